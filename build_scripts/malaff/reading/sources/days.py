"""The day that a file's name, its folder or its address bears, each as what it is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from malaff.arabic.letters import fold
from malaff.model import edtf
from malaff.model.records import Reason, Seed, ToldDay
from malaff.reading.dates.hijri import FIRST, LAST, hijri_days
from malaff.reading.dates.read import read_expressions
from malaff.reading.dates.resolve import resolve

# Nothing printed has an earlier year in its file's name, and a later one is a number.
YEARS = range(1900, 2100)
SEPARATOR = r"(?P<s>[-_. /])"
APART = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"  # `98cf20150721ab` is a number
YEAR_FIRST = re.compile(rf"(?<!\d)(?P<y>\d{{4}}){SEPARATOR}(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)")
DAY_FIRST = re.compile(rf"(?<!\d)(?P<d>\d{{1,2}}){SEPARATOR}(?P<m>\d{{1,2}})(?P=s)(?P<y>\d{{4}})(?!\d)")
# The hour, or the ten digits of Sputnik's articles, may follow.
RUN = re.compile(rf"{APART[0]}(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{{4,6}}Z?|\d{{10}})?{APART[1]}")
# After a word of letters of which one is no hexadecimal digit, a page or an article's number after it: `okaz20150721`, `20150721p3`.
GLUED = re.compile(r"(?<![0-9A-Za-z])(?:(?=[A-Za-z]*[g-zG-Z])[A-Za-z]{2,12})?(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)"
                   r"(?:[pP]\d{1,3})?(?![0-9A-Za-z])")
CAPTURE = re.compile(r"^/web/\d{4,14}[a-z_]*/")  # web.archive.org: the day of the copy, not of the text
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.I)
RUN_DAY_FIRST = re.compile(rf"{APART[0]}(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>(?:19|20)\d\d){APART[1]}")
MONTH = re.compile(r"(?<!\d)(?P<y>\d{4})[-_./](?P<m>\d{2})(?![-_./]?\d)")
WORDS = re.compile(r"[-_.+]+")


def find_days(seed: Seed, url: str | None) -> tuple[ToldDay, ...]:
    """The days that the file's name, its folders and the text's address bear, most trusted first.

    Where digits can be read both ways (`07-08-2015`) the day is first, and the other reading follows it.
    """
    path = PurePosixPath(seed.path)
    folders = "/".join(path.parts[1:-1])
    name = seed.id if seed.packed else path.name.rsplit(".", 1)[0]  # a packed text's file bears the name of many
    told = [ToldDay(source="name", when=when, why=Reason(id="name", values={"name": name})) for when in read_days(name)]
    told += [ToldDay(source="folder", when=when, why=Reason(id="folder", values={"name": folders})) for when in read_days(folders)]
    parts = urlsplit(url or "")
    address = unquote(parts.path)
    if copied := CAPTURE.match(address):
        address = address[copied.end() :].split("//", 1)[-1].partition("/")[2]
    told += [ToldDay(source="address", when=when, why=Reason(id="address", values={"name": address.strip("/")[:80]}))
             for when in read_days(f"{address}?{parts.query}" if parts.query else address, words=False)]
    return tuple(told)


def read_days(text: str, *, words: bool = True) -> tuple[str, ...]:
    """The days (else the month) that a name bears, as EDTF; `words`: also those with the name of a month."""
    text = text.translate(DIGITS)
    days = list(dict.fromkeys(_in_digits(text)))
    if not days and words:
        days = [day for day in [_in_words(text)] if day]
    if not days:
        days = [f"{match['y']}-{match['m']}" for match in MONTH.finditer(text) if int(match["y"]) in YEARS and 1 <= int(match["m"]) <= 12]
    return tuple(days)


DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def _in_digits(text: str) -> Iterator[str]:
    for pattern in (YEAR_FIRST, DAY_FIRST, RUN, GLUED, RUN_DAY_FIRST):
        found = False
        for match in pattern.finditer(text):
            for when in _readings(int(match["y"]), int(match["m"]), int(match["d"]), swap=pattern is DAY_FIRST):
                found = True
                yield when
        if found:
            return


def _readings(year: int, month: int, day: int, *, swap: bool) -> Iterator[str]:
    """The date, then with day and month the other way round where both can be."""
    if FIRST <= year <= LAST:
        days = hijri_days(year, month, day) if 1 <= month <= 12 and 1 <= day <= 30 else None
        if days:
            yield str(days[0])
        return
    for m, d in ((month, day), (day, month)) if swap else ((month, day),):
        try:
            if year in YEARS:
                yield str(datetime.date(year, m, d))
        except ValueError:
            continue


def _in_words(text: str) -> str | None:
    """A date with the name of its month (`21 يوليو 2015`, `21-July-2015`, `5 شوال 1436`)."""
    for said, _ in read_expressions(fold(WORDS.sub(" ", ORDINAL.sub("", text))).lower()):
        if said.month is not None and said.year is not None and said.day is not None:
            value = resolve(said, None).when
            if edtf.is_exact(value):
                return value
    return None
