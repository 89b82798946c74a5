"""The collection as FollowTheMoney entities, a JSON object a line, for OpenAleph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha1
from typing import Any

from malaff.apparatus.citing import address
from malaff.collection.digest import to_digest
from malaff.model.records import Article, Collection

SCHEMATA = {"person": "Person", "organization": "Organization"}
DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")  # what FollowTheMoney reads of EDTF: a year, a month, a day


def build_entities(collection: Collection) -> str:
    """Persons and organizations, then the articles (Article) and who is named in each (Mention)."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in _entities(collection))


def _entities(collection: Collection) -> Iterator[dict[str, Any]]:
    for entry in to_digest(collection, lean=True).actors:
        person = entry.kind == "person"
        yield _entity(_id(collection, "actor", entry.id), SCHEMATA[entry.kind], name=[entry.name], wikidataId=[entry.wikidata],
                      alias=[s for s in entry.surfaces if s != entry.name], position=[r for r, _ in entry.roles] if person else [])
    for article in collection.articles:
        yield _article(article, collection)
        for actor in article.actors:
            yield _entity(_id(collection, "mention", article.id, actor.id), "Mention", name=[actor.name],
                          detectedSchema=[SCHEMATA[actor.kind]], document=[_id(collection, "article", article.id)],
                          resolved=[_id(collection, "actor", actor.id)])


def _article(article: Article, collection: Collection) -> dict[str, Any]:
    published = article.published if article.published and DATE.fullmatch(article.published) else None
    url = article.url or address(article, collection)
    return _entity(
        _id(collection, "article", article.id), "Article", title=[article.title], author=[article.author], publisher=[article.publisher],
        publishedAt=[published], language=["ara"] if article.language == "ar" else [], summary=[article.summary],
        sourceUrl=[url if url.startswith(("http://", "https://")) else ""], bodyText=["\n".join(block.text for block in article.blocks)],
        peopleMentioned=[a.name for a in article.actors if a.kind == "person"],
        companiesMentioned=[a.name for a in article.actors if a.kind == "organization"],
        locationMentioned=[place.name for place in article.places],
    )


def _entity(entity_id: str, schema: str, **properties: list[str | None]) -> dict[str, Any]:
    known = {key: [value for value in values if value] for key, values in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {key: values for key, values in known.items() if values}}


def _id(collection: Collection, *parts: str) -> str:
    """An id that no other dossier has; SHA-1 as FollowTheMoney makes its own, for brevity and not for safety."""
    return sha1("\0".join((collection.identifier, *parts)).encode(), usedforsecurity=False).hexdigest()
