"""Everything that a collection's outputs and caches hold, unpacked, to search it for words that must not be there."""

from __future__ import annotations

import sqlite3
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

import pikepdf

THEME = "dist/site/assets/"  # scripts and styles of Material and ours, the same for every collection
FOLDERS = ("docs", "dist", ".cache")


def everything(root: Path) -> dict[str, bytes]:
    """Every file below docs/, dist/ and .cache/ by its name, what is packed in it beside it, and the names themselves."""
    found: dict[str, bytes] = {}
    for path in sorted(p for folder in FOLDERS for p in (root / folder).rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        if name.startswith(THEME):
            continue
        found[name] = name.encode() + b"\n" + path.read_bytes()
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                found |= {f"{name}:{member}": member.encode() + book.read(member) for member in book.namelist()}
        elif path.suffix == ".pdf":
            found |= {f"{name}:{part}": data for part, data in _pdf(path)}
        elif path.suffix == ".sqlite":
            found[f"{name}:rows"] = b"\n".join(_rows(path))
    return found


def _pdf(path: Path) -> Iterator[tuple[str, bytes]]:
    yield "text", subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    with pikepdf.open(path) as pdf:
        for number, thing in enumerate(pdf.objects):
            if isinstance(thing, pikepdf.Stream):
                yield f"stream {number}", _unpacked(thing)
            yield f"object {number}", " ".join(_strings(thing)).encode("utf-8", "replace")


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(thing: object, depth: int = 0) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth > 3:
        return
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():  # noqa: SIM118 - a stream has keys and is no mapping
            value = thing[key]
            yield from (key, str(value)) if isinstance(value, pikepdf.Name) else _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _strings(value, depth + 1)


def _rows(path: Path) -> Iterator[bytes]:
    with closing(sqlite3.connect(path)) as store:
        for row in store.execute("SELECT * FROM member"):
            for value in row:
                if isinstance(value, bytes):
                    yield value
                    with suppress(zlib.error):
                        yield zlib.decompress(value, -15)
                else:
                    yield str(value).encode()


def forms(word: str) -> set[bytes]:
    """A word as it may stand in bytes: UTF-8, UTF-16, percent-encoded, escaped for JSON, as entities."""
    escaped = word.encode("ascii", "backslashreplace")
    entities = "".join(f"&#{ord(letter)};" for letter in word).encode()
    encoded = {word.encode(encoding, "replace") for encoding in ("utf-8", "utf-16-be", "utf-16-le", "cp1256")}
    return encoded | {quote(word).encode(), escaped, entities}


def leaks(root: Path, *words: str) -> list[str]:
    """Where any of the words stands, in whatever form."""
    wanted = [(word, form) for word in words for form in forms(word) if form.strip(b"?")]
    return sorted({f"{name}: {word}" for name, data in everything(root).items() for word, form in wanted if form in data})
