"""Divide a large collection into volumes that e-readers bear, at the borders of years and months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from malaff.apparatus.voice.voice import voice_of
from malaff.collection.digest import Digest, to_digest
from malaff.model import edtf
from malaff.model.records import Article, Collection

# Articles of a volume: contents and NCX cannot be divided, and 600 titles keep both below what a document may have
# (epub_pages.LIMIT) with titles of a hundred letters.
MOST = 600
NAME = re.compile(r"dossier-\d+\.epub")


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A book to make: its file name, its part of the collection, and its name and place where it is one of several."""

    file: str
    collection: Collection
    digest: Digest
    label: str = ""
    place: int = 0


def whole(collection: Collection) -> Volume:
    """The collection as one book."""
    return Volume(file="dossier.epub", collection=collection, digest=to_digest(collection, lean=True))


def to_volumes(collection: Collection) -> Iterator[Volume]:
    """The volumes of a collection; none where one book is small enough. Articles keep their numbers."""
    if len(collection.articles) <= MOST:
        return
    numbers = {article.id: n for n, article in enumerate(collection.articles, 1)}
    parts = _parts(collection.articles)
    for place, articles in enumerate(parts, 1):
        part = replace(collection, articles=articles, identifier=_identifier(collection.identifier, place))
        digest = replace(to_digest(part, lean=True), numbers={article.id: numbers[article.id] for article in articles})
        voice = voice_of(collection)
        label = voice("epub.volume", number=voice.number(place), total=voice.number(len(parts)))
        yield Volume(file=f"dossier-{place}.epub", collection=part, digest=digest, label=label, place=place)


def _parts(articles: tuple[Article, ...]) -> list[tuple[Article, ...]]:
    """Months (the smallest group of the contents) put together while they fit; a month that is too large is cut."""
    parts: list[tuple[Article, ...]] = []
    for _, members in groupby(articles, lambda a: edtf.sort_key(edtf.dated(a.published))[0][:7]):
        month = tuple(members)
        if parts and len(parts[-1]) + len(month) <= MOST:
            parts[-1] += month
            continue
        parts += [month[start : start + MOST] for start in range(0, len(month), MOST)]
    return parts


def _identifier(identifier: str, place: int) -> str:
    """A volume's own identifier: the same for the same dossier and place."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{identifier}#volume-{place}')}"


def remove_stale(dist: Path, made: set[str]) -> None:
    """Delete volumes of an earlier build that this one did not make."""
    for path in dist.glob("dossier-*.epub"):
        if NAME.fullmatch(path.name) and path.name not in made:
            path.unlink()
