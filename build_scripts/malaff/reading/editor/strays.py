"""Files beside raw texts that mean to be sidecars and are none: another ending, other capitals, no such text."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from malaff.model.errors import SeedError
from malaff.reading.sources.files import endings

SIDECAR = re.compile(r"(?P<stem>.+?)(?:\.(?:txt|html?))?\.ya?ml(?:\.txt|~|\.bak)?", re.I | re.S)
LIKE = 0.75  # likeness (difflib) of two names from which on one is offered for the other


def sidecar_files(base: Path) -> list[Path]:
    """Every file below the seeds folder that is a sidecar or means to be one, vocabularies left out."""
    return sorted(p for p in base.rglob("*") if SIDECAR.fullmatch(p.name) and "vocabulary" not in p.relative_to(base).parts[:-1])


def plain_stem(name: str) -> str:
    """A file's name without its endings, as any file system would take it for the same."""
    match = SIDECAR.fullmatch(name)
    ending = max((each for each in endings() if name.lower().endswith(each)), key=len, default="")
    stem = match["stem"] if match else name[: len(name) - len(ending)]
    return unicodedata.normalize("NFC", stem).casefold().strip(" ._")


def _has_text(path: Path) -> bool:
    """Whether a raw text of exactly that name stands beside it, though it could not be read (which is said elsewhere)."""
    return path.suffix == ".yml" and any((path.parent / f"{path.stem}{ending}").exists() for ending in endings())


def find_strays(base: Path, used: Iterable[Path], stems: Mapping[str, Iterable[str]]) -> Iterator[tuple[SeedError, Path, tuple[str, ...]]]:
    """Each file that means to be a sidecar and is used by no text: the error, the file, and the ids it may mean.

    `used` are the sidecars that were read; `stems` the ids of texts by `plain_stem` of their file (and by their id).
    """
    known = set(used)
    for path in sidecar_files(base):
        if path in known or _has_text(path):
            continue
        where = f"{base.name}/{path.relative_to(base).as_posix()}"
        means = tuple(stems.get(plain_stem(path.name), ()))
        if means:
            hint = f"Name it {means[0]}.yml, or as the raw text with the ending .yml in small letters."
            yield SeedError(where, "is not read: a sidecar has the name of its text and ends in .yml", hint), path, means
        else:
            near = difflib.get_close_matches(plain_stem(path.name), list(stems), 1, LIKE)
            hint = f"The nearest text is «{near[0]}»." if near else "Name it after its raw text, or take it out."
            yield SeedError(where, "is a sidecar of no raw text", hint), path, ()
