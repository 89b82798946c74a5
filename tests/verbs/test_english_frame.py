"""A collection with an English frame: no code, one catalogue; all three outputs are English from left to right around Arabic texts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from collections_made import copy_collection
from malaff.apparatus.voice.voice import catalogue
from malaff.verbs.cli import main

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
    assert articles and all(re.search(r'<div class="body" lang="ar" dir="rtl">', html) for html in articles)
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


def test_rules_and_topics_have_english_names(dossier: Path) -> None:
    """Reasons of removals and names of topics come from the catalogue, for every rule that the program brings."""
    from malaff.reading.cleaning.rules import load_rules

    reasons = catalogue("en")
    missing = [rule for rule in load_rules({}).by_id if f"rule_reasons.{rule}" not in reasons]
    assert not missing
    page = next((dossier / "docs/articles").glob("*.md")).read_text("utf-8")
    assert re.search(r"\"name\": \"(Diplomacy|Politics|Conflict|Defence|Economy)", page)
