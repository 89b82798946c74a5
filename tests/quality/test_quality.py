"""The five seeds are read at least as well as the floors say; a floor never drops without a word."""

from __future__ import annotations

import json
from pathlib import Path

from malaff.collection import page
from quality.measure import measure, plain_lines

HERE = Path(__file__).parent


def test_figures_reach_their_floors(project: Path) -> None:
    """F1 of every kind of value, over the committed pages, is not under its floor; a floor that is outgrown is raised."""
    labels = json.loads((HERE / "labels.json").read_text("utf-8"))
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))
    articles = {name: page.read_article((project / f"docs/articles/{name}.md").read_text("utf-8")) for name in labels}
    raw = {name: plain_lines((project / f"seeds/{name}.txt").read_text("utf-8")) for name in labels}
    figures = measure(articles, labels, raw)
    assert figures.keys() == floors.keys()
    assert {kind: (figures[kind], floor) for kind, floor in floors.items() if figures[kind] < floor} == {}
