"""The engine under node: fields, compounds, verbal nouns, and words that are offered for those that are nowhere."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

ENGINE = Path(__file__).parent / "engine.mjs"
FOUND = [
    ("4 مايو 2019", {"harbour"}),
    ("أيار 2020", {"school", "truce"}),
    ("2021-05-04", {"market", "hostile"}),
    ("صحيفة المرفأ", {"harbour", "school"}),
    ("عبد الرحيم", {"truce"}),
    ("عبدالرحيم", {"truce"}),
    ("توصلوا", {"truce"}),
    ("افتتاح", {"school"}),
]
OFFERED = [("طرطوش", "طرطوس"), ("لوندغرن", "لوندغرين"), ("المدراس", "مدارس"), ("Lundgren", "لوندغرين")]


def _ask(site: Path, *queries: str) -> list[dict[str, object]]:
    done = subprocess.run([compute_driver_executable()[0], str(ENGINE), str(site), *queries], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("query", "articles"), FOUND, ids=[query for query, _ in FOUND])
def test_what_is_found(search_site: Path, query: str, articles: set[str]) -> None:
    """Day, month, publisher, a compound name in one word or two, a verb and its verbal noun find their articles."""
    (answer,) = _ask(search_site, query)
    assert set(answer["articles"]) == articles  # type: ignore[call-overload]


@pytest.mark.parametrize(("query", "word"), OFFERED)
def test_what_is_offered(search_site: Path, query: str, word: str) -> None:
    """A slip, another transliteration and Latin letters are answered with the nearest word and its number of texts."""
    (answer,) = _ask(search_site, query)
    offers = [(offer["word"], offer["count"]) for offer in answer["offers"]]  # type: ignore[attr-defined]
    assert any(word in found and count > 0 for found, count in offers)


def test_nothing_is_offered_for_what_stands_there(search_site: Path) -> None:
    """A word that the texts hold is asked as it is."""
    (answer,) = _ask(search_site, "القمح")
    assert answer["offers"] == []
    assert set(answer["articles"]) == {"harbour", "market"}  # type: ignore[call-overload]
