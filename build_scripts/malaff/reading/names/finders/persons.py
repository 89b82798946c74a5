"""Discover persons that no list has: after titles and offices, by given names, by kunya."""

from __future__ import annotations

from malaff.reading.names.finders.offices import find_after_office, read_apposition
from malaff.reading.names.finders.shape import ALI, is_ali, read_name
from malaff.reading.names.reading import Found, Reading
from malaff.reading.names.words.lexicon import GIVEN, HONORIFIC, JOINED, OFFICE, PARTICLE, RELATION, TITLE, WEAK_GIVEN
from malaff.reading.names.words.word import word_of

OPENERS = TITLE | OFFICE | RELATION | HONORIFIC | GIVEN | WEAK_GIVEN | PARTICLE  # a word that is one of these may lead to a name


def find_persons(reading: Reading) -> list[Found]:
    """Names of persons by what stands before them or by the given name they begin with, in order."""
    found: list[Found] = []
    done = -1
    for at, word in enumerate(reading.words):
        if at > done and (word.flags & OPENERS or word.form == ALI):
            name = _find_at(reading, at)
            if name:
                done = read_apposition(reading, name)
                found.append(name)
    return found


def _find_at(reading: Reading, at: int) -> Found | None:
    flags = reading[at].flags
    if flags & (TITLE | OFFICE | RELATION | HONORIFIC):
        name = find_after_office(reading, at)
        if name:
            return name
    if any(match.sure for match in reading.matches.get(at, ())):
        return None
    word = reading[at].form
    if flags & (GIVEN | WEAK_GIVEN) or reading[at].stem in JOINED or (word == ALI and is_ali(reading, at)):
        return _by_given_name(reading, at)
    return None


def _by_given_name(reading: Reading, at: int) -> Found | None:
    """A name that nothing announces: a given name, or a particle of lineage, with at least one further part."""
    flags, word = reading[at].flags, reading[at].form
    cut = reading[at].cut
    stem = word[cut:] if cut else word
    weak = not flags & GIVEN and word != ALI
    if weak and stem not in JOINED and word_of(stem).margin < 0:
        return None
    if flags & (TITLE | OFFICE) or word in ("ال", "بن", "ابن", "بنت", "ابا", "ابي", "بو"):
        return None
    last = read_name(reading, at, strong=False)
    if last is None or last == at:
        return None
    second = reading[at + 1]
    if stem in JOINED and stem != "عبد" and ((second.ordinary and second.margin < 0) or not reading.gap(at + 1)):
        return None
    if weak and stem not in JOINED and last == at + 1 and not reading[last].flags & (GIVEN | PARTICLE) and second.margin < 0:
        return None
    return Found(first=at, last=last, cut=cut, kind="person")
