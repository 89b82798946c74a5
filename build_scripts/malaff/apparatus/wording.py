"""Arabic wording of numbers, counted nouns, dates and lists, the same in all outputs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from malaff.model import edtf

Numerals = Literal["arab", "latn"]
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
WEEKDAYS = {"mon": "الاثنين", "tue": "الثلاثاء", "wed": "الأربعاء", "thu": "الخميس", "fri": "الجمعة", "sat": "السبت", "sun": "الأحد"}
# Part of a month or year that an approximate day or month stands for (design section 3).
PARTS = {"05": "مطلع", "15": "منتصف", "25": "أواخر"}


class Noun(NamedTuple):
    """A counted noun: none, one, two, few (3-10), many (11-99, accusative), other (100, 1000): CLDR plural rules of ar."""

    zero: str
    one: str
    two: str
    few: str
    many: str
    other: str


NOUNS = {
    "article": Noun("لا قصاصات", "قصاصة واحدة", "قصاصتان", "قصاصات", "قصاصة", "قصاصة"),
    "person": Noun("لا أشخاص", "شخص واحد", "شخصان", "أشخاص", "شخصًا", "شخص"),
    "organization": Noun("لا هيئات", "هيئة واحدة", "هيئتان", "هيئات", "هيئة", "هيئة"),
    "actor": Noun("لا فاعلين", "فاعل واحد", "فاعلان", "فاعلين", "فاعلًا", "فاعل"),
    "place": Noun("لا أماكن", "مكان واحد", "مكانان", "أماكن", "مكانًا", "مكان"),
    "topic": Noun("لا موضوعات", "موضوع واحد", "موضوعان", "موضوعات", "موضوعًا", "موضوع"),
    "source": Noun("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر"),
    "quote": Noun("لا اقتباسات", "اقتباس واحد", "اقتباسان", "اقتباسات", "اقتباسًا", "اقتباس"),
    "word": Noun("لا كلمات", "كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"),
    "mention": Noun("لا ذكر", "مرة واحدة", "مرتان", "مرات", "مرة", "مرة"),
    "event": Noun("لا أحداث", "حدث واحد", "حدثان", "أحداث", "حدثًا", "حدث"),
    "line": Noun("لا أسطر", "سطر واحد", "سطران", "أسطر", "سطرًا", "سطر"),
    "removal": Noun("لا إزالات", "إزالة واحدة", "إزالتان", "إزالات", "إزالة", "إزالة"),
    "repair": Noun("لا إصلاحات", "إصلاح واحد", "إصلاحان", "إصلاحات", "إصلاحًا", "إصلاح"),
    "result": Noun("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
    "page": Noun("لا صفحات", "صفحة واحدة", "صفحتان", "صفحات", "صفحة", "صفحة"),
    "date": Noun("لا تواريخ", "تاريخ واحد", "تاريخان", "تواريخ", "تاريخًا", "تاريخ"),
    "finding": Noun("لا ملاحظات", "ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة"),
    "text": Noun("لا نصوص", "نص واحد", "نصان", "نصوص", "نصًا", "نص"),
}


def digits(text: str, numerals: Numerals) -> str:
    """The text with ASCII digits written as the numerals that the dossier uses."""
    return text.translate(ARABIC_INDIC) if numerals == "arab" else text


def number(value: int, numerals: Numerals = "latn") -> str:
    """A number with its thousands apart (`2,113`, `٢٬١١٣`)."""
    text = f"{value:,}"
    return digits(text.replace(",", "٬"), numerals) if numerals == "arab" else text


def plural_form(value: int) -> str:
    """The CLDR plural form of a number in Arabic: zero, one, two, few, many or other."""
    if value in (0, 1, 2):
        return ("zero", "one", "two")[value]
    rest = value % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def count(value: int, noun: str, numerals: Numerals = "latn") -> str:
    """A number with its noun in the right form: `قصاصتان`, `5 قصاصات`, `13 شخصًا`. `noun` is a key of NOUNS."""
    form = plural_form(value)
    word: str = getattr(NOUNS[noun], form)
    return word if form in ("zero", "one", "two") else f"{number(value, numerals)}\u00a0{word}"


def noun_form(value: int, noun: str) -> str:
    """The noun alone, as it stands under a large figure: `قصاصات` under 5, `شخصًا` under 13."""
    form = plural_form(value)
    word: str = getattr(NOUNS[noun], {"zero": "few", "one": "other", "two": "few"}.get(form, form))
    return word


def date_words(value: str | None, numerals: Numerals = "latn") -> str:
    """An EDTF value in words: `10 مارس 2017`, `منتصف فبراير 2020`, `منذ نوفمبر 2015`; empty where it is null."""
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return digits(_one_date(value), numerals)
    if first == "..":
        words = f"حتى {_one_date(last)}"
    elif last == "..":
        words = f"منذ {_one_date(first)}"
    else:
        words = f"من {_one_date(first)} إلى {_one_date(last)}"
    return digits(words, numerals)


def _one_date(value: str) -> str:
    match = edtf.ONE.fullmatch(value)
    if not match:
        raise ValueError(value)
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if year.endswith("X"):
        return f"عقد {year[:3]}0"
    about = "نحو " if mark else ""
    if day and mark == "~" and day in PARTS:
        return f"{PARTS[day]} {MONTHS[int(month) - 1]} {year}"
    if day:
        return f"{about}{int(day)} {MONTHS[int(month) - 1]} {year}"
    return f"{about}{MONTHS[int(month) - 1]} {year}" if month else f"{about}{year}"


class Grade(NamedTuple):
    """How sure a date is: filled rhombi out of three, and the word beside them."""

    dots: int
    word: str


GRADES = (Grade(0, "غير معروف"), Grade(1, "محدود بقرينة"), Grade(2, "مستنتَج"), Grade(3, "صريح"))


STATED = frozenset(["editor", "table", "stamp", "page"])  # values of `published_from` that say the day of publication itself


def grade_published(when: str | None, source: str, weekday: str | None) -> Grade:
    """The grade of a publication date: one that somebody wrote down as such (day or month) is explicit, one inferred from a
    name or from the words of the text is less, a bound or weekday limits it."""
    if not when:
        return GRADES[1] if weekday else GRADES[0]
    if "/" in when:
        return GRADES[1]
    if source in STATED and len(when) >= 7:
        return GRADES[3]
    return GRADES[2]


def grade_date(when: str | None, kind: str, weekday: str | None = None) -> Grade:
    """The grade of a date inside a text: written out with its year, computed, limited, or unknown."""
    if not when:
        return GRADES[1] if weekday else GRADES[0]
    if "/.." in when or "../" in when:
        return GRADES[1]
    explicit = kind in ("absolute", "stamp", "hijri") and not re.search("[~?%X/]", when) and len(when) >= 7
    return GRADES[3] if explicit else GRADES[2]


def published_words(when: str | None, weekday: str | None, numerals: Numerals = "latn") -> str:
    """A publication date for readers: words of the date, else `يوم خميس، التاريخ غير معروف`, else unknown."""
    if when:
        words = date_words(when, numerals)
        return f"يوم {WEEKDAYS[weekday]}، {words}" if weekday and "/" in when else words
    if weekday:
        return f"يوم {WEEKDAYS[weekday]}، والتاريخ غير معروف"
    return "غير معروف"


def shorten(text: str, most: int) -> str:
    """The text cut at a word's end to at most `most` characters, with `…` where something was cut."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" ،؛:.-–—«“\"(") + "…"


def listed(items: list[str]) -> str:
    """Items as an Arabic enumeration: `أ`, `أ وب`, `أ، ب، وج` joins with commas and a last waw."""
    if len(items) < 2:
        return "".join(items)
    return "، ".join(items[:-1]) + f" و{items[-1]}"
