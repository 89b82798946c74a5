"""Pages of the last site that need not be made again: kept by the hash of all that they depend on.

What a finished page depends on: its source in docs/, which of the pages that it links to exist, what the post step knows of the
others (neighbours, numbers, downloads), and the frame, which is the same for all pages: the code, MkDocs and its theme,
mkdocs.yml, the templates, the facts of the collection. A page is taken from the last site only if it still is, byte for
byte, what was written there. Only pages that the program wrote are kept; a person's are rendered anew each time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from malaff.collection.page import generated_by
from malaff.model.disk import write_whole
from malaff.model.fingerprint import fingerprint
from malaff.model.records import Collection

CACHE = ".cache/site.json"  # relative to the collection: page -> its key and the hash of its bytes; no words of any text
RENDERERS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pymdown-extensions")
LINK = re.compile(rb"\]\(([^)#\s]+\.md)")
TEMPLATES = frozenset({".html", ".yml", ".yaml", ".svg"})


def to_frame(root: Path, collection: Collection) -> str:
    """The hash of what every page depends on."""
    facts = {name: str(getattr(collection, name)) for name in Collection.__dataclass_fields__ if name not in ("articles", "introduction")}
    digest = hashlib.sha256(fingerprint("malaff.site.build").encode())
    digest.update(json.dumps([facts, [version(name) for name in RENDERERS]], ensure_ascii=False, sort_keys=True).encode())
    theme = root / "theme_overrides"
    for path in (root / "mkdocs.yml", *sorted(p for p in theme.rglob("*") if p.suffix in TEMPLATES)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Kept:
    """The pages of the `last` site, and which of them this one can take.

    `depends` says what the post step puts on a page beyond its source, by the page's path relative to the site.
    """

    def __init__(self, root: Path, last: Path, frame: str, depends: Callable[[str], str]) -> None:
        self.root = root
        self.last = last
        rows = _load(root / CACHE)
        self.keys = {page: key for source, text in _sources(root / "docs").items()
                     if (key := self._key(source, text, frame, depends(page := _page(source))))}
        same = (page for page, key in self.keys.items() if page in rows and rows[page][0] == key)
        self.taken = {page: rows[page][1] for page in same if self._stands(page, rows)}

    def _key(self, source: str, text: bytes, frame: str, inputs: str) -> str:
        if not generated_by(text[:600].decode("utf-8", "replace")):
            return ""
        folder = (self.root / "docs" / source).parent
        links = [link.decode() for link in sorted(set(LINK.findall(text))) if (folder / link.decode("utf-8", "replace")).is_file()]
        return hashlib.sha256("\0".join((frame, source, inputs, *links)).encode() + b"\0" + text).hexdigest()

    def _stands(self, page: str, rows: Mapping[str, list[str]]) -> bool:
        path = self.last / page
        return path.is_file() and _hash(path) == rows[page][1]

    def keeps(self, source: str) -> bool:
        """Whether the page of a source (relative to docs/) is taken from the last site."""
        return _page(source) in self.taken

    def take(self, site: Path) -> None:
        """Put the kept pages into the new site."""
        for page in self.taken:
            to = site / page
            to.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.last / page, to)
            except OSError:  # another file system, or one without links
                shutil.copyfile(self.last / page, to)

    def save(self, site: Path) -> None:
        """Note what the finished site is made of, for the next run."""
        made = ((page, key) for page, key in sorted(self.keys.items()) if (site / page).is_file())
        rows = {page: [key, self.taken.get(page) or _hash(site / page)] for page, key in made}
        write_whole(self.root / CACHE, json.dumps(rows).encode())


def _sources(docs: Path) -> dict[str, bytes]:
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted(docs.rglob("*.md")) if path.is_file()}


def _page(source: str) -> str:
    return f"{source.removesuffix('.md')}.html"


def _load(path: Path) -> dict[str, list[str]]:
    with suppress(OSError, ValueError):
        rows = json.loads(path.read_bytes())
        if isinstance(rows, dict) and all(isinstance(row, list) and len(row) == 2 for row in rows.values()):
            return rows
    return {}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
