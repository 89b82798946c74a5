"""The visible blocks of a web page in their order, each with where it stands: in a frame, in a picture, among links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from malaff.arabic.letters import squeeze

HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "select", "option", "textarea", "object", "title"))
FRAME = frozenset({"nav", "footer", "aside", "form", "button", "menu"})
PICTURE = frozenset({"figure", "figcaption", "picture"})
INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
                    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"))


@dataclass(kw_only=True)
class Block:
    """A run of text between two block elements."""

    text: str
    tag: str  # of the element that holds it
    parent: int  # which element that one stands in: paragraphs of one text share it
    frame: bool
    picture: bool
    linked: float  # the share of its letters that stand in links

    @cached_property
    def letters(self) -> str:
        """Its letters alone, folded."""
        return squeeze(self.text)


def read_blocks(tree: Any) -> list[Block]:
    """The visible blocks of a parsed page."""
    reader = _Reader()
    body = tree.find(".//body")
    reader.read(tree if body is None else body)
    return reader.blocks


class _Reader:
    """Walks a tree without recursion, however deep a page is nested."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[tuple[str, bool]] = []

    def read(self, root: Any) -> None:
        """Gather the text below `root`, cut at block elements."""
        stack: list[tuple[Any, int, bool, bool, bool]] = [(root, 0, False, False, False)]  # element, state, frame, picture, link
        while stack:
            element, step, frame, picture, link = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if step:
                if tag not in INLINE:
                    self._close(element, frame, picture)
                self._add(element.tail, stack[-1][4] if stack else False)
                continue
            if not tag or tag in HIDDEN or element.get("hidden") is not None:
                self._add(element.tail, link)
                continue
            if tag not in INLINE:
                above = element.getparent()
                self._close(element if above is None else above, frame, picture)
            inner = frame or tag in FRAME, picture or tag in PICTURE, link or tag == "a"
            self._add(element.text, inner[2])
            stack.append((element, 1, *inner[:2], link))
            stack += [(child, 0, *inner) for child in reversed(element)]

    def _add(self, text: str | None, link: bool) -> None:
        if text:
            self._pieces.append((text, link))

    def _close(self, element: Any, frame: bool, picture: bool) -> None:
        text = " ".join("".join(piece for piece, _ in self._pieces).split())
        if text:
            linked = sum(len(piece.strip()) for piece, link in self._pieces if link)
            above = element.getparent()
            self.blocks.append(Block(text=text, tag=str(element.tag), parent=id(element if above is None else above), frame=frame,
                                     picture=picture, linked=min(1.0, linked / len(text))))
        self._pieces = []
