"""No output is kept, copied or published that is older than the restrictions in force.

`convert` writes into docs/ under which restrictions its pages were made (a digest, no words of theirs); everything in dist/ and
in the caches was made under the digest beside it. Where the two differ from what is in force, outputs and caches are deleted
before anything else is done.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from malaff.model.disk import part_of, write_whole

IN_DOCS = "docs/articles/.withheld.json"
IN_DIST = "dist/.restrictions.json"
# What the program writes below dist/, finished or half; what else stands there is somebody's own.
OUTPUTS = ("site", "articles", "dossier*", ".site-*", ".dossier*", "*.part", "*.new", "report.json")
CACHES, LOCK = ".cache", "lock"  # the lock belongs to the run that deletes
NONE = ""  # the digest of no restrictions


def read_docs(root: Path) -> tuple[int, str]:
    """How many texts are withheld from docs/, and the digest of the restrictions that its pages were made under."""
    values = _read(root / IN_DOCS)
    count, digest = values.get("withheld", 0), values.get("restrictions", NONE)
    return count if isinstance(count, int) else 0, digest if isinstance(digest, str) else NONE


def docs_record(withheld: int, digest: str) -> bytes | None:
    """What to write into docs/ about restrictions: a count and a digest, nothing else about the texts; None for nothing."""
    if not withheld and digest == NONE:
        return None
    return json.dumps({"withheld": withheld, "restrictions": digest}).encode()


def enforce(root: Path, digest: str) -> bool:
    """Delete outputs and caches that were made under other restrictions than `digest`. Returns whether there were any."""
    known = _read(root / IN_DIST).get("restrictions", NONE)
    if known == digest:
        return False
    gone = purge(root)
    _write(root / IN_DIST, {"restrictions": digest, "files": {}})
    return gone


def purge(root: Path) -> bool:
    """Delete every output and every cache, each at one instant. Returns whether there were any. Raises OSError."""
    found = [path for pattern in OUTPUTS for path in (root / "dist").glob(pattern)]
    found += [path for path in (root / CACHES).glob("*") if path.name != LOCK]
    for path in dict.fromkeys(found):  # a file may be matched twice
        if path.is_dir() and not path.is_symlink():
            gone = part_of(path)  # a run that dies while it deletes leaves a leftover, not half a site
            shutil.rmtree(path.rename(gone))
        else:
            path.unlink(missing_ok=True)
    return bool(found)


def record(root: Path, made: Iterable[Path], digest: str) -> None:
    """Note that the files were made under `digest`, so that the site may offer them."""
    files = {path.relative_to(root).as_posix(): _sha256(path) for path in made if path.is_file() and path.is_relative_to(root)}
    values = _read(root / IN_DIST)
    before = values.get("files") if values.get("restrictions", NONE) == digest else {}
    _write(root / IN_DIST, {"restrictions": digest, "files": {**(before if isinstance(before, dict) else {}), **files}})


def is_current(root: Path, path: Path) -> bool:
    """Whether a finished file was made under the restrictions of docs/, byte for byte; without restrictions any file is."""
    digest = read_docs(root)[1]
    if digest == NONE:
        return True
    values = _read(root / IN_DIST)
    files = values.get("files")
    known = files.get(path.relative_to(root).as_posix()) if isinstance(files, dict) else None
    return values.get("restrictions") == digest and known == _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """The values of a record; what cannot be read fits no restrictions."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return {"restrictions": "?"}
    return values if isinstance(values, dict) else {"restrictions": "?"}


def _write(path: Path, values: dict[str, Any]) -> None:
    write_whole(path, json.dumps(values, sort_keys=True).encode())
