"""Join the witnesses: which of overlapping names stands, and which mentions are one actor or one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from malaff.model.records import Actor, ActorKind, Mention, Place
from malaff.reading.names.finders.short import parts_of
from malaff.reading.names.reading import Found, Reading
from malaff.reading.names.words import lexicon
from malaff.reading.names.words.tokens import QUOTES, TITLE

MOST_ROLES = 4  # a longer list tells a reader nothing


def settle(candidates: Iterable[Found]) -> list[Found]:
    """Of names that overlap the longest, then the vocabulary's; in text order."""
    owners: dict[int, Found] = {}
    kept = []
    rank = {"vocabulary": 0, "rule": 1, "model": 2}

    def precedence(found: Found) -> tuple[bool, int, int, int, str]:
        return (not (found.kind == "person" and found.entry), found.first - found.last, rank[found.by], found.first, found.kind)

    for found in sorted(candidates, key=precedence):
        span = range(found.first, found.last + 1)
        other = next((owners[at] for at in span if at in owners), None)
        if other is None:
            owners.update(dict.fromkeys(span, found))
            kept.append(found)
        elif other.kind == found.kind == "person" and not other.roles:  # the office that the text gives goes with the name
            other.roles = found.roles
    return sorted(kept, key=lambda f: f.first)


def folded_parts(reading: Reading, found: Found) -> tuple[str, ...]:
    """A mention's words, folded, without proclitics and articles."""
    return parts_of(reading.folded(found.first, found.last, found.cut))


def join_names(reading: Reading, names: list[Found]) -> None:
    """Give the mentions of one actor or place one key: a name that is a run of a longer one's words is that one."""
    known: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
    kinds = {folded_parts(reading, f): f.kind for f in names if f.by != "model"}
    kinds.update({folded_parts(reading, f)[-1:]: f.kind for f in names if f.kind == "person" and f.by != "model"})
    for found in names:
        if found.by == "model":  # where a rule knows the name, the rule knows its kind
            found.kind = kinds.get(folded_parts(reading, found), found.kind)
    pending = sorted((f for f in names if not f.key), key=lambda f: (f.first - f.last, f.first))
    for found in pending:
        parts = folded_parts(reading, found)
        if found.entry:
            found.key = found.entry.id
        else:
            owners = [f for longer, f in known.get(found.kind, ()) if found.kind != "place" and is_run(parts, longer, found.kind)]
            if any(f.key == " ".join(parts) for _, f in known.get(found.kind, ())):
                found.key = " ".join(parts)
            elif owners:
                owner = max((o for o in owners if o.first < found.first), key=lambda o: o.first, default=owners[0])
                found.key, found.entry = owner.key, owner.entry
            else:
                found.key = " ".join(parts)
        known.setdefault(found.kind, []).append((parts, found))


def is_run(short: tuple[str, ...], long: tuple[str, ...], kind: str) -> bool:
    """Whether the words of one name stand in another's in a row (or, of a person, first and last agree)."""
    if kind == "person" and len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]:
        return True
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))


def to_id(key: str) -> str:
    """The id of a name that no vocabulary holds: ASCII, the same wherever and whenever the name is met."""
    return "n" + hashlib.sha256(key.encode()).hexdigest()[:10]


def unquote(name: str) -> str:
    """A name without the quotation marks round one of its parts."""
    return " ".join("".join(" " if letter in QUOTES else letter for letter in name).split())


def _id_of(group: list[Found]) -> str:
    first = group[0]
    if first.entry:
        return first.entry.id
    return to_id(first.key if first.kind == "person" else f"{first.kind} {first.key}")


def to_actors_and_places(reading: Reading, names: list[Found]) -> tuple[tuple[Actor, ...], tuple[Place, ...], tuple[Mention, ...]]:
    """The article's actors and places, most mentioned first, and every mention in body order."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for found in names:
        groups.setdefault((found.kind, found.key), []).append(found)
    actors, places, mentions = [], [], []
    for (kind, _), group in groups.items():
        if _identifies_nobody(reading, group):
            continue
        surfaces = [reading.text(f.first, f.last, f.cut) for f in group]
        entry, id = group[0].entry, _id_of(group)
        for found, surface in zip(group, surfaces, strict=True):
            paragraph = reading.tokens.segments[found.first]
            if paragraph != TITLE:
                start, end = reading.tokens.span(found.first)[0], reading.tokens.span(found.last)[1]
                mentions.append(Mention(paragraph=paragraph, start=start, end=end, surface=surface, id=id))
        name = entry.name if entry else unquote(max(surfaces, key=lambda s: (len(s.split()), surfaces.count(s), -surfaces.index(s))))
        spellings = tuple(dict.fromkeys(surfaces))
        if kind == "place":
            places.append(Place(
                id=id, name=name, kind=entry.kind if entry else group[0].place_kind, surfaces=spellings, mentions=len(group),
                lat=entry.lat if entry else None, lon=entry.lon if entry else None))
        else:
            roles = tuple(dict.fromkeys(role for f in group for role in f.roles if not _is_shared(role)))[:MOST_ROLES]
            by = "vocabulary" if entry else "rule" if any(f.by == "rule" for f in group) else "model"
            actors.append(Actor(id=id, name=name, kind=_kind(kind), roles=roles, surfaces=spellings, mentions=len(group),
                                wikidata=entry.wikidata if entry else None, by=by))
    actors.sort(key=lambda a: -a.mentions)
    places.sort(key=lambda p: -p.mentions)
    mentions.sort(key=lambda m: (m.paragraph, m.start))
    return tuple(actors), tuple(places), tuple(mentions)


def _is_shared(role: str) -> bool:
    """Whether an office is a dual whose adjective is not: it is spread over two persons (`الرئيسين الروسي … والسوري …`)."""
    first, _, rest = role.partition(" ")
    return first.startswith("ال") and first.endswith(("ين", "ان")) and rest.startswith("ال") and not rest.split()[0].endswith(("ين", "ان"))


def _identifies_nobody(reading: Reading, group: list[Found]) -> bool:
    """Whether a person is one word, said once, without an office or title: too little to be anybody, and often no name."""
    first = group[0]
    if first.kind != "person" or first.entry or len(group) > 1 or first.first < first.last or first.roles:
        return False
    return not (first.first and reading[first.first - 1].flags & (lexicon.TITLE | lexicon.OFFICE | lexicon.HONORIFIC))


def _kind(kind: str) -> ActorKind:
    return "person" if kind == "person" else "organization"
