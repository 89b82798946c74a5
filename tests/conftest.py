"""What all tests share: the project's folder, a collection to build in, and --accept for expected pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the expected pages of tests/golden anew."""
    parser.addoption("--accept", action="store_true", help="write the expected pages of tests/golden anew")


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout's folder."""
    return PROJECT


def copy_collection(to: Path, *, seeds: bool = True) -> Path:
    """A copy of the project's own collection without what was generated, in a folder of its own."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", to)
    shutil.copytree(PROJECT / "theme_overrides", to / "theme_overrides", dirs_exist_ok=True)
    shutil.copytree(PROJECT / "seeds/vocabulary", to / "seeds/vocabulary", dirs_exist_ok=True)
    (to / "docs").mkdir(exist_ok=True)
    if (PROJECT / "docs/about.md").exists():
        shutil.copy(PROJECT / "docs/about.md", to / "docs")
    if seeds:
        for path in [*(PROJECT / "seeds").glob("*.txt"), *(PROJECT / "seeds").glob("*.yml")]:
            shutil.copy(path, to / "seeds")
    return to


@pytest.fixture
def collection_folder(tmp_path: Path) -> Path:
    """A fresh copy of the project's collection with the five seeds."""
    return copy_collection(tmp_path / "collection")


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A fresh collection without raw texts."""
    return copy_collection(tmp_path / "collection", seeds=False)
