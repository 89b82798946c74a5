"""The post step over one rendered page: direction, marks, numbers in words, head, policy. One pass a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from malaff.apparatus import output
from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.collection.digest import Digest
from malaff.collection.relations import Relation, to_relations
from malaff.model.records import Collection
from malaff.site.addresses import FOLDERS, Addresses, has_page
from malaff.site.article import OUTWARD, Clipping, counted, to_marks
from malaff.site.citation import to_metas
from malaff.site.data_files import DATA, FOLDER, PACKED
from malaff.site.head import article_record, collection_record, entry_record, page_record, to_head
from malaff.site.lean import to_lean
from malaff.site.live import make_inert, to_policy

MARK = re.compile(r"<!--malaff:(?P<name>[a-z]+)-->(?P<inside>.*?)<!--/malaff-->", re.S)
DATA_ELEMENT = re.compile(r'<data (?:class="(?P<noun>[a-z]+)" )?value="(?P<value>\d+)">\d*</data>')
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
TAGS = re.compile(r"<[^>]*>")
SKIP = '<div data-md-component="skip">'
Marks = dict[str, Callable[[str], str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that readers can take: its name, what it is called, what it is for, its size in words."""

    file: str
    name: str
    text: str
    size: str
    book: bool


class Dresser:
    """Dresses the pages of one site."""

    def __init__(self, collection: Collection, digest: Digest, downloads: tuple[Download, ...], offprints: Mapping[str, int]) -> None:
        self.collection = collection
        self.voice = voice_of(collection)
        self.digest = digest
        self.downloads = downloads
        self.offprints = offprints
        self.relations: dict[str, tuple[Relation, ...]] = to_relations(collection)
        self.place = {f"articles/{a.id}.html": n for n, a in enumerate(collection.articles)}
        self.addresses = Addresses(digest)
        rows = zip(FOLDERS, (digest.actors, digest.places), strict=True)
        self.entries = {f"{folder}/{entry.id}.html": entry for folder, entries in rows for entry in entries if has_page(entry)}

    def dress(self, path: str, html: str) -> str:
        """The finished page; `path` is relative to the site."""
        html = make_inert(to_lean(html), self.collection.url)
        marks: Marks = {"buttons": lambda _: self._buttons(), "downloads": lambda _: self._files(path)}
        clipping = self._clipping(path)
        if clipping:
            marks |= to_marks(clipping)
        html = MARK.sub(lambda m: marks[m["name"]](m["inside"]) if m["name"] in marks else m["inside"], html)
        html = self.addresses.resolve(html)
        html = DATA_ELEMENT.sub(lambda m: counted(m, self.collection), html)
        html = html.replace("<html lang=", f'<html dir="{self.voice.direction}" lang=', 1)
        html = html.replace(SKIP, SKIP + f'<a href="#content" class="md-skip">{self.voice("frame.skip")}</a>', 1)
        html = html.replace('<main class="md-main"', '<main id="content" class="md-main"', 1)
        html = html.replace(
            'class="md-search" data-md-component="search" role="dialog"',
            f'class="md-search" data-md-component="search" role="dialog" aria-label="{self.voice("frame.search")}"',
            1,
        )
        if path != "404.html":
            html = html.replace("</head>", self._head(path, html, clipping) + "</head>", 1)
        return html.replace('<meta charset="utf-8">', '<meta charset="utf-8">' + to_policy(html), 1)

    def depends(self, path: str) -> str:
        """What is put on a page from outside its own source, as text: a page is the same as long as its source and this are."""
        if clipping := self._clipping(path):
            marks = to_marks(clipping)
            article = clipping.article
            names = [*(("actors", name.id) for name in article.actors), *(("places", name.id) for name in article.places)]
            return "".join(marks[name]("") for name in OUTWARD) + " ".join(self.addresses.of(*name) for name in names)
        if path in self.entries:
            return json.dumps(entry_record(self.entries[path], "", self.collection.language), ensure_ascii=False)
        record = json.dumps(self._dataset(), ensure_ascii=False) if path == "index.html" else ""
        return record + self._buttons() + self._files(path) if "/" not in path else ""

    def _clipping(self, path: str) -> Clipping | None:
        if path not in self.place:
            return None
        articles, n = self.collection.articles, self.place[path]
        return Clipping(
            article=articles[n],
            collection=self.collection,
            voice=self.voice,
            digest=self.digest,
            relations=self.relations[articles[n].id],
            before=articles[n - 1] if n else None,
            after=articles[n + 1] if n + 1 < len(articles) else None,
            offprint=_size(size, voice_of(self.collection)) if (size := self.offprints.get(articles[n].id)) else "",
        )

    def _head(self, path: str, html: str, clipping: Clipping | None) -> str:
        address = (self.collection.url + ("" if path == "index.html" else path)) if self.collection.url else ""
        found = DESCRIPTION.search(html)
        description = unescape(found[1]) if found else ""
        if clipping:
            article = clipping.article
            return to_metas(article, address) + to_head(
                self.collection,
                address=address,
                title=article.title,
                description=description,
                kind="article",
                record=article_record(article, self.collection, address),
            )
        heading = TITLE.search(html)
        title = " ".join(unescape(TAGS.sub("", heading[1])).split()) if heading else self.collection.title
        if path == "index.html":
            record = self._dataset()
        else:
            language = self.collection.language
            known = self.entries.get(path)
            record = entry_record(known, address, language) if known else page_record(title, address, language)
        return to_head(self.collection, address=address, title=title, description=description, record=record)

    def _dataset(self) -> dict[str, Any]:
        return collection_record(self.collection, self.digest, [(d.file, d.name, d.text) for d in self.downloads if not d.book])

    def _buttons(self) -> str:
        links = "".join(
            f'<a href="{FOLDER}/{d.file}"><b>{d.name}</b> {d.text} <small>{d.size}</small></a>' for d in self.downloads if d.book
        )
        return f'<p class="get">{links}</p>' if links else ""

    def _files(self, path: str) -> str:
        up = "../" * path.count("/")
        items = "".join(
            f'<li><a href="{up}{FOLDER}/{escape(d.file)}"><b><bdi>{d.name}</bdi></b><span>{d.text}</span><small>{d.size}</small></a></li>'
            for d in self.downloads
        )
        return f'<ul class="files">{items}</ul>'


def list_downloads(files: Mapping[str, bytes], dist: Path, books: Sequence[output.Download], voice: Voice) -> tuple[Download, ...]:
    """What the site offers: those of the `books` that stand in `dist`, then the data in `files` (name: bytes)."""
    sizes = {book.file: (dist / book.file).stat().st_size for book in books if (dist / book.file).is_file()}
    sizes |= {name: len(data) for name, data in files.items()}
    known = [(book.file, book.kind, book.purpose, True) for book in books]
    known += [(file + packed, name + packed, text, False) for file, name, text in DATA for packed in ("", PACKED)]
    return tuple(Download(file=file, name=name, text=voice.words.get(text, text), size=_size(sizes[file], voice), book=book)
                 for file, name, text, book in known if file in sizes)


def _size(size: int, voice: Voice) -> str:
    """A size in words; the isolate keeps the number before its unit."""
    value, unit = (size / 1e6, voice("size.mega")) if size >= 1e6 else (size / 1e3, voice("size.kilo"))
    return f"{voice.decimal(value) if value < 10 else voice.number(round(value))} {unit}"
