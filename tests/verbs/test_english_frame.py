"""A collection with an English frame: no code, one catalogue; all three outputs are English from left to right around Arabic texts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from collections_made import copy_collection
from malaff.apparatus.voice.voice import catalogue
from malaff.collection import page
from malaff.reading.reasons import SENTENCES
from malaff.verbs.cli import main

ARABIC = re.compile("[\u0620-\u064a]")

FRAME = {  # what this collection's own configuration says, in English
    "language: ar": "language: en", "direction: rtl": "direction: ltr",
    "site_name: روسيا وتركيا والملف السوري": "site_name: The Syrian file",
    "حقوق النصوص لناشريها؛ جُمعت هنا للبحث والتوثيق.": "The texts belong to their publishers.",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's collection, built with `theme.language: en`."""
    folder = copy_collection(tmp_path_factory.mktemp("english") / "collection")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    for arabic, english in FRAME.items():
        assert arabic in text
        text = text.replace(arabic, english)
    config.write_text(text, "utf-8")
    first = sorted((folder / "seeds").glob("*.txt"))[0]
    first.with_suffix(".yml").write_text("excerpt: 60\n", "utf-8")
    assert main(["--root", str(folder), "-q", "build"]) == 0
    return folder


def arabic_words() -> Iterator[str]:
    """What the Arabic frame says: sentences and labels long enough to be nobody else's words."""
    for key, words in catalogue("ar").items():
        plain = re.sub(r"\{\w+\}", "\0", words)
        yield from (piece.strip(" .،؛:") for piece in plain.split("\0") if len(piece.strip()) > 14 and not key.startswith("search.phrase"))


def test_outputs_are_sound(dossier: Path) -> None:
    """`check` proves direction and language of each output with the collection's own."""
    assert main(["--root", str(dossier), "-q", "check"]) == 0


def test_site_speaks_english(dossier: Path) -> None:
    """Pages are left to right, texts say that they are Arabic, and no label of the Arabic frame is left."""
    pages = {path: path.read_text("utf-8") for path in (dossier / "dist/site").rglob("*.html")}
    assert pages
    del pages[dossier / "dist/site/about.html"]  # written by a person
    for path, html in pages.items():
        assert '<html dir="ltr" lang="en"' in html, path
        seen = [words for words in arabic_words() if words in html]
        assert not seen, (path, seen)
    articles = [html for path, html in pages.items() if path.parent.name == "articles"]
    assert articles and all(re.search(r'<div class="body" lang="ar" dir="rtl"[ >]', html) for html in articles)
    home = (dossier / "dist/site/index.html").read_text("utf-8")
    assert "Most mentioned" in home and ">Press dossier<" in home and "Diplomacy" in home


def test_book_speaks_english(dossier: Path) -> None:
    """Every document of the EPUB, its package and contents."""
    with zipfile.ZipFile(dossier / "dist/dossier.epub") as book:
        members = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))}
    for name, text in members.items():
        seen = [words for words in arabic_words() if words in text]
        assert not seen, (name, seen)
        if name.endswith(".xhtml"):
            assert 'lang="en" xml:lang="en" dir="ltr"' in text, name
    assert 'page-progression-direction="ltr"' in next(text for name, text in members.items() if name.endswith(".opf"))
    assert all('<div class="text" lang="ar" dir="rtl">' in text for name, text in members.items() if "/articles/" in name)


def test_pdf_speaks_english(dossier: Path) -> None:
    """Language, reading direction, outline and labels of links."""
    with pikepdf.open(dossier / "dist/dossier.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en" and pdf.Root.ViewerPreferences.Direction == "/L2R"
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
        assert {"Contents", "Chronology", "Who is who", "Index", "Sources and method"} <= set(titles)
        labels = [str(link.get("/Contents", "")) for page in pdf.pages for link in page.get("/Annots", [])]
        assert labels and not [label for label in labels for words in arabic_words() if words in label]


def test_reasons_and_notes_are_english(dossier: Path) -> None:
    """Why a text is dated as it is, and what an editor keeps back, are said in the frame's language around the text's own words."""
    pages = [page.read_article(path.read_text("utf-8")) for path in sorted((dossier / "docs/articles").glob("*.md"))]
    own = re.compile(r"“[^”]*”|Set by the dossier's editor: .*")  # the text's words, and the editor's
    said = [own.sub("", article.published_why) for article in pages]
    assert not [why for why in said if ARABIC.search(why)]
    assert any("(line 23) is past: published then or later." in article.published_why for article in pages)
    assert [article.withheld for article in pages if article.withheld] == [catalogue("en")["reading_reasons.excerpted"] + "."]


def test_every_sentence_of_a_reading_is_in_the_catalogue() -> None:
    """What a reading may say has English words with the same values."""
    for key, arabic in SENTENCES.items():
        english = catalogue("en")[f"reading_reasons.{key}"]
        assert set(re.findall(r"{(\w+)}", arabic)) == set(re.findall(r"{(\w+)}", english)), key


def test_machines_are_told_the_language_of_the_frame(dossier: Path) -> None:
    """Feeds and pages are English, the articles in them Arabic."""
    site = dossier / "dist/site"
    atom, rss, feed = ((site / name).read_text("utf-8") for name in ("atom.xml", "feed.xml", "feed.json"))
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">' in atom and '<entry xml:lang="ar">' in atom
    assert "<language>en</language>" in rss
    assert json.loads(feed)["language"] == "en" and {item["language"] for item in json.loads(feed)["items"]} == {"ar"}
    article = next((site / "articles").glob("*.html")).read_text("utf-8")
    assert '"inLanguage":"ar"' in article and '<meta property="og:locale" content="ar">' in article
    quotes = (site / "quotes.html").read_text("utf-8")
    assert '"inLanguage":"en"' in quotes and '<meta property="og:locale" content="en">' in quotes


def test_time_runs_the_way_the_frame_is_read(dossier: Path) -> None:
    """In the chronology the earlier year stands at the left, and covers begin at the left."""
    home = (dossier / "dist/site/index.html").read_text("utf-8")
    years = {int(year): float(x) for x, year in re.findall(r'<text class="f-ink3" x="([\d.]+)"[^>]*>\u200f(20\d\d)\u200f</text>', home)}
    assert len(years) > 3 and sorted(years, key=years.__getitem__) == sorted(years)
    with zipfile.ZipFile(dossier / "dist/dossier.epub") as book:
        cover = Image.open(io.BytesIO(book.read("EPUB/images/cover.png"))).convert("RGB")
    assert cover.getpixel((140, 130)) == cover.getpixel((600, 201)) != cover.getpixel((cover.width - 140, 130))  # the tab and its bar
    card = Image.open(dossier / "dist/site/assets/social-card.png").convert("RGB")
    assert card.getpixel((110, 100)) != card.getpixel((card.width - 110, 100))


def test_rules_and_topics_have_english_names(dossier: Path) -> None:
    """Reasons of removals and names of topics come from the catalogue, for every rule that the program brings."""
    from malaff.reading.cleaning.rules import load_rules

    reasons = catalogue("en")
    missing = [rule for rule in load_rules({}).by_id if f"rule_reasons.{rule}" not in reasons]
    assert not missing
    page = next((dossier / "docs/articles").glob("*.md")).read_text("utf-8")
    assert re.search(r"\"name\": \"(Diplomacy|Politics|Conflict|Defence|Economy)", page)
