"""Reading the pieces of a date: days (digits and ordinals), months with double names, and spans of them."""

from __future__ import annotations

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.tables import GREGORIAN, HIJRI, Month
from malaff.reading.dates.years import SHIFTS, UNTIL, YearReader

BETWEEN = frozenset(["و", "-", "–", "الي", "حتي", "والي", "وحتي", "،", ","])
TO = frozenset(["الي", "حتي", "والي", "وحتي", "لغايه"])
HIJRI_YEARS = (1300, 1500)  # a date in digits with such a year is Hijri: nobody writes the Middle Ages so
NARROW = {"مارس": frozenset(["في", "منذ", "حتي", "خلال", "شهري", "بحلول"])}  # a verb elsewhere


class PartReader(YearReader):
    """Reads days, months and whole dates; each method gives the place where what it reads ends, or 0."""

    # ------------------------------------------------------------ whole dates

    def _date(self, at: int, found: Expression) -> int:
        """A date of any precision: a day, a month, a year, a span of them."""
        return self._full_date(at, found) or self.month_alone(at, found) or self.year_alone(at, found)

    def _full_date(self, at: int, found: Expression) -> int:
        """A date with its day, or a span of such dates."""
        token = self.token(at)
        if token.kind == "date":
            read = self._digits(at, found)
            return self._span(read, found) if read and self.token(read).text in TO else read
        if read := self._english(at, found):
            return read
        if token.text in ("من", "بين") or token.bare == "بين":
            at += 1
            found.led = True
        read = self._days(at, found)
        return self._span(read, found) if read else 0

    def _span(self, at: int, found: Expression) -> int:
        """`من 26 مارس إلى 3 أبريل`: the second date of a span, if there is one."""
        if found.until or self.token(at).text not in UNTIL or (self.token(at).text == "و" and not found.led):
            return at
        last = Expression(start=0, at=at + 1)
        read = self._digits(at + 1, last) if self.token(at + 1).kind == "date" else self._days(at + 1, last)
        if not read or last.until or last.month is None or last.calendar != found.calendar:
            return at
        if found.year is None:
            found.year = last.year
        found.until = last
        return read

    def _english(self, at: int, found: Expression) -> int:
        """`November 9, 2020`, as web sites stamp their pages."""
        month, day, year = self.token(at), self.token(at + 1).number, self.token(at + 2 + (self.token(at + 2).text == ",")).number
        if not (month.get("month") and month.text.isascii() and day and year and 1 <= day <= 31 and 1900 <= year <= 2100):
            return 0
        found.year, found.month, found.day = year, month.get("month").number, day
        return at + 3 + (self.token(at + 2).text == ",")

    def _digits(self, at: int, found: Expression) -> int:
        """A date in digits: year first or last; without a year only beside a weekday or `يوم`."""
        text = self.token(at).text
        parts = [int(part) for part in _split_digits(text)]
        if len(parts) == 2:
            if not (found.led or found.weekday is not None) or not (1 <= parts[0] <= 31 and 1 <= parts[1] <= 12):
                return 0
            found.day, found.month = parts
            return at + 1
        first, month, last = parts[:3]
        year_first = len(text.split("-")[0].split("/")[0].split(".")[0].strip()) == 4
        year, day = (first, last) if year_first else (last, first)
        if year < 100:
            year += 2000
            if not found.led and found.weekday is None:
                return 0
        if month > 12 >= day:
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return 0
        found.year, found.month, found.day = year, month, day
        found.swappable = not year_first and day <= 12
        read = self.mark(at + 1, found)
        if read == at + 1 and HIJRI_YEARS[0] <= year < HIJRI_YEARS[1]:
            found.calendar = HIJRI
        return read

    # ------------------------------------------------------------ days

    def _days(self, at: int, found: Expression) -> int:
        """One or more days of a month (`26 و27 يناير`, `السادس والعشرين من الشهر الحالي`, `من 4 إلى 22 مايو`)."""
        day, after = self._day(at)
        if not after:
            return 0
        days = [day]
        while self.token(after).text in BETWEEN or self.token(after).text.startswith("و"):
            joined = self.token(after).text in BETWEEN
            more, then = self._day(after + joined)
            if not then or more <= days[-1]:
                break
            days.append(more)
            after = then
        read = self._month_of_day(after, found)
        if not read:
            return 0
        found.day = days[0]
        read = self.year_or_tail(read, found)
        if len(days) > 1:
            found.until = Expression(start=0, at=at, calendar=found.calendar, year=found.year, month=found.month, day=days[-1])
            found.until.unit, found.until.shift, found.until.tail = found.unit, found.shift, found.tail
        return read

    def _day(self, at: int) -> tuple[int, int]:
        """A day of a month in digits or words and where it ends, or (0, 0)."""
        token = self.token(at)
        if token.text in ("ال", "لل", "وال") and self.token(at + 1).start == token.end:
            at, token = at + 1, self.token(at + 1)
        number = token.number
        if number is not None:
            return (number, at + 1) if 1 <= number <= 31 and len(token.text) < 3 else (0, 0)
        ordinal = token.get("ordinal")
        if ordinal:
            if self.token(at + 1).text in ("عشر", "عشره"):
                return (10 + (1 if ordinal == 11 else ordinal), at + 2) if ordinal != 10 else (0, 0)
            tens = self.token(at + 1)
            if tens.get("tens") and tens.text.startswith("و"):
                return (ordinal if ordinal != 11 else 1) + tens.get("tens"), at + 2
            return (ordinal, at + 1) if ordinal <= 10 else (0, 0)
        if token.get("tens"):
            return (token.get("tens"), at + 1) if not token.text.startswith("و") else (0, 0)  # `الثانية والعشرون` is 22
        if token.get("first_day") and not self.token(at + 1).get("tail"):
            return 1, at + 1
        return 0, 0

    def _month_of_day(self, at: int, found: Expression) -> int:
        """`من`, `شهر` and the month's name after a day, or `من الشهر الجاري`, `الجاري`."""
        after = at + (self.token(at).text in ("من", "في", "-", "/", "."))
        if self.token(at).text == "." and self.token(after).start != self.token(at).end + 1:
            return 0
        read = self._month(after, found, day=True)
        if read or self.token(at).text in ("-", "/", "."):
            return read
        word, tail = self.token(after), self.token(after + 1)
        if word.text == "هذا" and self.token(after + 1).bare == "الشهر":
            found.unit, found.shift = "month", 0
            return after + 2
        shift = SHIFTS.get(tail.get("tail") or "")
        if word.bare == "الشهر" and shift is not None:
            found.unit, found.shift = "month", shift
            return after + 2
        number = self.token(at - 1)
        led = found.led or self.token(at - 2).text in ("في", "بتاريخ", "حتي", "من", "الي", "ال")
        if word.get("tail") == "current" and (number.kind != "number" or led or self.token(at).text == "من"):
            found.unit, found.shift = "month", 0
            return after + 1
        return 0

    # ------------------------------------------------------------ months

    def _month(self, at: int, found: Expression, *, day: bool = False) -> int:
        """A month by one name or two (`آذار/ مارس`, `يناير (كانون الثاني)`); one that needs company must have it."""
        after = at
        if self.token(after).bare in ("شهر", "الشهر", "شهري"):
            after += 1
        named = after > at
        token = self.token(after)
        month = token.get("month")
        if month is None or (token.cut and token.text[0] != "و" and day):
            return 0
        found.calendar, found.month = month.calendar, month.number
        after += 1
        second, then = self._second_name(after)
        if second is not None and second.calendar == GREGORIAN == month.calendar:
            if second.number != month.number and self.token(after).text != "/":
                return after if day or named or month.needs == "names" else 0
            found.clash = second.number != month.number
            return then
        if month.needs == "names" or named or (day and month.needs == "beside"):
            return after
        return after if self._has_company(at, after, found) else 0

    def _second_name(self, at: int) -> tuple[Month | None, int]:
        """Another name of a month after a slash, a dash, in brackets or right after the first (`يونيو حزيران`), and where it ends."""
        mark = self.token(at).text
        beside: Month | None = self.token(at).get("month")
        if beside and not self.token(at).cut and beside.number == self.token(at - 1).get("month").number:
            return beside, at + 1
        if mark not in ("/", "(", "-", "–"):
            return None, at
        month: Month | None = self.token(at + 1).get("month")
        if mark != "(":
            return month, at + 2
        return (month, at + 3) if self.token(at + 2).text == ")" else (None, at)

    def _has_company(self, at: int, after: int, found: Expression) -> bool:
        """Whether a year, a tail, a part or a preposition stands beside a month whose name means other things too."""
        probe = Expression(start=0, at=after, calendar=found.calendar)
        if self._year(after, probe):
            return True
        token, before = self.token(after - 1), self.token(at - 1)
        if self.token(after).get("tail") in SHIFTS or found.part:
            return bool(token.get("month").needs != "year")
        return before.text in NARROW.get(token.bare, frozenset()) and not token.cut

    def month_alone(self, at: int, found: Expression) -> int:
        """A month without a day: `نهاية تشرين الأول/أكتوبر`, `مارس الماضي`, `نوفمبر 2015`, `يناير وفبراير 2015`."""
        after = at
        part = self.token(after).get("part")
        if part:
            found.part = part
            after += 1
        read = self._month(after, found)
        if not read:
            found.part = None
            return 0
        if (not part and self.token(read).text in ("و", "الي", "-", "–")) or self.token(read).text.startswith("و"):
            joined = self.token(read).text in ("و", "الي", "-", "–")
            last = Expression(start=0, at=read)
            then = self._month(read + joined, last) if self.token(read + joined).get("month") else 0
            if then and last.calendar == found.calendar and self._year(then, last):
                end = self._year(then, last)
                found.year, found.until = last.year, last
                return end
        return self.year_or_tail(read, found)


def _split_digits(text: str) -> list[str]:
    """The numbers of a date in digits, the time of day left out."""
    head = text.replace("t", "T").split("T")[0]
    for mark in "/-.":
        if mark in head:
            return [piece.strip().split(" ")[0] for piece in head.split(mark)]
    return [head]
