"""Read a PDF of ours back: what each page draws, in which marked content, and the words that its codes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from malaff.arabic.letters import INVISIBLE, LETTER

SHOWN = {"Tj", "TJ", "'", '"'}
# Operators that put ink on a page (ISO 32000-1, annex A).
PAINTED = SHOWN | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "INLINE IMAGE"}
UNSEEN = re.compile(f"[{INVISIBLE}]")
RTL = re.compile(f"[{LETTER}]")
Found = Iterator[tuple[str, str]]  # the code of a rule, and what is at fault


@dataclass(slots=True)
class PageContent:
    """What a page holds: ids of marked content, operators outside any, glyph 0 drawn, codes without text, words."""

    ids: set[int] = field(default_factory=set)
    unmarked: int = 0
    notdef: int = 0
    unmapped: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class FontMap:
    """A font's codes: the text and the glyph of each."""

    texts: dict[int, str]
    glyphs: bytes | None  # CIDToGIDMap; None where a code is its glyph

    def glyph(self, code: int) -> int:
        """The glyph that a code draws."""
        return code if self.glyphs is None else int.from_bytes(self.glyphs[2 * code:2 * code + 2], "big")


def read_font(font: Any) -> FontMap:
    """The maps of a Type 0 font."""
    import pikepdf

    table = font.DescendantFonts[0].get("/CIDToGIDMap", "/Identity")
    glyphs = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    source = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    rows = re.findall(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})*)>\n", source)
    return FontMap({int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}, glyphs)


class Reader:
    """Reads the pages of one PDF; knows fonts it has seen."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, int], FontMap] = {}

    def read(self, page: Any) -> PageContent:
        """What a page holds."""
        import pikepdf

        found, words, run = PageContent(), list[str](), list[str]()
        depth: list[bool] = []  # whether each open marked content is owned: tagged or an artifact
        font: FontMap | None = None
        table = page.obj.Resources.get("/Font", {})
        for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[misc]
            name = str(operator)
            if name in ("BDC", "EMC", "Tm"):
                words.append(_read_run(run))
            if name in ("BDC", "BMC"):
                depth.append(self._owned(found, operands))
            elif name == "EMC":
                depth.pop()
                words.append("\n")
            elif name == "Tf":
                font = self._font(table.get(str(operands[0])))
            elif name in PAINTED:
                found.unmarked += not any(depth)
                if name in SHOWN and font is not None:
                    run += self._shown(found, font, operands[-1])
        found.text = UNSEEN.sub("", "".join(words))
        return found

    def _owned(self, found: PageContent, operands: Any) -> bool:
        import pikepdf

        if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            found.ids.add(int(operands[1].MCID))
            return True
        return str(operands[0]) == "/Artifact"

    def _font(self, font: Any) -> FontMap | None:
        if font is None:
            return None
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = read_font(font)
        return self.fonts[font.objgen]

    def _shown(self, found: PageContent, font: FontMap, operand: Any) -> Iterator[str]:
        """The texts of the codes of an operand."""
        for code in _codes(operand):
            found.notdef += font.glyph(code) == 0
            found.unmapped += not font.texts.get(code)
            yield font.texts.get(code, "")


def _read_run(run: list[str]) -> str:
    """The text of a run, which is then empty: codes run from left to right, so an Arabic run is turned round."""
    rtl = RTL.search("".join(run))
    text = "".join(reversed(run) if rtl else run)
    run.clear()
    return text


def _codes(operand: Any) -> Iterator[int]:
    import pikepdf

    for piece in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(piece, pikepdf.String):
            data = bytes(piece)
            yield from (int.from_bytes(data[at:at + 2], "big") for at in range(0, len(data), 2))
