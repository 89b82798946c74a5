"""A paragraph as words, those in quotation marks left out, with the mentions of names among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from malaff.arabic.flat import Flat
from malaff.arabic.letters import fold
from malaff.model.records import Mention

WORD = re.compile(r"[^\W_]+")
SENTENCE = re.compile(r"[.؟!?؛](?=\s)")
FAR = 600  # characters back beyond which no sentence's beginning is looked for


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in places of the folded paragraph."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as words, those in quotation marks left out, with its mentions."""

    number: int
    flat: Flat
    outside: str  # the folded text, long quotations blank
    words: tuple[re.Match[str], ...]
    places: tuple[Place, ...]

    def word(self, at: int) -> str:
        """The folded word at a place, empty outside the paragraph."""
        return self.words[at][0] if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it."""
        return self.flat.text[self.words[at - 1].end() : self.words[at].start()] if at else ""

    def mention(self, at: int) -> Place | None:
        """The mention that a word belongs to."""
        start = self.words[at].start()
        near = bisect_right(self.places, start, key=lambda place: place.start) - 1  # mentions stand in order, none in another
        return self.places[near] if near >= 0 and start < self.places[near].end else None

    def after(self, place: Place, at: int) -> int:
        """The first word after a mention, counted from one of its words."""
        while at < len(self.words) and self.words[at].start() < place.end:
            at += 1
        return at

    def sentence(self, at: int) -> int:
        """Where the sentence in which a place of the folded text lies begins."""
        ends = (m.end() for m in SENTENCE.finditer(self.outside, max(0, at - FAR), at))
        return max(ends, default=max(0, at - FAR))

    def is_addressed(self, at: int) -> bool:
        """Whether a word is a name with `ل` before it (`قال لفلان`): the one spoken to, not the one who speaks."""
        place, word = self.mention(at), self.word(at)
        return place is not None and word.startswith("ل") and not fold(place.mention.surface).startswith(word[:2])
