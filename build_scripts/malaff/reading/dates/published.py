"""When a text was published, as far as its own words force it, and the sentence that says why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.model import edtf
from malaff.model.records import Finding, Published, PublishedFrom, Reason
from malaff.reading.dates.expression import Expression
from malaff.reading.dates.lean import Bearing
from malaff.reading.dates.resolve import DAY, resolve
from malaff.reading.dates.tables import GREGORIAN

MEND = "Compare the words with the raw text; give the date in the sidecar (`published:`) if you know it."

AGES = 25  # years of a span that says nothing of the day of a clipping (`أواخر القرن الماضي`)


@dataclass(slots=True, kw_only=True)
class Sight:
    """An expression where it stands in the text."""

    said: Expression
    words: str
    line: int
    bearing: Bearing
    quoted: bool = False
    update: bool = False  # a stamp of a later change


@dataclass(slots=True, kw_only=True)
class Witness:
    """What one expression forces: a day or a weekday of publication, a day before or after which it was."""

    sight: Sight
    day: datetime.date | None = None
    weekday: int | None = None
    since: str | None = None
    until: str | None = None

    def reason(self, id: str, **values: str) -> Reason:
        """What these words are a reason for."""
        return Reason(id=id, values={"words": self.sight.words, "line": str(self.sight.line), **values})


def find_witnesses(sights: Sequence[Sight]) -> list[Witness]:
    """What the expressions outside quotations force."""
    return [witness for sight in sights if not sight.quoted and (witness := _witness(sight))]


def _witness(sight: Sight) -> Witness | None:
    said = sight.said
    if said.year is not None and said.unit == "year" and said.shift is not None and said.month is None:
        year = f"{said.year - said.shift:04}"  # `العام الماضي 2016`
        return Witness(sight=sight, since=year, until=year)
    if said.offset is not None and not said.until:
        value = resolve(said, None).when
        if value and edtf.is_exact(value) and said.day is not None:
            return Witness(sight=sight, day=datetime.date.fromisoformat(value) - DAY * said.offset)
        if said.weekday is not None:
            return Witness(sight=sight, weekday=(said.weekday - said.offset) % 7)
        return None
    if said.year is None or said.decade or said.anniversary or said.calendar != GREGORIAN or said.clash:
        return None
    if said.until and (said.until.year or said.year) - said.year >= AGES:
        return None
    value = resolve(said, None).when
    if value is None or sight.bearing.unsafe or (said.part and said.month is None):
        return None
    start = value.split("/")[0]
    if sight.bearing.lean == "ahead":
        return Witness(sight=sight, until=value.split("/")[-1]) if said.month is not None and sight.bearing.planned else None
    told = sight.bearing.lean == "back" or (said.month is not None and said.until is None)
    return Witness(sight=sight, since=start[:7] if said.part else start) if told else None


def infer_published(witnesses: Sequence[Witness]) -> tuple[Published, tuple[Finding, ...]]:
    """The narrowest value that all witnesses allow; where they contradict one another, nothing and a finding."""
    days, weekdays = _agree(witnesses, "day"), _agree(witnesses, "weekday")
    since = max((w for w in witnesses if w.since), key=lambda w: _bound(w.since), default=None)
    until = min((w for w in witnesses if w.until), key=lambda w: _bound(w.until), default=None)
    clash = _clash(days, weekdays, since)
    if clash:
        return Published(when=None, source="none", weekday=None, why=(_contradiction(clash),)), (_finding(clash),)
    if days:
        day = days[0].day
        assert day is not None
        why = days[0].reason("day", weekday=edtf.WEEKDAYS[day.weekday()], date=str(day))
        return Published(when=str(day), source="hints", weekday=edtf.WEEKDAYS[day.weekday()], why=(why,)), ()
    return _limits(weekdays, since, until), ()


def _agree(witnesses: Sequence[Witness], name: str) -> list[Witness]:
    """The witnesses of a day or weekday: one of each value, in order."""
    seen: dict[object, Witness] = {}
    for witness in witnesses:
        value = getattr(witness, name)
        if value is not None:
            seen.setdefault(value, witness)
    return list(seen.values())


def _bound(value: str | None) -> datetime.date:
    start = edtf.bounds(value or "")[0]
    assert start is not None
    return start


def _clash(days: Sequence[Witness], weekdays: Sequence[Witness], since: Witness | None) -> tuple[Witness, Witness] | None:
    """Two witnesses that cannot both be right."""
    for found in (days, weekdays):
        if len(found) > 1:
            return found[0], found[1]
    if days and days[0].day:
        if weekdays and weekdays[0].weekday != days[0].day.weekday():
            return days[0], weekdays[0]
        if since and _bound(since.since) > days[0].day:
            return days[0], since
    return None


def _contradiction(clash: tuple[Witness, Witness]) -> Reason:
    other = clash[1].sight
    return clash[0].reason("clash", others=other.words, other_line=str(other.line))


def _finding(clash: tuple[Witness, Witness]) -> Finding:
    first, second = clash
    return Finding(code="dates.published", where=str(first.sight.line), hint=MEND,
                   text=f"«{first.sight.words}» and «{second.sight.words}» (line {second.sight.line}) mean different days of publication")


def _limits(weekdays: Sequence[Witness], since: Witness | None, until: Witness | None) -> Published:
    """A weekday and the earliest and latest date, put together."""
    reasons = []
    weekday = weekdays[0].weekday if weekdays else None
    if weekday is not None:
        reasons.append(weekdays[0].reason("weekday", weekday=edtf.WEEKDAYS[weekday]))
    if since and until and _bound(since.since) > _bound(until.until):
        since = until = None
    if since:
        reasons.append(since.reason("since"))
    if until:
        reasons.append(until.reason("until"))
    if not reasons:
        return Published(when=None, source="none", weekday=None, why=(Reason(id="unknown"),))
    when = f"{since.since if since else '..'}/{until.until if until else '..'}" if since or until else None
    if since and until and since.since == until.until:
        when = since.since
    day = _only_day(when, weekday)
    return Published(when=str(day) if day else when, source="hints", weekday=edtf.WEEKDAYS[weekday] if weekday is not None else None,
                     why=tuple(reasons))


def _only_day(when: str | None, weekday: int | None) -> datetime.date | None:
    """The one day of the interval that falls on the weekday, if there is only one."""
    start, end = edtf.bounds(when) if when else (None, None)
    if start is None or end is None or (weekday is None and start != end):
        return None
    days = [start + DAY * step for step in range(min((end - start).days + 1, 15))]
    fitting = [day for day in days if weekday is None or day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 and len(days) < 15 else None


def stated(when: str, source: PublishedFrom, why: Reason) -> Published:
    """A publication date that is not inferred."""
    weekday = edtf.weekday(when)
    return Published(when=when, source=source, weekday=weekday, why=(why,))
