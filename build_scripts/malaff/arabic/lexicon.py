"""Read data/lexicon.yml: what spelling alone does not show about the families of Arabic words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from malaff.arabic.forms import PRONOUNS
from malaff.arabic.letters import fold

FILE = Path(__file__).parent / "data" / "lexicon.yml"


# Sections of families whose words but the first are broken plurals, not other spellings.
PLURALS = ("broken-plurals", "peoples")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Folded words.

    `head` leads from each word of a family to its singular, `families` from there to all its words; `lam` are those of
    them that begin with hamza and lam, which folded look like the article (`ألغاز`, `الغاز`), `alefs` the first alef of
    those that write it with hamza or madda, `plurals` the broken plurals. `also` leads from a singular to plurals of
    different sense, and from each of these to it. `first`, `article` and `ending` are words whose own letters look like
    a clitic, the article or an ending; `apart` feminines that are no adjective, `noun` nouns whose letters are another
    word's verb; `stop` function words, which a search skips; `alone` these and others that belong to no family; `letters`
    leads from a Latin letter to its Arabic names, `masdars` from a simple verb to its verbal nouns, `months` from a name
    to its number, `latin` from a name in Latin letters to its Arabic spellings.
    """

    head: dict[str, str]
    lam: frozenset[str]
    alefs: dict[str, str]
    plurals: frozenset[str]
    families: dict[str, tuple[str, ...]]
    also: dict[str, tuple[str, ...]]
    first: frozenset[str]
    article: frozenset[str]
    ending: frozenset[str]
    apart: frozenset[str]
    noun: frozenset[str]
    stop: frozenset[str]
    alone: frozenset[str]
    letters: dict[str, tuple[str, ...]]
    masdars: dict[str, tuple[str, ...]]
    months: dict[str, int]
    latin: dict[str, tuple[str, ...]]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    sections: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    families = {words[0]: tuple(dict.fromkeys(words)) for words in _lines(sections["families"])}
    written = " ".join(section["words"] for section in sections["families"]).split()
    return Lexicon(
        head={word: head for head, words in families.items() for word in words}, families=families,
        lam=frozenset(fold(word) for word in written if word[0] in "أإآ" and word[1] == "ل"),
        alefs={fold(word): word[0] for word in written if word[0] in "أإآ"},
        plurals=frozenset(word for section in sections["families"] if section["id"] in PLURALS
                          for _, *plurals in _lines([section]) for word in plurals if not word.endswith("ي")),
        also=_also(sections["also"]),
        first=_set(sections["first"]), article=_set(sections["article"]), ending=_set(sections["ending"]),
        apart=_set(sections["apart"]), noun=_set(sections["noun"]), stop=_set(sections["stop"]),
        alone=_alone(_set([*sections["stop"], *sections["alone"]]), _set(sections["particles"])),
        letters={words[0]: tuple(words[1:]) for words in _lines(sections["letters"])},
        masdars={words[0]: tuple(words[1:]) for words in _lines(sections["masdars"])},
        months={name: number for number, names in enumerate(_names(sections["months"]), 1) for name in names},
        latin={words[0]: tuple(words[1:]) for words in _lines(sections["latin"])},
    )


def _alone(alone: Iterable[str], particles: Iterable[str]) -> frozenset[str]:
    """Particles and adverbs as they stand, behind a conjunction or preposition, and particles before a pronoun."""
    words = {*alone, *particles, *(word + pronoun for word in particles for pronoun in PRONOUNS)}
    return frozenset(words | {letter + word for word in words for letter in "وفبلك"})


def _lines(sections: list[dict[str, Any]]) -> Iterable[list[str]]:
    for section in sections:
        for line in section["words"].splitlines():
            yield fold(line).split()


def _names(sections: list[dict[str, Any]]) -> list[list[str]]:
    return [[name.strip() for name in fold(line).split(",")] for section in sections for line in section["words"].splitlines()]


def _also(sections: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    found = {}
    for singular, *plurals in _lines(sections):
        found[singular] = tuple(plurals)
        found |= dict.fromkeys(plurals, (singular,))
    return found


def _set(sections: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(word for line in _lines(sections) for word in line)
