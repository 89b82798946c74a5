"""Topics: what a text is about, nothing where the words do not tell, and a collection's own topics."""

from __future__ import annotations

import pytest

from malaff.model.errors import VocabularyError
from malaff.model.records import Paragraph
from malaff.reading.topics.topics import find_topics, load_topics
from malaff.reading.words.keys import to_key

TOPICS = load_topics({})


def about(title: str, body: str) -> list[str]:
    """The ids of the topics of a text."""
    return [topic.id for topic in find_topics(title, [Paragraph(number=3, text=body)], TOPICS)]


TEXTS = [
    ("فوز المنتخب في مباراة ودية", "سجل المهاجم هدفين في الشوط الثاني، وقال المدرب إن اللاعبين استعدوا جيدا للبطولة.", ["sport"]),
    ("لقاح جديد ضد الحصبة", "أعلنت وزارة الصحة وصول اللقاح إلى المستشفيات، وقال طبيب إن المرضى بخير.", ["health"]),
    ("البورصة تغلق على ارتفاع", "ارتفعت أسهم البنوك وتراجع التضخم، ورفع البنك المركزي سعر الفائدة.", ["economy"]),
    ("حريق في سوق الخضر", "أخمدت فرق الدفاع المدني الحريق، ولقي شخص مصرعه ونُقل الجرحى.", ["disaster-accident"]),
    ("سرقة متجر", "ألقت الشرطة القبض على عصابة لصوص، وأحالت النيابة العامة المتهمين إلى المحكمة.", ["crime-law"]),
    ("معرض الكتاب يفتح أبوابه", "وقّع روائي شاب روايته الأولى، وألقى شعراء قصائد في أمسية أدبية.", ["arts"]),
    ("بداية العام الدراسي", "عاد التلاميذ إلى المدارس، وقال معلمون إن المناهج تغيرت.", ["education"]),
    ("قافلة مهاجرين", "وصل لاجئون إلى مخيم قرب الحدود، وطلبت مفوضية اللاجئين العون للنازحين.", ["migration"]),
]


@pytest.mark.parametrize(("title", "body", "wanted"), TEXTS)
def test_topics(title: str, body: str, wanted: list[str]) -> None:
    """The words of a subject name it."""
    assert about(title, body)[:1] == wanted


def test_no_topic_is_better_than_a_guess() -> None:
    """A text without telling words has no topic, and one word is not enough."""
    assert about("صباح هادئ", "جلس الرجل قرب النافذة وشرب قهوته ثم نظر إلى الشارع.") == []
    assert about("نزهة", "مشينا في الغابة ساعة ثم عدنا.") == []


def test_the_lead_says_what_a_text_is_about() -> None:
    """The same words tell more of a topic in the lead than far behind it."""
    lead, filler = "أعلن البنك المركزي خفض سعر الفائدة على قروض المصارف. ", "جلس الرجل قرب النافذة وشرب قهوته ثم نظر إلى الشارع. " * 12
    (first,) = find_topics("قرار", [Paragraph(number=1, text=lead + filler)], TOPICS)
    (late,) = find_topics("قرار", [Paragraph(number=1, text=filler + lead)], TOPICS)
    assert first.id == late.id == "economy" and first.score > late.score


def test_weak_words_alone_are_a_guess() -> None:
    """A delegation and a visit are found in every field."""
    assert about("وفد في زيارة", "زار الوفد البلدة، وحيّا الأهالي الوفد بعد الزيارة.") == []


def test_terror_is_under_conflict_too() -> None:
    """Media Topics has acts of terror under conflict, war and peace."""
    assert "conflict" in about("القضاء على إرهابيين", "قتل الجيش إرهابيين في هجوم انتحاري على ثكنة، وسقط قتلى وجرحى.")


def test_deciding_words_are_recorded() -> None:
    """Each topic carries the words of the text that decided, as the text spells them."""
    (topic, *_) = find_topics("مباراة", [Paragraph(number=1, text="أنهى اللاعبون المُباراة، وشكر المدرّب الجماهير.")], TOPICS)
    assert topic.id == "sport" and topic.name == "رياضة"
    assert {"مباراة", "اللاعبون", "المدرّب"} <= set(topic.terms)
    assert 0 < topic.score < 1


def test_at_most_three() -> None:
    """However many subjects a text names, three are told."""
    body = "البرلمان والانتخابات والأحزاب، البورصة والأسهم والبنوك، المباراة واللاعبون والمدرب، الحريق والزلزال والفيضانات."
    assert len(about("أخبار", body)) <= 3


APART = [("دوري", "الدوريات"), ("بحر", "البحرين"), ("داعية", "داعيا"), ("صادرات", "الصادرة"), ("رياضة", "الرياض"),
         ("دوري", "دور"), ("شرطة", "شرط"), ("عملات", "عمل"), ("سورة", "سورية"), ("بلدية", "بلد")]


@pytest.mark.parametrize(("first", "second"), APART)
def test_words_that_are_not_one(first: str, second: str) -> None:
    """Words that only share their root's letters keep keys of their own."""
    assert to_key(first) != to_key(second)


def test_a_collection_adds_overrides_and_disables() -> None:
    """A collection's file adds a topic, replaces one and takes one away."""
    text = "- id: bees\n  name: النحل\n  strong: [خلية نحل, عسل]\n- disable: [opinion]\n- id: sport\n  name: لعب\n  strong: [شطرنج]\n"
    own = load_topics({"topics.yml": text})
    assert own.names["bees"] == "النحل" and "opinion" not in own.names and own.names["sport"] == "لعب"
    found = find_topics("العسل", [Paragraph(number=1, text="في خلية النحل عسل كثير.")], own)
    assert [topic.id for topic in found] == ["bees"]


BROKEN = [
    ("- id: a\n  name: x\n  wrods: [y]\n", "topics.yml:3", "wrods"),
    ("- id: a\n  name: x\n- id: a\n  name: y\n", "topics.yml:3", "twice"),
    ("- id: a\n", "topics.yml:1", "name"),
    ("- disable: [nothing]\n", "topics.yml:1", "nothing"),
    ("- id: a\n  name: x\n  strong: word\n", "topics.yml:3", "strong"),
    ("id: a\n", "topics.yml:1", "list"),
    ("- [\n", "topics.yml", "YAML"),
]


@pytest.mark.parametrize(("text", "where", "what"), BROKEN)
def test_a_broken_file_is_named_with_its_line(text: str, where: str, what: str) -> None:
    """What is wrong with a vocabulary file is said with file and line."""
    with pytest.raises(VocabularyError) as caught:
        load_topics({"topics.yml": text})
    assert caught.value.where.startswith(where) and what in caught.value.what


def test_the_topics_of_the_program() -> None:
    """The program knows these topics, each with an Arabic name; their ids never change."""
    assert list(TOPICS.names) == [
        "politics", "diplomacy", "conflict", "defence", "terrorism", "crime-law", "economy", "energy", "labour", "health",
        "science-technology", "education", "environment", "disaster-accident", "migration", "human-rights", "humanitarian",
        "society", "religion",
        "arts", "media", "sport", "opinion",
    ]
    assert all(name.strip() and not name.isascii() for name in TOPICS.names.values())


def test_three_terms_make_a_topic_of_a_collection() -> None:
    """A collection's own topic needs two mentions of its terms, and stands beside a stronger topic of the program."""
    topics = load_topics({"topics.yml": "- {id: dams, name: سدود, terms: [سد, خزان المياه, بوابات السد]}"})
    text = ("انتخابات تشريعية في الخريف ومرشحو الأحزاب يبدؤون حملة انتخابية، "
            "والبرلمان يناقش بناء سد في الوادي وخزان المياه فيه")
    body = [Paragraph(number=3, text=text)]
    assert {topic.id for topic in find_topics("", body, topics)} == {"politics", "dams"}
    once = [Paragraph(number=3, text="تحدث الوزير عن سد واحد في خطاب طويل عن الزراعة")]
    assert "dams" not in {topic.id for topic in find_topics("", once, topics)}


def test_relief_is_a_topic() -> None:
    """Aid to people in need is neither war nor migration."""
    body = [Paragraph(number=3, text="وصلت قافلة مساعدات إنسانية إلى مخيمات النازحين، وحملت الشاحنات سلالا غذائية ومواد إيواء للمتضررين")]
    assert find_topics("مساعدات إغاثية للنازحين", body, TOPICS)[0].id == "humanitarian"


COLUMN = ("كلما خرجت إلى الحديقة سألت نفسي: لماذا نترك المقاعد مكسورة؟ أليست ملكا لنا جميعا! أذكر أن جدي كان يصلح ما يراه مكسورا "
          "ولا ينتظر أحدا، وكان يردد أن الشارع بيت كبير. واليوم يمر الناس بالمقعد فلا يلتفتون إليه، ثم يشكون من ضيق المكان وقلة "
          "الظل. لا يحتاج الأمر إلى لجنة ولا إلى ميزانية، بل إلى يد تحب ما حولها وتعرف أن الجمال عادة تبدأ من البيت وتكبر في المدرسة.")


def test_a_signed_text_that_speaks_for_itself_is_a_column() -> None:
    """A column asks, exclaims and says `I`; the same words are none where nobody signs them."""
    paragraphs = [Paragraph(number=3, text=COLUMN)]
    (opinion, *_) = find_topics("مقعد مكسور", paragraphs, TOPICS, "سالم الراوي")
    assert opinion.id == "opinion" and opinion.terms[0] == "سالم الراوي" and "أذكر" in opinion.terms
    assert "opinion" not in about("مقعد مكسور", COLUMN)


def test_signed_news_is_no_column() -> None:
    """A reporter signs too, but lets others speak: their questions and their `I` stand between marks or after a verb of speech."""
    news = ("قال مدير الحديقة إن المقاعد قديمة. وأضاف «كنت هنا أمس! متى نبدأ؟». وأوضح أن الترميم يبدأ غدا، وأكد مهندس أن "
            "الخشب وصل. وأشار المدير إلى أن العمل يستمر شهرا، وذكر أن الزوار طلبوا مقاعد أكثر. وأعلن المجلس أن الحديقة تبقى مفتوحة "
            "في أثناء الترميم. وكشف المهندس عن موعد الافتتاح، وبيّن أن المواقف تتسع لمئة سيارة، ونفى أن تكون الأشجار قد قُطعت.")
    found = find_topics("ترميم الحديقة", [Paragraph(number=3, text=news)], TOPICS, "سالم الراوي")
    assert "opinion" not in [topic.id for topic in found]


def test_a_strong_word_that_the_body_takes_up_is_enough() -> None:
    """What the headline says and the body repeats bears itself out; in the headline alone it is a guess."""
    assert about("إضراب في المصنع", "دخل عشرات الرجال اليوم في إضراب، وجلسوا أمام الباب الكبير حتى المساء.")[:1] == ["labour"]
    assert about("إضراب في المصنع", "جلس عشرات الرجال اليوم أمام الباب الكبير حتى المساء.") == []


def test_where_one_may_stay_is_migration() -> None:
    """Permits and passports of foreigners are matters of migration."""
    assert "migration" in about("مهلة لتصحيح أوضاع المقيمين", "دعت مديرية الجوازات الوافدين إلى تجديد بطاقة الإقامة قبل نهاية الشهر.")
