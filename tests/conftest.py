"""What all tests share: the project's folder, a collection to build in, and --accept for expected pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from collections_made import PROJECT, copy_collection

# Cases of each property: in the suite, and where tests/slow/properties.py asks for more. A busy machine is no fault of a case.
settings.register_profile("suite", max_examples=200, deadline=None)
settings.register_profile("slow", max_examples=5000, deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the expected pages of tests/golden anew."""
    parser.addoption("--accept", action="store_true", help="write the expected pages of tests/golden anew")


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout's folder."""
    return PROJECT


@pytest.fixture
def collection_folder(tmp_path: Path) -> Path:
    """A fresh copy of the project's collection with the five seeds."""
    return copy_collection(tmp_path / "collection")


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A fresh collection without raw texts."""
    return copy_collection(tmp_path / "collection", seeds=False)
