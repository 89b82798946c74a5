"""Everything that a collection's pages, outputs and caches hold, unpacked into texts: what a search for secrets has to see."""

from __future__ import annotations

import filecmp
import gzip
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from malaff.verbs.new import THEME as SHIPPED
from malaff.verbs.new import theme_folder

FOLDERS = ("docs", "dist", ".cache", SHIPPED)
THEME = "dist/site/assets/"  # scripts and styles of Material and ours, the same for every collection: 2 MB to read for nothing
FONTS = frozenset({".woff", ".woff2", ".ttf", ".otf"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico"})
# Runs of a picture's or a font's bytes that could be a remark.
READABLE = re.compile(rb"(?:[\t\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){6,}")
DEEPEST = 4  # objects in objects of a PDF: an outline's entry, an attachment's description
PDF, ZIP, GZIP, SQLITE = b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"SQLite format 3\0"


def unpack(root: Path) -> Iterator[tuple[str, str]]:
    """Each file below docs/, dist/, .cache/ and of the collection's own theme with its text, its name before it, what is packed after."""
    for path in sorted(p for folder in FOLDERS for p in (root / folder).rglob("*") if p.is_file()):
        if is_shipped(path, root):
            continue
        name = path.relative_to(root).as_posix()
        yield name, name
        if path.suffix not in FONTS and not name.startswith(THEME):
            data = path.read_bytes()
            try:
                texts = list(_open(path.name, data, path))
            except (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, sqlite3.Error):
                texts = [("", data.decode("utf-8", "replace"))]  # damaged: that is another check's finding, its bytes are searched
            yield from ((f"{name}{part}", text) for part, text in texts)


def is_shipped(path: Path, root: Path) -> bool:
    """Whether a file of the collection's theme is, byte for byte, the one that ships with the program: it tells of nobody."""
    theme = root / SHIPPED
    if not path.is_relative_to(theme):
        return False
    ours = theme_folder() / path.relative_to(theme)
    return ours.is_file() and filecmp.cmp(ours, path, shallow=False)


def _open(name: str, data: bytes, path: Path | None = None) -> Iterator[tuple[str, str]]:
    """The texts in a file's bytes, each with what part of the file it is."""
    ending = Path(name).suffix
    if data.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for member in book.namelist():
                yield f":{member}", member
                if Path(member).suffix not in FONTS:
                    yield from ((f":{member}{part}", text) for part, text in _open(member, book.read(member)))
    elif data.startswith(SQLITE) and path is not None:
        yield ":rows", "\n".join(_rows(path))
    elif data.startswith(GZIP):
        yield from _open(name.removesuffix(".gz"), gzip.decompress(data))
    elif (at := data.find(PDF)) >= 0 and (at == 0 or ending == ".part"):
        yield "", data[:at].decode("utf-8", "replace")
        yield from _pdf(data[at:])
    elif ending in PICTURES:
        yield "", _readable(data)
    else:
        yield "", data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _pdf(data: bytes) -> Iterator[tuple[str, str]]:
    """A PDF's text layer, its strings (metadata, bookmarks, alternative texts) and its attachments."""
    import pikepdf

    from malaff.pdf.proof.read import Reader

    with pikepdf.open(io.BytesIO(data)) as pdf:
        reader = Reader()
        for number, page in enumerate(pdf.pages, 1):
            yield f": page {number}", reader.read(page).text
        yield ": strings", "\n".join(text for thing in pdf.objects for text in _strings(thing))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and str(thing.get("/Type", "")) in ("/Metadata", "/EmbeddedFile"):
                yield ": attachment or metadata", thing.read_bytes().decode("utf-8", "replace")


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    import pikepdf

    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth < DEEPEST and isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():  # noqa: SIM118 - a stream has keys and is no mapping
            if isinstance(thing[key], pikepdf.Name):
                yield str(thing[key])
            yield from _strings(thing[key], depth + 1)
    elif depth < DEEPEST and isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _strings(value, depth + 1)


def _rows(path: Path) -> Iterator[str]:
    """Every value of every table; bytes deflated or as they are."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
        for (table,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in store.execute(f'SELECT * FROM "{table}"'):
                yield from (_value(value) for value in row)


def _value(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    with suppress(zlib.error):
        value = zlib.decompress(value, -15)
    return _readable(value) if b"\0" in value else value.decode("utf-8", "replace")


def _readable(data: bytes) -> str:
    return b"\n".join(READABLE.findall(data)).decode("utf-8", "replace")
