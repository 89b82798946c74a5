"""Read a plain text: the file is the text."""

from __future__ import annotations

from collections.abc import Iterator

from malaff.reading.sources.bounds import LARGEST_TEXT
from malaff.reading.sources.source import Document


class Plain:
    """A .txt file."""

    endings = (".txt",)
    largest = LARGEST_TEXT

    def read(self, path: str, data: bytes) -> Iterator[Document]:
        """The one text."""
        yield Document(text=data)
