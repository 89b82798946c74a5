"""Vocabularies of actors and places: the program's own, and a collection's over them, ready to be matched.

A file `actors.yml` or `places.yml` is a list of entries. An entry has an `id` (ASCII, the page's address), a `name`, and
may have: `kind` (actors: person or organization; places: country, city, region, sea, site …), `wikidata` (actors),
`aliases` (sure names), `ambiguous` (names that are also words or other things: they count only beside a title, after one
of the entry's `cues`, or where a sure name of the entry stands in the same text), `cues`, `nations` (persons: the nations
that offices of this person may carry; an office of another nation is a homonym), `lat`, `lon` (places), `why`, `example`.
An entry with the id of an earlier one replaces it; an entry `disable: [id, …]` takes entries away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import ahocorasick

from malaff.model.entries import raise_first, read_entries, take_out
from malaff.model.errors import MalaffError, VocabularyError
from malaff.model.keyed import At, Read, Table, degrees, listed, matching, one_of, text, word
from malaff.model.nodes import File, Node
from malaff.reading.data import read_data, read_data_text
from malaff.reading.names.register.entry import Entry
from malaff.reading.names.register.press import press_entries
from malaff.reading.words.tokens import fold_phrase

IDENTIFIER = r"[a-z0-9][a-z0-9-]*"


def _name(node: Node, at: At) -> str:
    """A name of two letters or more: one letter is found everywhere."""
    value = word(node, at)
    if len(fold_phrase(value).replace(" ", "")) < 2:
        raise at.wrong(node, "is too short for a name", "A name has two letters or more.")
    return value


def _kind_of_place(node: Node, at: At) -> str:
    value = word(node, at)
    if value in ACTORS:
        raise at.wrong(node, "is no kind of a place", "Put persons and organizations into actors.yml.")
    return value


ACTORS = ("person", "organization")
BOTH: dict[str, Read] = {
    "id": matching(IDENTIFIER, "Use small letters a-z, digits and `-` only: it becomes an address.", "is no id"),
    "name": _name, "aliases": listed(_name), "ambiguous": listed(_name), "cues": listed(word), "why": text, "example": text}
TABLES = {
    "actors": Table({**BOTH, "kind": one_of(ACTORS), "nations": listed(word),
                     "wikidata": matching(r"Q[1-9]\d*", "Write Q and digits, such as Q7747.", "is no Wikidata id")}, ("id", "name")),
    "places": Table({**BOTH, "kind": _kind_of_place, "lat": degrees(90), "lon": degrees(180)}, ("id", "name")),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an entry: whether it is sure alone, and whether its key lacks the article it begins with."""

    entry: Entry
    sure: bool
    article: bool


@dataclass(slots=True)
class Vocabulary:
    """Entries by id, and the automaton that finds their names in a folded text."""

    entries: dict[str, Entry]
    automaton: Any = None
    names: dict[str, Entry] = field(default_factory=dict)  # folded sure names, for discovered names that a vocabulary knows
    bodies: dict[str, Entry] = field(default_factory=dict)  # every folded name of an organization, for names credited outside the text

    def __reduce__(self) -> tuple[Any, ...]:
        """Processes get the entries; each builds its own automaton."""
        return (Vocabulary, (self.entries,))

    def matcher(self) -> Any:
        """The automaton, built at its first use: every key ends in a space, so that it ends where a word ends."""
        if self.automaton is None:
            keys: dict[str, list[Name]] = {}
            for entry in self.entries.values():
                for sure, spellings in ((True, (entry.name, *entry.aliases)), (False, entry.ambiguous)):
                    for folded in dict.fromkeys(map(fold_phrase, spellings)):
                        if sure and any(folded == fold_phrase(a) for a in entry.ambiguous):
                            continue
                        article = folded.startswith("ال") and len(folded) > 4
                        keys.setdefault(folded[2:] if article else folded, []).append(Name(entry, sure, article))
                        if entry.kind == "organization":
                            self.bodies.setdefault(folded, entry)
                        if sure:
                            self.names.setdefault(folded, entry)
            self.automaton = ahocorasick.Automaton()
            for key, names in keys.items():
                self.automaton.add_word(key + " ", (len(key) + 1, tuple(names)))
            self.automaton.make_automaton()
        return self.automaton


def load_vocabulary(files: Mapping[str, str | bytes], faults: list[MalaffError] | None = None) -> Vocabulary:
    """The program's vocabulary with a collection's files (name: YAML) over it; files of other kinds are passed over.

    An unknown key, a double id or a value of the wrong shape is a VocabularyError with file and line: `faults` gathers
    them, and the entry is left out; without `faults`, the first is raised.
    """
    entries = dict(program_entries())
    for name in sorted(files):
        kind = name.rsplit("/", 1)[-1].partition(".")[0]
        if kind not in TABLES:
            continue
        file = File(name, VocabularyError)
        for line, values in read_entries(files[name], file, TABLES[kind]):
            if not take_out(values, line, entries, file):
                entries.pop(values["id"], None)
                entries[values["id"]] = _to_entry(values, kind, default="person")
        raise_first(file.faults, faults)
    return Vocabulary(entries)


@cache
def program_entries() -> Mapping[str, Entry]:
    """What the program knows by itself: states, cities, regions, and organizations that all news name."""
    own = read_data("places.yml")
    taken = {fold_phrase(name) for values in own for name in (values["name"], *values.get("aliases", ()), *values.get("ambiguous", ()))}
    entries = {}
    for line in read_data_text("places.tsv").splitlines():
        if line[0] == "#":
            continue
        id, kind, country, lat, lon, population, names = line.split("\t")
        free = [n for n in names.split("|") if fold_phrase(n.removeprefix("?")) not in taken]
        if not free:
            continue
        sure = [n for n in free if n[0] != "?"]
        unsure = [n[1:] for n in free if n[0] == "?"]
        first, *rest = sure or unsure
        entries[id] = Entry(id=id, name=first, kind=kind, aliases=tuple(rest) if sure else (), ambiguous=tuple(unsure),
                            lat=float(lat) if lat else None, lon=float(lon) if lon else None, country=country,
                            population=int(population or 0))
    for kind, rows in (("places", own), ("actors", read_data("organizations.yml"))):
        for values in rows:
            entries[values["id"]] = _to_entry(values, kind, default="organization")
    clubs = read_data("clubs.yml")
    for values in clubs["clubs"]:
        club = _to_entry({**values, "cues": clubs["cues"].split()}, "actors", default="organization")
        entries[club.id] = replace(club, bare=True)
    places = frozenset(fold_phrase(n) for e in entries.values() if e.is_place for n in (e.name, *e.aliases, *e.ambiguous))
    entries.update((entry.id, entry) for entry in press_entries([e for e in entries.values() if not e.is_place], places))
    return entries


def _to_entry(values: dict[str, Any], kind: str, default: str) -> Entry:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if value is not None}
    return Entry(**{"kind": default if kind == "actors" else "place", **fields})
