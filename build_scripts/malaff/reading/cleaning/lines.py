"""The lines of a raw text with what their letters show: length, ending, shape; no rule of the press yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from malaff.arabic.letters import NOT_LETTERS, fold
from malaff.model.records import Repair
from malaff.reading.cleaning.repairs import BREAK, mend_line

# A sentence ends with a full stop, also before a closing mark or bracket; a question or exclamation may be a headline's.
FULL_STOP = re.compile("[.۔][\"”»’'″)\\]]*$")
ANY_END = re.compile("[.۔!؟?…:؛;،,][\"”»’'″)\\]]*$")
LONG = 24  # words that no headline has: the longest of 400 measured had 23
SENTENCE = 9  # words from which a line with a full stop is prose, not a caption or a note


@dataclass(kw_only=True)
class TextLine:
    """A line (or, where a line holds paragraph marks, a part of one), mended, without outer spaces."""

    number: int
    text: str

    @cached_property
    def folded(self) -> str:
        """The line in the spelling that all its spellings share."""
        return fold(self.text)

    @cached_property
    def letters(self) -> str:
        """The letters alone, folded: what two punctuations or splits of a line share."""
        return NOT_LETTERS.sub("", self.folded)

    @cached_property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())

    @cached_property
    def stops(self) -> bool:
        """Whether the line ends as a sentence does."""
        return FULL_STOP.search(self.text[-5:]) is not None

    @cached_property
    def ends(self) -> bool:
        """Whether the line ends with any mark of a sentence or clause."""
        return ANY_END.search(self.text[-5:]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether the line is surely running text: too long for a headline, or a whole sentence."""
        return self.words >= LONG or (self.words >= SENTENCE and self.stops)


def read_lines(text: str) -> tuple[list[TextLine], list[Repair]]:
    """The lines of a text that hold anything, mended, and what was mended. Numbers count as str.splitlines does."""
    raw = text.splitlines()
    known = _KnownWords(raw)
    lines, repairs = [], []
    for number, line in enumerate(raw, 1):
        if not line or line.isspace():
            continue
        mended, mends = mend_line(number, line, known)
        repairs += mends
        lines += [TextLine(number=number, text=part) for part in map(str.strip, mended.split(BREAK)) if part]
    return lines, repairs


class _KnownWords:
    """Whether a word stands in the text by itself; the words are counted only where that is asked."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def __call__(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(w.removeprefix("ال") for line in self._lines for w in re.findall(r"\w+", line))
        return word.removeprefix("ال") in self._words
