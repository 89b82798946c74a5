"""Reading the topics' vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from malaff.model.entries import raise_first, read_entries, take_out
from malaff.model.errors import MalaffError, VocabularyError
from malaff.model.keyed import Table, listed, matching, text, word
from malaff.model.nodes import File
from malaff.reading.data import read_data_text

WEIGHTS = {"strong": 4, "terms": 2, "weak": 1}
ID = matching(r"[a-z0-9][a-z0-9-]*", "Use small letters a-z, digits and `-`: it becomes an address.", "is no id")
TABLE = Table({"id": ID, "name": word, "iptc": text, **{key: listed(word) for key in WEIGHTS}}, ("id", "name"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic of a vocabulary: its terms by weight."""

    id: str
    name: str
    iptc: str | None
    weighted: tuple[tuple[int, tuple[str, ...]], ...]
    own: bool = False  # of a collection that the program has no topic of this id for


def load_entries(files: Mapping[str, str | bytes], faults: list[MalaffError] | None = None) -> tuple[Entry, ...]:
    """The program's topics with those of a collection added, put in their place or taken away.

    What is wrong with a file is a VocabularyError with file and line: `faults` gathers them, and the topic is left out;
    without `faults`, the first is raised.
    """
    entries: dict[str, Entry] = {}
    program: frozenset[str] = frozenset()
    for name in ("", *sorted(files)):
        file = File(name or "topics.yml", VocabularyError)
        for line, values in read_entries(files[name] if name else read_data_text("topics.yml"), file, TABLE):
            if not take_out(values, line, entries, file):
                entries[values["id"]] = replace(_to_entry(values), own=bool(name) and values["id"] not in program)
        raise_first(file.faults, faults if name else None)
        program = program or frozenset(entries)
    return tuple(entries.values())


def _to_entry(values: dict[str, Any]) -> Entry:
    weighted = tuple((weight, values.get(key, ())) for key, weight in WEIGHTS.items())
    return Entry(values["id"], values["name"], values.get("iptc"), weighted)
