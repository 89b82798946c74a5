"""Find the persons, organizations and places of a cleaned text: the vocabulary's, and those that Arabic itself shows."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.model.records import Actor, CleanText, Mention, Place
from malaff.reading.names.ambiguity import choose_matches, without_homonym
from malaff.reading.names.corroboration import keep_corroborated
from malaff.reading.names.finders.lists import find_listed
from malaff.reading.names.finders.organizations import find_organizations
from malaff.reading.names.finders.persons import find_persons
from malaff.reading.names.finders.places import find_places
from malaff.reading.names.finders.short import find_short_forms
from malaff.reading.names.merging import join_names, settle, to_actors_and_places, without_bearers
from malaff.reading.names.outside import find_credited, find_datelines
from malaff.reading.names.reading import Found, Reading, read
from malaff.reading.names.register.matching import find_matches
from malaff.reading.names.register.vocabulary import Vocabulary
from malaff.reading.names.witness import find_by_model
from malaff.reading.words.lexicon import words_of
from malaff.reading.words.row import read_tokens


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
    persons = keep_corroborated(reading, find_persons(reading))
    persons = sorted([*persons, *find_listed(reading, persons)], key=lambda name: name.first)
    known = choose_matches(reading, persons)
    names = settle([*known, *map(without_homonym, persons), *_organizations(reading, vocabulary), *find_places(reading)])
    names += _papers(reading, keep_corroborated(reading, find_by_model(reading, names), names), vocabulary)
    names = [name for name in names if name.meant]
    names = without_bearers(reading, names)
    join_names(reading, names)
    names += find_short_forms(reading, [name for name in names if name.kind == "person"], _taken(names))
    names.sort(key=lambda name: name.first)
    actors, places, mentions = to_actors_and_places(reading, names)
    credit, dateline = find_credited(clean, vocabulary, actors), find_datelines(clean, vocabulary, places)
    return Names(actors=(*actors, *credit), places=(*places, *dateline), mentions=mentions)


def _taken(names: list[Found]) -> set[int]:
    return {at for name in names for at in range(name.first, name.last + 1)}


def _papers(reading: Reading, found: list[Found], vocabulary: Vocabulary) -> list[Found]:
    """Names of the model, a paper of the vocabulary that stands without its head in quotation marks (`«الشرق الأوسط»`) known as that."""
    for name in found:
        if name.kind == "organization" and not name.entry and reading[name.first - 1].is_quote:
            name.entry = vocabulary.names.get(" ".join(["صحيفه", *reading.folded(name.first, name.last, name.cut)]))
            name.by = "vocabulary" if name.entry else name.by
    return found


def _organizations(reading: Reading, vocabulary: Vocabulary) -> list[Found]:
    """Discovered organizations; one that is a vocabulary's under its full name or behind a head is that one."""
    found = find_organizations(reading)
    for name in found:
        words = reading.folded(name.first, name.last, name.cut)
        inner = words[1:] if words[0] in words_of("apposed_head") else words
        entry = vocabulary.names.get(" ".join(words)) or vocabulary.names.get(" ".join(inner))
        if entry and entry.kind == "organization":
            name.entry, name.by = entry, "vocabulary"
    return found
