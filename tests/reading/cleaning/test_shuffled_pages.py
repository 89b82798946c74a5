"""Bodies of many shapes between furniture drawn at random: whatever stands round a text, it comes out whole and alone."""

import random
from pathlib import Path

import pytest

from malaff.model.records import Seed
from malaff.reading.cleaning.clean import clean, load_rules

RULES = load_rules({})
MENU = ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "اتصل بنا", "من نحن", "بحث", "مباشر", "فيديو", "الأرشيف", "تسجيل الدخول", "English"]
SHARE = ["شارك", "Facebook", "Twitter", "واتساب", "طباعة", "حجم الخط", "نسخ الرابط", "استمع", "حفظ", "A+", "شارك على فيسبوك"]
META = ["كتب: سامي خليل", "2021-03-04", "بيروت - رويترز", "آخر تحديث: 10:30 م", "قراءة 3 دقائق", "عدد المشاهدات: 120"]
RELATED = ["اقرأ أيضا", "مقالات ذات صلة", "مواضيع متعلقة", "أخبار ذات صلة", "قد يهمك أيضا", "اخترنا لكم"]
COMMENTS = ["اترك تعليقا", "التعليقات (0)", "أضف تعليقك", "الاسم", "كن أول من يعلق", "لن يتم نشر عنوان بريدك الإلكتروني."]
FOOTER = ["جميع الحقوق محفوظة © 2021", "سياسة الخصوصية", "شروط الاستخدام", "تابعونا على فيسبوك", "العودة إلى الأعلى", "الأكثر قراءة"]
HEADLINES = ["سد جديد على النهر يثير الجدل", "الموسم يبدأ مبكرا هذا العام", "وزير الزراعة يزور معرض التمور الدولي",
             "ماذا نعرف عن الشعاب المرجانية؟", "«القطار السريع» يصل إلى الهضبة بعد انتظار", "آخر المطارق في سوق النحاس"]


def load_bodies() -> list[tuple[str, list[str]]]:
    """Title and body of each labelled page that ends in a sentence: after a list of its own, links may be its items."""
    bodies = []
    for path in sorted((Path(__file__).parent / "labelled").glob("*.txt")):
        rows = [(line[0], line[2:]) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
        title = next(text for kind, text in rows if kind == "T")
        body = [text for kind, text in rows if kind == "B"]
        if len(title.split()) > 3 and "/" not in title and len(body[0].split()) >= 24 and body[-1].endswith("."):
            bodies.append((title, body))
    return bodies


def draw_page(chance: random.Random, title: str, body: list[str]) -> list[tuple[bool, str]]:
    """The lines of a page, each with whether it is body."""
    around: list[str] = []
    if chance.random() < 0.6:
        around += chance.sample(MENU, chance.randint(2, 6))
    around += [title, *chance.sample(META, chance.randint(0, 3))]
    if chance.random() < 0.4:
        around += chance.sample(SHARE, chance.randint(2, 4))
    page = [(False, line) for line in around] + [(True, line) for line in body]
    blocks = [chance.sample(SHARE, 3), [chance.choice(RELATED), *chance.sample(HEADLINES, 3)], chance.sample(COMMENTS, 3),
              ["الكلمات الدلالية:", "ماء، زرع"], [line for headline in chance.sample(HEADLINES, 2) for line in (headline, "منذ 3 ساعات")]]
    tail = [line for block in chance.sample(blocks, chance.randint(1, 4)) for line in block] + chance.sample(FOOTER, 3)
    page += [(False, line) for line in tail]
    if len(body) > 3 and chance.random() < 0.5:
        at = next(n for n, (is_body, _) in enumerate(page) if is_body) + 1
        page.insert(at, (False, "اقرأ أيضاً: " + chance.choice(HEADLINES)))
    return page


@pytest.mark.parametrize("number", range(120))
def test_shuffled_pages(number: int) -> None:
    """Not a body line is lost, not a line of the page is left in, and the title is found."""
    chance = random.Random(number)
    bodies = load_bodies()
    title, body = bodies[number % len(bodies)]
    page = draw_page(chance, title, body)
    found = clean(Seed(id="a", path="a", sha256="", encoding="", text="\n".join(line for _, line in page)), RULES)
    kept = {paragraph.number for paragraph in found.paragraphs}
    assert [(n, line) for n, (is_body, line) in enumerate(page, 1) if (n in kept) != is_body] == []
    assert found.title == title
