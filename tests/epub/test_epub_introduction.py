"""An editor's introduction becomes a part of the book, whatever Markdown and HTML it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from epub_samples import article, collection, config
from malaff.epub.build import build_epub
from malaff.epub.check import check_epub
from malaff.epub.parts.introduction import to_introduction


@pytest.mark.parametrize(
    ("markdown", "markup"),
    [
        ("فقرة **مهمة** و*مائلة*", "<p>فقرة <strong>مهمة</strong> و<strong>مائلة</strong></p>"),
        ("# عنوان", "<h2>عنوان</h2>"),
        ("[خبر السد](articles/dam.md)", '<p><a href="../articles/dam.xhtml">خبر السد</a></p>'),
        ("[خبر غائب](articles/gone.md) و[خطر](javascript:alert(1))", "<p>خبر غائب وخطر</p>"),
        ("[موقع](https://example.org/a)", '<p><a href="https://example.org/a">موقع</a></p>'),
        ("<p>مفتوحة <b>بلا إغلاق <script>alert(1)</script>", "<p>مفتوحة بلا إغلاق </p>"),
        ("---\ntitle: مقدمة\n---\n\nنص", "<p>نص</p>"),
    ],
)
def test_markdown_becomes_plain_elements(markdown: str, markup: str) -> None:
    """Words, emphasis, lists and safe links stay; everything else is its words or nothing."""
    parts = to_introduction(markdown, "مقدمة", {"dam"})
    assert [piece.html for piece in parts[0].pieces] == [markup]
    etree.fromstring(f"<div>{markup}</div>")


@pytest.mark.parametrize("markdown", ["", "   \n", "<!-- لا شيء -->", "<script>x</script>"])
def test_nothing_written_is_no_part(markdown: str) -> None:
    """Where no words are, there is no part."""
    assert to_introduction(markdown, "مقدمة", ()) == ()


def test_introduction_stands_in_the_book(tmp_path: Path) -> None:
    """It stands in the book, and the book has no findings of ours (epubcheck sees another in test_epub_book)."""
    text = "# عن الملف\n\n- أول\n- ثان\n\n> قول\n\n[السد](articles/dam.md) & <u>تحته خط</u>\n\n***\n\nسطر  \nوسطر"
    one = collection(article(), introduction=text)
    path = build_epub(one, config(tmp_path), tmp_path)[0]
    assert check_epub(path, one, epubcheck=False) == ()
