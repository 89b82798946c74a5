"""Reading periods: weeks, months and years told from the day of publication, decades, feasts and vague times."""

from __future__ import annotations

from malaff.reading.dates.expression import Expression
from malaff.reading.dates.parts import PartReader
from malaff.reading.dates.tables import HIJRI
from malaff.reading.dates.years import SHIFTS, YEAR_KINDS

ABOUT = frozenset(["نحو", "حوالي", "قرابه", "زهاء"])
MORE = frozenset(["اكثر", "اقل"])  # `منذ أكثر من عشرين عاما`
SINCE = frozenset(["منذ", "خلال", "ومنذ"])
CENTURY = frozenset(["الماضي", "العشرين", "المنصرم"])


def read_period(reader: PartReader, at: int) -> Expression | None:
    """The period that begins at a token, or None."""
    first = reader.token(at)
    found = Expression(start=first.start + first.cut, at=at)
    for read in (read_unit, _ago, _decade, _feast, _vague, _clock):
        found.next = read(reader, at, found)
        if found.next:
            return found
    return None


def read_unit(reader: PartReader, at: int, found: Expression) -> int:
    """`العام الماضي`, `هذا الشهر`, `الأشهر الـ12 الماضية`, `نهاية العام المقبل`, `قبل نهاية العام`."""
    part = reader.token(at).get("part")
    after = at + bool(part)
    this = bool(reader.token(after).get("this"))
    after += this
    unit = reader.token(after).get("definite")
    if unit is None:
        return 0
    plural = reader.token(after).get("unit")[1] != "one"
    special = unit == "year" and reader.token(after + 1).text in YEAR_KINDS and bool(reader.token(after + 2).get("tail"))
    end = after + 2 if special else _count(reader, after + 1)
    tail = reader.token(end).get("tail")
    found.part, found.unit = part, unit
    if tail in SHIFTS or (tail == "latest" and plural):
        found.shift = None if plural or end > after + 1 else SHIFTS[tail]  # none for `العام المالي الماضي` either
        return _year_told(reader, end + 1, found) if unit == "year" and found.shift is not None else end + 1
    if reader.token(end - 1).get("tail") in ("past", "next", "latest") and plural and end > after + 1:
        return end
    if (this and not plural) or (part and unit in ("month", "year") and tail is None and not reader.token(after + 1).get("month")):
        found.shift = 0
        if reader.token(after + 1).text in ("الدراسي", "الدراسيه", "المالي", "الماليه", "الهجري", "الجامعي"):
            return 0
        return _year_told(reader, after + 1, found) if this and unit == "year" else after + 1  # `هذا العام 2015`
    return 0


def _year_told(reader: PartReader, at: int, found: Expression) -> int:
    """The number of the year told: `العام الماضي 2016`, `العام الجاري (2017)`."""
    opened = reader.token(at).text in ("(", "،")
    year = reader.token(at + opened).number
    hijri = reader.token(at + opened + 1).get("hijri_marks")
    if year is None or hijri or not 1500 <= year <= 2100 or reader.token(at + opened + 1).text in reader.lists["counted"]:
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
    """`قبل يومين`, `منذ ثلاثة أسابيع`, `قبل خمسة وعشرين عاما`: not where another event is what it is counted from."""
    if not reader.token(at).get("ago"):
        return 0
    after = at + 1
    more = reader.token(after).text in MORE and reader.token(after + 1).text == "من"
    about = more or reader.token(after).text in ABOUT
    after += 2 * more or about
    number, after = _cardinal(reader, after)
    some = reader.token(after).text in ("بضعه", "بضع", "عده")
    after += some
    unit = reader.token(after).get("unit")
    if unit is None or reader.token(after).text.startswith("ال") or (unit == ("day", "one") and not number):
        return 0
    if unit[1] == "many" and not number and reader.token(at).bare == "منذ":
        return 0  # `منذ سنوات عديدة`: how long, not when
    after += reader.token(after + 1).text in ("قليله", "معدوده", "عديده", "طويله", "واحد", "واحده")
    half = reader.token(after + 1).text == "ونصف"
    about, after = about or half, after + half
    follows = reader.token(after + 1)
    if follows.number is not None or follows.get("month") or follows.get("weekday") is not None or follows.get("part"):
        return 0
    if follows.text == "من" and reader.token(after + 2).text not in ("الان", "اليوم"):
        return 0
    count = number or {"one": 1, "two": 2}.get(unit[1])
    found.unit, found.shift = unit[0], None if count is None or some or about else -count
    found.tail = "ago"
    return after + 1


def _cardinal(reader: PartReader, at: int) -> tuple[int | None, int]:
    """A number in digits or words (`17`, `ثلاثة`, `أحد عشر`, `خمسة وعشرين`) and where it ends; None where there is none."""
    token, then = reader.token(at), reader.token(at + 1)
    if token.number:
        return token.number, at + 1
    ones = token.get("cardinal")
    if then.text in ("عشر", "عشره") and (ones or token.get("before_ten")):
        return (ones or token.get("before_ten")) + 10, at + 2
    if then.get("tens_bare") and then.text.startswith("و") and (ones or token.get("before_ten") or token.text in ("واحد", "واحده")):
        return (ones or token.get("before_ten") or 1) + then.get("tens_bare"), at + 2
    if ones or token.get("tens_bare"):
        return ones or token.get("tens_bare"), at + 1
    return None, at


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
