"""Cut the theme's fonts to the letters of the book, Arabic joining and marks kept."""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from malaff.apparatus.lettering import FONTS
from malaff.model.errors import OutputError

# Family, weight, file: Amiri for what was published, Vazirmatn for what the dossier says about it (look, section 1).
FACES = (
    ("Amiri", 400, "Amiri-Regular"),
    ("Amiri", 700, "Amiri-Bold"),
    ("Vazirmatn", 400, "Vazirmatn-Regular"),
    ("Vazirmatn", 700, "Vazirmatn-Bold"),
)
# Letters that every Arabic press text has: always kept, so that only others are looked for in each document.
BASE = frozenset(map(chr, (
    *range(0x20, 0x7F), 0xA0, 0xAB, 0xB7, 0xBB, 0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66D),
    0x671, 0x200C, 0x200D, 0x200E, 0x200F, 0x2013, 0x2014, *range(0x2018, 0x201E), 0x2026)))
_OTHER = re.compile(f"[^\t\n\r{re.escape(''.join(sorted(BASE)))}]")


def other_letters(text: str) -> str:
    """The letters of a text that are not in BASE, each once."""
    return "".join(sorted(set(_OTHER.findall(text))))


def font_source(root: str | Path, name: str) -> bytes:
    """The theme's font file. Raises OutputError where it is not there."""
    path = Path(root) / FONTS / f"{name}.woff2"
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{FONTS}/{name}.woff2", f"cannot be read: {error.strerror}", "Put the theme's font file back.") from error


def unpack_font(source: bytes) -> bytes:
    """A WOFF2 font as TrueType."""
    from fontTools.ttLib import TTFont, woff2

    search = woff2.getTableModule
    woff2.getTableModule = cache(search)  # fontTools searches it anew for each of six thousand glyphs, half of all the time
    try:
        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        font.flavor = None
        out = io.BytesIO()
        font.save(out, reorderTables=None)
    finally:
        woff2.getTableModule = search
    del font
    gc.collect()  # a font is all circles, and thirty megabytes
    return out.getvalue()


def cut_font(font: bytes, letters: Iterable[str]) -> bytes:
    """A TrueType font with only the glyphs that the letters need; Arabic joining, marks and ligatures are kept.

    TrueType rather than WOFF2: older e-readers know no other (the book's zip compresses it). HarfBuzz cuts a hundred
    times as fast as fontTools, to the same glyphs.
    """
    import uharfbuzz as hb

    options = hb.SubsetInput()
    options.sets(hb.SubsetInputSets.UNICODE).update({ord(letter) for letter in BASE.union(letters)})
    options.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    made = hb.subset(hb.Face(font), options)
    return bytes(made.blob.data)
