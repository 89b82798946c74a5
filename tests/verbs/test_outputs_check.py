"""The proof of the outputs sees what is wrong: each fault is put into a good site and found."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.model.records import Article, Block, Collection, Removal, Span
from malaff.site.check import check_site
from malaff.verbs.check import check_outputs

PAGE = ('<html lang="ar" dir="rtl"><body><p>أعلنت البلدية بدء الترميم.</p><p>تستمر الأشغال ثمانية أشهر.</p>'
        '<a href="../index.html#top">الملف</a>'
        '<details data-removed><p>اقرأ أيضا: خبر آخر عن الجسر القديم والطريق</p></details></body></html>')
HOME = '<html lang="ar" dir="rtl"><body id="top"><a href="/dossier/articles/a.html">قصاصة</a></body></html>'


@pytest.fixture
def collection(project: Path) -> Collection:
    """One article, with a line that was removed."""
    blocks = tuple(Block(kind="p", spans=(Span(text=text),)) for text in ("أعلنت البلدية بدء الترميم.", "تستمر الأشغال ثمانية أشهر."))
    removed = (Removal(line=5, rule="related-link", text="اقرأ أيضا: خبر آخر عن الجسر القديم والطريق"),)
    article = Article(id="a", seed="seeds/a.txt", sha256="0" * 64, encoding="utf-8", title="ترميم", title_from="text", summary="",
                      blocks=blocks, removed=removed)
    return dataclasses.replace(load_collection(load_config(project)), articles=(article,))


def _codes(site: Path, collection: Collection, article: str = PAGE, home: str = HOME) -> list[str]:
    (site / "articles").mkdir(exist_ok=True)
    (site / "articles/a.html").write_text(article, "utf-8")
    (site / "index.html").write_text(home, "utf-8")
    return [finding.code for finding in check_site(site, collection)]


def test_a_good_site_has_no_finding(tmp_path: Path, collection: Collection) -> None:
    """What is whole is not complained of."""
    assert _codes(tmp_path, collection) == []


@pytest.mark.parametrize(("old", "new", "code"), [
    ("تستمر الأشغال ثمانية أشهر.", "تستمر الأشغال أشهر.", "site.body"),
    ("<p>أعلنت البلدية بدء الترميم.</p><p>تستمر الأشغال ثمانية أشهر.</p>",
     "<p>تستمر الأشغال ثمانية أشهر.</p><p>أعلنت البلدية بدء الترميم.</p>", "site.body"),
    ("<details data-removed>", "<details>", "site.leak"), (' dir="rtl"', "", "site.direction"), ("index.html", "none.html", "site.link"),
    ("#top", "#bottom", "site.anchor"), ("<body>", '<body><img src="https://other.example/x.png">', "site.external"),
])
def test_each_fault_is_found(tmp_path: Path, collection: Collection, old: str, new: str, code: str) -> None:
    """A fault in the article's page has its code."""
    assert code in _codes(tmp_path, collection, article=PAGE.replace(old, new))


def test_a_stamp_that_the_date_rests_on_may_be_quoted(tmp_path: Path, collection: Collection) -> None:
    """The source card says on which words the date rests; shown elsewhere, the same line is a leak."""
    stamp = "2019-03-02T07:15:00+01:00"
    stamped = dataclasses.replace(collection.articles[0], removed=(Removal(line=2, rule="stamp", text=stamp),))
    page = PAGE.replace("<details", f"<p>ختم النص: «{stamp}» (السطر 2).</p><details")
    why = dataclasses.replace(stamped, published_why=f"ختم النص: «{stamp}» (السطر 2).")
    assert _codes(tmp_path, dataclasses.replace(collection, articles=(why,)), article=page) == []
    assert _codes(tmp_path, dataclasses.replace(collection, articles=(stamped,)), article=page) == ["site.leak"]


def test_what_was_not_made_is_named(tmp_path: Path, collection: Collection) -> None:
    """No output at all: each is missing by name."""
    found = check_outputs(collection, tmp_path).findings
    assert [finding.code for finding in found] == ["pdf.missing", "epub.missing", "site.missing"]


def test_the_search_finds_nothing_that_was_removed(tmp_path: Path, collection: Collection) -> None:
    """A removed line in the search index is a leak."""
    (tmp_path / "search/x").mkdir(parents=True)
    (tmp_path / "search/x/d0.js").write_text('malaff(["اقرأ أيضا: خبر آخر عن الجسر القديم والطريق"])', "utf-8")
    assert _codes(tmp_path, collection) == ["site.leak"]
