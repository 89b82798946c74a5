"""The page of the search in a real Chromium: address, filters, keyboard, and what is left without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from search_samples import chromium, serve

TITLES = ".sh h2"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for this module."""
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def address(search_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page under a sub-path."""
    with serve(search_site, tmp_path_factory.mktemp("served")) as base:
        yield f"{base}search.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own that must not meet an error."""
    page = browser.new_context().new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" and "favicon" not in message.text else None)
    yield page
    page.context.close()
    assert faults == []


def test_an_address_is_a_search(page: Page, address: str) -> None:
    """`?q=` asks at once, stays in the address, and opens the page, not the stock box."""
    page.goto(f"{address}?q={quote('القمح')}")
    page.wait_for_selector(TITLES)
    assert page.locator(TITLES).all_inner_texts() == ["أسعار القمح في السوق", "ميناء طرطوس يستقبل سفينتين"]
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "القمح"
    assert not page.is_checked("#__search")
    assert page.text_content("[role=status].ss") == "قصاصتان"


def test_filters_narrow_and_are_shared(page: Page, address: str) -> None:
    """A filter narrows the results, stands in the address, and offers only what the results hold."""
    page.goto(f"{address}?q={quote('القمح')}")
    page.wait_for_selector(TITLES)
    assert page.locator("[name=year] option").all_inner_texts() == ["الكل", "2021 (1)", "2019 (1)"]
    page.select_option("[name=year]", "2019")
    page.wait_for_function(f"document.querySelectorAll('{TITLES}').length === 1")
    assert page.locator(TITLES).all_inner_texts() == ["ميناء طرطوس يستقبل سفينتين"]
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    page.wait_for_selector(TITLES)
    assert page.locator(TITLES).all_inner_texts() == ["ميناء طرطوس يستقبل سفينتين"]
    page.click(".srch [type=reset]")
    page.wait_for_function(f"document.querySelectorAll('{TITLES}').length === 2")


def test_filters_alone_list_texts(page: Page, address: str) -> None:
    """Without words a filter lists its texts, the newest first."""
    page.goto(f"{address}?year=2020")
    page.wait_for_selector(TITLES)
    assert page.locator(TITLES).all_inner_texts() == ["الهدنة بين القريتين", "مدارس جديدة في الريف"]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    """The box has the focus, results come while typing, and Tab leads on through button and filters to the first result."""
    page.goto(address)
    page.wait_for_function("document.activeElement.id === 'malaff-q'")
    page.keyboard.insert_text("مدارس")
    page.wait_for_selector(TITLES)
    passed = []
    for _ in range(7):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.name || document.activeElement.type || document.activeElement.textContent"))
    assert passed[:4] == ["submit", "year", "source", "topic"]
    assert "مدارس جديدة في الريف" in passed


def test_without_javascript_everything_is_reachable(browser: Browser, address: str) -> None:
    """The page says that the search needs JavaScript and leads to every index."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "معطّل في متصفحك" in page.inner_text(".srch")
    links = page.eval_on_selector_all(".sn a[href]", "found => found.map((a) => a.getAttribute('href'))")
    assert {"actors/index.html", "places/index.html", "topics/index.html", "sources/index.html", "articles.html"} <= set(links)
    context.close()
