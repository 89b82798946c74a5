"""Every rule says why and does what its example shows; a collection adds, overrides and disables by id."""

import random
import re
from pathlib import Path

import pytest

from malaff import reading
from malaff.model.errors import VocabularyError
from malaff.model.records import Seed
from malaff.reading.cleaning import linear
from malaff.reading.cleaning.clean import clean, load_rules
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.match import match_furniture
from malaff.reading.cleaning.rules import PLACES, merge_rows

RULES = load_rules({})
BODY = "أقر مجلس البلدية أمس خطة لتشجير ثلاثة شوارع رئيسية قبل نهاية العام، بتمويل من صندوق البيئة وبمشاركة مدارس المدينة والجمعيات."
FURNITURE = sorted({f.id for kind in (RULES.lines, RULES.starts, RULES.within) for _, f in kind})


@pytest.mark.parametrize("rule_id", sorted(RULES.by_id))
def test_every_rule_says_why(rule_id: str) -> None:
    """The reason is one Arabic sentence that ends in a full stop."""
    assert re.fullmatch(r"[^.]*[\u0620-\u064a][^.]*\.", RULES.by_id[rule_id].why)


@pytest.mark.parametrize("rule_id", FURNITURE)
def test_every_furniture_rule_meets_its_example(rule_id: str) -> None:
    """The example of a furniture rule is taken for furniture."""
    assert match_furniture(TextLine(number=2, text=RULES.by_id[rule_id].example), RULES, *PLACES) is not None


@pytest.mark.parametrize("line", [
    "مقالات الكاتب الراحل تصدر في كتاب جديد عن دار الآداب", "شاركت الوزارة في المعرض الدولي للكتاب", "اقرأ باسم ربك الذي خلق",
    "المزيد من الدماء تسيل في شوارع المدينة كل صباح",
    "التعليق على القرار جاء من الخارجية", "انتهى الاجتماع دون اتفاق", "الموضوع ليس سهلا كما يظن بعض الناس", "الرد الإيراني لم يتأخر",
    "صور الأقمار الصناعية تكشف المستور",
    "أضاف أن الحقوق محفوظة للجميع", "تابعنا المسير حتى الفجر", "شاهد عيان: رأيت كل شيء", "للمزيد من الإيضاح قال الوزير إن القانون واضح",
    "تابع الرئيس حديثه عن الأزمة", "الكلمات الأخيرة للشاعر", "وسوم الإبل عادة قديمة في البادية", "صوت الناخبون أمس",
    "حمل المتظاهرون صور القائد في صفحة جديدة",
])
def test_prose_is_no_furniture(line: str) -> None:
    """Lines of news that begin like furniture are left alone anywhere in a text."""
    assert match_furniture(TextLine(number=2, text=line), RULES, "anywhere") is None


def test_a_collection_adds_overrides_and_disables() -> None:
    """Phrases of a collection's own boilerplate.yml count beside the program's, and a rule can be switched off."""
    own = '- {id: our-site, why: "شعار الموقع.", lines: ["بوابة الميناء الإخبارية"]}\n- disable: [back-to-top]\n'
    rules = load_rules({"seeds/vocabulary/boilerplate.yml": own})
    text = f"تشجير ثلاثة شوارع في المدينة\n{BODY}\nبوابة الميناء الإخبارية\nزر الذهاب إلى الأعلى"
    found = clean(Seed(id="a", path="a", sha256="", encoding="", text=text), rules)
    assert [r.rule for r in found.removed] == ["our-site"]
    assert found.paragraphs[-1].text == "زر الذهاب إلى الأعلى"


@pytest.mark.parametrize(("text", "where", "what"), [
    ("- id: a\n  why: س.\n- id: a\n  why: ع.\n", "b.yml:3", "twice"), ("- id: a\n  wy: س.\n", "b.yml:2", "wy"), ("- id: a\n",
    "b.yml:1", "why"),
    ("id: a\n", "b.yml:1", "list"), ("- [a\n", "b.yml:2", "YAML"), ("- disable: [no-such]\n", "b.yml:1", "no-such"), ("- why: س.\n",
    "b.yml:1", "id"),
    ("- {id: a, why: س., patterns: ['(']}\n", "b.yml:1", "broken"), ("- {id: a, why: س., lines: س}\n", "b.yml:1", "lines"), ("- x\n",
    "b.yml:1", "keys"),
    ("- {id: a, why: س., where: up}\n", "b.yml:1", "where"),
])
def test_broken_vocabularies_are_refused(text: str, where: str, what: str) -> None:
    """A broken file is refused by file and line."""
    with pytest.raises(VocabularyError) as caught:
        load_rules({"b.yml": text})
    assert (caught.value.where, what in caught.value.what) == (where, True)


def test_overriding_keeps_one_rule() -> None:
    """A row with an id of the program's replaces it whole."""
    assert merge_rows({"a": {"id": "a", "why": "س."}}, {"b.yml": "- {id: a, why: ع.}"})["a"]["why"] == "ع."
    assert merge_rows({}, {"b.yml": "- {id: a, why: ع., lines: [س], lone: true}"})["a"]["lone"] is True


def test_no_rule_without_work() -> None:
    """Each rule of cleaning.yml is applied somewhere in the code, and each other rule looks for something."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(reading.__file__).parent.rglob("*.py"))
    assert {i for i in RULES.by_id if f'"{i}"' not in code} <= {*FURNITURE, *RULES.end_ids.values()}


@pytest.mark.parametrize("pattern", [r"^\\W*خبر\\s*:?\\s*\\W*$", r"(\\w+\\s?)+$", r"\\W*خبر", r"خبر.*عاجل"])
def test_a_slow_pattern_of_a_collection_is_refused_by_name(pattern: str) -> None:
    """A pattern whose time grows faster than its line, also behind its own first word, is named with its file and line."""
    own = f'- id: own\n  why: "سطر يتكرر"\n  example: "خبر"\n  patterns: ["{pattern}"]\n'
    with pytest.raises(VocabularyError, match="slow pattern") as refused:
        load_rules({"seeds/vocabulary/boilerplate.yml": own})
    assert refused.value.where.startswith("seeds/vocabulary/boilerplate.yml:4")


@pytest.mark.parametrize("busy", [1, 3, 10])
@pytest.mark.parametrize("power, slow", [(1, False), (2, True), (3, True)])
def test_growth_is_told_apart_on_a_busy_machine(monkeypatch: pytest.MonkeyPatch, busy: int, power: int, slow: bool) -> None:
    """Whatever else runs: a machine that takes up to ten times as long for any try but the quickest changes no answer."""
    now, noise = [0.0], random.Random(busy)
    monkeypatch.setattr(linear.time, "thread_time", lambda: now[0])

    def use(text: str) -> None:
        now[0] += 1e-6 * len(text) ** power * (1 if noise.random() < 0.6 else noise.uniform(1, busy))

    assert (linear.slow_text(re.compile("خبر"), use) is not None) is slow


def test_a_quick_pattern_of_a_collection_is_taken() -> None:
    """Begun with a word and with nothing beside its repetitions, a pattern counts."""
    own = '- id: own\n  why: "سطر يتكرر"\n  example: "خبر"\n  patterns: ["^خبر عاجل \\\\d+$"]\n'
    assert any(furniture.id == "own" for _, furniture in load_rules({"seeds/vocabulary/boilerplate.yml": own}).starts)
