"""Lay out one part of the PDF (a chapter, an index): HTML to pages whose fonts and late digits are filled in when parts are joined."""

from __future__ import annotations

import functools
import hashlib
import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from malaff.outputs.pdf_fonts import FILES, LATE_FIRST, LATE_LAST, FontSet, carrier, use_only
from malaff.outputs.pdf_tags import PT, drop_cell_ids, mended_tags
from malaff.outputs.pdf_text import Codes, font_name, mended_text

LINK = "https://dossier.invalid/"  # stands for an anchor of the book until the parts are joined (.invalid: RFC 2606)
Row = tuple[int, int, str, int, int]  # code, glyph, text, width, shift (pdf_text.Form)


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
    """A part laid out: PDF without fonts, where its anchors and bookmarks are, and what its fonts have to hold.

    Anchors and bookmarks: page in the part, x and y in points from its foot. Fonts: by resource name, the font's name and
    its codes.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    bookmarks: tuple[tuple[int, str, int, float, float], ...] = ()
    fonts: dict[str, tuple[str, tuple[Row, ...]]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
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

    def lay_out(self, part: Part) -> Laid:
        """The part laid out; where it cannot be, its plain text, with the reason in `replaced`."""
        try:
            return self._lay_out(part.html)
        except Exception as error:  # whatever one article does to the layout, the others are still printed
            if not part.plain:
                raise
            laid = self._lay_out(part.plain)
            return Laid(**{**_fields(laid), "replaced": f"{type(error).__name__}: {error}"[:200]})

    def _lay_out(self, html: str) -> Laid:
        from weasyprint import HTML, LOGGER

        heard = _Warnings()
        LOGGER.addHandler(heard)
        try:
            document = HTML(string=html, url_fetcher=self.fetcher).render(stylesheets=[self.css], font_config=self.config)
            with mended_text(self.carriers), mended_tags(document):
                pdf = document.write_pdf(pdf_tags=True, finisher=lambda _, pdf: drop_cell_ids(pdf))
        finally:
            LOGGER.removeHandler(heard)
        return Laid(
            pdf=pdf, pages=len(document.pages), anchors=_anchors(document), bookmarks=_bookmarks(document),
            fonts={font.hash: (font_name(font), _rows(font.codes))
                   for font in document.fonts.values() if hasattr(font, "codes")},
            warnings=tuple(heard.messages),
        )


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


def _fields(laid: Laid) -> dict[str, Any]:
    return {name: getattr(laid, name) for name in Laid.__dataclass_fields__}


# ---------------------------------------------------------------- cache


def to_key(part: Part, css: str, fonts: FontSet) -> str:
    """What a laid-out part depends on, as one hash: its HTML, the style, the fonts, WeasyPrint and our own code."""
    from weasyprint import __version__

    return hashlib.sha256("\0".join((_code(), __version__, fonts.digest, css, part.html, part.plain)).encode()).hexdigest()


@functools.cache
def _code() -> str:
    """A hash of the modules that lay out."""
    folder = Path(__file__).parent
    return hashlib.sha256(b"".join((folder / f"{name}.py").read_bytes() for name in ("pdf_part", "pdf_tags", "pdf_text"))).hexdigest()


def write_laid(path: Path, laid: Laid) -> None:
    """Keep a laid-out part: one line of JSON, then the PDF."""
    head = {**_fields(laid), "pdf": hashlib.sha256(laid.pdf).hexdigest()}
    work = path.with_suffix(".new")
    work.write_bytes(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + laid.pdf)
    work.replace(path)


def read_laid(path: Path) -> Laid | None:
    """A kept part, or None where there is none or it is not whole."""
    try:
        line, _, pdf = path.read_bytes().partition(b"\n")
        head = json.loads(line)
        if head["pdf"] != hashlib.sha256(pdf).hexdigest():
            return None
        return Laid(
            pdf=pdf, pages=head["pages"], anchors={name: tuple(place) for name, place in head["anchors"].items()},
            bookmarks=tuple(map(tuple, head["bookmarks"])), warnings=tuple(head["warnings"]), replaced=head["replaced"],
            fonts={name: (font, tuple(map(tuple, rows))) for name, (font, rows) in head["fonts"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_late(text: str) -> bool:
    """Whether a code's text is a digit still to fill in."""
    return len(text) == 1 and LATE_FIRST <= ord(text) <= LATE_LAST
