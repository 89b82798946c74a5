"""What the PDF's tests share: a folder with the theme's fonts, small collections, a typesetter."""

from __future__ import annotations

from pathlib import Path

import pytest

from malaff.collection.look.palette import default_palette
from malaff.pdf.layout.fonts import FontSet, load_fonts
from malaff.pdf.layout.part import Typesetter
from malaff.pdf.parts.sheets import style_sheet

CONFIGURATION = """site_name: ملف المياه
extra:
  dossier:
    identifier: urn:example:water
    edition: "2026-01-15"
"""


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A collection's folder with the theme's fonts."""
    folder = tmp_path_factory.mktemp("dossier")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (folder / "theme_overrides").symlink_to(project / "theme_overrides")
    return folder


@pytest.fixture(scope="session")
def fonts(root: Path) -> FontSet:
    """The theme's fonts, unpacked."""
    return load_fonts(root, root / ".cache/pdf", "latn")


@pytest.fixture(scope="session")
def typesetter(fonts: FontSet) -> Typesetter:
    """A typesetter with the dossier's style."""
    return Typesetter(style_sheet(default_palette()), fonts)
