"""Before anything is made from docs/: nothing in it may be older than the restrictions in force, or written against them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from malaff.collection import page, restrictions
from malaff.model.disk import write_whole
from malaff.model.errors import PageError
from malaff.model.records import Config, Finding
from malaff.verbs.new import THEME
from malaff.verbs.restricted import digest_in_force, refuse_older
from malaff.verbs.unpacked import is_shipped

SEEN = ".cache/written"  # relative to the collection: the digest of what was searched last and held nothing
TEXTS = frozenset({".md", ".html", ".htm", ".txt", ".csv", ".json", ".yml", ".yaml", ".svg", ".xml", ".css", ".js"})


def guard(config: Config) -> str:
    """Delete outputs older than the restrictions in force, then make sure that docs/ holds nothing against them.

    Returns the digest in force. Raises PageError where docs/ was converted under other restrictions, or a person's page,
    an edited one or mkdocs.yml holds what is kept back.
    """
    root = Path(config.root)
    if (root / config.seeds).is_dir():
        restrictions.enforce(root, digest_in_force(root, config.seeds))
    digest = refuse_older(config)
    refuse_written(config, digest)
    return digest


def refuse_written(config: Config, digest: str) -> None:
    """Raise PageError where what a person wrote or edited holds what the restrictions of `digest` keep back."""
    if digest == restrictions.NONE:
        return
    from malaff.verbs.secrets import find_in  # with it comes all that reads texts

    root = Path(config.root)
    texts = dict(_written(root))
    key = hashlib.sha256("\0".join((digest, *_articles(root), *texts.values())).encode("utf-8", "replace")).hexdigest()
    if _last(root) == key:
        return
    found = find_in(config, texts.items)
    if found:
        raise _refusal(config, found, texts)
    write_whole(root / SEEN, key.encode())


def _articles(root: Path) -> Iterator[str]:
    """What changes with the articles: a word that one of them shows openly may stand on a person's page too."""
    for path in sorted((root / "docs/articles").glob("*.md")):
        yield f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}"


def _last(root: Path) -> str:
    path = root / SEEN
    return path.read_text("ascii", "replace") if path.is_file() else ""


def _written(root: Path) -> Iterator[tuple[str, str]]:
    """What a person wrote or edited and outputs take in, by name: pages and files of docs/, the theme, the configuration."""
    for path in (root / "mkdocs.yml", *(path for folder in ("docs", THEME) for path in sorted((root / folder).rglob("*")))):
        name = path.relative_to(root).as_posix()
        if not path.is_file() or name == restrictions.IN_DOCS or is_shipped(path, root):
            continue
        text = path.read_text("utf-8-sig", "replace") if path.suffix.lower() in TEXTS else ""
        if page.generated_by(text) is None or not page.is_untouched(text):
            yield name, f"{name}\n{text}"


def _refusal(config: Config, found: tuple[Finding, ...], texts: dict[str, str]) -> PageError:
    """The error about the first of the findings, with its line where one line alone tells it."""
    from malaff.verbs.secrets import find_in

    first = found[0]
    rows = texts[first.where].split("\n")
    told = find_in(config, lambda: ((f"{first.where}:{number}", row) for number, row in enumerate(rows) if row.strip()))
    where = told[0].where.removesuffix(":0") if told else first.where
    more = f" (so do {len(found) - 1} more pages)" if len(found) > 1 else ""
    again = page.generated_by(texts[first.where].partition("\n")[2]) is not None
    hint = "Delete it, and it is written again." if again else "Take it out, and run this again."
    return PageError(where, f"{first.text}{more}, so that nothing is made from it", hint)
