"""One raw text as the desk shows it: every line in its place, kept or removed, with names and dates marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from malaff.model.records import Actor, Article, Mention, Paragraph, Place, Removal, Seed
from malaff.reading.read import Reading

MarkKind = Literal["person", "organization", "place", "date"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; marked, it is a name or a date that can be decided about: `name` whose, `about` what is known."""

    text: str
    kind: MarkKind | None = None
    name: str = ""
    id: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the raw text: what became of it, its pieces, and the rule and its reason where something was removed."""

    number: int
    state: Literal["title", "kept", "heading", "removed"]
    pieces: tuple[Piece, ...]
    rule: str = ""
    why: str = ""


def to_rows(seed: Seed, reading: Reading) -> tuple[Row, ...]:
    """All lines of a raw text that hold something, in their order; what was cut out of a line follows it."""
    article, clean = reading.article, reading.clean
    bodies: dict[int, list[tuple[int, Paragraph]]] = defaultdict(list)
    for at, paragraph in enumerate(clean.paragraphs):
        bodies[paragraph.number].append((at, paragraph))
    removed: dict[int, list[Removal]] = defaultdict(list)
    for removal in article.removed:
        removed[removal.line].append(removal)
    why = {rule.id: rule.why for rule in article.rules}
    rows: list[Row] = []
    for number, line in enumerate(seed.text.splitlines(), 1):
        if number == clean.title_line:
            rows.append(Row(number, "title", (Piece(clean.title),)))
        for at, paragraph in bodies[number]:
            pieces = _pieces(paragraph, [m for m in reading.mentions if m.paragraph == at], article)
            rows.append(Row(number, "heading" if paragraph.kind == "h2" else "kept", pieces))
        rows += [Row(number, "removed", (Piece(r.text),), r.rule, why.get(r.rule, "")) for r in removed[number]]
        if line.strip() and not (bodies[number] or removed[number] or number == clean.title_line):
            rows.append(Row(number, "removed", (Piece(line.strip()),)))
    return tuple(rows)


def _pieces(paragraph: Paragraph, mentions: list[Mention], article: Article) -> tuple[Piece, ...]:
    names: list[Actor | Place] = [*article.actors, *article.places]
    named = {each.id: each for each in names}
    marks = [(m.start, m.end, _named(named[m.id], paragraph.text[m.start : m.end])) for m in mentions if m.id in named]
    for date in article.dates:
        start = paragraph.text.find(date.text) if date.line == paragraph.number else -1
        if start >= 0:
            value = date.when or date.weekday or "?"
            marks.append((start, start + len(date.text), Piece(date.text, "date", date.text, value, f"{value} · {date.kind}")))
    pieces, at = [], 0
    for start, end, piece in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(paragraph.text[at:start]))
        pieces.append(piece)
        at = end
    return (*pieces, Piece(paragraph.text[at:])) if at < len(paragraph.text) else tuple(pieces)


def _named(name: Actor | Place, text: str) -> Piece:
    if isinstance(name, Place):
        return Piece(text, "place", name.name, name.id, name.kind)
    about = " · ".join((name.by, *name.roles))
    return Piece(text, name.kind, name.name, name.id, about)
