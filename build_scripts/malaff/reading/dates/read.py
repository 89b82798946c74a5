"""Reading expressions of time: from the words of a paragraph to what they say, not yet to a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.parts import TO, PartReader
from malaff.reading.dates.periods import read_period
from malaff.reading.dates.shares import read_share
from malaff.reading.dates.tables import GREGORIAN, load_tables
from malaff.reading.dates.words import Token, find_windows, split_words

OPENERS = {"(": ")", "/": "/", "[": "]", '"': '"', "«": "»", "“": "”"}
# Senses of the words with which an expression can begin.
BEGINNING = frozenset(["parts_of_day", "unit", "day", "day_beside", "weekday", "ordinal", "ordinal_bare", "tens", "first_day", "month",
                       "part", "year_words", "definite", "decade", "decade_bare", "vague", "this", "ago", "outlet", "share", "season",
                       "century"])
NOWADAYS = re.compile(r"ن[^\W\d_]{2,}(?:ه|ها|هم)")  # `كما نعرفها اليوم`: what we all know or live through
SEPARATORS = frozenset('،,/(-–["«“')


def read_expressions(text: str, *, whole: bool = False) -> list[tuple[Expression, list[Token]]]:
    """The expressions of time of a folded text, in order, each with the tokens among which it stands.

    `whole`: read all of it, also where no word tells of a date (a stamp that is but a time of day).
    """
    tables = load_tables()
    found: list[tuple[Expression, list[Token]]] = []
    for start, end in [(0, len(text))] if whole else find_windows(text, tables):
        tokens = split_words(text, start, end)
        found += [(expression, tokens) for expression in _read_tokens(tokens, tables.lists)]
    return found


def _read_tokens(tokens: list[Token], lists: Mapping[str, frozenset[str]]) -> list[Expression]:
    reader = Reader(tokens, lists)
    found = []
    at = 0
    while at < len(tokens):
        expression = reader.read(at) if _can_begin(tokens[at]) else None
        if expression:
            if not expression.no_date:
                found.append(expression)
            at = expression.next
        else:
            at += 1
    return found


def _can_begin(token: Token) -> bool:
    """Whether an expression can begin with a token."""
    if token.senses is None:
        return token.kind in ("date", "number", "clock")
    return not BEGINNING.isdisjoint(token.senses)


class Reader(PartReader):
    """Reads days, weekdays and dates; `PartReader` reads their pieces."""

    def read(self, at: int) -> Expression | None:
        """The expression that begins at a token, or None."""
        if self.token(at).get("outlet"):
            return None
        expression = read_share(self, at) or self._moment(at) or read_period(self, at)
        if expression is None:
            return None
        expression.no_date = expression.no_date or self._is_name(expression)
        if expression.year is None and expression.day is not None and self.token(at - 1).bare in self.lists["event"]:
            expression.tail = "other"  # an event's name: its year is not told
        expression.end = self.token(expression.next - 1).end
        return expression

    def _moment(self, at: int) -> Expression | None:
        """A day: relative, weekday or date, with a part of the day and `يوم` before it."""
        first = self.token(at)
        found = Expression(start=first.start + first.cut, at=at)
        after = at
        if first.get("parts_of_day"):
            after += 1
            if self.token(after).text == "من":
                after += 1
        if self.token(after).get("unit") == ("day", "one") or self.token(after).bare in ("يومي", "ايام"):
            found.tail = "other" if self.token(after).bare == "ايام" else None  # `أيام الخميس والجمعة`: again and again
            after += 1
        found.led = after > at
        read = self._relative_day(after, found) or self._weekday(after, found) or self._date(after, found)
        if not read:
            return None
        found.next = self._clock_and_twin(read, found)
        return found

    # ------------------------------------------------------------ relative days

    def _relative_day(self, at: int, found: Expression) -> int:
        """`أمس`, `اليوم الجمعة`, `غدا السبت 3 مارس`: where it ends, or 0."""
        token = self.token(at)
        offset = token.get("day")
        beside = offset is None
        if beside:
            offset = token.get("day_beside")
        if offset is None:
            return 0
        found.offset = offset
        after, complete = self._complete(at + 1, found)
        if not complete and self._contrasts(at):
            found.no_date = True
        if complete or not (beside or offset == 0):
            return after
        if beside:
            return after if found.led else 0
        if self.token(at - 1).text == "مثل":
            found.anniversary = True
            return self._year(after, found) or 0
        return after if self._is_today(at, found) else 0

    def _complete(self, at: int, found: Expression) -> tuple[int, bool]:
        """A weekday, then a date, set beside a day: where they end, and whether there was one."""
        after, closer = self._past_separator(at)
        end = at
        if self.token(after).bare == "يوم":
            after += 1
        weekday = self.token(after).get("weekday")
        if weekday is not None and found.weekday is None and not self.token(after + 1).get("tail"):
            found.weekday = weekday
            end = after + 1 + (self._closes(after + 1, closer))
            after, closer = self._past_separator(end)
        if self.token(after).get("same_day"):
            after += 1
        inner = Expression(start=0, at=after)
        read = self._full_date(after, inner)
        if read:
            found.take_date(inner)
            end = read + self._closes(read, closer)
        elif found.offset is None and self.token(after).get("day") is not None and closer:
            found.offset = self.token(after).get("day")
            end = after + 1 + (self._closes(after + 1, closer))
        return end, end > at

    def _past_separator(self, at: int) -> tuple[int, str]:
        """The place after a mark that may stand between a day and its date, and the mark that closes it."""
        mark = self.token(at).text
        if mark in SEPARATORS:
            return at + 1, OPENERS.get(mark, "")
        return at, ""

    def _contrasts(self, at: int) -> bool:
        """Whether a bare day is set against another one (`لا اليوم ولا غدا`), a turn of speech."""
        apart = self.token(at + 1).text in ("و", "او", "ام", "ولا", "قبل")
        linked = [at + 1, at + 2] if apart else [at + 1] if self.token(at + 1).cut else []
        linked += [at - 2] if self.token(at - 1).text in ("و", "او", "ام", "ولا", "وبين") else [at - 1] if self.token(at).cut else []
        return any(self.token(place).text.removeprefix("و") in self.lists["contrast"] for place in linked)

    def _closes(self, at: int, closer: str) -> bool:
        """Whether the mark at a place closes what a separator opened."""
        return bool(closer) and self.token(at).text == closer

    def _is_today(self, at: int, found: Expression) -> bool:
        """Whether a bare `اليوم` is the day of publication and not part of a name or a turn of speech."""
        before, after = self.token(at - 1), self.token(at + 1)
        known = {before.text, before.text.removeprefix("و")}
        if NOWADAYS.fullmatch(before.text):
            return False
        if not known.isdisjoint(self.lists["not_today_before"]) or after.text in self.lists["not_today_after"]:
            return False
        if before.bare in self.lists["media"] or self.token(at - 2).bare in self.lists["media"]:
            return False
        token = self.token(at)
        if token.cut and token.text[0] in "لبكو" and not found.led:
            return False  # `باليوم`, `كاليوم`; `واليوم` before a sentence is the age we live in
        return not (before.text == "في" and not found.led)  # `مرتين في اليوم`

    # ------------------------------------------------------------ weekdays

    def _weekday(self, at: int, found: Expression) -> int:
        """`الخميس`, `الجمعة الماضي`, `السبت والأحد`, `الثلاثاء 3 مارس`: where it ends, or 0."""
        weekday = self.token(at).get("weekday")
        before = self.token(at - 1)
        if weekday is None or before.bare in self.lists["prayer"] or before.text in self.lists["not_weekday_before"]:
            return 0
        found.weekday = weekday
        after = at + 1
        tail = self.token(after).get("tail")
        if tail in ("before_last", "past", "next", "current"):
            found.tail = tail
            after += 1
        week = after + (self.token(after).text == "من")
        if self.token(week).get("definite") == "week" and self.token(week + 1).get("tail"):
            found.unit = "week"  # weeks begin on Saturday, Sunday or Monday: which day it is, is not said
            return week + 2
        joined = self.token(after).text in ("-", "–", "/", "و") or (before.text == "من" and self.token(after).text in TO)
        second = after + joined
        other = self.token(second).get("weekday")
        if other is not None and (second > after or self.token(second).text.startswith("و")):
            found.until = Expression(start=0, at=second, weekday=other, tail=self.token(second + 1).get("tail"))
            after = second + 1 + (found.until.tail is not None)
            found.tail = found.tail or found.until.tail
            days = self._full_date(after, found) if self.token(after).kind != "mark" else 0
            return days or after
        return self._complete(after, found)[0]

    # ------------------------------------------------------------ what follows, and what is no date

    def _clock_and_twin(self, at: int, found: Expression) -> int:
        """The same day in the other calendar (`25 شوال 1436 هـ الموافق 10 أغسطس 2015 م`) read into the expression."""
        if found.month is None or found.day is None:
            return at
        after, closer = self._past_separator(at)
        named = bool(self.token(after).get("same_day"))
        after += named
        if not named and after == at:
            return at
        other = Expression(start=0, at=after)
        read = self._full_date(after, other)
        if not read or other.calendar == found.calendar or other.day is None:
            return at
        if found.calendar == GREGORIAN:  # the Hijri date leads, whichever is written first
            weekday, offset = found.weekday, found.offset
            other.twin = Expression(start=0, at=at, year=found.year, month=found.month, day=found.day)
            found.take_date(other)
            found.weekday, found.offset = weekday, offset
        else:
            found.twin = other
        return read + self._closes(read, closer)

    def _is_name(self, found: Expression) -> bool:
        """Whether what looks like a date is the name of a place or body (`ملعب 5 جويلية`)."""
        before = self.token(found.at - 1)
        if before.text == "ال" or before.kind == "mark":
            before = self.token(found.at - 2) if before.text in ("ال", "«", '"', "“") else before
        named = before.bare in self.lists["named_after"] or before.text.removeprefix("ال") in self.lists["named_after"]
        return named and found.offset is None and found.shift is None and not found.led
