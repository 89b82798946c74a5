"""A raw text is taken apart by class of line: the body whole, the furniture out, the fields read, everything logged."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaff.arabic.letters import fold
from malaff.model.records import CleanText, Seed
from malaff.reading.cleaning.clean import clean, find_shared_lines, load_rules

RULES = load_rules({})
PAGES = sorted((Path(__file__).parent / "labelled").glob("*.txt"))
FIELDS = ("title", "publisher", "agency", "byline")


def seed_of(text: str, **given: str) -> Seed:
    """A seed that holds a text."""
    return Seed(id="a", path="seeds/a.txt", sha256="", encoding="utf-8", text=text, given=given)


def read(text: str) -> CleanText:
    """The text taken apart with the program's own rules."""
    return clean(seed_of(text), RULES)


def load_labelled(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The fields wanted of a page (`# field: value`) and its lines, each after the letter of its class."""
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    return fields, [(line[0], line[2:]) for line in lines if not line.startswith("# ")]


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text."""
    return Counter(letter for letter in text if letter.isalpha())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_classes_of_lines(path: Path) -> None:
    """Pages shaped like those of twenty kinds of publisher: no body line is lost, none of another class is left in."""
    _, rows = load_labelled(path)
    kept = {paragraph.number for paragraph in read("\n".join(text for _, text in rows)).paragraphs}
    wrong = [(n, kind, text) for n, (kind, text) in enumerate(rows, 1) if kind in "BXMD" and (n in kept) != (kind == "B")]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_fields_of_pages(path: Path) -> None:
    """Title, publisher, agency and writer are read where the page names them, and null where it does not."""
    wanted, rows = load_labelled(path)
    found = read("\n".join(text for _, text in rows))
    assert {name: getattr(found, name) for name in FIELDS} == {name: wanted.get(name) for name in FIELDS}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_cleaning_what_is_clean(path: Path) -> None:
    """Cleaning a text made of a title and a cleaned body gives the same body again."""
    _, rows = load_labelled(path)
    once = read("\n".join(text for _, text in rows))
    again = read("\n\n".join([once.title, *(p.text for p in once.paragraphs)]))
    assert [(p.kind, p.text) for p in again.paragraphs] == [(p.kind, p.text) for p in once.paragraphs]
    assert again.title == once.title


WORDS = st.sampled_from((
    "قال الوزير إن الاتفاق سيوقع قبل نهاية الشهر، وأضاف أن اللجنة ستجتمع غدا في العاصمة لمناقشة بقية البنود.", "مقالات ذات صلة",
    "جدة - واس",
    "اقرأ أيضا: عنوان خبر آخر", "شارك", "Facebook", "12:30 م", "2021-03-04", "كتب: سامي خليل", "العـاجـل", "الانفجـ.ـار",
    "وانتهى الاجتماع.وغادر الوفد",
    "&quot;نص&quot;<br>تتمة", "الموضوع:", "علىأن", "اﻷخبار", "https://example.org/a/1", "***", "* كاتب وباحث", "© رويترز",
    "دمشق - سانا: افتتح",
    "الكلمات الدلالية: ماء، زرع", "عنوان قصير للخبر", "\u200fنص\u202e",
    "وأعلنت النتائج مساء أمس في مؤتمر صحفي حضره عدد كبير من الصحفيين. (رويترز)", "\x1a",
))
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(WORDS, st.text(max_size=40)), max_size=14).map("\n".join))


@given(TEXTS)
def test_no_letter_leaves_without_a_record(text: str) -> None:
    """The letters of the raw text are those of title, body and removals, but for what the log of repairs says."""
    import unicodedata

    found = read(text)
    title = found.title if found.title_from == "text" else ""
    kept = letters("\n".join([title, *(p.text for p in found.paragraphs), *(r.text for r in found.removed)]))
    raw = letters("\n".join(unicodedata.normalize("NFC", line) for line in text.splitlines()))
    for repair in found.repaired:
        if repair.rule != "invisible":
            raw.subtract(letters(repair.before))
            raw.update(letters(repair.after))
    lost = {letter: n for letter, n in (raw - kept).items() if n > 0}
    html = any(repair.rule == "html-remnants" for repair in found.repaired)
    assert html or (lost == {} and not kept - raw)


@given(TEXTS)
def test_any_text_is_taken_apart(text: str) -> None:
    """Whatever a text holds, cleaning it neither fails nor leaves control or direction characters."""
    found = read(text)
    shown = "\n".join([found.title, *(p.text for p in found.paragraphs), *(r.text for r in found.removed)])
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f\x00\x1a\ufeff")
    assert found.title
    assert all(rule.rule in RULES.by_id for rule in (*found.removed, *found.repaired))


BODY = ("أقر مجلس البلدية أمس خطة لتشجير ثلاثة شوارع رئيسية قبل نهاية العام، بتمويل من صندوق البيئة وبمشاركة مدارس المدينة والجمعيات.",
        "وقال رئيس المجلس إن الخطة تشمل غرس ألف شجرة زيتون في الأحياء القديمة.")


@pytest.mark.parametrize(("dateline", "agency", "publisher", "byline"), [
    ("واس- جدة: ", "واس", None, None), ("القاهرة (رويترز) - ", "رويترز", None, None), ("هسبريس - أحمد العلوي: ", None, "هسبريس",
    "أحمد العلوي"),
    ("نيويورك - د ب أ - ", "د ب أ", None, None),
])
def test_glued_datelines(dateline: str, agency: str | None, publisher: str | None, byline: str | None) -> None:
    """A byline glued to the first paragraph goes to its fields, and the paragraph keeps its sentence."""
    lead = BODY[0] + " وأضاف المجلس أن أعمال الغرس ستبدأ في الأسبوع الأول من الشهر المقبل وتستمر شهرين كاملين على الأقل، وأن المشاتل جاهزة."
    found = read(f"تشجير ثلاثة شوارع في المدينة\n\n{dateline}{lead}\n{BODY[1]}")
    assert (found.agency, found.publisher, found.byline) == (agency, publisher, byline)
    assert found.paragraphs[0].text == lead
    assert [r.rule for r in found.removed] == ["dateline"]


def test_short_lines_keep_their_dateline() -> None:
    """Where cutting would take more than a word in ten, the line stays whole and the field is read all the same."""
    found = read(f"تشجير ثلاثة شوارع\n\nعمّان (بترا)- أقر المجلس خطة تشجير الشوارع الرئيسية أمس.\n{BODY[1]}")
    assert found.agency == "بترا"
    assert found.paragraphs[0].text.startswith("عمّان (بترا)-")


def test_subheadings_stay() -> None:
    """A short line between paragraphs is a subheading of the text's own, even a number or a lone word."""
    found = read(f"تشجير ثلاثة شوارع\n\n{BODY[0]}\nإس 500\n{BODY[1]}\nمقترحات\n{BODY[0][:90]} في كل حي من أحيائها القديمة.")
    assert [(p.kind, p.text) for p in found.paragraphs][1::2] == [("h2", "إس 500"), ("h2", "مقترحات")]


def test_title_is_derived_where_there_is_none() -> None:
    """A text that begins with its body gets the first words of it as a title, marked as derived."""
    found = read("\n".join(BODY))
    assert (found.title_from, len(found.paragraphs)) == ("lead", 2)
    assert fold(BODY[0]).startswith(fold(found.title.removesuffix("…")))
    assert len(found.title) <= 91


@pytest.mark.parametrize(("raw", "title", "publisher"), [
    ("سياسي / المجلس يقر خطة التشجير", "المجلس يقر خطة التشجير", None), ("المجلس يقر خطة التشجير | هسبريس", "المجلس يقر خطة التشجير",
    "هسبريس"),
    ("هسبريس: المجلس يقر خطة التشجير", "المجلس يقر خطة التشجير", "هسبريس"), ("الوطن: المجلس يقر خطة التشجير",
    "الوطن: المجلس يقر خطة التشجير", None),
    ("رئيس المجلس: نغرس ألف شجرة", "رئيس المجلس: نغرس ألف شجرة", None),
])
def test_titles_lose_what_is_glued_to_them(raw: str, title: str, publisher: str | None) -> None:
    """A section or an unmistakable publisher in front of or after a title is taken off and logged; a speaker stays."""
    found = read(f"{raw}\n\n{BODY[0]}\n{BODY[1]}")
    assert (found.title, found.publisher) == (title, publisher)
    assert [r.rule for r in found.removed] == ["title-prefix"] * (raw != title)


def test_given_fields_win() -> None:
    """Title and publisher that the input format carries are used, and the title's own line is not repeated as body."""
    found = clean(seed_of(f"الصفحة الأولى\nتشجير الشوارع\n{BODY[0]}", title="تشجير الشوارع", publisher="الميناء"), RULES)
    assert (found.title, found.publisher, [p.text for p in found.paragraphs]) == ("تشجير الشوارع", "الميناء", [BODY[0]])


def test_editor_decides() -> None:
    """Lines an editor keeps stay and lines an editor drops go, whatever the rules say."""
    text = f"تشجير الشوارع\n{BODY[0]}\nمقالات ذات صلة\n{BODY[1]}"
    found = clean(seed_of(text), RULES, keep=[3], drop=[4])
    assert [p.text for p in found.paragraphs] == [BODY[0], "مقالات ذات صلة"]
    assert [(r.line, r.rule) for r in found.removed] == [(4, "editor-drop")]


def test_shared_lines() -> None:
    """A short line that three different texts share is the site's; one that copies of one story share is not."""
    bodies = [BODY[0], BODY[1] + " " + BODY[1], BODY[0] + BODY[1]]
    texts = [f"عنوان الخبر رقم {n}\n{body}\nصفحة الميناء للأخبار" for n, body in enumerate(bodies)]
    shared = find_shared_lines(texts)
    assert shared == {fold("صفحة الميناء للأخبار")}
    assert find_shared_lines([texts[0]] * 5) == frozenset()
    bulletins = [f"نشرة الطقس اليومية\n{body}" for body in bodies]
    daily = clean(seed_of(bulletins[0]), RULES, shared=find_shared_lines(bulletins))
    assert (daily.title, daily.title_from) == ("نشرة الطقس اليومية", "text")
    found = clean(seed_of(texts[0]), RULES, shared=shared)
    assert [(r.rule, r.text) for r in found.removed] == [("shared-line", "صفحة الميناء للأخبار")]


def test_stamps_of_links_are_not_the_texts_own() -> None:
    """Dates in a list of links after the body are no stamps; the date above it is."""
    links = "مقالات ذات صلة\nسد جديد على النهر يثير الجدل\n2019-01-01\nالموسم يبدأ مبكرا هذا العام\nقبل 12 دقيقة"
    found = read(f"تشجير الشوارع\n2021-03-04\n{BODY[0]}\n{BODY[1]}\n{links}")
    assert [line.text for line in found.stamps] == ["2021-03-04"]
    assert len(found.paragraphs) == 2


@pytest.mark.parametrize("again", [
    "تشجير ثلاثة شوارع في المدينة القديمة", "تشجير ثلاثة شوارع في…", "تشجير ثلاثة شوارع في المدينة القديمة | صحيفة الميناء",
    "الرئيسية » محليات » تشجير ثلاثة شوارع في المدينة القديمة", "«تشجير ثلاثة شوارع» في المدينة القديمة",
])
def test_titles_stand_once(again: str) -> None:
    """A title that stands again, cut short, punctuated otherwise or with the site's name beside it, goes."""
    found = read(f"تشجير ثلاثة شوارع في المدينة القديمة\n{again}\n{BODY[0]}\n{BODY[1]}")
    assert [r.text for r in found.removed] == [again]
    assert [p.text for p in found.paragraphs] == list(BODY)


def test_a_long_title_over_its_byline() -> None:
    """A title longer than other titles is one where it is no sentence and stands over a byline."""
    title = " ".join(["المجلس يقر خطة التشجير بعد جلسة طويلة"] * 3) + " حضرها ممثلون عن الأحياء كلها"
    found = read(f"{title}\nكتب: سامي خليل\n{BODY[0]}\n{BODY[1]}")
    assert (found.title, found.byline, len(found.paragraphs)) == (title, "سامي خليل", 2)


def test_a_brief_among_furniture() -> None:
    """A text of short sentences alone is found between the lines of its page."""
    found = read("إغلاق الجسر القديم أسبوعا\n12:30 م\nعادي\nأغلقت البلدية الجسر القديم.\nيستمر الإغلاق أسبوعا كاملا.\nالتقييمات\n1")
    assert [p.text for p in found.paragraphs] == ["أغلقت البلدية الجسر القديم.", "يستمر الإغلاق أسبوعا كاملا."]


def test_a_poem_stays_whole() -> None:
    """Verses are kept line by line under their title and poet, however short and often they come."""
    verses = ["على ضفة النهر", "كنا صغارا نغني", "وكان المساء طويلا", "وكنا صغارا نغني", "على ضفة النهر"]
    found = read("ضفة النهر القديم\nشعر: هاني بدر\n" + "\n".join(verses))
    assert ([p.text for p in found.paragraphs], found.byline) == (verses, "هاني بدر")


@pytest.mark.parametrize("title", ["شاهد بالفيديو: لحظة غرس ألف شجرة زيتون", "بالصور | غرس ألف شجرة في حي واحد"])
def test_titles_that_begin_like_links(title: str) -> None:
    """The first line of a text is its title though it begins as links to videos do; further down such a line is a link."""
    found = read(f"{title}\n{BODY[0]}\nشاهد بالفيديو: ورشة الترميم من الداخل\n{BODY[1]}")
    assert (found.title, [p.text for p in found.paragraphs]) == (title, list(BODY))


def test_a_note_about_the_writer_may_be_a_sentence() -> None:
    """A note about the writer after the body goes, though it is as long as a paragraph and ends like one."""
    note = "كاتب وباحث في شؤون المدن، صدرت له ثلاثة كتب عن عمارة الأسواق القديمة وتاريخ الحرف فيها."
    found = read(f"تشجير ثلاثة شوارع\n{BODY[0]}\n{BODY[1]}\nسامي خليل\n{note}")
    assert ([p.text for p in found.paragraphs], found.byline) == (list(BODY), "سامي خليل")
    assert [r.rule for r in found.removed] == ["byline", "writer-note"]


def test_an_agency_at_the_end_is_no_caption() -> None:
    """A line that ends in an agency's name is a caption before the end of the body, and the last sentence at it."""
    found = read(f"تشجير ثلاثة شوارع\nعمال البلدية أثناء غرس الأشجار (رويترز)\n{BODY[0]}\nساحة الحي بعد تشجيرها أمس (رويترز)\n{BODY[1]}\n"
                 "وتستمر الخطة حتى نهاية العام المقبل في الأحياء كلها (رويترز)")
    assert [r.rule for r in found.removed] == ["caption-with-credit", "caption-with-credit", "agency-ending"]
    assert (found.agency, found.paragraphs[-1].text) == ("رويترز", "وتستمر الخطة حتى نهاية العام المقبل في الأحياء كلها")


def test_keywords_without_a_label() -> None:
    """Words of the text alone on lines between the body and the page's buttons are the publisher's keywords."""
    found = read(f"تشجير ثلاثة شوارع\n{BODY[0]}\n{BODY[1]}\nالتشجير\nمجلس البلدية\nصندوق البيئة\nشارك\nطباعة")
    assert [r.rule for r in found.removed] == ["bare-tags"] * 3 + ["share"] * 2
    whole = read(f"تشجير ثلاثة شوارع\n{BODY[0]}\n{BODY[1]}\nالتشجير\nمجلس البلدية\nصندوق البيئة")
    assert len(whole.paragraphs) == 5


def test_a_signature_after_the_last_sentence() -> None:
    """A writer's name glued to the end of the body goes to its field; a sentence's last words do not."""
    last = f"{BODY[0]} {BODY[1]}"
    found = read(f"تشجير ثلاثة شوارع\nتبدأ أعمال الغرس في الأسبوع الأول من الشهر المقبل وتستمر شهرين.\n{last} أشرف بن سالم")
    assert (found.byline, found.paragraphs[-1].text, [r.rule for r in found.removed]) == ("أشرف بن سالم", last, ["signature"])
    assert read(f"تشجير ثلاثة شوارع\n{BODY[1]}\n{BODY[0]} جمال المدينة القديمة").byline is None
