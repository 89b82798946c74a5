"""The book that most tests look at, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from epub_samples import article, collection, config
from malaff.epub.build import build_epub
from malaff.model.records import Collection


@pytest.fixture(scope="session")
def dossier() -> Collection:
    """Three articles: dated, undated with a bound, and one whose title is its lead."""
    farm = article("farm", title="مزارعو الوادي بين الوعود والعطش", published="2019-05/..", published_from="hints", duplicates=("dam",))
    lead = article("lead", title="بلا عنوان", title_from="lead", published=None, published_from="none", publisher=None)
    text = "# عن الملف\n\n- أول\n\n> قول **مهم**\n\n[السد](articles/dam.md) & <u>تحته خط</u>\n\n***\n\nسطر  \nوسطر"
    return collection(article(), farm, lead, introduction=text)


@pytest.fixture(scope="session")
def book(dossier: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the three articles."""
    root = tmp_path_factory.mktemp("book")
    return build_epub(dossier, config(root), root / "dist")[0]
