"""Lay out many parts on several processor cores, and keep what is laid out so that an unchanged part costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from malaff.model import workers
from malaff.pdf.layout.capture import Body
from malaff.pdf.layout.fonts import FontSet
from malaff.pdf.layout.part import Laid, Part, Typesetter, read_body, read_laid, to_key, write_laid

ALONE = 60_000  # characters of HTML that one process has laid out before a second one has started

_typesetter: Typesetter | None = None


def _start(css: str, fonts: FontSet) -> None:
    global _typesetter
    _typesetter = Typesetter(css, fonts)


def _work(part: Part, path: Path) -> None:
    """Lay out one part in a worker and keep it; the main process reads it from the disk."""
    if _typesetter is None:
        raise RuntimeError("the worker was not started")
    write_laid(path, *_typesetter.lay_out(part))


class Press:
    """Lays out parts with one style and one set of fonts; keeps them in a folder by what they depend on."""

    def __init__(self, folder: Path, css: str, fonts: FontSet, jobs: int) -> None:
        self.folder, self.css, self.fonts, self.jobs = folder, css, fonts, max(1, jobs)
        self.used: set[str] = set()
        self.own: Typesetter | None = None
        self.pool: ProcessPoolExecutor | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def path(self, part: Part) -> Path:
        """Where a part is kept once it is laid out."""
        return self.folder / f"{to_key(part, self.css, self.fonts)}.part"

    def body(self, part: Part) -> Body:
        """The objects of a part that is laid out."""
        return read_body(self.path(part))

    def lay_out(self, parts: Sequence[Part]) -> list[Laid]:
        """The parts laid out, in their order."""
        paths = list(map(self.path, parts))
        self.used.update(path.name for path in paths)
        kept = [read_laid(path) for path in paths]
        todo = {path: part for path, part, one in zip(paths, parts, kept, strict=True) if one is None}
        if self.jobs > 1 and sum(len(part.html) for part in todo.values()) > ALONE:
            self._together(todo)
        elif todo:
            self.own = self.own or Typesetter(self.css, self.fonts)
            for path, part in todo.items():
                write_laid(path, *self.own.lay_out(part))
        return [one or self._read(path) for one, path in zip(kept, paths, strict=True)]

    def _together(self, todo: dict[Path, Part]) -> None:
        """Lay out in several processes, long parts first, so that none is left with a long one at the end."""
        if self.pool is None:
            self.pool = workers.pool(self.jobs, _start, (self.css, self.fonts))
        order = sorted(todo, key=lambda path: (-len(todo[path].html), path))
        for done in [self.pool.submit(_work, todo[path], path) for path in order]:
            done.result()

    def _read(self, path: Path) -> Laid:
        laid = read_laid(path)
        if laid is None:
            raise OSError(f"{path} was not kept")
        return laid

    def forget_unused(self) -> None:
        """Delete what this run did not use."""
        for path in self.folder.iterdir():
            if path.name not in self.used:
                path.unlink(missing_ok=True)
