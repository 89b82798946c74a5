"""What pages of the Arab press put round an article goes, in its many wordings; prose that uses the same words stays."""

import pytest

from malaff.model.records import Seed
from malaff.reading.cleaning.clean import clean, load_rules

RULES = load_rules({})
TITLE = "الصيادون يعودون إلى الميناء القديم"
BODY = ("عاد الصيادون صباح اليوم إلى الميناء القديم بعد إغلاق دام عامين، وقد رست على أرصفته عشرون قاربا محملا بالسردين والتونة.",
        "وقال رئيس الجمعية إن الرصيف سيفتح كل يوم من الفجر إلى الظهر وإن السوق ستنتقل إليه قريبا.")
UNDER = [
    "شكرا لاشتراكك معنا.", "لقد تم إرسال بريد إلكتروني لتأكيد اشتراكك معنا.",
    "لا يمكن إضافة هذا البريد إلى القائمة. أدخل بريدا آخر من فضلك.", "تتم مراجعة كافة التعليقات قبل النشر.",
    "ويحتفظ الموقع بحق حذف أي تعليق لأي سبب كان.", "الرجاء عدم كتابة تعليقات فيها إساءة لأحد من القراء.",
    "لقد تم إرسال تعليقك للمراجعة.", "جميع الحقول مطلوبة ولن يتم نشر بريدك.", "0 de 0 commentaires",
    "Laisser un commentaire", "Partager sur Facebook", "التعليقات على : الصيادون يعودون", "مادة إعلانية", "مواضيع ساخنة",
    "أكثر المواضيع قراءة", "الأخبار ذات الصلة", "رمز التحقق :", "© 2024 موقع الميناء",
    "هذا الموقع يستخدم ملفات تعريف الارتباط", "المزيد من أخبار الساحل", "جديد الموقع",
]
ABOVE = ["[ رصيف قديم في الميناء ]", "صورة تعبيرية (إنترنت)", "Photo of " + TITLE, "المشاهدات : 2,345", "+A", "مدة القراءة دقيقتان تقريبا"]
PROSE = [
    "وشكر الوزير الصيادين على اشتراكهم في الحملة التي نظمتها البلدية هذا الصيف.",
    "ويحتفظ الصيادون بحق العودة إلى أرصفتهم القديمة متى شاؤوا ذلك، بحسب العقد.",
    "وتتم مراجعة العقود كل عام بحضور ممثلين عن الجمعية والبلدية والوزارة.",
]


def bodies(*lines: str) -> tuple[str, ...]:
    found = clean(Seed(id="a", path="a", sha256="", encoding="", text="\n".join(lines)), RULES)
    return tuple(p.text for p in found.paragraphs)


@pytest.mark.parametrize("line", UNDER)
def test_under_the_text(line: str) -> None:
    """Newsletter forms, rules for comments, buttons and notices under a text."""
    assert bodies(TITLE, *BODY, line) == BODY


@pytest.mark.parametrize("line", ABOVE)
def test_above_the_text(line: str) -> None:
    """Descriptions of pictures and counters between a headline and its text."""
    assert bodies(TITLE, line, *BODY) == BODY


@pytest.mark.parametrize("line", PROSE)
def test_prose_of_the_same_words(line: str) -> None:
    """Sentences of a story with the same words stay, inside it and at its end."""
    assert bodies(TITLE, BODY[0], line, BODY[1]) == (BODY[0], line, BODY[1])
    assert bodies(TITLE, *BODY, line) == (*BODY, line)


def test_buttons_close_a_text() -> None:
    """Under buttons and the greater part of the text, sentences that tell nothing of it are the page's."""
    other = "تقدم لكم البوابة تغطية متواصلة لأسعار الذهب والعملات ونتائج المباريات وأخبار الفن والمشاهير على مدار الساعة."
    assert bodies(TITLE, *BODY, "شارك على فيسبوك", other) == BODY
