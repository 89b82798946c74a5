"""Read the web pages of a crawl (.warc, .warc.gz, .wacz): each page with its address."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import LARGEST_FILE, LARGEST_PAGE
from malaff.reading.sources.source import Document
from malaff.reading.sources.webpage import WebPage

PAGES = ("text/html", "application/xhtml+xml")


class Crawl:
    """A .warc, .warc.gz or .wacz file (ISO 28500; WACZ 1.1.1)."""

    endings = (".warc", ".warc.gz", ".wacz")
    largest = LARGEST_FILE

    def read(self, path: str, data: bytes) -> Iterator[Document | SeedError]:
        """The article of every page that was answered. Raises SeedError where there is none."""
        stem = path.rsplit("/", 1)[-1].lower().partition(".wa")[0]
        stem = path.rsplit("/", 1)[-1][: len(stem)]
        number = 0
        for record in _records(path, data):
            if isinstance(record, SeedError):
                yield record
                continue
            number += 1
            yield from _read(record, f"{stem}-{number}", path)
        if not number:
            raise SeedError(path, "holds no web page", "Crawl the pages again, or save them as .html.")


def _records(path: str, data: bytes) -> Iterator[Any]:
    """The records of pages; for a part that cannot be read, the error."""
    from warcio.archiveiterator import ArchiveIterator  # only where a collection holds crawls
    from warcio.exceptions import ArchiveLoadFailed

    read = 0
    for stream in _streams(path, data):
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and _is_page(record):
                    record.body = record.content_stream().read(LARGEST_PAGE + 1)
                    read += len(record.body)
                    if read > LARGEST_FILE:
                        yield SeedError(path, f"unpacks to more than {LARGEST_FILE:,} bytes", "Split the crawl.")
                        return
                    yield record
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
            said = " ".join(str(error).split())[:120]
            yield SeedError(path, f"is damaged ({said})", "Crawl it again; what stands before the damage was read.")


def _streams(path: str, data: bytes) -> Iterator[Any]:
    """The crawl's own file, or those that a .wacz packs."""
    if not path.lower().endswith(".wacz"):
        yield io.BytesIO(data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in sorted(packed.namelist()):
                if name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz")):
                    with packed.open(name) as stream:
                        yield io.BytesIO(stream.read(LARGEST_FILE))
    except zipfile.BadZipFile as error:
        raise SeedError(path, "is no whole .wacz", "Load it from the crawler again.") from error


def _is_page(record: Any) -> bool:
    head = record.http_headers
    kind = (head.get_header("Content-Type") or "").partition(";")[0].strip().lower() if head else ""
    return bool(head) and head.get_statuscode() == "200" and kind in PAGES


def _read(record: Any, name: str, path: str) -> Iterator[Document | SeedError]:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{path} ({address[:200] or name})"
    if len(record.body) > LARGEST_PAGE:
        yield SeedError(where, f"holds more than {LARGEST_PAGE:,} bytes", "Save its text as .txt.")
        return
    try:
        for document in WebPage().read(path, record.body):
            given = {"url": address, **document.given} if address.startswith(("http://", "https://")) else document.given
            yield dataclasses.replace(document, given=given, name=name, place=where, raw=record.body)
    except SeedError as error:
        yield SeedError(where, error.what, error.hint)
