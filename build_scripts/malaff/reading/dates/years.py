"""Reading years: in digits with `عام` before or a mark of their calendar after them, told (`من العام الماضي`), and spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.tables import HIJRI
from malaff.reading.dates.words import Token

NO_TOKEN = Token("none", "", -1, -1)
UNTIL = frozenset(["الي", "حتي", "-", "–", "و", "لغايه", "والي", "وحتي"])
YEAR_KINDS = frozenset(["الماليه", "المالي", "الدراسي", "الدراسيه", "الجامعي", "الهجري", "الميلادي", "الميلاديه"])
THING = 6  # words from a thing to its year: `قانون مكافحة الإرهاب الجديد لعام 2016`
SHIFTS = {"before_last": -2, "past": -1, "current": 0, "next": 1}


class YearReader:
    """A cursor-less reader: each method takes the place where a piece may begin and gives where it ends, or 0."""

    def __init__(self, tokens: Sequence[Token], lists: Mapping[str, frozenset[str]]) -> None:
        self.tokens = tokens
        self.lists = lists

    def token(self, at: int) -> Token:
        """The token at a place, an empty one outside the text."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NO_TOKEN

    def year_or_tail(self, at: int, found: Expression) -> int:
        """The year after a month, or the word that stands for it (`الماضي`, `من العام الماضي`); `at` where neither is."""
        read = self._year(at, found)
        if read:
            return read
        tail = self.token(at).get("tail")
        if tail in SHIFTS:
            found.tail = tail
            return self._year(at + 1, found) or at + 1
        after = at + (self.token(at).text in ("من", "في"))
        if self.token(after).get("this") and self.token(after + 1).get("definite") == "year":
            found.unit, found.shift = "year", 0
            return after + 2
        shift = SHIFTS.get(self.token(after + 1).get("tail") or "")
        if self.token(after).get("definite") == "year" and shift is not None:
            found.unit, found.shift = "year", shift
            return self._year(after + 2, found) or after + 2
        if self.token(after).text == "كل" and self.token(after + 1).get("unit"):
            found.tail = "other"  # `13 يناير من كل سنة`
            return after + 2
        return at

    def _year(self, at: int, found: Expression) -> int:
        """A year of four digits, with `عام` or a comma before it and a mark of its calendar after it."""
        after = at
        if self.token(after).text in ("،", ",", "/", "-") and (self.token(after).text in ("،", ",") or self._four(after + 1)):
            after += 1
        if self.token(after).text in ("من", "في", "ل"):
            after += 1
        if self.token(after).get("year_words"):
            after += 1 + (self.token(after + 1).text in YEAR_KINDS)
        elif self.token(at).text in ("من", "في") or (after > at and self.token(at).text not in ("،", ",", "/", "-")):
            return 0
        number = self.token(after).number
        if number is None or not 1000 <= number <= 2100:
            return 0
        if after - 1 == at and self.token(after + 1).text in self.lists["counted"]:
            return 0
        found.year = number
        return self.mark(after + 1, found)

    def _four(self, at: int) -> bool:
        """Whether a token is a number of four digits: `7 / يوليو /2015`."""
        return self.token(at).number is not None and len(self.token(at).text) == 4

    def mark(self, at: int, found: Expression) -> int:
        """`هـ` or `م` after a year."""
        if self.token(at).get("hijri_marks"):
            found.calendar = HIJRI
            return at + 1
        return at + bool(self.token(at).get("gregorian_marks"))

    def year_alone(self, at: int, found: Expression) -> int:
        """`عام 2015`, `منذ 2006`, `مطلع 2019`, `بين عامي 2011 و2015`, `2015-2016`."""
        after = at
        part = self.token(after).get("part")
        if part:
            after += 1
        worded = bool(self.token(after).get("year_words"))
        after += worded + (worded and self.token(after + 1).text in YEAR_KINDS)
        number = self.token(after).number
        if number is None or not 1000 <= number <= 2100:
            return 0
        found.year = number
        end = self.mark(after + 1, found)
        last = self._last_year(end, number)
        if last and self.token(end + 2).get("hijri_marks"):
            found.calendar = HIJRI
        found.thing = (found.calendar == HIJRI and not worded) or self._of_thing(at, worded=worded)
        if not (worded or part or last or found.calendar == HIJRI):
            told = found.thing or self._leads_to_year(at - 1) or self._is_listed(at)
            if not told or not 1900 <= number <= 2100 or self.token(end).text in self.lists["counted"]:
                return 0
        elif not worded and (self.token(end).text in self.lists["counted"] or not 1800 <= number <= 2100) and found.calendar != HIJRI:
            return 0
        found.part = part
        if last:
            found.until = Expression(start=0, at=end, calendar=found.calendar, year=last)
            return self.mark(end + 2, found)
        return end

    def _leads_to_year(self, at: int) -> bool:
        """Whether a word makes the number after it a year (`منذ 2006`, `وبحلول 1908`, `اعتبارا من 1974`)."""
        word = self.token(at).text
        from_then = word == "من" and self.token(at - 1).text.removeprefix("و") in self.lists["year_from"]
        return from_then or not {word, word.removeprefix("و"), word.removeprefix("ل")}.isdisjoint(self.lists["year_before"])

    def _is_listed(self, at: int) -> bool:
        """Whether a number goes on with a list of years (`سنوات 2013، 2014 و2015`)."""
        before = at - 1 if self.token(at).cut or self.token(at).text.startswith("و") else at - 2
        if before == at - 2 and self.token(at - 1).text not in ("،", ",", "و", "او"):
            return False
        year = self.token(before).number
        if year is None or not 1900 <= year <= 2100:
            return False
        return bool(self.token(before - 1).get("year_words")) or self._leads_to_year(before - 1) or self._is_listed(before)

    def _of_thing(self, at: int, *, worded: bool) -> bool:
        """Whether a year belongs to a law, a cup, a budget: `موازنة عام 2016`, `لعام 2016` after one, `كأس العالم 2018`."""
        own = self.token(at).text.startswith("لل") or (self.token(at).text.startswith("ل") and self.token(at).cut > 0)
        for near in range(1, 2 if worded and not own else THING):
            token = self.token(at - near)
            if token.kind not in ("word", "number"):
                break
            if token.bare.removeprefix("ال") in self.lists["things"]:
                return True
        return own and worded

    def _last_year(self, at: int, first: int) -> int:
        """The second year of a span (`2011 و2015` after `عامي`, `2015-2016`), or 0."""
        if self.token(at).text not in UNTIL | {"/"}:
            return 0
        number = self.token(at + 1).number or 0
        if self.token(at).text == "و" and self.token(at - 2).bare not in ("عامي", "سنتي") and self.token(at - 2).bare != "بين":
            return 0
        return number if first < number <= min(2100, first + 100) and self.token(at + 2).text not in self.lists["counted"] else 0
