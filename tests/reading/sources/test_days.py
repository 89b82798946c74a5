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
    ("2015/07/21", "2015-07-21"), ("1436-10-05", "2015-07-21"), ("عكاظ 5 شوال 1436", "2015-07-21"), ("07-21-2015", "2015-07-21"),
]
NO_DAYS = ["000_98cf20150721ab", "okaz-12", "410826", "2015", "2015-13-40", "99-99-2015", "1-2-3", "index", "21-07-15", "201507210001234"]


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


def published(path: str, text: str) -> tuple[str | None, str, int]:
    """When a text of a file was published, how that is known, and how many findings there are."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    _, found, findings = read_dates(clean, find_days(seed(path), None))
    return found.when, found.source, len(findings)


def test_weekdays_of_the_text_check_the_name() -> None:
    """A weekday that contradicts is a finding; where digits can be read both ways, it decides."""
    assert published("seeds/2015-07-21.txt", "افتُتح الجسر اليوم الثلاثاء في القرية.") == ("2015-07-21", "name", 0)
    assert published("seeds/2015-07-21.txt", "افتُتح الجسر اليوم الجمعة في القرية.") == ("2015-07-21", "name", 1)
    assert published("seeds/07-08-2015.txt", "افتُتح الجسر اليوم الجمعة في القرية.") == ("2015-08-07", "name", 0)
    assert published("seeds/07-08-2015.txt", "افتُتح الجسر اليوم الأربعاء في القرية.") == ("2015-07-08", "name", 0)
    assert published("seeds/2015-07-20/2015-07-21.txt", "افتُتح الجسر اليوم الاثنين في القرية.") == ("2015-07-20", "folder", 0)


def test_relative_dates_are_told_from_the_name() -> None:
    """What the name tells dates the words of the text."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text="افتُتح الجسر أمس في القرية."),))
    (hint,), _, _ = read_dates(clean, find_days(seed("seeds/2015-07-21-okaz-12.txt"), None))
    assert hint.when == "2015-07-20"
