"""What the post step writes into the site's folder of the search."""

from __future__ import annotations

import json
import re
from pathlib import Path

from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.site.search.build import build_search
from malaff.site.search.postings import DIGITS, Postings


def test_stock_index_is_empty(search_site: Path) -> None:
    """The stock script fetches its index on every page: it gets one without documents, as JSON and as a script."""
    stub = json.loads((search_site / "search/search_index.json").read_text(encoding="utf-8"))
    assert stub["docs"] == []
    assert (search_site / "search/search_index.js").read_text(encoding="utf-8").startswith("var __index={")


def test_same_collection_same_bytes(search_root: Path, search_site: Path, tmp_path: Path) -> None:
    """Two builds write the same files, and a second build leaves none of the first behind."""
    collection = load_collection(load_config(search_root))
    for page in search_site.rglob("*.html"):
        target = tmp_path / page.relative_to(search_site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    stale = tmp_path / "search/old/w0.js"
    stale.parent.mkdir(parents=True)
    stale.touch()
    build_search(collection, tmp_path)
    build_search(collection, tmp_path)
    assert _bytes(tmp_path / "search") == _bytes(search_site / "search")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_part_is_a_script_of_one_call(search_site: Path) -> None:
    """Nothing but data stands in a part, so that hostile text cannot become a statement."""
    parts = [path for path in (search_site / "search").rglob("*.js") if path.name != "search_index.js"]
    assert len(parts) > 7
    for path in parts:
        match = re.fullmatch(r'malaffSearch\.take\("(\w+)",(.*)\);\n', path.read_text(encoding="utf-8"), re.S)
        assert match
        json.loads(match[2])


def test_places_can_be_read_back() -> None:
    """A posting list gives document, number of places and steps from place to place."""
    postings = Postings()
    postings.add(0, [("قمح", 3), ("قمح", 70), ("سعر", 64)])
    postings.add(700, [("قمح", 9000)])
    assert _numbers(postings.lists["قمح"]) == [0, 2, 3, 67, 699, 1, 9000]
    assert _numbers(postings.lists["سعر"]) == [0, 1, 64]


def _numbers(digits: str) -> list[int]:
    found, value, shift = [], 0, 0
    for letter in digits:
        digit = DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(value)
            value, shift = 0, 0
    return found
