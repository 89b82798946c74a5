"""A paragraph as words, numbers and marks with their senses, runs of words that mean one thing joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from malaff.text.dates_tables import Phrase, Senses, Tables, load_tables

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
WORD = re.compile(r"\w+")
GLUED = re.compile(r"\d[^\W\d_]")  # `14جويلية`, `1436هـ`
PROCLITICS = "وفبلك"
BEFORE, AFTER = 50, 60  # room round a telling word for the rest of its expression and the words that make it none
NO_SENSES: Senses = {}


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
    if tables.telling.isdisjoint(WORD.findall(text)) and not GLUED.search(text):
        return []
    windows: list[tuple[int, int]] = []
    for match in WORD.finditer(text):
        if match[0] in tables.telling or (match[0][0].isdigit() and not match[0].isdigit()):
            start, end = max(0, match.start() - BEFORE), min(len(text), match.end() + AFTER)
            if windows and windows[-1][1] >= start:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
    return [(_space(text, start), _space(text, end)) for start, end in windows]


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
        length = _give_senses(found, at) if token.kind == "word" else 1
        if length > 1:
            token.end = found[at + length - 1].end
            token.text = text[token.start : token.end]
        tokens.append(token)
        at += length
    return tokens


def _give_senses(found: Sequence[Token], at: int) -> int:
    """Give the word at a place its senses; how many words it takes with it."""
    token = found[at]
    for cut, phrases, senses in _known(token.text):
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
def _known(word: str) -> tuple[tuple[int, tuple[Phrase, ...], Senses], ...]:
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
