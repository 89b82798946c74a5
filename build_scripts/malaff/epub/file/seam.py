"""The seam to ebooklib 0.20: it keeps the book's model and writes package document and container; all content is ours.

What of ebooklib is not used, and why, is proven defect by defect in tests/epub/test_seam.py: its XHTML, its navigation and
NCX (text before a first element is lost, words are split, no direction), its clock (local time as UTC), its zip (not the
same twice), and its habit of going on after an error.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malaff.epub.file.container import Container, Packed
from malaff.model.disk import replacing
from malaff.model.errors import OutputError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XHTML = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of the book: `path` below the book's folder; `in_spine` where it has a place in the reading order."""

    id: str
    path: str
    media_type: str
    content: Packed
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """An entry of the metadata: a Dublin Core element (`dc:title`) or a property (`schema:accessMode`)."""

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A whole book: identity, metadata, and its members in reading order."""

    identifier: str
    title: str
    language: str
    direction: str = "rtl"  # or `ltr`
    day: datetime.date  # the edition: the only time that the book knows
    metadata: tuple[Meta, ...]
    members: tuple[Member, ...]


def write_book(path: Path, package: Package) -> None:
    """Write the book to `path` in one step: either the whole new file stands there or the old one.

    Raises OutputError where the disk refuses, two members share a name, or ebooklib leaves out metadata.
    """
    with replacing(path) as part, Container(part, package.day) as container:
        writer = _writer(package)
        writer.out = container
        container.writestr("mimetype", b"application/epub+zip", compress_type=0)
        writer._write_container()
        writer._write_opf()
        writer._write_items()


def _writer(package: Package) -> Any:
    from ebooklib.epub import EpubWriter

    class Writer(EpubWriter):  # type: ignore[misc]
        """ebooklib's writer, with the language and direction of the package, and no metadata lost in silence."""

        def _write_opf_file(self, root: Any) -> None:
            root.set(XML_LANG, package.language)
            root.set("dir", package.direction)
            empty = [entry.tag for entry in root.find("metadata") if not entry.text and entry.get("content") is None]
            if empty:
                raise OutputError("EPUB metadata", f"ebooklib left {', '.join(empty)} without its value",
                                  "This is a fault of the program: please report it with your mkdocs.yml.")
            super()._write_opf_file(root)

    midnight = datetime.datetime.combine(package.day, datetime.time())
    return Writer(None, _book(package), {"mtime": midnight, "epub3_pages": False, "epub3_landmark": False, "epub2_guide": False})


def _book(package: Package) -> Any:
    from ebooklib.epub import EpubBook

    book = EpubBook()
    book.set_identifier(package.identifier)
    book.set_title(package.title)
    book.set_language(package.language)
    book.set_direction(package.direction)
    for meta in package.metadata:
        _add_metadata(book, meta)
    items = {member.id: book.add_item(_item(member)) for member in sorted(package.members, key=lambda m: m.path)}
    book.spine = [items[member.id] for member in package.members if member.in_spine]
    for member in package.members:
        if "cover-image" in member.properties:  # the EPUB 2 way, which Kindle and old readers still look for
            book.add_metadata(None, "meta", None, {"name": "cover", "content": member.id})
    return book


def _add_metadata(book: Any, meta: Meta) -> None:
    others = {"id": meta.id} if meta.id else {}
    if meta.name.startswith("dc:"):
        book.add_metadata("DC", meta.name.removeprefix("dc:"), meta.value, others)
        return
    others["property"] = meta.name
    if meta.refines:
        others["refines"] = f"#{meta.refines}"
    if meta.scheme:
        others["scheme"] = meta.scheme
    book.add_metadata(None, "meta", meta.value, others)


def _item(member: Member) -> Any:
    """ebooklib's plain item hands its content on as it is; its chapters, covers and navigation do not."""
    from ebooklib.epub import EpubItem

    item = EpubItem(uid=member.id, file_name=member.path, media_type=member.media_type, content=member.content)
    item.properties = list(member.properties)
    return item
