"""Names: persons, organizations and places, by vocabulary and by Arabic itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaff.arabic.letters import fold
from malaff.model.records import CleanText, Paragraph, Removal
from malaff.reading.names.names import Names, find_names
from malaff.reading.names.register.vocabulary import Vocabulary, load_vocabulary
from malaff.reading.words.classes import classes_of
from malaff.reading.words.decoding import find_seen
from malaff.reading.words.tokens import BREAK, fold_phrase
from malaff.reading.words.word import WORDS

Find = Callable[..., Names]

PERSONS = [
    # an office with what completes it
    ("أكد وزير الخارجية سيرغي باشكوف أن المباحثات مستمرة", {"سيرغي باشكوف"}),
    ("أعلن الرئيس الروسي، إيغور باشكوف، موعد القمة", {"إيغور باشكوف"}),
    ("قال المتحدث باسم وزارة النقل سمير حداد إن الطريق سيفتح", {"سمير حداد"}),
    ("التقى رئيس الوزراء الأرمني “أرمين داوتيان” ضيفه", {"أرمين داوتيان"}),
    ("قال النائب الأول لرئيس البرلمان سمير حداد إن الجلسة تأجلت", {"سمير حداد"}),
    ("كما حضر المندوب الدائم لروسيا الاتحادية لدى منظمة التعاون الإسلامي بوريس باشكوف", {"بوريس باشكوف"}),
    ("التقى نظيره التركي كمال يلدريم في أنقرة", {"كمال يلدريم"}),
    ("وقال د. نبيل عطوان إن النتائج مشجعة", {"نبيل عطوان"}),
    ("أعلن وزير الدفاع سمير مقبل أن الحدود آمنة", {"سمير مقبل"}),
    # kings, popes, regents
    ("استقبل الملك محمد الخامس ضيوفه", {"محمد الخامس"}),
    # lineage, servants of God, kunya
    ("وقال عبد العزيز بن فهد إن العمل بدأ", {"عبد العزيز بن فهد"}),
    ("وقعها عبدالعزيز بن فهد آل راشد أمس", {"عبدالعزيز بن فهد آل راشد"}),
    ("قتل أبو عمر الشيشاني في الغارة", {"أبو عمر الشيشاني"}),
    # two joined by و are two
    ("قال سمير حداد وخالد عطوان إن العمل بدأ", {"سمير حداد", "خالد عطوان"}),
    # first words that begin with a letter like a proclitic
    ("وصل فلاديمير باشكوف وكريستين حبيقة", {"فلاديمير باشكوف", "كريستين حبيقة"}),
    # على is not علي, أن is not آن, إلى is not إيلي
    ("قال علي حسن إن على الحكومة أن تتحرك إلى الأمام", {"علي حسن"}),
    # what names nobody
    ("يرى الكاتب أن الحرية لا تمنح بل تؤخذ، وأن على الناس أن يقولوا ما يريدون", set()),
    ("ارتفعت إصابات فيروس كورونا في العالم بحسب الوزير", set()),
    ("للأسف تعرض القطيع لهجوم من الأسد في الغابة", set()),
    ("قال الرئيس إن الحوار هو الحل، وأكد الوزير ذلك", set()),
    # a given name that nothing announces needs a name after it, not a noun with a pronoun, a verb, `أم` as `or`, a feast
    ("وحفظ الله الوطن وأمنه واستقراره", set()),
    ("سواء أكان للطعام أم الاستمتاع به", set()),
    ("أقيم الحفل في أول أيام عيد الفطر السعيد بحضور الأهالي", set()),
    ("وكان خالد بحكمته المعهودة يصلح بين الناس", set()),
    ("يستعد الفريق لمباريات دوري سامر حداد للمحترفين", set()),
    # a name of two parts ends before the next verb; ف and a letter of the name's own are no conjunction
    ("وأضاف الأمير فيصل بن عبدالله ينعم على الناس", {"فيصل بن عبدالله"}),
    ("قال المخرج اللبناني أسد فولاذكار إن العمل بدأ", {"أسد فولاذكار"}),
    ("أكد عبد اللطيف العبد اللطيف أن العمل بدأ", {"عبد اللطيف العبد اللطيف"}),
    # what only the model sees needs a second witness: here an office before it, there none
    ("وقال مدير قسم الهندسة بالشركة يائيل ماجوير إن العمل بدأ", {"يائيل ماجوير"}),
    ("صدر العمل عن زهور اللوتس ونبات البردي", set()),
    # `آل` and a family end a name; the family name of `علي` may be a nisba; `أمير` stands in Persian names
    ("رسالة الأمير سامر بن خالد آل راشد المؤرخة أمس", {"سامر بن خالد آل راشد"}),
    ("قال محمد علي الحوثي إن العمل بدأ", {"محمد علي الحوثي"}),
    ("وصل وزير الخارجية حسين أمير عبد اللهيان أمس", {"حسين أمير عبد اللهيان"}),
    ("أعلن رئيس الحكومة يوسف الشاهد أن العمل بدأ", {"يوسف الشاهد"}),
    # an office of several words is nobody, and leads to its holder: also where the holder's name is a definite adjective
    ("قال وزير العدل حافظ الأختام الطيب لوح إن المشروع جاهز", {"الطيب لوح"}),
    ("أمر وكيل الملك سمير الرامي بفتح تحقيق", {"سمير الرامي"}),
    ("قال والي الكاف سمير حداد إن الأشغال انطلقت", {"سمير حداد"}),
    ("ودعا وإلى الأمن أشار", set()),
    ("قال مفتي الديار المصرية علي جمعة إن العمل بدأ", {"علي جمعة"}),
    ("التقى المدير الطيب جدا ضيوفه", set()),
    # a name is whole: a second family, a kunya in a lineage, a title in one, what stands between a speaker and أن; and no more
    ("قال الشيخ أحمد الفهد الصباح إن العمل بدأ", {"أحمد الفهد الصباح"}),
    ("روي عن علي بن أبي طالب رضي الله عنه قوله", {"علي بن أبي طالب"}),
    ("قال المستشار الرئاسي إسماعيل ولد الشيخ أحمد إن العمل بدأ", {"إسماعيل ولد الشيخ أحمد"}),
    ("قال رئيس الغرفة محمد إبراهيم الخريف إن العمل بدأ", {"محمد إبراهيم الخريف"}),
    ("تقدم الإعلامي وسام بريدي بالتعازي لأسرة الفقيد", {"وسام بريدي"}),
    ("الذي عوضه بالكرواتي سمير حداد", {"سمير حداد"}),
    ("شبهوه بالشاعر العربي الكبير أبي الطيب الحداد", {"أبي الطيب الحداد"}),
    # one word behind an office is somebody where it looks like a name, no verb and no noun
    ("لو زارنا الرئيس الأمريكي فسنذبح له", set()),
]


@pytest.mark.parametrize(("text", "wanted"), PERSONS)
def test_persons(names: Find, text: str, wanted: set[str]) -> None:
    """Offices, titles, given names and particles show persons that no list has; a column that names nobody yields nobody."""
    assert {a.name for a in names(text).actors if a.kind == "person"} == wanted


ORGANIZATIONS = [
    # a sector is a body where somebody leads it; the market's is none
    ("قال رئيس قطاع المياه الجوفية سامح عطوان إن العمل بقطاع المياه الجوفية مستمر", {"قطاع المياه الجوفية"}),
    ("ارتفع قطاع المياه الجوفية والقطاع العقاري السعودي", set()),
    # one of the many committees of a body; a court of a city's side; two nouns over a city; a district of its town
    ("زارت لجنة الأمم المتحدة المعنية بالتحقيق الأردن", {"الأمم المتحدة"}),
    ("قضت محكمة جنايات شمال القاهرة بالسجن", {"محكمة جنايات شمال القاهرة"}),
    ("قالت غرفة تجارة وصناعة جدة إن المعرض مستمر", {"غرفة تجارة وصناعة جدة"}),
    ("وصلت المساعدات إلى مديرية التواهي", set()),
    ("شطبت من التأمينات الاجتماعية", {"التأمينات الاجتماعية"}),
    ("أعلنت وزارة الصحة والسكان المصرية حصيلة جديدة", {"وزارة الصحة والسكان المصرية"}),
    ("قالت الخارجية الأردنية في بيان إن السفير عاد", {"الخارجية الأردنية"}),
    ("قال وزير الخارجية الأردني إن السفير عاد", set()),
    ("أكدت الهيئة العامة للطيران المدني سلامة الرحلة", {"الهيئة العامة للطيران المدني"}),
    ("بحثت اللجنة الحكومية للتعاون الاقتصادي الملف", {"اللجنة الحكومية للتعاون الاقتصادي"}),
    ("رفضت اللجنة المعنية الطلب", set()),
    ("قال حزب «الغد الأخضر» إنه سيشارك", {"حزب الغد الأخضر"}),
    ("درس في جامعة الملك سعود ثلاث سنوات", {"جامعة الملك سعود"}),
    ("أعلنت وزارة النقل اليوم موعد الافتتاح", {"وزارة النقل"}),
    ("دعت منظمة اليونيسف إلى الهدوء، وقالت اليونيسف إن الأطفال في خطر", {"اليونيسف"}),
    ("ذكرت قناة \"روسيا اليوم\" أن القمة انتهت", {"روسيا اليوم"}),
    ("أعلنت قوات \"سوريا الديمقراطية\" انسحابها", {"قوات سوريا الديمقراطية"}),
    ("نقلت عنه “إن.تي.في” التركية قوله", {"إن تي في"}),
    ("تحدث مراسل الجزيرة من المكان", {"قناة الجزيرة"}),
    ("سكان الجزيرة يعملون في الصيد", set()),
    ("دخلت القوات الروسية القرية", set()),
    ("عاد إلى الجامعة العربية مقعدها", {"جامعة الدول العربية"}),
    ("تقدم التحالف بقيادة السعودية", set()),
    ("تقدمت قوات الحداد ورفضت حكومة الأردن الطلب", set()),
    ("أكد الوزير التزام الحوثيين بالهدنة، وانسحبت الميليشيات الحوثية", {"الحوثيون"}),
    ("نشر الخبر على موقع الجامعة الإلكتروني", set()),
    ("أخطرت النيابة العامة لتتولى التحقيق", {"النيابة العامة"}),
    ("درس في مدرسة بالسويد", set()),
    ("أوضح ل«الشرق الأوسط» مصدر مطلع أن العمل بدأ", {"صحيفة الشرق الأوسط"}),
    # the press list: a paper with a word's name after its kind, or alone in quotation marks behind ل; `سوق عكاظ` is no paper
    ("أكد مصدر ل«الرياض» أن العمل بدأ", {"صحيفة الرياض"}),
    ("ذكرت صحيفة «الوطن» أن العمل بدأ", {"صحيفة الوطن"}),
    ("سألت هسبريس سكان الحي عن الخبر", {"هسبريس"}),
    ("أقيمت الأمسية في سوق عكاظ", set()),
    ("أصدر موقع الاتحاد الأوروبي تقريرا", {"الاتحاد الأوروبي"}),
    # forces by their arm and country, airlines, a ministry called by its field as the subject of a verb of speech
    ("شاركت القوات البحرية الأردنية في التدريب", {"القوات البحرية الأردنية"}),
    ("حطت طائرة تابعة للخطوط اليمنية أمس", {"الخطوط اليمنية"}),
    ("وأعلنت الداخلية أن الطريق أغلق", {"الداخلية"}),
    ("وصل وزير الداخلية أمس", set()),
    ("جاء في بلاغ لرئاسة الحكومة أن العمل بدأ", {"رئاسة الحكومة"}),
    ("كان ذلك في مصلحة الأردن", set()),
    # clubs with a word's name: after a player or a match, and in the whole text where two stand so
    ("تعاقد مدرب الاتفاق مع مهاجم جديد", {"نادي الاتفاق"}),
    ("يرى لاعب النصر أن حارس النصر هو الأفضل، وفاز النصر أمس", {"نادي النصر"}),
    ("تم الاتفاق على موعد جديد", set()),
]


@pytest.mark.parametrize(("text", "wanted"), ORGANIZATIONS)
def test_organizations(names: Find, text: str, wanted: set[str]) -> None:
    """A head and the noun phrase that completes it are an organization; an office, a generic or a vague phrase is none."""
    assert {a.name for a in names(text).actors if a.kind == "organization"} == wanted


PLACES = [
    # small towns whose name is nothing else, behind any word; no و stands behind a preposition; a bank that is not the West one
    ("وصل من تكريت وجرش وزاكورة", {"تكريت", "جرش", "زاكورة"}),
    ("عاد من سبتة ومليلية وطليطلة", {"سبتة", "مليلية", "طليطلة"}),
    ("سافر إلى وجدة", {"وجدة"}),
    ("سافر إلى الرياض وجدة", {"الرياض", "جدة"}),
    ("احتج سكان بئر علي بن خليفة", {"بئر علي بن خليفة"}),
    ("زرعت الضفة الشرقية للترعة", set()),
    ("وصل الوفد إلى موسكو وأنقرة", {"موسكو", "أنقرة"}),
    ("بيان للأردن ولسوريا وبالعراق", {"الأردن", "سوريا", "العراق"}),
    ("سوريا وسورية بلد واحد، وفي سورية مدن كثيرة", {"سوريا"}),
    ("انتشرت قوات سورية وتركية قرب الحدود", set()),
    ("نشرت الأميرة السعودية صورة", set()),
    ("قال الرئيس الروسي إن الأزمة السورية معقدة", set()),
    ("يقع المبنى في شارع جورج الخامس", {"شارع جورج الخامس"}),
    ("وقع الحادث قرب بلدة العجيبة", {"العجيبة"}),
    ("وصل إلى عمان أمس", set()),
    ("زار سلطنة عمان ثم غادر عمان", {"سلطنة عمان"}),
    ("عاد ملك الأردن إلى عمان أمس", {"الأردن", "عمّان"}),
    ("نشرت صحيفة الخليج الخبر في المدينة", set()),
    ("بحث أمن منطقة الخليج والشرق الأوسط", {"الخليج العربي", "الشرق الأوسط"}),
    ("أعلنت شرطة باريس توقيف رجل", set()),
    ("كان كبيرا بحجم دستوريا واضح", set()),
    ("الأدوية المهدئة كثيرة", set()),
    ("عاد من عين العرب إلى القامشلي", {"عين العرب", "القامشلي"}),
    ("زار السيدة زينب محمد", set()),
    ("أوضح ل«الرياض» مصدر مطلع أن العمل بدأ", set()),
    ("فازت توكل كرمان، وقالت كرمان إنها سعيدة", set()),
    ("زار الوفد معرضا بمصر", {"مصر"}),
    ("نظم الحفل الذي رعته بلدية المحافظة", set()),
    # و of a list or of the name; a hamza that the town has not; ف opens no clause with a town
    ("تنطلق الرحلات من الرياض وجدة والدمام", {"الرياض", "جدة", "الدمام"}),
    ("وصل الوفد من الرباط ووجدة والناظور", {"الرباط", "وجدة", "الناظور"}),
    ("ضربه بفأس أمام البيت", set()),
    ("أشار إلى المكان فسرت قدما", set()),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_places(names: Find, text: str, wanted: set[str]) -> None:
    """Places stand behind proclitics and in either spelling; adjectives, words that are also towns and parts of names are none."""
    assert {p.name for p in names(text).places} == wanted


def test_credit(vocabulary: Vocabulary) -> None:
    """The agency that a text credits is a body of the text, once; `agencies` are nobody."""
    def found(agency: str, text: str) -> list[tuple[str, int]]:
        clean = CleanText(title="", title_from="lead", agency=agency, paragraphs=(Paragraph(number=1, text=text),))
        return [(a.name, a.mentions) for a in find_names(clean, vocabulary).actors]

    assert found("واس", "بدأ العمل أمس") == [("وكالة الأنباء السعودية", 1)]
    assert found("رويترز", "قالت رويترز إن العمل بدأ") == [("رويترز", 1)]
    assert found("وكالات", "بدأ العمل أمس") == []


def test_dateline(vocabulary: Vocabulary) -> None:
    """The place beside the credited agency is one of the text's; where a writer signs, it is where he sits."""
    def found(line: str, byline: str | None = None) -> list[str]:
        removed = (Removal(line=1, rule="byline", text=line),)
        body = (Paragraph(number=2, text="بدأ العمل أمس"),)
        clean = CleanText(title="", title_from="lead", agency="واس", byline=byline, removed=removed, paragraphs=body)
        return [place.name for place in find_names(clean, vocabulary).places]

    assert found("جنيف 25 شوال 1436 هـ واس") == ["جنيف"]
    assert found("سمير حداد - واس - جنيف", "سمير حداد") == []


def test_short_forms(names: Find) -> None:
    """The first full mention licenses the family name in that text, also where it is an ordinary word."""
    found = names("قال وزير الصحة خالد مجاهد إن اللقاح وصل.", "وأضاف مجاهد أن الحملة تبدأ غدا، ويقف كل مجاهد في صفه.")
    assert [(a.name, a.mentions) for a in found.actors if a.kind == "person"] == [("خالد مجاهد", 2)]
    assert not [a for a in names("وأضاف مجاهد أن الحملة تبدأ غدا").actors if a.kind == "person"]


def test_vocabulary_short_form(names: Find) -> None:
    """A vocabulary's ambiguous name counts after the full name or a title, not alone."""
    assert [a.id for a in names("قال سامي الحداد إن العمل بدأ، وأضاف الحداد أنه راض").actors] == ["sami-haddad"]
    assert [a.id for a in names("وقال السيد الحداد إن العمل بدأ").actors if a.id == "sami-haddad"] == ["sami-haddad"]
    assert not names("عمل في ورشة الحداد سنوات").actors


def test_alias_of_father(vocabulary: Vocabulary) -> None:
    """An alias that stands behind `بن` is the father's name: it does not cut the son's in two."""
    own = load_vocabulary({"actors.yml": "- id: elder\n  name: الشيخ سامر بن نواف آل راشد\n  aliases: [سامر بن نواف]\n"})

    def found(text: str) -> list[tuple[str, int]]:
        clean = CleanText(title="", title_from="lead", paragraphs=(Paragraph(number=1, text=text),))
        return [(a.name, a.mentions) for a in find_names(clean, own).actors]

    assert found("التقى الأمير خالد بن سامر بن نواف الوفد، وشكر خالد بن سامر بن نواف الحضور") == [("خالد بن سامر بن نواف", 2)]
    assert found("التقى سامر بن نواف الوفد") == [("الشيخ سامر بن نواف آل راشد", 1)]


def test_homonym(names: Find) -> None:
    """A name whose office is another nation's is another person: no vocabulary id, no Wikidata id."""
    own = names("قال الوزير الأردني سامي الحداد إن العمل بدأ")
    other = names("قال الوزير التونسي سامي الحداد إن العمل بدأ")
    assert [(a.id, a.wikidata) for a in own.actors] == [("sami-haddad", "Q1")]
    assert [(a.name, a.wikidata, a.id.startswith("n")) for a in other.actors] == [("سامي الحداد", None, True)]


def test_roles(names: Find) -> None:
    """The office is kept as the text gives it; kinship is no office."""
    found = names("قال المتحدث باسم الحكومة سمير حداد ذلك، ثم التقى نظيره التونسي خالد عطوان")
    assert {a.name: a.roles for a in found.actors if a.kind == "person"} == {"سمير حداد": ("المتحدث باسم الحكومة",), "خالد عطوان": ()}


ROLES = [
    # a role is that of the name in its own noun phrase: before it, or after it in apposition, never the next one's
    ("التقى عادل حداد وزير خارجية الأردن بجون باشكوف وزير خارجية كندا",
     {"عادل حداد": "وزير خارجية الأردن", "جون باشكوف": "وزير خارجية كندا"}),
    ("وقال علي عطوان رئيس جهاز الأمن القومي إن العمل بدأ", {"علي عطوان": "رئيس جهاز الأمن القومي"}),
    ("وقال سمير حداد (وزير النقل) إن العمل بدأ", {"سمير حداد": "وزير النقل"}),
    ("استقبل الملك فيصل بن نواف وزير الدفاع الأردني سمير حداد", {"فيصل بن نواف": "", "سمير حداد": "وزير الدفاع الأردني"}),
    ("استقبل سمير حداد وزير النقل التونسي أمس", {"سمير حداد": ""}),
    # each office by itself, without the address of honour before the name
    ("شكر أمير منطقة القصيم رئيس مجلس التنمية صاحب السمو الملكي الأمير فيصل بن نواف الحضور",
     {"فيصل بن نواف": "أمير منطقة القصيم|رئيس مجلس التنمية"}),
    # what a head governs is no holder
    ("قال مدير مركز باشكوف للدراسات إن العمل بدأ", {}),
    ("أكد السفير العراقي في عمان جواد حداد أن الحدود مغلقة", {"جواد حداد": "السفير العراقي في عمان"}),
    # counterparts and those who share a title
    ("بحث وزير الخارجية الروسي سيرغي باشكوف مع نظيره السوري وليد عطوان الملف",
     {"سيرغي باشكوف": "وزير الخارجية الروسي", "وليد عطوان": "وزير الخارجية السوري"}),
    ("اجتمع الرئيسان الروسي إيغور باشكوف والسوري خالد عطوان", {"إيغور باشكوف": "الرئيس الروسي", "خالد عطوان": "الرئيس السوري"}),
    ("لقاء وزيري خارجية روسيا سيرغي باشكوف والأردن سمير حداد",
     {"سيرغي باشكوف": "وزير خارجية روسيا", "سمير حداد": "وزير خارجية الأردن"}),
]


@pytest.mark.parametrize(("text", "wanted"), ROLES)
def test_roles_of_noun_phrases(names: Find, text: str, wanted: dict[str, str]) -> None:
    """A role belongs to the name in its own noun phrase."""
    assert {a.name: "|".join(a.roles) for a in names(text).actors if a.kind == "person"} == wanted


NOBODY = [
    ("قال المتحدث باسم باشكوف إن العمل بدأ", set()),
    ("قال الدكتور إنهم ينهزمون ويتراجعون", set()),
    ("هنأ اللاعب يعتذر لجمهوره", set()),
    ("اختتم الحفل في قاعة الشيخ راشد بن نواف", set()),
    ("وقال الدكتور خالد إن الدرس انتهى", set()),  # a given name says nobody
    ("نشكر الباحث سمير يشكك في الخبر", set()),
    # a name ends where Arabic ends it
    ("قال شويش بن نواف الضويحي إن العمل بدأ", {"شويش بن نواف الضويحي"}),
    ("قال الأستاذ خالد الماضي إن العمل بدأ", {"خالد الماضي"}),
    ("وقالت وندي شيرمان إن العمل بدأ", {"وندي شيرمان"}),
    ("قال أحمد داود أوغلو أمس إن العمل بدأ", {"أحمد داود أوغلو"}),
    ("حضر فهد الدوسري، أمين بخاري، سمير القحطاني", {"فهد الدوسري", "أمين بخاري", "سمير القحطاني"}),
    # lists of untitled names
    ("حضر الحفل خالد سرحان، وجومانا عطوان، ونبيل باشكوف", {"خالد سرحان", "جومانا عطوان", "نبيل باشكوف"}),
    # a father is not his son
    ("قال محمد بن عبدالعزيز بن فهد إن عبدالعزيز بن فهد حضر", {"محمد بن عبدالعزيز بن فهد", "عبدالعزيز بن فهد"}),
]


@pytest.mark.parametrize(("text", "wanted"), NOBODY)
def test_where_names_begin_and_end(names: Find, text: str, wanted: set[str]) -> None:
    """Verbs and things called after somebody are no persons; a name has all its parts and no more."""
    assert {a.name for a in names(text).actors if a.kind == "person"} == wanted


def test_mentions_stand_where_they_say(names: Find) -> None:
    """A span covers whole words with proclitics and marks; the surface is the name alone, the swallowed article written again."""
    text = "قال بيان لِلكرملين إن كوزلوف التقى وكوزلوفَ"
    found = names(text)
    assert [(text[m.start : m.end], m.surface) for m in found.mentions] == [
        ("لِلكرملين", "الكرملين"), ("كوزلوف", "كوزلوف"), ("وكوزلوفَ", "كوزلوفَ")]


def test_ids(names: Find) -> None:
    """Ids are the vocabulary's, else a hash of the folded name that a second text and a second spelling share."""
    one, two = names("قال الوزير إحسان باشكوف ذلك"), names("أكد الوزير احسان باشكوف الخبر، وعاد إلى موسكو")
    assert one.actors[0].id == two.actors[0].id and one.actors[0].id.isascii()
    assert [p.id for p in two.places] == ["moscow"]


LETTERS = st.sampled_from("ابتدرسلمنويهكفعأإةىئء ،.:«»\"“”-()ـًَّ\u200f01x\n")


@given(st.lists(st.text(alphabet=LETTERS | st.characters(), max_size=60), max_size=4))
def test_never_raises(vocabulary: Vocabulary, texts: list[str]) -> None:
    """Whatever the text: no error, spans inside their paragraph, surfaces that fold to what stands there, unique ASCII ids."""
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    _check(find_names(CleanText(title="", title_from="lead", paragraphs=paragraphs), vocabulary), texts)


PIECES = [
    "الرئيس", "وزير", "فلاديمير", "و", "للكرملين", "الحداد", "سامي", "«", "»", "،", "وزارة", "الدفاع", "الروسية", "في", "مدينة", "علي",
    "عبد", "بن", "آل", "د", ".", "-", "قال", "إن", "باشكوف", "ولسوريا", "سورية", "شارع", "جورج", "الخامس",
    "BBC", "12", "حزب", "الله", "\u200f",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), max_size=3))
def test_never_raises_on_words_of_names(vocabulary: Vocabulary, texts: list[str]) -> None:
    """The same for any order of the words that the rules look for."""
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    _check(find_names(CleanText(title="", title_from="lead", paragraphs=paragraphs), vocabulary), texts)


def _check(found: Names, texts: list[str]) -> None:
    ids = [a.id for a in found.actors] + [p.id for p in found.places]
    assert len(ids) == len(set(ids)) and all(id.isascii() for id in ids)
    for mention in found.mentions:
        text = texts[mention.paragraph]
        assert 0 <= mention.start < mention.end <= len(text) and mention.id in ids
        assert fold_phrase(mention.surface).removeprefix("ال") in fold_phrase(fold(text[mention.start : mention.end]))


def test_a_known_name_keeps_the_office_before_it(names: Find) -> None:
    """The office that the text gives goes with a name of the vocabulary; a dual that is spread over two persons does not."""
    found = names("بحث الرئيس الروسي فلاديمير بوتين الملف. وقال المتحدث إن الرئيسين الروسي فلاديمير بوتين والسوري بشار الأسد سيلتقيان.")
    roles = {actor.name: actor.roles for actor in found.actors}
    assert roles["فلاديمير بوتين"] == ("الرئيس الروسي",)


@pytest.mark.parametrize(("text", "wanted"), [
    ("قالت رغدة إن السوق مفتوح كل يوم وإن الأسعار لم تتغير.", set()),
    ("قالت الوزيرة رغدة إن السوق مفتوح كل يوم وإن الأسعار لم تتغير.", {"رغدة"}),
])
def test_one_word_said_once_is_nobody_without_an_office(names: Find, text: str, wanted: set[str]) -> None:
    """A bare given name identifies nobody; with a title before it, it does."""
    assert {actor.name for actor in names(text).actors if actor.kind == "person"} == wanted


def test_the_model_knows_words_by_their_class() -> None:
    """A class holds words that news use alike: months with months, and a family name that no label showed near other names."""
    assert set(classes_of("ابريل")) & set(classes_of("مايو"))
    assert classes_of("زغصطق") == []


def test_a_name_at_the_end_of_a_paragraph_is_seen() -> None:
    """Nothing stands after the last word: no label there speaks against a name."""
    words = [WORDS[form] for form in [BREAK, *"وصل الوفد الي باريس".split(), BREAK]]
    spans = [(first, last, kind) for first, last, kind, _ in find_seen(words, set())]
    assert (4, 4, "LOC") in spans


@pytest.mark.parametrize(("text", "id"), [
    ("اندلعت مواجهات في زنجبار شرق عدن، وقالت مصادر في اليمن إن الطريق مقطوعة", "zinjibar"),
    ("وصل وفد إلى زنجبار قادما من دار السلام في تنزانيا", "zanzibar"),
    ("قال سائح عائد إن شواطئ زنجبار جميلة", "zanzibar"),
])
def test_a_place_is_the_homonym_near_the_text_s_other_places(names: Find, text: str, id: str) -> None:
    """One name of two towns: the country that the text names decides, and with none the larger town."""
    assert id in {place.id for place in names(text).places}
