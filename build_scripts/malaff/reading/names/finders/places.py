"""Discover places that no register has, and decide which ambiguous names are places here."""

from __future__ import annotations

from malaff.reading.names.finders.shape import read_name
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import (
    DEFINITE_NATION,
    GENERIC,
    GIVEN,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PLACE_CUE,
    REGNAL,
    SPEECH,
    TITLE,
    VERB,
    WEAK_GIVEN,
    load_lexicon,
    words_of,
)
from malaff.reading.words.word import WORDS

NOT_PLACE = NATION | DEFINITE_NATION | NAME_BREAK | NOT_IN_ORG | SPEECH | OFFICE | ORG_HEAD | PLACE_CUE
LONGEST = 3  # words of a discovered place


def find_places(reading: Reading) -> list[Found]:
    """Places that a word such as `بلدة` announces and no vocabulary holds, in order."""
    found = []
    for at, word in enumerate(reading.words):
        if word.flags & PLACE_CUE:
            place = _after_cue(reading, at)
            if place:
                found.append(place)
    return found


def _after_cue(reading: Reading, cue: int) -> Found | None:
    word = reading[cue].stem
    kind = load_lexicon().place_kinds.get(word)
    if kind is None:
        return None
    first = cue + 1
    if reading[first].is_quote:
        first += 1
    if (first in reading.covered and reading.covered[first].sure):
        return None
    if word in words_of("side_cue") and not _is_side_named(reading, cue, first):
        return None
    if not _opens_place(reading, first, word in words_of("certain_cue")):
        return None
    last = first
    if word in words_of("named_after") and reading[first].flags & (GIVEN | WEAK_GIVEN | TITLE):
        last = read_name(reading, first, strong=True) or first
    while last - first + 1 < LONGEST and _continues_place(reading, last + 1):
        last += 1
    keeps_cue = kind not in ("city", "region") or word in words_of("landscape")
    return Found(first=cue if keeps_cue else first, last=last, cut=reading[cue].cut if keeps_cue else 0, kind="place", place_kind=kind)


def _is_side_named(reading: Reading, cue: int, first: int) -> bool:
    """Whether a word such as `منطقة` governs a name here: not in `من ناحية`, nor before a word far from any place's name."""
    before = reading.before[cue]
    scores = reading[first].scores
    return not (before >= 0 and reading[before].form == "من") and scores.place >= scores.none - 2


def _opens_place(reading: Reading, at: int, certain: bool) -> bool:
    word, flags = reading[at].form, reading[at].flags
    if not word[0].isalpha() or word[0].isascii() or len(word) < 3:
        return False
    if flags & (NOT_PLACE | GENERIC | REGNAL):
        return False
    if word.startswith("ال") and (word.endswith(("ين", "ات", "ون")) or WORDS[word[2:]].flags & (PLACE_CUE | ORG_HEAD)):
        return False  # `بلدية المحافظة` is that of the province spoken of
    if reading[at].verb_shaped and word[0] == "ي":
        return False
    if reading[at].ordinary:
        return certain and word.startswith("ال")
    scores = reading[at].scores
    return scores.place - scores.none > (-1.5 if word.startswith("ال") and not certain else -4.5)


def _continues_place(reading: Reading, at: int) -> bool:
    """A second word that is no ordinary word, or a given name after a street's first one (`شارع جورج الخامس`)."""
    word, flags = reading[at].form, reading[at].flags
    if not word[0].isalpha() or word[0].isascii():
        return False
    if flags & REGNAL:
        return bool(reading[at - 1].flags & (GIVEN | WEAK_GIVEN))
    if at in reading.covered or flags & (NOT_PLACE | TITLE | VERB):
        return False
    if reading[at].ordinary or word[0] in "وبلف":
        return False
    scores = reading[at].scores
    return scores.in_place - scores.none > -2.5


def announces_place(reading: Reading, at: int) -> bool:
    """Whether the word before a token shows that a place follows (for ambiguous names)."""
    before = reading.before[at]
    return before >= 0 and reading[before].stem in words_of("town_cue")
