"""The seeds folder: every document in it with an id of its own, its sidecar, and the files that cannot be used."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from malaff.model.errors import SeedError
from malaff.model.records import Seed
from malaff.reading.sources import files as inputs

ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")


def load_seeds(root: Path, folder: str) -> tuple[list[Seed], list[SeedError]]:
    """Every document in the seeds folder, each with an id of its own, and the files that cannot be used."""
    base = root / folder
    seeds: list[Seed] = []
    problems: list[SeedError] = []
    if not base.is_dir():
        return [], [SeedError(folder, "there is no such folder", "Make it and put raw texts (.txt) into it.")]
    for path in sorted(p for p in base.rglob("*") if p.name.endswith(ENDINGS) and "vocabulary" not in p.relative_to(base).parts):
        where = path.relative_to(root).as_posix()
        try:
            if not path.resolve().is_relative_to(root.resolve()):
                raise SeedError(where, "is a link out of the collection", "Copy the file into the seeds folder.")
            usable, faults = inputs.read_file(where, path.read_bytes())
            seeds += usable
            problems += faults
        except OSError as error:
            problems.append(SeedError(where, f"cannot be read: {error.strerror}", "Look at its permissions, or take it out."))
        except SeedError as error:
            problems.append(error)
    return _with_own_ids(seeds), problems


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
    """The file of a seed's sidecar, by the name of the raw file or by the article's id; None where there is none."""
    stems = dict.fromkeys((Path(seed.path).name.split(".")[0], Path(seed.path).stem, seed.id))
    alone = not seed.path.endswith((".jsonl", ".jsonl.gz"))
    for stem in stems if alone else (seed.id,):
        for place in ((root / seed.path).parent, root / folder):
            if (place / f"{stem}.yml").is_file():
                return place / f"{stem}.yml"
    return None


def load_sidecar(root: Path, folder: str, seed: Seed) -> str:
    """The text of a seed's sidecar; empty where there is none."""
    path = sidecar_path(root, folder, seed)
    return path.read_text(encoding="utf-8-sig") if path else ""
