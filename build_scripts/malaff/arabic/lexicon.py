"""Read data/lexicon.yml: what spelling alone does not show about the families of Arabic words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from malaff.arabic.letters import fold

FILE = Path(__file__).parent / "data" / "lexicon.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Folded words.

    `head` leads from each word of a family to its singular, `families` from there to all its words; `lam` are those of
    them that begin with hamza and lam, which folded look like the article (`ألغاز`, `الغاز`). `also` leads
    from a singular to plurals of different sense, and from each of these to it. `first`, `article` and
    `ending` are words whose own letters look like a clitic, the article or an ending; `apart` feminines that are no
    adjective; `stop` function words; `letters` leads from a Latin letter to its Arabic names.
    """

    head: dict[str, str]
    lam: frozenset[str]
    families: dict[str, tuple[str, ...]]
    also: dict[str, tuple[str, ...]]
    first: frozenset[str]
    article: frozenset[str]
    ending: frozenset[str]
    apart: frozenset[str]
    stop: frozenset[str]
    letters: dict[str, tuple[str, ...]]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    sections: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    families = {words[0]: tuple(dict.fromkeys(words)) for words in _lines(sections["families"])}
    written = " ".join(section["words"] for section in sections["families"]).split()
    return Lexicon(
        head={word: head for head, words in families.items() for word in words}, families=families,
        lam=frozenset(fold(word) for word in written if word[0] in "أإآ" and word[1] == "ل"),
        also=_also(sections["also"]),
        first=_set(sections["first"]), article=_set(sections["article"]), ending=_set(sections["ending"]),
        apart=_set(sections["apart"]), stop=_set(sections["stop"]),
        letters={words[0]: tuple(words[1:]) for words in _lines(sections["letters"])},
    )


def _lines(sections: list[dict[str, Any]]) -> Iterable[list[str]]:
    for section in sections:
        for line in section["words"].splitlines():
            yield fold(line).split()


def _also(sections: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    found = {}
    for singular, *plurals in _lines(sections):
        found[singular] = tuple(plurals)
        found |= dict.fromkeys(plurals, (singular,))
    return found


def _set(sections: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(word for line in _lines(sections) for word in line)
