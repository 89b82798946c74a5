"""The map of places: coastlines that ship with the program, no borders, labels where there is room for them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from malaff.apparatus.figures.figure import Figure, Label, area, box, discs, overlaps
from malaff.apparatus.voice.voice import Voice
from malaff.collection.digest import Entry

Point = tuple[float, float]
Window = tuple[float, float, float, float]  # west, south, east, north in degrees

WIDTH = 760.0
MOST_NAMED = 40  # labels on one map; the table has every place
LAND = ("country", "region", "continent", "sea")  # kinds that are named across their area, without a dot
LEAST_SPAN = 16.0  # degrees a map shows at least: the coastline is too coarse for less
MARGIN = 0.12  # of the span on each side
STEP = 1.3  # pixels between two points of a coast: what the eye tells apart at this width
FARTHEST = 72.0  # degrees north and south, where Mercator grows out of proportion
UNIT = 50  # steps of the coastline file in a degree
SOUTHMOST = -58.0  # no coast of the file lies farther south


def draw_map(places: Sequence[Entry], voice: Voice) -> Figure | None:
    """The places that have coordinates, by mentions; None where there are fewer than two of them."""
    located = [p for p in places if p.lat is not None and p.lon is not None and SOUTHMOST < p.lat < FARTHEST]
    if len(located) < 2:
        return None
    window = _window(located)
    shown = [p for p in located if _inside(p, window)]
    height = float(round(WIDTH * (_mercator(window[3]) - _mercator(window[1])) / (window[2] - window[0])))
    spots = {p.id: _project((p.lon or 0.0, p.lat or 0.0), window) for p in shown}
    most = max((p.mentions for p in shown if p.kind not in LAND), default=1)
    dots = {p.id: 2.6 + min(1.5, 9 / math.sqrt(most)) * math.sqrt(p.mentions) for p in shown if p.kind not in LAND}
    shapes = box(0, 0, WIDTH, height, "sea") + area(_coast(window), "land", "coast")
    shapes += discs(((*spots[i], radius) for i, radius in dots.items()), "rubric")
    taken = [Label(x=spots[i][0], y=spots[i][1] + r, text="00", size=2 * r, side="middle") for i, r in dots.items()]
    labels: list[Label] = []
    for place in shown:
        if len(labels) < MOST_NAMED:
            labels += _place_label(place, *spots[place.id], dots.get(place.id, 0.0), height, [*taken, *labels])
    left_out = len(places) - len(shown)
    note = f" {voice('map.left_out', places=voice.count(left_out, 'place'))}" if left_out else ""
    named = voice.apart([f"{p.name} {voice.number(p.mentions)}" for p in shown[:12]])
    return Figure(
        id="map",
        title=voice("map.title"),
        desc=voice("map.desc", named=named, note=note),
        width=WIDTH,
        height=height,
        shapes=shapes,
        labels=tuple(labels),
        head=(voice("table.place"), voice("table.mentions"), voice("table.clippings")),
        rows=tuple((p.name, voice.number(p.mentions), voice.number(len(p.articles))) for p in places),
    )


def _place_label(place: Entry, x: float, y: float, radius: float, height: float, taken: list[Label]) -> list[Label]:
    """The name where it fits: round its dot, or near the middle of its land; nowhere if every spot is taken."""
    gap, name = radius + 5, place.name
    if radius:
        spots = [
            Label(x=x, y=y - gap, text=name, size=12, side="middle", bold=True),
            Label(x=x + gap, y=y + 4, text=name, size=12, side="left", bold=True),
            Label(x=x - gap, y=y + 4, text=name, size=12, side="right", bold=True),
            Label(x=x, y=y + gap + 10, text=name, size=12, side="middle", bold=True),
        ]
    else:
        steps = ((0, 0), (0, -18), (0, 18), (-40, 0), (40, 0), (-40, -18), (40, -18), (-40, 18), (40, 18))
        spots = [Label(x=x + dx, y=y + 4 + dy, text=name, size=13, side="middle", tone="ink2") for dx, dy in steps]
    for spot in spots:
        if spot.left > 4 and spot.left + spot.width < WIDTH - 4 and 14 < spot.y < height - 6 and not overlaps(spot, taken, 2):
            return [spot]
    return []


# ---------------------------------------------------------------- window and projection


def _window(located: Sequence[Entry]) -> Window:
    """The frame round what is mentioned: places that hold the first nine tenths of the mentions, dots before areas."""
    dots = [p for p in located if p.kind not in LAND]
    chosen = dots if len(dots) > 1 else list(located)
    total, held = sum(p.mentions for p in chosen), 0
    kept: list[Entry] = []
    for place in sorted(chosen, key=lambda p: (-p.mentions, p.id)):
        if held >= 0.9 * total and len(kept) > 2:
            break
        kept.append(place)
        held += place.mentions
    west, east = min(p.lon or 0.0 for p in kept), max(p.lon or 0.0 for p in kept)
    south, north = min(p.lat or 0.0 for p in kept), max(p.lat or 0.0 for p in kept)
    wide, high = max(east - west, LEAST_SPAN), max(north - south, LEAST_SPAN * 0.55)
    middle, centre = (west + east) / 2, (south + north) / 2
    west, east = max(-180.0, middle - wide * (0.5 + MARGIN)), min(180.0, middle + wide * (0.5 + MARGIN))
    south, north = max(SOUTHMOST, centre - high * (0.5 + MARGIN)), min(FARTHEST, centre + high * (0.5 + MARGIN))
    return _in_proportion((west, south, east, north))


def _in_proportion(window: Window) -> Window:
    """The window made wider or higher, so that the drawing is between 3:2 and 2:1."""
    west, south, east, north = window
    low, high = _mercator(south), _mercator(north)
    if high - low < (east - west) * 0.5:
        middle, half = (low + high) / 2, (east - west) * 0.25
        south, north = max(SOUTHMOST, _latitude(middle - half)), min(FARTHEST, _latitude(middle + half))
    elif high - low > (east - west) * 0.68:
        middle, half = (west + east) / 2, (high - low) / 1.36
        west, east = max(-180.0, middle - half), min(180.0, middle + half)
    return west, south, east, north


def _inside(place: Entry, window: Window) -> bool:
    return window[0] < (place.lon or 0.0) < window[2] and window[1] < (place.lat or 0.0) < window[3]


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def _project(point: Point, window: Window) -> Point:
    scale = WIDTH / (window[2] - window[0])
    return (point[0] - window[0]) * scale, (_mercator(window[3]) - _mercator(point[1])) * scale


# ---------------------------------------------------------------- coastline


@cache
def _rings() -> tuple[tuple[Point, ...], ...]:
    text = files("malaff.apparatus.figures").joinpath("data/coastline.txt").read_text(encoding="ascii")
    return tuple(tuple(_points(row)) for row in text.splitlines() if not row.startswith("#"))


def _points(row: str) -> Iterator[Point]:
    """The points of a ring; one that crosses the date line goes on beyond 180 degrees instead of jumping to the other side."""
    x = y = 0
    for n, step in enumerate(row.split(" ")):
        dx, dy = map(int, step.split(","))
        if n and abs(dx) > 180 * UNIT:
            dx -= int(math.copysign(360 * UNIT, dx))
        x, y = x + dx, y + dy
        yield x / UNIT, y / UNIT


def _coast(window: Window) -> str:
    parts = []
    for ring in _rings():
        west, east = min(p[0] for p in ring), max(p[0] for p in ring)
        for turn in (-360, 0, 360):
            if west + turn < window[2] and east + turn > window[0]:
                drawn = _thin([_project(p, window) for p in _clip([(x + turn, y) for x, y in ring], window)])
                if len(drawn) > 3:
                    parts.append(_ring(drawn))
    return "".join(parts)


def _ring(points: Sequence[Point]) -> str:
    """A closed line, each point by its way from the last, in tenths of a pixel: half as long as by their places."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    (x, y), text = tenths[0], []
    for nextx, nexty in tenths[1:]:
        text.append(_way(nextx - x) + _way(nexty - y))
        x, y = nextx, nexty
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{''.join(text).lstrip()}z"


def _way(tenths: int) -> str:
    """A distance in tenths as SVG writes it shortest (`-.4`); the minus parts it from what is before, else a space does."""
    text = f"{tenths / 10:g}".replace("0.", ".", 1) if abs(tenths) < 10 else f"{tenths / 10:g}"
    return text if text.startswith("-") else f" {text}"


def _thin(points: list[Point]) -> list[Point]:
    kept = points[:1]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= STEP:
            kept.append(point)
    return kept


def _clip(points: list[Point], window: Window) -> list[Point]:
    """Sutherland and Hodgman's clipping of a ring by the four sides of the window."""
    west, south, east, north = window
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        points = list(_cut(points, axis, limit, sign))
        if not points:
            break
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for at, point in enumerate(points):
        before = points[at - 1]
        inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share
        if inside:
            yield point
