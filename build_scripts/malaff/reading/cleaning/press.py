"""The names of the press and the words of bylines and stamps, read from the program's data and folded for looking up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from malaff.arabic.letters import words
from malaff.reading.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Names of agencies and publishers by each of their spellings, and the words that stand beside them."""

    agencies: Mapping[str, str]
    publishers: Mapping[str, str]
    common: frozenset[str]  # spellings that are everyday words too
    hosts: Mapping[str, str]
    handles: Mapping[str, str]
    endings: frozenset[str]
    abroad: frozenset[str]
    kinds: frozenset[str]
    saying: frozenset[str]
    knowing: frozenset[str]
    reaching: frozenset[str]
    foreign: frozenset[str]
    desks: frozenset[str]
    teams: frozenset[str]
    compilations: frozenset[str]  # what kind of compilation a text is, where its credit names nobody
    writers: frozenset[str]
    pictures: frozenset[str]
    sources: frozenset[str]
    titles: frozenset[str]
    sections: frozenset[str]
    given: frozenset[str]
    nouns: frozenset[str]  # given names that are everyday nouns too
    places: frozenset[str]
    no_name: frozenset[str]
    latin: frozenset[str]
    bodies: frozenset[str]
    waw_nouns: frozenset[str]
    stamp_words: frozenset[str]


def key(name: str) -> str:
    """The form under which a name is looked up: its words, folded, a space between them."""
    return " ".join(words(str(name)))


def listed(text: str, at: str | None = None) -> frozenset[str]:
    """The keys of a text's entries, parted by `at` (by spaces where it is not given)."""
    return frozenset(filter(None, map(key, text.split(at))))


def _given_names() -> frozenset[str]:
    """The given names that are no words too, as the reader of names has them."""
    return frozenset().union(*(listed(row["names"]) for row in read_data("given_names.yml") if row["id"] != "weak"))


def _spellings(rows: list[dict[str, Any]], kinds: Iterable[str] = ()) -> dict[str, str]:
    """Each spelling with its name; `weak` names count by their other spellings alone, and after one of the `kinds`."""
    return {key(spelled): str(row["name"]) for row in rows
            for spelled in (*((f"{kind} {row['name']}" for kind in kinds) if row.get("weak") else (row["name"],)), *row.get("also", ()))}


@lru_cache(maxsize=1)
def load_press() -> Press:
    """The press that the program knows."""
    press, bylines, stamps = read_data("press.yml"), read_data("bylines.yml"), read_data("stamps.yml")
    everyone = [*press["publishers"], *press["agencies"]]
    return Press(
        agencies=_spellings(press["agencies"]), publishers=_spellings(press["publishers"], press["kinds"]),
        common=frozenset(key(row["name"]) for row in everyone if row.get("common")),
        hosts={host: str(row["name"]) for row in everyone for host in row.get("hosts", ())},
        handles={handle.lower(): str(row["name"]) for row in everyone for handle in row.get("handles", ())},
        endings=frozenset(map(key, press["endings"])), abroad=frozenset(map(key, press["abroad"])),
        kinds=frozenset(map(key, press["kinds"])), saying=listed(press["saying"]),
        knowing=listed(press["knowing"]), reaching=listed(press["reaching"]), foreign=listed(press["foreign"]),
        desks=frozenset(map(key, bylines["desks"])), teams=frozenset(map(key, bylines["teams"])),
        compilations=frozenset(map(key, bylines["compilations"])),
        writers=frozenset(map(key, bylines["writers"])), pictures=frozenset(map(key, bylines["pictures"])),
        sources=frozenset(map(key, bylines["sources"])), titles=frozenset(map(key, bylines["titles"])),
        sections=listed(bylines["sections"], "|"), given=listed(bylines["given_names"]) | _given_names(),
        nouns=listed(bylines["nouns"]),
        places=listed(bylines["places"], "|"), no_name=listed(bylines["no_name"]), latin=listed(bylines["latin"]),
        bodies=listed(bylines["bodies"]), waw_nouns=listed(bylines["waw_nouns"]),
        stamp_words=frozenset().union(*(listed(stamps[part]) for part in ("months", "days", "clock", "labels"))),
    )
