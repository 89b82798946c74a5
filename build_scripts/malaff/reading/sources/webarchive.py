"""Read a web page that a browser saved as one file (.mhtml): the page in it, and the address that it was saved from."""

from __future__ import annotations

import dataclasses
import email
import email.policy
from collections.abc import Iterator
from urllib.parse import urlsplit

from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import LARGEST_PAGE
from malaff.reading.sources.source import Document
from malaff.reading.sources.webpage import WebPage

LARGEST = 4 * LARGEST_PAGE  # the page's pictures are in the file too
ADDRESSES = ("Snapshot-Content-Location", "Content-Location")  # Chromium's own; RFC 2557


class WebArchive:
    """A saved .mhtml or .mht file."""

    endings = (".mhtml", ".mht")
    largest = LARGEST

    def read(self, path: str, data: bytes) -> Iterator[Document]:
        """The article of the page in it. Raises SeedError where it holds no page, or the page no article."""
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        markup = page.get_payload(decode=True) if page is not None else None
        if page is None or not isinstance(markup, bytes):
            raise SeedError(path, "holds no web page", "Save the page again as one file, or as .html.")
        if len(markup) > LARGEST_PAGE:
            raise SeedError(path, f"holds a page of {len(markup):,} bytes, at most {LARGEST_PAGE:,} are read", "Save its text as .txt.")
        given = {"url": address} if (address := _address([message.get(ADDRESSES[0]), page.get(ADDRESSES[1])])) else {}
        for document in WebPage().read(path, markup):
            yield dataclasses.replace(document, given={**given, **document.given})


def _address(values: list[str | None]) -> str:
    """The first that is an address on the web, without the spaces and folds of a header."""
    plain = ("".join(str(value).split()) for value in values if value)
    return next((value for value in plain if urlsplit(value).scheme in ("http", "https")), "")
