"""The PDF dossier as a whole: its pages, words, numbers, links and bytes."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from malaff.config import load_config
from malaff.model import Article, Block, Collection, Span
from malaff.outputs.book import to_book
from malaff.outputs.pdf import build_pdf


def article(name: str, title: str, *paragraphs: str) -> Article:
    """An article of a few paragraphs that names no one."""
    blocks = tuple(Block(kind="p", spans=(Span(text=text),)) for text in paragraphs)
    return Article(id=name, seed=f"seeds/{name}.txt", sha256="0" * 64, encoding="utf-8", title=title, title_from="text",
                   summary=paragraphs[0], words=sum(len(text.split()) for text in paragraphs), blocks=blocks)


def collection(*articles: Article) -> Collection:
    """A collection of articles."""
    return Collection(title="ملف المياه", subtitle="", description="", publisher="هيئة التحرير", copyright="", language="ar",
                      identifier="urn:example:water", edition="2026-01-15", url="", numerals="latn", articles=articles)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A collection's folder with the theme's fonts."""
    folder = tmp_path_factory.mktemp("dossier")
    (folder / "mkdocs.yml").write_text('site_name: ملف\nextra:\n  dossier:\n    identifier: urn:x\n    edition: "2026-01-15"\n', "utf-8")
    (folder / "theme_overrides").symlink_to(project / "theme_overrides")
    return folder


def test_one_article_without_names_is_a_dossier(root: Path) -> None:
    """The smallest collection has all its pages, its words and a bookmark for its article."""
    one = collection(article("dam", "سدّ جديد على النهر", "افتُتح السد صباح اليوم بحضور الأهالي، وقال المهندس إن العمل اكتمل."))
    path = build_pdf(one, load_config(root), root / "dist")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert "افتُتح السد صباح اليوم بحضور الأهالي" in text
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [child.title for item in outline.root for child in item.children] == ["سدّ جديد على النهر"]
        assert [title for _, title in to_book(one).parts()] == [item.title for item in outline.root]
