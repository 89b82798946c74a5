"""Shares of periods and seasons as EDTF intervals."""

from __future__ import annotations

import calendar
import datetime

from malaff.model import edtf

DAY = datetime.timedelta(days=1)
WEEK, TEN = 7, 10
PARTS = {"half": 2, "third": 3, "quarter": 4}
# The months with which seasons begin, as the press counts them (spring is March to May); winter lies in two years.
SEASONS = {1: 3, 2: 6, 3: 9, 4: 12}
WINTER = 4


def take_share(when: str, share: tuple[str, int]) -> str | None:
    """The share of a period as an interval; None where the period has no such share. Raises ValueError for no EDTF date."""
    kind, number = share
    first, last = edtf.bounds(when)
    if first is None or last is None:
        return None
    if kind == "season":
        return _season_of(first.year, number) if len(when) == 4 else None
    if kind == "week":
        return _days(first, last, WEEK, number)
    if kind == "days":
        return _days(first, last, TEN, number)
    return _part(first, last, PARTS[kind], number) if kind in PARTS else None


def _days(first: datetime.date, last: datetime.date, size: int, number: int) -> str | None:
    """The n-th run of so many days, the last one to the end; -1 is the last full run."""
    if number == -1:
        return f"{last - DAY * (size - 1)}/{last}"
    start = first + DAY * size * (number - 1)
    end = last if size == TEN and number == 3 else min(last, start + DAY * (size - 1))
    return f"{start}/{end}" if start <= last and (last - first).days < 32 else None


def _part(first: datetime.date, last: datetime.date, parts: int, number: int) -> str | None:
    """A half, third or quarter: of a Gregorian year in months, of a month (half or third) in days."""
    number = parts if number == -1 else number
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        months = 12 // parts
        return f"{first.year:04}-{months * (number - 1) + 1:02}/{first.year:04}-{months * number:02}"
    if (last - first).days > 31 or parts == 4:
        return None
    size = 30 // parts
    start = first + DAY * size * (number - 1)
    return f"{start}/{last if number == parts else start + DAY * (size - 1)}"


def _season_of(year: int, season: int) -> str:
    """The months of a season; a winter is left at its year, for it may have begun in the one before."""
    month = SEASONS[season]
    return f"{year:04}" if season == WINTER else f"{year:04}-{month:02}/{year:04}-{month + 2:02}"


def season_near(day: datetime.date, season: int, shift: int) -> str | None:
    """The season before a day (-1), after it (1), or round it (0); None where it is not that season."""
    spans = [_span(year, season) for year in (day.year - 2, day.year - 1, day.year, day.year + 1)]
    fitting = {-1: [s for s in spans if s[1] < day][-1:], 0: [s for s in spans if s[0] <= day <= s[1]],
               1: [s for s in spans if s[0] > day][:1]}[shift]
    return f"{fitting[0][0]:%Y-%m}/{fitting[0][1]:%Y-%m}" if fitting else None


def _span(year: int, season: int) -> tuple[datetime.date, datetime.date]:
    month = SEASONS[season]
    end_year, end_month = (year + 1, 2) if season == WINTER else (year, month + 2)
    return datetime.date(year, month, 1), datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
