"""Python, which builds the index, and JavaScript, which asks it, read Arabic alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from malaff.arabic.forms import candidates, kin
from malaff.arabic.spelling import search_words, skeletons
from search_samples import chromium

PROJECT = Path(__file__).parents[3]
CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
SEEDS = sorted((PROJECT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page that holds the search's Arabic and nothing else."""
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(path=str(PROJECT / "theme_overrides/assets/javascripts/search-arabic.js"))
        yield page


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["text"][:20])
def test_words_of_a_text(page: Page, case: dict[str, list[str]]) -> None:
    """Both cut and fold a text into the words of the table."""
    assert search_words(case["text"]) == case["words"]
    assert page.evaluate("(text) => malaffSearch.words(text).map((found) => found.word)", case["text"]) == case["words"]


@pytest.mark.parametrize("case", [*CASES["candidates"], *CASES["kin"]], ids=lambda case: case["word"])
def test_what_a_word_may_contain(page: Page, case: dict[str, list[str]]) -> None:
    """Both list the same candidates in the same order, the table's among them."""
    word = case["word"]
    listed = page.evaluate("(word) => [malaffSearch.candidates(word), malaffSearch.kin(word)]", word)
    assert listed == [list(candidates(word)), list(kin(word))]
    assert set(case["holds"]) <= {*listed[0], *listed[1]}


@pytest.mark.parametrize("case", CASES["sounds"], ids=lambda case: case["one"])
def test_spellings_of_a_foreign_name(page: Page, case: dict[str, str]) -> None:
    """Both give two spellings of one name a common skeleton, and other names none."""
    one, other = case["one"], case["other"]
    assert page.evaluate("(pair) => pair.map(malaffSearch.skeletons)", [one, other]) == [list(skeletons(one)), list(skeletons(other))]
    assert bool(set(skeletons(one)) & set(skeletons(other))) == case["same"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_whole_texts(page: Page, seed: Path) -> None:
    """Both read whole raw texts alike, and every word where it stands."""
    text = seed.read_text(encoding="utf-8")
    read = page.evaluate("(text) => malaffSearch.words(text)", text)
    expected = search_words(text)
    assert [found["word"] for found in read] == expected
    assert [search_words(text[found["start"] : found["end"]]) for found in read] == [[word] for word in expected]
    listed = page.evaluate("(words) => words.map((word) => [malaffSearch.candidates(word), malaffSearch.kin(word)])", expected)
    assert listed == [[list(candidates(word)), list(kin(word))] for word in expected]
