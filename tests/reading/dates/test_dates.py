"""Dates: every form of the press with its value, and what only looks like a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaff.arabic.letters import fold
from malaff.model import edtf
from malaff.model.records import CleanText, DateHint, Line, Paragraph, ToldDay
from malaff.reading.dates.dates import read_dates
from malaff.reading.dates.tables import read_data


def told(known: str | None) -> tuple[ToldDay, ...]:
    """A day that an editor gives."""
    return (ToldDay(source="editor", when=known, why="حدّده المحرر."),) if known else ()


def hints(text: str, known: str | None = None) -> tuple[DateHint, ...]:
    """The hints of one paragraph."""
    clean = CleanText(title="عنوان", title_from="text", paragraphs=(Paragraph(number=3, text=text),))
    return read_dates(clean, told(known))[0]


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
    "تتعاون دول القرن الأفريقي.",
    "يعود النقش إلى القرن الثاني الهجري، والبئر إلى القرن الثالث قبل الميلاد، والسور إلى القرن الخامس.",
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
    "قصف الطيران قصر 22 مايو الرئاسي.",
    "وصل لواء 22 مايو إلى المدينة.",
    "ها هي اليوم تعود إلى أهلها.",
    "وباتت اليوم موضع عناية الناس.",
    "واليوم ولله الحمد تنعم القرى بالماء.",
    "نتمنى أن تتوقف الحرب اليوم قبل الغد.",
    "افتُتح ملعب 5 جويلية بعد ترميمه.",
    "ألقى الشيخ خطبة الجمعة في الجامع الكبير.",
    "رجل في الثلاثينيات من عمره نجا من الحريق.",
    "وزعت الجمعية في 2000 منزل سلالا غذائية.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    """Names, counts and turns of speech are no dates."""
    assert hints(text, known="2020-03-17") == ()


TEXTS = st.lists(st.one_of(
    st.text(alphabet="اليومأسخميربتجعةفن0123456789٠١٢/.-،:()«»\"\n \u0640\u064e\u200f", max_size=50),
    st.lists(st.sampled_from([
        "أمس", "اليوم", "غدا", "الخميس", "الجمعة", "15", "31", "30", "مارس", "آذار", "/", "فبراير", "2015", "1436", "هـ", "م",
        "من", "إلى", "و", "العام", "الماضي", "المقبل", "الجاري", "الشهر", "نهاية", "مطلع", "رمضان", "صفر", "الموافق", "(", ")",
        "،", "السادس", "والعشرين", "عشر",
        "التسعينيات", "القرن", "قبل", "عامين", "أول", "أيام", "عيد الفطر", "29/2/2015", "1436/12/30", "مثل", "هذا", "يوم", "عام", "10:30",
    ]), max_size=14).map(" ".join)), max_size=4)


@given(TEXTS, st.lists(st.text(alphabet="0123456789/:.- GMTصم", max_size=20), max_size=2),
       st.sampled_from([None, "2016-02-29", "2016-02", "2015/..", "soon"]))
def test_never_raises(texts: list[str], stamps: list[str], known: str | None) -> None:
    """Whatever the words: every expression is words of its line, every value is EDTF, every clause is of its text."""
    lines = {n + 1: text for n, text in enumerate(stamps + texts)}
    clean = CleanText(title="", title_from="text", stamps=tuple(Line(number=n + 1, text=t) for n, t in enumerate(stamps)),
                      paragraphs=tuple(Paragraph(number=n + 1 + len(stamps), text=t) for n, t in enumerate(texts)))
    found, published, _ = read_dates(clean, told(known))
    for hint in found:
        assert hint.text in lines[hint.line]
        assert hint.when is None or edtf.is_valid(hint.when), hint
        assert " ".join(hint.context.split()) in " ".join(lines[hint.line].split())
    assert published.when is None or edtf.is_valid(published.when)
    assert [hint.line for hint in found] == sorted(hint.line for hint in found)


def test_every_list_says_why() -> None:
    """Each list of words round a date has a reason and an example that holds one of its words."""
    for name, entry in read_data("dates_context.yml").items():
        assert entry["why"].strip() and any("\u0620" <= letter <= "\u064a" for letter in entry["why"]), name
        words = fold(entry["example"]).replace("«", " ").replace("»", " ").replace(".", " ").split()
        forms = {form for word in words for form in (word, word[1:], word.removeprefix("ال"))}
        assert any(set(fold(word).split()) <= forms for word in entry["words"]), name


def test_context_is_a_clause() -> None:
    """A hint's context is the clause round it, not the whole of a long paragraph, and keeps its beginning where there is room."""
    clause = "والتقى الوزيران في القصر أمس الاثنين، ثم تفقدا الميناء القديم."
    (hint,) = hints(f"وصل الوفد إلى المدينة صباحا. {clause} " + "وغادر الجميع المدينة مساء في هدوء تام. " * 9)
    assert hint.context == clause
