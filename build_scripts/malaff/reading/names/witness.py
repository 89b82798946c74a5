"""What the model alone sees: names that no rule and no vocabulary holds, bounded by what Arabic forbids in a name."""

from __future__ import annotations

from malaff.reading.names.ambiguity import kind_of
from malaff.reading.names.reading import Found, Kind, Reading
from malaff.reading.names.words.lexicon import (
    DEFINITE_NATION,
    JOINED,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    SPEECH,
    TITLE,
    flags_of,
    is_ordinary,
    load_ordinary,
    words_of,
)
from malaff.reading.names.words.model import find_spans, name_margin, own_scores
from malaff.reading.names.words.tokens import cut_of, readings

MODEL_KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
# How much likelier a name must be than none to rest on the model alone (natural logarithm of odds), set on ANERcorp's dev part.
SUREST = {"PER": 4.0, "ORG": 6.0, "LOC": 4.0}
# What a name of the kind cannot hold: the model may run on into the next name's title.
BOUNDS = {
    "person": TITLE | OFFICE | SPEECH | NAME_BREAK | NATION | DEFINITE_NATION,
    "organization": TITLE | OFFICE | SPEECH,
    "place": TITLE | OFFICE | SPEECH | NAME_BREAK,
}
LONE = {"PER": 0.0, "ORG": 2.0, "LOC": 2.0}  # and more so where the name is one word


def find_by_model(reading: Reading, taken: set[int]) -> list[Found]:
    """Names in the tokens that no other witness has taken, where the model is sure."""
    found = []
    for first, end, label, margin in find_spans(reading.words, taken):
        kind = MODEL_KINDS[label]
        last = next((at - 1 for at in range(first + 1, end + 1) if _ends_before(reading, at, kind)), end)
        known = next((m for m in reading.matches.get(first, ()) if m.last == last and kind_of(m.entry) == kind), None)
        if known and (known.sure or margin < SUREST[label] + LONE[label] or len(reading.matches[first]) > 1
                      or (first == last and reading.words[first].startswith("ال"))):
            continue  # the text has spoken against it, or is not clear; a noun with the article (`الجزيرة`) is a word first
        if known:  # an ambiguous name that the model reads as the vocabulary does
            found.append(Found(first=first, last=last, cut=known.cut, kind=kind, by="vocabulary", entry=known.entry))
        elif margin >= SUREST[label] + (0 if last > first else LONE[label]) and _is_plausible(reading, first, last, kind):
            found.append(Found(first=first, last=last, cut=_proclitics(reading, first, kind), kind=kind, by="model"))
    return found


def _ends_before(reading: Reading, at: int, kind: Kind) -> bool:
    """Whether a model's name cannot hold a word: another name's title, or an ordinary word in a person's."""
    if reading.flags[at] & BOUNDS[kind]:
        return True
    word = reading.words[at]
    return kind == "person" and (word.startswith("لل") or (word in load_ordinary() and name_margin(word) < -2))


def _is_plausible(reading: Reading, first: int, last: int, kind: Kind) -> bool:
    """Whether a model's name has letters at both ends and is more than one ordinary word."""
    words = reading.words
    if not words_of("never_name").isdisjoint(words[first : last + 1]):
        return False
    if not (words[first][0].isalpha() and words[last][0].isalpha()) or words[first][0].isascii() != words[last][0].isascii():
        return False
    if first == last and reading.flags[first] & (NAME_BREAK | NOT_IN_ORG):
        return False
    if len(words[first]) < 3 or (first == last and words[first].endswith("يا")):  # an adverb (`دستوريا`): the register has the countries
        return False
    if kind == "place" and all(is_ordinary(word) or flags_of(word) & DEFINITE_NATION for word in words[first : last + 1]):
        return False
    return first < last or words[first] not in load_ordinary()


def _proclitics(reading: Reading, at: int, kind: Kind) -> int:
    """How many letters of a model's name are proclitics: `ل` and `ب` before the article, `و` unless the word is a known one."""
    word = reading.words[at]
    for clitics, stem in reversed(readings(word)):
        if clitics and ((stem.startswith("ال") and len(stem) > 4) or stem in JOINED):
            return cut_of(word, stem)
    if reading.cut(at):
        return reading.cut(at)
    if kind == "place" and word[0] in "بل" and len(word) > 4 and own_scores(word[1:])[5] > own_scores(word)[5]:
        return 1
    return 1 if word[0] == "و" and len(word) > 4 and not reading.flags[at] else 0
