"""Words as the search compares them: the folded words of a text, and skeletons that transliterations of a name share."""

from __future__ import annotations

import re
from functools import lru_cache

from malaff.arabic.letters import LETTER, fold

# A number with its thousands apart, a decimal number, a number, or a run of Arabic or of other letters (`وS-400`: three words).
WORD = re.compile(rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+\.[0-9]+(?![.0-9])|[0-9]+|[{LETTER}]+|[^\W\d_{LETTER}]+")
# Names whose first part some write apart; `أبواب` and `أبوه` are no such names.
JOINED = re.compile(r"([وفبكل]?(?:عبد(?=ال..)|ابو(?=[^ا]..)))([^\W\d_]+)")
# Letters between which transliterations of one foreign sound waver: g (`شويغو`, `شويجو`), t, and Spanish or English th.
SOUNDS = str.maketrans("جغطثز", "ققتسس")
VOWELS = re.compile("[اويءه]")
TWICE = re.compile(r"(.)\1+")
SHORTEST_SOUND = 4  # letters of a name from which on a second spelling is sought
# Different pieces between spaces that are kept read: those of some ten thousand articles.
PIECES = 400_000
# Consonants from which on a name is known by them alone; three in a long name. Shorter ones are names of their own: حسن, حسين.
MANY_BONES, LONG_NAME = 4, 6


def search_words(text: str) -> list[str]:
    """The words of a text in order, folded; thousands written together."""
    return [word for piece in text.split() for word in _piece_words(piece)]


@lru_cache(maxsize=PIECES)
def _piece_words(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces; none of them reaches over a space, so each piece is read once."""
    folded = fold(piece).lower()
    words = WORD.findall(folded)
    if "," in folded:
        words = [word.replace(",", "") for word in words]
    if "عبدال" in folded or "ابو" in folded:
        words = [part for word in words for part in _apart(word)]
    return tuple(words)


def _apart(word: str) -> tuple[str, ...]:
    """A name that is written in one word or in two (`عبدالله`, `أبوظبي`), in two."""
    match = JOINED.fullmatch(word)
    return match.groups() if match else (word,)


def skeletons(word: str) -> tuple[str, ...]:
    """What spellings of one foreign name share: its sounds (`~`), and its consonants alone (`~~`), where long enough."""
    if len(word) < SHORTEST_SOUND:
        return ()
    sounds = word.translate(SOUNDS)
    bones = TWICE.sub(r"\1", VOWELS.sub("", sounds))
    enough = len(bones) >= MANY_BONES or (len(bones) == MANY_BONES - 1 and len(word) >= LONG_NAME)
    return ("~" + sounds, "~~" + bones) if enough else ("~" + sounds,)
