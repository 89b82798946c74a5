"""The clause that tells of a day: from its verb, with its actor, to its end, or nothing."""

from __future__ import annotations

import pytest

from malaff.arabic.telling import tell


def told(text: str, words: str, *names: str) -> str:
    """What the text tells of the day that `words` name."""
    at = text.index(words)
    return tell(text, at, at + len(words), names)


@pytest.mark.parametrize(("text", "words", "clause"), [
    ("وأعلنت وزارة الري المصرية أمس أن السد سيفتتح قريبا، مشيرة إلى كلفته.", "أمس", "أعلنت وزارة الري المصرية أن السد سيفتتح قريبا"),
    ("بدأ الكلام. وافتتح وزير النقل يوم 3 مارس 2017 جسرا جديدا في المدينة، حيث ألقى كلمة.", "3 مارس 2017",
     "افتتح وزير النقل يوم 3 مارس 2017 جسرا جديدا في المدينة"),
    ("وفي 3 مارس 2017، وقّع الطرفان المتنازعان اتفاق هدنة في المدينة.", "3 مارس 2017", "وقّع الطرفان المتنازعان اتفاق هدنة في المدينة"),
    ("إلى ذلك، قتل 13 شخصا الأربعاء في غرق مركب بعدما اصطدم بصخرة.", "الأربعاء", "قتل 13 شخصا الأربعاء في غرق مركب"),
    ("وكانت محكمة الجنايات العليا قد قضت في يوليو 2014 بحبس المدير.", "يوليو 2014",
     "كانت محكمة الجنايات العليا قد قضت في يوليو 2014 بحبس المدير"),
    ("تراجعت الأسهم المحلية اليوم تحت ضغط البيع المتواصل.", "اليوم", "تراجعت الأسهم المحلية تحت ضغط البيع المتواصل"),
])
def test_a_clause_that_stands_alone_is_told(text: str, words: str, clause: str) -> None:
    """From the verb, without the و before it, to the comma or the clause that can be left out; a bare «اليوم» goes."""
    assert told(text, words) == clause


@pytest.mark.parametrize(("text", "words"), [
    ("وأكدت أنها بادرت في 10 يناير 2016 إلى مراسلة الوزارة المعنية.", "10 يناير 2016"),  # who speaks was said before
    ("انطلق الملتقى أمس في المدينة بحضور الوزير.", "أمس"),  # which one was said before
    ("وكانت الشركة قد أعلنت في 8 يوليو 2015 الاستغناء عن موظفيها.", "8 يوليو 2015"),
    ("ناقش مجلس النواب المصري تقرير هجمات 11 سبتمبر 2001 بعد سنوات.", "11 سبتمبر 2001"),  # the noun's own day
    ("زار وزير النقل القرية التي غرقت في 3 مارس 2017 بعد المطر.", "3 مارس 2017"),  # the day of another clause
    ("تتعرض مدينة الساحل القديمة لقصف شديد منذ 3 مارس 2017 بلا توقف.", "3 مارس 2017"),  # a bound, no day
    ("ولد في 3 مارس 1965 لأب فلاح وأم معلمة.", "3 مارس 1965"),
    ("هل افتتح وزير النقل الجسر الجديد يوم 3 مارس 2017؟", "3 مارس 2017"),
    ("حظر قاض تركي، الأربعاء، بناء على طلب من الحكومة، موقعا للتواصل، وحذر من أن " + "كل من يخالف القرار سيعاقب " * 6, "الأربعاء"),
    ("أعلنت شرطة مدينة زيوريخ السويسرية اليوم.", "اليوم"),
    ("ـ افتتح وزير النقل الجسر الجديد يوم 3 مارس 2017 في المدينة.", "3 مارس 2017"),  # a line of tatweel is no word
    ("قضى هذا القرار الوزاري يوم 3 مارس 2017 بإغلاق السوق.", "3 مارس 2017"),
])
def test_what_leans_on_what_stands_before_it_is_not_told(text: str, words: str) -> None:
    """No label is better than one whose actor, object or day the text said elsewhere."""
    assert told(text, words) == ""


def test_a_place_stands_for_itself() -> None:
    """A known name needs no word that tells it apart."""
    text = "استدعت البحرين أمس القائم بأعمال السفارة في المنامة."
    assert told(text, "أمس") == ""
    assert told(text, "أمس", "البحرين") == "استدعت البحرين القائم بأعمال السفارة في المنامة"
