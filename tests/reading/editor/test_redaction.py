"""A redacted word is known in any spelling and disguise, in time that grows with the text, and no other word is taken for it."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaff.reading.editor.latin import sounds_like
from malaff.reading.editor.redaction import HIDDEN, Redactor, nearest, standing_parts
from spellings_made import FIRST, REDACT, cases

REDACTOR = Redactor(REDACT)
CASES = dict(cases())


@pytest.mark.parametrize("case", CASES)
def test_every_spelling(case: str) -> None:
    """Every spelling, in a sentence whose other words stay."""
    hidden = REDACTOR.hide(f"قال {CASES[case]} ذلك أمس")
    assert HIDDEN in hidden, hidden
    assert not REDACTOR.is_in(hidden) and hidden.startswith("قال ") and hidden.endswith(" أمس")


def test_one_part_of_a_full_name_stands() -> None:
    """Decided: of a full name one part alone stays, and an editor is told."""
    assert REDACTOR.hide(f"قال {FIRST} ذلك أمس") == f"قال {FIRST} ذلك أمس"


@pytest.mark.parametrize("redacted, text", [
    ("علي", "عليه وعليها والعليا أعلى عليهم"), ("حسن", "أحسن حسنة تحسن"), ("فيروز", "في روز اليوسف"), ("سعاد", "السعادة"),
    ("Omar", "Omaha Tomara"), ("0991234567", "0991234568 099123456 السنة 2017"), ("عمر", "عمران معمر عمرو"), ("أمل", "أملاك عاملة"),
])
def test_other_words_stay(redacted: str, text: str) -> None:
    """A short word is never taken for a part of another one."""
    assert Redactor([redacted]).hide(text) == text


def test_lines_stay_as_many() -> None:
    """A name across lines is hidden without a line less: an editor's line numbers still fit."""
    text = "أول\nقال طيفور\n\nالجلناري ذلك\nآخر"
    hidden = REDACTOR.hide(text)
    assert len(hidden.splitlines()) == len(text.splitlines()) and hidden.splitlines()[-1] == "آخر" and HIDDEN in hidden


def test_a_name_that_is_the_note() -> None:
    """محجوب is a man's name as well."""
    assert "محجوب" not in Redactor(["محجوب"]).hide("قال محجوب ذلك")


@given(st.text(alphabet="كهرمانوفه .-\n\u200cـ<>&%#;1", max_size=80))
def test_hiding_is_final(text: str) -> None:
    """What has been hidden holds the word no more, and nothing is raised."""
    once = REDACTOR.hide(text + " كهرمانوف")
    assert HIDDEN in once and not REDACTOR.is_in(once)


PIECES = ("ب", "كهرمان", "طيفور ", "وا", "يا ابن ", "ب.", "ا ل ", "طيفور بن ", "<", "<b", "%D8", "&#", "<!--", "\\u", "09", "0 ", "&amp;", "xn--")


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    """Twice the length takes about twice the time, whatever is repeated."""

    def seconds(size: int) -> float:
        start = time.process_time()
        REDACTOR.hide(piece * (size // len(piece)))
        return time.process_time() - start

    seconds(2_000)
    assert seconds(32_000) < 6 * seconds(8_000) + 0.2


def test_parts_and_neighbours() -> None:
    """An editor is told which parts of a name still stand, and which word a misspelt redaction may mean."""
    assert standing_parts(["طيفور الجلناري"], ["قال طيفور، وطيفور ثانية"]) == {"طيفور": 2}
    assert nearest("طيفر الجلناري", ["قال طيفور الجلناري أمس"]) == "طيفور الجلناري" and nearest("زيد", ["قال طيفور"]) == ""


@pytest.mark.parametrize("name, word, same", [
    ("dardanelov", "دردانيلوف", True), ("red-putin-x", "بوتين", True), ("bwtyn-1a2b3c4d", "putin", True), ("tayfur-aljulnari", "طيفور الجلناري", True),
    ("souad-al-khatib-2019", "سعاد الخطيب", True), ("قصة-كهرمانوف", "كهرمانوف", True), ("call-0991234567", "0991234567", True),
    ("news", "سعاد الخطيب", False), ("000_98cf91428b1babbb", "بوتين", False), ("bridge-opening", "سعاد الخطيب", False),
])
def test_names_in_latin_letters(name: str, word: str, same: bool) -> None:
    """A file's name is compared by what transliterations share."""
    assert sounds_like(name, [word]) is same
