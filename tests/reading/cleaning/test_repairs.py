"""Repairs of a line are made only where they are safe, and each is logged with what stood there."""

import pytest

from malaff.reading.cleaning.repairs import BREAK, mend_line


def mend(line: str, *known: str) -> tuple[str, list[str]]:
    """The mended line and the rules that mended it, where the text knows some words."""
    text, repairs = mend_line(1, line, known.__contains__)
    return text, [repair.rule for repair in repairs]


@pytest.mark.parametrize(("line", "wanted", "rule"), [
    ("الإرهـ.ـاب والانفجـ..ـار", "الإرهاب والانفجار", "censor-dots"),
    ("العـاجـل في أبهــا", "العاجل في أبها", "stretched"),
    ("اللغة الأمازيغيـّة", "اللغة الأمازيغيّة", "stretched"),
    ("نفذت الشرطة حملة.وقالت إنها مستمرة", "نفذت الشرطة حملة. وقالت إنها مستمرة", "glued-words"),
    ("في الملعب،فان الفريق", "في الملعب، فان الفريق", "glued-words"),
    ("لماذا؟لأنه تأخر", "لماذا؟ لأنه تأخر", "glued-words"),
    ("اتفق الطرفان علىأن يجتمعا", "اتفق الطرفان على أن يجتمعا", "glued-preposition"),
    ("سافر الوفد إلىالقاهرة أمس", "سافر الوفد إلى القاهرة أمس", "glued-preposition"),
    ("صحيفة اﻷيام وﻻ غيرها", "صحيفة الأيام ولا غيرها", "presentation-forms"),
    ("قال &quot;نعم&quot; ثم <b>خرج</b>", "قال \"نعم\" ثم خرج", "html-remnants"),
    ("نص &amp;lt;b&amp;gt;غامق", "نص غامق", "html-remnants"),
    ("قبل <script>alert(1)</script> بعد", "قبل بعد", "html-remnants"),
    ("\u202eمقلوب\u202c ونص\u200fه", "مقلوب ونصه", "invisible"),
    ("سطر\x00 فيه\x1a تحكم\ud800", "سطر فيه تحكم", "invisible"),
])
def test_mends(line: str, wanted: str, rule: str) -> None:
    """Each kind of damage is mended and named."""
    assert mend(line) == (wanted, [rule])


@pytest.mark.parametrize("line", [
    "الـ4 من يناير 1436 هـ", "قال لـ«الميناء» وبـ\"المرسى\"", "قناة إن.تي.في وحزب ي.ب.ك", "د.سامي و أ.ف.ب", "بلغ 3.5 مليون و12,500 طن",
    "زوروا www.example.org/خبر أو https://example.org/a.b", "عليه وإليها وعلىه", "إلىزابيث الثانية", "موقع الجزيرة.نت",
    "5 < 7 و AT&T", "می‌شود",
    "\"المختصة\"ـ محذرا",
])
def test_leaves_alone(line: str) -> None:
    """Ordinals, the Hijri sign, initials, numbers, addresses and pronouns are spelling, not damage."""
    assert mend(line) == (line, [])


def test_parts_a_preposition_before_a_word_of_the_text() -> None:
    """A word glued to على is parted where the same text has it alone."""
    assert mend("أثر ذلك علىمحادثات السلام", "محادثات") == ("أثر ذلك على محادثات السلام", ["glued-preposition"])
    assert mend("أثر ذلك علىمحادثات السلام") == ("أثر ذلك علىمحادثات السلام", [])


def test_paragraph_marks_inside_a_line() -> None:
    """Hard spaces after a sentence and block tags part paragraphs; hard spaces elsewhere are spaces."""
    assert mend("انتهى الخبر. \xa0 وبدأ آخر")[0] == f"انتهى الخبر.{BREAK}وبدأ آخر"
    assert mend("انتهى<br><br>وبدأ")[0].split(BREAK) == ["انتهى", "", "وبدأ"]
    assert mend("في\xa0 \xa0البيت")[0] == "في البيت"


def test_log_names_what_stood_there() -> None:
    """The log gives the words before and after, and invisible characters by their code point."""
    _, repairs = mend_line(7, "الإرهـ.ـاب \u200f\u200f", lambda word: False)
    assert [(r.line, r.rule, r.before, r.after) for r in repairs] == [
        (7, "invisible", "U+200F ×2", ""), (7, "censor-dots", "الإرهـ.ـاب", "الإرهاب")]
