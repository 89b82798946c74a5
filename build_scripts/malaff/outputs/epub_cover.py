"""The cover: a picture drawn from the collection itself, so that the dossier is known in a library of books."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from malaff.digest import Digest
from malaff.model import Collection
from malaff.outputs.lettering import break_lines, draw_line, load_font
from malaff.wording import date_words, noun_form, number

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1200, 1600)  # 3:4, what stores and readers' shelves expect; twice the width of a phone's thumbnail
MARGIN = 105
PAPER, INK, INK2, RULE, RUBRIC = "#f5f4f1", "#1c1a18", "#55504a", "#d9d5ce", "#9b1b1e"  # look, section 2
COLUMNS, ROWS = 13, 6  # of the figure: actors and articles that can still be told apart
FINE = 4  # the figure is drawn this much larger, for slanted edges without steps
COLOURS = 48  # of the palette: enough for the edges of letters, a third of the bytes


def draw_cover(root: str | Path, collection: Collection, digest: Digest, volume: str = "") -> bytes:
    """The cover as PNG: title, subtitle, who is mentioned in which article, figures, publisher and edition."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", SIZE, PAPER)
    right, left = SIZE[0] - MARGIN, MARGIN
    draw = ImageDraw.Draw(picture)
    tab = load_font(root, "Vazirmatn-Bold", 34)
    draw.rounded_rectangle((right - 210, 120, right, 200), radius=8, fill=RUBRIC, corners=(True, True, False, False))
    draw_line(picture, "ملفّ صحفي", tab, right=right - 32, baseline=170, fill=PAPER)
    draw.rectangle((left, 196, right, 206), fill=RUBRIC)
    below = _title(picture, root, collection, volume, right, right - left)
    _figure(picture, digest, collection, (left, below + 40, right, 1240))
    draw.line((left, 1290, right, 1290), fill=INK, width=2)
    _figures(picture, root, digest, collection, right)
    foot = load_font(root, "Vazirmatn-Regular", 32)
    edition = f"{collection.publisher}، إصدار {date_words(collection.edition, collection.numerals)}"
    draw_line(picture, break_lines(edition, foot, right - left, 1)[0], foot, right=right, baseline=1500, fill=INK2)
    out = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(picture: Image, root: str | Path, collection: Collection, volume: str, right: int, width: int) -> int:
    """Title, subtitle and volume; the height at which they end. Long titles are set smaller."""
    for size in (124, 100, 82):
        font = load_font(root, "Amiri-Bold", size)
        lines = break_lines(collection.title, font, width, 4)
        if len(lines) <= 3 and not lines[-1].endswith("…"):
            break
    baseline = 230 + round(size * 1.15)
    for line in lines:
        draw_line(picture, line, font, right=right, baseline=baseline, fill=INK)
        baseline += round(size * 1.4)
    baseline += 62 - round(size * 0.7)
    for text, name, colour in ((collection.subtitle, "Amiri-Regular", INK2), (volume, "Vazirmatn-Bold", RUBRIC)):
        font = load_font(root, name, 56 if colour == INK2 else 40)
        for line in break_lines(text, font, width, 2):
            draw_line(picture, line, font, right=right, baseline=baseline, fill=colour)
            baseline += 80
    return baseline - 30


def _figure(picture: Image, digest: Digest, collection: Collection, box: tuple[int, int, int, int]) -> None:
    """A rhombus for each actor (column, from the right) in each article (row), its area by mentions."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = box
    rows = _mentions(digest, collection)
    step = min((right - left) / COLUMNS, (bottom - top) / max(1, len(rows)))
    most = max((n for row in rows for n in row), default=1) or 1
    large = Image.new("RGB", ((right - left) * FINE, max(1, bottom - top) * FINE), PAPER)
    draw = ImageDraw.Draw(large)
    for row, counts in enumerate(rows):
        for column, mentions in enumerate(counts):
            x, y = large.width - step * FINE * (column + 0.5), step * FINE * (row + 0.5)
            half = step * FINE * (0.16 + 0.3 * (mentions / most) ** 0.5 if mentions else 0.05)
            shared = sum(bool(line[column]) for line in rows) > 1
            colour = (RUBRIC if shared else INK) if mentions else RULE
            draw.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill=colour)
    picture.paste(large.resize((right - left, max(1, bottom - top)), Image.Resampling.BOX), (left, top))


def _mentions(digest: Digest, collection: Collection) -> list[list[int]]:
    """How often each of the most mentioned actors is named in each of the articles that name most of them, by date."""
    ids = [entry.id for entry in digest.actors[:COLUMNS]]
    rows = []
    for place, article in enumerate(collection.articles):
        said = {actor.id: actor.mentions for actor in article.actors}
        rows.append((place, [said.get(actor, 0) for actor in ids]))
    chosen = sorted(rows, key=lambda row: (-sum(map(bool, row[1])), row[0]))[:ROWS]
    return [counts for _, counts in sorted(chosen)]


def _figures(picture: Image, root: str | Path, digest: Digest, collection: Collection, right: int) -> None:
    """The figures of the collection, each over its noun."""
    large, small = load_font(root, "Vazirmatn-Bold", 54), load_font(root, "Vazirmatn-Regular", 30)
    people = sum(entry.kind == "person" for entry in digest.actors)
    quotes = sum(len(speaker.quotes) for speaker in digest.speakers)
    figures = ((len(collection.articles), "article"), (people, "person"), (len(digest.places), "place"), (quotes, "quote"),
               (digest.words, "word"))
    shown = [(number(value, collection.numerals), noun_form(value, noun)) for value, noun in figures if value]
    step = (SIZE[0] - 2 * MARGIN) / max(5, len(shown))
    for place, (value, noun) in enumerate(shown):
        x = right - step * place
        draw_line(picture, value, large, right=x, baseline=1370, fill=INK)
        draw_line(picture, noun, small, right=x, baseline=1420, fill=INK2)
