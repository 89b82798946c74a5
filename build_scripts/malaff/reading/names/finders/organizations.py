"""Discover organizations: a head such as `وزارة` with the noun phrase that completes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from malaff.reading.names.finders.shape import VERB_SHAPE, read_name
from malaff.reading.names.reading import Found, Reading
from malaff.reading.names.words.lexicon import (
    ANY_GIVEN,
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
    PARTICIPLES,
    PARTICLE,
    PERSON_FLAGS,
    SPEECH,
    TITLE,
    VERB,
    VERBAL_NOUN,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.names.words.model import score_in_context
from malaff.reading.names.words.tokens import BREAK
from malaff.reading.names.words.word import Word, word_of

HEADS = ORG_HEAD | DEFINITE_HEAD | INSTITUTION
LONGEST = 9  # words of an organization's name: `المفوضية السامية للأمم المتحدة لشؤون اللاجئين في …` has seven
QUOTED = 6  # words between quotation marks that still are a name, not a quotation
INSIDE = 1.5  # natural logarithm of odds for a word in an organization's name against none, set on three hundred news of 2015
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


@dataclass(slots=True)
class Phrase:
    """An organization's name under reading: its head, and what the words that complete it have been so far."""

    head: int
    stem: str
    here: int
    parts: int = 0
    definite: int = 0  # words with the article, or constructs that end in one
    proper: bool = False  # a name, a nation, a place or a mission is among them
    adjective: bool = False
    place: bool = False  # the last word was a place

    def one_of(self, group: str) -> bool:
        """Whether the head is of a group of name_words.yml."""
        return self.stem in words_of(group)


# Where the name ends before the word at `here`, which adds a complement of this kind ending at `last`. Each row: why, and when.
Stop = Callable[[Reading, Phrase, str, int], bool]
STOPS: tuple[tuple[str, Stop], ...] = (
    ("what is led by somebody is not called after him (`قيادة الحداد`)",
     lambda r, p, kind, last: kind in ("name", "place") and p.one_of("action_head")),
    ("forces and governments are no bodies by whose they are (`قوات الحداد`, `حكومة الأردن`)",
     lambda r, p, kind, last: p.parts == 0 and kind in ("name", "place") and p.one_of("possessed_head") and not _is_body(r, p.here)),
    ("after an adjective a noun with the article opens the next phrase",
     lambda r, p, kind, last: p.adjective and kind == "definite" and not _is_adjective(r[last]) and not r[p.here].form.startswith("ل")),
    ("after an adjective of nation, ل and a verbal noun say what for (`قوات الأمن الليبية لتحذير السفن`)",
     lambda r, p, kind, last: _nation(r, p.here - 1) and bool(VERBAL_NOUN.match(r[p.here].form[1:])) and r[p.here].form[0] == "ل"),
    ("a name ends one phrase and opens no second",
     lambda r, p, kind, last: kind == "name" and (p.definite > 0 or (p.place and not r[p.here - 1].flags & (ANY_GIVEN | PARTICLE)))),
    ("what a body or a club owns is none (`موقع الجامعة`, `إدارة النادي`)",
     lambda r, p, kind, last: p.parts == 0 and p.one_of("owned_head") and bool(r[p.here].flags & DEFINITE_HEAD)),
    ("an indefinite adjective describes any body of the kind (`صحيفة إلكترونية`)",
     lambda r, p, kind, last: p.parts == 0 and kind == "name" and r[p.here].form.endswith("يه") and r[p.here].common),
    ("a head that any thing may have is not made a name by a member, an office or an unknown word",
     lambda r, p, kind, last: p.parts == 0 and p.one_of("loose_head") and _is_no_name(r, p.here, kind)),
)
# Which phrases are names. Each row: why, and when.
Accept = Callable[[Reading, Phrase], bool]
ACCEPTS: tuple[tuple[str, Accept], ...] = (
    ("a name, a nation, a place or a mission completes it", lambda r, p: p.proper and not (p.stem == "مركز" and p.here == p.head + 2)),
    ("two definite words with an adjective complete it", lambda r, p: p.definite >= 2 and p.adjective),
    ("one definite word completes a head that only bodies have", lambda r, p: p.definite > 0 and not p.one_of("loose_head")),
    ("one definite word completes a movement's head, and the model has it in a name",
     lambda r, p: p.definite == 1 == p.parts and p.one_of("movement_head") and _looks_inside(r, p.here - 1)),
)


def _indefinite(reading: Reading, head: int) -> int | None:
    phrase = Phrase(head, reading[head].stem, head + 1)
    after = reading[head + 1]
    if _is_no_head(reading, phrase, after):
        return None
    while phrase.here - head <= LONGEST:
        quoted = _quoted(reading, phrase.here)
        if quoted and phrase.parts <= 1:
            return quoted
        step = _complement(reading, phrase.here, first=phrase.parts == 0)
        if step is None:
            break
        kind, last = step
        if any(stops(reading, phrase, kind, last) for _, stops in STOPS):
            break
        phrase.adjective |= kind == "place" or (kind in ("definite", "nation") and _is_adjective(reading[last]))
        phrase.place = kind == "place"
        phrase.proper |= reading[phrase.here].form in words_of("mission") or kind in ("name", "nation", "place")
        phrase.definite += kind == "definite"
        phrase.parts += 1
        phrase.here = last + 1
        if kind == "name" and _nation(reading, phrase.here):
            break
    if phrase.parts and any(accepts(reading, phrase) for _, accepts in ACCEPTS):
        return phrase.here - 1
    return None


def _is_no_head(reading: Reading, phrase: Phrase, after: Word) -> bool:
    """Whether a word that could be a head is none here."""
    if phrase.one_of("mission_head") and after.form not in words_of("mission"):
        return True
    if phrase.one_of("quoted_head") and not (after.is_quote or phrase.here in reading.covered):
        return True
    if phrase.one_of("action_head") and reading[phrase.head].clitics[-1:] == "ب":
        return True  # `بقيادة فلان`: how, not who
    board = after.stem in ("اداره", "الاداره") and phrase.stem == "مجلس"
    return board or (phrase.stem == "اداره" and reading[phrase.head - 1].stem == "مجلس")  # each company has a board


def _is_body(reading: Reading, at: int) -> bool:
    """Whether what completes a head is itself a body (`قوات الحشد الشعبي`)."""
    match = reading.covered.get(at)
    return match is not None and match.entry.kind == "organization"


def _is_no_name(reading: Reading, at: int, kind: str) -> bool:
    """Whether a word after a loose head is people in general, a deed (`فرقة إطفاء`), or a common word that the model has in no name."""
    word = reading[at]
    if kind == "definite":
        return word.form.endswith(("ين", "ون")) and bool(PARTICIPLES.match(word.form.removeprefix("ال")))
    if kind == "name" and VERBAL_NOUN.match(word.form) and reading[at - 1].stem in words_of("brigade_head"):
        return True
    return kind == "name" and word.common and not word.flags & (PERSON_FLAGS | TITLE | OFFICE) and not _looks_inside(reading, at)


def _looks_inside(reading: Reading, at: int) -> bool:
    """Whether the model has a word, where it stands, rather inside an organization's name than in none."""
    scores = score_in_context(reading.tokens.words, at)
    return scores[4] - scores[0] > INSIDE


def _definite(reading: Reading, head: int) -> int | None:
    """A definite head with its adjectives, and what `ل` ties to it (`الهيئة العامة للاستثمار`)."""
    here, adjectives, nation, linked = head + 1, 0, False, False
    if reading[head].stem.removeprefix("ال") in words_of("apposed_head") and (quoted := _quoted(reading, here)):
        return quoted
    while here < len(reading.words) and here - head <= LONGEST:
        word, flags = reading[here].form, reading[here].flags
        if flags & (NOT_IN_ORG | NAME_BREAK | SPEECH | TITLE | OFFICE | GENERIC):
            break
        if _links(reading, here) and adjectives:
            if linked and word.startswith("لل"):
                break
            linked = True
        elif not word.startswith("ال") or not (_is_adjective(reading[here]) or (linked and _governs(reading, here - 1))):
            break
        elif not linked:
            nation = nation or bool(flags & DEFINITE_NATION)
            adjectives += 1
        here += 1
    stem = reading[head].stem
    if stem in words_of("vague_head") and not linked:
        return None
    weak = adjectives == 1 and reading[head + 1].form in words_of("plain_adjective")
    if adjectives and (nation or linked or adjectives >= 2 or (stem in words_of("settled_head") and not weak)):
        return here - 1
    return None


def _links(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a definite noun, or ل + a noun that one completes (`لحقوق الإنسان`); ل + a verb tells what for."""
    word = reading[at].form
    if word[0] == "ل" and (word_of(word[1:]).flags & VERB or VERB_SHAPE.match(word[1:])):
        return False
    if word.startswith("لل"):
        return len(word) > 4
    return word[0] == "ل" and len(word) > 3 and word_of(word).ordinary and reading[at + 1].form.startswith("ال")


def _governs(reading: Reading, at: int) -> bool:
    """Whether a word is ل + a noun that the next one completes."""
    return _links(reading, at) and not reading[at].form.startswith("لل")


def _is_adjective(word: Word) -> bool:
    """Whether a definite word has the shape of an adjective: after one, a noun with the article belongs to the next phrase."""
    if word.form.endswith("يه") or word.form in words_of("closing_adjective"):
        return True
    return word.form.endswith("ي") and word.ordinary


def _nation(reading: Reading, at: int) -> bool:
    return bool(reading[at].flags & (NATION | DEFINITE_NATION))


def _quoted(reading: Reading, at: int) -> int | None:
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
    return bool(known or VERB_SHAPE.match(word.form)) and not word.flags & PERSON_FLAGS


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


def _is_behind_preposition(word: Word) -> bool:
    """Whether a word is ب, ل or ك and a known word: it tells where or what for, and completes no head (`مدرسة بالسويد`)."""
    if word.form.startswith(("بال", "كال")):
        return True
    return word.form[0] in "بلك" and len(word.form) > 3 and not word.in_list and word_of(word.form[1:]).in_list


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
