"""The index of names is read down the right column, then down the left one, and a page has one pair of columns."""

from __future__ import annotations

import pytest

from malaff.apparatus.book import IndexEntry, Ref
from malaff.pdf.parts.chunks import COLUMN, cut_index


@pytest.mark.parametrize("names", [5, 40, 83, 84, 85, 97, 130, 181, 400])
def test_columns_hold_the_names_in_order(names: int) -> None:
    """However many names: all of them once, in order, and no pair of columns but the last of a run is short."""
    entries = tuple(IndexEntry(anchor=f"i{n}", name=f"اسم {n:03}", refs=(Ref(text="1", target="a"),)) for n in range(names))
    letters = tuple((chr(0x627 + at), entries[at * 7 : at * 7 + 7]) for at in range(-(-names // 7)))
    runs = list(cut_index(letters))
    rows = [row for pairs in runs for right, left in pairs for row in (*right, *left)]
    assert [entry.name for _, entry in rows if entry] == [entry.name for entry in entries]
    for pairs in runs:
        assert all(len(right) + len(left) > COLUMN for right, left in pairs[:-1])
        right, left = pairs[-1]
        assert len(right) >= len(left) - 3
