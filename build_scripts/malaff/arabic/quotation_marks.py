"""Quotation marks: which stretches of a paragraph stand between balanced ones. A pair that is in doubt is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile('[«»‹›“”„‟"＂]')
OPENING, CLOSING = "«‹", "»›"
KIND = {"«": "«", "»": "«", "‹": "‹", "›": "‹", "“": '"', "”": '"', "„": '"', "‟": '"', '"': '"', "＂": '"'}
SENTENCE = 400  # characters: a mark farther away than a long sentence puts no pair in doubt
BEFORE = " \t\n\u00a0([{:،؛-–—ـ/."
AFTER = " \t\n\u00a0)]}:،؛.,;!?؟-–—ـ/…"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between two marks: the places of its first letter and after its last."""

    start: int
    end: int


def quoted_spans(text: str) -> tuple[Marked, ...]:
    """The stretches between balanced marks, outermost only, in order.

    A mark opened twice or never closed, and a pair followed by one closing too many in its sentence, are in doubt.
    """
    found: list[Marked] = []
    stack: list[tuple[str, int, bool]] = []  # kind, place after the mark, whether a pair of its own kind stands inside
    for match in MARK.finditer(text):
        kind = KIND[match[0]]
        depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == kind), None)
        if _opens(text, match, depth is not None):
            if depth is not None and stack[depth][2]:
                del stack[depth:]  # the outer one was never closed: begin anew
            if depth is not None and depth < len(stack):
                stack[depth] = (*stack[depth][:2], True)
            stack.append((kind, match.end(), False))
        elif depth is None:
            _doubt(found, text, match.start())
        else:
            _, start, nested = stack[depth]
            del stack[depth:]
            if not stack and not nested and start < match.start():
                found.append(Marked(start, match.start()))
    return tuple(found)


def _opens(text: str, match: re.Match[str], inside: bool) -> bool:
    """Whether a mark opens: by its form, else by the spaces round it, else by whether one is open."""
    if match[0] in OPENING or match[0] in CLOSING:
        return match[0] in OPENING
    at, end = match.span()
    before, after = text[max(0, at - 1) : at] or " ", text[end : end + 1] or " "
    left, right = before in BEFORE, after in AFTER
    if left != right:
        return left
    return not inside


def _doubt(found: list[Marked], text: str, at: int) -> None:
    """Take back the last pair of a sentence in which one mark too many closes."""
    if found and at - found[-1].end < SENTENCE and not re.search(r"[.!?؟]\s", text[found[-1].end + 1 : at]):
        found.pop()


def is_balanced(text: str) -> bool:
    """Whether every mark of a text that opens is closed and the other way round."""
    opened = 0
    for match in MARK.finditer(text):
        opened += 1 if _opens(text, match, opened > 0) else -1
        if opened < 0:
            return False
    return opened == 0
