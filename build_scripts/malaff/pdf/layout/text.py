"""The mend of WeasyPrint's text layer: one code per glyph and text, and ligatures split, so that copied words are the source's.

WeasyPrint 70.0 writes one text per glyph, the first it met (issue 2841 of Kozea/WeasyPrint): fonts that build letters from shared
dots give wrong letters, and readers turn the two letters of a one-glyph lam-alef round. Here each pair of glyph and text has its own code
(CIDToGIDMap leads both to the same glyph), and the further letters of a right-to-left ligature ride on a glyph without ink and
advance, set before it. Nothing moves: `tests/pdf` compares pages drawn with and without.
"""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from malaff.arabic.letters import MARKS

VERSION = "70.0"
# SHA-256 of the upstream functions that our mends replace or stand on; a test says when one changes: then look whether they still fit.
UPSTREAM = {
    "weasyprint.draw.text:draw_first_line": "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
    "weasyprint.pdf.fonts:build_fonts_dictionary": "fc551bef35d0d6c3d288f686fd21b5ea8c1efadb8f2f3b4d379cfa6045c02230",
    "weasyprint.pdf.tags:_build_box_tree": "f716251a83e7096e9cae972b63e633aab21c664d200582166dd0d5096780f9c4",
    "weasyprint.pdf.tags:_get_pdf_tag": "882707358f7c439269e92dd4184a2e1eb4c5df6e9783cfc9015914fe3a909294",
    "weasyprint.pdf:generate_pdf": "626343ef25c396e8521948cadbe2b7544331c161040da80ed4e338fadac3efa9",
}
NO_TEXT = "\u200d"  # zero width joiner: what a piece of a letter says, for an empty text is read as the code's own number
# Right-to-left mark where runs of both directions meet: without it MuPDF and poppler give the space between them to the wrong side
# and glue a number to a word.
BOUNDARY = "\u200f"
WIDE_GAP = 60  # thousandths of the font size: a wider gap inside a word is read as a space by poppler (its limit is 100)
MARK = re.compile(f"[{MARKS}]+")


class Form(NamedTuple):
    """A glyph as a line draws it: its width in thousandths of the font size, its outline shifted to the right.

    Width and shift are the font's own but for letters with a wide kerning gap: those become a form of their own in the embedded font.
    """

    glyph: int
    width: int
    shift: int = 0


@dataclass(slots=True)
class Codes:
    """The codes of one font in one document: (form, text) to code, and each code's form and text."""

    first_free: int
    carrier: int | None
    by_pair: dict[tuple[Form, str], int] = field(default_factory=dict)
    rows: dict[int, tuple[Form, str]] = field(default_factory=dict)

    def code(self, form: Form, text: str) -> int:
        """The code of a form that stands for a text; the glyph's own number where nothing else has it."""
        code = self.by_pair.get((form, text))
        if code is None:
            code = form.glyph
            if code in self.rows:
                code = self.first_free
                self.first_free += 1
            self.by_pair[form, text] = code
            self.rows[code] = (form, text)
        return code

    def carried(self, text: str) -> int | None:
        """The code of an invisible glyph that stands for a text, or None where the font has no such glyph."""
        return None if self.carrier is None else self.code(Form(self.carrier, 0), text)


def fingerprint(name: str) -> str:
    """SHA-256 of the source of an upstream function, named `module:function`."""
    module, _, function = name.partition(":")
    source = inspect.getsource(getattr(__import__(module, fromlist=[function]), function))
    return hashlib.sha256(source.encode()).hexdigest()


@contextmanager
def mended_text(carriers: dict[str, int | None]) -> Iterator[None]:
    """Within it WeasyPrint writes our codes and leaves the fonts out (`document.fonts[…].codes` has what they need).

    `carriers` are the glyphs that can carry a letter, by the name of the font in the PDF.
    """
    import pydyf
    import weasyprint.draw.text as upstream
    import weasyprint.pdf as pdf

    def no_fonts(*_: object) -> Any:
        return pydyf.Dictionary()

    def draw(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> list[object]:
        return _draw_first_line(stream, textbox, matrix, carriers)

    before = upstream.draw_first_line, pdf.build_fonts_dictionary
    upstream.draw_first_line, pdf.build_fonts_dictionary = draw, no_fonts
    try:
        yield
    finally:
        upstream.draw_first_line, pdf.build_fonts_dictionary = before


def font_name(font: Any) -> str:
    """The name of a WeasyPrint font without its subset tag."""
    return str(font.name.decode().partition("+")[2])


def _draw_first_line(stream: Any, textbox: Any, matrix: Any, carriers: dict[str, int | None]) -> list[object]:
    """Draw the first line of a text box. Our style sheet has no ellipsis, our fonts no emoji: neither is handled."""
    from weasyprint.text.ffi import ffi, pango

    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
        return []
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    first, _ = layout.get_first_line()
    line = _Line(stream, matrix, layout.text.encode(), carriers)
    node = first.runs[0]
    while node != ffi.NULL:
        item = node.data
        node = node.next
        line.draw_run(item)
    line.close(in_order=textbox.style["direction"] != "rtl")
    return []


class _Line:
    """Draws the runs of one line with upstream's own offsets, widths and kerning.

    Runs come in visual order and are written in the order of reading, each at its place: MuPDF reads in the order of writing.
    """

    def __init__(self, stream: Any, matrix: Any, raw: bytes, carriers: dict[str, int | None]) -> None:
        self.stream, self.matrix, self.raw, self.carriers = stream, matrix, raw, carriers
        self.shown: list[str] = []
        self.pen = 0.0  # how far the line is drawn, in pixels
        self.pieces: list[list[bytes]] = []
        self.marks: list[tuple[str, float, str, float, float]] = []  # font, size, code, place, rise
        self.pango_font: Any = None
        self.font: Any = None
        self.size = 0.0
        self.last: tuple[bool, str] | None = None  # direction and last text of the run on the left

    def draw_run(self, item: Any) -> None:
        """Draw one run of glyphs of one font and direction into a piece of its own."""
        kept, self.stream.stream = self.stream.stream, []
        self._begin(item.item.analysis.font)
        rtl = bool(item.item.analysis.level % 2)
        start, count = item.item.offset, item.glyphs.num_glyphs
        glyphs = item.glyphs.glyphs[0:count]
        texts = _texts(glyphs, list(item.glyphs.log_clusters[0:count]), self.raw[start:start + item.item.length], rtl)
        if texts and self.last and self.last[0] != rtl and not (texts[0] if rtl else self.last[1]).isalnum():
            self._carry(BOUNDARY)
        before = ""
        for info, text in zip(glyphs, texts, strict=True):
            if rtl and len(text) > 1 and before and not before.isalnum() and MARK.search(text):
                self._carry(BOUNDARY)  # else a reader gives the vowel sign to the stop or comma on its left
            self._draw_glyph(info, text, rtl)
            before = before if text == NO_TEXT else text[0]
        self._flush()
        self.last = (rtl, texts[-1]) if texts else None
        self.pieces.append(self.stream.stream)
        self.stream.stream = kept

    def _begin(self, pango_font: Any) -> None:
        a, b, c, d, e, f = self.matrix.values
        self.stream.set_text_matrix(a, b, c, d, e + self.pen, f)
        if pango_font != self.pango_font:
            self.pango_font = pango_font
            self.font, self.size = self.stream.add_font(pango_font)
            if not hasattr(self.font, "codes"):
                self.font.codes = Codes(self.font.glyph_count, self.carriers.get(font_name(self.font)))
        self.stream._current_font = None  # pieces change places: each says its font
        self.stream.set_font_size(self.font.hash, self.size)

    def _draw_glyph(self, info: Any, text: str, rtl: bool) -> None:
        from weasyprint.text.ffi import FROM_UNITS, pango

        size, scale = self.size, 1000 * FROM_UNITS / self.size
        glyph, width = info.glyph, info.geometry.width
        if glyph == pango.PANGO_GLYPH_EMPTY:
            self._move(-width / size)
            return
        if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            glyph = 0  # stand-ins are set before layout, so this is a letter that slipped through: the box, and its text
        advance, offset = self._advance(glyph, round(width * scale)), info.geometry.x_offset / size
        kerning = int(advance + offset - width * scale)
        rise = info.geometry.y_offset / 1000
        if text == NO_TEXT and advance == 0:
            self.marks.append((self.font.hash, size, f"<{self.font.codes.code(Form(glyph, 0), NO_TEXT):04x}>",
                               self.pen + offset * size / 1000, rise))
            self._move(kerning - offset)
            return
        form = Form(glyph, advance)
        if text != " " and (offset > WIDE_GAP or kerning < -WIDE_GAP):
            shift = round(max(offset, 0))
            form, offset, kerning = Form(glyph, advance + shift - kerning, shift), offset - shift, 0
        self._show(_codes(self.font.codes, form, text, rtl), offset, rise)
        self.pen += (form.width + offset) * size / 1000
        self._move(kerning)

    def _show(self, letters: str, offset: float, rise: float) -> None:
        placed = f"{-offset}<{letters}>" if offset else f"<{letters}>"
        if not rise:
            self.shown.append(placed)
            return
        self._flush()
        self.stream.set_text_rise(-rise)
        self.stream.show_text(placed)
        self.stream.set_text_rise(0)

    def _advance(self, glyph: int, wanted: int) -> int:
        """The width of a glyph in thousandths of the font size."""
        from weasyprint.text.ffi import FROM_UNITS, pango

        if glyph == 0:
            return wanted
        widths = self.font.widths
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, self.stream.ink_rect, self.stream.logical_rect)
            widths[glyph] = round(self.stream.logical_rect.width * 1000 * FROM_UNITS / self.size)
        return int(widths[glyph])

    def _carry(self, text: str) -> None:
        code = self.font.codes.carried(text)
        if code is not None:
            self.shown.append(f"<{code:04x}>")

    def _move(self, back: float) -> None:
        """Move the pen to the left by thousandths of the font size; PDF knows no exponents."""
        back = round(back, 3)
        if back:
            self.shown.append(f"{back} ")
            self.pen -= back * self.size / 1000

    def _flush(self) -> None:
        if self.shown:
            self.stream.show_text("".join(self.shown).replace("><", ""))
            self.shown.clear()

    def close(self, *, in_order: bool) -> None:
        """Write the pieces, the last read last, and the vowel signs after the letters that say them."""
        for piece in self.pieces if in_order else reversed(self.pieces):
            self.stream.stream += piece
        a, b, c, d, e, f = self.matrix.values
        self.stream._current_font = None
        if self.marks:
            self.stream.stream.append(b"/Span <</ActualText ()>> BDC")
        for font, size, letters, place, rise in self.marks:
            self.stream.set_font_size(font, size)
            self.stream.set_text_matrix(a, b, c, d, e + place, f - rise * d)
            self.stream.show_text(letters)
        if self.marks:
            self.stream.stream.append(b"EMC")
        self.stream._current_font = None


def _codes(codes: Codes, form: Form, text: str, rtl: bool) -> str:
    """The hexadecimal codes that draw a glyph: before a right-to-left ligature, its further letters on carriers."""
    if rtl and len(text) > 1 and codes.carrier is not None:
        carried = "".join(f"{codes.carried(letter):04x}" for letter in reversed(text[1:]))
        return carried + f"{codes.code(form, text[0]):04x}"
    return f"{codes.code(form, text):04x}"


def _texts(glyphs: Any, clusters: list[int], raw: bytes, rtl: bool) -> list[str]:
    """The text of each glyph of a run, in the order of drawing.

    A cluster's text goes to its widest glyph, and in a right-to-left run the text of vowel signs to the letter that they stand on
    (their own glyphs are often drawn beyond the next word's space); what is left without text is a piece of a letter: NO_TEXT.
    """
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(raw)], strict=True))
    whole = {start: raw[start:end].decode("utf-8", "replace") for start, end in ends.items()}
    single = len(starts) == len(clusters)
    texts = [whole[cluster] for cluster in clusters] if single else _widest_first(glyphs, clusters, whole, rtl)
    return _lift_marks(texts) if rtl and MARK.search(raw.decode("utf-8", "replace")) else texts


def _widest_first(glyphs: Any, clusters: list[int], whole: dict[int, str], rtl: bool) -> list[str]:
    widest: dict[int, tuple[int, int, int]] = {}
    for index, cluster in enumerate(clusters):
        rank = (glyphs[index].geometry.width, index if rtl else -index, index)
        widest[cluster] = max(widest.get(cluster, rank), rank)
    return [whole[cluster] if widest[cluster][2] == index else NO_TEXT for index, cluster in enumerate(clusters)]


def _lift_marks(texts: list[str]) -> list[str]:
    """Give the vowel signs of a right-to-left run, drawn before their letter, to the letter."""
    lifted, waiting = list(texts), ""
    for index, text in enumerate(texts):
        if text != NO_TEXT and MARK.fullmatch(text):
            lifted[index], waiting = NO_TEXT, text + waiting
        elif waiting and text != NO_TEXT:
            lifted[index], waiting = text + waiting, ""
    if waiting:
        return texts
    return lifted
