"""Whether the clause around an expression of time looks back or ahead, by the nearest word that tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Lean = Literal["back", "ahead", "unsure"] | None
REACH = 170  # characters, about 25 words: a longer way back leaves the clause of most press sentences
CLOSE = 6  # words between a verb in the future and the date it speaks of
NEAR = 8  # words between an aim and its date
ENDS = re.compile(r"[.؟!؛?](?!\d)")
WORD = re.compile(r"[^\W\d_]+")
Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How the words round an expression stand to it in time."""

    lean: Lean = None
    unsafe: bool = False  # it may be an aim or a term: it does not prove that the text came later
    planned: bool = False  # a verb in the future stands right before: it had not come when the text was written


def find_bearing(text: str, start: int, end: int, lists: Lists) -> Bearing:
    """The bearing of the clause in which a stretch of a folded text stands."""
    before = text[max(0, start - REACH) : start]
    ends = [match.end() for match in ENDS.finditer(before)]
    words = WORD.findall(before[ends[-1] if ends else 0 :])[::-1]
    after = WORD.findall(text[end : end + 30])[:2]
    lean = next((found for word in words + after if (found := _word_lean(word, lists))), None)
    return Bearing(lean=lean, unsafe=_is_unsafe(words, lists), planned=_is_planned(words, lists))


def _word_lean(word: str, lists: Lists) -> Lean:
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    joined = word[1:] if word[0] == "و" and len(word) > 3 else word  # `فيروس`, `فيصل`, `فيما` are no verbs after ف
    if word in lists["ahead"] or bare in lists["ahead"]:
        return "ahead"
    if word in lists["back"] or bare in lists["back"]:
        return "back"
    if _is_future(bare, lists):
        return "ahead"
    # a verb in the imperfect may tell what is, was or will be: `يجتمع`, `الذي يقوده`
    if len(joined) > 4 and joined.endswith("وا") and joined[0] not in "يت":
        return "back"  # `اتفقوا`: the perfect of the plural
    return "unsure" if joined[0] == "ي" and len(joined) > 3 and joined not in lists["not_imperfect"] else None


def _is_planned(words: Sequence[str], lists: Lists) -> bool:
    for word in words[:CLOSE]:
        if _word_lean(word, lists) == "back":
            return False
        bare = word.removeprefix("و")
        if _is_future(bare, lists) or bare in lists["planned"]:
            return True
    return False


def _is_future(word: str, lists: Lists) -> bool:
    """Whether a word has the prefix of the future before the imperfect: `سيعقد`, `ستزور`, `سنواصل`."""
    return len(word) > 3 and word[0] == "س" and word[1] in "يتن" and word not in lists["not_future"]


def _is_unsafe(words: Sequence[str], lists: Lists) -> bool:
    if any(word in lists["terms"] for word in words[:2]):
        return True
    return any({word, word[1:], word.removeprefix("ال"), word[1:].removeprefix("ال")} & lists["unsafe"] for word in words[:NEAR])
