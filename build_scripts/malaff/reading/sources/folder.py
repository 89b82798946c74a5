"""The seeds folder: every document in it with an id of its own, its sidecar, and the files that cannot be used."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path

from malaff.model.errors import SeedError
from malaff.model.nodes import LARGEST, File, decode
from malaff.model.records import Finding, Seed
from malaff.reading.sources import files as inputs
from malaff.reading.sources.bounds import read_bytes, shown

SHOWN = 10  # faults of one file that are said one by one
SIDECARS = (".yml", ".yaml")
TABLES = ("metadata.csv", "metadata.tsv")


def load_seeds(root: Path, folder: str) -> tuple[list[Seed], list[SeedError]]:
    """Every document in the seeds folder, each with an id of its own, and the files that cannot be used."""
    base = root / folder
    seeds: list[Seed] = []
    problems: list[SeedError] = []
    tables = {base / name for name in TABLES}
    if not base.is_dir():
        return [], [SeedError(folder, "there is no such folder", "Make it and put raw texts (.txt) into it.")]
    for path in _files(base):
        source = inputs.source_of(path.name)
        if source is None or path in tables:
            continue
        try:
            data = read_bytes(path, root, SeedError, source.largest)
        except SeedError as error:
            problems.append(error)
            continue
        usable, faults = inputs.read_file(path.relative_to(root).as_posix(), data)
        seeds += usable
        problems += faults[:SHOWN]
        if len(faults) > SHOWN:
            where = path.relative_to(root).as_posix()
            problems.append(SeedError(where, f"{len(faults) - SHOWN:,} more documents of it cannot be used", "Mend the first, and see."))
    return _with_own_ids(seeds), problems


def find_unread(root: Path, folder: str) -> tuple[Finding, ...]:
    """What lies in the seeds folder and is not read: files of no kind that is read, and linked folders."""
    found = []
    for path in _files(root / folder):
        name = path.name.lower()
        where = shown(path.relative_to(root).as_posix())
        if path.is_symlink() and path.is_dir():
            found.append(Finding(code="seeds.link", where=where, text="is a linked folder, and is not read",
                                 hint="Copy its texts into the seeds folder."))
        elif inputs.source_of(name) is None and not name.endswith(SIDECARS):
            found.append(Finding(code="seeds.kind", where=where, text="is of no kind that is read",
                                 hint=f"Kinds: {', '.join(inputs.endings())}. Save its text as .txt, or take it out."))
    return tuple(found)


def _files(base: Path) -> list[Path]:
    """What lies in the seeds folder, through no linked folder; hidden files and the vocabularies are not looked at."""
    found: list[Path] = []
    for path in sorted(base.iterdir()) if base.is_dir() else []:
        if path.name.startswith(".") or path.name == "vocabulary":
            continue
        if path.is_dir() and not path.is_symlink():
            found += _files(path)
        else:
            found.append(path)
    return found


def _with_own_ids(seeds: Iterable[Seed]) -> list[Seed]:
    taken: dict[str, int] = {}
    own = []
    for seed in seeds:
        name = seed.id
        while name.lower() in taken:  # two names that one file system would take for one
            taken[seed.id.lower()] += 1
            name = f"{seed.id}-{taken[seed.id.lower()]}"
        taken[name.lower()] = 1
        own.append(dataclasses.replace(seed, id=name))
    return own


def sidecar_path(root: Path, folder: str, seed: Seed) -> Path | None:
    """What stands where a seed's sidecar does, by the name of the raw file or the article's id; None where nothing does.

    It may be a pipe, a folder or a link to nowhere: what cannot be read restricts, too.
    """
    stems = dict.fromkeys((Path(seed.path).name.split(".")[0], Path(seed.path).stem, seed.id))
    for stem in (seed.id,) if seed.packed else stems:
        for place in ((root / seed.path).parent, root / folder):
            if os.path.lexists(place / f"{stem}.yml"):
                return place / f"{stem}.yml"
    return None


def load_sidecar(root: Path, folder: str, seed: Seed) -> str:
    """The text of a seed's sidecar; empty where there is none. Raises SeedError."""
    path = sidecar_path(root, folder, seed)
    if path is None:
        return ""
    return decode(read_bytes(path, root, SeedError, LARGEST), File(path.relative_to(root).as_posix(), SeedError))
