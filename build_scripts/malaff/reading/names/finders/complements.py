"""What completes an organization's name: names, definite nouns, adjectives, quotations, and what ends it."""

from __future__ import annotations

import re

from malaff.reading.names.finders.shape import read_name
from malaff.reading.names.reading import Reading
from malaff.reading.words.lexicon import (
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
    PERSON_FLAGS,
    SPEECH,
    TITLE,
    VERB,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.words.tokens import BREAK
from malaff.reading.words.word import Word

NOT_NOUN = GIVEN | WEAK_GIVEN | VERB | SPEECH | TITLE | OFFICE | PARTICLE  # what is no plain noun that governs a place
QUOTED = 6  # words between quotation marks that still are a name, not a quotation
# The shapes of verbs of the third person (`يقول`, `تعلن`, `اعلنت`); nouns of four letters with ت end otherwise.
VERBAL = re.compile("ي|ت..(?!يق|يم|يل|ير|ه).$|.*[^ا]ت$")


def links(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a definite noun, or ل + a noun that one completes (`لحقوق الإنسان`); ل + a verb tells what for."""
    word = reading[at].form
    if word[0] == "ل" and (reading[at].rest.flags & VERB or reading[at].rest.verb_shaped):
        return False
    if word.startswith("لل"):
        return len(word) > 4
    return word[0] == "ل" and len(word) > 3 and reading[at].ordinary and reading[at + 1].form.startswith("ال")


def governs(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a noun that the next one completes."""
    return links(reading, at) and not reading[at].form.startswith("لل")


def is_adjective(word: Word) -> bool:
    """Whether a definite word has the shape of an adjective: after one, a noun with the article belongs to the next phrase."""
    if word.form.endswith("يه") or word.form in words_of("closing_adjective"):
        return True
    return word.form.endswith("ي") and word.ordinary


def is_nation(reading: Reading, at: int) -> bool:
    """Whether a relative adjective of a nation stands at a token."""
    return bool(reading[at].flags & (NATION | DEFINITE_NATION))


def read_quoted(reading: Reading, at: int) -> int | None:
    """The closing mark's index before which a quoted name ends, if one opens at `at`: the last token of the name."""
    if not reading[at].is_quote:
        return None
    for here in range(at + 1, at + 2 + QUOTED):
        word = reading[here]
        if word.is_quote:
            return here if here > at + 1 else None
        if word.form == BREAK or word.flags & SPEECH or _is_verb(word):
            return None
    return None


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb with a sign of person before it, and no known part of a name (`سيمون`)."""
    known = word.flags & VERB and word.form[0] in "يتن"
    return bool(known or word.verb_shaped) and not word.flags & PERSON_FLAGS


def complement(reading: Reading, at: int, *, first: bool) -> tuple[str, int] | None:
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
    if governed := _governed_place(reading, at, first=first):
        return governed
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
    if first and _is_behind_preposition(reading[at]):
        return None
    if reading[at].ordinary and not flags & GIVEN:
        return ("definite", at + 1) if (first or word[0] == "ل") and _is_construct(reading, at) else None
    if word[0] == "و" and not flags & GIVEN:
        return None
    if first or flags & (GIVEN | WEAK_GIVEN | PARTICLE):
        return ("name", at)
    scores = reading[at].scores
    return ("name", at) if scores.in_organization > scores.none else None


def _governed_place(reading: Reading, at: int, *, first: bool) -> tuple[str, int] | None:
    """The place that a side, or two nouns joined by و, govern (`محكمة جنايات شمال القاهرة`, `هيئة كهرباء ومياه دبي`)."""
    word, second = reading[at], reading[at + 1]
    if word.cut or word.definite or word.flags & NOT_NOUN:
        return None
    last = at + 1 if word.form in words_of("side") and (first or not reading[at - 1].definite) else 0
    joined = second.form[0] == "و" and second.rest.in_list and not second.definite and not second.flags & NOT_NOUN
    if first and word.in_list and joined and not second.rest.definite:
        last = at + 2
    match = reading.covered.get(last) if last else None
    placed = match is not None and match.first == last and match.sure and match.entry.is_place and not match.cut
    return ("place", match.last) if match and placed else None


def _is_behind_preposition(word: Word) -> bool:
    """Whether a word is ب, ل or ك and a known word: it tells where or what for, and completes no head (`مدرسة بالسويد`)."""
    if word.form.startswith(("بال", "كال")):
        return True
    return word.form[0] in "بلك" and len(word.form) > 3 and not word.in_list and word.rest.in_list


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
