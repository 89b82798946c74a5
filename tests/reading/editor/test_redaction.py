"""A redacted word is known in any spelling and disguise, in time that grows with the text, and no other word is taken for it."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malaff.reading.editor.latin import sounds_like
from malaff.reading.editor.redaction import HIDDEN, Redactor, nearest, standing_parts

DATA = json.loads((Path(__file__).parents[2] / "samples/spellings.json").read_text("utf-8"))
REDACTOR = Redactor(DATA["redact"])
# Decided: of a full name one part alone stands, and an editor is told.
STANDS = {"first only"}
MORE = {
    "paragraph between": "شمعون\n\nالقرطبي", "thin space inside": "برد\u2009غانوف", "raw line break inside": "بردغا\nنوف",
    "father's name": "شمعون علي القرطبي", "nickname": "شمعون «أبو علي» القرطبي", "no article": "شمعون قرطبي",
    "reversed shapes": "ﻑﻮﻧﺎﻏﺩﺮﺑ", "encoded twice": "%25D8%25A8%25D8%25B1%25D8%25AF%25D8%25BA%25D8%25A7%25D9%2586%25D9%2588%25D9%2581",
    "windows-1256 address": "https://example.org/" + quote("بردغانوف".encode("cp1256")), "json": "بردغانوف".encode("unicode_escape").decode(),
    "entity in entity": "&amp;#1576;ردغانوف", "hexadecimal": "&#x628;ردغانوف", "dotless": "\u066eرد\u063aا\u066eو\u06a1",
    "persian letters": "بردغانوف".replace("ك", "ک"), "variation selector": "برد\ufe0fغانوف", "private use": "برد\ue000غانوف",
    "hangul filler": "برد\u3164غانوف", "emoji": "برد🔥غانوف", "table cell": "شمعون | القرطبي", "break tag": "شمعون<br>القرطبي",
    "attribute": '<a title="بردغانوف">x</a>', "no-break entity": "شمعون&nbsp;القرطبي", "mention": "@Putinovsky_1", "handle": "therealputinovsky",
    "cyrillic look-alikes": "Рutіnоvsку", "mathematical": "𝐏𝐮𝐭𝐢𝐧𝐨𝐯𝐬𝐤𝐲", "spaced latin": "P u t i n o v s k y", "dots": "P.u.t.i.n.o.v.s.k.y",
    "phone dots": "099.123.45.67", "phone brackets": "(099) 123 45 67", "phone code": "00963 99 123 4567", "phone full width": "０９９１２３４５６７",
    "phone link": "tel:+963-99-1234567", "ya ayyuha": "يا بردغانوف", "bil": "بالبردغانوف", "hal": "هالبردغانوف", "dual": "البردغانوفيان",
}


@pytest.mark.parametrize("row", DATA["spellings"], ids=lambda row: row["case"])
def test_every_spelling(row: dict[str, str]) -> None:
    """The spellings of the trust table, each in a sentence."""
    hidden = REDACTOR.hide(f"قال {row['text']} ذلك أمس")
    assert (HIDDEN in hidden) == (row["case"] not in STANDS), hidden
    assert hidden.startswith("قال ") and hidden.endswith(" أمس")


@pytest.mark.parametrize("case", MORE)
def test_more_of_the_same_classes(case: str) -> None:
    """Spellings that the table does not have."""
    assert HIDDEN in REDACTOR.hide(f"قال {MORE[case]} ذلك"), REDACTOR.hide(MORE[case])


@pytest.mark.parametrize("redacted, text", [
    ("علي", "عليه وعليها والعليا أعلى عليهم"), ("حسن", "أحسن حسنة تحسن"), ("فيروز", "في روز اليوسف"), ("سعاد", "السعادة"),
    ("Omar", "Omaha Tomara"), ("0991234567", "0991234568 099123456 السنة 2017"), ("عمر", "عمران معمر عمرو"), ("أمل", "أملاك عاملة"),
])
def test_other_words_stay(redacted: str, text: str) -> None:
    """A short word is never taken for a part of another one."""
    assert Redactor([redacted]).hide(text) == text


def test_lines_stay_as_many() -> None:
    """A name across lines is hidden without a line less: an editor's line numbers still fit."""
    text = "أول\nقال شمعون\n\nالقرطبي ذلك\nآخر"
    hidden = REDACTOR.hide(text)
    assert len(hidden.splitlines()) == len(text.splitlines()) and hidden.splitlines()[-1] == "آخر" and HIDDEN in hidden


def test_a_name_that_is_the_note() -> None:
    """محجوب is a man's name as well."""
    assert "محجوب" not in Redactor(["محجوب"]).hide("قال محجوب ذلك")


@given(st.text(alphabet="بردغانوفه .-\n\u200cـ<>&%#;1", max_size=80))
@settings(max_examples=200, deadline=None)
def test_hiding_is_final(text: str) -> None:
    """What has been hidden holds the word no more, and nothing is raised."""
    once = REDACTOR.hide(text + " بردغانوف")
    assert HIDDEN in once and not REDACTOR.is_in(once)


PIECES = ("ب", "بردغان", "شمعون ", "وا", "يا ابن ", "ب.", "ا ل ", "شمعون بن ", "<", "<b", "%D8", "&#", "<!--", "\\u", "09", "0 ", "&amp;", "xn--")


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
    assert standing_parts(["شمعون القرطبي"], ["قال شمعون، وشمعون ثانية"]) == {"شمعون": 2}
    assert nearest("شمعن القرطبي", ["قال شمعون القرطبي أمس"]) == "شمعون القرطبي" and nearest("زيد", ["قال شمعون"]) == ""


@pytest.mark.parametrize("name, word, same", [
    ("dardanelov", "دردانيلوف", True), ("red-putin-x", "بوتين", True), ("bwtyn-1a2b3c4d", "putin", True), ("simon-alqurtubi", "شمعون القرطبي", True),
    ("souad-al-khatib-2019", "سعاد الخطيب", True), ("قصة-بردغانوف", "بردغانوف", True), ("call-0991234567", "0991234567", True),
    ("news", "سعاد الخطيب", False), ("000_98cf91428b1babbb", "بوتين", False), ("bridge-opening", "سعاد الخطيب", False),
])
def test_names_in_latin_letters(name: str, word: str, same: bool) -> None:
    """A file's name is compared by what transliterations share."""
    assert sounds_like(name, [word]) is same
