"""Reading shares of a period (`الأسبوع الثاني من يونيو`, `النصف الأول من العام`) and seasons (`صيف 2014`, `الصيف الماضي`)."""

from __future__ import annotations

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.parts import PartReader
from malaff.reading.dates.periods import read_unit
from malaff.reading.dates.years import SHIFTS

# How many shares of a kind a period can have: a month has five weeks at most.
MOST = {"week": 5, "half": 2, "third": 3, "quarter": 4, "decade": 10, "days": 3}
CENTURIES = {("الماضي",): 1900, ("العشرين",): 1900, ("المنصرم",): 1900, ("الحالي",): 2000, ("الجاري",): 2000,
             ("الحادي", "والعشرين"): 2000, ("التاسع", "عشر"): 1800}
HUNDRED = {("العشرين",): 1900, ("الماضي",): 1900, ("المنصرم",): 1900}  # a century told as a whole; the present one is no date
HIJRI_TOO = 15  # centuries up to it are told in both calendars: only `الميلادي` says which
AS_HIJRI = (14, 15)  # whose years, 1300 to 1500, read as Hijri ones
OTHER_ERA = frozenset(["الهجري", "الهجريه", "للهجره", "قبل", "ق"])
LEADS = frozenset(["من", "في", "ل"])


def read_share(reader: PartReader, at: int) -> Expression | None:
    """The share of a period, or the season, that begins at a token, or None.

    An ordinal that counts weeks, halves, thirds, quarters or decades is no day of a month, whatever month follows: where
    the period cannot be read, the words are passed over as no date.
    """
    first = reader.token(at)
    found = Expression(start=first.start + first.cut, at=at)
    found.next = _season(reader, at, found) or _whole_century(reader, at, found)
    if found.next:
        return found
    share, after = _counted(reader, at)
    if share is None:
        return None
    base = after + (reader.token(after).text in LEADS)
    found.share = share
    found.next = _century(reader, base, found) or (0 if share[0] == "decade" else _period(reader, base, found))
    if not found.next:
        found.no_date = True
        found.next = after
    return found


def _counted(reader: PartReader, at: int) -> tuple[tuple[str, int] | None, int]:
    """The unit and number of a share (`النصف الثاني`, `أول أسبوع`, `العشر الأواخر`; -1 is the last), and where it ends."""
    kind = reader.token(at).get("share")
    if kind:
        number = reader.token(at + 1).get("ordinal") or reader.token(at + 1).get("third_of_days")
        if kind != "days" and reader.token(at + 1).text in ("الاخير", "الاخيره"):
            number = -1
    else:
        kind = reader.token(at + 1).get("share_bare")
        number = reader.token(at).get("ordinal_bare") or (1 if reader.token(at).bare == "اول" else None)
        number = -1 if reader.token(at).bare == "اخر" else number
    if kind and number and number <= MOST[kind]:
        return (kind, number), at + 2
    return None, at


def _period(reader: PartReader, at: int, found: Expression) -> int:
    """The period that a share is taken of: a month, a year, one told from the day of publication; where it ends, or 0."""
    base = Expression(start=0, at=at)
    year = reader.token(at).number
    if year and 1900 <= year <= 2100 and reader.token(at + 1).text not in reader.lists["counted"]:
        base.year, end = year, reader.mark(at + 1, base)
    else:
        end = reader.month_alone(at, base) or reader.year_alone(at, base) or read_unit(reader, at, base)
    if not end or base.part or base.until or (base.unit and base.unit not in ("year", "month")):
        return 0
    share = found.share
    found.take_date(base)
    found.share = share
    return end


def _century(reader: PartReader, at: int, found: Expression) -> int:
    """`القرن الماضي` after a share of it: its decade, or the years of its half, third or quarter."""
    if not reader.token(at).get("century") or found.share is None:
        return 0
    for words, year in CENTURIES.items():
        if tuple(reader.token(at + 1 + n).text for n in range(len(words))) != words:
            continue
        kind, number = found.share
        size = {"decade": 10, "half": 50, "quarter": 25}.get(kind)
        if size is None:
            return 0
        number = 100 // size if number == -1 else number
        found.year = year + size * (number - 1)
        found.decade = kind == "decade"
        if not found.decade:
            found.until = Expression(start=0, at=at, year=found.year + size - 1)
        found.share = None
        return at + 1 + len(words)
    return 0


def _season(reader: PartReader, at: int, found: Expression) -> int:
    """`صيف 2014`, `ربيع عام 2011`, `صيف العام الماضي`, `الصيف الماضي`, `هذا الصيف`."""
    this = bool(reader.token(at).get("this"))
    at += this
    season = reader.token(at).get("season")
    if season is None:
        return 0
    found.share = ("season", season)
    if reader.token(at).bare.startswith("ال"):
        shift = SHIFTS.get(reader.token(at + 1).get("tail") or "")
        if this or shift in (-1, 0, 1):
            found.unit, found.shift = "season", 0 if this else shift
            return at + 1 + (shift is not None)
        return 0
    base = at + 1 + (reader.token(at + 1).text == "من")
    end = 0 if this else _period(reader, base, found)
    return 0 if found.month is not None or found.unit == "month" else end


def _whole_century(reader: PartReader, at: int, found: Expression) -> int:
    """`القرن الثامن عشر`, `القرن السابع الميلادي`, `مطلع القرن الماضي`: the hundred years that it is, as the press counts them."""
    base = at + bool(reader.token(at).get("part"))
    if not reader.token(base).get("century"):
        return 0
    after = base + 1
    first = HUNDRED.get((reader.token(after).text,))
    if first is None:
        number = reader.token(after).get("ordinal") or 0
        teens = reader.token(after + 1).text == "عشر" and number < 10
        after += teens
        number += 10 * teens
        era = reader.token(after + 1).text
        if not number or number > 20 or number in AS_HIJRI or era in OTHER_ERA or (number <= HIJRI_TOO and era != "الميلادي"):
            return 0
        after += era == "الميلادي"
        first = max(1, (number - 1) * 100)
    found.year, found.until = first, Expression(start=0, at=at, year=first // 100 * 100 + 99)
    return after + 1
