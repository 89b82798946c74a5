"""The drawing on the cover, made from the data: a rhombus for each name in each article, or for each article."""

from __future__ import annotations

import math

from malaff.apparatus.book import Book
from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.collection.look.palette import paint, palette_of

ROWS, COLUMNS = 12, 13  # articles and names that a drawing of both can show
HEIGHT = 440  # of a drawing 1000 broad: what the cover has between title and figures
BROAD = 30  # articles in a row where there are too many for names
RUBRIC, INK, FAINT = "{rubric}", "{ink}", "{coast}"  # names of colours (collection/look)


def draw_cover(book: Book) -> tuple[str, str]:
    """The drawing as SVG and the sentence that says what it shows."""
    palette, voice = palette_of(book.collection), voice_of(book.collection)
    if len(book.chapters) <= ROWS and book.who:
        return paint(_names(book), palette), voice("cover.names")
    return paint(_articles(book), palette), voice("cover.clippings")


def _names(book: Book) -> str:
    """Rows are articles, columns the names most mentioned, from the right."""
    names = book.digest.actors[:COLUMNS]
    step, shapes = 1000 / COLUMNS, []
    down = min(step, HEIGHT / len(book.chapters))
    most = max((actor.mentions for c in book.chapters for actor in c.article.actors), default=1)
    for row, chapter in enumerate(book.chapters):
        found = {actor.id: actor.mentions for actor in chapter.article.actors}
        for column, entry in enumerate(names):
            x, y = 1000 - step * (column + 0.5), down * (row + 0.5)
            mentions = found.get(entry.id, 0)
            size = down * (0.12 + 0.36 * math.sqrt(mentions / most)) if mentions else 4
            shapes.append(_rhombus(x, y, size, (RUBRIC if len(entry.articles) > 1 else INK) if mentions else ""))
    return _svg(shapes, down * len(book.chapters), "cover.names_title", voice_of(book.collection))


def _articles(book: Book) -> str:
    """One rhombus an article, in rows from the right."""
    broad = max(BROAD, math.ceil(math.sqrt(2.4 * len(book.chapters))))
    step, shapes = 1000 / broad, []
    most = max((c.article.words for c in book.chapters), default=1) or 1
    for at, chapter in enumerate(book.chapters):
        x, y = 1000 - step * (at % broad + 0.5), step * (at // broad + 0.5)
        size = step * (0.12 + 0.36 * math.sqrt(chapter.article.words / most))
        shapes.append(_rhombus(x, y, size, RUBRIC if chapter.article.published else INK))
    return _svg(shapes, step * math.ceil(len(book.chapters) / broad), "cover.clippings_title", voice_of(book.collection))


def _rhombus(x: float, y: float, size: float, fill: str) -> str:
    path = f"M{x:.1f} {y - size:.1f}l{size:.1f} {size:.1f}l{-size:.1f} {size:.1f}l{-size:.1f} {-size:.1f}z"
    return f'<path d="{path}" fill="{fill}"/>' if fill else f'<path d="{path}" fill="none" stroke="{FAINT}" stroke-width="1.2"/>'


def _svg(shapes: list[str], height: float, title: str, voice: Voice) -> str:
    drawn = "".join(shapes)
    if voice.direction == "ltr":  # rows begin where lines do
        drawn = f'<g transform="matrix(-1 0 0 1 1000 0)">{drawn}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 {height:.0f}"><title>{voice(title)}</title>{drawn}</svg>'
