"""Parts that share a page are joined, their running heads and late digits kept apart; long ones keep a page of their own."""

from __future__ import annotations

from malaff.pdf.layout.fonts import LATE_FIRST
from malaff.pdf.layout.part import Laid, Part
from malaff.pdf.parts.run_on import run_on


def _part(name: str, head: str = '<p class="kick">') -> Part:
    body = f'<body data-dossier="ملف" data-running="{name}"><article>{head}{chr(LATE_FIRST)}</p></article></body>'
    return Part(id=name, html=f"<html>{body}</html>", late=((f"number {name}", LATE_FIRST, 1),))


def _names(*filled: tuple[str, int, float]) -> list[str]:
    parts = [_part(name) for name, _, _ in filled]
    return [part.id for part in run_on(parts, [Laid(pages=pages, filled=full) for _, pages, full in filled])]


def test_short_parts_share_a_page_and_full_ones_do_not() -> None:
    """A part begins below the one before it where it fits whole, or where half of the page is left."""
    assert _names(("a", 1, 0.6), ("b", 1, 0.3), ("c", 1, 0.9)) == ["a", "c"]
    assert _names(("a", 1, 0.6), ("b", 1, 0.4)) == ["a", "b"]
    assert _names(("a", 2, 0.2), ("b", 3, 0.9)) == ["a"]
    assert [part.id for part in run_on([_part("a"), _part("b", '<article class="article"><p class="kick">')],
                                       [Laid(pages=2, filled=0.2), Laid(pages=3, filled=0.9)])] == ["a", "b"]
    assert _names(("colophon", 1, 0.1), ("index", 1, 0.9)) == ["colophon", "index"]


def test_joined_parts_keep_their_heads_and_digits() -> None:
    """Each begins its own running head, and no two numbers share a letter to fill in."""
    (joined,) = run_on([_part("a"), _part("b")], [Laid(pages=1, filled=0.3)] * 2)
    assert joined.late == (("number a", LATE_FIRST, 1), ("number b", LATE_FIRST + 1, 1))
    assert joined.html.count("data-running") == 2 and chr(LATE_FIRST + 1) in joined.html
    assert joined.html.index('data-running="a"') < joined.html.index(chr(LATE_FIRST)) < joined.html.index('data-running="b"')


def test_a_part_that_could_not_be_laid_out_stands_alone() -> None:
    """Its plain text must not spoil another's page."""
    parts = [_part("a"), _part("b")]
    assert len(run_on(parts, [Laid(pages=1, filled=0.3, replaced="fault"), Laid(pages=1, filled=0.3)])) == 2
