"""The Hijri calendar (Umm al-Qura) in Gregorian days."""

from __future__ import annotations

import datetime

# Years that the Umm al-Qura tables of hijridate cover (its documentation: 1343 to 1500 AH).
FIRST, LAST = 1343, 1500
# Months begin by sighting outside Saudi Arabia: a day's difference from the tables is no contradiction.
TOLERANCE = datetime.timedelta(days=1)

Days = tuple[datetime.date, datetime.date]


def hijri_days(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The first and last Gregorian day of a Hijri year, month or day; None where the tables have none."""
    from hijridate import Hijri  # its tables take a while to load and few texts need them

    if not FIRST <= year <= LAST - (month is None):
        return None
    try:
        first = Hijri(year, month or 1, day or 1)
        last = first if day else Hijri(year, month or 12, Hijri(year, month or 12, 1).month_length())
    except (ValueError, OverflowError):
        return None
    return _gregorian(first), _gregorian(last)


def _gregorian(day: object) -> datetime.date:
    found = day.to_gregorian()  # type: ignore[attr-defined]
    return datetime.date(found.year, found.month, found.day)


def hijri_year_of(day: datetime.date) -> int | None:
    """The Hijri year of a Gregorian day, or None outside the tables."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def month_in_gregorian_year(month: int, year: int) -> Days | None:
    """The Hijri month that begins in a Gregorian year; None where two do or none does."""
    middle = hijri_year_of(datetime.date(year, 7, 1)) if 1925 <= year <= 2076 else None
    if middle is None:
        return None
    spans = [hijri_days(number, month) for number in (middle - 1, middle, middle + 1)]
    found = [span for span in spans if span and span[0].year == year]
    return found[0] if len(found) == 1 else None
