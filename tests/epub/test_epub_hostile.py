"""Hostile text ends in a valid book: what XML can hold is kept letter for letter, what it cannot is counted and said."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from epub_samples import VALLEY, article, block, collection, config
from malaff.epub.build import build_epub
from malaff.epub.check import check_epub
from malaff.epub.parts.xhtml import ILLEGAL, clean, isolated, prose, web_address
from malaff.model.records import Actor, Article, Collection

HOSTILE = {
    "surrogate": "نص فيه نصف حرف \ud83d وبقية",
    "controls": "نص\x00 فيه\x0b محارف\x1b تحكم\x7f وعلامة\ufffe",
    "cdata": "نهاية ]]> وبداية <![CDATA[ وتعليق <!-- لا ينتهي",
    "entities": "شركة كذا & أولاده &nbsp; &#0; &bogus; &amp;",
    "tags": "<p>فقرة <b>غير مغلقة <script>alert(1)</script> <img src=x onerror=y> <a href='javascript:1'>",
    "joiners": "می\u200cخواهم و\u200dبقية ولا\u2060فاصل",
    "bidi": "\u202eمقلوب \u2066عزل بلا نهاية \u202bتضمين",
    "marks": "مُحَمَّدٌ ﷺ ﻻ ـــ ٪ ٫ ٬ ″ 50% (2018–2020)",
    "foreign": "WHO: «COVID-19» في https://example.org/a?b=1&c=2, والبقية Ж ä ß",
    "digits": "1" * 3000 + " x",
}


def _articles() -> tuple[Article, ...]:
    odd = Actor(id="has space&<", name=HOSTILE["tags"], kind="person", roles=(HOSTILE["cdata"],), surfaces=(HOSTILE["bidi"],))
    return tuple(
        article(name, title=f"عنوان {text}", summary=text, publisher=text, byline=text, published_why=text, actors=(odd,),
                places=(VALLEY,), url=f"https://example.org/{text}", withheld=text,
                blocks=(block(text), block(text, kind="h2"), block("x", (text, "actors/n1"))))
        for name, text in HOSTILE.items())


@pytest.fixture(scope="module")
def hostile() -> Collection:
    """Every field of every article hostile, and so the collection's own."""
    return collection(*_articles(), title=f"ملف {HOSTILE['bidi']}", subtitle=HOSTILE["controls"], publisher=HOSTILE["surrogate"])


def test_book_is_valid_and_whole(hostile: Collection, tmp_path: Path) -> None:
    """The only findings, by our checks and epubcheck's, are the characters that no book can hold."""
    path = build_epub(hostile, config(tmp_path), tmp_path)[0]
    findings = check_epub(path, hostile)
    assert {(f.code, f.where) for f in findings} == {
        ("epub.replaced", "EPUB/articles/surrogate.xhtml"), ("epub.replaced", "EPUB/articles/controls.xhtml")}


def test_ten_megabytes_in_one_paragraph(tmp_path: Path) -> None:
    """A paragraph of ten megabytes is kept whole, in seconds, and named as what phones are slow to open."""
    long = "كلام كثير بلا نقطة ولا فاصلة " * 200_000
    one = collection(article("long", blocks=(block(long),)))
    start = time.process_time()
    path = build_epub(one, config(tmp_path), tmp_path)[0]
    assert len(long.encode()) > 10_000_000
    with zipfile.ZipFile(path) as book:
        etree.fromstring(book.read("EPUB/articles/long.xhtml"))  # by a parser with its usual limits
    assert time.process_time() - start < 20
    assert [finding.code for finding in check_epub(path, one, epubcheck=False)] == ["epub.large"]


@given(st.text(st.characters(exclude_characters="\r")))
def test_any_text_comes_back(text: str) -> None:
    """What is written as prose or as a name reads back as the text, but for what XML cannot hold."""
    for markup in (prose(text), isolated(text)):
        element = etree.fromstring(f"<p>{markup}</p>".encode())
        assert "".join(element.itertext()) == clean(text)
    assert not ILLEGAL.search(clean(text))


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("تقرير WHO (2018) عن", "تقرير <bdi>WHO</bdi> (2018) عن"),
        ("فيروس COVID-19 ينتشر", "فيروس <bdi>COVID-19</bdi> ينتشر"),
        ("وقال John A. Smith، أمس", "وقال <bdi>John A. Smith</bdi>، أمس"),
        ("انظر https://example.org/a/?b=1&c=2.", "انظر <bdi>https://example.org/a/?b=1&amp;c=2</bdi>."),
        ("طائرة «سو-24» أقلعت عند 00:03", "طائرة «سو-24» أقلعت عند 00:03"),
    ],
)
def test_foreign_words_are_isolated(text: str, markup: str) -> None:
    """Foreign words and addresses stand in bdi with what belongs to them; Arabic and figures are left alone."""
    assert prose(text) == markup


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/خبر?q=1", "https://example.org/%D8%AE%D8%A8%D8%B1?q=1"),
        ("https://example.org", "https://example.org"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("javascript:alert(1)", ""),
        ("https://exa mple.org/", ""),
        ('https://example.org/"<x>', "https://example.org/%22%3Cx%3E"),
    ],
)
def test_only_web_addresses_are_links(url: str, address: str) -> None:
    """An address that a reader could not follow safely is words, not a link."""
    assert web_address(url) == address
