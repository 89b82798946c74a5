"""Quotes: what is between balanced marks, who says it, and what is no quote."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malaff.arabic.quotation_marks import quoted_spans
from malaff.model.records import Actor, Mention, Paragraph, Quote
from malaff.reading.quotes.quotes import Said, find_speech

PEOPLE = {"sami": ("سمير الحداد", "person"), "nadia": ("نادية المنصوري", "person"), "ministry": ("وزارة الزراعة", "organization")}
SURFACES = {"سمير الحداد": "sami", "الحداد": "sami", "نادية المنصوري": "nadia", "المنصوري": "nadia", "وزارة الزراعة": "ministry"}


def read(*texts: str) -> tuple[Quote, ...]:
    """The quotes and the statements of paragraphs in which the three actors are known."""
    said = told(*texts)
    return (*said.quotes, *said.statements)


def told(*texts: str) -> Said:
    """What paragraphs in which the three actors are known have them say."""
    mentions, actors = [], set()
    for number, text in enumerate(texts):
        at = 0
        while at < len(text):
            surface = next((s for s in sorted(SURFACES, key=len, reverse=True) if text.startswith(s, at)), None)
            if surface:
                mentions.append(Mention(paragraph=number, start=at, end=at + len(surface), surface=surface, id=SURFACES[surface]))
                actors.add(SURFACES[surface])
            at += len(surface or "x")
    known = [Actor(id=i, name=PEOPLE[i][0], kind=PEOPLE[i][1]) for i in sorted(actors)]  # type: ignore[arg-type]
    return find_speech([Paragraph(number=2 * n + 1, text=text) for n, text in enumerate(texts)], known, mentions)


# the paragraphs; then for each quote: its first word, its speaker's id, his name, the verb, its line
ATTRIBUTED = [
    (["قال سمير الحداد: «ستبدأ الأشغال في الصيف المقبل»."], [("ستبدأ", "sami", "سمير الحداد", "قال", 1)]),
    (["وأكدت المنصوري أن “المحصول هذا العام وفير جدا”."], [("المحصول", "nadia", "نادية المنصوري", "أكدت", 1)]),
    (['قال مدير السد سمير الحداد للصحفيين اليوم "إن المياه بلغت حدها الأعلى".'], [("إن", "sami", "سمير الحداد", "قال", 1)]),
    (["قال الحداد إن السد ممتلئ. وأضاف: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "أضاف", 1)]),
    (["قالت وزارة الزراعة في بيان: «وزعت البذور على المزارعين كافة».", "وأضافت: «يستمر التوزيع حتى نهاية الموسم»."],
     [("وزعت", "ministry", "وزارة الزراعة", "قالت", 1), ("يستمر", "ministry", "وزارة الزراعة", "أضافت", 3)]),
    (["شدد الحداد على أن السد آمن، مضيفا: «راجعنا الجدران كلها مرتين»."], [("راجعنا", "sami", "سمير الحداد", "مضيفا", 1)]),
    (["شدد الحداد على ضرورة الصبر، مشيرا إلى أن هذا “عمل سنوات طويلة لا أيام”."], [("عمل", "sami", "سمير الحداد", "مشيرا", 1)]),
    (["«لا نعرف متى يعود الماء إلى القرية»، تقول المنصوري."], [("لا", "nadia", "نادية المنصوري", "تقول", 1)]),
    (["التقى مدير السد، سمير الحداد، الأهالي. وقال مدير السد: «البوابات مغلقة منذ الفجر»."],
     [("البوابات", "sami", "سمير الحداد", "قال", 1)]),
    (["وقال مصدر مطلع إن “الأشغال توقفت قبل شهر كامل”."], [("الأشغال", None, "مصدر مطلع", "قال", 1)]),
    (["وجاء في بيان وزارة الزراعة أن “التوزيع يبدأ غدا في القرى كلها”."], [("التوزيع", "ministry", "وزارة الزراعة", "جاء", 1)]),
    (["نقلت الصحيفة عن سمير الحداد قوله: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "قوله", 1)]),
    (["سمير الحداد، مدير السد، قال إن «البوابات مغلقة منذ الفجر»."], [("البوابات", "sami", "سمير الحداد", "قال", 1)]),
    (["قالت المنصوري إن الطريق مغلق. إلا أن المدير الفني أشار إلى أنه «لا خطر على القرى كلها»."],
     [("لا", None, "المدير الفني", "أشار", 1)]),
    (["قال الحداد إن السد ممتلئ. وتابع المتحدث ذاته: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "تابع", 1)]),
    (["قال فريد البناء إن «البوابات مغلقة منذ الفجر»."], [("البوابات", None, "فريد البناء", "قال", 1)]),
    # how one speaks is no speaker, whose words they are stands before `أن`, and the marks hold all that was said
    (["قالت المنصوري إن الطريق مغلق. وأضافت بشيء من الأسى: «لن نعود هذا الشتاء»."], [("لن", "nadia", "نادية المنصوري", "أضافت", 1)]),
    (["وبحسب سمير الحداد، فإن «البوابات مغلقة منذ الفجر»."], [("البوابات", "sami", "سمير الحداد", "بحسب", 1)]),
    (["وقالت نادية المنصوري «أخشى ألا يعودوا أبدا» ومضت إلى بيتها."], [("أخشى", "nadia", "نادية المنصوري", "قالت", 1)]),
    # a participle that opens a sentence goes on with the one before it
    (["قال سمير الحداد إن السد ممتلئ. مضيفا أن «البوابات مغلقة منذ الفجر»."], [("البوابات", "sami", "سمير الحداد", "مضيفا", 1)]),
    # a letter is its writer's, not that of whom it goes to
    (["وبعث سمير الحداد برسالة إلى نادية المنصوري، كتب فيها: «نشكر لكم صبركم الطويل»."], [("نشكر", "sami", "سمير الحداد", "كتب", 1)]),
    # who is accused does not speak, and `فيه` after a relative is no paper
    (["قال سمير الحداد إن السد ممتلئ. واتهم نادية المنصوري، بأنها أهملت الجدران، وقال: «لن نفتح البوابات هذا الأسبوع»."],
     [("لن", "sami", "سمير الحداد", "قال", 1)]),
    (["أعلنت وزارة الزراعة خطتها، في الوقت الذي أكد فيه سمير الحداد استعداده. وقال: «لن نفتح البوابات هذا الأسبوع»."],
     [("لن", "sami", "سمير الحداد", "قال", 1)]),
    # the office with which a sentence begins speaks at its end, not who spoke before
    (["قال سمير الحداد إن السد ممتلئ. وقدم رئيس البلدية شرحا للأهالي، فقال: «لن نفتح البوابات هذا الأسبوع»."],
     [("لن", None, "رئيس البلدية", "قال", 1)]),
    # a colon and no marks, to the end of the speaker's sentences
    (["وقال سمير الحداد: البوابات مغلقة منذ الفجر والماء يرتفع. وأضاف: لن نفتحها هذا الأسبوع."],
     [("البوابات", "sami", "سمير الحداد", "قال", 1), ("لن", "sami", "سمير الحداد", "أضاف", 1)]),
    (["قالت المنصوري: وزعنا البذور على القرى كلها، مؤكدة أن التوزيع مستمر."], [("وزعنا", "nadia", "نادية المنصوري", "قالت", 1)]),
    (["وقال الحداد في لقاء مع الأهالي:", "البوابات مغلقة منذ الفجر والماء يرتفع."], [("البوابات", "sami", "سمير الحداد", "قال", 3)]),
    (["قال الحداد: «البوابات مغلقة منذ الفجر والماء يرتفع."], [("البوابات", "sami", "سمير الحداد", "قال", 1)]),  # never closed
    (["وقال الحداد: الماء يرتفع في السد كله. من جانبها قالت المنصوري: المحصول هذا العام وفير جدا."],
     [("الماء", "sami", "سمير الحداد", "قال", 1), ("المحصول", "nadia", "نادية المنصوري", "قالت", 1)]),
    (["قال الحداد: «السد ممتلئ منذ الفجر». وأكد المصدر ذاته: «البوابات مغلقة منذ الفجر»، مضيفا: «لن نفتحها هذا الأسبوع»."],
     [("السد", "sami", "سمير الحداد", "قال", 1), ("البوابات", "sami", "سمير الحداد", "أكد", 1), ("لن", "sami", "سمير الحداد", "مضيفا", 1)]),
    # whom one speaks to is no speaker
    (["قال الحداد إن السد ممتلئ. وأضاف لوزارة الزراعة: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "أضاف", 1)]),
    (["وقال لوكالة الأنباء سمير الحداد: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "قال", 1)]),
    # relatives, unknown names with their office, what is written somewhere, the speaker after his words
    (["وقال والده: «كان ابني يحب القرية كلها»."], [("كان", None, "والده", "قال", 1)]),
    (["وقال فريد البناء، مدير برنامج الري: «كان الماء قليلا هذا العام»."], [("كان", None, "فريد البناء", "قال", 1)]),
    (["نُشرت رسالة كتبها سمير الحداد، جاء فيها: «البوابات مغلقة منذ الفجر»."], [("البوابات", "sami", "سمير الحداد", "جاء", 1)]),
    (["قال الحداد إن السد ممتلئ. و«لن نفتح البوابات هذا الأسبوع» على حد قوله."], [("لن", "sami", "سمير الحداد", "قوله", 1)]),
    (["وكان مطران قد قال إن «البوابات مغلقة منذ الفجر»."], [("البوابات", None, "مطران", "قال", 1)]),
    (["سخرت وزارة الزراعة من ذلك بقولها: «لم نغلق البوابات هذا العام»."], [("لم", "ministry", "وزارة الزراعة", "بقولها", 1)]),
    (["وقال مطران «البوابات مغلقة منذ الفجر»."], [("البوابات", None, "مطران", "قال", 1)]),
    (["قال المدير العام لصحيفة النهر سمير الحداد: «لن نفتح البوابات هذا الأسبوع»."], [("لن", "sami", "سمير الحداد", "قال", 1)]),
    (["قال قائد محلي لصحيفة النهر: «لن نفتح البوابات هذا الأسبوع»."], [("لن", None, "قائد محلي", "قال", 1)]),
    (["قال سمير الحداد إن السد ممتلئ. وجاء في تغريدة أخرى: «لن نفتح البوابات هذا الأسبوع»."],
     [("لن", "sami", "سمير الحداد", "جاء", 1)]),
    (["وكان الحداد قد طالب وزارة الزراعة: «افتحوا البوابات قبل أن يرتفع الماء»."], [("افتحوا", "sami", "سمير الحداد", "طالب", 1)]),
    (["قال الحداد: «قرية \"النور\" بخير وأهلها سالمون كلهم»."], [("قرية", "sami", "سمير الحداد", "قال", 1)]),
]


@pytest.mark.parametrize(("texts", "wanted"), ATTRIBUTED)
def test_attributed(texts: list[str], wanted: list[tuple[str, str | None, str, str, int]]) -> None:
    """Words between marks go to the speaker whom a verb of speech names."""
    assert [(q.text.split()[0], q.speaker, q.speaker_name, q.verb, q.line) for q in read(*texts)] == wanted


# what the verb does with the words, and whose clause they stand in
ACTS = [
    ("قال سمير الحداد: «ستبدأ الأشغال في الصيف المقبل».", "said", "direct"),
    ("ونفى سمير الحداد أن تكون «البوابات مغلقة منذ الفجر».", "denied", "reported"),
    ("وحذر سمير الحداد من أن «السد قد يمتلئ قبل الصيف».", "warned", "reported"),
    ("وطالب سمير الحداد «الأهالي كلهم بأن يبتعدوا عن مجرى الماء حتى الصباح».", "demanded", "reported"),
    ("وقال سمير الحداد: البوابات مغلقة منذ الفجر.", "said", "direct"),
    ("واتهمت وزارة الزراعة المالك بأنه «حرم القرية من الماء».", "accused", "reported"),
]


@pytest.mark.parametrize(("text", "act", "form"), ACTS)
def test_act_and_form(text: str, act: str, form: str) -> None:
    """Each quote has the class of its verb and says whether the words stand by themselves."""
    (quote,) = read(text)
    assert (quote.act, quote.form) == (act, form)


def test_context_names_the_speaker() -> None:
    """The words that introduce a quote are kept, and those that named its speaker before."""
    first, second = read("قال مدير السد سمير الحداد: «السد ممتلئ منذ الفجر». وأضاف: «لن نفتح البوابات هذا الأسبوع».")
    assert first.context == "قال مدير السد سمير الحداد"
    assert second.context == "قال مدير السد سمير الحداد … أضاف"


NO_QUOTES = [
    "قال الحداد إن السد ممتلئ وإن البوابات مغلقة.",  # indirect speech
    "ذكرت قناة “روسيا اليوم” أن السد ممتلئ.",  # a name
    "قال الحداد إنه ضد “الهدر”.",  # a word held at arm's length
    "ألقى الحداد قصيدة بعنوان «يا أيها النهر الذي لا ينام».",  # a title
    "قال الحداد إن «البوابات مغلقة منذ الفجر والماء يرتفع.",  # never closed, and no colon
    "قال تعالى: «وجعلنا من الماء كل شيء حي».",  # scripture
    "يقول المثل: «من جد وجد ومن زرع حصد».",  # a proverb
    "وأعلنت وزارة الزراعة أسماء القرى الفائزة: النور والسلام والأمل والوادي.",  # a list
    "قال الحداد إن الشروط ثلاثة: الماء والبذور والعمل الجاد.",  # a list within indirect speech
    "كتبت رواية «حكايات النهر في ليالي الشتاء».",  # a title
    "أعتقد أن السد قديم، وأذكر أنني كنت هنا. قال الحداد: «السد ممتلئ منذ الفجر».",  # an opinion
    "قال الحداد إن البوابات مغلقة منذ الفجر».",  # never opened
    "قال الحداد إن “الشروط اللازمة كلها هنا” لبدء العمل “أصبحت متوفرة”، مؤكدا “تعميق التنسيق” بينهم.",  # words picked out
    "عُلقت لافتة كتب عليها أحدهم: «ممنوع الوقوف هنا ليلا ونهارا».".replace("كتب عليها أحدهم: ", ""),  # nobody speaks
    "قال الحداد “ناقشنا صفقة منظومات “البرق″ التي لا رجعة عنها”.",  # nested, closed by a double prime
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_no_quote(text: str) -> None:
    """Indirect speech, names, titles, picked words and marks in doubt are no quotes."""
    assert read(text) == ()


def test_another_speaker_is_not_continued() -> None:
    """`وأضافت` after a man has spoken is not he."""
    assert read("قال الحداد إن السد ممتلئ. وأضافت: «لن نفتح البوابات هذا الأسبوع».") == ()


def test_two_holders_of_an_office_are_told_apart() -> None:
    """An office that two persons of the text hold means neither."""
    (quote,) = read("التقى الوزير سمير الحداد الوزيرة نادية المنصوري والوزير نفسه. وقال المدير: «السد ممتلئ منذ أيام طويلة».")
    assert (quote.speaker, quote.speaker_name) == (None, "المدير")


MARKS = [
    ("قال «نعم» ثم “لا”.", ["نعم", "لا"]),
    ("قناة\"روسيا اليوم\" الإخبارية", ["روسيا اليوم"]),
    ("و”الحداد” و”المنصوري” معا", ["الحداد", "المنصوري"]),
    ("\"أ\" لتطبيق ذلك في إدلب\" من أجل", []),
    ("“تركيا تبحث محطة “إن.تي.في” التركية. ثم “نعم” قال", ["نعم"]),
    ("«قرية “النور” بخير»", ["قرية “النور” بخير"]),
]


@pytest.mark.parametrize(("text", "wanted"), MARKS)
def test_marks(text: str, wanted: list[str]) -> None:
    """Only balanced marks enclose; a mark too many puts the pair before it in doubt."""
    assert [text[span.start : span.end] for span in quoted_spans(text)] == wanted


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(st.lists(st.text(alphabet="قال ن«»“”\"،:.أإ٣3\u0640\u064e\n", max_size=60), max_size=4))
def test_never_raises(texts: list[str]) -> None:
    """Whatever the marks, every quote is words of its paragraph."""
    paragraphs = [Paragraph(number=n + 1, text=text) for n, text in enumerate(texts)]
    for quote in find_speech(paragraphs, (), ()).quotes:
        assert quote.text in texts[quote.line - 1]


# speech after a colon: its first word among the quotes, or among the statements, and the form
MARKS = [
    ("قال الحداد: «البوابات مغلقة منذ الفجر».", "quotes", "direct"),
    ("قال الحداد: «البوابات مغلقة منذ الفجر والماء يرتفع.", "quotes", "direct"),  # never closed
    ("قال الحداد:» البوابات مغلقة منذ الفجر والماء يرتفع«.", "quotes", "direct"),  # the wrong way round
    ("قال الحداد: البوابات مغلقة منذ الفجر والماء يرتفع.", "statements", "direct"),
    ("قال الحداد: إن البوابات مغلقة منذ الفجر والماء يرتفع.", "statements", "reported"),
]


@pytest.mark.parametrize(("text", "where", "form"), MARKS)
def test_a_quote_begins_at_a_mark(text: str, where: str, form: str) -> None:
    """The marks of the text vouch for a quote; without them it is a statement, which may be a paraphrase."""
    said = told(text)
    assert [(q.speaker, q.form) for q in getattr(said, where)] == [("sami", form)]
    assert len(said.quotes) + len(said.statements) == 1


# a verb without a subject goes on with the subject of the clause before it; the speaker's id, or none
CARRIED = [
    ("طمأن مدير السد سمير الحداد المزارعين وقال: «البوابات مغلقة منذ الفجر».", ["sami"]),
    ("دافع سمير الحداد أمس عن القرار. وقال أمام المجلس: «لم يكن لنا بد من ذلك».", ["sami"]),
    ("قالت نادية المنصوري إن الموسم جيد. أما سمير الحداد فقال: «البوابات مغلقة منذ الفجر».", ["sami"]),
    ("تحدث الناس عن سمير الحداد طويلا. وقال: «البوابات مغلقة منذ الفجر».", []),  # governed by a preposition
    ("زارت نادية المنصوري السد صباحا. وقال: «البوابات مغلقة منذ الفجر».", []),  # the verb is masculine
]


@pytest.mark.parametrize(("text", "speakers"), CARRIED)
def test_the_subject_is_carried_on(text: str, speakers: list[str]) -> None:
    """A person with whom the clause before begins is the subject of a verb that has none."""
    assert [quote.speaker for quote in read(text)] == speakers


def test_a_prophet_is_recited() -> None:
    """`قال عليه الصلاة والسلام` states nothing of the news, `رد عليه` does."""
    assert read("زار سمير الحداد المسجد وقال عليه الصلاة والسلام: «خير الناس أنفعهم للناس كلهم».") == ()


# who speaks is not the person that the words name
NOT_HE = [
    ("قالت عائلة سمير الحداد في بيان: «لم نعرف عنه شيئا منذ الفجر».", "عائلة سمير الحداد"),
    ("أعلن المتحدث الرئاسي أول من أمس أن «البوابات مغلقة منذ الفجر».", "المتحدث الرئاسي"),
    ("أبلغ مصدر مطلع الصحيفة أن «البوابات مغلقة منذ الفجر».", "مصدر مطلع"),
    ("أوضحت الوزارة الخطوط العامة حين قالت: «البوابات مغلقة منذ الفجر».", "الوزارة"),
]


@pytest.mark.parametrize(("text", "name"), NOT_HE)
def test_a_speaker_without_a_page(text: str, name: str) -> None:
    """A family speaks for itself, and an office ends before the day and before whom it speaks to."""
    assert [(quote.speaker, quote.speaker_name) for quote in read(text)] == [(None, name)]


def test_an_addressee_in_marks_is_passed_over() -> None:
    """`أكد لـ«الصحيفة» فلان`: who is told stands before who tells."""
    told_so = "قالت المنصوري إن الموسم جيد. وأكد لـ«صدى النهر» سمير الحداد أن «البوابات مغلقة منذ الفجر»."
    assert [quote.speaker for quote in read(told_so)] == ["sami"]


def test_an_accusative_is_no_speaker() -> None:
    """`كتب لائمًا الوالي`, `نددت بما أسمته`: nobody is named."""
    assert read("كتب لائمًا الوالي «على إغلاق البوابات منذ الفجر كلها».", "نددت بما أسمته «إغلاق البوابات كلها منذ الفجر».") == ()


def test_one_of_many_is_not_the_one_named_before() -> None:
    """`الباحث في …` is whom the text called a researcher only where he speaks already."""
    named = "وصل الباحث سمير الحداد إلى القرية."
    other = read(named, "قال الباحث في معهد البحار يوسف إن «البوابات مغلقة منذ الفجر».")
    same = read(named, "قال الحداد إن السد آمن. وختم الباحث في شؤون المياه قائلا: «البوابات مغلقة منذ الفجر».")
    assert [quote.speaker for quote in other] == [None] and [quote.speaker for quote in same] == ["sami"]


LISTS = ["قال سمير الحداد إن المعارك تدور، وتحدث في: السد والجسر والسوق والميناء القديم.",
         "كتبت الكتاب الثالث: سيرة النهر الكبير وأهله في قرن.",
         "أعلن سمير الحداد عن فتح البوابات في قرى الوادي الأربع: السد والجسر والسوق والميناء."]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_after_a_colon_is_no_statement(text: str) -> None:
    """What follows a preposition and a colon, or the clause of a verb that takes one, is a list."""
    assert read(text) == ()
