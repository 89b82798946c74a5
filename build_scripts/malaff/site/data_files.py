"""The collection as data: JSON, CSV, bibliographies and what site/data makes, with the words that the list of downloads says."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import io
import json
from collections.abc import Iterator
from typing import Any

from malaff.apparatus.citing import address, cite_bibtex, cite_csl, cite_ris
from malaff.model.records import Article, Collection
from malaff.site.data.database import build_database
from malaff.site.data.entities import build_entities
from malaff.site.data.package import build_package
from malaff.site.data.tables import to_tables

FOLDER = "downloads"
# File, what it is called, what it is for.
DATA = (
    ("articles.json", "JSON", "data.json"),
    ("articles.jsonl", "JSONL", "data.jsonl"),
    ("articles.csv", "CSV", "data.csv"),
    ("references.bib", "BibTeX", "data.bib"),
    ("references.ris", "RIS", "data.ris"),
    ("references.csl.json", "CSL", "data.csl"),
    ("dossier-data.zip", "Data Package", "data.package"),
    ("dossier.db", "SQLite", "data.db"),
    ("entities.ftm.json", "FollowTheMoney", "data.ftm"),
)
# Bytes from which a file is offered packed, and those of articles.jsonl from which articles.json, the same as one value, is not made:
# unpacked, the data of 2,000 clippings weigh more than their pages, and a host of static pages gives a site a gigabyte.
LARGE = 1_000_000
PACKED = ".gz"
FACTS = ("title", "subtitle", "description", "publisher", "identifier", "edition", "url", "copyright", "language")
COLUMNS = (
    "id",
    "title",
    "publisher",
    "agency",
    "byline",
    "byline_is",
    "section",
    "published",
    "published_from",
    "url",
    "page",
    "words",
    "actors",
    "places",
    "topics",
    "quotes",
    "removed",
    "repaired",
    "seed",
    "sha256",
)


def build_data(collection: Collection) -> dict[str, bytes]:
    """File name -> bytes of every data file; a large one is packed with gzip, and its name says so."""
    lines = [json.dumps(to_record(article, collection), ensure_ascii=False) for article in collection.articles]
    items = [json.dumps(cite_csl(article, collection), ensure_ascii=False) for article in collection.articles]
    facts = {key: getattr(collection, key) for key in FACTS}
    tables = to_tables(collection)
    texts = {
        "articles.jsonl": "".join(f"{line}\n" for line in lines),
        "articles.csv": _table(collection),
        "references.bib": "\n".join(cite_bibtex(a, collection) for a in collection.articles),
        "references.ris": "\r\n".join(cite_ris(a, collection) for a in collection.articles),
        "references.csl.json": "[\n" + ",\n".join(items) + "\n]\n",
        "entities.ftm.json": build_entities(collection),
    }
    if len(texts["articles.jsonl"].encode()) < LARGE:
        texts["articles.json"] = json.dumps(facts, ensure_ascii=False)[:-1] + ', "articles": [\n' + ",\n".join(lines) + "\n]}\n"
    made = {"dossier-data.zip": build_package(collection, tables), "dossier.db": build_database(tables)}
    return dict(_packed(name, data) for name, data in ({name: text.encode() for name, text in texts.items()} | made).items())


def _packed(name: str, data: bytes) -> tuple[str, bytes]:
    if len(data) < LARGE or name.endswith(".zip"):
        return name, data
    return name + PACKED, gzip.compress(data, 6, mtime=0)


def to_record(article: Article, collection: Collection) -> dict[str, Any]:
    """An article as plain values: every field of its front matter, its paragraphs, and the address of its page."""
    record = {field.name: _plain(getattr(article, field.name)) for field in dataclasses.fields(article) if field.name != "blocks"}
    record["page"] = address(article, collection) or f"articles/{article.id}.html"
    record["text"] = [block.text for block in article.blocks]
    return record


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def _table(collection: Collection) -> str:
    """CSV with a byte order mark, without which spreadsheets read Arabic as Latin; a cell never begins a formula."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(list(_cells(a, collection)) for a in collection.articles)
    return out.getvalue()


def _cells(article: Article, collection: Collection) -> Iterator[str | int]:
    for column in COLUMNS:
        if column == "page":
            value: object = address(article, collection) or f"articles/{article.id}.html"
        else:
            value = getattr(article, column)
        if isinstance(value, tuple):
            yield len(value) if column in ("quotes", "removed", "repaired") else "; ".join(item.name for item in value)
        elif isinstance(value, int):
            yield value
        else:
            text = str(value or "")
            yield f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
