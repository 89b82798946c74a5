"""What a reader of raw files is: ours, and those that installed packages bring (entry-point group `malaff.sources`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from malaff.model.errors import SeedError

GROUP = "malaff.sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text found in a raw file.

    `text` is the text, or its bytes, whose encoding is found here; `name` its own id where it has one (default: the file's
    name); `place` where in the file it stands (for messages; default: the file); `given` what the file says of it: title,
    url, published (EDTF), publisher, never guessed from the text. `raw` are the bytes whose hash is its evidence (default:
    the whole file); `encoding` how the bytes of a `text` that is decoded already were read;
    `outside` the first line that stands outside the article (0: none); `page` whether it is a web page, so that its head is what
    `given` comes from. A document with a `name` is one of several in its file.
    """

    text: str | bytes
    name: str = ""
    place: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    encoding: str = ""
    outside: int = 0
    page: bool = False


class Source(Protocol):
    """A reader of raw files: one of the program's, or a package's."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The ends of the names of its files, in small letters, with the dot: `(".txt",)`."""

    @property
    def largest(self) -> int:
        """How many bytes a file of this kind may hold."""

    def read(self, path: str, data: bytes) -> Iterator[Document | SeedError]:
        """The documents in a file; for what cannot be used of it, the errors.

        `path` is relative to the collection. The same bytes give the same documents. May raise SeedError for the whole file.
        """
