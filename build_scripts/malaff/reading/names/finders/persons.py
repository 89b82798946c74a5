"""Discover persons that no list has: after titles and offices, by given names, by kunya."""

from __future__ import annotations

from malaff.reading.names.finders.holders import counterpart_role, find_after_office, read_apposition, share_title
from malaff.reading.names.finders.shape import ALI, cut_of_name, is_ali, is_feast, is_sure_place, read_name
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    GIVEN,
    HONORIFIC,
    JOINED,
    OFFICE,
    PARTICLE,
    RELATION,
    SHARED_OFFICE,
    TITLE,
    words_of,
)
from malaff.reading.words.word import WORDS

OPENERS = TITLE | OFFICE | SHARED_OFFICE | RELATION | HONORIFIC | ANY_GIVEN | PARTICLE  # a word that is one of these may lead to a name


def find_persons(reading: Reading) -> list[Found]:
    """Names of persons by what stands before them or by the given name they begin with, in order."""
    found: list[Found] = []
    done = -1
    for at, word in enumerate(reading.words):
        if at <= done or not (word.flags & OPENERS or word.form == ALI or at in reading.compounds):
            continue
        if word.flags & SHARED_OFFICE and (shared := share_title(reading, at)):
            found += shared
            done = shared[-1].last
            continue
        name = _find_at(reading, at)
        if name and _is_in_a_name(reading, at, name):
            name.meant, done = False, name.last
            found.append(name)
        elif name:
            if word.flags & RELATION:
                name.roles = counterpart_role(reading, at, name.first, found[-1] if found else None)
            done = read_apposition(reading, name)
            found.append(name)
    return found


def _is_in_a_name(reading: Reading, at: int, name: Found) -> bool:
    """Whether a title and its name are what a street, a hall or a prize is called (`قاعة الشيخ راشد`): nobody is spoken of."""
    title = reading.before[name.first]
    if at != name.first and title >= at and reading[title].flags & TITLE and reading[title].cut == 0:
        at = title  # an office that leads here ends before the title (`مدير مدينة الملك سعود الطبية`)
    word = reading[at]
    if at != name.first and not word.flags & TITLE:
        return False
    return not word.cut and is_called_after(reading, at)


def is_called_after(reading: Reading, at: int) -> bool:
    """Whether a thing that is called after persons stands, without the article, before a word."""
    before = reading.before[at]
    return before >= 0 and any(stem in words_of("called_after") for _, stem in reading[before].readings)


def _find_at(reading: Reading, at: int) -> Found | None:
    word = reading[at]
    if word.flags & (TITLE | RELATION | HONORIFIC) or at in reading.offices:
        name = find_after_office(reading, at)
        if name:
            return name
    if any(match.sure and (not match.entry.is_place or is_sure_place(reading, at)) for match in reading.matches.get(at, ())):
        return None
    if word.flags & ANY_GIVEN or word.stem in JOINED or (word.form == ALI and is_ali(reading, at)):
        return _by_given_name(reading, at)
    return None


def _by_given_name(reading: Reading, at: int) -> Found | None:
    """A name that nothing announces: a given name, or a particle of lineage, with at least one further part."""
    flags, word = reading[at].flags, reading[at].form
    cut = cut_of_name(reading, at)
    stem = word[cut:] if cut else word
    weak = not flags & GIVEN and word != ALI
    if weak and stem not in JOINED and WORDS[stem].margin < 0:
        return None
    if flags & TITLE or is_feast(reading, at) or at in reading.offices or word in ("ال", "بن", "ابن", "بنت", "ابا", "ابي", "بو"):
        return None
    last = read_name(reading, at, strong=False)
    if last is None or last == at or (reading[at].definite and reading[at - 1].form in ("ابو", "ابا", "ابي")):
        return None  # `أبي الطيب المتنبي`: the second word of a kunya opens no name
    second = reading[at + 1]
    if second.accusative:
        return None
    if stem in JOINED and stem != "عبد" and ((second.ordinary and second.margin < 0) or not reading.gaps[at + 1]):
        return None
    if weak and stem not in JOINED and last == at + 1 and not reading[last].flags & (GIVEN | PARTICLE) and second.margin < 0:
        return None
    return Found(first=at, last=last, cut=cut, kind="person")
