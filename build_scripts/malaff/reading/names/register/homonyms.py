"""Places of one name: the one that the text speaks of, by the countries it names and by what lies near its other places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians

from malaff.reading.names.register.entry import Entry

DEGREE = 111.0  # kilometres of a degree of latitude
NEAR = 250.0  # kilometres: a place this near to another place of the text is of its scene; Yemen's governorates lie within it
FARTHER = 4  # times as far as the nearest homonym lies one that the text does not mean
WIDE = ("continent", "region", "sea")  # their point tells little of where their towns lie


def choose_place(homonyms: Sequence[Entry], others: Iterable[Entry]) -> Entry:
    """Which of some places of one name is meant, given the other places of the text, of which none has a second meaning.

    The one whose country alone the text names; else the one near its other places, where the rest lie far from them; else the
    one of most inhabitants (a place of our own list counts as known to all).
    """
    others = [other for other in others if other.is_place]
    named = {other.country for other in others if other.country}
    of_country = [entry for entry in homonyms if entry.country in named]
    candidates = of_country if len({entry.country for entry in of_country}) == 1 else list(homonyms)
    if len(candidates) == 1:
        return candidates[0]
    ranked = sorted((_distance(entry, others), n) for n, entry in enumerate(candidates))
    (nearest, at), (second, _) = ranked[:2]
    if nearest <= NEAR and second > max(NEAR, FARTHER * nearest):
        return candidates[at]
    return max(candidates, key=lambda entry: (entry.kind == "country", not entry.country, entry.population))


def _distance(entry: Entry, others: Iterable[Entry]) -> float:
    """Kilometres to the nearest of the other places; infinite where nothing is known."""
    if entry.lat is None or entry.lon is None:
        return float("inf")
    width = cos(radians(entry.lat))
    return min((DEGREE * hypot(entry.lat - other.lat, (entry.lon - other.lon) * width)
                for other in others if other.lat is not None and other.lon is not None and other.kind not in WIDE), default=float("inf"))
