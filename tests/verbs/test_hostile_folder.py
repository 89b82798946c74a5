"""What is wrong with one file of a collection is said with its place, and everything else is made as if it were not there."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from malaff.verbs.cli import main

GOOD = "بلدية الميناء تزرع ألف شجرة\n\n"
GOOD += "أعلنت بلدية الميناء أمس أنها تزرع ألف شجرة في شوارع المدينة قبل نهاية العام، بتمويل من صندوق البيئة.\n"


def _pages(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "docs/articles").glob("*.md")}


def _spoil(seeds: Path) -> list[str]:
    """Put bad files of many kinds into the folder; their names as messages have them."""
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "loop.txt").symlink_to("loop.txt")
    (seeds / "out.txt").symlink_to("/etc/hostname")
    (seeds / "gone.txt").symlink_to("nothing.txt")
    (seeds / "folder.txt").mkdir()
    (seeds / "folder.txt/.keep").touch()
    Path(os.fsdecode(os.fsencode(seeds) + b"/\xff.txt")).write_text(GOOD, "utf-8")
    (seeds / "empty.txt").touch()
    (seeds / "zeros.txt").write_bytes(bytes(5000))
    (seeds / "line.txt").write_text("في المدينة " * 12_000, "utf-8")
    (seeds / "large.txt").write_bytes(GOOD.encode() * 20_000)
    (seeds / "many.txt").write_text(GOOD + "س\n" * 60_000, "utf-8")
    (seeds / "tags.html").write_text(f"<p>{GOOD}</p>" + "<b>" * 210_000, "utf-8")
    (seeds / "attributes.html").write_text(f"<p>{GOOD * 300}<i {' '.join(f'a{n}=1' for n in range(9000))}>x</i>", "utf-8")
    packed = gzip.compress(b'{"text": "x"}\n' * 3000)
    (seeds / "damaged.jsonl.gz").write_bytes(packed[:40] + b"\0\0\0\0" + packed[44:])
    (seeds / "short.jsonl.gz").write_bytes(packed[:-20])
    (seeds / "bomb.jsonl.gz").write_bytes(gzip.compress(bytes(40_000_000)))
    (seeds / "deep.jsonl").write_text("[" * 100_000, "utf-8")
    return ["pipe.txt", "loop.txt", "out.txt", "gone.txt", r"\xff.txt", "empty.txt", "zeros.txt", "line.txt:1", "large.txt",
            "many.txt", "tags.html", "attributes.html:901", "damaged.jsonl.gz", "short.jsonl.gz", "bomb.jsonl.gz:1", "deep.jsonl:1"]


def test_bad_files_stop_no_good_one(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each bad file is named once with exit code 5; the good pages are the same bytes as without them."""
    for n in range(3):
        (empty_folder / f"seeds/good{n}.txt").write_text(GOOD.replace("ألف", f"{n} آلاف"), "utf-8")
    (empty_folder / "seeds/UP.TXT").write_text(GOOD, "utf-8")
    assert main(["--root", str(empty_folder), "-q", "convert"]) == 0
    clean = _pages(empty_folder)
    assert len(clean) == 4, "UP.TXT is a text too"
    bad = _spoil(empty_folder / "seeds")
    capsys.readouterr()
    assert main(["--root", str(empty_folder), "-q", "convert"]) == 5
    said = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("  ")]
    assert [name for name in bad if sum(f"seeds/{name}:" in line for line in said) < 1] == []
    assert len(said) < 40, "a file with thousands of bad lines is not said line by line"
    assert len({line.split(": ")[0].split(":")[0] for line in said}) == len(bad), "\n".join(said)
    assert _pages(empty_folder) == clean


SIDECARS = [
    (b"published: 2017-02-30\n", "a.yml"),
    ("title: عنوان آخر\n".encode("cp1256"), "UTF-8"), ("title: عنوان".encode("utf-16"), "UTF-16"),
    (b"actors: [{name: }]\n", "name"), (b"title: " + b"[" * 150_000, "nested"), ("topics: [سياسة]\n".encode(), "politics"),
]


@pytest.mark.parametrize(("data", "what"), SIDECARS)
def test_a_bad_sidecar_stops_no_other_text(empty_folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, what: str) -> None:
    """Its text is the only one touched, the message says what is wrong, and the exit code is 5."""
    for name in ("a", "b"):
        (empty_folder / f"seeds/{name}.txt").write_text(GOOD.replace("ألف", name), "utf-8")
    (empty_folder / "seeds/a.yml").write_bytes(data)
    assert main(["--root", str(empty_folder), "-q", "convert"]) == 5
    said = capsys.readouterr().err
    assert "seeds/a.yml" in said and what in said and len(said.splitlines()) <= 5
    assert "b.md" in _pages(empty_folder)


@pytest.mark.parametrize(("name", "data", "what"), [
    ("actors.yml", "- {id: x, name: سامي الحداد}\n".encode("cp1256"), "UTF-8"), ("actor.yml", b"[]", "actors.yml"),

    ("topics.yml", b"- [" + b"[" * 100_000, "nested"), ("boilerplate.yml", "- {id: a, why: س., patterns: ['(س+)+ش']}\n".encode(), "slow"),
    ("places.yml", b"- {id: x, name: ab, lat: 91}\n", "lat"),
])
def test_a_bad_vocabulary_stops_nothing(empty_folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, what: str) -> None:
    """The file is named with its fault and exit code 4, and the texts are read without it."""
    (empty_folder / "seeds/a.txt").write_text(GOOD, "utf-8")
    (empty_folder / f"seeds/vocabulary/{name}").write_bytes(data)
    assert main(["--root", str(empty_folder), "-q", "convert"]) == 4
    said = capsys.readouterr().err
    assert f"seeds/vocabulary/{name}" in said and what in said and len(said.splitlines()) <= 5
    assert "a.md" in _pages(empty_folder)


def test_what_is_not_read_is_said(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files of other kinds and linked folders are findings, not silence."""
    seeds = empty_folder / "seeds"
    (seeds / "a.txt").write_text(GOOD, "utf-8")
    for name in ("notes.md", "report.odt"):
        (seeds / name).write_text("x", "utf-8")
    (seeds / "more").symlink_to(empty_folder / "docs", target_is_directory=True)
    assert main(["--root", str(empty_folder), "convert"]) == 0
    said = capsys.readouterr().err
    assert all(f"seeds/{name}: seeds." in said for name in ("notes.md", "report.odt", "more"))


def test_a_fault_in_reading_a_text_is_that_texts_alone(empty_folder: Path, capsys: pytest.CaptureFixture[str],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reading one text raises, and however long it takes, the other is read."""
    import malaff.verbs.convert as module

    for name in ("a", "b", "c"):
        (empty_folder / f"seeds/{name}.txt").write_text(GOOD.replace("ألف", name), "utf-8")
    read = module.read_text

    def stumble(seed: object, *rest: object) -> object:
        if "/a." in seed.path:  # type: ignore[attr-defined]
            raise KeyError("x")
        while "/b." in seed.path:  # type: ignore[attr-defined]
            pass
        return read(seed, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_text", stumble)
    monkeypatch.setattr("malaff.verbs.bounded.SECONDS", 0.3)
    assert main(["--root", str(empty_folder), "-q", "convert", "--jobs", "1"]) == 5
    said = capsys.readouterr().err
    assert "seeds/a.txt: cannot be read" in said and "seeds/b.txt: takes more than" in said and set(_pages(empty_folder)) == {"c.md"}
