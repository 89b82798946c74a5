"""Each folder here is a case: a raw text (and corrections), and the page that has to come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from malaff.collection import page
from malaff.reading.editor.sidecar import EMPTY, read_sidecar
from malaff.reading.read import read_text
from malaff.reading.sources.files import read_seeds
from malaff.verbs.convert import load_knowledge

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/seed.*") if path.suffix != ".yml")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_text_becomes_its_page(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The page is letter for letter the one that was read and accepted."""
    source = next(path for path in case.glob("seed.*") if path.suffix != ".yml")
    (seed,) = read_seeds(f"seeds/{case.name}{source.suffix}", source.read_bytes())
    knowledge, _ = load_knowledge(tmp_path, "seeds", [])
    corrections = case / "seed.yml"
    sidecar = read_sidecar(corrections.read_text("utf-8"), "seed.yml") if corrections.is_file() else EMPTY
    made = page.write_article(read_text(seed, knowledge, sidecar).article)
    expected = case / "article.md"
    if request.config.getoption("--accept"):
        expected.write_text(made, "utf-8")
    assert made == expected.read_text("utf-8")
