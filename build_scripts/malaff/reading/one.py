"""Read one raw text that belongs to no collection."""

from __future__ import annotations

from functools import cache

from malaff.model.records import Article
from malaff.reading.cleaning import clean as cleaning
from malaff.reading.editor.sidecar import EMPTY, Sidecar
from malaff.reading.names.register import vocabulary as naming
from malaff.reading.read import Knowledge, read_text
from malaff.reading.sources.files import read_seeds
from malaff.reading.topics import topics as topical


def read_one(text: str | bytes, name: str, published: str | None) -> Article:
    """The article of a raw text; see `malaff.read`. Raises SeedError."""
    seed = read_seeds(name, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)[0]
    return read_text(seed, _knowledge(), Sidecar(fields={"published": published}) if published else EMPTY).article


@cache
def _knowledge() -> Knowledge:
    """What the program knows by itself."""
    return Knowledge(rules=cleaning.load_rules({}), vocabulary=naming.load_vocabulary({}), topics=topical.load_topics({}))
