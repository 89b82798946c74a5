"""A text in folded spelling whose every place leads back to the author's own letters, fast enough for every paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from malaff.arabic.letters import CENSORED, INVISIBLE, MARKS, TATWEEL, fold

# Letters that stand for one another, each folded as `arabic.fold` folds it; a letter a piece, so that places do not move.
_COMMON = tuple((letter, fold(letter)) for letter in "أإآىةئؤ\xa0")
_SELDOM = tuple((letter, fold(letter)) for letter in "ٱیېکگڤپچژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬")
_HAS_SELDOM = re.compile("[" + "".join(letter for letter, _ in _SELDOM) + "]")
_LOST = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}]+")


@dataclass(frozen=True, slots=True)
class Flat:
    """A folded text (`text`) and the places at which letters of the original (`source`) were left out."""

    source: str
    text: str
    places: tuple[int, ...] = ()  # place in `text` from which on a shift holds
    shifts: tuple[int, ...] = ()  # how many letters of the source were left out before it

    def place(self, at: int) -> int:
        """The place in the source of the letter at `at` of the folded text."""
        if not self.places:
            return at
        number = bisect_right(self.places, at)
        return at + (self.shifts[number - 1] if number else 0)

    def folded(self, place: int) -> int:
        """The place in the folded text of a place in the source (of the next letter where that one was left out)."""
        if not self.places:
            return place
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.place(middle) < place else (low, middle)
        return low

    def cut(self, start: int, end: int) -> str:
        """The author's own letters of a stretch of the folded text, vowel signs of its last letter included."""
        return self.source[self.place(start) : self.end_place(end)]

    def end_place(self, end: int) -> int:
        """The place in the source after the last letter of a stretch, with the signs that belong to it."""
        last = self.place(end - 1) + 1 if end else 0
        tail = _LOST.match(self.source, last)
        return tail.end() if tail else last


@lru_cache(maxsize=256)  # dates, quotes and topics each read the same paragraphs
def flatten(text: str) -> Flat:
    """The text folded as `arabic.fold` does (letters of more than one piece excepted), with the way back."""
    places: list[int] = []
    shifts: list[int] = []
    folded = text
    if _LOST.search(text):
        gaps = sorted({place for pattern in (CENSORED, _LOST) for match in pattern.finditer(text) for place in range(*match.span())})
        pieces, at = [], 0
        for number, gap in enumerate(gaps):
            pieces.append(text[at:gap])
            at = gap + 1
            place = gap - number
            if places and places[-1] == place:
                shifts[-1] = number + 1
            else:
                places.append(place)
                shifts.append(number + 1)
        folded = "".join([*pieces, text[at:]])
    for letter, same in _COMMON + _SELDOM if _HAS_SELDOM.search(folded) else _COMMON:
        folded = folded.replace(letter, same)
    small = folded.lower()
    folded = small if len(small) == len(folded) else folded
    return Flat(text, folded, tuple(places), tuple(shifts))
