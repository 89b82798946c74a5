"""Vocabularies of actors and places: the program's own, and a collection's over them, ready to be matched.

A file `actors.yml` or `places.yml` is a list of entries. An entry has an `id` (ASCII, the page's address), a `name`, and
may have: `kind` (actors: person or organization; places: country, city, region, sea, site …), `wikidata` (actors),
`aliases` (sure names), `ambiguous` (names that are also words or other things: they count only beside a title, after one
of the entry's `cues`, or where a sure name of the entry stands in the same text), `cues`, `nations` (persons: the nations
that offices of this person may carry; an office of another nation is a homonym), `lat`, `lon` (places), `why`, `example`.
An entry with the id of an earlier one replaces it; an entry `disable: [id, …]` takes entries away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import ahocorasick
import yaml

from malaff.model.errors import VocabularyError
from malaff.reading.data import read_data, read_data_text
from malaff.reading.names.words.tokens import fold_phrase

KEYS = {
    "actors": ("id", "name", "kind", "wikidata", "aliases", "ambiguous", "cues", "nations", "why", "example"),
    "places": ("id", "name", "kind", "aliases", "ambiguous", "cues", "lat", "lon", "why", "example"),
}
LISTS = ("aliases", "ambiguous", "cues", "nations")
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor or a place that a vocabulary knows."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str = ""  # ISO 3166 code of a place of the register: places of one country vouch for each other
    population: int = 0  # inhabitants of a city of the register, 0 where it does not say
    why: str = ""
    example: str = ""

    @property
    def is_place(self) -> bool:
        """Whether the entry is a place, not an actor."""
        return self.kind not in ("person", "organization")

    @property
    def folded_ambiguous(self) -> tuple[str, ...]:
        """The ambiguous names, folded."""
        return tuple(map(fold_phrase, self.ambiguous))

    @property
    def folded_cues(self) -> tuple[str, ...]:
        """The words that make an ambiguous name sure, folded."""
        return tuple(map(fold_phrase, self.cues))

    def is_of(self, nation: str) -> bool:
        """Whether a folded relative adjective is of one of the entry's nations, in whatever gender and number."""
        return any(nation.removeprefix("ال").startswith(fold_phrase(own)) for own in self.nations)


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
                        if sure:
                            self.names.setdefault(folded, entry)
            self.automaton = ahocorasick.Automaton()
            for key, names in keys.items():
                self.automaton.add_word(key + " ", (len(key) + 1, tuple(names)))
            self.automaton.make_automaton()
        return self.automaton


def load_vocabulary(files: Mapping[str, str]) -> Vocabulary:
    """The program's vocabulary with a collection's files (name: YAML text) over it; files of other kinds are passed over.

    Raises VocabularyError naming file and line for an unknown key, a double id or a value of the wrong shape.
    """
    entries = dict(program_entries())
    for name in sorted(files):
        kind = name.rsplit("/", 1)[-1].removesuffix(".yml").removesuffix(".yaml")
        if kind in KEYS:
            _lay_over(entries, name, kind, files[name])
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
    return entries


def _to_entry(values: dict[str, Any], kind: str, default: str) -> Entry:
    fields: dict[str, Any] = {key: tuple(value) if key in LISTS else value for key, value in values.items()}
    return Entry(**{"kind": default if kind == "actors" else "place", **fields})


# ---------------------------------------------------------------- a collection's files


def _lay_over(entries: dict[str, Entry], file: str, kind: str, text: str) -> None:
    """Read one file of a collection into `entries`."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark else file
        raise VocabularyError(where, "is not valid YAML", str(getattr(error, "problem", error))) from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise VocabularyError(f"{file}:1", "is not a list of entries", "Begin each entry with `- id: …`.")
    seen: set[str] = set()
    for node in root.value:
        values = _read_entry(file, kind, node)
        if "disable" in values:
            for id in values["disable"]:
                if entries.pop(id, None) is None:
                    where = _where(file, node)
                    raise VocabularyError(where, f"there is no entry `{id}` to disable", "Write the id of an entry of the program.")
            continue
        entry = _to_entry(values, kind, default="person")
        if entry.id in seen:
            raise VocabularyError(_where(file, node), f"the id `{entry.id}` stands twice", "Give one of the two another id.")
        seen.add(entry.id)
        entries.pop(entry.id, None)
        entries[entry.id] = entry


def _where(file: str, node: Any) -> str:
    return f"{file}:{node.start_mark.line + 1}"


def _read_entry(file: str, kind: str, node: Any) -> dict[str, Any]:
    """An entry's node as checked values."""
    if not isinstance(node, yaml.MappingNode):
        raise VocabularyError(_where(file, node), "is not an entry", "Begin each entry with `- id: …`.")
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key == "disable" and len(node.value) == 1:
            return {"disable": _texts(file, key, value_node)}
        if key not in KEYS[kind]:
            raise VocabularyError(_where(file, key_node), f"unknown key `{key}`", f"Known: {', '.join(KEYS[kind])}.")
        if key in values:
            raise VocabularyError(_where(file, key_node), f"the key `{key}` stands twice", "Join the two.")
        values[key] = _texts(file, key, value_node) if key in LISTS else _scalar(file, key, value_node)
    _check(file, kind, node, values)
    return values


def _texts(file: str, key: str, node: Any) -> list[str]:
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(item, yaml.ScalarNode) and item.value.strip() for item in node.value):
        raise VocabularyError(_where(file, node), f"`{key}` is not a list of texts", f"Write `{key}: [one, two]`.")
    return [str(item.value) for item in node.value]


def _scalar(file: str, key: str, node: Any) -> str | float:
    if not isinstance(node, yaml.ScalarNode):
        raise VocabularyError(_where(file, node), f"`{key}` is not one text", f"Write `{key}: …` on one line.")
    if key not in ("lat", "lon"):
        return str(node.value).strip()
    try:
        degrees = float(node.value)
    except ValueError:
        degrees = 1000.0
    if not -180 <= degrees <= 180:
        fault = f"`{key}: {node.value}` is no number of degrees"
        raise VocabularyError(_where(file, node), fault, "Write degrees with a point, such as 33.51.")
    return degrees


def _check(file: str, kind: str, node: Any, values: dict[str, Any]) -> None:
    where = _where(file, node)
    for key in ("id", "name"):
        if not values.get(key):
            raise VocabularyError(where, f"an entry without `{key}`", f"Add `{key}: …`.")
    if not IDENTIFIER.fullmatch(values["id"]):
        raise VocabularyError(where, f"`{values['id']}` is no id", "Use small letters a-z, digits and `-` only: it becomes an address.")
    if kind == "actors" and values.get("kind", "person") not in ("person", "organization"):
        raise VocabularyError(where, f"`kind: {values['kind']}` of an actor", "Use `person` or `organization`.")
    if kind == "places" and values.get("kind") in ("person", "organization"):
        raise VocabularyError(where, f"`kind: {values['kind']}` of a place", "Put actors into actors.yml.")
    if "wikidata" in values and not WIKIDATA.fullmatch(values["wikidata"]):
        raise VocabularyError(where, f"`wikidata: {values['wikidata']}` is no Wikidata id", "Write Q and digits, such as Q7747.")
    names: Iterable[str] = [values["name"], *values.get("aliases", ()), *values.get("ambiguous", ())]
    for name in names:
        if len(fold_phrase(name).replace(" ", "")) < 2:
            raise VocabularyError(where, f"`{name}` is too short for a name", "A name has two letters or more.")
