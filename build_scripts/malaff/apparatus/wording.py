"""Dates in the words of the dossier's language, how sure each is, and texts cut at a word."""

from __future__ import annotations

import re
from typing import NamedTuple

from malaff.apparatus.voice.voice import Voice
from malaff.model import edtf

# Part of a month or year that an approximate day or month stands for (design section 3).
PARTS = {"05": "date.early", "15": "date.middle", "25": "date.late"}
CENTURY = 100


def date_words(value: str | None, voice: Voice) -> str:
    """An EDTF value in words: `10 مارس 2017`, `منتصف فبراير 2020`, `بعد نوفمبر 2015`; empty where it is null."""
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return voice.digits(_one_date(value, voice))
    if first == "..":
        words = voice("date.before", date=_one_date(last, voice))
    elif last == "..":
        words = voice("date.after", date=_one_date(first, voice))
    else:
        words = voice("date.from_to", first=_one_date(first, voice), last=_one_date(last, voice))
    return voice.digits(words)


def _one_date(value: str, voice: Voice) -> str:
    match = edtf.ONE.fullmatch(value)
    if not match:
        raise ValueError(value)
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if year.endswith("X"):
        return _decade(year, voice)
    if not month:
        return voice("date.about", date=year) if mark else year
    name = voice.months[int(month) - 1]
    if day and mark == "~" and day in PARTS:
        return voice("date.part", part=voice(PARTS[day]), date=voice("date.month", month=name, year=year))
    words = voice("date.day", day=int(day), month=name, year=year) if day else voice("date.month", month=name, year=year)
    return voice("date.about", date=words) if mark else words


def _decade(year: str, voice: Voice) -> str:
    """`ثمانينيات القرن العشرين`, `1980s`."""
    start = int(year[:3] + "0")
    century = start // CENTURY + 1
    if f"century.{century}" in voice.words and start % CENTURY:
        return voice("date.decade", decade=voice(f"decade.{start % CENTURY}"), century=voice(f"century.{century}"), year=start)
    return voice("date.decade_plain", year=start)


class Grade(NamedTuple):
    """How sure a date is: filled rhombi out of three, and the word beside them."""

    dots: int
    word: str


UNKNOWN, BOUNDED, INFERRED, EXPLICIT, EDITOR = range(5)
STATED = frozenset(["table", "stamp", "page"])  # values of `published_from` that say the day of publication itself
WORDS = ("grade.unknown", "grade.bounded", "grade.inferred", "grade.explicit", "grade.editor")


def to_grade(grade: int, voice: Voice) -> Grade:
    """A grade with its word. What an editor decided is as sure as what a text says, and says whose judgement it is."""
    return Grade(min(grade, EXPLICIT), voice(WORDS[grade]))


def grade_published(when: str | None, source: str, weekday: str | None, voice: Voice) -> Grade:
    """The grade of a publication date: stamp with a day or month is explicit, a bound or weekday limited, an editor's own."""
    return to_grade(grade_of_published(when, source, weekday), voice)


def grade_of_published(when: str | None, source: str, weekday: str | None) -> int:
    """The grade alone: UNKNOWN, BOUNDED, INFERRED, EXPLICIT or EDITOR."""
    if not when:
        return BOUNDED if weekday else UNKNOWN
    if "/" in when:
        return BOUNDED
    if source == "editor":
        return EDITOR
    return EXPLICIT if source in STATED and len(when) >= 7 else INFERRED


def grade_date(when: str | None, kind: str, voice: Voice, weekday: str | None = None) -> Grade:
    """The grade of a date inside a text: written out with its year, computed, limited, or unknown."""
    return to_grade(grade_of_date(when, kind, weekday), voice)


def grade_of_date(when: str | None, kind: str, weekday: str | None = None) -> int:
    """The grade alone: UNKNOWN, BOUNDED, INFERRED, EXPLICIT or EDITOR."""
    if kind == "editor":
        return EDITOR
    if not when:
        return BOUNDED if weekday else UNKNOWN
    if "/.." in when or "../" in when:
        return BOUNDED
    explicit = kind in ("absolute", "stamp", "hijri") and not re.search("[~?%X/]", when) and len(when) >= 7
    return EXPLICIT if explicit else INFERRED


def published_words(when: str | None, weekday: str | None, voice: Voice) -> str:
    """A publication date for readers: words of the date, else `يوم خميس، التاريخ غير معروف`, else unknown."""
    if when:
        words = date_words(when, voice)
        return voice("date.weekday_and", weekday=voice.weekdays[weekday], date=words) if weekday and "/" in when else words
    if weekday:
        return voice("date.weekday_only", weekday=voice.weekdays[weekday])
    return voice("grade.unknown")


def shorten(text: str, most: int) -> str:
    """The text cut at a word's end to at most `most` characters, with `…` where something was cut."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" ،؛:.-–—«“\"(") + "…"
