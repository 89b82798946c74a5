"""Dates: every form of the press with its value, and what only looks like a date."""

from __future__ import annotations

import pytest

from malaff.model import CleanText, DateHint, Line, Paragraph
from malaff.text.dates import read_dates


def hints(text: str, known: str | None = None) -> tuple[DateHint, ...]:
    """The hints of one paragraph."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    return read_dates(clean, known=known)[0]


# words, the expression that is read, its EDTF value, its weekday, its kind; published on Tuesday 17 March 2020
FOUND = [
    ("افتُتح المصنع في نوفمبر 2015 قرب الساحل.", "نوفمبر 2015", "2015-11", None, "absolute"),
    ("وصل الوفد 14جويلية 2016 إلى العاصمة.", "14جويلية 2016", "2016-07-14", "thu", "absolute"),
    ("عُقد اللقاء في 26 و27 يناير/كانون الثاني 2020 بالمدينة.", "26 و27 يناير/كانون الثاني 2020", "2020-01-26/2020-01-27", None, "absolute"),
    ("أُعلن القرار يوم 11 مارس/ آذار في جنيف.", "يوم 11 مارس/ آذار", "2020-03-11", "wed", "partial"),
    ("بدأت الأشغال منتصف الشهر الماضي بالحي.", "منتصف الشهر الماضي", "2020-02-15~", None, "relative"),
    ("ظهر المرض نهاية العام الماضي هناك.", "نهاية العام الماضي", "2019-12", None, "relative"),
    ("التقى الوزيران صباح أمس الاثنين في القصر.", "صباح أمس الاثنين", "2020-03-16", "mon", "relative"),
    ("يصل الفريق بعد غد إلى العاصمة.", "بعد غد", "2020-03-19", "thu", "relative"),
    ("وقع ذلك أول من أمس في السوق.", "أول من أمس", "2020-03-15", "sun", "relative"),
    ("سنوات التسعينيات كانت قاسية.", "سنوات التسعينيات", "199X", None, "absolute"),
    ("عاد في سبعينيات القرن الماضي إلى قريته.", "سبعينيات القرن الماضي", "197X", None, "absolute"),
    ("الاجتماع في السادس والعشرين من الشهر الحالي.", "السادس والعشرين من الشهر الحالي", "2020-03-26", "thu", "relative"),
    ("منذ آذار/مارس من العام الماضي لم يلتقيا.", "آذار/مارس من العام الماضي", "2019-03", None, "relative"),
    ("وُقّع الملحق مطلع شهر آذار/ مارس عام 2020 بينهما.", "مطلع شهر آذار/ مارس عام 2020", "2020-03-05~", None, "absolute"),
    ("صدر في 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م عن الوزارة.", "25 شوال 1436 هـ الموافق 10 اغسطس 2015 م", "2015-08-10", "mon", "hijri"),
    ("سُجّل في 15 / 8 / 1436هـ بالسجل.", "15 / 8 / 1436هـ", "2015-06-02", "tue", "hijri"),
    ("أقيمت الموائد في رمضان 2020 بالحي.", "رمضان 2020", "2020-04-24/2020-05-23", None, "hijri"),
]


@pytest.mark.parametrize(("text", "words", "when", "weekday", "kind"), FOUND)
def test_found(text: str, words: str, when: str, weekday: str | None, kind: str) -> None:
    """Each form is one expression with its value."""
    (hint,) = hints(text, known="2020-03-17")
    assert (hint.text, hint.when, hint.weekday, hint.kind) == (words, when, weekday, kind)
    assert hint.line == 3
    assert hint.text in " ".join(text.split())


NO_DATES = [
    "نقلت قناة روسيا اليوم عن مصدر عسكري.",
    "قالت صحيفة «اليوم» إن الأشغال بدأت.",
    "لن يقبلوا اليوم ولا غدا بهذا الحل.",
    "أيّد 92% من الناخبين الاقتراح، وهذا اللقاء هو الـ4 بينهما.",
    "استقبل رجب طيب أردوغان ضيفه رمضان قديروف في القصر.",
    "سُجلت 30 إصابة بمرض كوفيد 19 في المدينة.",
    "افتتح محمد السادس المعرض في شارع جورج الخامس.",
    "بلغ العجز 88ر0 مليار والدين 5ر15 مليار، أي 866.646 دينارا.",
    "احتفلت المدارس باليوم العالمي للكتاب.",
    "مارس الضغط على زميله ثم فتح باب البيت.",
    "افتُتح ملعب 5 جويلية بعد ترميمه.",
    "ألقى الشيخ خطبة الجمعة في الجامع الكبير.",
    "رجل في الثلاثينيات من عمره نجا من الحريق.",
    "وزعت الجمعية في 2000 منزل سلالا غذائية.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    """Names, counts and turns of speech are no dates."""
    assert hints(text, known="2020-03-17") == ()


def test_published_from_weekdays() -> None:
    """Two witnesses of one weekday force it, and the reason quotes the words with their line."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(
        Paragraph(number=3, text="التقى الوزيران أمس الأربعاء في القصر."),
        Paragraph(number=5, text="وقال أحدهما اليوم الخميس إن اللقاء نجح.")))
    _, published, findings = read_dates(clean)
    assert (published.when, published.weekday, published.source) == (None, "thu", "hints")
    assert "«أمس الأربعاء» (السطر 3)" in published.why
    assert findings == ()


def test_published_from_stamp() -> None:
    """The text's own stamp dates it; day and month are settled by the weekday beside them."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(), stamps=(Line(number=2, text="٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠"),))
    _, published, findings = read_dates(clean)
    assert (published.when, published.source, published.weekday) == ("2020-12-01", "stamp", "tue")
    assert findings == ()


def test_conflict_is_a_finding() -> None:
    """Witnesses that contradict one another give no day, but a finding."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(
        Paragraph(number=3, text="التقى الوزيران أمس الأربعاء في القصر."),
        Paragraph(number=5, text="وقال أحدهما اليوم الاثنين إن اللقاء نجح.")))
    _, published, findings = read_dates(clean)
    assert (published.when, published.weekday) == (None, None)
    assert [(f.code, f.where) for f in findings] == [("dates.published", "3")]
