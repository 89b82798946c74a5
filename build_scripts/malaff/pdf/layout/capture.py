"""Take the objects of a part out of WeasyPrint before it writes them, with marks where the joined file decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from malaff.pdf.layout.fonts import LATE_FIRST, LATE_LAST

LINK = "https://dossier.invalid/"  # stands for an anchor of the book until the parts are joined (.invalid: RFC 2606)
PRINT = 4  # annotation flag Print (ISO 32000-1, table 165), which PDF/A asks for
Row = tuple[int, int, str, int, int]  # code, glyph, text, width, shift (pdf_text.Form)
# A literal string (left alone), a reference, or one of our marks: @name number@.
PIECE = re.compile(rb"\((?:[^()\\]|\\.)*\)|(\d+) 0 R|@([A-Z]+)(\d*)@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The objects of a part: bodies by number (from 0; unused ones empty), and what follows the dictionaries of streams.

    Marks: @PAGES@, @TOP@ (the document's element), @FONTS@, @FOOT n@ (foot of the part's page n), @KEY n@ (key of the parent
    tree), @WORDS n@ and @PLACE n@ (description and destination of link n). `parents` is the part's parent tree.
    """

    heads: tuple[bytes, ...]
    streams: dict[int, bytes]
    pages: tuple[int, ...]
    top: int
    parents: bytes
    keys: int
    links: tuple[str, ...]
    fonts: dict[str, tuple[str, tuple[Row, ...]]]


def capture(pdf: Any, fonts: dict[str, tuple[str, tuple[Row, ...]]]) -> Body:
    """The body of a part from WeasyPrint's finished, unwritten file."""
    objects = pdf.objects
    links: list[str] = []
    pages = [int(number) for number in pdf.pages["Kids"][::3]]
    root: Any = next(thing for thing in objects if isinstance(thing, dict) and thing.get("Type") == "/StructTreeRoot")
    top = int(root["K"][0].split()[0])
    tree = objects[int(root["ParentTree"].split()[0])]
    table = int(objects[pages[0]]["Resources"].split()[0])
    for at, page in enumerate(pages):
        _mark_page(objects[page], at)
    for thing in objects:
        if isinstance(thing, dict) and thing.get("Subtype") == "/Link":
            _mark_link(thing, links)
        elif isinstance(thing, dict) and thing.get("Type") == "/StructElem":
            _drop_cell_ids(thing)
    objects[table]["Font"] = "@FONTS@"
    objects[top].update({"S": "/Part", "P": "@TOP@"})
    numbers = tree["Nums"]
    rows = zip(numbers[::2], numbers[1::2], strict=True)
    parents = b" ".join(b"@KEY%d@ %s" % (key, getattr(value, "data", value)) for key, value in rows)
    keys = max(numbers[::2], default=-1) + 1
    unused = {0, pdf.pages.number, pdf.catalog.number, root.number, tree.number}
    heads, streams = list[bytes](), dict[int, bytes]()
    for thing in objects:
        head, mark, rest = (b"", b"", b"") if thing.number in unused else thing.data.partition(b"\nstream\n")
        heads.append(head)
        if mark:
            streams[thing.number] = mark + rest
    return Body(heads=tuple(heads), streams=streams, pages=tuple(pages), top=top, parents=parents, keys=keys, links=tuple(links),
                fonts=fonts)


def _mark_page(page: Any, at: int) -> None:
    contents = page["Contents"].decode()
    page.update({"Parent": "@PAGES@", "StructParents": f"@KEY{at}@", "Contents": f"[@FOOT{at}@ {contents}]"})


def _mark_link(link: Any, links: list[str]) -> None:
    """What a link says, and where one to an anchor leads, is left to the joined file."""
    link["F"] = PRINT
    if "StructParent" in link:
        link["StructParent"] = f"@KEY{link['StructParent']}@"
    address = link["A"]["URI"].string if "A" in link else ""
    link["Contents"] = f"@WORDS{len(links)}@"
    if address.startswith(LINK):
        del link["A"]
        link["Dest"] = f"@PLACE{len(links)}@"
    links.append(address.removeprefix(LINK))


def _drop_cell_ids(element: Any) -> None:
    """Take out the ids of header cells and the cells' references to them: numbers that repeat in every part.

    The scope of a header says the same for tables without merged headers (ISO 14289-1, 7.5).
    """
    if element["S"] == "/TH":
        element.pop("ID", None)
    if element["S"] in ("/TD", "/TH") and "A" in element:
        element["A"].pop("Headers", None)


def fill(heads: Sequence[bytes], parents: bytes, offset: int, mark: Callable[[bytes, int], bytes]) -> tuple[list[bytes], bytes]:
    """Bodies and parent tree with references moved by `offset` and every mark replaced by what `mark` says."""

    def replace(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return b"%d 0 R" % (int(match[1]) + offset)
        return mark(match[2], int(match[3] or 0)) if match[2] else match[0]

    *filled, tree = PIECE.sub(replace, b"\0".join((*heads, parents))).split(b"\0")
    return filled, tree


def is_late(text: str) -> bool:
    """Whether a code's text is a digit still to fill in."""
    return len(text) == 1 and LATE_FIRST <= ord(text) <= LATE_LAST
