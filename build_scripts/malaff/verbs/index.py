"""Stage 2: article pages become the indexes, home, timeline, quotes, actors, places, topics and sources."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from malaff.collection.load import load_collection
from malaff.collection.store import store_pages
from malaff.site.pages.index import build_index
from malaff.verbs.guarded import guard
from malaff.verbs.printing import code_of, config_of, fail, say, show_stale


def run(options: Namespace) -> int:
    """Write the pages into docs/ (with `--check`, only say which would change) and return the exit code."""
    config = config_of(options)
    guard(config)
    pages = build_index(load_collection(config), config)
    check = getattr(options, "check", False)
    stored = store_pages(Path(config.root) / "docs", "index", pages, check=check)
    for problem in stored.refused:
        fail(problem, options)
    if check:
        return show_stale("index", stored.stale, options) or code_of((), stored.refused, (), options)
    say(options, f"index: {len(pages)} pages in docs ({len(stored.written)} written, {stored.unchanged} unchanged, "
                 f"{len(stored.deleted)} deleted)")
    return code_of((), stored.refused, (), options)
