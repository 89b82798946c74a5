"""What is older than the restrictions goes at one instant: a run that dies meanwhile leaves no half site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from malaff.collection.restrictions import purge
from malaff.model.disk import clear


def test_a_run_that_dies_while_it_deletes_leaves_no_half_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """dist/site is gone before the first of its files is; the next run clears what is left of it."""
    for name in ("dist/site/index.html", "dist/dossier.pdf", "dist/mine.txt", ".cache/pdf/parts/x", ".cache/lock"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")

    def die(path: Path) -> None:
        assert not (tmp_path / "dist/site").exists() and path.is_dir()
        raise KeyboardInterrupt

    with monkeypatch.context() as here, pytest.raises(KeyboardInterrupt):
        here.setattr(shutil, "rmtree", die)
        purge(tmp_path)
    clear(tmp_path)
    purge(tmp_path)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == [".cache/lock", "dist/mine.txt"]
    assert not (tmp_path / "dist/site").exists() and not list((tmp_path / "dist").glob(".*"))
