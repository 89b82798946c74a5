"""The day that a file's name, folder or address bears."""

from __future__ import annotations

import pytest

from malaff.model.records import CleanText, Paragraph, Seed
from malaff.reading.dates.dates import read_dates
from malaff.reading.reasons import say
from malaff.reading.sources.days import find_days, read_days

NAMES = [
    ("2015-07-21-okaz-12", "2015-07-21"), ("20150721_okaz", "2015-07-21"), ("okaz_20150721", "2015-07-21"),
    ("21-07-2015", "2015-07-21"), ("okaz 21.7.2015", "2015-07-21"), ("21_07_2015_3", "2015-07-21"), ("2015.07.21", "2015-07-21"),
    ("2015_07_21 page 4", "2015-07-21"), ("21072015", "2015-07-21"), ("20150721T0930", "2015-07-21"), ("okaz-2015-07", "2015-07"),
    ("عكاظ 21 يوليو 2015", "2015-07-21"), ("عكاظ-٢١-٠٧-٢٠١٥", "2015-07-21"), ("21-July-2015", "2015-07-21"),
    ("okaz20150721", "2015-07-21"), ("aljazirah_20150721p3", "2015-07-21"), ("saudi_okaz_20150801_1196", "2015-08-01"),
    ("2023_3_3", "2023-03-03"),
    ("الخليج - 3 آذار 2023", "2023-03-03"), ("3_مارس_2023_الخليج", "2023-03-03"), ("alwatan.2023.03.13", "2023-03-13"),
    ("2023 3 13", "2023-03-13"),
    ("2023-03-13 10.22.05", "2023-03-13"), ("20230313-102205", "2023-03-13"), ("IMG-20210304-WA0012", "2021-03-04"),
    ("03Mar2023", "2023-03-03"),
    ("Screenshot_20210304-101010", "2021-03-04"), ("WhatsApp Image 2021-03-04 at 10.10.10", "2021-03-04"), ("March 3, 2023", "2023-03-03"),
    ("3rd March 2023 - alraya", "2023-03-03"), ("13 رمضان 1444", "2023-04-04"), ("عكاظ 13-09-1444هـ", "2023-04-04"),
    ("21 جويلية 2015", "2015-07-21"),
    ("21 يوليوز 2015", "2015-07-21"), ("15-كانون-الأول-2019", "2019-12-15"), ("الثلاثاء_21_يوليو_2015م", "2015-07-21"),
    ("9 ذو الحجة 1440", "2019-08-10"),
    ("2015/07/21", "2015-07-21"), ("1436-10-05", "2015-07-21"), ("عكاظ 5 شوال 1436", "2015-07-21"), ("07-21-2015", "2015-07-21"),
]
NO_DAYS = ["000_98cf20150721ab", "okaz-12", "410826", "2015", "2015-13-40", "99-99-2015", "1-2-3", "index", "21-07-15",
           "201507210001234", "3 مارس", "عدد 18345",
           "0501234567", "article-410826", "قرار 2216 لسنة 2015", "رؤية 2030", "خطة 2020-2030", "2015-16", "202303",
           "10.1016-j.2015.07.021", "14440913",
           "abcdef20150721", "مارس 2023"]


@pytest.mark.parametrize(("name", "when"), NAMES)
def test_names(name: str, when: str) -> None:
    """Each common form is read."""
    assert read_days(name)[0] == when


@pytest.mark.parametrize("name", NO_DAYS)
def test_no_days(name: str) -> None:
    """Numbers that are no dates are none."""
    assert read_days(name) == ()


def seed(path: str, **more: str) -> Seed:
    """A seed at a path."""
    return Seed(id="a", path=path, sha256="", encoding="utf-8", text="", given=dict(more))


def test_sources_are_told_apart_and_in_order() -> None:
    """Name before folder before address, each as what it is."""
    told = find_days(seed("seeds/2015/07/20/21-07-2015.txt"), "https://example.org/news/2015/07/19/story")
    assert [(one.source, one.when) for one in told] == [("name", "2015-07-21"), ("folder", "2015-07-20"), ("address", "2015-07-19")]
    assert "21-07-2015" in say([told[0].why])
    assert find_days(seed("seeds/story.txt"), "https://example.org/a?date=2015-07-21")[0].when == "2015-07-21"


ADDRESSES = [
    ("https://www.alquds.co.uk/2015/07/21/x", "2015-07-21"), ("https://www.youm7.com/story/2020/8/24/x/4938421", "2020-08-24"),
    ("https://www.albayan.ae/news/2020-06-03-1.3875514", "2020-06-03"), ("https://www.al-jazirah.com/2015/20150721/ln23.htm", "2015-07-21"),
    ("https://arabic.sputniknews.com/arab_world/202003171044896789-x/", "2020-03-17"),
    ("https://www.aps.dz/ar/2020-06-03-10-22-05", "2020-06-03"),
    ("https://sputnikarabic.ae/20220530/x-1062836450.html", "2022-05-30"), ("https://www.almodon.com/arabworld/2020/12/1/x", "2020-12-01"),
    ("https://web.archive.org/web/20150722123456/http://okaz.com.sa/new/Issues/20150721/a.htm", "2015-07-21"),
    ("https://x.example/2015/07/", "2015-07"),
    ("https://web.archive.org/web/20150722123456/http://okaz.com.sa/a", None), ("http://aawsat.com/home/article/410826/بريطانيا", None),
    ("https://arabic.rt.com/news/1100000-x/", None), ("https://al-ain.com/article/1584346400", None),
    ("https://x.example/a/15/07/21/x", None),
    ("https://x.example/news/ماذا-حدث-في-3-مارس-2011", None),
]


@pytest.mark.parametrize(("url", "when"), ADDRESSES)
def test_addresses_of_papers(url: str, when: str | None) -> None:
    """The day in an address is the text's; numbers of articles, days in headlines and the day of an archive's copy are not."""
    told = find_days(seed("seeds/story.txt"), url)
    assert (told[0].when if told else None) == when


def published(path: str, text: str) -> tuple[str | None, str, int]:
    """When a text of a file was published, how that is known, and how many findings there are."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    _, found, findings = read_dates(clean, find_days(seed(path), None))
    return found.when, found.source, len(findings)


def test_weekdays_of_the_text_check_the_name() -> None:
    """A weekday that contradicts is a finding; where digits can be read both ways, it decides."""
    assert published("seeds/2015-07-21.txt", "افتُتح الجسر اليوم الثلاثاء في القرية.") == ("2015-07-21", "name", 0)
    assert published("seeds/2015-07-21.txt", "افتُتح الجسر اليوم الجمعة في القرية.") == ("2015-07-21", "name", 1)
    assert published("seeds/2015-07-25.txt", "افتُتح الجسر اليوم الجمعة في القرية.") == ("2015-07-24", "name", 0)
    assert published("seeds/2015-07-25.txt", "افتُتح الجسر أمس الأربعاء في القرية.") == ("2015-07-23", "name", 0)
    assert published("seeds/2015-07-25.txt", "افتُتح الجسر اليوم الأحد في القرية.") == ("2015-07-25", "name", 1)
    assert published("seeds/2015-07-25.txt", "افتُتح اليوم الجمعة. وعاد الوزير اليوم الخميس إلى القرية.") == ("2015-07-25", "name", 1)
    assert published("seeds/07-08-2015.txt", "افتُتح الجسر اليوم الجمعة في القرية.") == ("2015-08-07", "name", 0)
    assert published("seeds/07-08-2015.txt", "افتُتح الجسر اليوم الأربعاء في القرية.") == ("2015-07-08", "name", 0)
    assert published("seeds/2015-07-20/2015-07-21.txt", "افتُتح الجسر اليوم الاثنين في القرية.") == ("2015-07-20", "folder", 0)


def test_relative_dates_are_told_from_the_name() -> None:
    """What the name tells dates the words of the text."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text="افتُتح الجسر أمس في القرية."),))
    (hint,), _, _ = read_dates(clean, find_days(seed("seeds/2015-07-21-okaz-12.txt"), None))
    assert hint.when == "2015-07-20"
