"""Offices that only several words together are: `حافظ الأختام`, whose first word alone is a man's name, `والي الكاف`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from malaff.reading.data import read_data
from malaff.reading.names.register.matching import Match
from malaff.reading.words.lexicon import PLACE_CUE
from malaff.reading.words.row import Tokens
from malaff.reading.words.tokens import cut_of, fold_phrase
from malaff.reading.words.word import Word

FILE = "compound_offices.yml"


@dataclass(frozen=True, slots=True)
class Compounds:
    """The folded offices by their first word, with how that is written, and those that govern the place or the force they are over."""

    phrases: dict[str, tuple[tuple[str, ...], ...]]
    over_place: frozenset[str]
    over_body: frozenset[str]
    bodies: frozenset[str]  # what these are over
    spellings: dict[str, frozenset[str]]  # of a folded first word: as the language writes it


@lru_cache(maxsize=1)
def load_compounds() -> Compounds:
    """The offices of compound_offices.yml."""
    data = read_data(FILE)
    phrases: dict[str, list[tuple[str, ...]]] = {}
    spellings: dict[str, set[str]] = {}
    for phrase in data["phrases"]["words"]:
        words = tuple(fold_phrase(phrase).split())
        phrases.setdefault(words[0], []).append(words)
        spellings.setdefault(words[0], set()).add(phrase.split()[0])
    for word in [*data["over_place"]["words"], *data["over_body"]["words"]]:
        spellings.setdefault(fold_phrase(word), set()).add(word)
    longest_first = {first: tuple(sorted(group, key=len, reverse=True)) for first, group in phrases.items()}
    over_place, over_body = (frozenset(map(fold_phrase, data[group]["words"])) for group in ("over_place", "over_body"))
    return Compounds(longest_first, over_place, over_body, frozenset(map(fold_phrase, data["over_body"]["bodies"])),
                     {first: frozenset(group) for first, group in spellings.items()})


@dataclass(frozen=True, slots=True)
class Compound:
    """An office of several words: its last token (of an office over a place the first), the letters before it in its first."""

    last: int
    cut: int


def find_compounds(tokens: Tokens, words: list[Word], covered: dict[int, Match]) -> dict[int, Compound]:
    """The offices of several words by their first token."""
    offices = load_compounds()
    found: dict[int, Compound] = {}
    for at, word in enumerate(words[: len(tokens.words)]):
        for clitics, stem in word.readings:
            if stem not in offices.spellings or not _is_written_so(tokens, at, clitics, stem):
                continue
            last = _end_of(words, at, offices.phrases.get(stem, ()))
            governs_place = stem in offices.over_place and _governs_place(words, at + 1, covered)
            if last is None and (governs_place or (stem in offices.over_body and words[at + 1].form in offices.bodies)):
                last = at
            if last is not None:
                found[at] = Compound(last, cut_of(word.form, stem) if clitics else 0)
                break
    return found


def _end_of(words: list[Word], at: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    for phrase in phrases:
        if tuple(word.form for word in words[at + 1 : at + len(phrase)]) == phrase[1:]:
            return at + len(phrase) - 1
    return None


def _governs_place(words: list[Word], at: int, covered: dict[int, Match]) -> bool:
    match = covered.get(at)
    placed = match is not None and match.first == at and match.sure and match.entry.is_place and not match.cut
    return placed or bool(words[at].flags & PLACE_CUE and not words[at].cut)


def _is_written_so(tokens: Tokens, at: int, clitics: str, stem: str) -> bool:
    """Whether a word has the madda and the last letter of the office: `آمر` is no `أمر`, `والي` no `وإلى`."""
    written = tokens.surface(at, at, cut_of(tokens.words[at], stem) if clitics else 0)
    if "إ" in written:
        return stem.startswith("ا") and not stem.startswith("ال")
    return any(written.startswith("آ") == spelling.startswith("آ") and written.endswith("ى") <= spelling.endswith("ى")
               for spelling in load_compounds().spellings[stem])
