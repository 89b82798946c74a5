"""Which words of a collection are one family, and which only look so."""

from __future__ import annotations

from collections import Counter

import pytest

from malaff.arabic.families import Families
from malaff.arabic.letters import fold
from malaff.arabic.lexicon import load_lexicon

# The words of a small collection in their own spelling; those to be compared; whether they are one family.
TOGETHER = [
    ("الوزير ووزير", "الوزير ووزير وزراء", True),
    ("المدينة ومدن", "المدينة ومدن بالمدينة", True),
    ("علاقات علاقة", "علاقات علاقة علاقته", True),
    ("لقاء لقائه لقاءات", "لقاء لقائه لقاءات", True),
    ("السوري السوريون السورية سوريا", "السوريون السورية", True),
    ("تقني التقني تقنيا", "تقنيا التقني", True),
    ("لاعب اللاعب اللاعبين لاعبو", "لاعبو اللاعب", True),
    ("موظف الموظف الموظفين موظفيها", "موظفيها موظف", True),
    ("قال قالت يقول", "يقول قال", True),
    ("أضاف أضافت يضيف", "يضيف أضاف", True),
    ("الآلة آلة التي", "آلة التي", False),
    ("البوفيه بوفيه وفيه", "بوفيه وفيه", False),
    ("آلام الأمان الألمان", "آلام الأمان", False),
    ("السنة سنة لسان", "السنة لسان", False),
    ("مقاتلون مقاتلين مقاتلي", "مقاتلون مقاتلي", True),
    ("وجدة جدة الوجد وجد", "وجدة جدة", True),
    ("وجدته جدة جدته", "وجدته جدة", False),
    ("الذهب ذهب ذهبت يذهب", "الذهب ذهبت", False),
    ("المخابرات مختبر مختبرات", "المخابرات مختبر", False),
    ("مشاهدين المشاهد مشهد", "مشاهدين مشهد", False),
    ("تولى الأولى أولى", "تولى الأولى", False),
    ("خوادم خادم", "خوادم خادم", False),
    ("الطيران الطير طير", "الطيران الطير", False),
    ("يقدم قدم أقدام", "يقدم قدم", False),
    ("الأكثر يكثر", "أكثر يكثر", False),
    ("مديرية مدير المدير المديرين", "مديرية مدير", False),
    ("الفهم ألف فهم", "الفهم ألف", False),
    ("فيها وفيات", "فيها وفيات", False),
    ("يعلن أعلن أعلنت", "يعلن أعلن أعلنت", True),
    ("ارتفعت ترتفع ليرتفع", "ارتفعت ترتفع ليرتفع", True),
    ("سيناقشان ناقش", "سيناقشان ناقش", True),
    ("أسرته", "أسرته أسرة", True),
    ("عوامل عمال", "عوامل عمال", False),
    ("توجه أوجه", "توجه أوجه", False),
    ("مشترك المشتركة", "مشترك المشتركة", True),
    ("للجنة اللجان", "للجنة اللجان", True),
    ("أراضيها أرض", "أراضيها أرض", True),
    ("الأميركيين الأمريكي", "الأميركيين الأمريكي", True),
    ("وزير زير", "وزير زير", False),
    ("واحد أحد", "واحد أحد", False),
    ("الكامل أمل", "كامل أمل", False),
    ("عدوان عدو", "عدوان عدو", False),
    ("مدرس مدرسة", "مدرس مدرسة", False),
    ("تأمين تام", "تأمين تام", False),
    ("الغاز لغز", "الغاز لغز", False),
    ("ألغاز لغز", "ألغاز لغز", True),
    ("التفاهم تفا", "تفاهم تفا", False),
    ("محافظ محافظة", "محافظ محافظة", False),
    ("التزام الالتزام", "التزام الالتزام", True),
    ("بموسكو موسكو", "بموسكو موسكو", True),
    ("الشرطة شرط", "الشرطة شرط", False),
]


def _families(text: str, names: str = "") -> Families:
    words = text.split()
    return Families(
        Counter(fold(word) for word in words),
        feminine={fold(word) for word in words if word.endswith("ة")},
        names={fold(name) for name in names.split()},
        bare={fold(word) for word in words if word[:2] in ("أل", "إل")},
    )


@pytest.mark.parametrize(("collection", "words", "same"), TOGETHER, ids=lambda value: str(value)[:24])
def test_families(collection: str, words: str, same: bool) -> None:
    """Clitics, endings and broken plurals join; letters of a word's own do not."""
    families = _families(collection)
    assert (len({families.root(fold(word)) for word in words.split()}) == 1) is same


def test_names_keep_their_letters() -> None:
    """A name of a person or a place is no dual, whatever word stands in the collection."""
    text = "لبنان لبن سلمان سلم"
    assert _families(text, "لبنان سلمان").root("لبنان") == "لبنان"
    assert _families(text, "لبنان سلمان").root("سلمان") == "سلمان"


def test_a_name_with_a_preposition_is_no_name() -> None:
    """`بجدة` that was extracted as a name is `جدة` where the collection names that; `بندر` keeps its letter."""
    families = _families("جدة جدة بجدة بندر", "جدة بجدة بندر")
    assert families.root("بجده") == "جده"
    assert families.root("بندر") == "بندر"


def test_a_hamza_tells_a_plural_from_a_verbal_noun() -> None:
    """`إعداد` is no plural of `عدد` where those who write the sign write it below."""
    assert Families({"عدد": 2, "اعداد": 2}, alefs={"اعداد": "إ"}).root("اعداد") == "اعداد"
    assert Families({"عدد": 2, "اعداد": 2}, alefs={"اعداد": "أ"}).root("اعداد") == "عدد"


def test_the_article_proves_a_word() -> None:
    """What the collection writes behind the article begins with its own letter."""
    assert _families("الكراج راج").root("كراج") == "كراج"
    assert _families("كراج راج").root("كراج") == "راج"


def test_no_word_stands_in_two_families() -> None:
    """A word of the lexicon on two lines would join two families; a family of one word would be none."""
    lexicon = load_lexicon()
    counted = Counter(word for words in lexicon.families.values() for word in words)
    assert [word for word, count in counted.items() if count > 1] == []
    assert [head for head, words in lexicon.families.items() if len(words) < 2] == []
    assert len(lexicon.families) > 400


def test_a_word_that_only_clitics_attest_is_found_without_them() -> None:
    """`حجزت` and `بموسكو` alone still answer to `حجز` and `موسكو`."""
    families = _families("حجزت بقرطاج البهلوانية")
    assert "حجز" in families.aliases("حجزت")
    assert "قرطاج" in families.aliases("بقرطاج")
