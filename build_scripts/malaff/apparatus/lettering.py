"""Draw lines of words on a picture, shaped and in reading order, with the theme's own fonts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from malaff.apparatus.voice.voice import Direction
from malaff.model.errors import MachineError, OutputError

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FONTS = "theme_overrides/assets/fonts"  # relative to the collection; one set for the three outputs
RLM, LRM = "\u200f", "\u200e"  # make a line begin on its own side even where its first word is foreign


def load_font(root: str | Path, name: str, size: int) -> FreeTypeFont:
    """A font of the theme (`Amiri-Bold`) at a size in pixels.

    Raises OutputError where the file is not there, MachineError where Pillow cannot shape Arabic: its wheels bring
    HarfBuzz and Raqm, and load the system's FriBidi (the library that Pango, and with it WeasyPrint, stands on).
    """
    from PIL import ImageFont, features

    if not features.check("raqm"):
        raise MachineError("cover", "Pillow cannot shape Arabic here: FriBidi is missing", "sudo apt-get install libfribidi0")
    path = Path(root) / FONTS / f"{name}.woff2"
    try:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)
    except OSError as error:
        raise OutputError(f"{FONTS}/{name}.woff2", f"cannot be used as a font: {error}", "Put the theme's font file back.") from error


def measure(text: str, font: FreeTypeFont) -> float:
    """How many pixels a line takes from its right to its left end."""
    return font.getlength(RLM + text, direction="rtl", language="ar")


def draw_line(image: Image, text: str, font: FreeTypeFont, *, start: float, baseline: float, fill: str, way: Direction = "rtl") -> None:
    """Draw a line that begins at `start`, runs the way of the dossier's frame, and stands on `baseline`."""
    from PIL import ImageDraw

    mark, anchor = (RLM, "rs") if way == "rtl" else (LRM, "ls")
    ImageDraw.Draw(image).text((start, baseline), mark + text, font=font, fill=fill, anchor=anchor, direction=way, language="ar")


def break_lines(text: str, font: FreeTypeFont, width: float, most: int) -> list[str]:
    """The text in at most `most` lines of at most `width` pixels, evenly filled; what does not fit ends in `…`.

    Words are never broken, except one that alone is wider than the line.
    """
    words = [piece for word in text.split() for piece in _fit_word(word, font, width)]
    lines = _fill(words, font, width)
    if len(lines) > most:
        return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font, width)]
    low, high = width / 2, width  # the narrowest measure that needs no more lines fills them evenly
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(words, font, middle)) <= len(lines) else (middle, high)
    even = _fill(words, font, high)
    return even if len(even) == len(lines) and all(measure(line, font) <= width for line in even) else lines


def _fill(words: list[str], font: FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}", font) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fit_word(word: str, font: FreeTypeFont, width: float) -> list[str]:
    pieces = []
    while word:
        end = len(word)
        while end > 1 and measure(word[:end], font) > width:
            end -= max(1, end // 8)
        pieces.append(word[:end])
        word = word[end:]
    return pieces


def _cut(text: str, font: FreeTypeFont, width: float) -> str:
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + "…", font) > width:
        words.pop()
    return " ".join(words).rstrip("،؛:.") + "…"
