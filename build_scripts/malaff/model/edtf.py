"""EDTF (ISO 8601-2) dates as Malaff uses them: what is valid, and the earliest and latest day a value can mean."""

from __future__ import annotations

import calendar
import datetime
import re

from malaff.model.records import Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE = re.compile(r"(?P<year>\d{4}|\d{3}X)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?(?P<mark>[~?%])?")

Bounds = tuple[datetime.date | None, datetime.date | None]


def bounds(value: str) -> Bounds:
    """The earliest and the latest day of an EDTF value; None on a side where an interval is open.

    Raises ValueError where the value is none of: a day, month, year or decade (`199X`), each also with `~`, `?` or `%`,
    or an interval of two of them with `..` for an open side.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _one(value)
    if first == last == "..":
        raise ValueError(value)
    start = None if first == ".." else _one(first)[0]
    end = None if last == ".." else _one(last)[1]
    if start and end and start > end:
        raise ValueError(value)
    return start, end


def _one(value: str) -> tuple[datetime.date, datetime.date]:
    match = ONE.fullmatch(value)
    if not match:
        raise ValueError(value)
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        if month:
            raise ValueError(value)
        return datetime.date(int(year[:3] + "0"), 1, 1), datetime.date(int(year[:3] + "9"), 12, 31)
    number = int(year)
    if not month:
        return datetime.date(number, 1, 1), datetime.date(number, 12, 31)
    last = calendar.monthrange(number, int(month))[1]
    if not day:
        return datetime.date(number, int(month), 1), datetime.date(number, int(month), last)
    exact = datetime.date(number, int(month), int(day))
    return exact, exact


def is_valid(value: str) -> bool:
    """Whether `bounds` reads the value."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def sort_key(value: str | None) -> tuple[str, str]:
    """A key that sorts by the earliest day, then the latest; unknown dates come last, open starts by their end."""
    if not value:
        return ("9999", "9999")
    start, end = bounds(value)
    return (str(start or end), str(end or "9999"))


def dated(value: str | None) -> str | None:
    """The value where it dates a text: None for an interval, which only bounds the day (`2014-07/..`), and for no value.

    What sorts, groups or counts texts by date takes this, so that the earliest day that is possible is never shown as the day.
    """
    return None if not value or "/" in value else value


def is_exact(value: str | None) -> bool:
    """Whether the value is one day and no approximation."""
    return bool(value and re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def weekday(value: str | None) -> Weekday | None:
    """The weekday of a value that is one day."""
    return WEEKDAYS[datetime.date.fromisoformat(value).weekday()] if value and is_exact(value) else None
