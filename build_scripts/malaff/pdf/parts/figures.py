"""Figures in the PDF: shapes as SVG, the words set over them as HTML, because WeasyPrint 70 cannot draw Arabic in SVG."""

from __future__ import annotations

from markupsafe import Markup, escape

from malaff.apparatus.figures.figure import Figure, Label, to_legend, to_svg
from malaff.model.records import Palette

WIDTH = 144.0  # millimetres of the text block
# The largest and smallest size of a label in points: below it Vazirmatn is hard to read on paper.
MOST, LEAST = 9.5, 6.2
MIDDLE = 80.0  # millimetres: broader than any label
PT = 25.4 / 72
LIFT = 1.02  # from a label's baseline up to its box, in its size: ascent of Vazirmatn at the style sheet's line height


def to_html(figure: Figure | None, palette: Palette, language: str) -> Markup:
    """The figure as HTML of the text block's width, empty where there is none; `language` is that of its title."""
    if figure is None:
        return Markup("")
    scale = WIDTH / figure.width
    height = figure.height * scale
    words = Markup("").join(_label(label, scale, palette) for label in figure.labels)
    legend = Markup("").join(Markup('<span class="key">{} {}</span>').format(Markup(mark.replace("<svg ", '<svg class="mark" ')), text)
                             for mark, text in to_legend(figure, palette))
    under = Markup('<p class="legend">{}</p>').format(legend) if legend else Markup("")
    under += Markup('<p class="legend">{}</p>').format(figure.note) if figure.note else Markup("")
    drawing = _drawing(figure, palette, height, language)
    return Markup('<div class="fig" style="height:{:.1f}mm">{}{}</div>{}').format(height, drawing, words, under)


def _drawing(figure: Figure, palette: Palette, height: float, language: str) -> Markup:
    svg = to_svg(figure, palette, text=False).replace("<title", f'<title lang="{language}"', 1)
    return Markup(svg.replace("<svg ", f'<svg style="width:{WIDTH}mm;height:{height:.1f}mm" ', 1))


def _label(label: Label, scale: float, palette: Palette) -> Markup:
    """A label as an absolutely placed span; a middle one in a box about its place, for WeasyPrint moves no box by its own width."""
    size = min(MOST, max(LEAST, label.size * scale / PT))
    x, top = label.x * scale, label.y * scale - size * PT * LIFT
    places = {"right": f"right:{WIDTH - x:.1f}mm", "left": f"left:{x:.1f}mm",
              "middle": f"left:{x - MIDDLE / 2:.1f}mm;width:{MIDDLE:.0f}mm;text-align:center"}
    style = f"top:{top:.1f}mm;{places[label.side]};font-size:{size:.1f}pt;color:{palette.light[label.tone]}"
    return Markup('<span style="{}{}">{}</span>').format(style, ";font-weight:700" if label.bold else "", escape(label.text))
