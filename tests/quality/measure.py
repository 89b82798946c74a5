"""Compare converted articles with labels made by reading: found, wrong and missed, per kind of value."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any

from malaff.arabic.letters import sort_key, words
from malaff.model.records import Actor, Article, Place

Label = dict[str, Any]


@dataclasses.dataclass
class Tally:
    """Counts of one kind of value over all articles."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, per cent; 100 where there was nothing to find and nothing wrong."""
        whole = 2 * self.found + self.wrong + self.missed
        return 100.0 if whole == 0 else 200 * self.found / whole


def measure(articles: dict[str, Article], labels: dict[str, Label], raw: dict[str, list[str]]) -> dict[str, float]:
    """F1 per kind of value; `raw` holds the lines of each text. Kinds: body, boilerplate, titles, fields, dates, values,
    persons, organizations, places, topics, quotes, speakers."""
    tallies: dict[str, Tally] = {}
    for name, label in labels.items():
        for kind, (found, wrong, missed) in _article(articles[name], label, raw[name]):
            tally = tallies.setdefault(kind, Tally())
            tally.found, tally.wrong, tally.missed = tally.found + found, tally.wrong + wrong, tally.missed + missed
    return {kind: round(tally.f1, 1) for kind, tally in tallies.items()}


Row = tuple[str, tuple[int, int, int]]


def _article(article: Article, label: Label, lines: list[str]) -> Iterable[Row]:
    body = _flat(" ".join(block.text for block in article.blocks))
    kept = [_flat(lines[n - 1]) in body for n in label["body"]]
    yield "body", (sum(kept), 0, len(kept) - sum(kept))
    wanted = {_flat(lines[n - 1]) for n in label["body"]}
    paragraphs = [_flat(block.text) for block in article.blocks]
    gone = [paragraphs.count(_flat(lines[n - 1])) <= (_flat(lines[n - 1]) in wanted) for n in label["gone"] if _flat(lines[n - 1])]
    yield "boilerplate", (sum(gone), 0, len(gone) - sum(gone))
    right = _flat(article.title) == _flat(label["title"]) if label["title"] else article.title_from == "lead"
    yield "titles", (int(right), int(not right), 0)
    yield "fields", _field(article.publisher, label["publisher"], lines)
    yield "fields", _field(article.byline or article.agency, label["byline"], lines)
    yield from _dates(article, label)
    yield "persons", _names([a for a in article.actors if a.kind == "person"], label["persons"])
    yield "organizations", _names([a for a in article.actors if a.kind == "organization"], label["organizations"])
    yield "places", _names(article.places, label["places"])
    topics, expected = {t.id for t in article.topics}, set(label["topics"])
    yield "topics", (len(topics & expected), len(topics - expected), len(expected - topics))
    yield from _quotes(article, label)


def _flat(text: str) -> str:
    return "".join(words(text))


def _field(got: str | None, wanted: str | None, lines: list[str]) -> tuple[int, int, int]:
    written = bool(wanted) and _flat(wanted or "") in _flat(" ".join(lines))
    hit = bool(got and written and (_flat(got) in _flat(wanted or "") or _flat(wanted or "") in _flat(got)))
    return int(hit), int(bool(got) and not hit and not written and not wanted), int(written and not hit)


def _touch(one: str, other: str) -> bool:
    one, other = " ".join(words(one)), " ".join(words(other))
    return bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _dates(article: Article, label: Label) -> Iterable[Row]:
    for surface, value in label["dates"]:
        hits = [hint for hint in article.dates if _touch(hint.text, surface)]
        yield "dates", (int(bool(hits)), 0, int(not hits))
        if value:
            good = any((hint.when or "").rstrip("~") == value for hint in hits)
            yield "values", (int(good), int(bool(hits) and not good), int(not hits))
    known = [surface for surface, _ in label["dates"]] + label["spans"]
    yield "dates", (0, sum(not any(_touch(hint.text, s) for s in known) for hint in article.dates), 0)


def _same(one: set[str], other: set[str]) -> bool:
    return any(a == b or (min(len(a), len(b)) > 3 and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")) for a in one for b in other)


def _names(found: Iterable[Actor | Place], wanted: dict[str, list[str]]) -> tuple[int, int, int]:
    expected = {name: {sort_key(name), *map(sort_key, surfaces)} for name, surfaces in wanted.items()}
    hit: set[str] = set()
    wrong = 0
    for name in found:
        keys = {sort_key(name.name), *map(sort_key, name.surfaces)}
        match = next((n for n, e in expected.items() if n not in hit and _same(keys, e)), None)
        wrong += match is None
        hit |= {match} - {None}  # type: ignore[arg-type]  # None is taken out
    return len(hit), wrong, len(expected) - len(hit)


def _quotes(article: Article, label: Label) -> Iterable[Row]:
    left = list(article.quotes)
    for text, speaker in label["quotes"]:
        match = next((q for q in left if _flat(q.text) == _flat(text) or _flat(text) in _flat(q.text)), None)
        yield "quotes", (int(match is not None), 0, int(match is None))
        if match:
            left.remove(match)
            actor = next((a for a in article.actors if a.id == match.speaker), None)
            said = {sort_key(n) for n in (match.speaker_name, actor.name if actor else None) if n}
            right = _same(said, {sort_key(speaker)}) if speaker else not said
            yield "speakers", (int(right), int(bool(said) and not right), int(not said and not right))
    yield "quotes", (0, len(left), 0)


def plain_lines(text: str) -> list[str]:
    """The lines of a raw text as labels count them."""
    return re.split(r"\r\n|\r|\n", text)
