"""Join the witnesses: which of overlapping names stands, and which mentions are one actor or one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from malaff.model.records import Actor, ActorKind, Mention, Place
from malaff.reading.names.finders.short import parts_of
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words import lexicon
from malaff.reading.words.row import TITLE
from malaff.reading.words.tokens import unquote

# How much a single word that no list has must look like a person's name where it stands (natural logarithm of odds): of those
# below, read in fifteen hundred news, two in three are verbs, nouns or names cut short.
ALONE = 8.0
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


def without_bearers(reading: Reading, names: list[Found]) -> list[Found]:
    """The names without towns that are a person's family name in this text (`توكل كرمان`), unless a word before tells the place."""
    families = {folded_parts(reading, f)[-1] for f in names if f.kind == "person" and f.first < f.last}
    return [found for found in names if not (found.kind == "place" and _is_bearer(reading, found, families))]


def _is_bearer(reading: Reading, found: Found, families: set[str]) -> bool:
    if found.first < found.last or found.entry is None or found.entry.kind == "country":
        return False
    before = reading.before[found.first]
    told = before >= 0 and (reading[before].flags & lexicon.PLACE_CUE or reading[before].form in lexicon.words_of("toward_place"))
    cut = reading[found.first].form[: found.cut]
    return not told and not cut.endswith("ب") and folded_parts(reading, found)[0] in families


def join_names(reading: Reading, names: list[Found]) -> None:
    """Give the mentions of one actor or place one key: longer names first, then the shorter ones that stand for them."""
    _agree_on_kinds(reading, names)
    known: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
    for found in sorted((f for f in names if not f.key), key=lambda f: (f.first - f.last, f.first)):
        parts, group = folded_parts(reading, found), known.setdefault(found.kind, [])
        if found.entry:
            found.key = found.entry.id
        elif any(f.key == " ".join(parts) for _, f in group):
            found.key = " ".join(parts)
        else:
            owners = [f for longer, f in group if found.kind != "place" and _stands_for(reading, found, parts, longer, f)]
            owner = max((o for o in owners if o.first < found.first), key=lambda o: o.first, default=owners[0]) if owners else None
            if owner:
                found.key, found.entry = owner.key, owner.entry
            else:
                found.key = _own_key(reading, found, parts)
        group.append((parts, found))


def _agree_on_kinds(reading: Reading, names: list[Found]) -> None:
    """Where a rule knows a name, it knows the kind of those that the model found."""
    kinds = {folded_parts(reading, f): f.kind for f in names if f.by != "model"}
    kinds.update({folded_parts(reading, f)[-1:]: f.kind for f in names if f.kind == "person" and f.by != "model"})
    for found in names:
        if found.by == "model":
            found.kind = kinds.get(folded_parts(reading, found), found.kind)


def _own_key(reading: Reading, found: Found, parts: tuple[str, ...]) -> str:
    """What joins a name with its like: of a given name alone the title belongs to it, for there are many of that name."""
    before = reading.before[found.first]
    if found.kind == "person" and len(parts) == 1 and reading[found.first].flags & lexicon.ANY_GIVEN and before >= 0:
        return f"{reading[before].stem} {parts[0]}" if reading[before].flags & lexicon.TITLE else parts[0]
    return " ".join(parts)


def _stands_for(reading: Reading, found: Found, short: tuple[str, ...], long: tuple[str, ...], owner: Found) -> bool:
    """Whether a shorter name is a longer one's: of an organization a run of its words, of a person its beginning or both its ends."""
    if found.kind != "person":
        return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
    if found.nations and owner.nations and found.nations.isdisjoint(owner.nations):
        return False
    if len(short) == 1:
        return _is_one_word_of(reading, found, short[0], long)
    if short[0] != long[0]:
        return False  # `عبدالعزيز بن فهد` is the father of `محمد بن عبدالعزيز بن فهد`
    return long[: len(short)] == short or (short[-1] == long[-1] and _is_within(short, long))


def _is_one_word_of(reading: Reading, found: Found, word: str, long: tuple[str, ...]) -> bool:
    """Whether a name of one word is a family name of a longer one, or, with a title, its given name and not cut from another."""
    if reading[found.first].flags & lexicon.ANY_GIVEN and word != long[-1]:
        return word == long[0] and not is_cut(reading, found.last)
    return word == long[-1]


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in another in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def is_cut(reading: Reading, last: int) -> bool:
    """Whether an unknown word follows a name: it may be more of the name than was read."""
    after = reading[last + 1]
    return after.is_arabic and not after.common and not after.flags & ~lexicon.PERSON_FLAGS and last + 1 not in reading.covered


def to_id(key: str) -> str:
    """The id of a name that no vocabulary holds: ASCII, the same wherever and whenever the name is met."""
    return "n" + hashlib.sha256(key.encode()).hexdigest()[:10]


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
            roles = _roles_of(group)
            by = "vocabulary" if entry else "rule" if any(f.by == "rule" for f in group) else "model"
            actors.append(Actor(id=id, name=name, kind=_kind(kind), roles=roles, surfaces=spellings, mentions=len(group),
                                wikidata=entry.wikidata if entry else None, by=by))
    actors.sort(key=lambda a: -a.mentions)
    places.sort(key=lambda p: -p.mentions)
    mentions.sort(key=lambda m: (m.paragraph, m.start))
    return tuple(actors), tuple(places), tuple(mentions)


def _roles_of(group: list[Found]) -> tuple[str, ...]:
    """The roles of a person's mentions, each once; a bare `السفير` beside `سفير الأردن` says nothing more."""
    roles = list(dict.fromkeys(role for found in group for role in found.roles if not _is_shared(role)))
    whole = {role.split()[0] for role in roles if " " in role}
    return tuple(role for role in roles if " " in role or (role.removeprefix("ال") not in whole and role not in whole))[:MOST_ROLES]


def _is_shared(role: str) -> bool:
    """Whether an office is a dual whose adjective is not: it is spread over two persons (`الرئيسين الروسي … والسوري …`)."""
    first, _, rest = role.partition(" ")
    return first.startswith("ال") and first.endswith(("ين", "ان")) and rest.startswith("ال") and not rest.split()[0].endswith(("ين", "ان"))


def _identifies_nobody(reading: Reading, group: list[Found]) -> bool:
    """Whether a person is one word that is too little to be anybody.

    A given name says who only behind a title that people of one name bear (`الفنانة`, `الملك`); another word needs an office,
    a title, or to be said twice; and neither does where an unknown word follows, for then the name is cut.
    """
    first = group[0]
    if first.kind == "person" and _is_of_god(reading, group):
        return True
    if first.kind != "person" or first.entry or any(len(folded_parts(reading, f)) > 1 for f in group):
        return False
    whole = [f for f in group if not is_cut(reading, f.last)]
    if reading[first.first].flags & lexicon.ANY_GIVEN and not reading[first.first].definite:
        return not any(_has_one_name(reading, f) for f in whole)
    known = reading[first.first].flags & lexicon.FAMILY or any(_has_one_name(reading, f) for f in whole)
    if not known and max((reading.likeness[f.first] for f in whole), default=0.0) < ALONE:
        return True
    if any(f.roles for f in whole) or (len(whole) > 1 and first.by != "model"):
        return False
    return not any(reading[f.first - 1].flags & (lexicon.TITLE | lexicon.OFFICE | lexicon.HONORIFIC) for f in whole)


def _has_one_name(reading: Reading, found: Found) -> bool:
    """Whether a title stands before a name that people of one name bear."""
    return reading[reading.before[found.first]].stem in lexicon.words_of("one_name_title")


def _is_of_god(reading: Reading, group: list[Found]) -> bool:
    """Whether all that is said is `دين الله`, `توفيق الله`: two words are no name there without an office."""
    words = [reading.folded(f.first, f.last, f.cut) for f in group]
    return all(len(w) == 2 and w[1] in ("الله", "الرحمن") and w[0] != "عبد" for w in words) and not any(f.roles or f.entry for f in group)


def _kind(kind: str) -> ActorKind:
    return "person" if kind == "person" else "organization"
