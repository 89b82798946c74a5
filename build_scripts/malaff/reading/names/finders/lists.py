"""Untitled names in a list of names: what stands as two words between two separators beside a name is one too."""

from __future__ import annotations

from malaff.reading.names.finders.surnames import ENDS
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import NEVER, PERSON_FLAGS, VERB
from malaff.reading.words.word import WORDS, Word

SEPARATORS = frozenset("،,؛;-–/")
LIKELY = 0.0  # how much more the two words together must look like a person than like none (natural logarithm of odds)


def find_listed(reading: Reading, persons: list[Found]) -> list[Found]:
    """Names of two words in lists in which a person of at least two words stands next to them, in order."""
    taken = {at for person in persons for at in range(person.first, person.last + 1)}
    found: list[Found] = []
    for person in persons:
        at = _after(reading, person.last)
        while person.first < person.last and at and (member := _read_member(reading, at, taken)):
            found.append(member)
            taken |= {member.first, member.last}
            at = _after(reading, member.last)
        at = _before(reading, person)
        while person.first < person.last and at and (member := _read_member(reading, at, taken)):
            found.append(member)
            taken |= {member.first, member.last}
            at = _before(reading, member)
    return found


def _before(reading: Reading, name: Found) -> int:
    """The first word of a list's member of two words before a name; 0 where no separator and no و stands between."""
    last = name.first - 1
    if reading[last].form in SEPARATORS:
        last -= 1
    elif not name.cut:
        return 0
    at = last - 1
    opened = reading[at - 1].form in SEPARATORS or (reading[at].is_arabic and reading[at].form[0] == "و")
    return at if at > 0 and opened else 0


def _after(reading: Reading, last: int) -> int:
    """The first word of the list's next member: after a separator, a note in brackets passed over, or joined by و; 0 where none is."""
    at = last + 1
    if reading[at].form == "(":
        at += 1
        while reading[at].is_word:
            at += 1
        at += reading[at].form == ")"
    if reading[at].form in SEPARATORS:
        return at + 1
    return at if reading[at].form[0] == "و" and reading[at].is_arabic else 0


def _read_member(reading: Reading, at: int, taken: set[int]) -> Found | None:
    """A name of two words at a token that ends where the list goes on or stops."""
    if at in taken or at + 1 in taken or at in reading.covered or at + 1 in reading.covered:
        return None
    first, second, after = reading[at], reading[at + 1], reading[at + 2]
    cut = 1 if first.form[0] == "و" and len(first.form) > 3 and not first.flags & PERSON_FLAGS else first.cut
    given = WORDS[first.form[cut:]]
    if not (after.form in SEPARATORS or after.form in ".()" or after.form == "\n" or (after.is_arabic and after.form[0] == "و")):
        return None
    if second.form[0] == "و" and second.rest.flags & PERSON_FLAGS:
        return None  # `خالد وفهد` are two
    if given.definite or not _may_be(given) or not _may_be(second):
        return None
    if bool(given.flags & PERSON_FLAGS) + bool(second.flags & PERSON_FLAGS) == 0:
        if given.common and second.common:
            return None
        if reading.likeness[at] + reading.likeness[at + 1] < LIKELY:
            return None
    return Found(first=at, last=at + 1, cut=cut, kind="person")


def _may_be(word: Word) -> bool:
    """Whether a word may stand in a name at all."""
    if not word.is_arabic or len(word.form) < 3 or word.flags & (ENDS | VERB | NEVER) or word.verb_shaped:
        return False
    return not word.possessed and not (word.common and word.margin < 0 and not word.flags & PERSON_FLAGS)
