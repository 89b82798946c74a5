"""Whether the clause around an expression of time looks back or ahead, by the nearest word that tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from malaff.text.dates_words import Token

Lean = Literal["back", "ahead"] | None
REACH = 25  # words: a longer way back leaves the clause of most press sentences
ENDS = frozenset(".؟!؛?")


def find_lean(tokens: Sequence[Token], at: int, after: int, lists: Mapping[str, frozenset[str]]) -> Lean:
    """The lean of the clause in which tokens `at` to `after` stand: the nearest telling word before, then two after."""
    for token in _around(tokens, at, after):
        lean = _word_lean(token, lists)
        if lean:
            return lean
    return None


def _around(tokens: Sequence[Token], at: int, after: int) -> list[Token]:
    near = []
    for place in range(at - 1, max(-1, at - REACH), -1):
        if tokens[place].text in ENDS:
            break
        near.append(tokens[place])
    return near + list(tokens[after : after + 2])


def _word_lean(token: Token, lists: Mapping[str, frozenset[str]]) -> Lean:
    word = token.text
    if token.kind != "word" or len(word) < 2:
        return None
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    for form in (word, bare):
        if form in lists["ahead"]:
            return "ahead"
        if form in lists["back"]:
            return "back"
    # the prefix of the future before the imperfect: `سيعقد`, `ستزور`, `سنواصل`
    if bare[0] == "س" and len(bare) > 3 and bare[1] in "يتن" and bare not in lists["not_future"]:
        return "ahead"
    return None


def is_unsafe(tokens: Sequence[Token], at: int, after: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the date may be an aim or a term, so that it does not prove that the text came later."""
    for distance, token in enumerate(reversed(tokens[max(0, at - 8) : at])):
        if {token.text, token.bare, token.text.removeprefix("ال")} & lists["unsafe"]:
            return True
        if distance < 2 and token.text in lists["terms"]:
            return True
    return False
