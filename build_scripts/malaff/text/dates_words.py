"""A paragraph as words, numbers and marks with their senses, runs of words that mean one thing joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from malaff.text.dates_tables import Senses, Tables

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
TOKEN = re.compile(rf"(?P<date>{_NUMERIC})|(?P<clock>{_CLOCK})|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])")
PROCLITICS = "وفبلك"


@dataclass(slots=True)
class Token:
    """A word, number or mark at its place in the folded text; `cut` letters of it are proclitics."""

    kind: str
    text: str
    start: int
    end: int
    cut: int = 0
    senses: Senses = field(default_factory=dict)

    def get(self, sense: str) -> Any:
        """The value of a sense, or None where the word has not that sense."""
        return self.senses.get(sense)

    @property
    def bare(self) -> str:
        """The word without its proclitics."""
        return self.text[self.cut :]

    @property
    def number(self) -> int | None:
        """The whole number of at most four digits that the token is, or None."""
        return int(self.text) if self.kind == "number" and len(self.text) < 5 and self.text.isdigit() else None


def split_words(text: str, tables: Tables) -> list[Token]:
    """The tokens of a folded text with their senses."""
    found = [Token(_kind(match), match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        length = _give_senses(found, at, tables) if token.kind == "word" else 1
        if length > 1:
            token.end = found[at + length - 1].end
            token.text = text[token.start : token.end]
        tokens.append(token)
        at += length
    return tokens


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""


def _give_senses(found: Sequence[Token], at: int, tables: Tables) -> int:
    """Give the word at a place its senses; how many words it takes with it."""
    token = found[at]
    for cut, word in _readings(token.text):
        for rest, senses in tables.phrases.get(word, ()):
            after = found[at + 1 : at + 1 + len(rest)]
            if len(after) == len(rest) and all(other.text == wanted for other, wanted in zip(after, rest, strict=True)):
                token.senses, token.cut = senses, cut
                return 1 + len(rest)
        if found_senses := tables.words.get(word):
            token.senses, token.cut = found_senses, cut
            return 1
    return 1


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
