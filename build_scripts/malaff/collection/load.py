"""Read docs/ into the frozen Collection that every output gets. Opens no raw text and no vocabulary."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from malaff.collection import page
from malaff.collection.restrictions import read_docs
from malaff.model import edtf
from malaff.model.errors import PageError
from malaff.model.records import Article, Collection, Config

ARTICLES = "docs/articles"
INTRODUCTION = "docs/introduction.md"


@contextmanager
def uncollected() -> Iterator[None]:
    """Records have no cycles: the collector would walk a million of them again and again for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def load_collection(config: Config) -> Collection:
    """The collection in `config.root`, its articles by date, then id; undated ones last.

    Raises PageError where a page is malformed or there is no article yet.
    """
    root = Path(config.root)
    known: dict[Any, Any] = {}
    with uncollected():
        articles = [read_page(path, root, known) for path in sorted((root / ARTICLES).glob("*.md"))]
    if not articles:
        raise PageError(ARTICLES, "there are no article pages", "Put raw texts into the seeds folder and run `malaff convert`.")
    articles.sort(key=lambda a: (*edtf.sort_key(edtf.dated(a.published)), a.id))
    introduction = root / INTRODUCTION
    withheld, digest = read_docs(root)
    return Collection(
        title=config.title, subtitle=config.subtitle, description=config.description, publisher=config.publisher,
        copyright=config.copyright, language=config.language, identifier=config.identifier, edition=config.edition,
        url=config.url, numerals=config.numerals, articles=tuple(articles),
        introduction=introduction.read_text(encoding="utf-8-sig") if introduction.is_file() else "",
        withheld=withheld, restrictions=digest, palette=config.palette,
    )


def read_page(path: Path, root: Path, known: dict[Any, Any] | None = None) -> Article:
    """The article in a file. Raises PageError naming the file."""
    where = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise PageError(where, f"cannot be read: {error}", "Save it as UTF-8, or delete it and run `malaff convert`.") from error
    return page.read_article(text, where, known)
