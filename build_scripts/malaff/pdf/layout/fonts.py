"""The fonts of the PDF: the theme's WOFF2 files as TrueType in the build cache, what they can set, and their subsets."""

from __future__ import annotations

import copy
import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from malaff.model.disk import replacing_folder
from malaff.model.errors import MachineError

FOLDER = "theme_overrides/assets/fonts"
# What WeasyPrint calls a font in the PDF, and the file it comes from: one set for site, PDF and EPUB (look, section 2).
FILES = {
    "Amiri": "Amiri-Regular",
    "Amiri-Bold": "Amiri-Bold",
    "Vazirmatn": "Vazirmatn-Regular",
    "Vazirmatn-Medium": "Vazirmatn-Medium",
    "Vazirmatn-Bold": "Vazirmatn-Bold",
}
# Private-use letters (Unicode 23.5, plane 15) that the apparatus font draws as a zero: digits filled in when parts are joined.
LATE_FIRST, LATE_LAST = 0xF0000, 0xFFFFD
LATE_FAMILY = "Vazirmatn"
FORMAT = "2"  # raise it when the fonts made from the same files change


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSet:
    """The fonts ready for layout: their folder, a fontconfig file that knows nothing else, and the letters all can set."""

    folder: str
    config: str
    digest: str
    letters: frozenset[int]

    def path(self, name: str) -> Path:
        """The TrueType file of a font as WeasyPrint names it. Raises KeyError where it is none of ours."""
        return Path(self.folder) / f"{FILES[name]}.ttf"


def load_fonts(root: Path, cache: Path, numerals: Literal["arab", "latn"]) -> FontSet:
    """The theme's fonts, unpacked into `cache` once. Raises MachineError where a file is missing."""
    sources = {name: root / FOLDER / f"{name}.woff2" for name in FILES.values()}
    digest = hashlib.sha256(f"{FORMAT} {numerals}".encode())
    for name, path in sources.items():
        if not path.is_file():
            raise MachineError(f"{FOLDER}/{name}.woff2", "the font is missing", f"Restore the theme's fonts: git checkout -- {FOLDER}")
        digest.update(path.read_bytes())
    folder = cache / f"fonts-{digest.hexdigest()[:16]}"
    if not (folder / "fonts.conf").is_file():
        _unpack(sources, folder, numerals)
    letters = frozenset(int(part, 16) for part in (folder / "letters.txt").read_text(encoding="ascii").split())
    return FontSet(folder=str(folder), config=str(folder / "fonts.conf"), digest=digest.hexdigest(), letters=letters)


def _unpack(sources: dict[str, Path], folder: Path, numerals: str) -> None:
    """Write the fonts, the list of their letters and the fontconfig file into a new folder, all or nothing."""
    with replacing_folder(folder) as work:
        _write(sources, work, folder, numerals)


def _write(sources: dict[str, Path], work: Path, folder: Path, numerals: str) -> None:
    from fontTools.ttLib import TTFont

    letters: set[int] = set()
    for name, path in sources.items():
        font = TTFont(path, recalcTimestamp=False)
        font.flavor = None
        letters.update(font.getBestCmap())
        if name.startswith(LATE_FAMILY):
            _add_late_digits(font, 0x660 if numerals == "arab" else 0x30)
        font.save(work / f"{name}.ttf")
    (work / "letters.txt").write_text(" ".join(f"{letter:x}" for letter in sorted(letters)), encoding="ascii")
    where = escape(str(folder))
    (work / "fonts.conf").write_text(f"<fontconfig><dir>{where}</dir><cachedir>{where}/cache</cachedir></fontconfig>", encoding="utf-8")


def _add_late_digits(font: Any, zero: int) -> None:
    """Let every private-use letter of LATE be drawn as the glyph of the digit zero (format 13 of cmap: many letters, one glyph)."""
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    names = font.getBestCmap()
    table.cmap = names | dict.fromkeys(range(LATE_FIRST, LATE_LAST + 1), names[zero])
    font["cmap"].tables = [old for old in font["cmap"].tables if (old.platformID, old.platEncID) != (3, 10)] + [table]


def use_only(fonts: FontSet) -> object:
    """A WeasyPrint font configuration that sees these fonts and no font of the system."""
    from weasyprint.text.fonts import FontConfiguration

    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = fonts.config
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def subset_font(path: Path, glyphs: Iterable[int], forms: Mapping[int, tuple[int, int, int]]) -> bytes:
    """The font with only these glyphs, their numbers kept, without layout tables.

    `forms` are glyphs to add: number, and the glyph, width and shift (thousandths of the font size) that it is made of.
    """
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(path))
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *glyphs, *(glyph for glyph, _, _ in forms.values())})
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in ("GSUB", "GPOS", "GDEF", "cmap"):
        dropped.add(int.from_bytes(tag.encode(), "big"))
    data = bytes(hb.subset(face, wanted).blob.data)
    return _add_forms(data, forms) if forms else data


def _add_forms(data: bytes, forms: Mapping[int, tuple[int, int, int]]) -> bytes:
    """The font with further glyphs behind its last: copies of some of its own with another width, shifted."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    outlines, metrics, names = font["glyf"], font["hmtx"], list(font.getGlyphOrder())
    unit = font["head"].unitsPerEm / 1000
    for number in range(len(names), max(forms) + 1):
        name = f"malaff{number}"
        names.append(name)
        outline, width, side = Glyph(), 0, 0
        if number in forms:
            glyph, width, shift = forms[number]
            outline, side = copy.deepcopy(outlines[names[glyph]]), metrics[names[glyph]][1] + round(unit * shift)
            _shift(outline, round(unit * shift))
        outlines.glyphs[name], metrics.metrics[name] = outline, (round(unit * width), side)
    font.setGlyphOrder(names)
    outlines.glyphOrder = names
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _shift(outline: Any, by: int) -> None:
    if outline.isComposite():
        for piece in outline.components:
            piece.x += by
    elif outline.numberOfContours > 0:
        outline.coordinates.translate((by, 0))


def shape(path: Path, text: str, *, rtl: bool) -> tuple[tuple[int, int], ...]:
    """The glyphs of a text in visual order, each with its advance in thousandths of the font size."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(path))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = "Arab" if rtl else "Latn"
    hb.shape(hb.Font(face), buffer)
    advances = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple((info.codepoint, round(place.x_advance * 1000 / face.upem)) for info, place in advances)


def carrier(path: Path) -> int | None:
    """A glyph without ink and advance that can carry a letter of a ligature, or None where the font has none."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(path.read_bytes()), lazy=True)
    names, metrics, outlines = font.getBestCmap(), font["hmtx"], font["glyf"]
    for letter in (0x200C, 0x200D, 0x200B, 0x200F):
        name = names.get(letter)
        if name and metrics[name][0] == 0 and outlines[name].numberOfContours == 0:
            return int(font.getGlyphID(name))
    return None
