"""The parts of the book: contents, landmarks, cover, index, figures, volumes, and what a second build makes again."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from epub_samples import REPO, article, block, collection, config
from malaff.apparatus.voice.voice import to_voice
from malaff.collection.digest import to_digest
from malaff.epub import build as epub
from malaff.epub.build import build_epub
from malaff.epub.check import check_epub
from malaff.epub.file import container as epub_container
from malaff.epub.parts import pages as epub_pages
from malaff.epub.parts.cover import draw_cover, to_cover
from malaff.model.records import Article, Collection

OPS = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def members(path: Path) -> dict[str, bytes]:
    """The members of a book by name."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def labels(path: Path) -> list[str]:
    """The labels of the contents, in order."""
    nav = etree.fromstring(members(path)["EPUB/nav.xhtml"])
    toc = next(n for n in nav.iter("{*}nav") if n.get(f"{OPS}type") == "toc")
    return ["".join(a.itertext()) for a in toc.iter("{*}a")]


def many(count: int, years: range) -> tuple[Article, ...]:
    """Articles dated through the years, of one small body."""
    size = -(-count // len(years))
    return tuple(
        article(f"a{n:04}", title=f"خبر الوادي رقم {n}", published=f"{years[n // size]}-{n % 12 + 1:02}-0{n % 9 + 1}")
        for n in range(count))


# ---------------------------------------------------------------- contents and cover


def test_contents_name_every_article_by_its_title_alone(book: Path, dossier: Collection) -> None:
    """The number of an article is no part of its label; nav and NCX say the same in the same order."""
    found = labels(book)
    assert [label for label in found if label in {a.title for a in dossier.articles}] == [a.title for a in dossier.articles]
    ncx = etree.fromstring(members(book)["EPUB/toc.ncx"])
    assert [text.text for text in ncx.iter(f"{NCX}text")][1:] == found


def test_parts_stand_in_order(book: Path) -> None:
    """Title page, facts, chronology, articles, then the ways into them, then how it was made."""
    names = ["سدود الوادي", "في هذا الملف", "التسلسل الزمني", "القصاصات", "الاقتباسات", "من هو من", "الأماكن", "الموضوعات", "الكشّاف",
             "المصادر والمنهج", "عن هذا الملف"]
    assert [label for label in labels(book) if label in names] == names


def test_number_is_an_element_of_its_own(book: Path) -> None:
    """The heading is the title, letter for letter; the number stands before it."""
    page = etree.fromstring(members(book)["EPUB/articles/farm.xhtml"])
    assert "".join(page.find(".//{*}h1").itertext()) == "مزارعو الوادي بين الوعود والعطش"
    assert page.find(".//{*}p[@class='kick']").text == "قصاصة 2"


def test_landmarks_and_first_page(book: Path) -> None:
    """The cover is the first page of the reading order, with words for its picture, and the body can be found."""
    parts = members(book)
    package = etree.fromstring(parts["EPUB/content.opf"])
    assert package.find("{*}spine")[0].get("idref") == "cover" and package.find("{*}spine")[0].get("linear") is None
    picture = etree.fromstring(parts["EPUB/cover.xhtml"]).find(".//{*}img")
    assert "سدود الوادي" in picture.get("alt")
    nav = etree.fromstring(parts["EPUB/nav.xhtml"])
    assert {"cover", "titlepage", "toc", "bodymatter", "index"} == {a.get(f"{OPS}type") for a in nav.iter("{*}a") if a.get(f"{OPS}type")}


def test_cover_is_a_picture_of_the_collection(dossier: Collection) -> None:
    """Portrait, small, the same each time, and another for another collection."""
    cover = to_cover(dossier, to_digest(dossier))
    picture = draw_cover(REPO, cover)
    image = Image.open(io.BytesIO(picture))
    assert image.size == (1200, 1600) and len(picture) < 100_000
    assert draw_cover(REPO, cover) == picture
    assert draw_cover(REPO, replace(cover, title="عنوان آخر")) != picture
    assert draw_cover(REPO, replace(cover, mentions=((1, 0),))) != picture


@pytest.mark.parametrize("title", ["ن", "كلمة " * 60, "م" * 300, "A foreign title (2018)"])
def test_cover_holds_any_title(dossier: Collection, title: str) -> None:
    """No title runs out of the picture: its rim stays paper."""
    cover = replace(to_cover(dossier, to_digest(dossier)), title=title, subtitle=title)
    image = Image.open(io.BytesIO(draw_cover(REPO, cover))).convert("L")
    for box in ((0, 0, 60, 1600), (1140, 0, 1200, 1600), (0, 1560, 1200, 1600)):
        assert image.crop(box).getextrema()[0] > 200


# ---------------------------------------------------------------- index, style, fonts


def test_index_leads_to_the_paragraph(book: Path) -> None:
    """A name's number opens the first paragraph that has the name."""
    parts = members(book)
    index = etree.fromstring(parts["EPUB/parts/index.xhtml"])
    row = next(li for li in index.iter("{*}li") if "وادي النخيل" in "".join(li.itertext()))
    path, _, anchor = row.find("{*}a").get("href").partition("#")
    target = etree.fromstring(parts[f"EPUB/{path[3:]}"]).find(f".//*[@id='{anchor}']")
    assert "وادي النخيل" in "".join(target.itertext())


def test_style_leaves_direction_and_night_to_others(book: Path) -> None:
    """No CSS direction (an error in EPUB), no pixels, no left or right, no background, no colour of the text."""
    sheet = members(book)["EPUB/style/book.css"].decode()
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    assert not re.search(r"direction|unicode-bidi|\dpx|background|text-align:(left|right)|float|margin-(left|right)", rules)
    assert set(re.findall(r"[^-]color:([^;}]+)", rules)) == {"inherit", "#d33f39"}


def test_fonts_have_every_letter_and_still_join(book: Path) -> None:
    """The embedded fonts are cut, hold every letter of the book, and shape a word as the whole font does."""
    import uharfbuzz as hb

    parts = members(book)
    text = "".join("".join(etree.fromstring(data).itertext()) for name, data in parts.items() if name.endswith(".xhtml"))
    cut = parts["EPUB/fonts/Amiri-Regular.ttf"]
    assert {letter for letter in text if letter.isprintable()} <= set(map(chr, TTFont(io.BytesIO(cut)).getBestCmap()))
    assert len(cut) < 160_000
    whole = io.BytesIO()
    font = TTFont(REPO / "theme_overrides/assets/fonts/Amiri-Regular.woff2")
    font.flavor = None
    font.save(whole)
    for word in ("الهاشمي", "محمّد", "لا إله", "مياهٌ", "١٢٣"):
        advances = []
        for data in (cut, whole.getvalue()):
            buffer = hb.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            hb.shape(hb.Font(hb.Face(data)), buffer)
            advances.append([(p.x_advance, p.x_offset, p.y_offset) for p in buffer.glyph_positions])
        assert advances[0] == advances[1], word


# ---------------------------------------------------------------- large collections, second builds


def test_large_collections_are_told_apart_by_year_and_month() -> None:
    """Few articles are one list; many are years; full years are months; what has no date comes last."""
    from malaff.apparatus.book_making import to_book
    from malaff.epub.parts.nav import to_parts

    def titles(*articles: Article) -> list[str]:
        one = collection(*sorted(articles, key=lambda a: (a.published or "9999", a.id)))
        return [part.title for part, _ in to_parts(to_book(one, to_digest(one, lean=True)).chapters, to_voice("ar"))]

    assert titles(*many(12, range(2019, 2021))) == ["القصاصات"]
    undated = article("zz", published=None)
    assert titles(*many(60, range(2019, 2021)), undated) == ["عام 2019", "عام 2020", "بلا تاريخ نشر معروف"]
    assert titles(*many(130, range(2019, 2020)))[:2] == ["يناير 2019", "فبراير 2019"]


def test_documents_are_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Parts are divided below the limit, each division under its heading, and every link still arrives."""
    monkeypatch.setattr(epub_pages, "LIMIT", 6000)
    one = collection(*many(60, range(2018, 2021)))
    path = build_epub(one, config(tmp_path), tmp_path)[0]
    sizes = {name: len(data) for name, data in members(path).items() if name.startswith("EPUB/parts/")}
    assert len([name for name in sizes if "/quotes" in name]) > 1
    assert max(sizes.values()) < 6000 + 1500
    assert check_epub(path, one, epubcheck=False) == ()


def test_volumes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Volumes hold every article once, keep its number, are valid books, and go when they are no longer asked for."""
    monkeypatch.setattr("malaff.epub.volumes.MOST", 25)
    one = collection(*many(60, range(2018, 2021)))
    paths = build_epub(one, config(tmp_path), tmp_path, volumes=True)
    assert [path.name for path in paths] == ["dossier.epub", "dossier-1.epub", "dossier-2.epub", "dossier-3.epub"]
    found = []
    for path in paths[1:]:
        parts = members(path)
        found += [name for name in parts if name.startswith("EPUB/articles/")]
        part = replace(one, articles=tuple(a for a in one.articles if f"EPUB/articles/{a.id}.xhtml" in parts))
        assert check_epub(path, part, epubcheck=path == paths[1]) == ()
        assert "من 3" in etree.fromstring(parts["EPUB/content.opf"]).find(".//{http://purl.org/dc/elements/1.1/}title").text
    assert sorted(found) == [f"EPUB/articles/{a.id}.xhtml" for a in one.articles]
    last = etree.fromstring(members(paths[3])["EPUB/articles/a0059.xhtml"])
    assert last.find(".//{*}p[@class='kick']").text == "قصاصة 60"
    build_epub(one, config(tmp_path), tmp_path)
    assert [path.name for path in sorted(tmp_path.glob("*.epub"))] == ["dossier.epub"]


def test_only_what_changed_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One changed paragraph: one article is rendered, one document compressed; the bytes are those of a first build."""
    made: list[str] = []
    packed: list[int] = []
    write, deflate = epub.write_article, epub_container.deflate
    monkeypatch.setattr(epub, "write_article", lambda chapter, *rest: made.append(chapter.article.id) or write(chapter, *rest))
    monkeypatch.setattr(epub_container, "deflate", lambda content: packed.append(len(content)) or deflate(content))
    before = collection(*many(12, range(2019, 2020)))
    build_epub(before, config(tmp_path), tmp_path)
    assert len(made) == 12
    made.clear()
    packed.clear()
    changed = replace(before.articles[4], blocks=(*before.articles[4].blocks[:3], block("فقرة أخرى في الوادي.")))
    after = replace(before, articles=(*before.articles[:4], changed, *before.articles[5:]))
    path = build_epub(after, config(tmp_path), tmp_path)[0]
    assert made == ["a0004"]
    assert len([size for size in packed if size < 20_000]) == 3  # its document, and the two of the container itself
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    assert build_epub(after, config(fresh), fresh)[0].read_bytes() == path.read_bytes()


def test_a_broken_store_only_costs_time(book: Path, dossier: Collection, tmp_path: Path) -> None:
    """A store that is no database, or of another shape, is thrown away."""
    store = tmp_path / ".cache/epub/members.sqlite"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no database at all" * 100)
    path = build_epub(dossier, config(tmp_path), tmp_path)[0]
    assert path.read_bytes() == book.read_bytes()
    build_epub(dossier, config(tmp_path), tmp_path)
    assert path.read_bytes() == book.read_bytes()


# ---------------------------------------------------------------- the check sees what is broken


def broken(book: Path, to: Path, changes: dict[str, Any]) -> Path:
    """A copy of a book in which members are replaced (bytes by bytes) or dropped (None)."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(to, "w") as new:
        for info in old.infolist():
            data = old.read(info.filename)
            for name, change in changes.items():
                if name == info.filename:
                    data = None if change is None else data.replace(*change)
            if data is not None:
                new.writestr(info, data)
    return to


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"EPUB/articles/dam.xhtml": ("يكتمل".encode(), "يتأخر".encode())}, "epub.text"),
        ({"EPUB/articles/dam.xhtml": (b'<div class="text">', '<div class="text"><p>زيادة</p>'.encode())}, "epub.text"),
        ({"EPUB/articles/dam.xhtml": (b'<body dir="rtl"', b"<body")}, "epub.direction"),
        ({"EPUB/nav.xhtml": (b' dir="rtl">', b">")}, "epub.direction"),
        ({"EPUB/content.opf": (b'page-progression-direction="rtl"', b"")}, "epub.direction"),
        ({"EPUB/parts/index.xhtml": (b"#p1", b"#p99")}, "epub.link"),
        ({"EPUB/articles/farm.xhtml": None}, "epub.article"),
        ({"EPUB/content.opf": None}, "epub.opens"),
        ({"EPUB/articles/dam.xhtml": (b"</body>", b"")}, "epub.opens"),
        ({"EPUB/fonts/Amiri-Regular.ttf": None, "EPUB/fonts/Amiri-Bold.ttf": None, "EPUB/fonts/Vazirmatn-Regular.ttf": None,
          "EPUB/fonts/Vazirmatn-Bold.ttf": None}, "epub.glyphs"),
        ({"mimetype": None}, "epub.container"),
    ],
)
def test_check_sees(book: Path, dossier: Collection, tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    """Each fault put into a good book is named."""
    found = check_epub(broken(book, tmp_path / "b.epub", changes), dossier, epubcheck=False)
    assert code in {finding.code for finding in found}


def test_check_hands_on_what_epubcheck_says(book: Path, dossier: Collection, tmp_path: Path) -> None:
    """A language that is none is epubcheck's to see."""
    path = broken(book, tmp_path / "b.epub", {"EPUB/content.opf": (b"<dc:language>ar<", b"<dc:language>!!<")})
    assert "epub.epubcheck" in {finding.code for finding in check_epub(path, dossier)}
