"""The mend of WeasyPrint's text layer: one code per glyph and text, and ligatures split, so that copied words are the source's.

WeasyPrint 70.0 writes one text per glyph, the first it met (issue 2841 of Kozea/WeasyPrint): fonts that build letters from shared
dots give wrong letters, and readers turn the two letters of a one-glyph lam-alef round. Here each pair of glyph and text has its own code
(CIDToGIDMap leads both to the same glyph), and the further letters of a right-to-left ligature ride on a glyph without ink and
advance, set before it. Nothing moves: `tests/pdf` compares pages drawn with and without.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

VERSION = "70.0"
# SHA-256 of the upstream functions that the mend replaces; a test says when one changes, then look whether the mend still fits.
REPLACED = {
    "weasyprint.draw.text:draw_first_line": "",
    "weasyprint.pdf.fonts:build_fonts_dictionary": "",
}


@dataclass(slots=True)
class Codes:
    """The codes of one font in one document: (glyph, text) to code, and each code's glyph, text and width."""

    first_free: int
    carrier: int | None
    by_pair: dict[tuple[int, str], int] = field(default_factory=dict)
    rows: dict[int, tuple[int, str, int]] = field(default_factory=dict)

    def code(self, glyph: int, text: str, width: int) -> int:
        """The code of a glyph that stands for a text; the glyph's own number where no other text has it."""
        code = self.by_pair.get((glyph, text))
        if code is None:
            code = glyph
            if glyph in self.rows:
                code = self.first_free
                self.first_free += 1
            self.by_pair[glyph, text] = code
            self.rows[code] = (glyph, text, width)
        return code

    def carried(self, text: str) -> int | None:
        """The code of an invisible glyph that stands for a text, or None where the font has no such glyph."""
        return None if self.carrier is None else self.code(self.carrier, text, 0)


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


def _draw_first_line(stream: Any, textbox: Any, matrix: Any, carriers: dict[str, int | None]) -> list[object]:
    """Draw the first line of a text box. Our style sheet has no ellipsis, our fonts no emoji: neither is handled."""
    from weasyprint.text.ffi import ffi, pango

    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
        return []
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    stream.set_text_matrix(*matrix.values)
    raw = layout.text.encode()
    shown: list[str] = []
    last_font = None
    node = line.runs[0]
    while node != ffi.NULL:
        item = node.data
        node = node.next
        if item.item.analysis.font != last_font:
            last_font = item.item.analysis.font
            font, size = stream.add_font(last_font)
            if not hasattr(font, "codes"):
                font.codes = Codes(font.glyph_count, carriers.get(font_name(font)))
            _flush(stream, shown)
            stream.set_font_size(font.hash, size)
        _draw_run(stream, shown, item, raw, font, size)
    _flush(stream, shown)
    return []


def font_name(font: Any) -> str:
    """The name of a WeasyPrint font without its subset tag."""
    return str(font.name.decode().partition("+")[2])


def _flush(stream: Any, shown: list[str]) -> None:
    if shown:
        stream.show_text("".join(shown).replace("><", ""))
        shown.clear()


def _draw_run(stream: Any, shown: list[str], item: Any, raw: bytes, font: Any, size: float) -> None:
    """Append the glyphs of a run with upstream's own offsets, widths and kerning, letter for letter in our codes."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    codes, widths = font.codes, font.widths
    scale = 1000 * FROM_UNITS / size
    start, length = item.item.offset, item.item.length
    rtl = bool(item.item.analysis.level % 2)
    count = item.glyphs.num_glyphs
    glyphs = item.glyphs.glyphs[0:count]
    texts = _texts(glyphs, list(item.glyphs.log_clusters[0:count]), raw[start:start + length], rtl)
    for info, text in zip(glyphs, texts, strict=True):
        glyph, width = info.glyph, info.geometry.width
        if glyph == pango.PANGO_GLYPH_EMPTY:
            shown.append(f"{-width / size} ")
            continue
        if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            glyph = 0  # stand-ins are set before layout, so this is a letter that slipped through: the box, and its text
            advance = round(width * scale)
        elif (advance := widths.get(glyph)) is None:
            pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
            advance = widths[glyph] = round(stream.logical_rect.width * scale)
        offset = info.geometry.x_offset / size
        rise = info.geometry.y_offset / 1000
        letters = _codes(codes, glyph, text, advance, rtl)
        if rise:
            _flush(stream, shown)
            stream.set_text_rise(-rise)
            stream.show_text((f"{-offset}" if offset else "") + f"<{letters}>")
            stream.set_text_rise(0)
        else:
            shown.append(f"{-offset}<{letters}>" if offset else f"<{letters}>")
        kerning = int(advance + offset - width * scale)
        if kerning:
            shown.append(f"{kerning} ")


def _codes(codes: Codes, glyph: int, text: str, advance: int, rtl: bool) -> str:
    """The hexadecimal codes that draw a glyph: before a right-to-left ligature, its further letters on carriers."""
    if rtl and len(text) > 1 and codes.carrier is not None:
        carried = "".join(f"{codes.carried(letter):04x}" for letter in reversed(text[1:]))
        return carried + f"{codes.code(glyph, text[0], advance):04x}"
    return f"{codes.code(glyph, text, advance):04x}"


def _texts(glyphs: Any, clusters: list[int], raw: bytes, rtl: bool) -> list[str]:
    """The text of each glyph of a run: that of its cluster for the cluster's widest glyph, nothing for its marks."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(raw)], strict=True))
    if len(starts) == len(clusters):
        return [raw[c:ends[c]].decode("utf-8", "replace") for c in clusters]
    widest: dict[int, tuple[int, int, int]] = {}
    for index, cluster in enumerate(clusters):
        rank = (glyphs[index].geometry.width, index if rtl else -index, index)
        widest[cluster] = max(widest.get(cluster, rank), rank)
    return [raw[c:ends[c]].decode("utf-8", "replace") if widest[c][2] == i else "" for i, c in enumerate(clusters)]
