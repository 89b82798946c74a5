"""The tables of the collection: their columns, keys and rows, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from malaff.apparatus.citing import address
from malaff.collection.digest import to_digest
from malaff.collection.sights import find_sights
from malaff.model.records import Article, Collection, Quote

Value = str | int | float | list[str] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns as (name, type of Table Schema), what tells a row from others, which columns point where, its rows.

    `foreign` are (columns, table, its columns).
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]
    rows: tuple[Row, ...]


ARTICLE = ("title", "publisher", "agency", "byline", "byline_is", "section", "published", "published_from", "url", "language", "summary",
           "seed", "sha256")
ACTOR = ("id", "name", "kind", "wikidata", "by")
PLACE = ("id", "name", "kind")
QUOTE = ("text", "speaker", "speaker_name", "verb", "act", "form", "context")


def to_tables(collection: Collection) -> tuple[Table, ...]:
    """All tables of a collection, each after those that it points to."""
    digest, articles = to_digest(collection, lean=True), collection.articles
    counted = (("articles", "integer"), ("mentions", "integer"), ("surfaces", "array"))
    to_article = (("article",), "articles", ("id",))
    return (
        Table("articles", (("id", "string"), *_strings(ARTICLE), ("page", "string"), ("words", "integer"), ("topics", "array")),
              ("id",), (), tuple(_article(article, collection) for article in articles)),
        Table("actors", (*_strings(ACTOR), *counted, ("roles", "array")), ("id",), (),
              tuple((e.id, e.name, e.kind, e.wikidata, e.by, len(e.articles), e.mentions, list(e.surfaces), [r for r, _ in e.roles])
                    for e in digest.actors)),
        Table("places", (*_strings(PLACE), *counted, ("lat", "number"), ("lon", "number")), ("id",), (),
              tuple((e.id, e.name, e.kind, len(e.articles), e.mentions, list(e.surfaces), e.lat, e.lon) for e in digest.places)),
        Table("blocks", (("article", "string"), ("block", "integer"), ("kind", "string"), ("text", "string")), ("article", "block"),
              (to_article,), tuple((a.id, n, b.kind, b.text) for a in articles for n, b in enumerate(a.blocks))),
        Table("quotes", (("article", "string"), ("number", "integer"), ("line", "integer"), *_strings(QUOTE)), ("article", "number"),
              (to_article, (("speaker",), "actors", ("id",))), tuple(row for a in articles for row in _said(a, a.quotes))),
        Table("statements", (("article", "string"), ("number", "integer"), ("line", "integer"), *_strings(QUOTE)), ("article", "number"),
              (to_article, (("speaker",), "actors", ("id",))), tuple(row for a in articles for row in _said(a, a.statements))),
        Table("mentions", (("article", "string"), ("block", "integer"), ("start", "integer"), ("end", "integer"), ("word", "string"),
                           ("actor", "string"), ("place", "string")), (),
              ((("article", "block"), "blocks", ("article", "block")), (("actor",), "actors", ("id",)), (("place",), "places", ("id",))),
              tuple(row for a in articles for row in _mentions(a))),
    )


def _strings(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, "string") for name in names)


def _article(article: Article, collection: Collection) -> Row:
    page = address(article, collection) or f"articles/{article.id}.html"
    facts = (getattr(article, name) for name in ARTICLE)
    return (article.id, *facts, page, article.words, [topic.name for topic in article.topics])


def _said(article: Article, quotes: Iterable[Quote]) -> Iterator[Row]:
    """Quotes, or statements, in the order of the page; a speaker who is no actor of the page has a name and no id."""
    actors = {actor.id for actor in article.actors}
    for number, said in enumerate(quotes):
        facts = {name: getattr(said, name) for name in QUOTE}
        facts["speaker"] = said.speaker if said.speaker in actors else None
        yield (article.id, number, said.line, *facts.values())


def _mentions(article: Article) -> Iterator[Row]:
    """Where the names stand, in reading order; the word has its proclitics, as on the page."""
    found = [(s.block, s.start, False, actor, s) for actor, sights in find_sights(article, article.actors).items() for s in sights]
    found += [(s.block, s.start, True, place, s) for place, sights in find_sights(article, article.places).items() for s in sights]
    for block, start, place, owner, sight in sorted(found, key=lambda row: row[:4]):
        end = start + len(sight.word)
        yield (article.id, block, start, end, sight.word, None if place else owner, owner if place else None)
