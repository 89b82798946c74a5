"""The PDF dossier as a whole: its pages, words, numbers, links and bytes."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from malaff.apparatus.book_making import to_book
from malaff.collection.config import load_config
from malaff.model.records import Actor, Article, Block, Collection, DateHint, Finding, Place, Quote, Span, Topic
from malaff.pdf.build import build_article_pdfs, build_pdf
from malaff.pdf.proof.check import check_pdf
from malaff.pdf.proof.read import Reader
from pdf_samples import make_article, make_collection, read_pages, read_text

SAID = "بعد أن تكتمل الأنابيب وتُفحص المضخات كلها فحصًا دقيقًا"
SPENT = "تُنفق البلدية على الشبكة كل عام أكثر مما قبله. " * 6


def rich(number: int) -> Article:
    """An article with names, a place, a date, a quote, a topic and a subheading."""
    first = (Span(text="قال "), Span(text="سمير النجار", target="actors/samir"), Span(text=" في "),
             Span(text="عمّان", target="places/amman"), Span(text=f" إن العمل في المحطة رقم {number} سيبدأ في 5 مارس 2021 «{SAID}»."))
    rest = (Block(kind="p", spans=(Span(text=f"الفقرة {at} من خبر المحطة {number}: {SPENT}"),)) for at in range(7))
    return make_article(
        f"station-{number}", f"المحطة رقم {number} تبدأ العمل", "نص", publisher="صحيفة النهر", published=f"2021-03-{number % 28 + 1:02d}",
        blocks=(Block(kind="p", spans=first), Block(kind="h2", spans=(Span(text="الكلفة"),)), *rest),
        published_from="stamp", published_why="«5 مارس 2021» في السطر 2", words=300,
        actors=(Actor(id="samir", name="سمير النجار", kind="person", roles=("مدير المياه",), surfaces=("سمير النجار",)),),
        places=(Place(id="amman", name="عمّان", kind="city", surfaces=("عمّان",), lat=31.95, lon=35.93),),
        topics=(Topic(id="environment", name="بيئة", score=1.0),),
        dates=(DateHint(text="5 مارس 2021", when="2021-03-05", weekday=None, kind="absolute", line=2, context="سيبدأ في 5 مارس 2021"),),
        quotes=(Quote(text=SAID, speaker="samir", speaker_name="سمير النجار", verb="قال", line=2),))


@pytest.fixture(scope="module")
def dossier() -> Collection:
    """Twelve articles with everything."""
    return make_collection(*(rich(number) for number in range(1, 13)), subtitle="أخبار الشبكة")


@pytest.fixture(scope="module")
def built(root: Path, dossier: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their dossier."""
    return build_pdf(dossier, load_config(root), tmp_path_factory.mktemp("built"))


def test_every_rule_holds(built: Path, dossier: Collection) -> None:
    """The checker finds nothing."""
    assert check_pdf(built, dossier) == ()


def test_one_article_without_names_is_a_dossier(root: Path, tmp_path: Path) -> None:
    """The smallest collection has all its pages, its words and a bookmark for its article."""
    one = make_collection(make_article("dam", "سدّ جديد على النهر", "افتُتح السد صباح اليوم بحضور الأهالي، وقال المهندس إن العمل اكتمل."))
    path = build_pdf(one, load_config(root), tmp_path)
    assert "افتُتح السد صباح اليوم بحضور الأهالي" in read_text(path)
    assert check_pdf(path, one) == ()
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [child.title for item in outline.root for child in item.children] == ["سدّ جديد على النهر"]
        assert [title for _, title in to_book(one).parts()] == [item.title for item in outline.root]


def test_very_long_titles_are_set_whole(root: Path, tmp_path: Path) -> None:
    """A title of a hundred words is on the page, in the contents and in the bookmarks."""
    title = "بيان مطوّل عن أحوال الشبكة في المحافظات كلها " * 12
    one = make_collection(make_article("long", title.strip(), "نص قصير."), title="ملف " + title.strip())
    path = build_pdf(one, load_config(root), tmp_path)
    assert check_pdf(path, one) == ()
    with pymupdf_open(path) as document:
        assert all(word[0] > -1 and word[2] < page.rect.width + 1 for page in document for word in page.get_text("words"))


def pymupdf_open(path: Path):  # type: ignore[no-untyped-def]
    """The file as PyMuPDF, which has no types, opens it."""
    import pymupdf

    return pymupdf.open(path)


def test_page_numbers_are_true(built: Path, dossier: Collection) -> None:
    """Every page says its number of all; the contents say the page on which an article opens."""
    pages = read_pages(built)
    for number, text in enumerate(pages[1:], 2):
        assert f"{number} من {len(pages)}" in text
    contents = next(text for text in pages if "المحتويات" in text)
    for at, article in enumerate(dossier.articles, 1):
        opening = next(number for number, text in enumerate(pages, 1) if f"قصاصة {at} {article.title}" in text)
        day = str(article.published)[-2:].lstrip("0")
        assert re.search(rf"{re.escape(article.title)}( {at})? صحيفة النهر، {day} مارس 2021 {opening} ", contents)


@pytest.mark.parametrize("jobs", [1, 3])
def test_same_input_same_bytes(root: Path, dossier: Collection, built: Path, tmp_path: Path, jobs: int,
                               monkeypatch: pytest.MonkeyPatch) -> None:
    """Number of workers, state of the cache and time zone change nothing."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    shutil.rmtree(root / ".cache/pdf/parts")
    again = build_pdf(dossier, load_config(root), tmp_path / "cold", jobs=jobs)
    warm = build_pdf(dossier, load_config(root), tmp_path / "warm")
    assert again.read_bytes() == warm.read_bytes() == built.read_bytes()


def test_one_change_lays_out_one_article(root: Path, dossier: Collection, tmp_path: Path) -> None:
    """A changed paragraph touches the part of its article and no other."""
    parts = root / ".cache/pdf/parts"
    build_pdf(dossier, load_config(root), tmp_path)
    before = {path.name for path in parts.iterdir()}
    first, *rest = dossier.articles
    said = first.blocks[-1].text.replace("البلدية", "الحكومة")
    blocks = (*first.blocks[:-1], Block(kind="p", spans=(Span(text=said),)))
    changed = dataclasses.replace(dossier, articles=(dataclasses.replace(first, blocks=blocks), *rest))
    build_pdf(changed, load_config(root), tmp_path)
    after = {path.name for path in parts.iterdir()}
    assert len(after - before) == 1


def test_damaged_cache_is_made_anew(root: Path, dossier: Collection, built: Path, tmp_path: Path) -> None:
    """A half-written part in the cache is laid out again."""
    build_pdf(dossier, load_config(root), tmp_path)
    part = sorted((root / ".cache/pdf/parts").iterdir())[3]
    part.write_bytes(part.read_bytes()[:-20])
    assert build_pdf(dossier, load_config(root), tmp_path).read_bytes() == built.read_bytes()


def test_arabic_indic_digits(root: Path, dossier: Collection, tmp_path: Path) -> None:
    """With `numerals: arab` the apparatus has no other digits, and the texts keep theirs."""
    few = make_collection(*dossier.articles[:2], numerals="arab")
    text = read_text(build_pdf(few, load_config(root), tmp_path))
    assert "قصاصة ١" in text and "من ١" in text and "قصاصة 1" not in text
    assert "5 مارس 2021" in text
    assert check_pdf(tmp_path / "dossier.pdf", few) == ()


def test_notes_are_numbered_through_the_book(built: Path) -> None:
    """The note of the third article is the third."""
    assert re.search(r"\b3 ?\. ?.5 مارس 2021. في السطر 2", read_text(built))


def test_article_files(root: Path, dossier: Collection, tmp_path: Path) -> None:
    """Each article has a file of its own with its words, and links that arrive."""
    paths = build_article_pdfs(dossier, load_config(root), tmp_path)
    assert [path.name for path in paths] == [f"{article.id}.pdf" for article in dossier.articles]
    with pikepdf.open(paths[4]) as pdf:
        places = {str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}
        assert all(str(link.Dest) in places for page in pdf.pages for link in page.obj.get("/Annots", ()))
    assert "المحطة رقم 5 تبدأ العمل" in read_text(paths[4])


def test_a_letter_without_glyph_stands_in(root: Path, tmp_path: Path) -> None:
    """A letter that no font has is shown as its code point and reported with its article."""
    heard: list[Finding] = []
    one = make_collection(make_article("visit", "زيارة", "زار الوفد مدينة 中 ثم عاد 😀 مساء."))
    path = build_pdf(one, load_config(root), tmp_path, report=heard.append)
    with pikepdf.open(path) as pdf:  # the codes themselves: extractors turn round letters and digits that stand in Arabic
        assert any("[U+4E2D]" in Reader().read(page).text for page in pdf.pages)
    assert {(finding.code, finding.where, finding.text.split()[0]) for finding in heard} == {
        ("pdf.letter", "article-visit", "U+4E2D"), ("pdf.letter", "article-visit", "U+1F600")}
    assert check_pdf(path, one) == ()


def test_an_article_that_cannot_be_laid_out_is_plain(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where layout fails, the article's plain text stands there, and it is reported."""
    import weasyprint

    render = weasyprint.HTML.render

    def fail(self: weasyprint.HTML, *words: object, **more: object) -> object:
        text = "".join(self.etree_element.itertext())
        if "عاصفة" in text and "قصاصة" in text and "تعذّر" not in text:
            raise RecursionError("too deep")
        return render(self, *words, **more)

    monkeypatch.setattr(weasyprint.HTML, "render", fail)
    heard: list[Finding] = []
    two = make_collection(make_article("calm", "هدوء", "يوم هادئ."), make_article("storm", "ريح", "بدأ الأمر", "عاصفة شديدة ضربت الساحل."))
    path = build_pdf(two, load_config(root), tmp_path, report=heard.append)
    assert "عاصفة شديدة ضربت الساحل" in read_text(path)
    assert [(finding.code, finding.where) for finding in heard if finding.code == "pdf.plain"] == [("pdf.plain", "article-storm")]


HOSTILE = (
    '<script>alert(1)</script><img src="file:///etc/passwd"><link rel=attachment href="file:///etc/passwd">',
    "{{ 7 * 7 }} {% raw %} ${PATH} <a rel=attachment href='file:///etc/hosts'>x</a>",
    "\u202eمقلوب\u202c \u2066معزول\u2069 \u200bفارغ \x00\x07تحكم",
    "<div>" * 400, "ـ" * 3000, "ا" + "\u064b" * 3000, "x" * 5000,
)


def test_hostile_texts_are_words(root: Path, tmp_path: Path) -> None:
    """Markup, templates, controls and endless words in a text are set as words; nothing is opened, embedded or run."""
    articles = [make_article(f"h{at}", f"عنوان {at} {text[:60]}", text) for at, text in enumerate(HOSTILE)]
    heard: list[Finding] = []
    bad = make_collection(*articles)
    path = build_pdf(bad, load_config(root), tmp_path, report=heard.append)
    text = read_text(path)
    assert "root:x:0" not in text and "alert" in text and "7 * 7" in text
    assert {finding.code for finding in check_pdf(path, bad)} <= {"pdf.text"}
    assert [finding for finding in heard if finding.code == "pdf.plain"] == []
