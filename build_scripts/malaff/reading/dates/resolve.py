"""From what an expression of time says to an EDTF value, with the day of publication where the words need it."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

from malaff.model import edtf
from malaff.model.edtf import Bounds
from malaff.reading.dates import hijri as dates_hijri
from malaff.reading.dates.expression import Expression
from malaff.reading.dates.lean import Lean
from malaff.reading.dates.slices import season_near, take_share
from malaff.reading.dates.tables import HIJRI

# Design section 3: parts of a month are its days 05, 15, 25, approximate; parts of a year its months 01, 06, 12.
MONTH_PARTS = {"start": "05~", "middle": "15~", "end": "25~"}
YEAR_PARTS = {"start": "01", "middle": "06", "end": "12"}
DAY = datetime.timedelta(days=1)
# A day and month without a year mean the year of publication, unless that is so far ahead that the press means the last one.
DOUBTFUL_YEARS = range(1270, 1451)  # without a mark, `عام 1437` may be of either calendar; few papers tell of the Middle Ages
NEAR, FAR = 183, 240
# So close to the day of publication, a clause that looks the other way makes the year doubtful.
DOUBTFUL = 120


class Value(NamedTuple):
    """An EDTF value or None, and what contradicts what: `weekday`, `calendar`, `month`, `published`, or empty."""

    when: str | None
    conflict: str = ""


NOTHING = Value(None)


def resolve(said: Expression, known: Bounds | None, lean: Lean = None) -> Value:
    """The value of an expression. `known`: the first and last day on which the text can have been published."""
    if said.clock or said.vague:
        return NOTHING
    if said.clash and said.day is not None:
        return Value(None, "month")
    first = _one(said, known, lean)
    if said.share and said.unit != "season" and first.when:
        return Value(take_share(first.when, said.share))
    if said.until is None or first.when is None:
        return first
    last = _last(said, first.when, known, lean)
    if last.when is None or last.when[:10] < first.when[:10]:
        return Value(None, last.conflict)
    return Value(f"{first.when.split('/')[0]}/{last.when.split('/')[-1]}")


def _last(said: Expression, first: str, known: Bounds | None, lean: Lean) -> Value:
    """The last day of a span; a weekday is the next one after the first."""
    last = said.until
    assert last is not None
    if last.weekday is not None and last.day is None:
        day = datetime.date.fromisoformat(first)
        return Value(str(day + DAY * ((last.weekday - day.weekday()) % 7)))
    return _one(last, known, lean)


def _one(said: Expression, known: Bounds | None, lean: Lean) -> Value:
    """The value of an expression without the end of its span."""
    if said.decade:
        return Value(f"{(said.year or 0) // 10}X")
    if said.calendar == HIJRI:
        return _hijri(said, known, lean)
    exact = known[0] if known and known[0] is not None and known[0] == known[1] else None
    if said.anniversary:
        return Value(f"{said.year:04}-{exact:%m-%d}" if exact else f"{said.year:04}")
    if said.month is None and said.year in DOUBTFUL_YEARS:
        return NOTHING
    if said.year is not None:
        return _checked(said, _written(said.year, said.month, said.day, said.part))
    if said.unit:
        return _period(said, known, exact)
    if said.offset is not None:
        return _checked(said, str(exact + DAY * said.offset)) if exact else NOTHING
    if exact is None:
        return NOTHING
    if said.month is not None:
        return _yearless(said, exact, lean)
    return _weekday(said, exact, lean)


def _written(year: int, month: int | None, day: int | None, part: str | None) -> str | None:
    """A date as its parts say it; None where there is no such day."""
    if month is None:
        return f"{year:04}-{YEAR_PARTS[part]}" if part else f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}-{MONTH_PARTS[part]}" if part else f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= calendar.monthrange(year, month)[1] else None


def _checked(said: Expression, when: str | None) -> Value:
    """The value, if its weekday, day and month are those that the words name."""
    if when is None:
        return NOTHING
    if len(when) != 10:
        return Value(when)
    day = datetime.date.fromisoformat(when)
    if said.weekday is not None and day.weekday() != said.weekday:
        other = _swapped(said)
        return Value(other) if other else Value(None, "weekday")
    if (said.month is not None and day.month != said.month) or (said.day is not None and day.day != said.day):
        return Value(None, "published")
    return Value(when)


def _swapped(said: Expression) -> str | None:
    """Day and month of a date in digits the other way round, where the weekday proves it."""
    if not said.swappable or said.day is None or said.month is None or said.year is None or said.day > 12:
        return None
    day = datetime.date(said.year, said.day, said.month) if said.month <= calendar.monthrange(said.year, said.day)[1] else None
    return str(day) if day and day.weekday() == said.weekday else None


# ---------------------------------------------------------------- from the day of publication


def _period(said: Expression, known: Bounds | None, exact: datetime.date | None) -> Value:
    """Years, months and days told from the day of publication (`العام الماضي`, `15 من الشهر الجاري`, `قبل عامين`)."""
    start, end = known or (None, None)
    if said.unit == "season" and said.share and said.shift is not None:
        return Value(season_near(exact, said.share[1], said.shift) if exact else None)
    if said.shift is None or start is None or end is None:
        return NOTHING
    if said.tail == "ago":
        return _ago(said, exact)
    if said.unit == "year" and start.year == end.year:
        return Value(_written(start.year + said.shift, said.month, said.day, said.part))
    if said.unit == "month" and (start.year, start.month) == (end.year, end.month):
        months = start.year * 12 + start.month - 1 + said.shift
        return _checked(said, _written(months // 12, months % 12 + 1, said.day, said.part))
    return NOTHING


def _ago(said: Expression, exact: datetime.date | None) -> Value:
    """`قبل يومين` is a day; weeks, months and years ago are told roughly."""
    if exact is None or said.shift is None:
        return NOTHING
    if said.unit in ("day", "week"):
        day = exact + DAY * said.shift * (7 if said.unit == "week" else 1)
        return Value(f"{day}~" if said.unit == "week" else str(day))
    if said.unit == "month":
        months = exact.year * 12 + exact.month - 1 + said.shift
        return Value(f"{months // 12:04}-{months % 12 + 1:02}~")
    return Value(f"{exact.year + said.shift:04}~") if said.unit == "year" and exact.year + said.shift > 0 else NOTHING


def _yearless(said: Expression, exact: datetime.date, lean: Lean) -> Value:
    """A day and month, or a month, without its year: `15 يناير الماضي`, `11 مارس`, `منذ أغسطس`."""
    assert said.month is not None
    years = [exact.year + step for step in (-1, 0, 1)]
    dates = [(when, _start(when)) for when in (_written(year, said.month, said.day, said.part) for year in years) if when]
    if said.weekday is not None and said.day is not None:
        dates = [(when, day) for when, day in dates if day.weekday() == said.weekday]
        if not dates:
            return Value(None, "weekday")
        return Value(dates[0][0]) if len(dates) == 1 else NOTHING
    if said.tail == "other":
        return NOTHING
    today = exact if said.day is not None else exact.replace(day=1)
    if said.tail == "current":
        this = [when for when, day in dates if (day.year, day.month) == (exact.year, exact.month)]
        return Value(this[0]) if this else Value(None, "published")
    if said.tail == "before_last":
        return NOTHING
    if said.tail == "past":
        past = [when for when, day in dates if day < today or (day == today and said.day is not None)]
        return Value(past[-1]) if past else NOTHING
    if said.tail == "next":
        return Value(next((when for when, day in dates if day > today), None))
    return _usual_year({day.year: (when, day) for when, day in dates}, today, lean)


def _start(when: str) -> datetime.date:
    """The day that a value is compared by: itself, or the first of its month."""
    return datetime.date.fromisoformat(when if edtf.is_exact(when) else f"{when[:7]}-01")


def _usual_year(dates: dict[int, tuple[str, datetime.date]], today: datetime.date, lean: Lean) -> Value:
    """The year that the press leaves out: the one of publication, unless the clause or the distance says otherwise."""
    if today.year not in dates:
        return NOTHING
    ahead = (dates[today.year][1] - today).days
    step = 0
    if ahead < 0 and lean == "ahead":
        if -ahead < DOUBTFUL:
            return NOTHING
        step = 1
    elif ahead > 0 and lean == "back":
        if ahead < DOUBTFUL:
            return NOTHING
        step = -1
    elif ahead > NEAR and lean != "ahead":
        if ahead < FAR:
            return NOTHING
        step = -1
    return Value(dates[today.year + step][0]) if today.year + step in dates else NOTHING


def _weekday(said: Expression, exact: datetime.date, lean: Lean) -> Value:
    """A bare weekday: the latest such day up to that of publication, the next where the clause looks ahead."""
    if said.weekday is None or said.tail == "other" or (lean == "unsure" and said.tail is None):
        return NOTHING
    back, ahead = (exact.weekday() - said.weekday) % 7, (said.weekday - exact.weekday()) % 7
    if said.tail in ("past", "before_last"):
        return Value(str(exact - DAY * ((back or 7) + 7 * (said.tail == "before_last"))))
    if said.tail == "next":
        return Value(str(exact + DAY * (ahead or 7)))
    if said.tail == "current" or (lean == "ahead" and not ahead):
        return NOTHING
    return Value(str(exact + DAY * ahead if lean == "ahead" else exact - DAY * back))


# ---------------------------------------------------------------- the Hijri calendar


def _hijri(said: Expression, known: Bounds | None, lean: Lean) -> Value:
    """A Hijri date in Gregorian days, checked with the Gregorian date beside it."""
    days = _hijri_span(said, known, lean)
    twin = said.twin
    if twin is None or twin.year is None:
        when = None if days is None else str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"
        if when and said.part and said.day is None:
            return Value(f"{when}~")
        return _checked_hijri(said, when)
    written = _checked(Expression(start=0, at=0, weekday=said.weekday), _written(twin.year, twin.month, twin.day, None))
    if written.when is None or days is None or said.year is None:
        return written
    apart = abs(datetime.date.fromisoformat(written.when) - days[0])
    return written if apart <= dates_hijri.TOLERANCE else Value(None, "calendar")


def _checked_hijri(said: Expression, when: str | None) -> Value:
    """A Hijri day whose weekday is a day off was sighted a day apart: the weekday decides."""
    if when is None or said.weekday is None or len(when) != 10:
        return Value(when)
    day = datetime.date.fromisoformat(when)
    for step in (0, 1, -1):
        if (day + DAY * step).weekday() == said.weekday:
            return Value(str(day + DAY * step))
    return Value(None, "weekday")


def _hijri_span(said: Expression, known: Bounds | None, lean: Lean) -> dates_hijri.Days | None:
    """The Gregorian days of what a Hijri expression names."""
    if said.part and said.month is None:
        return None
    if said.year is not None and said.year > 1600:  # `رمضان 2020`: a Hijri month in a Gregorian year
        month = dates_hijri.month_in_gregorian_year(said.month, said.year) if said.month else None
        return month if said.day is None or month is None else (month[0] + DAY * (said.day - 1),) * 2
    year = said.year
    if year is None and known and known[0] and known[0] == known[1] and said.month is not None:
        year = _hijri_year(said, known[0], lean)
    if year is None:
        return None
    days = dates_hijri.hijri_days(year, said.month, said.day)
    if days and said.part and said.day is None:
        middle = {"start": 4, "middle": 14, "end": 24}[said.part]
        return (days[0] + DAY * middle,) * 2
    return days


def _hijri_year(said: Expression, exact: datetime.date, lean: Lean) -> int | None:
    """The Hijri year that a day or month without one means, by the day of publication; None where the clause looks the other way."""
    this = dates_hijri.hijri_year_of(exact)
    if this is None or said.month is None:
        return None
    spans = {year: dates_hijri.hijri_days(year, said.month, said.day) for year in (this - 1, this, this + 1)}
    if said.tail == "current":
        running = (year for year, span in spans.items() if span and span[0] <= exact + DAY and exact - DAY <= span[1])
        return this if said.day else next(running, None)
    if said.tail == "before_last":
        return None
    if said.tail == "past":
        return max((year for year, span in spans.items() if span and span[1] < exact), default=None)
    if said.tail == "next":
        return min((year for year, span in spans.items() if span and span[0] > exact), default=None)
    near = [year for year, span in spans.items() if span and abs((span[0] - exact).days) < 90]
    span = spans[near[0]] if len(near) == 1 else None
    if span is None or (lean == "back" and span[0] > exact + DAY) or (lean == "ahead" and span[1] < exact - DAY):
        return None
    return near[0]
