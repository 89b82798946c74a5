"""A text as a row of records of its words and signs, made once for all its readers, with the way back to its letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from malaff.arabic.letters import fold
from malaff.model.records import CleanText
from malaff.reading.words.kept import Kept
from malaff.reading.words.tokens import BREAK, TOKEN, fold_word, letters_to_cut
from malaff.reading.words.word import WORDS, Word

TITLE = -1  # the segment number of the title; paragraphs count from 0


class Row(NamedTuple):
    """The records of a piece of text; `ragged` where a token of marks alone, which folds to nothing, is left out."""

    records: tuple[Word, ...]
    ragged: bool


def _read_spelling(written: str) -> Word | None:
    folded = fold(written)
    return WORDS[folded] if folded else None


SPELLINGS: Kept[str, Word | None] = Kept(_read_spelling)  # the record of each word as authors write it


@lru_cache(maxsize=256)  # names and topics read the same paragraphs
def read_row(text: str) -> Row:
    """The words and signs of a paragraph or a title."""
    found = [SPELLINGS[written] for written in TOKEN.findall(text)]
    records = tuple([record for record in found if record is not None])
    return Row(records, len(records) < len(found))


@dataclass(slots=True)
class Tokens:
    """The words and signs of an article in one row, folded, with the paragraph each stands in.

    Offsets are worked out for a paragraph when the first of its tokens is asked for: most of a text holds no name.
    """

    words: list[str] = field(default_factory=list)
    records: list[Word] = field(default_factory=list)  # of the words, one by one
    segments: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    ragged: set[int] = field(default_factory=set)  # paragraphs with a token of marks alone, which folds to nothing
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of a token in its paragraph's text."""
        segment = self.segments[at]
        spans = self.spans.get(segment)
        if spans is None:
            text = self.texts[segment]
            matches = TOKEN.finditer(text)
            if segment in self.ragged:
                matches = (match for match in matches if fold_word(match[0]))
            spans = [match.span() for match in matches]
            spans.append((len(text), len(text)))
            self.spans[segment] = spans
        return spans[at - self.firsts[segment]]

    def surface(self, first: int, last: int, cut: int = 0) -> str:
        """The author's spelling of the tokens `first` to `last` (inclusive), `cut` folded letters of the first left out."""
        text = self.texts[self.segments[first]]
        start, end = self.span(first)
        return text[start + (letters_to_cut(text[start:end], cut) if cut else 0) : self.span(last)[1]]


def read_tokens(clean: CleanText) -> Tokens:
    """The tokens of a cleaned text, title first, with a BREAK after each segment."""
    tokens = Tokens()
    title = clean.title if clean.title_from != "lead" else ""  # a derived title repeats the body
    segments: Iterable[tuple[int, str]] = [(TITLE, title), *enumerate(p.text for p in clean.paragraphs)]
    for number, text in segments:
        row = read_row(text)
        tokens.texts[number] = text
        tokens.firsts[number] = len(tokens.records)
        if row.ragged:
            tokens.ragged.add(number)
        tokens.records += row.records
        tokens.records.append(WORDS[BREAK])
        tokens.segments += [number] * (len(row.records) + 1)
    tokens.words = [record.form for record in tokens.records]
    return tokens
