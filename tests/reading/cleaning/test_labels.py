"""Labels of facts on lines of their own, credits that are nobody's name, and what a page says of its paper."""

import pytest

from malaff.model.records import CleanText, Seed
from malaff.reading.cleaning.clean import clean, load_rules

RULES = load_rules({})
TITLE = "بلدية الميناء الجديد تبدأ ترميم الرصيف القديم"
BODY = ("أعلنت بلدية الميناء الجديد عن بدء أعمال ترميم الرصيف القديم الذي يعود إلى القرن التاسع عشر، وقالت إن الأعمال تستمر ستة أشهر.",
        "وأوضح المهندس المشرف على أعمال الترميم أن الحجارة الأصلية ستنقل إلى متحف المدينة، وستعرض هناك في قاعة خاصة مع صور قديمة للميناء.")


def read(*lines: str) -> CleanText:
    """A text of these lines, taken apart."""
    return clean(Seed(id="a", path="a", sha256="", encoding="", text="\n".join(lines)), RULES)


HEADS = [
    (["المصدر:", "(أبوظبي - البيان)", "التاريخ: 3 يونيو 2020"], "البيان", None, "البيان", ["التاريخ: 3 يونيو 2020"]),
    (["المصدر", "رويترز", "تاريخ النشر", "الأربعاء 3 يونيو 2020"], None, "رويترز", None, ["الأربعاء 3 يونيو 2020"]),
    (["الكاتب", "سامي خليل", "التاريخ:", "3 يونيو"], None, None, "سامي خليل", ["3 يونيو"]),
    (["الكاتب:", "زاكور بنبراهيم"], None, None, "زاكور بنبراهيم", []),
    (["بقلم", "سامي خليل"], None, None, "سامي خليل", []),
    (["استطلاع الرأي", "هل تؤيد نقل الحجارة القديمة من الرصيف إلى متحف المدينة الجديد؟", "Poll Buttons", "عرض النتائج"],
     None, None, None, []),
]


@pytest.mark.parametrize(("head", "publisher", "agency", "byline", "stamps"), HEADS)
def test_a_label_and_its_value_on_two_lines(head: list[str], publisher: str | None, agency: str | None, byline: str | None,
                                            stamps: list[str]) -> None:
    """The value of a label on the next line fills its field; nothing of the head is left in the body, and none of the body is lost."""
    found = read(TITLE, *head, *BODY)
    assert (found.title, found.publisher, found.agency, found.byline) == (TITLE, publisher, agency, byline)
    assert [stamp.text for stamp in found.stamps] == stamps
    assert tuple(p.text for p in found.paragraphs) == BODY


def test_a_label_of_facts_ends_a_list() -> None:
    """Under links the one labelled source is the text's; where each link has its own, none is."""
    links = ("اقرأ أيضا", "سد جديد على النهر يثير الجدل")
    assert read(TITLE, *BODY, *links, "المصدر: رويترز").agency == "رويترز"
    assert read(TITLE, *BODY, *links, "المصدر: رويترز", "الموسم يبدأ مبكرا هذا العام", "المصدر: واس").agency is None


def test_writer_and_time_under_a_lead() -> None:
    """They leave the body; the days of a chronology stay in it."""
    found = read(TITLE, BODY[0], "كتب: سامي خليل", "3 يونيو 2020", BODY[1],
                 "وقال إن الزوار سيدخلون القاعة مجانا في أيام الجمعة من كل أسبوع.")
    assert (found.byline, [stamp.text for stamp in found.stamps], len(found.paragraphs)) == ("سامي خليل", ["3 يونيو 2020"], 3)
    days = ("3 يونيو 2020", BODY[1], "4 يونيو 2020", BODY[0].replace("أعلنت", "وأكدت"), "5 يونيو 2020", BODY[1].replace("أوضح", "أضاف"))
    kept = {p.text for p in read(TITLE, BODY[0], *days).paragraphs}
    assert set(days) <= kept


def test_latin_words_are_a_writer_beside_his_time_or_note_only() -> None:
    """`Danny Collins` under a title may be a film."""
    assert read(TITLE, "Danny Collins", *BODY).byline is None
    assert read(TITLE, "By Sami Khalil", *BODY).byline == "Sami Khalil"
    assert read(TITLE, "2020-06-03", "Sami Khalil", *BODY).byline == "Sami Khalil"
    assert read(TITLE, *BODY, "Sami Khalil", "كاتب صحفي متخصص في شؤون الموانئ والبحار").byline == "Sami Khalil"


def test_a_credit_is_nobodys_name() -> None:
    """It stands in the byline where no writer does, and says so."""
    found = read(TITLE, "عين اليوم – متابعات", *BODY)
    assert (found.publisher, found.byline, found.byline_is) == ("عين اليوم", "عين اليوم - متابعات", "credit")
    found = read(TITLE, "الرياض - الوئام: " + BODY[0], BODY[1])
    assert (found.byline, found.byline_is) == ("الوئام", "credit")
    found = read(TITLE, "الرياض - سامي خليل", *BODY)
    assert (found.byline, found.byline_is) == ("سامي خليل", "name")
    assert read(TITLE, "الرياض - واس", *BODY).byline_is is None


MENU = ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "اتصل بنا", "من نحن", "فيديو", "الأرشيف"]


def test_a_caption_between_stamp_and_writer_is_no_title() -> None:
    """The headline stands over its stamp."""
    found = read(*MENU, TITLE, "الأحد 7 يونيو 2020 09:23 ص", "المهندس المشرف على أعمال الترميم في الميناء", "كتب سامي خليل",
                 "أضف تعليقا واقرأ تعليقات القراء", *BODY)
    assert (found.title, found.byline) == (TITLE, "سامي خليل")
    assert "أضف تعليقا واقرأ تعليقات القراء" not in {p.text for p in found.paragraphs}


def test_the_furniture_names_its_paper() -> None:
    """Rules of comments name the site; so do two labels of the page."""
    assert read(*MENU, TITLE, *BODY, "بروتوكول نشر التعليقات من اليوم السابع").publisher == "اليوم السابع"
    assert read(*MENU, TITLE, *BODY, "مختارات هسبريس", "المزيد", "هسبريس فيديو", "اتصل بنا").publisher == "هسبريس"


def test_the_day_of_the_page_is_not_the_texts() -> None:
    """Above the headline stands the day on which the page was shown; below it the text's own."""
    found = read(*MENU, "الاثنين، 8 يونيو 2020", "الرئيسية / محليات", TITLE, "كتب سامي خليل", "الأحد، 7 يونيو 2020", *BODY)
    assert [stamp.text for stamp in found.stamps] == ["الأحد، 7 يونيو 2020"]


def test_headline_day_and_lead_of_another_story_leave() -> None:
    """Under a heading of links, a lead that goes on from its own headline is not the article's, also with a day between them."""
    other = ("مهرجان الزيتون يعود إلى القرى الجبلية", "الأحد، 7 يونيو 2020",
             "يعود مهرجان الزيتون إلى القرى الجبلية بعد غياب سنوات، وتشارك فيه عشرون معصرة، ويذوق الزوار في القرى زيت الموسم مجانا.")
    assert tuple(p.text for p in read(TITLE, *BODY, "اقرأ أيضا", *other).paragraphs) == BODY
