"""Lay out one part of the PDF (a chapter, an index): HTML to pages whose fonts and late digits are filled in when parts are joined."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from malaff.model.disk import write_whole
from malaff.model.errors import OutputError
from malaff.model.fingerprint import fingerprint
from malaff.pdf.layout.capture import Body, Row, capture
from malaff.pdf.layout.fonts import FILES, FontSet, carrier, use_only
from malaff.pdf.layout.tags import PT, mended_tags
from malaff.pdf.layout.text import Codes, font_name, mended_text

FITTED = '<article class="article"'  # in the HTML of what is set a little tighter where that saves an almost empty page
ROOM = 924  # pixels of a page between its margins: 297 less 27 and 25 mm
FEW_LINES = 170  # pixels: an eighth of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part to lay out. `late` are the numbers to fill in: what number, its first private-use letter, how many digits.

    `plain` is what to lay out instead where `html` cannot be.
    """

    id: str
    html: str
    plain: str = ""
    late: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A part laid out: how many pages, and where its anchors and bookmarks are.

    Anchors and bookmarks: page in the part, x and y in points from its foot; a bookmark has its level and title before.
    """

    pages: int
    anchors: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    bookmarks: tuple[tuple[int, str, int, float, float], ...] = ()
    warnings: tuple[str, ...] = ()
    filled: float = 1.0  # of the last page
    replaced: str = ""  # why the plain text stands in its place


class _Warnings(logging.Handler):
    """Keeps what WeasyPrint warns of while one part is laid out."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class Typesetter:
    """Lays out parts with one style sheet and one set of fonts, one after another, in one process."""

    def __init__(self, css: str, fonts: FontSet) -> None:
        from weasyprint import CSS
        from weasyprint.urls import URLFetcher

        class Deny(URLFetcher):  # type: ignore[misc]
            """Refuses every address: what a part needs is in it."""

            def fetch(self, url: str, headers: object = None) -> object:
                raise ValueError(f"refused: {url}")

        self.fetcher = Deny(allowed_protocols=())
        self.config = use_only(fonts)
        self.css = CSS(string=css, font_config=self.config, url_fetcher=self.fetcher)
        self.carriers = {name: carrier(fonts.path(name)) for name in FILES}

    def lay_out(self, part: Part) -> tuple[Laid, Body]:
        """The part laid out; where it cannot be, its plain text, with the reason in `replaced`.

        Raises OutputError where there is no plain text.
        """
        try:
            return self._lay_out(part.html)
        except Exception as error:  # whatever one article does to the layout, the others are still printed
            if not part.plain:
                raise OutputError("dist/dossier.pdf", f"«{part.id}» cannot be laid out ({type(error).__name__}: {error})"[:300],
                                  "Report it with the collection.") from error
            laid, body = self._lay_out(part.plain)
            return replace(laid, replaced=f"{type(error).__name__}: {error}"[:200]), body

    def _lay_out(self, html: str) -> tuple[Laid, Body]:
        from weasyprint import HTML, LOGGER

        heard, caught = _Warnings(), list[Body]()

        def take(document: Any, pdf: Any) -> None:
            caught.append(capture(pdf, {font.hash: (font_name(font), _rows(font.codes)) for font in document.fonts.values()}))
            del pdf.objects[1:]  # all is captured: nothing is left to write

        def render(html: str) -> Any:
            return HTML(string=html, url_fetcher=self.fetcher).render(stylesheets=[self.css], font_config=self.config)

        LOGGER.addHandler(heard)
        try:
            document = render(html)
            if FITTED in html and _is_almost_empty(document):
                tight = render(html.replace("<body ", '<body class="tight" ', 1))
                document = tight if len(tight.pages) < len(document.pages) else document
            laid = Laid(pages=len(document.pages), anchors=_anchors(document), bookmarks=_bookmarks(document),
                        filled=round(document.pages[-1]._page_box.children[0].height / ROOM, 3))
            document.make_bookmark_tree = lambda *_, **__: []  # the joined file has its own
            with mended_text(self.carriers), mended_tags(document):
                document.write_pdf(pdf_tags=True, finisher=take)
        finally:
            LOGGER.removeHandler(heard)
        return replace(laid, warnings=tuple(heard.messages)), caught[0]


def _is_almost_empty(document: Any) -> bool:
    """Whether the last of several pages holds a few lines only."""
    return len(document.pages) > 1 and document.pages[-1]._page_box.children[0].height < FEW_LINES


def _rows(codes: Codes) -> tuple[Row, ...]:
    return tuple((code, form.glyph, text, form.width, form.shift) for code, (form, text) in sorted(codes.rows.items()))


def _anchors(document: Any) -> dict[str, tuple[int, float, float]]:
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for name, place in page.anchors.items():
            found.setdefault(name, (number, round(PT * place[0], 2), round(PT * (page.height - place[1]), 2)))
    return found


def _bookmarks(document: Any) -> tuple[tuple[int, str, int, float, float], ...]:
    return tuple((level, label, number, round(PT * x, 2), round(PT * (page.height - y), 2))
                 for number, page in enumerate(document.pages) for level, label, (x, y), _ in page.bookmarks)


# ---------------------------------------------------------------- cache


def to_key(part: Part, css: str, fonts: FontSet) -> str:
    """What a laid-out part depends on, as one hash: its HTML, the style, the fonts, WeasyPrint and our own code."""
    from weasyprint import __version__

    return hashlib.sha256("\0".join((fingerprint(__name__), __version__, fonts.digest, css, part.html, part.plain)).encode()).hexdigest()


def write_laid(path: Path, laid: Laid, body: Body) -> None:
    """Keep a laid-out part: a line of JSON for each of the two, then the bytes of the objects."""
    small = {"fonts": body.fonts, "links": body.links, "pages": body.pages, "top": body.top, "keys": body.keys,
             "parents": body.parents.decode(), "heads": [len(head) for head in body.heads],
             "streams": [(number, len(stream)) for number, stream in body.streams.items()]}
    rest = _line(small) + b"".join(body.heads) + b"".join(body.streams.values())
    head = {name: getattr(laid, name) for name in Laid.__dataclass_fields__} | {"rest": hashlib.sha256(rest).hexdigest()}
    write_whole(path, _line(head) + rest)


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_laid(path: Path) -> Laid | None:
    """A kept part, or None where there is none or it is not whole."""
    try:
        line, _, rest = path.read_bytes().partition(b"\n")
        head = json.loads(line)
        if head["rest"] != hashlib.sha256(rest).hexdigest():
            return None
        return Laid(pages=head["pages"], anchors={name: tuple(place) for name, place in head["anchors"].items()},
                    bookmarks=tuple(map(tuple, head["bookmarks"])), warnings=tuple(head["warnings"]), filled=head["filled"],
                    replaced=head["replaced"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_body(path: Path) -> Body:
    """The objects of a kept part."""
    _, line, rest = path.read_bytes().split(b"\n", 2)
    small = json.loads(line)
    heads, streams, at = [], {}, 0
    for length in small["heads"]:
        heads.append(rest[at:at + length])
        at += length
    for number, length in small["streams"]:
        streams[number] = rest[at:at + length]
        at += length
    return Body(heads=tuple(heads), streams=streams, pages=tuple(small["pages"]), top=small["top"], parents=small["parents"].encode(),
                keys=small["keys"], links=tuple(small["links"]),
                fonts={name: (font, tuple(map(tuple, rows))) for name, (font, rows) in small["fonts"].items()})
