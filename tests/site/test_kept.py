"""A site made again takes what has not changed from the last one, and is the same, byte for byte, as one made from nothing."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from collections_made import copy_collection
from malaff.verbs.cli import main


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A collection whose site has been made."""
    root = copy_collection(tmp_path / "c")
    assert _make(root) == 0
    return root


def _make(root: Path) -> int:
    return max(main(["--root", str(root), "-q", verb]) for verb in ("convert", "index", "site"))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _sidecar(root: Path) -> None:
    (root / "seeds/003_bea1fc9c4dceb1c7.yml").write_text("title: عنوان آخر من المحرر\n", "utf-8")


def _withhold(root: Path) -> None:
    (root / "seeds/002_1724ff0518829684.yml").write_text("withhold: true\nwhy: سبب\n", "utf-8")


def _add(root: Path) -> None:
    text = "بلدية النهر تعلن بدء ترميم الجسر\n\nأعلنت بلدية النهر بدء ترميم الجسر الذي زاره بوتين في موسكو.\n"
    (root / "seeds/new.txt").write_text(text, "utf-8")


def _remove(root: Path) -> None:
    (root / "seeds/001_f5a1b29cbcfaa294.txt").unlink()
    (root / "seeds/001_f5a1b29cbcfaa294.yml").unlink(missing_ok=True)


def _configure(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(re.sub("numerals: latn", "numerals: arab", path.read_text("utf-8")), "utf-8")


def _template(root: Path) -> None:
    path = root / "theme_overrides/main.html"
    path.write_text(path.read_text("utf-8").replace("<footer", '<footer data-x="1"', 1), "utf-8")


def _introduce(root: Path) -> None:
    (root / "docs/introduction.md").write_text("مقدمة الملف كما كتبها محرره.\n", "utf-8")


def _own_page(root: Path) -> None:
    (root / "docs/method.md").write_text("# المنهج\n\nكيف جُمعت القصاصات.\n", "utf-8")


def _spoil(root: Path) -> None:
    (root / "dist/site/articles/000_98cf91428b1babbb.html").write_text("spoilt", "utf-8")


CHANGES = [_sidecar, _withhold, _add, _remove, _configure, _template, _introduce, _own_page, _spoil]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_incremental_equals_clean(site: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    """After any change, the second site is the one that a fresh copy gives."""
    change(site)
    assert _make(site) == 0
    fresh = tmp_path / "fresh"
    shutil.copytree(site, fresh, ignore=shutil.ignore_patterns("dist", ".cache"))
    assert _make(fresh) == 0
    again, clean = _files(site / "dist/site"), _files(fresh / "dist/site")
    assert again.keys() == clean.keys() and [name for name in clean if clean[name] != again[name]] == []


def test_what_did_not_change_is_kept(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Without a change every generated page is kept; after one, only what it touches is made."""
    def kept() -> tuple[int, int]:
        caplog.clear()
        with caplog.at_level(logging.INFO, "malaff.site"):
            assert _make(site) == 0
        return tuple(map(int, re.findall(r"\d+", caplog.messages[-1])))[:2]  # type: ignore[return-value]

    pages, same = kept()
    assert same >= pages - 3  # those that a person wrote, and the page of what was not found
    with (site / "seeds/000_98cf91428b1babbb.yml").open("a", encoding="utf-8") as sidecar:
        sidecar.write("section: قسم\n")
    pages, fewer = kept()
    assert pages - 25 < fewer < same
