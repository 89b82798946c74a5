"""The papers, broadcasters and agencies of the press list as organizations of the program's vocabulary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from malaff.reading.data import read_data
from malaff.reading.names.register.entry import Entry
from malaff.reading.words.lexicon import DEFINITE_NATION, NATION, PERSON_FLAGS
from malaff.reading.words.tokens import fold_phrase
from malaff.reading.words.word import WORDS

REPORTERS = ("مراسل", "مراسلة", "موفد", "كاميرا", "عدسة")  # whose word before an ambiguous name shows the paper
PRINTED = ("صحيفة", "جريدة", "وكالة")
NOBODY = "وكالات"  # `agencies` credited without a name


def press_entries(known: Iterable[Entry], places: frozenset[str]) -> Iterator[Entry]:
    """An entry for each publisher and agency of press.yml; one that the vocabulary holds already gets the list's spellings.

    `known`: the program's organizations; `places`: folded names of places, which no paper's bare name may take.
    """
    press = read_data("press.yml")
    by_name = {fold_phrase(n): entry for entry in known for n in (entry.name, *entry.aliases, *entry.ambiguous)}
    for rows, kinds in ((press["publishers"], [k for k in press["kinds"] if k != "وكالة"]), (press["agencies"], ["وكالة"])):
        for row in rows:
            if row["name"] == NOBODY:
                continue
            names = list(filter(_is_name, map(str, (row["name"], *row.get("also", ())))))
            own = next((by_name[n] for n in map(fold_phrase, names) if n in by_name), None)
            entry = own or _new(row, kinds, places)
            yield _with_spellings(entry, row, names, kinds, places, set(by_name))


def _is_name(name: str) -> bool:
    """Whether a spelling can be looked for in a text: two letters or more, and no mere number."""
    return len(fold_phrase(name).replace(" ", "")) > 1 and not name.isdigit()


def _new(row: dict[str, Any], kinds: list[str], places: frozenset[str]) -> Entry:
    name = str(row["name"])
    shown = f"{kinds[0]} {name}" if row.get("common") or row.get("weak") or _is_word(fold_phrase(name), places) else name
    return Entry(id="press-" + hashlib.sha256(fold_phrase(name).encode()).hexdigest()[:8], name=shown, kind="organization")


def _with_spellings(entry: Entry, row: dict[str, Any], names: list[str], kinds: list[str], places: frozenset[str],
                    known: set[str]) -> Entry:
    """An entry with the names that are sure alone, those that count after their kind or in quotation marks, and its cues."""
    fresh = [name for name in names if fold_phrase(name) not in known]
    bare = [name for name in fresh if name.split()[0] not in kinds]
    loose = {n for n in bare if row.get("common") or row.get("weak") or _is_word(fold_phrase(n), places)}
    # a body of another kind may go on after a paper's everyday name: `موقع الاتحاد الأوروبي`, `قناة سما دبي`
    heads = [kind for kind in kinds if kind in PRINTED] if row.get("common") or row.get("weak") else kinds
    sure = (*(n for n in fresh if n not in loose), *(f"{kind} {n}" for n in fresh for kind in heads if not n.startswith(kind)))
    mine = {fold_phrase(entry.name), *map(fold_phrase, entry.aliases)}
    return replace(entry, aliases=(*entry.aliases, *(n for n in dict.fromkeys(sure) if fold_phrase(n) not in mine)),
                   ambiguous=(*entry.ambiguous, *(n for n in fresh if n in loose)), cues=(*entry.cues, *kinds, *REPORTERS), quoted=True)


def _is_word(name: str, places: frozenset[str]) -> bool:
    """Whether a paper's folded name, which the list does not mark as a word, is also a place, a given name,
    a noun with the article, or too short to be sure."""
    first, _, rest = name.partition(" ")
    if name in places or (len(name) < 4 and not name.isascii()) or rest == "اليوم":  # `الإمارات اليوم` is a paper, or the country today
        return True
    word = WORDS[first]
    return not rest and (bool(word.flags & (PERSON_FLAGS | NATION | DEFINITE_NATION)) or (word.definite and word.listed))
