"""Cut the theme's fonts to the letters of the book, Arabic joining and marks kept."""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from malaff.errors import OutputError
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


def font_key(source: bytes, letters: Iterable[str]) -> bytes:
    """What a cut font is made from: the whole font and the letters."""
    return sha256(source).digest() + "".join(sorted(BASE.union(letters))).encode("utf-8", "surrogatepass")


def cut_font(source: bytes, letters: Iterable[str]) -> bytes:
    """The font with only the glyphs that the letters need, as TrueType; Arabic layout features are kept.

    TrueType rather than WOFF2: older e-readers know no other (the book's zip compresses it).
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # names, and the licence with its address, as the OFL wants
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in BASE.union(letters)])
    cutter.subset(font)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
