"""Whether the site was made from docs/ as it is now: a digest of all that it is made from, noted when it is finished."""

from __future__ import annotations

import hashlib
from pathlib import Path

from malaff.model.disk import write_whole

MADE_FROM = ".cache/site.inputs"  # relative to the collection; purged with the site when restrictions change
FOLDERS = ("docs", "theme_overrides")


def to_inputs(root: Path) -> str:
    """The digest of every file that the site of the collection in `root` is made from: mkdocs.yml, docs/ and theme_overrides/."""
    digest = hashlib.sha256()
    files = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.is_file())
    for path in (root / "mkdocs.yml", *files):
        digest.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def record_inputs(root: Path, inputs: str) -> None:
    """Note what the site that now stands in dist/ was made from. Raises OutputError where the disk refuses it."""
    write_whole(root / MADE_FROM, inputs.encode())


def is_fresh(root: Path) -> bool:
    """Whether nothing that the site is made from has changed since it was made."""
    path = root / MADE_FROM
    return path.is_file() and path.read_text("ascii", "replace") == to_inputs(root)
