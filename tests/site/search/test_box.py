"""The stock search box on our index, in a real Chromium: over http under a sub-path, and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from search_samples import BOX, META, RESULTS, ask, chromium, found, serve

QUERIES = [
    ("سفن", ["articles/harbour"]),  # broken plural
    ("سفينة", ["articles/harbour"]),  # dual in the text
    ("وزير", ["articles/harbour"]),
    ("قضية", ["articles/harbour"]),
    ("بالمدرسة", ["articles/school"]),  # clitic in the query
    ("أعلن", ["articles/school"]),
    ("مفاوضة", ["articles/truce"]),
    ("إطلاق النار", ["articles/truce", "articles/market"]),  # near each other before far apart; censored in the text
    ('"إطلاق النار"', ["articles/truce"]),  # a phrase
    ("القمح -ميناء", ["articles/market"]),  # exclusion
    ("2400", ["articles/market"]),  # digits of the other kind
    ("عبد الرحيم", ["articles/truce"]),  # written apart
    ("تجار", ["articles/market"]),
    ("مجلس", ["articles/truce"]),
    ("مدرسه", ["articles/school"]),  # haa for taa marbuta
    ("لوندجرين", ["actors/letter.ghain.html#greta", "articles/harbour"]),  # another transliteration, and the name before the texts
    ("طرطوس", ["places/letter.tah.html#port", "articles/harbour"]),
    ("اقتباسات", ["dossier/quotes"]),  # a page of the dossier by its name
    ("سفينة غواصة", []),  # one of two words that is nowhere: the other is offered, not shown
    ("قنطار", []),  # near قنطرة, and not in the texts
    ("مكاتب", []),  # near المكتبة
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for this module."""
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def address(search_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under a sub-path."""
    with serve(search_site, tmp_path_factory.mktemp("served")) as base:
        yield base


@pytest.fixture(scope="module")
def box(browser: Browser, address: str) -> Page:
    """The home page, its box open."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}index.html")
    page.click(BOX)
    return page


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[query for query, _ in QUERIES])
def test_what_the_box_finds(box: Page, query: str, expected: list[str]) -> None:
    """A query finds the texts that a reader means, in the order a reader wants, and no others."""
    assert ask(box, query) == expected


def test_some_words_name_what_is_missing(box: Page) -> None:
    """Where no text holds all words, those that hold some are shown, and what each lacks is said."""
    assert set(ask(box, "مدرسة سفينة")) == {"articles/school", "articles/harbour"}
    assert "لا قصاصة تجمع الكلمات كلها" in (box.text_content(META) or "")
    lacking = box.eval_on_selector_all(f"{RESULTS} del", "found => found.map((one) => one.textContent)")
    assert sorted(lacking) == ["سفينة", "مدرسة"]


def test_a_word_that_is_nowhere_is_named(box: Page) -> None:
    """Where one of two words stands in no text, that is said, and the search for the other is a link away."""
    assert ask(box, "سفينة غواصة") == []
    assert (box.text_content(META) or "").startswith("لا ترد في الملف: غواصة")
    assert "search.html?q=" in (box.get_attribute(f"{META} a", "href") or "")


def test_a_result_shows_source_date_and_the_words_of_the_text(box: Page) -> None:
    """The line is the text's own, censor dots included, with the hits marked."""
    ask(box, "وقف اطلاق")
    first = box.locator(f"{RESULTS} article").first
    assert "وكالة الضفة · 4 مايو 2020" in first.inner_text()
    assert first.locator("mark").all_inner_texts() == ["وقف", "إطـ.ـلاق"]


def test_hostile_text_is_shown_as_text(box: Page) -> None:
    """Markup of a text stands in the results letter for letter and does not run."""
    box.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert ask(box, "قنطرة") == ["articles/hostile"]
    shown = box.locator(f"{RESULTS} article").inner_text()
    assert "<img src=x onerror=alert(1)>" in shown
    assert "<script>alert(2)</script>" in shown
    assert box.locator(f"{RESULTS} article img").count() == 0


@pytest.mark.parametrize(("query", "words"), [("طرطوس", "قصاصة واحدة"), ("القمح", "قصاصتان"), ("قنطار", "لا قصاصة تطابق البحث")])
def test_counts_are_arabic(box: Page, query: str, words: str) -> None:
    """The line above the results has the plural forms of Arabic."""
    ask(box, query)
    assert (box.text_content(META) or "").startswith(words)


def test_nothing_is_loaded_before_a_key(browser: Browser, address: str) -> None:
    """A page asks for no part of the index until the reader searches, not even on focus."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}index.html")
    page.click(BOX)
    page.wait_for_timeout(300)
    assert [url for url in asked if url.startswith("search")] == ["search/search_index.json"]
    page.locator(BOX).fill("القمح")
    page.wait_for_selector(f"{RESULTS} article")
    assert any(url.endswith("/w0.js") for url in asked)


def test_typed_letter_by_letter(browser: Browser, address: str) -> None:
    """While a word is being typed, its beginning finds what it may become."""
    page = browser.new_page()
    page.goto(f"{address}index.html")
    page.click(BOX)
    for letter in "طرط":
        page.keyboard.insert_text(letter)
    page.wait_for_selector(f"{RESULTS} article")
    assert found(page) == ["places/letter.tah.html#port", "articles/harbour"]


def test_from_a_folder(browser: Browser, search_site: Path) -> None:
    """Over file:// the same box gives the same answers, without an error."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((search_site / "articles/school.html").as_uri())
    page.click(BOX)
    assert ask(page, "سفن") == ["articles/harbour"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/harbour.html*")
    assert faults == []
