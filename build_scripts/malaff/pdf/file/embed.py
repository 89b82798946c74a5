"""Put fonts into the joined PDF: one subset of each font for all parts, and for each part its codes with the late digits filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from malaff.model.errors import OutputError
from malaff.pdf.file.write import Writer, to_dictionary
from malaff.pdf.layout.capture import Row, is_late
from malaff.pdf.layout.fonts import FILES, FontSet, shape, subset_font

HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
RANGE = 100  # most rows of one bfchar block (ISO 32000-1, 9.10.3 after Adobe Technical Note 5014)
TAG = "MALAFF"  # subset tag: six capitals before the font's name (ISO 32000-1, 9.6.4)
Rows = tuple[tuple[int, int, str, int], ...]  # code, glyph, text, width


class Fonts:
    """The fonts of one joined PDF."""

    def __init__(self, file: Writer, fonts: FontSet) -> None:
        self.file = file
        self.fonts = fonts
        self.glyphs: dict[str, set[int]] = defaultdict(set)
        self.programs: dict[str, int] = {}
        self.widths: dict[str, list[float]] = {}
        self.forms: dict[str, dict[tuple[int, int, int], int]] = defaultdict(dict)
        self.digits: dict[str, dict[str, tuple[int, int]]] = {}

    def add(self, name: str, rows: Sequence[Row], late: Mapping[str, str]) -> str:
        """A reference to the font for codes; `late` gives the digit that each private-use letter turned out to be.

        Raises OutputError where the font is none of ours.
        """
        if name not in FILES:
            raise OutputError("dist/dossier.pdf", f"a letter was set in «{name}», a font of the machine",
                              "Report it: only the theme's fonts may be used.")
        return self._font(name, tuple(self._filled(name, row, late) for row in rows))

    def _filled(self, name: str, row: Row, late: Mapping[str, str]) -> tuple[int, int, str, int]:
        code, glyph, text, width, shift = row
        if is_late(text):
            glyph, width = self.digit(name, late[text])
            text = late[text]
        elif shift or abs(width - self._own_width(name, glyph)) > 1:
            glyph = self._form(name, (glyph, width, shift))
        self.glyphs[name].add(glyph)
        return code, glyph, text, width

    def _own_width(self, name: str, glyph: int) -> float:
        """The width that the font gives a glyph."""
        if name not in self.widths:
            from fontTools.ttLib import TTFont

            font = TTFont(self.fonts.path(name), lazy=True)
            unit, metrics = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
            self.widths[name] = [unit * metrics[glyph][0] for glyph in font.getGlyphOrder()]
        return self.widths[name][glyph]

    def _form(self, name: str, form: tuple[int, int, int]) -> int:
        """The number of a glyph with another width or place, behind the font's own."""
        self._own_width(name, form[0])
        known = self.forms[name]
        return known.setdefault(form, len(self.widths[name]) + len(known))

    def digit(self, name: str, digit: str) -> tuple[int, int]:
        """The glyph and the width of a digit in a font."""
        known = self.digits.setdefault(name, {})
        if digit not in known:
            known[digit] = shape(self.fonts.path(name), digit, rtl=False)[0]
        return known[digit]

    def _font(self, name: str, rows: Rows) -> str:
        base = f"/{TAG}+{name}"
        below = self.file.add({
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": base, "W": _widths(rows), "DW": 1000,
            "CIDSystemInfo": "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>", "FontDescriptor": self._descriptor(name),
            "CIDToGIDMap": self._glyph_map(rows)})
        return self.file.add({"Type": "/Font", "Subtype": "/Type0", "BaseFont": base, "Encoding": "/Identity-H",
                              "DescendantFonts": f"[{below}]", "ToUnicode": self.file.add_stream(to_unicode(rows))})

    def _glyph_map(self, rows: Rows) -> str:
        if all(code == glyph for code, glyph, _, _ in rows):
            return "/Identity"
        table = bytearray(2 * (max(code for code, _, _, _ in rows) + 1))
        for code, glyph, _, _ in rows:
            table[2 * code:2 * code + 2] = glyph.to_bytes(2, "big")
        return self.file.add_stream(bytes(table))

    def _descriptor(self, name: str) -> str:
        """A reference to the descriptor that all fonts of one file share; its body comes with `close`."""
        if name not in self.programs:
            self.programs[name] = self.file.reserve()
        return f"{self.programs[name]} 0 R"

    def close(self) -> None:
        """Embed one subset of each font, with every glyph that any part uses."""
        from fontTools.ttLib import TTFont

        for name, number in sorted(self.programs.items()):
            forms = {number: form for form, number in self.forms[name].items()}
            data = subset_font(self.fonts.path(name), self.glyphs[name] - forms.keys(), forms)
            font = TTFont(self.fonts.path(name), lazy=True)
            unit = 1000 / font["head"].unitsPerEm
            box = " ".join(str(round(unit * getattr(font["head"], side))) for side in ("xMin", "yMin", "xMax", "yMax"))
            self.file.put(number, to_dictionary({
                "Type": "/FontDescriptor", "FontName": f"/{TAG}+{name}", "Flags": 4, "FontBBox": f"[{box}]", "ItalicAngle": 0,
                "Ascent": round(unit * font["hhea"].ascent), "Descent": round(unit * font["hhea"].descent),
                "CapHeight": round(unit * getattr(font["OS/2"], "sCapHeight", font["hhea"].ascent)), "StemV": 80,
                "FontFile2": self.file.add_stream(data, {"Length1": len(data)})}))


def _widths(rows: Rows) -> str:
    """Widths as runs of neighbouring codes."""
    found: list[str] = []
    last = None
    for code, _, _, width in rows:
        found.append(str(width) if last is not None and code == last + 1 else f"{']' if found else ''}{code}[{width}")
        last = code
    return f"[{' '.join(found)}]]"


def to_unicode(rows: Rows) -> bytes:
    """The map from codes to texts."""
    lines = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, _, text, _ in rows]
    blocks = [lines[at:at + RANGE] for at in range(0, len(lines), RANGE)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return HEAD + body.encode() + TAIL
