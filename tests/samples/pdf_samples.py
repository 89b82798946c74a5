"""Articles and collections for the PDF's tests, in Arabic of our own."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2

from malaff.arabic.letters import INVISIBLE
from malaff.model.records import Article, Block, Collection, Span


def read_pages(path: Path) -> list[str]:
    """The text of each page as a reader copies it, without invisible marks and line ends."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    return [" ".join(re.sub(f"[{INVISIBLE}]", "", text).split()) for text in pages]


def read_text(path: Path) -> str:
    """The text of a whole PDF, so read."""
    return " ".join(read_pages(path))


def make_article(name: str, title: str, *paragraphs: str, **more: object) -> Article:
    """An article of a few paragraphs that names no one."""
    blocks = tuple(Block(kind="p", spans=(Span(text=text),)) for text in paragraphs)
    values: dict[str, object] = {
        "id": name, "seed": f"seeds/{name}.txt", "sha256": "0" * 64, "encoding": "utf-8", "title": title, "title_from": "text",
        "summary": paragraphs[0], "words": sum(len(text.split()) for text in paragraphs), "blocks": blocks, **more}
    return Article(**values)  # type: ignore[arg-type]


def make_collection(*articles: Article, **more: object) -> Collection:
    """A collection of articles."""
    values: dict[str, object] = {
        "title": "ملف المياه", "subtitle": "", "description": "", "publisher": "هيئة التحرير", "copyright": "", "language": "ar",
        "identifier": "urn:example:water", "edition": "2026-01-15", "url": "", "numerals": "latn", "articles": articles, **more}
    return Collection(**values)  # type: ignore[arg-type]
