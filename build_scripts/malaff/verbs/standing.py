"""Whether anything that convert reads or writes has changed since its last run, as the file system alone tells it.

A text that nobody touched is neither read nor decoded again: the last run's result stands when each file of seeds/ and docs/articles
has the size, times and number that it had then, and program and configuration are the same. The result of a run is kept only
where it says nothing that may not be written down, and where no file changed so shortly before it that
its times could hide another change.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from malaff.model.disk import write_whole
from malaff.model.errors import SeedError
from malaff.model.fingerprint import fingerprint
from malaff.model.records import Config, Finding, Repair
from malaff.reading.sources.files import OURS, load_sources

FILE = ".cache/convert-standing.json"
PROGRAM = "malaff.verbs.convert"  # whatever it reaches by imports makes the result
# Nanoseconds within which two changes may bear one time: two seconds on FAT, hundredths of one elsewhere.
COARSE, FINE = 2_000_000_000, 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a run found: how many articles, raw texts that could not be used, what an editor should see, what was mended by text."""

    articles: int
    problems: tuple[SeedError, ...]
    findings: tuple[Finding, ...]
    repairs: tuple[tuple[str, tuple[Repair, ...]], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the files were like at an instant; `settled` where none changed shortly before it."""

    files: str
    settled: bool


def look_at(config: Config, *folders: str) -> Look:
    """The files below the folders of a collection with their sizes, times and numbers."""
    now = time.time_ns()
    digest = hashlib.sha256()
    latest, fine = 0, False
    for folder in folders:
        for name, entry in _entries(Path(config.root) / folder, folder):
            state = _state(entry)
            row = f"{name}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ctime_ns}\0{state.st_ino}\n"
            digest.update(row.encode(errors="surrogateescape"))
            latest = max(latest, state.st_mtime_ns, state.st_ctime_ns)
            fine = fine or state.st_mtime_ns % 1_000_000_000 != 0
    return Look(digest.hexdigest(), latest < now - (FINE if fine else COARSE))


def _entries(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that lies below a folder, links to folders not followed, in order of names."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        below = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(folder / entry.name, below)
        else:
            yield below, entry


def _state(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere is looked at itself
        return entry.stat(follow_symlinks=False)


def load_standing(config: Config) -> Standing | None:
    """The result of the last run, if everything still is as it left it; None where anything is not, or nothing is kept."""
    try:
        kept = json.loads((Path(config.root) / FILE).read_text(encoding="utf-8"))
        if kept["key"] != _key(config, look_at(config, config.seeds).files, look_at(config, "docs/articles").files):
            return None
        findings = tuple(Finding(**row) for row in kept["findings"])
        repairs = tuple((seed, tuple(Repair(**row) for row in rows)) for seed, rows in kept["repairs"])
        problems = tuple(SeedError(*row) for row in kept["problems"])
        return Standing(articles=kept["articles"], problems=problems, findings=findings, repairs=repairs)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save_standing(config: Config, seeds: Look, result: Standing) -> None:
    """Keep the result of a run that began when the raw texts were as `seeds` says."""
    path = Path(config.root) / FILE
    if not seeds.settled:
        path.unlink(missing_ok=True)
        return
    row = {"key": _key(config, seeds.files, look_at(config, "docs/articles").files), "articles": result.articles,
           "problems": [(problem.where, problem.what, problem.hint) for problem in result.problems],
           "findings": [dataclasses.asdict(finding) for finding in result.findings],
           "repairs": [(seed, [dataclasses.asdict(repair) for repair in repairs]) for seed, repairs in result.repairs]}
    write_whole(path, json.dumps(row, ensure_ascii=False).encode("utf-8"))


def _key(config: Config, seeds: str, pages: str) -> str:
    settings = json.dumps([config.seeds, config.language, sys.version, _installed()])
    return hashlib.sha256("\0".join((fingerprint(PROGRAM), settings, seeds, pages)).encode()).hexdigest()


def _installed() -> list[str]:
    """Names and versions of all packages, by the folders that installers leave: .html and .docx are read with some of them."""
    places = [Path(place) for place in sys.path if place]
    found = (path.name for place in places if place.is_dir() for path in place.iterdir())
    return sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))


def is_ours_alone() -> bool:
    """Whether only readers of ours read raw files: what a foreign one depends on nobody knows."""
    return load_sources() == OURS
