"""The list of the press: each name, address and handle belongs to one paper, and each kind of evidence finds it."""

from collections import Counter

import pytest

from malaff.reading.cleaning.press import key
from malaff.reading.cleaning.publisher import find_by_address, find_owner
from malaff.reading.data import read_data

PRESS = read_data("press.yml")
ROWS = [*PRESS["publishers"], *PRESS["agencies"]]


def test_each_spelling_is_one_papers() -> None:
    """No spelling, address or handle stands in two rows: what it names would hang on the order of the list."""
    spelled = Counter(name for row in ROWS for name in {key(each) for each in (row["name"], *row.get("also", ()))})
    assert [name for name, rows in spelled.items() if rows > 1] == []
    for kind in ("hosts", "handles"):
        counted = Counter(str(value).lower() for row in ROWS for value in row.get(kind, ()))
        assert [value for value, rows in counted.items() if rows > 1] == []


def test_rows_have_known_keys() -> None:
    """A row holds a name and the kinds of evidence that the head of the file explains, and no other key."""
    assert {name for row in ROWS for name in row} <= {"name", "also", "common", "weak", "hosts", "handles"}
    assert all(row.get("hosts") or row.get("handles") or row.get("also") or not row.get("weak") for row in ROWS)


@pytest.mark.parametrize(("texts", "name"), [
    (["للتواصل: editor@alyaum.com"], "اليوم"), (["www.hespress.com 2007 - 2020"], "هسبريس"), (["تابعونا @aawsat_News"], "الشرق الأوسط"),
    (["editor@example.org"], None), (["editor@alyaum.com", "www.hespress.com"], None),
])
def test_addresses_name_the_publisher(texts: list[str], name: str | None) -> None:
    """The site, the letters and the networks of one paper in the furniture name it; two papers as good as none."""
    assert find_by_address(texts) == name


@pytest.mark.parametrize(("text", "name"), [
    ("جميع الحقوق محفوظة لصحيفة رصيف البحر © 2024", "رصيف البحر"), ("© 2020 قناة رصيف البحر", "رصيف البحر"),
    ("جميع الحقوق محفوظة", None), ("لا يجوز نقل مواد من موقع الصحيفة", None),
])
def test_owners(text: str, name: str | None) -> None:
    """A notice of rights names its owner after the owner's kind, whether a list has it or not."""
    assert find_owner(text) == name
