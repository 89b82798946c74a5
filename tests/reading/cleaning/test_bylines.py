"""Lines of metadata are told from headlines, captions and body lines, and say what they say."""

import dataclasses

import pytest

from malaff.arabic.letters import fold
from malaff.reading.cleaning.byline_shapes import SHAPES, Shape, find_shape
from malaff.reading.cleaning.bylines import Byline, read_byline, read_facts, read_parts
from malaff.reading.cleaning.datelines import split_ending
from malaff.reading.cleaning.press import load_press
from malaff.reading.cleaning.publisher import find_own_name, find_self_reference
from malaff.reading.cleaning.stamps import is_section, is_stamp, publisher_of, read_url


@pytest.mark.parametrize(("line", "agency", "publisher", "writer"), [
    ("كتب: وكالات", "وكالات", None, None), ("عمّان - بترا", "بترا", None, None), ("واس- جدة:", "واس", None, None),
    ("باريس - (أ ف ب)", "أ ف ب", None, None),
    ("أ. ف. ب", "أ ف ب", None, None), ("نيويورك: رويترز", "رويترز", None, None), ("الوكالات - بيروت", "وكالات", None, None),
    ("الوطن – جدة", None, "الوطن", None), ("الدوحة - الجزيرة:", None, "الجزيرة", None), ("هسبريس من الرباط", None, "هسبريس", None),
    ("دبي - الرياض", None, "الرياض", None), ("«الشرق الأوسط» - لندن", None, "الشرق الأوسط", None), ("لندن: «الشرق الأوسط»", None,
    "الشرق الأوسط", None),
    ("أبها: الوطن، واس", "واس", "الوطن", None), ("مرفأ نيوز – فريق التحرير", None, "مرفأ نيوز", None), ("عكاظ (جدة)", None, "عكاظ", None),
    ("سامي خليل - الطائف", None, None, "سامي خليل"), ("الخرطوم: نهى بشير", None, None, "نهى بشير"),
    ("د. ليلى عبد الرحمن", None, None, "د. ليلى عبد الرحمن"),
    ("بقلم: هاني الشامي", None, None, "هاني الشامي"), ("كتب محمود راضي", None, None, "محمود راضي"), ("تونس - كريم بن عمر - وات",
    "وات", None, "كريم بن عمر"),
    ("سبق- نايف الحربي- تبوك:", None, "سبق", "نايف الحربي"), ("عمر خالد سبق-الرياض:", None, "سبق", "عمر خالد"),
    ("واس (الرياض)، فهد علي (أبها)", "واس", None, "فهد علي"),
    ("عمر يوسف من جدة", None, None, "عمر يوسف"), ("lina haddad", None, None, "lina haddad"), ("المصدر: وكالات", "وكالات", None, None),
    ("المصدر : الجزيرة + وكالات", "وكالات", "الجزيرة", None), ("أبها 23 شعبان 1442 هـ الموافق 05 أبريل 2021 م واس", "واس", None, None),
    ("زاكورة: «الشرق الأوسط»", None, "الشرق الأوسط", None), ("القاهرة - مكتب الجزيرة:", None, "الجزيرة", None),
    ("برشلونة ـ الفرنسية:", "أ ف ب", None, None), ("تقرير - زاكور المحيميد", None, None, "زاكور المحيميد"),
    ("* خدمة «واشنطن بوست»", "واشنطن بوست", None, None), ("عمان 4 نيسان (بترا)- سناء العمري", "بترا", None, "سناء العمري"),
])
def test_bylines(line: str, agency: str | None, publisher: str | None, writer: str | None) -> None:
    """A byline of any paper's habit says agency, publisher and writer, and nothing that it does not say."""
    found = read_byline(line, beside_body=True)
    assert found is not None
    assert dataclasses.replace(found, credit=None) == Byline(agency=agency, publisher=publisher, writer=writer)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.example)
def test_each_shape_says_what_its_example_shows(shape: Shape) -> None:
    """A row's own example meets that row first, and gives the fields that the row gives and no other."""
    parts = read_parts(shape.example, load_press())
    facts = read_facts(parts, load_press(), beside_body="beside" in shape.needs, colon=shape.example.endswith(":"))
    assert find_shape(facts) is shape
    said = read_byline(shape.example, beside_body="beside" in shape.needs)
    assert (said is None) is (shape.gives is None)
    if said and shape.gives is not None:
        fields = {field.rsplit(" ", 1)[-1].rstrip("s") for field in shape.gives}
        assert {name for name in ("agency", "publisher", "writer") if getattr(said, name)} <= fields


@pytest.mark.parametrize(("line", "writer"), [
    ("أربيل - زاكور النقيب:", "زاكور النقيب"), ("لندن: رنيم الحنوش", "رنيم الحنوش"), ("كتب: سامي خليل", "سامي خليل"),
    ("كتبت ليلى خليل", "ليلى خليل"), ("بقلم/ سامي خليل", "سامي خليل"), ("سامي خليل - بيروت", "سامي خليل"),
    ("سامي خليل (بيروت)", "سامي خليل"), ("بيروت | سامي خليل | 4 آذار 2021", "سامي خليل"),
    ("تقرير: ليلى خليل - تصوير: سمير حداد", "ليلى خليل"),
    ("سامي خليل sami@example.org", "سامي خليل"), ("هسبريس - زاكور بنبراهيم", "زاكور بنبراهيم"),
    ("تونس / سامي خليل / الأناضول", "سامي خليل"),
    ("د. سامي خليل", "د. سامي خليل"), ("جوستين بيكر", "جوستين بيكر"),
])
def test_writers_in_every_order(line: str, writer: str) -> None:
    """Place, paper, label and writer come in any order and with any sign between them; who took the pictures did not write."""
    said = read_byline(line, beside_body=True)
    assert said is not None and said.writer == writer


@pytest.mark.parametrize("line", [
    "الرياض: انطلاق معرض الكتاب", "بوتين: العلاقات جيدة", "أمير منطقة القصيم", "شهادة الآيزو", "جانب من الحضور", "الجزيرة", "الوطن",
    "المدينة تحتفل", "مطالب وحلول",
    "رويترز: النفط يرتفع إلى أعلى مستوى في عام", "دمشق", "موسكو وأنقرة", "وكالات الإغاثة تحذر من المجاعة", "محمد في المدرسة",
    "سفير دولة قطر", "إس 400",
    "الكويت - العراق 2-1", "النجم - الاتحاد 3-0", "خطة من ثلاث مراحل", "علي الوزارة أن تتحرك",
])
def test_no_bylines(line: str) -> None:
    """Headlines, captions, places alone and fixtures are no bylines, even right under a title."""
    assert read_byline(line, beside_body=True) is None


def test_a_name_alone_needs_its_place() -> None:
    """A person's name is a byline beside the body only: elsewhere it may be a subheading."""
    assert read_byline("سامي خليل", beside_body=False) is None


@pytest.mark.parametrize("line", [
    "00:03 صباحا", "12:09 م", "09:22 مساءً", "1:59 صباحًا", "GMT 17:27 17.03.2020(محدثة GMT 17:49 17.03.2020)", "20:25 ت م",
    "٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠",
    "2020/12/25", "22/07/2016", "2017-02-17T12:56:00+01:00", "November 9, 2020", "الاثنين 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م",
    "15 / 8 / 1436هـ",
    "آخر تحديث: 7/4/2021 02:11 م (مكة المكرمة)", "نشر في: 12 كانون الثاني 2020", "الجمعة 14 أوت 2015", "منذ 3 ساعات", "قبل 12 دقيقة",
    "Published On 3/3/2021",
    "تم التحديث: الخميس، 4 آذار/ مارس 2021 - 10:30 بتوقيت غرينتش",
])
def test_stamps(line: str) -> None:
    """Times of publication in every form that papers print are stamps."""
    assert is_stamp(fold(line))


@pytest.mark.parametrize("line", ["رمضان أحمد", "في مثل هذا اليوم عام 1929", "مقتل 9 في مارس 2020", "السبت", "1", "0123", "رؤية 2030",
"قبل الحرب", "منذ عام 2011 والحرب مستمرة"])
def test_no_stamps(line: str) -> None:
    """Lines that hold more than a time are no stamps."""
    assert not is_stamp(fold(line))


@pytest.mark.parametrize(("line", "is_one"), [("أخبار / سياسة", True), ("شؤون عربية", True), ("الرئيسية", False),
("السياسة والناس في المدينة", False), ("//", False)])
def test_sections(line: str, is_one: bool) -> None:
    """A path of a site's sections is one; a headline that begins with a section's name is not."""
    assert is_section(line) is is_one


@pytest.mark.parametrize(("line", "url"), [
    ("https://example.org/news/12", "https://example.org/news/12"), ("https://cdn.example.org/img/1.jpg", ""), ("www.example.org",
    ""), ("https://t.me/example", ""),
    ("https://www.facebook.com/sharer?u=1", ""), ("example.com", ""), ("زوروا example.com", None), ("نص", None),
])
def test_addresses(line: str, url: str | None) -> None:
    """Only an address that may be the article's own is kept; pictures, front pages and networks are not."""
    assert read_url(line) == url


@pytest.mark.parametrize(("url", "name"), [("https://www.aljazeera.net/news/1", "الجزيرة"), ("http://arabic.rt.com/x", "RT"),
("https://example.org/aljazeera.net", None)])
def test_publisher_of_an_address(url: str, name: str | None) -> None:
    """The host names the publisher, the path does not."""
    assert publisher_of(url) == name


@pytest.mark.parametrize(("text", "agency", "rest"), [
    ("وغادر الوفد مساء. (وكالات)", "وكالات", "وغادر الوفد مساء."), ("وغادر الوفد مساء (رويترز).", "رويترز", "وغادر الوفد مساء."),
    ("وغادر الوفد مساء --(بترا)", "بترا", "وغادر الوفد مساء"), ("وغادر الوفد مساء. رويترز", "رويترز", "وغادر الوفد مساء."),
    ("وغادر الوفد مساء. (فرانس 24/ أ ف ب)", "أ ف ب", "وغادر الوفد مساء."),
])
def test_endings(text: str, agency: str, rest: str) -> None:
    """An agency in brackets or alone after the last sentence is taken off it."""
    assert split_ending(text) == (agency, rest)


@pytest.mark.parametrize("text", ["التقى الوفد رئيس الجمعية (سابقا)", "قال ذلك لمراسل رويترز", "وغادر الوفد (نحو مئة شخص)."])
def test_no_endings(text: str) -> None:
    """Brackets and names that belong to the sentence stay."""
    assert split_ending(text) is None


@pytest.mark.parametrize(("text", "name"), [
    ("قال الوزير أمس لـ«عكاظ» إن الخطة جاهزة", "عكاظ"), ("وأوضح في تصريح لهسبريس أن الأمر محسوم", "هسبريس"),
    ("قال مراسل الجزيرة في غزة إن القصف توقف", "الجزيرة"),
    ("وأكدت في حديث للجزيرة نت أن العمل مستمر", "الجزيرة"), ("علمت «سبق» من مصادرها أن القرار صدر", "سبق"),
    ("وجاء في بلاغ توصلت به هسبريس أن المباراة تأجلت", "هسبريس"), ("وقال المتحدث الرسمي للاتحاد إن المباراة تأجلت", None),
    ("قال لصحيفة عكاظ إن الخطة جاهزة", None), ("قال لـ«عكاظ» ثم قال لـ«هسبريس»", None), ("للوطن محبة في قلوب أبنائه", None),
    ("قال مصدر لرويترز إن النفط", None),
])
def test_self_references(text: str, name: str | None) -> None:
    """A paper that speaks of itself is the publisher; one that is quoted with its kind, or beside another, is not."""
    assert find_self_reference([fold(text)]) == name


@pytest.mark.parametrize(("text", "name"), [
    ("لاستلام إشعارات من صحيفة \"الميناء\"", "الميناء"), ("رابط الخبر بصحيفة الوئام: عنوان", "الوئام"), ("جميع الحقوق محفوظة", None),
    ("تابعوا هسبريس على تويتر", "هسبريس"),
])
def test_own_names(text: str, name: str | None) -> None:
    """A footer names its site after its kind or by an unmistakable name."""
    assert find_own_name(text) == name


@pytest.mark.parametrize(("line", "credit"), [
    ("الرياض - الوئام", "الوئام"), ("عكاظ (جدة)", "عكاظ"), ("(أبوظبي - البيان)", "البيان"), ("عين اليوم – متابعات", "عين اليوم - متابعات"),
    ("متابعات", "متابعات"), ("خاص", "خاص"), ("خاص – سبق", "خاص - سبق"), ("رصد", "رصد"), ("صنعاء - متابعات", "متابعات"),
    ("خاص بالوئام", "خاص - الوئام"), ("خاص لـ«الوطن»", "خاص - الوطن"), ("متابعات الوئام", "متابعات - الوئام"),
    ("جدة - واس", None), ("سبق - واس", None),
    ("لندن: سامي خليل", None), ("هسبريس - سامي خليل", None), ("هسبريس", None), ("كتب: سامي خليل", None)])
def test_credits(line: str, credit: str | None) -> None:
    """A credit that names nobody keeps its words without the place; one of an agency or a writer has its own field."""
    found = read_byline(line, beside_body=True)
    assert found is not None
    assert found.credit == credit
