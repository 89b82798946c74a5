"""What a figure is: shapes without text, labels with their places, and the same data as rows; drawn once for all outputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from malaff.collection.look.palette import default_palette, paint
from malaff.model.records import Palette

Side = Literal["right", "middle", "left"]
# Inside an SVG that reads left to right, `end` is the right edge of a line; the marks at both ends keep a closing
# bracket or guillemet on its side.
ANCHORS = {"right": "end", "middle": "middle", "left": "start"}
OTHER_SIDE: dict[Side, Side] = {"right": "left", "middle": "middle", "left": "right"}
RLM = "\u200f"
EM = 0.47  # mean advance of Vazirmatn's Arabic letters in em (0.42 measured on names and clauses, and some air)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words on a figure: `x` is the right edge, middle or left edge (`side`), `y` the baseline, in the figure's units."""

    x: float
    y: float
    text: str
    size: float = 13
    side: Side = "right"
    tone: str = "ink"
    bold: bool = False

    @property
    def width(self) -> float:
        """About how wide the label is set in Vazirmatn."""
        return len(self.text) * self.size * EM

    @property
    def left(self) -> float:
        """The x of the label's left edge."""
        return {"right": self.x - self.width, "middle": self.x - self.width / 2, "left": self.x}[self.side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing: `shapes` is SVG markup without text, `labels` the words over it, `head` and `rows` the same as a table.

    `desc` says in words what the drawing shows. Shapes name their colours (`fill="{rubric}"`, painted by each
    output) and carry a class for each tone. A mark of the
    legend is SVG (26 x 12) with what it means.
    """

    id: str
    title: str
    desc: str
    width: float
    height: float
    shapes: str
    labels: tuple[Label, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""  # what the drawing rests on, or leaves out, for the eye


def along(figure: Figure, direction: Literal["rtl", "ltr"]) -> Figure:
    """A figure drawn from right to left as it is read in a frame of that direction: turned about its middle where that is left to right.

    Shapes hold no words, so that they can be mirrored whole; labels keep their letters and change sides.
    """
    if direction == "rtl":
        return figure
    labels = tuple(replace(label, x=figure.width - label.x, side=OTHER_SIDE[label.side]) for label in figure.labels)
    return replace(figure, shapes=f'<g transform="matrix(-1 0 0 1 {_n(figure.width)} 0)">{figure.shapes}</g>', labels=labels)


def to_svg(figure: Figure, palette: Palette | None = None, *, text: bool = True) -> str:
    """The figure as a complete `<svg>` in the colours of paper (the site's classes take those of its scheme).

    Without `text` for outputs that set the labels over it themselves.
    """
    words = "".join(map(_text, figure.labels)) if text else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="viz" viewBox="0 0 {_n(figure.width)} {_n(figure.height)}" direction="ltr" '
        f'role="img" aria-labelledby="{figure.id}-t {figure.id}-d"><title id="{figure.id}-t">{escape(figure.title)}</title>'
        f'<desc id="{figure.id}-d">{escape(figure.desc)}</desc>{figure.shapes}{words}</svg>'
    )
    return paint(svg, palette or default_palette())


def to_legend(figure: Figure, palette: Palette | None = None) -> tuple[tuple[str, str], ...]:
    """The marks of the legend as small drawings, each with what it means."""
    return tuple((paint(mark, palette or default_palette()), text) for mark, text in figure.legend)


def to_mark(shapes: str) -> str:
    """A mark of a legend as its own small `<svg>`."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="viz" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true">{shapes}</svg>'
    )


def _text(label: Label) -> str:
    weight = ' font-weight="700"' if label.bold else ""
    return (
        f'<text class="f-{label.tone}" x="{_n(label.x)}" y="{_n(label.y)}" font-family="Vazirmatn, sans-serif" font-size="{_n(label.size)}"'
        f'{weight} text-anchor="{ANCHORS[label.side]}" fill="{{{label.tone}}}">{RLM}{escape(label.text)}{RLM}</text>'
    )


# ---------------------------------------------------------------- shapes


def _n(value: float) -> str:
    """A number with at most one decimal, and no `.0`."""
    return f"{value:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, tone: str = "rule", width: float = 1, dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="s-{tone}" d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" fill="none" stroke="{{{tone}}}" '
        f'stroke-width="{_n(width)}"{dashed}/>'
    )


def rhomb(x: float, y: float, r: float, tone: str = "rubric", *, hollow: bool = False) -> str:
    """A rhombus, the dot of Arabic letters; hollow ones show the paper."""
    path = f'd="M{_n(x)} {_n(y - r)}l{_n(r)} {_n(r)}l-{_n(r)} {_n(r)}l-{_n(r)} -{_n(r)}z"'
    if hollow:
        return f'<path class="f-paper s-{tone}" {path} fill="{{paper}}" stroke="{{{tone}}}" stroke-width="1.2"/>'
    return f'<path class="f-{tone}" {path} fill="{{{tone}}}"/>'


def box(x: float, y: float, width: float, height: float, tone: str, *, opacity: float = 1, outline: str = "") -> str:
    """A rectangle; `outline` is the tone of a dashed border, for what is only roughly known."""
    clear = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    border = f' stroke="{{{outline}}}" stroke-dasharray="3 3"' if outline else ""
    name = f"f-{tone}" + (f" s-{outline}" if outline else "")
    return f'<rect class="{name}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{{{tone}}}"{clear}{border}/>'


def disc(x: float, y: float, r: float, tone: str = "ink", *, halo: bool = False) -> str:
    """A filled circle; a halo of paper sets it off from what lies under it."""
    ring = ' stroke="{paper}" stroke-width="1.5"' if halo else ""
    name = f"f-{tone}" + (" s-paper" if halo else "")
    return f'<circle class="{name}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{{{tone}}}"{ring}/>'


def discs(spots: Iterable[tuple[float, float, float]], tone: str) -> str:
    """Many discs of one tone with halos (x, y, radius): what they share is said once."""
    made = "".join(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"/>' for x, y, r in spots)
    return f'<g class="f-{tone} s-paper" fill="{{{tone}}}" stroke="{{paper}}" stroke-width="1.5">{made}</g>' if made else ""


def arrow(x: float, y: float, tone: str = "ink", size: float = 9) -> str:
    """The head of an arrow that points left, the way time runs here."""
    return f'<path class="f-{tone}" d="M{_n(x)} {_n(y)}l{_n(size)} -{_n(size / 2)}v{_n(size)}z" fill="{{{tone}}}"/>'


def area(d: str, tone: str, outline: str) -> str:
    """A filled outline from path data (even-odd, so that rings within rings are holes)."""
    return (
        f'<path class="f-{tone} s-{outline}" d="{d}" fill="{{{tone}}}" stroke="{{{outline}}}" stroke-width=".7" fill-rule="evenodd"/>'
    )


# ---------------------------------------------------------------- placing labels


def overlaps(label: Label, others: Iterable[Label], gap: float = 8) -> bool:
    """Whether a label comes too near another one."""
    left, right, top = label.left - gap / 2, label.left + label.width + gap / 2, label.y - label.size
    return any(
        left < other.left + other.width + gap / 2
        and other.left - gap / 2 < right
        and top < other.y + 4
        and other.y - other.size < label.y + 4
        for other in others
    )
