"""Reading periods: weeks, months and years told from the day of publication, decades, feasts and vague times."""

from __future__ import annotations

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.parts import PartReader
from malaff.reading.dates.tables import HIJRI
from malaff.reading.dates.years import SHIFTS

ABOUT = frozenset(["نحو", "حوالي", "قرابه", "زهاء"])
SINCE = frozenset(["منذ", "خلال", "ومنذ"])
CENTURY = frozenset(["الماضي", "العشرين", "المنصرم"])


def read_period(reader: PartReader, at: int) -> Expression | None:
    """The period that begins at a token, or None."""
    first = reader.token(at)
    found = Expression(start=first.start + first.cut, at=at)
    for read in (_unit, _ago, _decade, _feast, _vague, _clock):
        found.next = read(reader, at, found)
        if found.next:
            return found
    return None


def _unit(reader: PartReader, at: int, found: Expression) -> int:
    """`العام الماضي`, `هذا الشهر`, `الأشهر الـ12 الماضية`, `نهاية العام المقبل`, `قبل نهاية العام`."""
    part = reader.token(at).get("part")
    after = at + bool(part)
    this = bool(reader.token(after).get("this"))
    after += this
    unit = reader.token(after).get("definite")
    if unit is None:
        return 0
    plural = reader.token(after).get("unit")[1] != "one"
    end = _count(reader, after + 1)
    tail = reader.token(end).get("tail")
    found.part, found.unit = part, unit
    if tail in SHIFTS or (tail == "latest" and plural):
        found.shift = None if plural or end > after + 1 else SHIFTS[tail]
        return _year_told(reader, end + 1, found) if unit == "year" and found.shift is not None else end + 1
    if reader.token(end - 1).get("tail") in ("past", "next", "latest") and plural and end > after + 1:
        return end
    if (this and not plural) or (part and unit in ("month", "year") and tail is None and not reader.token(after + 1).get("month")):
        found.shift = 0
        return 0 if reader.token(after + 1).text in ("الدراسي", "الدراسيه", "المالي", "الماليه", "الهجري", "الجامعي") else after + 1
    return 0


def _year_told(reader: PartReader, at: int, found: Expression) -> int:
    """The number of the year told: `العام الماضي 2016`, `العام الجاري (2017)`."""
    opened = reader.token(at).text in ("(", "،")
    year = reader.token(at + opened).number
    if year is None or not 1000 <= year <= 2100 or reader.token(at + opened + 1).text in reader.lists["counted"]:
        return at
    found.year = year
    return at + opened + 1 + (reader.token(at + opened + 1).text == ")")


def _count(reader: PartReader, at: int) -> int:
    """The place after a number or `القليلة` between a period and its tail."""
    if reader.token(at).text == "ال" and reader.token(at + 1).number is not None:
        return at + 2
    if reader.token(at).number is not None:
        return at + 1
    return at + 1 if reader.token(at).text in reader.lists["few"] and reader.token(at + 1).get("tail") else at


def _ago(reader: PartReader, at: int, found: Expression) -> int:
    """`قبل يومين`, `قبل ثلاثة أسابيع`, `قبل 17 عاما`: not where another event is what it is counted from."""
    if not reader.token(at).get("ago"):
        return 0
    after = at + 1
    about = reader.token(after).text in ABOUT
    after += about
    number = reader.token(after).number or reader.token(after).get("cardinal")
    some = reader.token(after).text in ("بضعه", "بضع", "عده")
    after += bool(number) or some
    unit = reader.token(after).get("unit")
    if unit is None or reader.token(after).text.startswith("ال") or (unit == ("day", "one") and not number):
        return 0
    after += reader.token(after + 1).text in ("قليله", "معدوده", "عديده", "طويله")
    follows = reader.token(after + 1)
    if follows.number is not None or follows.get("month") or follows.get("weekday") is not None or follows.get("part"):
        return 0
    if follows.text == "من" and reader.token(after + 2).text not in ("الان", "اليوم"):
        return 0
    count = number or {"one": 1, "two": 2}.get(unit[1])
    found.unit, found.shift = unit[0], None if count is None or some or about else -count
    found.tail = "ago"
    return after + 1


def _decade(reader: PartReader, at: int, found: Expression) -> int:
    """`سنوات التسعينيات`, `سبعينيات القرن الماضي`, `أواخر الثمانينات`: not `في الثلاثينيات من عمره`."""
    part = reader.token(at).get("part")
    after = at + bool(part)
    led = bool(part)
    if reader.token(after).bare in ("سنوات", "عقد", "حقبه", "فتره", "اعوام"):
        led, after = True, after + 1
    token = reader.token(after)
    decade, bare = token.get("decade"), token.get("decade_bare")
    end = after + 1
    then = end + (reader.token(end).text == "من")
    if reader.token(then).text in reader.lists["age"]:
        return 0
    century = reader.token(then).text == "القرن" and reader.token(then + 1).text in CENTURY
    before = reader.token(at - 1).text
    if not (century and (decade or bare)) and not (decade and (led or before in SINCE or (decade >= 60 and before in ("في", "وفي")))):
        return 0
    found.decade, found.part, found.year = True, part, 1900 + (decade or bare)
    return then + 2 if century else end


def _feast(reader: PartReader, at: int, found: Expression) -> int:
    """`أول أيام عيد الفطر`: the day of the Hijri calendar that a feast's day is."""
    token = reader.token(at)
    number = token.get("ordinal_bare") or token.get("ordinal")
    after = at + 1
    if token.get("first_day") and token.bare == "اول":
        number = 1
    if number and reader.token(after).text == "من":
        after += 1
    if not number or reader.token(after).bare not in ("ايام", "يوم"):
        return 0
    feast = reader.token(after + 1).get("holiday")
    if feast is None or number > 4:
        return 0
    found.calendar, found.month, found.day = HIJRI, feast[0], feast[1] + number - 1
    end = after + 2 + (reader.token(after + 2).text in ("المبارك", "السعيد"))
    return reader.year_or_tail(end, found)


def _vague(reader: PartReader, at: int, found: Expression) -> int:
    """`مؤخرا`."""
    found.vague = bool(reader.token(at).get("vague"))
    return at + 1 if found.vague else 0


def _clock(reader: PartReader, at: int, found: Expression) -> int:
    """A time of day in digits: means something in a stamp line only."""
    found.clock = reader.token(at).kind == "clock"
    if not found.clock:
        return 0
    return at + 1 + (reader.token(at + 1).text in ("صباحا", "مساء", "ص", "م", "ظهرا", "صباح", "فجرا", "عصرا", "ليلا"))
