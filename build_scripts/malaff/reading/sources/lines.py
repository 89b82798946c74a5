"""Read documents that stand one on a line as JSON (.jsonl), packed or not; a line that cannot be used stops no other."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import LARGEST_FILE, LARGEST_PAGE
from malaff.reading.sources.source import Document

LONGEST = LARGEST_PAGE  # bytes of one line
FIELDS = {"title": "title", "url": "url", "date": "published", "published": "published", "publisher": "publisher"}


class Lines:
    """A .jsonl or .jsonl.gz file."""

    endings = (".jsonl", ".jsonl.gz")
    largest = LARGEST_FILE

    def read(self, path: str, data: bytes) -> Iterator[Document | SeedError]:
        """The documents, line by line; never more than a line of what is packed is held at once."""
        stem = path.rsplit("/", 1)[-1].lower().partition(".jsonl")[0]
        stem = path.rsplit("/", 1)[-1][: len(stem)]
        found = False
        try:
            for number, line in enumerate(_lines(path, data), 1):
                if isinstance(line, SeedError) or line.strip():
                    found = True
                    yield line if isinstance(line, SeedError) else _read(path, stem, number, line)
        except (OSError, EOFError, zlib.error) as error:
            yield SeedError(path, f"is no whole gzip file ({error})", "Pack it again with `gzip`; what stands before the damage was read.")
            return
        if not found:
            yield SeedError(path, "is empty", "Put one JSON document on each line.")


def _lines(path: str, data: bytes) -> Iterator[bytes | SeedError]:
    """The lines of a file, packed or not; for one that is too long, the error."""
    packed = path.lower().endswith(".gz")
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=io.BytesIO(data))) if packed else io.BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    read = number = 0
    while line := stream.readline(LONGEST + 1):
        number, read = number + 1, read + len(line)
        too_long = len(line) > LONGEST
        while too_long and line and not line.endswith(b"\n"):  # over the rest of it
            line = stream.readline(LONGEST)
            read += len(line)
            if read > LARGEST_FILE:
                break
        if read > LARGEST_FILE:
            yield SeedError(path, f"unpacks to more than {LARGEST_FILE:,} bytes", "Split it into smaller files.")
            return
        yield SeedError(f"{path}:{number}", f"the line holds more than {LONGEST:,} bytes", "Split the document.") if too_long else line


def _read(path: str, stem: str, number: int, line: bytes) -> Document | SeedError:
    where = f"{path}:{number}"
    try:
        row: Any = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return SeedError(where, "is not valid JSON", 'Write one document a line: {"text": "…", "title": "…"}.')
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        return SeedError(where, "has no `text`", 'Each line is a document: {"text": "…", "title": "…", "url": "…", "date": "…"}.')
    given = {ours: " ".join(str(row[theirs]).split()) for theirs, ours in FIELDS.items()
             if isinstance(row.get(theirs), (str, int)) and str(row[theirs]).strip()}
    own = row.get("id")
    name = str(own) if isinstance(own, (str, int)) and str(own).strip() else f"{stem}-{number}"
    return Document(text=text, name=name, place=where, given=given, raw=text.encode("utf-8", "surrogatepass"))
