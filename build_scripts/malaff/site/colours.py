"""A collection's own colours on its site: the style sheet's block of custom properties, and the stock icon."""

from __future__ import annotations

import re
from pathlib import Path

from malaff.collection.look.palette import default_palette, to_tokens
from malaff.model.errors import OutputError
from malaff.model.records import Palette

SHEET, ICON = "assets/css/malaff.css", "assets/favicon.svg"
BLOCK = re.compile(r"(/\* look: [^*]*\*/\n).*?(\n/\* end of look \*/)", re.S)


def colour_site(site: Path, palette: Palette) -> None:
    """Put `palette` in the place of the colours that the theme's style sheet and icon came with.

    Raises OutputError where the style sheet is not there or has lost its block.
    """
    try:
        sheet = (site / SHEET).read_text(encoding="utf-8")
    except OSError as error:
        raise OutputError(SHEET, f"cannot be read: {error.strerror}", "Put the theme's style sheet back.") from error
    coloured, found = BLOCK.subn(lambda m: m[1] + to_tokens(palette) + m[2], sheet)
    if not found:
        raise OutputError(f"theme_overrides/{SHEET}", "has lost its block of colours (`/* look: … */ … /* end of look */`)",
                          "Put the theme's style sheet back, or leave out extra.dossier.palette.")
    (site / SHEET).write_text(coloured, encoding="utf-8", newline="")
    if (site / ICON).is_file():
        icon = (site / ICON).read_text(encoding="utf-8")
        (site / ICON).write_text(icon.replace(default_palette().light["rubric"], palette.light["rubric"]), encoding="utf-8", newline="")
