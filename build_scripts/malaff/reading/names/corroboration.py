"""What else in a text speaks for a name that nothing announces: a verb before it, an office after it, a list, its short form."""

from __future__ import annotations

from collections.abc import Iterable

from malaff.reading.names.finders.lists import SEPARATORS
from malaff.reading.names.finders.offices import read_phrase
from malaff.reading.names.finders.persons import is_called_after
from malaff.reading.names.finders.shape import ALI
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_NATION,
    FAMILY,
    FORMER,
    GIVEN,
    HONORIFIC,
    JOINED,
    OFFICE,
    PERSON_FLAGS,
    RELATION,
    SPEECH,
    TITLE,
    flags_of,
    words_of,
)
from malaff.reading.words.word import Word

INTRODUCES = SPEECH | DEFINITE_NATION | TITLE | OFFICE | RELATION | HONORIFIC | FORMER
# How much each word of a name must look like a part of one where it stands (natural logarithm of odds): of the names of two
# words that nothing else speaks for, read in seven hundred news, those below are wrong more often than not.
LIKELY = 2.5
SURE = 5.0  # likewise how much likelier a whole name that opens with a given name must be than none
REACH = 12  # words between an office and a name that it may lead to


def keep_corroborated(reading: Reading, names: list[Found], others: Iterable[Found] = ()) -> list[Found]:
    """Of untitled names those that look like names, or for which the text has another witness; `others`: names that stand already."""
    persons = [f for f in (*names, *others) if f.kind == "person"]
    ends = {f.last for f in persons if f.first < f.last}
    starts = {f.first for f in persons if f.first < f.last}
    told = {id(f) for f in names if f.kind != "person" or f.entry or f.roles or _is_told(reading, f, starts, ends)}
    spellings = {tuple(reading.folded(f.first, f.last, f.cut)) for f in names if f.kind == "person" and id(f) in told}
    return [f for f in names if id(f) in told or tuple(reading.folded(f.first, f.last, f.cut)) in spellings]


def _is_told(reading: Reading, name: Found, starts: set[int], ends: set[int]) -> bool:
    if name.by == "model":
        before = reading.before[name.first]
        if is_called_after(reading, before if before >= 0 and reading[before].flags & TITLE else name.first):
            return False
        return _is_given_and_family(reading, name) or is_introduced(reading, name) or _is_repeated(reading, name) or (
            _is_listed(reading, name, starts, ends))
    return _looks_like_one(reading, name) or is_introduced(reading, name) or _is_repeated(reading, name) or (
        _is_listed(reading, name, starts, ends) and _looks_like_one(reading, name, 0.0))


def is_introduced(reading: Reading, name: Found) -> bool:
    """Whether a verb of speech, a title or a nation's adjective stands before a name, or an office or an age after it."""
    before = reading.before[name.first]
    if before >= 0 and _introduces(reading[before]):
        return True
    if any(at in reading.offices and _leads_to(reading, at, name.first) for at in range(max(0, name.first - REACH), name.first)):
        return True
    at = name.last + 1
    while reading[at].is_quote:
        at += 1
    if reading[at].form == "(" and reading[at + 1].form.isdigit():
        return True
    at += reading[at].is_comma or reading[at].form in "(-–"
    return at in reading.offices and not reading[at].cut


def _introduces(word: Word) -> bool:
    """Whether a name may be expected behind a word: a verb of speech, an office, `مهاجمه`, `من إخراج`."""
    own = word.form.removesuffix("ها").removesuffix("ه")
    return bool(word.flags & INTRODUCES) or word.stem in words_of("credit") or (own != word.form and bool(flags_of(own) & (TITLE | OFFICE)))


def _leads_to(reading: Reading, office: int, first: int) -> bool:
    """Whether an office's complement, a comma passed over, ends where a name begins, or closed there (`التعاون الإسلامي اليغ ازيروف`)."""
    phrase = read_phrase(reading, office)
    if phrase.next == first or (phrase.next == first - 1 and reading[phrase.next].is_comma):
        return True
    return phrase.next > first and (reading[first - 1].definite or first - 1 in reading.covered)


def _looks_like_one(reading: Reading, name: Found, least: float = LIKELY) -> bool:
    """Whether each word of a name of two is one that the press has in names, or looks like one where it stands."""
    if name.last != name.first + 1:
        return True
    for at in (name.first, name.last):
        word = reading[at]
        known = word.flags & (PERSON_FLAGS if at == name.last else GIVEN) or (at == name.first and word.form in (ALI, *JOINED))
        if not known and reading.likeness[at] < least:
            return False
    return True


def _is_listed(reading: Reading, name: Found, starts: set[int], ends: set[int]) -> bool:
    """Whether a person of two words or more stands beside a name in a list."""
    before, after = name.first - 1, name.last + 1
    if reading[before].form in SEPARATORS and before - 1 in ends:
        return True
    if reading[name.first].form[0] == "و" and name.cut and before in ends:
        return True
    if reading[after].form in SEPARATORS and after + 1 in starts:
        return True
    return reading[after].form[0] == "و" and after in starts


def _is_repeated(reading: Reading, name: Found) -> bool:
    """Whether the last word of a name, if no ordinary one, stands by itself behind a verb of speech elsewhere in the text."""
    last = reading[name.last]
    if last.common or last.flags & ANY_GIVEN or len(last.form) < 4:
        return False
    for at, word in enumerate(reading.words[: len(reading.tokens.words)]):
        if word.form == last.form and not name.first <= at <= name.last:
            before = reading.before[at]
            if before >= 0 and reading[before].flags & SPEECH:
                return True
    return False


def _is_given_and_family(reading: Reading, name: Found) -> bool:
    """Whether a name opens with a given name and ends in a family name or the model is sure of it, or a lineage stands in it."""
    flags = [reading[at].flags for at in range(name.first, name.last + 1)]
    first, last = flags[0], flags[-1]
    if first & GIVEN and name.margin >= SURE:
        return True
    if any(reading[at].form in ("بن", "بنت") for at in range(name.first + 1, name.last)):
        return True
    return bool(first & ANY_GIVEN and last & FAMILY) and all(bits & PERSON_FLAGS for bits in flags)
