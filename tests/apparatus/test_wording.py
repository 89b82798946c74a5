"""Wording of numbers, nouns and dates."""

from __future__ import annotations

import datetime

import pytest

from malaff.apparatus import wording
from malaff.apparatus.voice.voice import to_voice
from malaff.model import edtf


@pytest.mark.parametrize(("value", "noun", "words"), [
    (0, "article", "لا قصاصات"), (1, "article", "قصاصة واحدة"), (2, "person", "شخصان"),
    (3, "person", "3\u00a0أشخاص"), (10, "word", "10\u00a0كلمات"),
    (11, "person", "11\u00a0شخصًا"), (99, "quote", "99\u00a0اقتباسًا"), (100, "place", "100\u00a0مكان"), (103, "place", "103\u00a0أماكن"),
    (111, "place", "111\u00a0مكانًا"), (2113, "word", "2,113\u00a0كلمة"),
])
def test_counted_nouns_take_the_form_of_their_number(value: int, noun: str, words: str) -> None:
    """Dual without a number, plural from three to ten, accusative singular from eleven on, singular after hundreds."""
    assert to_voice("ar").count(value, noun) == words


def test_numerals_switch_together() -> None:
    """Digits and the thousands mark change with the setting."""
    assert to_voice("ar", "arab").number(2113) == "٢٬١١٣"
    assert wording.date_words("2017-03-10", to_voice("ar", "arab")) == "١٠ مارس ٢٠١٧"


@pytest.mark.parametrize(("value", "words", "first", "last"), [
    ("2017-03-10", "10 مارس 2017", "2017-03-10", "2017-03-10"), ("2017-02", "فبراير 2017", "2017-02-01", "2017-02-28"),
    ("2020", "2020", "2020-01-01", "2020-12-31"), ("199X", "تسعينيات القرن العشرين", "1990-01-01", "1999-12-31"),
    ("2020-02-15~", "منتصف فبراير 2020", "2020-02-15", "2020-02-15"), ("2020-02-05~", "مطلع فبراير 2020", "2020-02-05", "2020-02-05"),
    ("2015-11/..", "بعد نوفمبر 2015", "2015-11-01", None), ("../2020-03", "قبل نهاية مارس 2020", None, "2020-03-31"),
    ("2015/2017", "من 2015 إلى 2017", "2015-01-01", "2017-12-31"), ("2019~", "نحو 2019", "2019-01-01", "2019-12-31"),
])
def test_dates_in_words_and_their_bounds(value: str, words: str, first: str | None, last: str | None) -> None:
    """Each form of EDTF that we write reads in Arabic and has its earliest and latest day."""
    day = lambda text: datetime.date.fromisoformat(text) if text else None  # noqa: E731
    assert wording.date_words(value, to_voice("ar")) == words
    assert edtf.bounds(value) == (day(first), day(last))


@pytest.mark.parametrize("value", ["2017-13", "17-03-2017", "2017/3", "2020/2015", "", "2017-3-1", "../..x"])
def test_what_is_no_edtf_is_refused(value: str) -> None:
    """A value outside our profile is no date."""
    assert not edtf.is_valid(value)


def test_unknown_dates_sort_last() -> None:
    """Undated articles come after all others."""
    assert sorted([None, "2020", "../2016", "2015-11/.."], key=edtf.sort_key) == ["2015-11/..", "../2016", "2020", None]


def test_shortening_cuts_between_words() -> None:
    """A cut text ends in an ellipsis and never inside a word."""
    assert wording.shorten("أعلن الرئيس الروسي بعد اللقاء", 20) == "أعلن الرئيس الروسي…"
    assert wording.shorten("قصير", 20) == "قصير"
