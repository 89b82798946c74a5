"""The cover: a picture drawn from the collection itself, so that the dossier is known in a library of books."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from malaff.apparatus.lettering import break_lines, draw_line, load_font, measure
from malaff.apparatus.voice.voice import Direction, voice_of
from malaff.apparatus.wording import date_words
from malaff.collection.digest import Digest
from malaff.collection.look.palette import palette_of
from malaff.epub.parts.xhtml import clean_line
from malaff.model.records import Collection

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1200, 1600)  # 3:4, what stores and readers' shelves expect; twice the width of a phone's thumbnail
MARGIN = 105
TAB = 210  # the least width of the folder's tab
COLUMNS, ROWS = 13, 6  # of the figure: actors and articles that can still be told apart
FINE = 2  # the figure is drawn this much larger, for slanted edges without steps
COLOURS = 48  # of the palette: enough for the edges of letters, a third of the bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """All that is on a cover: words, figures with their nouns, and mentions, a row an article, a column an actor."""

    title: str
    subtitle: str
    volume: str
    foot: str
    figures: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[int, ...], ...]
    colours: tuple[tuple[str, str], ...]
    kind: str
    way: Direction

    @property
    def start(self) -> int:
        """The edge at which lines begin."""
        return SIZE[0] - MARGIN if self.way == "rtl" else MARGIN

    def inward(self, distance: float) -> float:
        """The place so far from where lines begin."""
        return self.start - distance if self.way == "rtl" else self.start + distance

    def colour(self, name: str) -> str:
        """A colour of the dossier by its name."""
        return dict(self.colours)[name]


def to_cover(collection: Collection, digest: Digest, volume: str = "") -> Cover:
    """The cover of a collection; `volume` is the name of a volume where the book is one of several."""
    voice = voice_of(collection)
    people = sum(entry.kind == "person" for entry in digest.actors)
    quotes = sum(len(speaker.quotes) for speaker in digest.speakers)
    figures = ((len(collection.articles), "article"), (people, "person"), (len(digest.places), "place"), (quotes, "quote"),
               (digest.words, "word"))
    return Cover(
        title=clean_line(collection.title), subtitle=clean_line(collection.subtitle), volume=volume,
        foot=voice("dossier.imprint", publisher=clean_line(collection.publisher), edition=date_words(collection.edition, voice)),
        figures=tuple((voice.number(value), voice.noun_form(value, noun)) for value, noun in figures if value),
        mentions=_mentions(collection, digest), colours=tuple(palette_of(collection).light.items()),
        kind=voice("dossier.kind"), way=voice.direction)


def _mentions(collection: Collection, digest: Digest) -> tuple[tuple[int, ...], ...]:
    """How often each of the most mentioned actors is named in each of the articles that name most of them, by date."""
    ids = [entry.id for entry in digest.actors[:COLUMNS]]
    rows = []
    for place, article in enumerate(collection.articles):
        said = {actor.id: actor.mentions for actor in article.actors}
        rows.append((place, tuple(said.get(actor, 0) for actor in ids)))
    chosen = sorted(rows, key=lambda row: (-sum(map(bool, row[1])), row[0]))[:ROWS]
    return tuple(counts for _, counts in sorted(chosen))


def draw_cover(root: str | Path, cover: Cover) -> bytes:
    """The cover as PNG. Raises what `load_font` raises."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", SIZE, cover.colour("panel"))
    right, left = SIZE[0] - MARGIN, MARGIN
    draw = ImageDraw.Draw(picture)
    tab = load_font(root, "Vazirmatn-Bold", 34)
    near, far = sorted((cover.start, cover.inward(max(TAB, measure(cover.kind, tab) + 48))))
    draw.rounded_rectangle((near, 120, far, 200), radius=8, fill=cover.colour("rubric"), corners=(True, True, False, False))
    draw_line(picture, cover.kind, tab, start=cover.inward(32), baseline=170, fill=cover.colour("onrub"), way=cover.way)
    draw.rectangle((left, 196, right, 206), fill=cover.colour("rubric"))
    below = _title(picture, root, cover, right - left)
    _figure(picture, cover, (left, below + 40, right, 1240))
    draw.line((left, 1290, right, 1290), fill=cover.colour("ink"), width=2)
    _figures(picture, root, cover)
    foot = load_font(root, "Vazirmatn-Regular", 32)
    for line in break_lines(cover.foot, foot, right - left, 1):
        draw_line(picture, line, foot, start=cover.start, baseline=1500, fill=cover.colour("ink2"), way=cover.way)
    out = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _title(picture: Image, root: str | Path, cover: Cover, width: int) -> int:
    """Title, subtitle and volume; the height at which they end. Long titles are set smaller."""
    for size in (124, 100, 82):
        font = load_font(root, "Amiri-Bold", size)
        lines = break_lines(cover.title, font, width, 4)
        if len(lines) <= 3 and not lines[-1].endswith("…"):
            break
    baseline = 230 + round(size * 1.15)
    for line in lines:
        draw_line(picture, line, font, start=cover.start, baseline=baseline, fill=cover.colour("ink"), way=cover.way)
        baseline += round(size * 1.4)
    baseline += 62 - round(size * 0.7)
    for text, name, colour in ((cover.subtitle, "Amiri-Regular", "ink2"), (cover.volume, "Vazirmatn-Bold", "rubric")):
        font = load_font(root, name, 56 if colour == "ink2" else 40)
        for line in break_lines(text, font, width, 2):
            draw_line(picture, line, font, start=cover.start, baseline=baseline, fill=cover.colour(colour), way=cover.way)
            baseline += 80
    return baseline - 30


def _figure(picture: Image, cover: Cover, box: tuple[int, int, int, int]) -> None:
    """A rhombus for each actor (column, from where lines begin) in each article (row), its area by mentions."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = box
    rows = cover.mentions
    step = min((right - left) / COLUMNS, (bottom - top) / max(1, len(rows)))
    most = max((n for row in rows for n in row), default=1) or 1
    large = Image.new("RGB", ((right - left) * FINE, (bottom - top) * FINE), cover.colour("panel"))
    draw = ImageDraw.Draw(large)
    for row, counts in enumerate(rows):
        for column, mentions in enumerate(counts):
            across = step * FINE * (column + 0.5)
            x, y = large.width - across if cover.way == "rtl" else across, step * FINE * (row + 0.5)
            half = step * FINE * (0.16 + 0.3 * (mentions / most) ** 0.5 if mentions else 0.05)
            shared = sum(bool(line[column]) for line in rows) > 1
            colour = ("rubric" if shared else "ink") if mentions else "rule"
            draw.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill=cover.colour(colour))
    picture.paste(large.resize((right - left, bottom - top), Image.Resampling.BOX), (left, top))


def _figures(picture: Image, root: str | Path, cover: Cover) -> None:
    """The figures of the collection, each over its noun."""
    large, small = load_font(root, "Vazirmatn-Bold", 54), load_font(root, "Vazirmatn-Regular", 30)
    step = (SIZE[0] - 2 * MARGIN) / 5
    for place, (value, noun) in enumerate(cover.figures):
        draw_line(picture, value, large, start=cover.inward(step * place), baseline=1370, fill=cover.colour("ink"), way=cover.way)
        draw_line(picture, noun, small, start=cover.inward(step * place), baseline=1420, fill=cover.colour("ink2"), way=cover.way)
