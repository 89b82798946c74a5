"""From a search hit to its words and back, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from search_samples import BOX, RESULTS, chromium, found


@pytest.fixture(scope="module")
def page(search_site: Path) -> Iterator[Page]:
    """A page of a browser on the site as a folder, which can load no more than scripts."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 700})
        page.goto((search_site / "search.html").as_uri())
        yield page


def test_a_hit_leads_to_its_words(page: Page) -> None:
    """The article marks the forms that were found, at the paragraph of the line; a key takes the marks away."""
    page.fill("#malaff-q", "مدارس")
    page.wait_for_selector(".sh a")
    page.focus(".sh a")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.hit")
    words = page.eval_on_selector_all("mark.hit", "marks => marks.map((mark) => mark.textContent)")
    assert {"مدارس", "المدرسة"} <= set(words)
    status = page.inner_text(".hits [role=status]")
    page.click(".hits button:nth-of-type(2)")
    assert page.inner_text(".hits [role=status]") != status
    page.keyboard.press("Escape")
    assert page.locator("mark.hit, .hits").count() == 0


def test_back_restores_the_query(page: Page) -> None:
    """Back from there shows the same query with its results."""
    page.go_back()
    page.wait_for_selector(".sh a")
    assert page.input_value("#malaff-q") == "مدارس"


def test_filters_choose_before_a_query(page: Page, search_site: Path) -> None:
    """Without a word the filters offer what the collection holds, with the number of texts."""
    page.goto((search_site / "search.html").as_uri())
    page.wait_for_function("!document.querySelector('select[name=year]').disabled")
    assert page.locator("select[name=year] option").all_inner_texts()[1:] == ["2021 (2)", "2020 (2)", "2019 (1)"]
    page.select_option("select[name=year]", "2019")
    page.wait_for_selector(".sh a")
    assert page.locator(".sh li").count() == 1


def test_the_box_opens_again_on_the_way_back(page: Page, search_site: Path) -> None:
    """The stock box that led to an article has its query and results again after Back."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((search_site / "index.html").as_uri())
    page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    page.fill(BOX, "القمح")
    page.wait_for_selector(f"{RESULTS} a[href*=harbour]")
    page.click(f"{RESULTS} a[href*=harbour]")
    page.wait_for_selector("mark.hit")
    page.go_back()
    page.wait_for_selector(f"{RESULTS} a[href*=harbour]")
    assert page.input_value(BOX) == "القمح"
    assert "articles/harbour" in found(page)
