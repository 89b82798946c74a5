"""Read a saved feed (RSS, Atom): the text of each entry, with its title, address, day and publisher."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from malaff.model import edtf
from malaff.model.errors import SeedError
from malaff.reading.sources.blocks import read_blocks
from malaff.reading.sources.bounds import LARGEST_PAGE, check_markup
from malaff.reading.sources.source import Document

MEND = "Save the feed again, or its entries as web pages."


class Feed:
    """A .rss, .atom or .xml file."""

    endings = (".rss", ".atom", ".xml")
    largest = LARGEST_PAGE

    def read(self, path: str, data: bytes) -> Iterator[Document | SeedError]:
        """The entries. Raises SeedError where it is no feed or has none."""
        import feedparser  # a tenth of a second to load: only where a collection holds feeds

        # As a stream: bytes alone it would try to open as a file of that name. Nothing is sanitised here; the text alone is taken.
        feed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not feed.get("version") or not feed.entries:
            raise SeedError(path, "is no feed with entries", MEND)
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        publisher = " ".join(str(feed.feed.get("title", "")).split())
        for number, entry in enumerate(feed.entries, 1):
            yield _document(entry, f"{stem}-{number}", f"{path} ({number})", publisher)


def _document(entry: Any, name: str, where: str, publisher: str) -> Document | SeedError:
    """One entry: its longest text, under its title."""
    markups = [str(part.get("value", "")) for part in entry.get("content", ())] + [str(entry.get("summary", ""))]
    try:
        body = max((_plain(markup, where) for markup in markups), key=len)
    except SeedError as error:
        return error
    if not body:
        return SeedError(where, "has no text", "A feed of titles alone is no collection: save the pages that it leads to.")
    title = " ".join(str(entry.get("title", "")).split())
    given = {"title": title, "url": str(entry.get("link", "")).strip(), "publisher": publisher,
             "byline": " ".join(str(entry.get("author", "")).split())}
    given["published"] = _day(str(entry.get("published") or entry.get("updated") or ""))
    given = {key: value for key, value in given.items() if value}
    text = f"{title}\n\n{body}" if title else body
    return Document(text=text, name=name, place=where, given=given, raw=text.encode("utf-8", "surrogatepass"))


def _day(moment: str) -> str:
    """The day of a moment (RFC 822, RFC 3339) where it was written: half past midnight in Baghdad is no yesterday."""
    try:
        return str(parsedate_to_datetime(moment).date())
    except ValueError:
        return moment[:10] if edtf.is_exact(moment[:10]) and edtf.is_valid(moment[:10]) else ""


def _plain(markup: str, where: str) -> str:
    """The text of an entry, a line for each of its blocks."""
    if not markup.strip():
        return ""
    from lxml import html

    check_markup(markup, where)
    tree = html.document_fromstring(f"<html><body><div>{markup}</div></body></html>")
    return "\n".join(block.text for block in read_blocks(tree))
