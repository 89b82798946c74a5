"""Files and folders stand whole or not at all, one run at a time; what a disk refuses is one message."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from malaff.model.disk import clear, exchange, locked, part_of, put, replacing_folder, write_whole
from malaff.model.errors import OutputError
from malaff.model.tree import change_folder

HOLD = """
import sys, time
from pathlib import Path
from malaff.model.disk import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def _hold(root: Path, seconds: float) -> subprocess.Popen[str]:
    run = subprocess.Popen([sys.executable, "-c", HOLD, str(root), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None and run.stdout.readline() == "held\n"
    return run


def _tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_replaced_whole_or_kept(tmp_path: Path) -> None:
    """A write that the disk refuses leaves the old file, and nothing beside it."""
    path = tmp_path / "a.txt"
    write_whole(path, b"old")
    folder = tmp_path / "b.txt"
    (folder / "in").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"b\.txt.*refuses"):
        write_whole(folder, b"new")
    assert path.read_bytes() == b"old" and sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """After success the new one stands, after a fault the old one, and no third thing."""
    goal = tmp_path / "site"
    for text in ("one", "two"):
        with replacing_folder(goal) as work:
            (work / "index.html").write_text(text, "utf-8")
    assert _tree(goal) == {"index.html": "two"}
    with pytest.raises(OutputError), replacing_folder(goal) as work:
        (work / "index.html").write_text("three", "utf-8")
        raise OSError(28, "No space left on device")
    assert _tree(goal) == {"index.html": "two"} and [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_folder_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    """A published folder can be read by whom the owner lets read, not by the owner alone."""
    before = os.umask(0o027)
    try:
        with replacing_folder(tmp_path / "site"):
            pass
        write_whole(tmp_path / "a.txt", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_without_exchange_a_failed_rename_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be exchanged, a second rename that fails does not lose the finished folder."""
    monkeypatch.setattr("malaff.model.disk.exchange", lambda one, other: False)
    for name in ("site", "work"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text(name, "utf-8")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "work":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input"):
        put(tmp_path / "work", tmp_path / "site")
    assert _tree(tmp_path / "site") == {"x": "site"}
    monkeypatch.undo()
    (tmp_path / "dist").mkdir()
    rename(tmp_path / "site", part_of(tmp_path / "dist" / "site-old"))
    clear(tmp_path)
    assert _tree(tmp_path / "dist/site") == {"x": "site"}, "a run that died between two renames is mended by the next"


def test_exchange_works_here(tmp_path: Path) -> None:
    """On Linux and macOS two folders change names at one instant."""
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("the system cannot exchange two names")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("can", [True, False])
def test_a_change_of_many_files_keeps_what_people_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can: bool) -> None:
    """Files of the change are written and deleted; all others, links and empty folders too, are as they were."""
    if not can:
        monkeypatch.setattr("malaff.model.tree.exchange", lambda one, other: False)
    docs = tmp_path / "docs"
    (docs / "articles").mkdir(parents=True)
    (docs / "empty").mkdir()
    for name in ("about.md", "articles/a.md", "articles/b.md"):
        (docs / name).write_text(name, "utf-8")
    (docs / "link.md").symlink_to("about.md")
    change_folder(docs, {"articles/a.md": b"new", "articles/b.md": None, "actors/x.md": b"x"})
    assert _tree(docs) == {"about.md": "about.md", "link.md": "about.md", "articles/a.md": "new", "actors/x.md": "x"}
    assert (docs / "link.md").is_symlink() and (docs / "empty").is_dir()
    assert [p.name for p in tmp_path.iterdir()] == ["docs"]


@pytest.mark.parametrize("name", ["link", "exchange"])
def test_a_full_disk_is_no_reason_to_write_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Only where a file system has no links are files written in turn: a full disk would leave half of them new."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for page in ("a.md", "b.md"):
        (docs / page).write_text("old", "utf-8")

    def refuse(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("malaff.model.tree." + ("os.link" if name == "link" else "exchange"), refuse)
    with pytest.raises(OutputError, match="No space"):
        change_folder(docs, {"a.md": b"new"})
    assert _tree(docs) == {"a.md": "old", "b.md": "old"} and [p.name for p in tmp_path.iterdir()] == ["docs"]


def test_what_a_person_writes_meanwhile_is_taken_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page saved between the copy and the exchange stands in the new folder."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("old", "utf-8")

    def late(one: Path, other: Path) -> bool:
        (docs / "note.md").write_text("mine", "utf-8")
        (docs / "about.new").write_text("mine too", "utf-8")
        (docs / "about.new").replace(docs / "about.md")
        return exchange(one, other)

    monkeypatch.setattr("malaff.model.tree.exchange", late)
    change_folder(docs, {"a.md": b"a"})
    assert _tree(docs) == {"a.md": "a", "note.md": "mine", "about.md": "mine too"}


def test_a_second_run_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    """Two runs at once do their work one after the other."""
    run = _hold(tmp_path, 1.6)
    told: list[str] = []
    start = time.monotonic()
    with locked(tmp_path, told.append):
        assert time.monotonic() - start > 1
    assert len(told) == 1 and str(run.pid) in told[0]
    run.wait()


def test_a_dead_run_keeps_no_lock_and_its_leftovers_are_cleared(tmp_path: Path) -> None:
    """After kill -9 the next run starts at once and takes away what was unfinished; what people named stays."""
    run = _hold(tmp_path, 60)
    run.send_signal(signal.SIGKILL)
    run.wait()
    left = [".docs.123.part", "dist/.site.123.part", "dist/.dossier.epub.123.part", ".cache/.convert.json.99.part"]
    for name in left:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).mkdir() if "docs" in name or "site" in name else (tmp_path / name).touch()
    (tmp_path / ".notes.part").touch()
    start = time.monotonic()
    with locked(tmp_path) as cleared:
        assert sorted(cleared) == sorted(left)
    assert time.monotonic() - start < 1
    assert not any((tmp_path / name).exists() for name in left) and (tmp_path / ".notes.part").exists()


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """A run that is killed leaves no process behind."""
    code = ("import os,sys,time\nfrom malaff.model import workers\n"
            "def f(n):\n    open(sys.argv[1]+'/'+str(os.getpid()),'w').close(); time.sleep(60)\n"
            "p=workers.pool(2,len,((),))\n[p.submit(f,n) for n in range(4)]\ntime.sleep(60)\n")
    run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    deadline = time.monotonic() + 20
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert len(workers) == 2
    run.send_signal(signal.SIGKILL)
    run.wait()
    while any(map(_runs, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, workers))


def _runs(process: int) -> bool:
    """Whether a process is alive; one that has ended and is not yet taken notice of is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").split()[2] != "Z"
    except OSError:
        return False
