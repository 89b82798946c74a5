"""Cut the long lists of the book into runs of rows, each laid out and kept for itself, so that one change touches one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from malaff.apparatus.book import IndexEntry, Ref, SpeakerRows

Item = TypeVar("Item")
Row = tuple[str, IndexEntry | None]
Columns = list[tuple[list[Row], list[Row]]]
Quoted = tuple[SpeakerRows, Sequence[tuple[str, Ref]]]

CHAPTERS, PLACES, SOURCES = 250, 90, 90  # rows of a run: a part holds some six thousand digits to fill in (pdf_fonts.LATE_LAST)
QUOTES = 200  # quotes of a run: about thirty pages
FIRST, COLUMN = 42, 48  # lines in one column of the index, on its first page and on others, less than a page holds
LETTER = 1.6  # lines that a letter takes
WIDE = 45  # characters in a line of that column
PAGES = 2  # of the index in a run: some five thousand digits to fill in
MOST_PAGES = 25  # page numbers after a name in the index; who stands on more pages is everywhere


def cut(rows: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """Rows in runs of at most `most`."""
    for at in range(0, len(rows), most):
        yield rows[at:at + most]


def cut_quotes(speakers: Iterable[SpeakerRows]) -> Iterator[list[Quoted]]:
    """Speakers with their quotes in runs; a speaker of many quotes goes on in the next run."""
    run: list[Quoted] = []
    room = QUOTES
    for speaker in speakers:
        left = speaker.quotes
        while left:
            run.append((speaker, left[:room]))
            room, left = room - len(left[:room]), left[room:]
            if room == 0:
                yield run
                run, room = [], QUOTES
    if run:
        yield run


def cut_index(letters: Iterable[tuple[str, tuple[IndexEntry, ...]]]) -> Iterator[Columns]:
    """The index in runs of full pages, each page as a pair of columns; only its very last page may be short."""
    rows = [row for letter, entries in letters for row in ((letter, None), *(("", entry) for entry in entries))]
    yield from map(list, cut(_pairs(rows), PAGES))


def _pairs(rows: list[Row]) -> Columns:
    """Rows cut into pages of two columns, the last page balanced; the first page of the index has a heading."""
    pairs: Columns = []
    at = 0
    while at < len(rows):
        most = COLUMN if pairs else FIRST
        rest = sum(map(_lines, rows[at:]))
        height = min(most, rest / 2 + 1)
        right, at = _fill(rows, at, height)
        left, at = (rows[at:], len(rows)) if rest <= 2 * most - LETTER else _fill(rows, at, most)
        pairs.append((right, left))
    return pairs


def _fill(rows: list[Row], at: int, height: float) -> tuple[list[Row], int]:
    """As many rows as fit a height, at least one, no letter alone at the foot; and where the rest begins."""
    taken: list[Row] = []
    used = 0.0
    while at < len(rows) and (not taken or used + _lines(rows[at]) <= height):
        used += _lines(rows[at])
        taken.append(rows[at])
        at += 1
    if len(taken) > 1 and taken[-1][0] and at < len(rows):
        taken.pop()
        at -= 1
    return taken, at


def _lines(row: Row) -> float:
    """The height of a row in lines: a letter stands apart."""
    _, entry = row
    if entry is None:
        return LETTER
    return float(1 + (len(entry.name) + 5 * min(len(entry.refs), MOST_PAGES)) // WIDE)
