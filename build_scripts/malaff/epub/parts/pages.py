"""Divide the parts of the book into documents that e-readers bear, and know where each anchor stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from malaff.apparatus.voice.voice import Voice
from malaff.epub.parts.xhtml import document, escape, fragment

FOLDER = "parts"
# Bytes of one document. Readers built on Adobe's RMSDK refuse documents above 300 kB; a quarter below that leaves room
# for what they add of their own.
LIMIT = 225_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a part that stands whole on a document: markup, the anchor in it, and the heading it stands under."""

    html: str
    anchor: str = ""
    heading: str = ""  # markup; set again where a document begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of the book: its id in the manifest, path, title, anchors, and content."""

    id: str
    path: str
    title: str
    content: bytes
    anchors: tuple[str, ...] = ()

    @property
    def properties(self) -> tuple[str, ...]:
        """What the manifest must say of it: whether shapes are drawn in it."""
        return ("svg",) if b"<svg" in self.content else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part before it is divided. `kind` is its EPUB type, `role` its ARIA role; `list_tag` opens each run of pieces."""

    id: str
    title: str
    pieces: tuple[Piece, ...]
    list_tag: str = ""  # `dl class="who"`; empty where pieces are blocks of their own
    opening: str = ""  # markup under the first heading
    kind: str = ""
    role: str = ""


def divide(part: Part, voice: Voice) -> tuple[Page, ...]:
    """The documents of a part, each at most LIMIT bytes unless one piece alone is longer."""
    runs: list[list[Piece]] = [[]]
    size = len(part.opening.encode())
    for piece in part.pieces:
        weight = len(piece.html.encode()) + len(piece.heading.encode()) + 40
        if runs[-1] and size + weight > LIMIT:
            runs.append([])
            size = 0
        runs[-1].append(piece)
        size += weight
    return tuple(_page(part, number, run, voice) for number, run in enumerate(runs, 1))


def _page(part: Part, number: int, run: list[Piece], voice: Voice) -> Page:
    name = part.id if number == 1 else f"{part.id}-{number}"
    title = part.title if number == 1 else f"{part.title} ({number})"
    kind = f' epub:type="{part.kind}"' if part.kind else ""
    role = f' role="{part.role}"' if part.role else ""
    head = f'<section{kind}{role} aria-labelledby="title">\n<h1 id="title">{escape(title)}</h1>\n'
    opening = part.opening + "\n" if part.opening and number == 1 else ""
    body = f"{head}{opening}{_runs(part, run)}</section>"
    return Page(id=f"part-{name}", path=f"{FOLDER}/{name}.xhtml", title=title, content=document(title, body, voice),
                anchors=tuple(piece.anchor for piece in run if piece.anchor))


def _runs(part: Part, run: Iterable[Piece]) -> str:
    """The pieces, each run of one heading in a list of its own."""
    lines: list[str] = []
    heading, is_open = None, False
    close = f"</{part.list_tag.split()[0]}>" if part.list_tag else ""
    for piece in run:
        if piece.heading != heading:
            if is_open and close:
                lines.append(close)
            heading, is_open = piece.heading, True
            if piece.heading:
                lines.append(f"<h2>{piece.heading}</h2>")
            if part.list_tag:
                lines.append(f"<{part.list_tag}>")
        lines.append(piece.html)
    if is_open and close:
        lines.append(close)
    return "\n".join(lines) + "\n" if lines else ""


def to_hrefs(pages: Iterable[Page]) -> dict[str, str]:
    """Where each anchor stands, as an address from a document's folder."""
    return {anchor: f"../{page.path}#{fragment(anchor)}" for page in pages for anchor in page.anchors}
