"""Cut the theme's fonts to the letters of the book, Arabic joining and marks kept."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from malaff.errors import OutputError
from malaff.outputs.epub_cache import MemberCache
from malaff.outputs.epub_container import unpack
from malaff.outputs.lettering import FONTS

# Family, weight, file: Amiri for what was published, Vazirmatn for what the dossier says about it (look, section 1).
FACES = (
    ("Amiri", 400, "Amiri-Regular"),
    ("Amiri", 700, "Amiri-Bold"),
    ("Vazirmatn", 400, "Vazirmatn-Regular"),
    ("Vazirmatn", 700, "Vazirmatn-Bold"),
)
# Always kept: what a reader's own pages, or an edit by hand, may still need.
BASE = frozenset(map(chr, (*range(0x20, 0x7F), 0xA0, *range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66A), 0x200C, 0x200D)))


def font_source(root: str | Path, name: str) -> bytes:
    """The theme's font file. Raises OutputError where it is not there."""
    path = Path(root) / FONTS / f"{name}.woff2"
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{FONTS}/{name}.woff2", f"cannot be read: {error.strerror}", "Put the theme's font file back.") from error


def unpack_font(source: bytes, cache: MemberCache) -> bytes:
    """A WOFF2 font as TrueType, which takes long and is kept for the next build."""

    def make() -> bytes:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        font.flavor = None
        out = io.BytesIO()
        font.save(out, reorderTables=None)
        return out.getvalue()

    return unpack(cache.get(source, make, text=False)[0])


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
