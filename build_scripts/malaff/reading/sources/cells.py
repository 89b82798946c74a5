"""Dates as spreadsheets write them: ISO, day or month first, serial numbers of days, words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from malaff.model import edtf
from malaff.reading.sources.days import DIGITS, YEARS, read_days

# Day 1 of a spreadsheet is 1 January 1900, and it believes in a 29 February 1900: days count from this one.
ZERO = datetime.date(1899, 12, 30)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
TWO_WAYS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})")
TIME = re.compile(r"[T ]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|[+-]\d\d:?\d\d))?$")


def read_dates(cells: Sequence[str]) -> list[str | None]:
    """The EDTF value of each cell of a column, None where it holds no date.

    Digits that can be read both ways are day first, unless another cell of the column can only be month first.
    """
    plain = [TIME.sub("", cell.translate(DIGITS).strip()) for cell in cells]
    ways = [match for cell in plain if (match := TWO_WAYS.fullmatch(cell))]
    month_first = any(int(m[3]) > 12 for m in ways) and not any(int(m[1]) > 12 for m in ways)
    return [_read(cell, month_first=month_first) for cell in plain]


def _read(cell: str, *, month_first: bool) -> str | None:
    if not cell:
        return None
    if edtf.is_valid(cell) and (len(cell) != 4 or int(cell[:3] + cell[3:].replace("X", "0")) in YEARS):
        return cell
    if serial := SERIAL.fullmatch(cell):
        return str(ZERO + datetime.timedelta(days=int(serial[1])))
    days = read_days(cell)
    both = TWO_WAYS.fullmatch(cell)
    return None if not days else days[-1] if month_first and both else days[0]
