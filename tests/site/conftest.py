"""The sample dossier's site, built once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from malaff.epub.output import Epub
from malaff.model.records import Collection, Config
from malaff.pdf.output import Pdf
from malaff.site.build import build_site
from site_samples import make_collection, sample_articles

BOOKS = (Pdf.download, Epub.download)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Collection, Config]:
    """The sample's site, its collection and its configuration."""
    root = tmp_path_factory.mktemp("dossier")
    collection, config = make_collection(root, sample_articles())
    (root / "dist").mkdir()
    (root / "dist/dossier.pdf").write_bytes(b"%PDF-1.7 " + b"0" * 5_300_000)
    return build_site(collection, config, root / "dist", BOOKS), collection, config


@pytest.fixture(scope="session")
def read(built: tuple[Path, Collection, Config]) -> Callable[[str], str]:
    """The text of a page of the sample's site."""
    return lambda name: (built[0] / name).read_text(encoding="utf-8")
