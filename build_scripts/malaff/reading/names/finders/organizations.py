"""Discover organizations: a head such as `وزارة` with the noun phrase that completes it."""

from __future__ import annotations

import re

from malaff.reading.names.finders.shape import read_name
from malaff.reading.names.reading import Found, Reading
from malaff.reading.names.words.lexicon import (
    DEFINITE_HEAD,
    DEFINITE_NATION,
    GENERIC,
    GIVEN,
    INSTITUTION,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PARTICLE,
    SPEECH,
    TITLE,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.names.words.tokens import BREAK
from malaff.reading.names.words.word import word_of

HEADS = ORG_HEAD | DEFINITE_HEAD | INSTITUTION
LONGEST = 9  # words of an organization's name: `المفوضية السامية للأمم المتحدة لشؤون اللاجئين في …` has seven
QUOTED = 6  # words between quotation marks that still are a name, not a quotation
# The shapes of verbs of the third person (`يقول`, `تعلن`, `اعلنت`); nouns of four letters with ت end otherwise.
VERBAL = re.compile("ي|ت..(?!يق|يم|يل|ير|ه).$|.*[^ا]ت$")


def find_organizations(reading: Reading) -> list[Found]:
    """Names of organizations by their heads, in order."""
    found: list[Found] = []
    done = -1
    for at, word in enumerate(reading.words):
        flags = word.flags
        if flags & HEADS and at > done and not (at in reading.covered and reading.covered[at].last > at):
            last = _end_of(reading, at, flags)
            if last is not None:
                found.append(Found(first=at, last=last, cut=reading[at].cut, kind="organization"))
                done = last
    return found


def _end_of(reading: Reading, at: int, flags: int) -> int | None:
    """The last token of the organization whose head stands at `at`, or None where the phrase is no name."""
    if flags & ORG_HEAD and not reading[at].stem.startswith("ال"):
        return _indefinite(reading, at)
    if flags & INSTITUTION and reading[at + 1].flags & DEFINITE_NATION and not reading[at + 1].cut:
        before = reading.before(at)
        office = before >= 0 and reading[before].flags & OFFICE  # `وزير الخارجية الروسي` is an office
        feminine = reading[at].form.endswith("ه") or reading[at].form.endswith("دفاع")  # `الدفاع الروسية` is short for its ministry
        return at + 1 if not office and reading[at + 1].form.endswith("ه" if feminine else "ي") else None
    if flags & DEFINITE_HEAD:
        return _definite(reading, at)
    return None


def _indefinite(reading: Reading, head: int) -> int | None:
    stem = reading[head].stem
    if stem in words_of("mission_head") and reading[head + 1].form not in words_of("mission"):
        return None
    if stem in words_of("quoted_head") and not (reading[head + 1].is_quote or head + 1 in reading.covered):
        return None
    here, parts, proper, specific, settled = head + 1, 0, False, 0, False
    adjective = False
    while here < len(reading.words) and here - head <= LONGEST:
        quoted = _quoted(reading, here)
        if quoted and parts <= 1:
            return quoted
        step = _complement(reading, here, first=parts == 0)
        if step is None:
            break
        kind, last = step
        if kind == "name" and stem in words_of("action_head"):
            break
        if adjective and kind == "definite" and not _is_adjective(reading[last].form) and not reading[here].form.startswith("ل"):
            break
        adjective = adjective or kind == "place" or (kind in ("definite", "nation") and _is_adjective(reading[last].form))
        if kind == "name" and (specific or (parts and not reading[here - 1].flags & (GIVEN | WEAK_GIVEN | PARTICLE) and settled)):
            break
        settled = kind == "place"
        proper = proper or reading[here].form in words_of("mission") or kind in ("name", "nation", "place")
        specific += kind == "definite"
        parts += 1
        here = last + 1
        if kind == "name" and _nation(reading, here):
            break
    if not parts:
        return None
    if proper or (specific >= 2 and adjective) or (specific and stem not in words_of("loose_head")):
        return here - 1
    return None


def _definite(reading: Reading, head: int) -> int | None:
    """A definite head with its adjectives, and what `ل` ties to it (`الهيئة العامة للاستثمار`)."""
    here, adjectives, nation, linked = head + 1, 0, False, False
    if quoted := _quoted(reading, here):
        return quoted
    while here < len(reading.words) and here - head <= LONGEST:
        word, flags = reading[here].form, reading[here].flags
        if flags & (NOT_IN_ORG | NAME_BREAK | SPEECH | TITLE | OFFICE | GENERIC):
            break
        if _links(reading, here) and adjectives:
            if linked and word.startswith("لل"):
                break
            linked = True
        elif not word.startswith("ال") or not (_is_adjective(word) or (linked and _governs(reading, here - 1))):
            break
        elif not linked:
            nation = nation or bool(flags & DEFINITE_NATION)
            adjectives += 1
        here += 1
    stem = reading[head].stem
    if stem in words_of("vague_head") and not linked:
        return None
    if adjectives and (nation or linked or adjectives >= 2 or stem in words_of("settled_head")):
        return here - 1
    return None


def _links(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a definite noun, or ل + a noun that one completes (`لحقوق الإنسان`)."""
    word = reading[at].form
    if word.startswith("لل"):
        return len(word) > 4
    return word[0] == "ل" and len(word) > 3 and word_of(word).ordinary and reading[at + 1].form.startswith("ال")


def _governs(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a noun that the next one completes."""
    return _links(reading, at) and not reading[at].form.startswith("لل")


def _is_adjective(word: str) -> bool:
    """Whether a definite word has the shape of an adjective: after one, a noun with the article belongs to the next phrase."""
    return word.endswith("يه") or word in words_of("closing_adjective") or (word.endswith("ي") and word_of(word).ordinary)


def _nation(reading: Reading, at: int) -> bool:
    return bool(reading[at].flags & (NATION | DEFINITE_NATION))


def _quoted(reading: Reading, at: int) -> int | None:
    """The closing mark's index before which a quoted name ends, if one opens at `at`: the last token of the name."""
    if not reading[at].is_quote:
        return None
    for here in range(at + 1, min(at + 2 + QUOTED, len(reading.words))):
        if reading[here].is_quote:
            return here if here > at + 1 else None
        if reading[here].form == BREAK or reading[here].flags & SPEECH:
            return None
    return None


def _complement(reading: Reading, at: int, *, first: bool) -> tuple[str, int] | None:
    """What the word at `at` adds to an organization's name (its kind, its last token), or None where the name has ended."""
    word, flags = reading[at].form, reading[at].flags
    if not word[0].isalpha():
        return None
    if word[0].isascii():
        return ("name", _latin(reading, at))
    match = reading.covered.get(at)
    if match and match.first == at and match.sure and not match.cut and not is_head(reading, at):
        return ("place" if match.entry.is_place else "name", match.last)
    if flags & (NOT_IN_ORG | SPEECH) or (flags & NAME_BREAK and not word.startswith("ال")):
        return None
    if flags & GENERIC:
        return None
    if flags & DEFINITE_NATION:
        return ("nation", at)
    if flags & (TITLE | OFFICE):
        bearer = first and flags & TITLE and reading[at - 1].stem in words_of("bearer_head")
        return _person(reading, at) if bearer else None
    if word.startswith("ال"):
        return ("definite", at)
    if not first and word.startswith("وال") and not flags & (DEFINITE_HEAD | INSTITUTION) and not (match and match.entry.is_place):
        return ("definite", at)
    if not first and word.startswith("لل") and len(word) > 4:
        return ("definite", at)
    if reading[at].ordinary and not flags & GIVEN:
        return ("definite", at + 1) if (first or word[0] == "ل") and _is_construct(reading, at) else None
    if word[0] == "و" and not flags & GIVEN:
        return None
    if first or flags & (GIVEN | WEAK_GIVEN | PARTICLE):
        return ("name", at)
    scores = reading[at].scores
    return ("name", at) if scores.in_organization > scores.none else None


def _person(reading: Reading, title: int) -> tuple[str, int] | None:
    """A person after whom an organization is named, title first (`جامعة الملك سعود`)."""
    if not reading[title + 1].flags & (GIVEN | WEAK_GIVEN):
        return None
    last = read_name(reading, title + 1, strong=True)
    return None if last is None else ("name", last)


def _is_construct(reading: Reading, at: int) -> bool:
    """Whether an indefinite noun governs the definite one after it (`حقوق الإنسان`)."""
    word = reading[at].form
    after = reading[at + 1].form
    if not after.startswith("ال") or reading[at + 1].flags & (NOT_IN_ORG | DEFINITE_NATION | GENERIC):
        return False
    return word[0] != "و" and not word.endswith("ا") and not VERBAL.match(word)


def is_head(reading: Reading, at: int) -> bool:
    """Whether an organization's head stands at a token."""
    return bool(reading[at].flags & (ORG_HEAD | DEFINITE_HEAD))


def _latin(reading: Reading, at: int) -> int:
    last = at
    while reading[last + 1].form[0].isascii() and reading[last + 1].form[0].isalnum():
        last += 1
    return last
