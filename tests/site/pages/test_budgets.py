"""No page grows with the collection: what would become too long stands on several pages."""

from __future__ import annotations

from pathlib import Path

import budgets
from malaff.site.pages.index import build_index
from press_made import make_press
from site_samples import make_collection


def test_no_page_outgrows_its_budget(tmp_path: Path) -> None:
    """Of 900 articles with 4,500 names of one clipping, 300 sources and 2,700 quotations, every page is within the budget."""
    pages = build_index(*make_collection(tmp_path, make_press(900)))
    sizes = {name: len(text.encode()) for name, text in pages.items()}
    assert {name: size for name, size in sizes.items() if size > budgets.SOURCE} == {}
    assert max(sizes.values()) > budgets.SOURCE / 3  # the collection is large enough to be a test
    assert len(pages) < budgets.PAGES[600] * 900 - 900


def test_what_a_page_holds_does_not_grow(tmp_path: Path) -> None:
    """From 300 articles to 900 the largest page hardly grows, and the parts of the long lists are many."""
    def largest(size: int) -> tuple[int, int]:
        folder = tmp_path / str(size)
        folder.mkdir()
        pages = build_index(*make_collection(folder, make_press(size)))
        return max(len(text.encode()) for text in pages.values()), sum(name.count(".") > 1 for name in pages)

    (few, parts), (many, more) = largest(300), largest(900)
    assert many < 1.25 * few and more > 2 * parts
