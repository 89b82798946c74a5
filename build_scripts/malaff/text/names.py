"""Find the persons, organizations and places of a cleaned text: the vocabulary's, and those that Arabic itself shows."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.model import Actor, CleanText, Mention, Place
from malaff.text.names_lexicon import look_up
from malaff.text.names_matching import Match, find_matches
from malaff.text.names_merging import join_names, settle, to_actors_and_places
from malaff.text.names_model import find_spans
from malaff.text.names_organizations import find_organizations
from malaff.text.names_persons import find_persons
from malaff.text.names_places import announces_place, find_places
from malaff.text.names_reading import Found, Kind, Reading, read
from malaff.text.names_short import find_short_forms
from malaff.text.names_tokens import read_tokens
from malaff.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The actors and places of a text, most mentioned first, and their mentions in body order."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find_names(clean: CleanText, vocabulary: Vocabulary) -> Names:
    """The names of a text. Never raises; a span lies inside its paragraph and covers whole words."""
    tokens = read_tokens(clean)
    reading = read(tokens, find_matches(tokens, vocabulary))
    persons = find_persons(reading)
    candidates = [*_of_vocabulary(reading, persons), *map(_without_homonym, persons), *find_organizations(reading), *find_places(reading)]
    names = settle(candidates)
    names += _of_model(reading, {at for f in names for at in range(f.first, f.last + 1)})
    join_names(reading, names)
    taken = {at for f in names for at in range(f.first, f.last + 1)}
    names += find_short_forms(reading, [f for f in names if f.kind == "person"], taken)
    names.sort(key=lambda f: f.first)
    actors, places, mentions = to_actors_and_places(reading, names)
    return Names(actors=actors, places=places, mentions=mentions)


# ---------------------------------------------------------------- what the model alone sees

MODEL_KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
# How much likelier a name must be than none to rest on the model alone (natural logarithm of odds), set on ANERcorp's dev part.
SUREST = {"PER": 4.0, "ORG": 4.0, "LOC": 4.0}


def _of_model(reading: Reading, taken: set[int]) -> list[Found]:
    """Names that no rule and no vocabulary holds, but the model is sure of."""
    found = []
    for first, last, kind, margin in find_spans(reading.words, taken):
        if margin >= SUREST[kind]:
            found.append(Found(first=first, last=last, kind=MODEL_KINDS[kind], by="model"))
    return found


# ---------------------------------------------------------------- which matches of the vocabulary stand


def _of_vocabulary(reading: Reading, persons: list[Found]) -> list[Found]:
    """The vocabulary's names that the text itself allows."""
    sure = {m.entry.id for group in reading.matches.values() for m in group if m.sure}
    foreign = {f.first for f in persons if f.entry and _contradicts(f)}
    found = []
    for group in reading.matches.values():
        allowed = [m for m in group if m.first not in foreign and (m.sure or _shown(reading, m, m.entry.id in sure))]
        if allowed:
            best = max(allowed, key=lambda m: (not m.sure and _shown(reading, m, False), m.sure))
            kind: Kind = "place" if best.entry.is_place else "person" if best.entry.kind == "person" else "organization"
            found.append(Found(first=best.first, last=best.last, cut=best.cut, kind=kind, by="vocabulary", entry=best.entry))
    return found


def _shown(reading: Reading, match: Match, sure_elsewhere: bool) -> bool:
    """Whether an ambiguous name is meant: by a word before it, or by a sure name of the same thing in the text."""
    if match.entry.is_place and announces_place(reading, match.first) and not match.cut:
        return True
    before = reading.before(match.first)
    if before >= 0 and match.entry.cues and look_up(reading.words[before])[2] in match.entry.folded_cues:
        return True
    return sure_elsewhere and match.entry.kind != "person"


def _contradicts(found: Found) -> bool:
    """Whether the office before a vocabulary's person is another nation's than the entry allows: a homonym."""
    entry = found.entry
    return bool(entry and entry.nations and found.nations and not any(entry.is_of(nation) for nation in found.nations))


def _without_homonym(found: Found) -> Found:
    if _contradicts(found):
        found.entry, found.by = None, "rule"
    return found
