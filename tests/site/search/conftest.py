"""The site of the search's sample articles, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from malaff.collection import page
from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.collection.store import store_pages
from malaff.site.build import build_site
from malaff.site.pages.index import build_index
from search_samples import sample_articles

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def search_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the sample articles as convert and index leave it on disk."""
    root = tmp_path_factory.mktemp("search")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    shutil.copytree(PROJECT / "theme_overrides", root / "theme_overrides")
    folder = root / "docs/articles"
    folder.mkdir(parents=True)
    for article in sample_articles():
        (folder / f"{article.id}.md").write_text(page.write_article(article), encoding="utf-8")
    config = load_config(root)
    store_pages(root / "docs", "index", build_index(load_collection(config), config))
    return root


@pytest.fixture(scope="session")
def search_site(search_root: Path) -> Path:
    """The built site of the sample articles."""
    config = load_config(search_root)
    (search_root / "dist").mkdir()
    return build_site(load_collection(config), config, search_root / "dist")
