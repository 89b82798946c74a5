"""What the head of a page says to machines: Open Graph, JSON-LD, feeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from malaff.apparatus.voice.voice import TEXTS
from malaff.collection.digest import Digest, Entry, source_of
from malaff.model.records import Article, Collection
from malaff.site.card import HEIGHT, NAME, WIDTH
from malaff.site.data_files import FOLDER
from malaff.site.feeds import NAMES, TYPES

PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
MENTIONED = 8  # names of each kind that a clipping's record has, most mentioned first: the page and the data have all


def to_head(collection: Collection, *, address: str, title: str, description: str, record: dict[str, Any], kind: str = "website") -> str:
    """Open Graph, feeds and JSON-LD of a page; addresses only where the dossier has one."""
    facts = {"og:type": kind, "og:title": title, "og:description": description, "og:site_name": collection.title,
             "og:locale": TEXTS if kind == "article" else collection.language}
    if address:
        facts |= {
            "og:url": address,
            "og:image": collection.url + NAME,
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": collection.title,
        }
    metas = "".join(f'<meta property="{key}" content="{escape(value)}">' for key, value in facts.items() if value)
    # `feed` beside `alternate`: for a link that is `alternate` alone Material's script would fetch a site map.
    feeds = (
        "".join(
            f'<link rel="alternate feed" type="{TYPES[name]}" title="{NAMES[name]}" href="{escape(collection.url + name)}">'
            for name in TYPES
        )
        if address
        else ""
    )
    data = json.dumps({"@context": "https://schema.org", **record}, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'{metas}<meta name="twitter:card" content="summary_large_image">{feeds}<script type="application/ld+json">{data}</script>'


# ---------------------------------------------------------------- records of schema.org


def article_record(article: Article, collection: Collection, address: str) -> dict[str, Any]:
    """A clipping as NewsArticle, with whom it mentions, what it is about and the raw text it is based on."""
    record: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": " ".join(article.title.split()),
        "inLanguage": TEXTS,
        "wordCount": article.words,
        "isPartOf": {"@type": "Dataset", "name": collection.title, "identifier": collection.identifier},
        "mentions": [_actor(a.name, a.kind, a.wikidata) for a in article.actors[:MENTIONED]]
        + [{"@type": "Place", "name": p.name} for p in article.places[:MENTIONED]],
        "about": [{"@type": "Thing", "name": t.name, "identifier": t.id} for t in article.topics],
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": article.seed,
            "identifier": f"sha256:{article.sha256}",
            **({"url": article.url} if article.url else {}),
        },
    }
    if address:
        record |= {"url": address, "mainEntityOfPage": address, "image": collection.url + NAME}
    if article.published and PLAIN.fullmatch(article.published):
        record["datePublished"] = article.published
    if source := source_of(article):
        record["publisher"] = {"@type": "Organization", "name": source}
    if article.author:
        record["author"] = {"@type": "Person", "name": article.author}
    return record


def _actor(name: str, kind: str, wikidata: str | None) -> dict[str, Any]:
    actor = {"@type": "Person" if kind == "person" else "Organization", "name": name}
    if wikidata:
        actor["sameAs"] = f"https://www.wikidata.org/entity/{wikidata}"
    return actor


def collection_record(collection: Collection, digest: Digest, files: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """The collection as Dataset with its data `files`: each its name, its format, and what it is for."""
    record: dict[str, Any] = {
        "@type": "Dataset",
        "name": collection.title,
        "description": collection.description or collection.subtitle or collection.title,
        "inLanguage": TEXTS,
        "identifier": collection.identifier,
        "creator": {"@type": "Organization", "name": collection.publisher},
        "version": collection.edition,
        "dateModified": collection.edition,
        "keywords": [group.name for group in digest.topics],
        "spatialCoverage": [{"@type": "Place", "name": place.name} for place in digest.places[:10]],
    }
    if collection.copyright:
        record["copyrightNotice"] = collection.copyright
    if digest.first and digest.last:
        record["temporalCoverage"] = f"{digest.first}/{digest.last}"
    if collection.url:
        record["url"] = collection.url
        record["distribution"] = [
            {"@type": "DataDownload", "name": text, "encodingFormat": name, "contentUrl": f"{collection.url}{FOLDER}/{file}"}
            for file, name, text in files
        ]
    return record


def entry_record(entry: Entry, address: str, language: str) -> dict[str, Any]:
    """The page of an actor or a place."""
    if entry.kind in ("person", "organization"):
        about = _actor(entry.name, entry.kind, entry.wikidata)
    else:
        about = {"@type": "Place", "name": entry.name}
        if entry.lat is not None and entry.lon is not None:
            about["geo"] = {"@type": "GeoCoordinates", "latitude": entry.lat, "longitude": entry.lon}
    return page_record(entry.name, address, language) | {"about": about}


def page_record(title: str, address: str, language: str) -> dict[str, Any]:
    """Any other page: it speaks the language of the frame."""
    return {"@type": "WebPage", "name": title, "inLanguage": language, **({"url": address} if address else {})}
