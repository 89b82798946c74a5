"""Write files and folders whole or not at all, under a lock that dies with its run, and say what a disk refuses.

Whatever is unfinished stands beside its goal under a name `.<goal>.<process>.part`, so that what a dead run left behind is
known and cleared by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from malaff.model.errors import OutputError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".cache/lock"  # relative to the collection
PATIENCE = 1.0  # seconds of waiting for another run before saying so
PAUSE = 0.05  # seconds between two tries
# Where unfinished things may stand, relative to the collection, and how they are called (the last three by earlier versions).
PLACES = ("dist", ".cache", ".cache/pdf", ".cache/pdf/parts", ".cache/epub")
UNFINISHED = ".*.[0-9]*.part"
LEFTOVERS = (UNFINISHED, ".site-*", "*.new", "fonts-new-*")
AT_FDCWD, RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS
# What a system or file system answers that has no links or exchange of names; anything else is a fault of the disk.
UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM, errno.EXDEV, errno.EMLINK})
MENDS = {
    errno.ENOSPC: "Free some space on the disk, then run it again: what stood there still stands.",
    errno.EDQUOT: "Your share of the disk is used up: free some, then run it again.",
    errno.EACCES: "Give yourself the right to write there (`ls -ld` shows who has it).",
    errno.EPERM: "Give yourself the right to write there (`ls -ld` shows who has it).",
    errno.EROFS: "The disk is mounted read-only: work on a copy elsewhere, or mount it for writing.",
    errno.EIO: "The disk reports a fault: copy the collection elsewhere, and look after the disk.",
    errno.EISDIR: "A folder stands where a file belongs: move it away.",
    errno.ENOTDIR: "A file stands where a folder belongs: move it away.",
    errno.EEXIST: "Something else stands there: move it away.",
    errno.ENOTEMPTY: "Something else stands there: move it away.",
    errno.EMFILE: "Too many files are open: try `--jobs 1`, or raise `ulimit -n`.",
    errno.ENFILE: "Too many files are open: close other programs.",
    errno.EFBIG: "The file would be larger than is allowed: raise `ulimit -f`, or use another disk.",
    errno.ENAMETOOLONG: "Give the raw text a shorter name, or the collection a shorter path.",
}


def to_error(error: OSError, path: str | Path = "") -> OutputError:
    """What a disk refuses, as a message: the path, the reason in the system's words, the mend."""
    where = str(error.filename or path or "disk")
    reason = error.strerror or str(error) or type(error).__name__
    return OutputError(where.encode("utf-8", "replace").decode(), f"the disk refuses: {reason}",
                       MENDS.get(error.errno or 0, "Look at the disk and its permissions, then run it again."))


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Raises OutputError about `path` where the disk refuses what is done inside."""
    try:
        yield
    except OSError as error:
        raise to_error(error, path) from error


def part_of(path: Path) -> Path:
    """The name under which this process keeps an unfinished `path`."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when all went well, and is gone when not. Raises OutputError."""
    part = part_of(path)
    with said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file so that a reader sees the old one or the new one, never a half. Raises OutputError."""
    with replacing(path) as part:
        part.write_bytes(data)
    return path


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """A new folder beside `path` that takes its place when all went well, and is gone when not. Raises OutputError.

    Where the system can exchange two names at once (Linux, macOS), `path` is at no moment absent or mixed.
    """
    work = part_of(path)
    with said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(work)
        work.mkdir()
        try:
            yield work
            put(work, path)
        finally:
            remove(work)


def put(work: Path, path: Path) -> None:
    """Let the folder `work` stand as `path`; what stood there stands as `work` then, or is gone. Raises OSError."""
    if not path.exists():
        work.rename(path)
    elif not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    elif not exchange(work, path):
        old = part_of(path.with_name(path.name + "-old"))
        path.rename(old)
        try:
            work.rename(path)
        except OSError:
            old.rename(path)
            raise
        old.rename(work)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change names at one instant. False where the system or the file system cannot; raises OSError if it fails."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    if (code := ctypes.get_errno()) in UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return lambda one, other: int(library.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))
        if sys.platform == "darwin":
            return lambda one, other: int(library.renamex_np(one, other, RENAME_SWAP))
    except (OSError, TypeError, AttributeError):
        pass
    return None


def remove(path: Path) -> None:
    """Take a folder or file away, whatever it is; what cannot be taken away is left for the next run."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


# ---------------------------------------------------------------- one run at a time


@contextmanager
def locked(root: Path, tell: Callable[[str], None] = lambda text: None) -> Iterator[tuple[str, ...]]:
    """Hold the collection for one run, and clear what dead runs left; waits for another run and tells so once.

    Gives the names of what was cleared. The lock belongs to the process (not to its workers), and the system takes it back
    at its death. Raises OutputError where the lock cannot be made.
    """
    path = root / LOCK
    with said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+b")
    with stream:
        _wait(stream.fileno(), path, tell)
        with said(path):
            stream.truncate(0)
            stream.write(str(os.getpid()).encode())
            stream.flush()
        yield clear(root)


def _wait(handle: int, path: Path, tell: Callable[[str], None]) -> None:
    start, told = time.monotonic(), False
    while not _take(handle):
        if not told and time.monotonic() - start > PATIENCE:
            told = True
            tell(f"another run (process {path.read_text('ascii', 'replace') or '?'}) is at work in this collection; waiting for it")
        time.sleep(PAUSE)


if sys.platform == "win32":

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(handle: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


def clear(root: Path) -> tuple[str, ...]:
    """Take away what runs that ended in the middle left behind; only for the one run that holds the collection."""
    left = [*root.glob(UNFINISHED), *(path for place in PLACES for pattern in LEFTOVERS for path in (root / place).glob(pattern))]
    for path in left:
        with said(path):
            _restore(path)
        remove(path)
    return tuple(sorted(path.relative_to(root).as_posix() for path in left))


def _restore(path: Path) -> None:
    """Put back a folder that a run moved aside and did not live to replace (only where names cannot be exchanged)."""
    goal, mark, _ = path.name.removeprefix(".").rpartition(".part")[0].rpartition(".")[0].rpartition("-old")
    if mark and path.is_dir() and not (path.parent / goal).exists():
        path.rename(path.parent / goal)
