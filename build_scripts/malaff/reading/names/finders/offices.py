"""Persons by their offices and titles: the name that stands behind, and the role as the text gives it."""

from __future__ import annotations

from malaff.reading.names.finders.shape import BEFORE_NAME, opens_name, read_name, stands_alone
from malaff.reading.names.reading import Found, Reading
from malaff.reading.names.register.matching import Match
from malaff.reading.names.words.lexicon import (
    DEFINITE_NATION,
    GIVEN,
    HONORIFIC,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    PARTICLE,
    REGNAL,
    RELATION,
    SPEECH,
    TITLE,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.names.words.tokens import BREAK

REACH = 16  # words between an office and its holder's name: `المندوب الدائم لروسيا الاتحادية لدى منظمة التعاون الإسلامي`


def find_after_office(reading: Reading, at: int) -> Found | None:
    """The name that a title or an office at `at` leads to: its complement is stepped over word by word."""
    commas, role_end = 0, at
    here = at + 1
    while here < at + REACH:
        word = reading[here].form
        if word == "." and here == at + 1 and len(reading[at].form) == 1:  # `د. سمير`
            here += 1
            continue
        if word == BREAK or word in ".؛;:؟?!()[]…":
            return None
        if reading[here].is_quote:
            if here == at + 1 and reading[at].flags & OFFICE and not _is_definite(reading, at):
                return None  # `مديرة "أوراكل"`: what an office without a complement governs is no person
            here += 1
            continue
        if reading[here].is_comma:
            commas += 1
            if commas > 1 or not _answers(reading, here + 1):
                return None
            here += 1
            continue
        match = reading.covered.get(here)
        if match and match.entry.kind == "person":
            return _known(reading, at, role_end, match)
        if match and match.first == here and match.sure:
            here = role_end = match.last
            here += 1
            continue
        if opens_name(reading, here, True):
            return _named(reading, at, role_end, here)
        if not _continues_office(reading, here):
            return None
        role_end = here
        here += 1
    return None


def _answers(reading: Reading, at: int) -> bool:
    """Whether the office's holder stands after a comma; a name behind `و` is the next of a list, whose office follows it."""
    return not reading[at].cut and (opens_name(reading, at, True) or bool(reading[at].flags & TITLE))


def _continues_office(reading: Reading, at: int) -> bool:
    """Whether a word may stand between an office and its holder's name."""
    word, flags = reading[at].form, reading[at].flags
    if flags & (SPEECH | RELATION) and not flags & (TITLE | OFFICE):
        return False
    if flags & (BEFORE_NAME | REGNAL):
        return True
    if word in words_of("role_link"):
        return True
    if flags & NAME_BREAK or flags & NOT_IN_ORG:
        return False
    if word.startswith(("ال", "لل", "وال", "بال")):
        return True
    after = reading[at + 1].form
    return after.startswith("ال") or at + 1 in reading.covered


def _known(reading: Reading, office: int, role_end: int, match: Match) -> Found:
    """A vocabulary's person behind an office."""
    return Found(first=match.first, last=match.last, cut=match.cut, kind="person", by="vocabulary", entry=match.entry,
                 roles=_roles(reading, office, role_end), nations=_nations(reading, office, role_end))


def _named(reading: Reading, office: int, role_end: int, first: int) -> Found | None:
    cut = reading[first].cut if reading[first].flags & (GIVEN | WEAK_GIVEN) else 0
    last = read_name(reading, first, strong=True)
    if last is None:
        return None
    if first == last and not stands_alone(reading, first):
        return None
    territory = office == role_end and reading[office].flags & OFFICE and not reading[office].flags & RELATION
    if territory and not _is_definite(reading, office) and not reading[first].flags & (GIVEN | PARTICLE):
        return None  # `ملك أراغون`, `مدرب تشيلسي`: an office without the article governs what it is over
    roles, nations = _roles(reading, office, role_end), _nations(reading, office, role_end)
    return Found(first=first, last=last, cut=cut, kind="person", roles=roles, nations=nations)


def _roles(reading: Reading, office: int, role_end: int) -> tuple[str, ...]:
    """The office as the text gives it; kinship, titles of respect and forms of address are none."""
    flags = reading[office].flags
    if flags & (RELATION | HONORIFIC) or not flags & OFFICE:
        return ()
    while role_end > office and _is_loose_end(reading, role_end):
        role_end -= 1
    return (reading.text(office, role_end, reading[office].cut),)


def _is_loose_end(reading: Reading, at: int) -> bool:
    """Whether a word at the end of an office belongs to the name (a title) or to nothing (a preposition)."""
    return reading[at].flags & (TITLE | HONORIFIC | OFFICE) in (TITLE, HONORIFIC) or reading[at].form in words_of("role_link")


def _is_definite(reading: Reading, at: int) -> bool:
    return reading[at].form[reading[at].cut:].startswith("ال")


def _nations(reading: Reading, office: int, role_end: int) -> frozenset[str]:
    return frozenset(reading[n].form for n in range(office, role_end + 1) if reading[n].flags & (NATION | DEFINITE_NATION))


def read_apposition(reading: Reading, name: Found) -> int:
    """Give a name the office that follows it between commas (`سمير حداد، وزير النقل،`); the last token that the two take."""
    office = name.last + 2
    if name.roles or not reading[name.last + 1].is_comma or not reading[office].flags & OFFICE:
        return name.last
    end = office
    while end - office < REACH and not opens_name(reading, end + 1, True):
        match = reading.covered.get(end + 1)
        if match and match.sure and match.entry.kind != "person":
            end = match.last
        elif reading[end + 1].is_word and _continues_office(reading, end + 1):
            end += 1
        else:
            break
    if reading[end + 1].is_word:
        return name.last  # the phrase goes on to another name or a verb: the office is not this name's
    name.roles = _roles(reading, office, end)
    return end
