"""What an expression of time says: the record that reading fills and resolving turns into a date."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.reading.dates.tables import GREGORIAN


@dataclass(slots=True, kw_only=True)
class Expression:
    """An expression of time as its words say it. None means: not said.

    `start`, `end` are places in the folded text, `at`, `next` the tokens it begins with and before which it ends.
    """

    start: int
    at: int
    end: int = 0
    next: int = 0
    led: bool = False  # `يوم` or a part of the day stands before it
    calendar: str = GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    offset: int | None = None  # days from the day of publication
    unit: str | None = None  # with `shift`: `العام الماضي` is year, -1; a unit without shift is vague
    shift: int | None = None
    part: str | None = None  # start, middle or end of the month or year
    tail: str | None = None  # past, next or current: `مارس الماضي`
    decade: bool = False
    share: tuple[str, int] | None = None  # the second half, the last week (-1) of what the rest says
    thing: bool = False  # the year of a law, a cup, a budget: no time at which something happens
    vague: bool = False
    anniversary: bool = False  # `في مثل هذا اليوم من عام …`
    clash: bool = False  # two names of the month that disagree
    swappable: bool = False  # written in digits: day and month may be the other way round
    clock: bool = False
    no_date: bool = False  # it only looks like a date
    until: Expression | None = None  # the last day of a span
    twin: Expression | None = None  # the same day in the other calendar

    def take_date(self, other: Expression) -> None:
        """Take the date that another expression says; what this one says of day and weekday stays."""
        self.calendar, self.year, self.month, self.day = other.calendar, other.year, other.month, other.day
        self.part, self.clash, self.swappable, self.until, self.twin = other.part, other.clash, other.swappable, other.until, other.twin
        self.share = other.share
        self.tail = other.tail or self.tail
        if other.unit:
            self.unit, self.shift = other.unit, other.shift
        if self.weekday is None:
            self.weekday = other.weekday
