"""One run of a verb: an error is a message, an output's failure stops no other, and dist/report.json says all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from collections_made import copy_collection
from malaff.epub.output import Epub
from malaff.pdf.output import Pdf
from malaff.verbs.cli import main


def _report(root: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((root / "dist/report.json").read_text("utf-8"))
    return read


def test_an_output_that_fails_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program in one output is one message with exit code 7; the outputs after it are made."""
    root = copy_collection(tmp_path / "c")

    def fail(*_: object) -> None:
        raise KeyError("topic-x")

    monkeypatch.setattr(Pdf, "build", fail)
    assert main(["--root", str(root), "-q", "build"]) == 7
    shown = capsys.readouterr().err
    assert "dist/dossier.pdf" in shown and "KeyError" in shown and "Traceback" not in shown and len(shown.splitlines()) <= 5
    assert (root / "dist/dossier.epub").is_file() and (root / "dist/site/index.html").is_file()
    report = _report(root)
    assert (report["verb"], report["exit"]) == ("build", 7)
    kinds = {(entry["kind"], entry["code"]) for entry in report["entries"]}  # type: ignore[attr-defined]
    assert ("refusal", "7") in kinds and any(kind == "repair" for kind, _ in kinds), kinds


def test_what_the_disk_refuses_is_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in the place of the EPUB: where, what, mend, exit code 7."""
    root = copy_collection(tmp_path / "c")
    assert main(["--root", str(root), "-q", "convert"]) == 0
    (root / "dist/dossier.epub/x").mkdir(parents=True)
    assert main(["--root", str(root), "-q", "epub"]) == 7
    shown = capsys.readouterr().err
    assert "dossier.epub" in shown and "refuses" in shown and len(shown.splitlines()) == 2
    assert not [path.name for path in (root / "dist").iterdir() if path.name.endswith(".part")]


def test_a_fault_anywhere_is_no_traceback(empty_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a verb raises ends as a message."""
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x" * 900)

    monkeypatch.setattr(Epub, "build", fail)
    monkeypatch.setattr("malaff.verbs.convert.convert", fail)
    assert main(["--root", str(empty_folder), "convert"]) == 7
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown and "Traceback" not in shown and len(shown.splitlines()) <= 5
