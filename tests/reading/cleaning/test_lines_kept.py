"""Short lines of a body and headlines of every make stay what they are, whatever stands round them."""

import pytest

from malaff.model.records import CleanText, Seed
from malaff.reading.cleaning.bylines import is_person
from malaff.reading.cleaning.clean import clean, load_rules
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.press import load_press

RULES = load_rules({})
TITLE = "الصيادون يعودون إلى الميناء القديم"
BODY = ("عاد الصيادون صباح اليوم إلى الميناء القديم بعد إغلاق دام عامين، وقد رست على أرصفته عشرون قاربا محملا بالسردين والتونة.",
        "وقال رئيس الجمعية إن الرصيف سيفتح كل يوم من الفجر إلى الظهر وإن السوق ستنتقل إليه قريبا.")
MENU = ("الرئيسية", "محليات", "اقتصاد", "رياضة", "صور", "اتصل بنا", "تسجيل الدخول")


def read(*lines: str) -> CleanText:
    return clean(Seed(id="a", path="a", sha256="", encoding="", text="\n".join(lines)), RULES)


@pytest.mark.parametrize("line", ["من جانبه رحب نقيب التجار بعودة السوق إلى الساحل", "كما شكر الأهالي البلدية على صبرها الطويل",
                                  "وأضاف أن القوارب الصغيرة ستدخل بلا رسوم"])
@pytest.mark.parametrize("label", ["اقرأ المزيد:", "مواضيع ذات صلة", "التعليق على الصورة، رصيف قديم", "الملف"])
def test_a_line_that_goes_on_is_no_link(label: str, line: str) -> None:
    """Under a heading of links, a caption's label or a topic's, a line that joins itself to the text before it stays."""
    assert line in [p.text for p in read(TITLE, BODY[0], label, line, BODY[1]).paragraphs]


def test_metadata_ends_what_a_label_takes() -> None:
    """A stamp under a caption's label is a stamp, and what follows it is the text."""
    lead = "افتتحت البلدية رصيف القوارب الجديد أمام الصيادين بعد عامين من العمل"
    found = read(TITLE, "التعليق على الصورة، رصيف قديم", "قبل 3 ساعات", lead, *BODY)
    assert lead in [p.text for p in found.paragraphs]


@pytest.mark.parametrize("title", ["عداءة من الجبل تبلغ خط النهاية", "حرب الأسعار في السوق اقتربت من النهاية", "Top 10"])
def test_first_lines_that_are_titles(title: str) -> None:
    """A headline that ends with the end, or is a number and a word, is no furniture."""
    assert read(title, *BODY).title == title


@pytest.mark.parametrize("aside", ["- السوق تنتقل إلى الرصيف الجديد قبل الخريف", "[ جانب من الميناء القديم ]"])
def test_highlights_and_captions_are_no_title(aside: str) -> None:
    """A line of a list and a caption in brackets share words with the body, and are no title."""
    assert read(*MENU, TITLE, aside, "نشر في: 04/03/2021 - 10:30", *BODY).title == TITLE


def test_a_stamp_with_its_label() -> None:
    """`نشر في: 04/03/2021` is the time of publication, not a label alone."""
    assert [line.text for line in read(TITLE, "نشر في: 04/03/2021 - 10:30", *BODY).stamps] == ["نشر في: 04/03/2021 - 10:30"]


def test_the_text_begins_with_its_title() -> None:
    """Without furniture above it the title is among the first lines; nothing of a list below it becomes the title."""
    found = read("وصفة اليوم", "سارة حداد", "أسهل طريقة لطبخ السردين", "* المقادير:", "- نصف كيلو من السردين",
                 "- كوب من زيت الزيتون", *BODY)
    assert found.title in ("وصفة اليوم", "أسهل طريقة لطبخ السردين")
    assert "- كوب من زيت الزيتون" in [p.text for p in found.paragraphs]


@pytest.mark.parametrize(("text", "is_one"), [
    ("سامي حداد", True), ("سعود كاتب", True), ("مازن عبد الرزاق بليلة", True), ("محمد أبو شعر", True), ("علي القرني", True),
    ("سارة وأزمة الميناء", False), ("عيد الفطر السعيد", False), ("صباح الخير", False), ("سامر يدعم هجوم الخليج", False),
    ("نور الشريف أفضل ممثل بمهرجان", False),
])
def test_names_and_phrases(text: str, is_one: bool) -> None:
    """A headline that opens with a given name is no name."""
    assert is_person(text, load_press()) is is_one


@pytest.mark.parametrize(("text", "is_one"), [
    ("وأضاف الوزير أن الأعمال ستبدأ في الربيع المقبل إذن", True), ("فيما يلي نص البيان الختامي للمؤتمر الثالث للمياه:", False),
    ("واشنطن: سامي حداد - القدس: ليلى حداد", False),
    ("أعلنت بلدية الميناء اليوم أنها ستفتح الرصيف القديم أمام القوارب الصغيرة من الفجر إلى الظهر", True),
    ("بلدية الميناء تفتح الرصيف القديم أمام القوارب الصغيرة من الفجر إلى الظهر كل يوم", False),
])
def test_running_text(text: str, is_one: bool) -> None:
    """A line without a full stop is running text where it goes on with another or opens as a report does."""
    assert TextLine(number=1, text=text).prose is is_one


def test_a_name_that_no_list_has_under_the_title() -> None:
    """Two words that are no ordinary ones, alone between the title and the first paragraph, are its writer; elsewhere they stay."""
    found = read(TITLE, "زاكور بنبراهيم", *BODY)
    assert (found.byline, tuple(p.text for p in found.paragraphs)) == ("زاكور بنبراهيم", BODY)
    assert "زاكور بنبراهيم" in [p.text for p in read(TITLE, BODY[0], "زاكور بنبراهيم", BODY[1]).paragraphs]
    assert read("الصفحة الأولى", "تشجير الشوارع", *BODY).byline is None


@pytest.mark.parametrize("line", ["الصيادون العشرون دخلوا الميناء القديم محملين بالسردين", "ولا نعرف متى تعود القوارب الأخرى»"])
def test_the_text_again_after_a_link(line: str) -> None:
    """After the first link of a list in the body, a line that shares its words or closes a quotation is the text's again."""
    link = "أسعار الذهب تتراجع لليوم الثالث على التوالي"
    assert [p.text for p in read(TITLE, BODY[0], "اقرأ أيضا", link, line, BODY[1]).paragraphs] == [BODY[0], line, BODY[1]]
