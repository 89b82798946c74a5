"""What the model alone sees: names that no rule and no vocabulary holds, bounded by what Arabic forbids in a name."""

from __future__ import annotations

from malaff.reading.names.ambiguity import kind_of
from malaff.reading.names.finders.shape import VERB_SHAPE
from malaff.reading.names.reading import Found, Kind, Reading
from malaff.reading.names.words.lexicon import (
    DEFINITE_NATION,
    JOINED,
    NAME_BREAK,
    NATION,
    NEVER,
    NOT_IN_ORG,
    OFFICE,
    PERSON_FLAGS,
    PLACE_CUE,
    PLACE_PREPOSITION,
    SPEECH,
    TITLE,
    VERB,
    words_of,
)
from malaff.reading.names.words.model import find_spans
from malaff.reading.names.words.tokens import cut_of, readings
from malaff.reading.names.words.word import word_of

MODEL_KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
# How much likelier a name must be than none to rest on the model alone (natural logarithm of odds): where nine in ten of the
# model's names of the kind are right in ANERcorp's dev part, which the model was not trained on.
SUREST = {"PER": 0.0, "ORG": 8.0, "LOC": 2.0}
# What a name of the kind cannot hold: the model may run on into the next name's title.
BOUNDS = {
    "person": TITLE | OFFICE | SPEECH | NAME_BREAK | NATION | DEFINITE_NATION,
    "organization": TITLE | OFFICE | SPEECH,
    "place": TITLE | OFFICE | SPEECH | NAME_BREAK,
}
LONE = {"PER": 6.0, "ORG": -2.0, "LOC": 2.0}  # and more, or less, where the name is one word


def find_by_model(reading: Reading, taken: set[int]) -> list[Found]:
    """Names in the tokens that no other witness has taken, where the model is sure."""
    found = []
    for first, end, label, margin in find_spans(reading.tokens.words, taken):
        kind = MODEL_KINDS[label]
        last = next((at - 1 for at in range(first + 1, end + 1) if _ends_before(reading, at, kind)), end)
        known = next((m for m in reading.matches.get(first, ()) if m.last == last and kind_of(m.entry) == kind), None)
        if known and (known.sure or margin < SUREST[label] + LONE[label] or len(reading.matches[first]) > 1
                      or (first == last and reading[first].form.startswith("ال"))):
            continue  # the text has spoken against it, or is not clear; a noun with the article (`الجزيرة`) is a word first
        if known:  # an ambiguous name that the model reads as the vocabulary does
            found.append(Found(first=first, last=last, cut=known.cut, kind=kind, by="vocabulary", entry=known.entry))
        elif margin >= SUREST[label] + (0 if last > first else LONE[label]) and _is_plausible(reading, first, last, kind):
            found.append(Found(first=first, last=last, cut=_proclitics(reading, first, kind), kind=kind, by="model"))
    return found


def _ends_before(reading: Reading, at: int, kind: Kind) -> bool:
    """Whether a model's name cannot hold a word: another name's title, or an ordinary word in a person's."""
    if reading[at].flags & BOUNDS[kind]:
        return True
    word = reading[at]
    return kind == "person" and (word.form.startswith("لل") or (word.in_list and word.margin < -2))


def _is_plausible(reading: Reading, first: int, last: int, kind: Kind) -> bool:
    """Whether a model's name has letters at both ends and is more than one ordinary word."""
    words = reading.words[first : last + 1]
    if not words_of("never_name").isdisjoint(reading.tokens.words[first : last + 1]):
        return False
    if not (words[0].is_word and words[-1].is_word) or words[0].is_arabic != words[-1].is_arabic:
        return False
    if kind == "person" and ((words[0].definite and words[0].ordinary) or any(w.flags & (VERB | NEVER) and w.margin < 0 for w in words)):
        return False
    if kind == "person" and (VERB_SHAPE.match(words[0].form) or len(words[-1].form.strip("ـ")) < 2):
        return False
    if kind == "person" and any(w.form[0] == "و" and word_of(w.form[1:]).flags & PERSON_FLAGS for w in words[1:]):
        return False  # two that `و` joins are two
    if first == last and reading[first].flags & (NAME_BREAK | NOT_IN_ORG):
        return False
    if len(words[0].form) < 3 or (first == last and words[0].form.endswith("يا")):  # an adverb (`دستوريا`): the register has the countries
        return False
    if kind == "place" and first == last and not _is_placed(reading, first):
        return False
    if kind == "place" and all(word.ordinary or word.flags & DEFINITE_NATION for word in words):
        return False
    return first < last or not words[0].in_list


def _is_placed(reading: Reading, at: int) -> bool:
    """Whether what stands before a word tells that it is a place: a preposition, a word for places, ب, or a place it is joined to."""
    before = reading.before(at)
    if before >= 0 and (reading[before].flags & (PLACE_CUE | PLACE_PREPOSITION) or reading[before].form in words_of("toward_place")):
        return True
    joined = reading[at].form[0] == "و" and before in reading.covered and reading.covered[before].entry.is_place
    return joined or (_proclitics(reading, at, "place") > 0 and reading[at].form[0] != "و")


def _proclitics(reading: Reading, at: int, kind: Kind) -> int:
    """How many letters of a model's name are proclitics: `ل` and `ب` before the article, `و` unless the word is a known one."""
    word = reading[at].form
    for clitics, stem in reversed(readings(word)):
        if clitics and ((stem.startswith("ال") and len(stem) > 4) or stem in JOINED):
            return cut_of(word, stem)
    if reading[at].cut:
        return reading[at].cut
    if kind == "place" and word[0] in "بل" and len(word) > 4 and word_of(word[1:]).scores.place > reading[at].scores.place:
        return 1
    return 1 if word[0] == "و" and len(word) > 4 and not reading[at].flags else 0
