"""A paragraph as words, numbers and marks with their senses, runs of words that mean one thing joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from malaff.reading.dates.tables import Phrase, Senses, Tables, load_tables

# Dates in digits. Slashes may stand between spaces (`١ / ١٢ / ٢٠٢٠`); a longer number never holds one.
_NUMERIC = (
    r"(?<![\d./-])(?:"
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?"
    r"|\d{4} ?(?P<s1>[-/.]) ?\d{1,2} ?(?P=s1) ?\d{1,2}"
    r"|\d{1,2} ?(?P<s2>[-/.]) ?\d{1,2} ?(?P=s2) ?\d{4}"
    r"|\d{1,2}/\d{1,2}(?:/\d\d)?"
    r")(?![\d]|[./-]\d)"
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
TOKEN = re.compile(rf"(?P<word>[^\W\d_]+)|(?P<date>{_NUMERIC})|(?P<clock>{_CLOCK})|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[^\w\s])")
PROCLITICS = "وفبلك"
BEFORE, AFTER = 36, 40  # room round a telling word for the rest of its expression and the words that make it none
NO_SENSES: Senses = {}
Readings = tuple[tuple[int, tuple[Phrase, ...], Senses], ...]  # letters of proclitics, runs that begin so, senses


@dataclass(slots=True)
class Token:
    """A word, number or mark at its place in the folded text; `cut` letters of it are proclitics."""

    kind: str
    text: str
    start: int
    end: int
    cut: int = 0
    senses: Senses | None = None

    def get(self, sense: str) -> Any:
        """The value of a sense, or None where the word has not that sense."""
        return self.senses.get(sense) if self.senses else None

    @property
    def bare(self) -> str:
        """The word without its proclitics."""
        return self.text[self.cut :]

    @property
    def number(self) -> int | None:
        """The whole number of at most four digits that the token is, or None."""
        return int(self.text) if self.kind == "number" and len(self.text) < 5 and self.text.isdigit() else None


def find_windows(text: str, tables: Tables) -> list[tuple[int, int]]:
    """The stretches of a folded text in which expressions of time can stand, with room round them."""
    windows: list[tuple[int, int]] = []
    length = len(text)
    for last, size in tables.telling.iter(text):
        if last + 1 < length and text[last + 1].isalpha() and not text[last].isdigit():
            continue  # the word goes on
        first = last - size
        if first >= 0 and text[first].isalpha() and not _is_proclitic(text, first):
            continue
        start, end = max(0, first - BEFORE), min(length, last + AFTER)
        if windows and windows[-1][1] >= start:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return [(_space(text, start), _space(text, end)) for start, end in windows]


def _is_proclitic(text: str, last: int) -> bool:
    """Whether the letters up to a place are one or two proclitics, or digits glued to the word (`14جويلية`)."""
    first = last if last == 0 or not text[last - 1].isalpha() else last - 1
    return (first == 0 or not text[first - 1].isalpha()) and all(letter in PROCLITICS for letter in text[first : last + 1])


def _space(text: str, at: int) -> int:
    """The nearest space at or before a place, so that no word is cut; the ends of the text stay."""
    return at if at in (0, len(text)) else max(0, text.rfind(" ", 0, at))


def split_words(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a folded text with their senses."""
    found = [Token(match.lastgroup or "", match[0], match.start(), match.end())
             for match in TOKEN.finditer(text, start, end)]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        known = _known(token.text) if token.kind == "word" else ()
        length = _give_senses(found, at, known) if known else 1
        if length > 1:
            token.end = found[at + length - 1].end
            token.text = text[token.start : token.end]
        tokens.append(token)
        at += length
    return tokens


def _give_senses(found: Sequence[Token], at: int, known: Readings) -> int:
    """Give the word at a place its senses; how many words it takes with it."""
    token = found[at]
    for cut, phrases, senses in known:
        for rest, run_senses in phrases:
            after = found[at + 1 : at + 1 + len(rest)]
            if len(after) == len(rest) and all(other.text == wanted for other, wanted in zip(after, rest, strict=True)):
                token.senses, token.cut = run_senses, cut
                return 1 + len(rest)
        if senses:
            token.senses, token.cut = senses, cut
            return 1
    return 1


@lru_cache(maxsize=1 << 15)
def _known(word: str) -> Readings:
    """What a word can be or begin, as it stands, then without its proclitics."""
    tables = load_tables()
    found = ((cut, tables.phrases.get(form, ()), tables.words.get(form, NO_SENSES)) for cut, form in _readings(word))
    return tuple(known for known in found if known[1] or known[2])


def _readings(word: str) -> list[tuple[int, str]]:
    """The word as it stands, then without one and two proclitics (`وللعام` → `للعام` → `العام`)."""
    readings = [(0, word)]
    rest, cut = word, 0
    for _ in range(2):
        if len(rest) < 4 or rest[0] not in PROCLITICS:
            break
        if rest.startswith("لل"):
            readings.append((cut, "ال" + rest[2:]))
            break
        rest, cut = rest[1:], cut + 1
        readings.append((cut, rest))
    return readings
