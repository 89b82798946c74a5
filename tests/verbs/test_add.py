"""Files are taken in whole or refused by name; none is lost in silence, none twice."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from malaff.verbs.cli import main

NEWS = "بلدية النهر تعلن بدء ترميم الجسر القديم\n\nأعلنت بلدية النهر بدء ترميم الجسر القديم {} بعد سنوات من الانتظار.\n"
Words = pytest.CaptureFixture[str]


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """A folder as people have it."""
    folder = tmp_path / "قصاصات"
    (folder / "2015-07-21").mkdir(parents=True)
    (folder / "A.TXT").write_bytes(NEWS.format("أولا").encode("cp1256"))
    (folder / "2015-07-21/a.txt").write_text(NEWS.format("ثانيا"), "utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": NEWS.format("ثالثا")}).encode(), mtime=0) )
    (folder / "copy.txt").write_bytes(NEWS.format("أولا").encode("cp1256"))
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    (folder / "empty.txt").write_bytes(b"")
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def _add(root: Path, *paths: Path) -> int:
    return main(["--root", str(root), "add", *map(str, paths)])


def _held(root: Path) -> dict[str, bytes]:
    base = root / "seeds"
    paths = (path for path in base.rglob("*") if path.is_file() and "vocabulary" not in path.parts)
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in paths}


def test_each_file_has_its_line(empty_folder: Path, clippings: Path, capsys: Words) -> None:
    """Original bytes, folders kept, doubles and what cannot be read named; a second time nothing is new."""
    assert _add(empty_folder, clippings) == 5
    out, err = capsys.readouterr()
    held = _held(empty_folder)
    names = {"A.TXT", "2015-07-21/a.txt", "b.jsonl.gz"}
    assert held == {f"{clippings.name}/{name}": (clippings / name).read_bytes() for name in names}
    assert f"copy.txt: there already, as seeds/{clippings.name}/A.TXT" in out
    assert "scan.pdf: is of no kind that is read" in err
    assert "empty.txt: " in err
    assert "add: 3 files (3 texts) taken in, 1 there already, 2 refused" in out
    assert _add(empty_folder, clippings) == 5
    assert "add: 0 files (0 texts) taken in, 4 there already, 2 refused" in capsys.readouterr().out
    assert _held(empty_folder) == held


def test_no_file_takes_anothers_name(empty_folder: Path, tmp_path: Path) -> None:
    """Another text of the same name, in letters of either case or with another ending, has a name of its own; what is hidden is shown."""
    for number, name in enumerate(("one/a.b.txt", "two/A.B.TXT", "three/a.b.jsonl", "four/.a.b.txt")):
        path = tmp_path / name
        path.parent.mkdir()
        text = NEWS.format(f"للمرة {number}")
        path.write_text(json.dumps({"text": text}) if name.endswith("jsonl") else text, "utf-8")
        assert _add(empty_folder, path) == 0
    assert set(_held(empty_folder)) == {"a.b.txt", "A.B-2.TXT", "a.b-3.jsonl", "a.b-4.txt"}
    assert main(["-q", "--root", str(empty_folder), "convert", "--jobs", "1"]) == 0
    assert len(list((empty_folder / "docs/articles").glob("*.md"))) == 4


def test_what_is_not_taken(empty_folder: Path, tmp_path: Path, capsys: Words) -> None:
    """A file of the seeds folder, a name that is none, a link, a folder where no texts are looked for."""
    (empty_folder / "seeds/x.txt").write_text(NEWS.format("هنا"), "utf-8")
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary/v.txt").write_text(NEWS.format("هناك"), "utf-8")
    (tmp_path / "way").mkdir()
    (tmp_path / "way/l.txt").symlink_to(tmp_path / "vocabulary/v.txt")
    before = _held(empty_folder)
    for path in (empty_folder / "seeds/x.txt", tmp_path / "none.txt", tmp_path / "way", tmp_path / "vocabulary"):
        assert _add(empty_folder, path) == 5
    err = capsys.readouterr().err
    for said in ("stands in the seeds folder already", "none.txt: cannot be read", "is a link out of", "where no texts are looked for"):
        assert said in err
    assert _held(empty_folder) == before
