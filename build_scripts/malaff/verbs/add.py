"""Take files and folders into the seeds folder: the original bytes, each read once before, and what became of each."""

from __future__ import annotations

import hashlib
import unicodedata
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from malaff.model.disk import write_whole
from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import read_bytes, shown
from malaff.reading.sources.files import endings, read_file, source_of
from malaff.verbs.printing import OK, config_of, fail, say


@dataclass(slots=True)
class Shelf:
    """The seeds folder while files are taken in: what stands in it by hash, and the names that are taken in each folder."""

    root: Path
    base: Path
    held: dict[str, str] = field(default_factory=dict)
    texts: int = 0
    added: int = 0
    doubles: int = 0

    def look(self) -> None:
        """Note what stands there already."""
        for path in _files(self.base) if self.base.is_dir() else ():
            if source_of(path.name) is not None and path.is_file():
                with path.open("rb") as stream:
                    self.held.setdefault(hashlib.file_digest(stream, "sha256").hexdigest(), self.name(path))

    def name(self, path: Path) -> str:
        """A path of the collection as messages show it."""
        return shown(path.relative_to(self.root).as_posix())

    def goal(self, folder: Path, name: str) -> Path:
        """A free name like `name`: no other file of the folder has its stem, so a sidecar belongs to one of them."""
        stem, ending = _parts(unicodedata.normalize("NFC", name).lstrip("."))  # a hidden file would not be read
        taken = {_parts(path.name)[0].casefold() for path in folder.iterdir()} if folder.is_dir() else set()
        own, number = stem, 1
        while own.casefold() in taken:
            number += 1
            own = f"{stem}-{number}"
        return folder / (own + ending)


def _parts(name: str) -> tuple[str, str]:
    """A file's name and its ending, of a kind that is read where it is one (`x.jsonl.gz`)."""
    ending = max((each for each in endings() if name.lower().endswith(each)), key=len, default=Path(name).suffix)
    cut = len(name) - len(ending)
    return name[:cut], name[cut:]


def run(options: Namespace) -> int:
    """Take in what is named; the exit code is that of raw texts that cannot be used where one could not."""
    config = config_of(options)
    root = Path(config.root)
    shelf = Shelf(root, root / config.seeds)
    shelf.look()
    refused = 0
    for path, within in _named(options.paths):
        try:
            say(options, _take(path, within, shelf))
        except SeedError as error:
            refused += 1
            fail(error, options)
    say(options, f"add: {shelf.added} files ({shelf.texts} texts) taken in, {shelf.doubles} there already, {refused} refused"
                 + ("; `malaff build` makes the dossier" if shelf.added else ""))
    return SeedError.exit_code if refused else OK


def _named(paths: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Every file that is named or stands in a named folder, each with the folder below the seeds that it goes to.

    The names of folders are kept: they may bear the day or the paper.
    """
    for path in paths:
        if not path.is_dir():
            yield path, Path()
            continue
        top = path.resolve()
        for file in _files(path):
            yield file, Path(top.name.lstrip(".")) / file.parent.relative_to(path)


def _files(folder: Path) -> Iterator[Path]:
    """What stands in a folder, through no link; files that systems hide there are nobody's texts."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _take(path: Path, within: Path, shelf: Shelf) -> str:
    """Take one file in and say so. Raises SeedError where it is of no kind that is read, or holds no text that can be."""
    where = shown(str(path))
    if path.absolute().is_relative_to(shelf.base.absolute()):
        raise SeedError(where, "stands in the seeds folder already", "Name files from elsewhere.")
    if "vocabulary" in within.parts:
        raise SeedError(where, "stands in a folder called `vocabulary`, where no texts are looked for", "Rename the folder.")
    source = source_of(path.name)
    if source is None:
        raise SeedError(where, "is of no kind that is read", f"Kinds: {', '.join(endings())}. Save its text as .txt, and add that.")
    data = read_bytes(path, path.parent, SeedError, source.largest)
    digest = hashlib.sha256(data).hexdigest()
    if digest in shelf.held:
        shelf.doubles += 1
        return f"{where}: there already, as {shelf.held[digest]}"
    seeds, faults = read_file(path.name, data)
    if not seeds:
        fault = faults[0] if faults else SeedError(where, "holds no text", "Look into it.")
        raise SeedError(where, fault.what, fault.hint)
    goal = write_whole(shelf.goal(shelf.base / within, path.name), data)
    shelf.held[digest] = shelf.name(goal)
    shelf.added, shelf.texts = shelf.added + 1, shelf.texts + len(seeds)
    also = f"; {len(faults)} documents of it cannot be used: {faults[0].where}: {faults[0].what}" if faults else ""
    return f"{where}: taken in as {shelf.held[digest]} ({len(seeds)} texts{also})"
