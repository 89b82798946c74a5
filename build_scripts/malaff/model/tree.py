"""Change many files of a folder that people work in too, at one instant: all of the change or nothing of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from malaff.model.disk import UNABLE, exchange, part_of, remove, said, write_whole

Stamp = tuple[int, int, int]  # what changes when somebody writes a file: its number, time and size


def change_folder(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write the `files` (relative path to bytes; None: delete) in `folder`; what else stands there stays.

    A second folder is made of links to the files that stay and of the new ones, and changes names with the first. What a
    person writes meanwhile is taken along. Where the system cannot link files or exchange names, the files are written one
    after another, each whole. Raises OutputError where the disk refuses; then nothing is changed (in that last way: the rest).
    """
    folder = folder.resolve()  # a link to docs/ stays a link
    with said(folder):
        folder.mkdir(parents=True, exist_ok=True)
        work = part_of(folder)
        remove(work)
        try:
            seen = _link(folder, work, frozenset(files))
            if seen is not None:
                _write(work, files)
                if exchange(work, folder):
                    _take_along(work, folder, seen)
                    return
        finally:
            remove(work)
        _write(folder, files)


def _write(folder: Path, files: Mapping[str, bytes | None]) -> None:
    for name, data in files.items():
        if data is not None:
            write_whole(folder / name, data)
    for name, data in files.items():
        if data is None:
            (folder / name).unlink(missing_ok=True)
            _prune((folder / name).parent, folder)


def _prune(folder: Path, top: Path) -> None:
    """Take away a folder that has become empty, and those above it."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _link(folder: Path, work: Path, without: frozenset[str]) -> dict[str, Stamp] | None:
    """Make `work` of links to what stands in `folder`, but for `without`; what each file was then. None where no links are made."""
    work.mkdir()
    shutil.copystat(folder, work)
    seen: dict[str, Stamp] = {}
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        there = work / name
        if path.is_dir() and not path.is_symlink():
            there.mkdir()
            shutil.copystat(path, there)
            continue
        seen[name] = _stamp(path)
        if name not in without:
            try:
                os.link(path, there, follow_symlinks=False)
            except NotImplementedError:  # Windows
                return None
            except OSError as error:
                if error.errno not in UNABLE:  # written one by one, a full disk would leave half of the change
                    raise
                return None
    return seen


def _walk(folder: Path) -> Iterator[Path]:
    """Everything in a folder, folders before what is in them, through no link."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)


def _stamp(path: Path) -> Stamp:
    state = path.lstat()
    return state.st_ino, state.st_mtime_ns, state.st_size


def _take_along(old: Path, new: Path, seen: Mapping[str, Stamp]) -> None:
    """Bring over what a person wrote into the old folder after it was linked."""
    for path in _walk(old):
        name = path.relative_to(old).as_posix()
        if (path.is_symlink() or not path.is_dir()) and seen.get(name) != _stamp(path):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(new / name)
