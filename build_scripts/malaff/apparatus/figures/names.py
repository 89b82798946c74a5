"""Figures of names: who is in which clipping, who is mentioned when, and who is mentioned together with whom."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from malaff.apparatus.figures.figure import Figure, Label, along, box, disc, line
from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import shorten
from malaff.collection.digest import Digest, Entry
from malaff.model import edtf
from malaff.model.records import Article

WIDTH = 760.0
NAME = 190.0  # room for a name at the right of a row
TOTAL = 60.0  # room for the sum at the left
ROW = 27.0
HEAD = 38.0
MOST_ROWS = 18  # more rows than these no eye compares
MOST_CLIPPINGS = 20  # columns that still hold a dot each
MOST_NODES = 15  # above this a network is a ball of wool (seen at 40); the table says it better
NEIGHBOURS = 8
Pair = tuple[str, str]
Spots = dict[str, tuple[float, float]]


def draw_presence(digest: Digest, articles: Sequence[Article], voice: Voice) -> Figure | None:
    """Who is in the collection where: a dot matrix for few clippings, a heat map over time for many."""
    actors = [a for a in digest.actors if len(a.articles) > 1][:MOST_ROWS]
    if len(actors) < 3:
        actors = list(digest.actors[:MOST_ROWS])
    if len(actors) < 2 or len(articles) < 2:
        return None
    figure = _matrix(actors, articles, digest, voice) if len(articles) <= MOST_CLIPPINGS else _heat(actors, articles, voice)
    return along(figure, voice.direction) if figure else None


def _mentions(article: Article, actor: str) -> int:
    return next((a.mentions for a in article.actors if a.id == actor), 0)


def _name_labels(actors: Sequence[Entry], voice: Voice) -> list[Label]:
    """The name at the right and the sum at the left of every row."""
    labels = [Label(x=TOTAL / 2, y=HEAD - 12, text=voice("table.total"), size=12, side="middle", tone="ink3")]
    for n, actor in enumerate(actors):
        y = HEAD + ROW * (n + 0.5) + 5
        labels.append(Label(x=WIDTH - 2, y=y, text=shorten(actor.name, 26), bold=len(actor.articles) > 1))
        labels.append(Label(x=TOTAL / 2, y=y, text=voice.number(actor.mentions), side="middle"))
    return labels


def _matrix(actors: Sequence[Entry], articles: Sequence[Article], digest: Digest, voice: Voice) -> Figure:
    column = (WIDTH - NAME - TOTAL) / len(articles)
    centres = [WIDTH - NAME - column * (n + 0.5) for n in range(len(articles))]
    numbers = [voice.number(digest.numbers[a.id]) for a in articles]
    labels = [Label(x=x, y=HEAD - 12, text=n, side="middle", bold=True) for x, n in zip(centres, numbers, strict=True)]
    labels += [Label(x=WIDTH - 2, y=HEAD - 12, text=voice("table.clipping"), size=12, tone="ink3"), *_name_labels(actors, voice)]
    values = {a.id: [_mentions(article, a.id) for article in articles] for a in actors}
    most = max(max(row) for row in values.values()) or 1
    largest = min(ROW, column) / 2 - 2
    shapes = line(0, HEAD, WIDTH, HEAD, "ink", 1.2)
    for n, actor in enumerate(actors):
        y, tone = HEAD + ROW * (n + 0.5), "rubric" if len(actor.articles) > 1 else "petrol"
        for x, value in zip(centres, values[actor.id], strict=True):
            shapes += disc(x, y, max(2.6, largest * math.sqrt(value / most)), tone) if value else disc(x, y, 1.3, "rule")
        shapes += line(0, y + ROW / 2, WIDTH, y + ROW / 2)
    return Figure(
        id="presence",
        title=voice("presence.title"),
        width=WIDTH,
        height=HEAD + ROW * len(actors) + 4,
        shapes=shapes,
        labels=tuple(labels),
        desc=f"{voice('presence.desc')} "
        + voice.apart([f"{a.name}: {voice.number(a.mentions)}" for a in actors[:6]])
        + ".",
        head=(voice("table.name"), *numbers, voice("table.total")),
        rows=tuple((a.name, *(voice.number(v) for v in values[a.id]), voice.number(a.mentions)) for a in actors),
    )


def _heat(actors: Sequence[Entry], articles: Sequence[Article], voice: Voice) -> Figure | None:
    """Mentions by year (or month, where all lie within two years) of the dated clippings, oldest at the right."""
    dated = [(a, edtf.bounds(when)[0]) for a in articles if (when := edtf.dated(a.published))]
    days = [(article, day) for article, day in dated if day]
    if len({day for _, day in days}) < 3:
        return None
    monthly = max(d for _, d in days).year - min(d for _, d in days).year < 2
    cells: Counter[tuple[str, int]] = Counter()
    keys = set()
    for article, day in days:
        key = day.year * 12 + day.month - 1 if monthly else day.year
        keys.add(key)
        for actor in article.actors:
            cells[actor.id, key] += actor.mentions
    span = range(min(keys), max(keys) + 1)
    names = [voice.digits(f"{k % 12 + 1}/{k // 12}" if monthly else str(k)) for k in span]
    return Figure(
        id="presence",
        title=voice("heat.title"),
        width=WIDTH,
        height=HEAD + ROW * len(actors) + 4,
        shapes=_heat_cells(actors, cells, span),
        labels=(*_name_labels(actors, voice), *_heat_head(names)),
        desc=f"{voice('heat.desc')} "
        + voice.apart([f"{a.name}: {voice.number(a.mentions)}" for a in actors[:6]])
        + ".",
        head=(voice("table.name"), *names, voice("table.total")),
        rows=tuple((a.name, *(voice.number(cells[a.id, k]) for k in span), voice.number(a.mentions)) for a in actors),
    )


def _heat_head(names: Sequence[str]) -> list[Label]:
    column = (WIDTH - NAME - TOTAL) / len(names)
    every = math.ceil(44 / column)
    return [
        Label(x=WIDTH - NAME - column * (n + 0.5), y=HEAD - 12, text=name, size=12, side="middle", tone="ink3")
        for n, name in enumerate(names)
        if n % every == 0
    ]


def _heat_cells(actors: Sequence[Entry], cells: Counter[tuple[str, int]], span: range) -> str:
    column = (WIDTH - NAME - TOTAL) / len(span)
    most = max((cells[a.id, k] for a in actors for k in span), default=1) or 1
    shapes = line(0, HEAD, WIDTH, HEAD, "ink", 1.2)
    for n, actor in enumerate(actors):
        y = HEAD + ROW * n
        for m, key in enumerate(span):
            if value := cells[actor.id, key]:
                shade = 0.18 + 0.82 * math.sqrt(value / most)
                shapes += box(WIDTH - NAME - column * (m + 1) + 1, y + 4, max(1.0, column - 2), ROW - 8, "rubric", opacity=shade)
        shapes += line(0, y + ROW, WIDTH, y + ROW)
    return shapes


# ---------------------------------------------------------------- together


def draw_neighbours(entry: Entry, names: dict[str, Entry], voice: Voice) -> Figure | None:
    """One actor in the middle of the eight most often in the same clippings; None where all of them are in as many: a table says it."""
    near = [(names[i], n) for i, n in entry.together if i in names][:NEIGHBOURS]
    if len({n for _, n in near}) < 2:
        return None
    width, height = 420.0, 300.0
    cx, cy = width / 2, height / 2
    most = max(n for _, n in near)
    lines, dots, labels = "", "", []
    for place, (other, shared) in enumerate(near):
        angle = -math.pi / 2 + 2 * math.pi * (place + 0.5) / len(near)
        x, y = cx + math.cos(angle) * 132, cy + math.sin(angle) * 102
        lines += line(cx, cy, x, y, "petrol" if shared > 1 else "rule", 1 + 3.5 * shared / most)
        radius = 4 + 1.1 * math.sqrt(min(other.mentions, 60))
        dots += disc(x, y, radius, "ink", halo=True)
        labels.append(Label(x=x, y=y - radius - 7 if y < cy else y + radius + 15, text=shorten(other.name, 20), size=12.5, side="middle"))
    return Figure(
        id="together",
        title=voice("together.title", name=entry.name),
        width=width,
        height=height,
        shapes=lines + dots + disc(cx, cy, 15, "rubric", halo=True),
        labels=tuple(labels),
        desc=f"{voice('together.desc')} " + voice.apart([f"{o.name}: {voice.number(n)}" for o, n in near]) + ".",
        head=(voice("table.name"), voice("table.shared")),
        rows=tuple((o.name, voice.number(n)) for o, n in near),
    )


def draw_network(digest: Digest, voice: Voice) -> Figure | None:
    """Who is mentioned together with whom, for three to fifteen people that share a clipping; None otherwise."""
    people = [a for a in digest.actors if a.kind == "person" and a.together][: MOST_NODES + 1]
    if not 3 <= len(people) <= MOST_NODES:
        return None
    name = {a.id: a.name for a in people}
    links = {(a.id, other): n for a in people for other, n in a.together if other in name and a.id < other}
    spots = _fit(_spread(list(name), links), WIDTH, 460.0)
    shapes = "".join(line(*spots[a], *spots[b], "petrol" if n > 1 else "rule", 0.8 + 1.1 * n) for (a, b), n in sorted(links.items()))
    labels = []
    for actor in people:
        (x, y), radius, several = spots[actor.id], 4 + 2.2 * math.sqrt(min(actor.mentions, 60)), len(actor.articles) > 1
        shapes += disc(x, y, radius, "rubric" if several else "ink", halo=True)
        labels.append(Label(x=x, y=y + radius + 15, text=shorten(actor.name, 24), side="middle", bold=several))
    rows = tuple((name[a], name[b], voice.number(n)) for (a, b), n in sorted(links.items(), key=lambda i: (-i[1], i[0])))
    return Figure(
        id="network",
        title=voice("network.title"),
        width=WIDTH,
        height=460,
        shapes=shapes,
        labels=tuple(labels),
        desc=f"{voice('network.desc')} "
        + voice.apart([voice("list.pair", one=a, other=b) for a, b, _ in rows[:8]])
        + ".",
        head=(voice("table.first"), voice("table.second"), voice("table.shared")),
        rows=rows,
    )


def _spread(ids: Sequence[str], links: dict[Pair, int], rounds: int = 200) -> Spots:
    """Stress majorization (Gansner, Koren, North 2004) from a fixed spiral, so that the same names give the same drawing."""
    far = _distances(ids, links)
    spots = {
        i: (math.cos(2.399963 * n) * math.sqrt(n + 0.5) * 1.35, math.sin(2.399963 * n) * math.sqrt(n + 0.5) * 0.8)
        for n, i in enumerate(ids)
    }  # 2.399963: the golden angle
    for _ in range(rounds):
        spots = {one: _settle(one, ids, spots, far) for one in ids}
    return spots


def _settle(one: str, ids: Sequence[str], spots: Spots, far: dict[Pair, float]) -> tuple[float, float]:
    x = y = weights = 0.0
    for other in ids:
        if one == other:
            continue
        dx, dy = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
        gap, wanted = math.hypot(dx, dy) or 1e-6, far[one, other]
        weight = wanted**-2
        x += weight * (spots[other][0] + dx / gap * wanted)
        y += weight * (spots[other][1] + dy / gap * wanted)
        weights += weight
    return x / weights, y / weights


def _distances(ids: Sequence[str], links: dict[Pair, int]) -> dict[Pair, float]:
    """Shortest ways between all names (Floyd and Warshall); the more clippings shared, the nearer."""
    apart = 3.0
    far = {(a, b): 0.0 if a == b else math.inf for a in ids for b in ids}
    for (a, b), n in links.items():
        far[a, b] = far[b, a] = n**-0.35
    for k in ids:
        for i in ids:
            for j in ids:
                far[i, j] = min(far[i, j], far[i, k] + far[k, j])
    return {pair: apart if gap == math.inf else gap for pair, gap in far.items()}


def _fit(spots: Spots, width: float, height: float) -> Spots:
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {i: (90 + (x - min(xs)) / wide * (width - 180), 40 + (y - min(ys)) / high * (height - 100)) for i, (x, y) in spots.items()}
