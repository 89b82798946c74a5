"""Figures of time: the chronology strip and the bars of clippings by month or year. Time runs the way the frame is read."""

from __future__ import annotations

import datetime
import math
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from malaff.apparatus.figures.figure import Figure, Label, along, arrow, box, line, overlaps, rhomb, to_mark
from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import EXPLICIT, date_words, grade_date, grade_of_date
from malaff.collection.digest import Digest, Event
from malaff.collection.telling import told_of
from malaff.model import edtf
from malaff.model.records import Article

WIDTH = 1000.0
LEFT, RIGHT = 14.0, WIDTH - 14.0
MOST_LABELS = 10
HIGHEST = 290.0  # of the labels above the axis
LINE = 17.0  # between the lines of a label
LINES = (40, 30, 22)  # characters in a line of a label, the broadest that has room
LONGEST = 110  # characters of a label: a longer clause stands in the table alone
LEAST_BARS = 30  # dated clippings from which bars say more than marks
COLUMN = 4  # units of the width
CROWD = 120  # marks on one line, above which they run together
MOST_OF_ALL = 0.8  # of the dates: what a shorter frame must hold
PRESSED = 2.5  # times as long as their own time, and the dates have too little room


def draw_chronology(digest: Digest, voice: Voice) -> Figure | None:
    """The dated events of the texts on one line, with the clippings below it; None where there are fewer than two dates."""
    known = [e for e in digest.events if all(edtf.bounds(e.when)) and "X" not in e.when]
    inside, issued = _distinct([e for e in known if e.kind != "publication"]), [e for e in known if e.kind == "publication"]
    if len({e.when for e in known}) < 2:
        return None
    scale = _Scale(*_period(known))
    shown = [e for e in inside if scale.holds(e)]
    chosen = _choose(shown, scale)
    placed = _place(chosen, scale)
    axis = 30 + max((flag.top for flag in placed), default=0.0)
    below, numbers = _clippings([e for e in issued if scale.holds(e)], scale, axis + 50, voice, digest)
    stems, words = _worded(placed, scale, axis, voice)
    line_of_time, years = _axis(scale, axis, voice)
    note = _outside([e for e in inside if not scale.holds(e)], scale, voice)
    listed = [(e, told_of(e)) for e in chosen] or [(e, e.context) for e in shown[:MOST_LABELS]]
    said = voice.apart([f"{date_words(e.when, voice)}: {words}" for e, words in listed])
    figure = Figure(
        id="chronology",
        title=voice("chronology.title"),
        desc=voice("chronology.desc", said=said, note=note),
        width=WIDTH,
        height=axis + (84 if numbers else 34),
        shapes=stems + line_of_time + _marks(shown, scale, axis) + below,
        labels=(*words, *years, *numbers),
        head=(voice("table.date"), voice("table.grade"), voice("table.event")),
        note=note.strip(),
        legend=_legend(bool(numbers), voice) if len(shown) <= CROWD else (),
        rows=tuple((date_words(e.when, voice), grade_date(e.when, e.kind, voice).word, words) for e, words in listed),
    )
    return along(figure, voice.direction)


def _outside(events: Sequence[Event], scale: _Scale, voice: Voice) -> str:
    """How many dates lie before and after the frame, with a space before it; empty where none does."""
    earlier = sum(_middle(event) < scale.first.toordinal() for event in events)
    counts = (("chronology.earlier", earlier), ("chronology.later", len(events) - earlier))
    said = [voice(key, events=voice.count(n, "event")) for key, n in counts if n]
    return f" {voice('chronology.outside', events=voice.joined(said))}" if said else ""


class _Scale:
    """Where a day stands on the axis."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        self.days = max(1, (last - first).days)

    def x(self, day: float) -> float:
        return RIGHT - 10 - (day - self.first.toordinal()) / self.days * (RIGHT - LEFT - 84)

    def holds(self, event: Event) -> bool:
        start, end = edtf.bounds(event.when)
        return bool(start and end and start >= self.first and end <= self.last)


def _middle(event: Event) -> float:
    start, end = edtf.bounds(event.when)
    return ((start or datetime.date.min).toordinal() + (end or datetime.date.min).toordinal()) / 2


def _period(events: Sequence[Event]) -> tuple[datetime.date, datetime.date]:
    """The time to show: all of it, or the shortest that holds most dates where the others would press these together."""
    days = sorted((start, end) for start, end in (edtf.bounds(e.when) for e in events) if start and end)
    size = max(2, math.ceil(MOST_OF_ALL * len(days)))
    at = min(range(len(days) - size + 1), key=lambda n: (days[n + size - 1][1] - days[n][0]).days)
    dense, total = (days[at + size - 1][1] - days[at][0]).days or 1, (days[-1][1] - days[0][0]).days or 1
    if total > PRESSED * dense:
        low, high = _shift(days[at][0], -dense // 2), _shift(days[at + size - 1][1], dense // 2)
        days = [day for day in days if low <= day[0] and day[1] <= high]
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    pad = max(20, (last - first).days // 40)
    return _shift(first, -pad), _shift(last, pad)


def _shift(day: datetime.date, days: int) -> datetime.date:
    return datetime.date.fromordinal(min(max(day.toordinal() + days, 1), datetime.date.max.toordinal()))


def _distinct(events: Sequence[Event]) -> list[Event]:
    seen: dict[tuple[str, str], Event] = {}
    for event in events:
        seen.setdefault((event.when, event.context), event)
    return list(seen.values())


def _choose(events: Sequence[Event], scale: _Scale) -> list[Event]:
    """Which events get words: the best of every tenth of the time shown, then the next best, at most ten, in order of time.

    Better is what is surer, then what more clippings name, then what says it in a short clause. Where no text tells an
    event in a clause that can be read alone, its mark has no words.
    """
    named = Counter(e.when for e in events)
    told = [(event, words) for event in events if 0 < len(words := told_of(event)) <= LONGEST]

    def rank(pair: tuple[Event, str]) -> tuple[int, int, int, str, str]:
        event, words = pair
        return (-grade_of_date(event.when, event.kind), -named[event.when], len(words), event.when, words)

    of_date: dict[str, Event] = {}
    for event, _ in sorted(told, key=rank):
        of_date.setdefault(event.when, event)
    of_slot: dict[int, Event] = {}
    for event in of_date.values():
        of_slot.setdefault(int((scale.x(_middle(event)) - LEFT) / (RIGHT - LEFT) * MOST_LABELS), event)
    first = list(of_slot.values())
    best = (first + [e for e in of_date.values() if e not in first])[:MOST_LABELS]
    return sorted(best, key=lambda e: edtf.sort_key(e.when))


class _Flag(NamedTuple):
    """A label as it hangs from its stem: its lines, and how high above the axis it begins and ends."""

    event: Event
    lines: list[str]
    foot: float
    top: float


def _place(events: Sequence[Event], scale: _Scale) -> list[_Flag]:
    """A place for every event's words. A label hangs from its stem like a flag, towards later times, higher than every flag
    whose stem it covers, so that no stem crosses words. What would hang too high has none."""
    placed: list[_Flag] = []
    for event in reversed(events):
        at = scale.x(_middle(event))
        for letters in LINES:
            lines = textwrap.wrap(told_of(event), letters, break_long_words=False, break_on_hyphens=False)
            width = Label(x=0, y=0, text=max(*lines, "0" * 14, key=len)).width + 8
            foot = max((flag.top for flag in placed if at - width < scale.x(_middle(flag.event)) <= at + 4), default=0.0)
            top = foot + LINE * (len(lines) + 1) + 6
            if at - width >= LEFT and top <= HIGHEST:
                placed.append(_Flag(event, lines, foot, top))
                break
    return placed[::-1]


def _worded(placed: Sequence[_Flag], scale: _Scale, axis: float, voice: Voice) -> tuple[str, list[Label]]:
    stems, words = "", []
    for flag in placed:
        at, y = scale.x(_middle(flag.event)), axis - 26 - flag.foot - LINE * len(flag.lines)  # y: baseline of the date
        stems += line(at, y - 11, at, axis - 8, "rubric", 0.8)
        words.append(Label(x=at - 6, y=y, text=date_words(flag.event.when, voice), size=12, tone="rubric", bold=True))
        words += [Label(x=at - 6, y=y + LINE * n, text=text) for n, text in enumerate(flag.lines, 1)]
    return stems, words


def _axis(scale: _Scale, y: float, voice: Voice) -> tuple[str, list[Label]]:
    shapes = line(LEFT, y, RIGHT, y, "ink", 1.4) + arrow(LEFT, y)
    labels: list[Label] = []
    for day, name in _ticks_of_time(scale, voice):
        x = scale.x(day.toordinal())
        label = Label(x=x, y=y + 24, text=voice.digits(name), size=12.5, side="middle", tone="ink3")
        shapes += line(x, y - 4, x, y + 4, "ink3")
        if label.left > 0 and label.left + label.width < WIDTH and not overlaps(label, labels, 14):
            labels.append(label)
    return shapes, labels


def _ticks_of_time(scale: _Scale, voice: Voice) -> list[tuple[datetime.date, str]]:
    years = scale.last.year - scale.first.year + 1
    if years <= 2:
        months = range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month)
        return [
            (datetime.date(n // 12, n % 12 + 1, 1), voice.months[n % 12] + (f" {n // 12}" if n % 12 == 0 or n == months[0] else ""))
            for n in months
        ]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if years / s <= 12)
    return [(datetime.date(a, 1, 1), str(a)) for a in range(scale.first.year + 1, scale.last.year + 1) if a % step == 0]


def _marks(events: Sequence[Event], scale: _Scale, y: float) -> str:
    """A mark for every date; a crowd of dates as columns on the axis, as high as there are dates."""
    if len(events) <= CROWD:
        return "".join(dict.fromkeys(_mark(e, scale, y) for e in events))
    columns = Counter(round(scale.x(_middle(e)) / COLUMN) for e in events)
    most = max(columns.values())
    heights = {column: 2 + 14 * count / most for column, count in sorted(columns.items())}
    return "".join(box(column * COLUMN - 1.5, y - height, 3, height, "rubric", opacity=0.55) for column, height in heights.items())


def _mark(event: Event, scale: _Scale, y: float) -> str:
    """A rhombus for a day or month, hollow where it is not sure; a bar for longer, dashed where it is not sure."""
    start, end = edtf.bounds(event.when)
    if start is None or end is None:
        return ""
    sure = grade_of_date(event.when, event.kind) == EXPLICIT
    if edtf.is_exact(event.when) or ((end - start).days < 40 and sure):
        return rhomb(scale.x(_middle(event)), y, 6.5, "rubric", hollow=not sure)
    left, right = scale.x(end.toordinal()), scale.x(start.toordinal())
    return box(left, y - 5, max(5.0, right - left), 10, "rubric", opacity=0.22 if sure else 0.1, outline="" if sure else "rubric")


def _clippings(events: Sequence[Event], scale: _Scale, y: float, voice: Voice, digest: Digest) -> tuple[str, list[Label]]:
    """The clippings by their dates of publication, below the axis, with their numbers where there is room.

    None where they are a crowd: bars tell it better.
    """
    if not events or len(events) > CROWD:
        return "", []
    marks: dict[str, None] = {}  # many clippings stand on the same pixel
    labels: list[Label] = []
    for event in events:
        x = float(round(scale.x(_middle(event))))
        marks[rhomb(x, y, 5.5, "petrol", hollow=not edtf.is_exact(event.when))] = None
        text = voice.number(digest.numbers[event.article.id])
        label = Label(x=x, y=y + 22, text=text, size=12, side="middle", tone="petrol", bold=True)
        if not overlaps(label, labels, 4):
            labels.append(label)
    return line(LEFT, y, RIGHT, y) + "".join(marks), labels


def _legend(clippings: bool, voice: Voice) -> tuple[tuple[str, str], ...]:
    marks = [
        (rhomb(13, 6, 5.5, "rubric"), voice("legend.explicit")),
        (rhomb(13, 6, 5, "rubric", hollow=True), voice("legend.inferred")),
        (box(1, 1, 24, 10, "rubric", opacity=0.1, outline="rubric"), voice("legend.rough")),
    ]
    if clippings:
        marks.append((rhomb(13, 6, 5.5, "petrol"), voice("legend.clipping")))
    return tuple((to_mark(shape), text) for shape, text in marks)


# ---------------------------------------------------------------- bars


def draw_bars(articles: Sequence[Article], voice: Voice) -> Figure | None:
    """How many clippings each month (or year, over more than eight years) holds; None below thirty dated ones."""
    days = [edtf.bounds(day)[0] for a in articles if (day := edtf.dated(a.published)) and len(day) >= 7]
    known = [d for d in days if d]
    if len(known) < LEAST_BARS:
        return None
    yearly = max(known).year - min(known).year >= 8
    found = Counter(d.year if yearly else d.year * 12 + d.month - 1 for d in known)
    rows = tuple(
        (voice.digits(str(k)) if yearly else date_words(f"{k // 12:04}-{k % 12 + 1:02}", voice), voice.number(found[k]))
        for k in sorted(found)
    )
    shapes, labels = _bars(found, yearly, voice)
    figure = Figure(
        id="bars",
        title=voice("bars.by_year") if yearly else voice("bars.by_month"),
        desc=f"{voice('bars.desc')} " + voice.apart([f"{a}: {b}" for a, b in rows[:24]]) + ".",
        width=WIDTH,
        height=172,
        note=voice("bars.rest", dated=voice.number(len(known)), all=voice.number(len(articles))) if len(known) < len(articles) else "",
        shapes=shapes,
        labels=tuple(labels),
        head=(voice("table.period"), voice("table.clippings")),
        rows=rows,
    )
    return along(figure, voice.direction)


def _bars(found: Counter[int], yearly: bool, voice: Voice) -> tuple[str, list[Label]]:
    first, last, most = min(found), max(found), max(found.values())
    width, top, base = (RIGHT - LEFT) / (last - first + 1), 20.0, 140.0
    shapes, labels = "", []
    for step in _ticks(most):
        y = base - step / most * (base - top)
        shapes += line(LEFT, y, RIGHT, y)
        labels.append(Label(x=LEFT, y=y - 4, text=voice.number(step), size=12, side="left", tone="ink3"))
    gap = 1.0 if width > 4 else 0.0
    for key in range(first, last + 1):
        x, height = RIGHT - width * (key - first + 1), found[key] / most * (base - top)
        if found[key]:
            shapes += box(x + gap, base - height, max(0.8, width - 2 * gap), height, "petrol")
        if yearly or key % 12 == 0 or key == first:
            text = voice.digits(str(key if yearly else key // 12))
            label = Label(
                x=x + width / 2 if yearly else x + width,
                y=base + 22,
                text=text,
                size=12.5,
                side="middle" if yearly else "right",
                tone="ink3",
            )
            if not overlaps(label, labels, 10):
                labels.append(label)
    return shapes + line(LEFT, base, RIGHT, base, "ink", 1.4) + arrow(LEFT, base), labels


def _ticks(most: int) -> list[int]:
    """Two to four round numbers up to `most`."""
    step = 10 ** int(math.log10(most))
    step = next(s for s in (step // 2 or 1, step, step * 2, step * 5) if most / s <= 4)
    return list(range(step, most + 1, step))
