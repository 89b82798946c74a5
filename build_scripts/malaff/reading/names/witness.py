"""What the model alone sees: names that no rule and no vocabulary holds, bounded by what Arabic forbids in a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from malaff.reading.names.ambiguity import kind_of
from malaff.reading.names.reading import Found, Kind, Reading
from malaff.reading.words.decoding import find_seen
from malaff.reading.words.lexicon import (
    DEFINITE_HEAD,
    DEFINITE_NATION,
    INSTITUTION,
    JOINED,
    NAME_BREAK,
    NATION,
    NEVER,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PARTICLE,
    PERSON_FLAGS,
    PLACE_CUE,
    PLACE_PREPOSITION,
    SPEECH,
    TITLE,
    VERB,
    words_of,
)
from malaff.reading.words.tokens import cut_of
from malaff.reading.words.word import KNOWN_WORD, WORDS, Word

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
NAMING = PERSON_FLAGS | PARTICLE  # what the words of a person's name may be
LONE = {"PER": 6.0, "ORG": -2.0, "LOC": 2.0}  # and more, or less, where the name is one word


def find_by_model(reading: Reading, others: list[Found]) -> list[Found]:
    """Names in the tokens that no other witness has taken, where the model is sure."""
    taken = {at for name in others for at in range(name.first, name.last + 1)}
    taken |= {at for first, office in reading.compounds.items() for at in range(first, office.last + 1)}
    bodies = frozenset(reading.folded(f.first, f.last, f.cut)[-1] for f in others if f.kind == "organization")
    found = []
    for first, end, label, margin in find_seen(reading.words, taken):
        kind = MODEL_KINDS[label]
        last = next((at - 1 for at in range(first + 1, end + 1) if _ends_before(reading, at, kind)), end)
        known = next((m for m in reading.matches.get(first, ()) if m.last == last and kind_of(m.entry) == kind), None)
        if known and (known.sure or margin < SUREST[label] + LONE[label] or len(reading.matches[first]) > 1
                      or (first == last and reading[first].form.startswith("ال"))):
            continue  # the text has spoken against it, or is not clear; a noun with the article (`الجزيرة`) is a word first
        if known:  # an ambiguous name that the model reads as the vocabulary does
            found.append(Found(first=first, last=last, cut=known.cut, kind=kind, by="vocabulary", entry=known.entry))
        elif margin >= SUREST[label] + (0 if last > first else LONE[label]) and _is_plausible(reading, first, last, kind, bodies):
            found.append(Found(first=first, last=last, cut=_proclitics(reading, first, kind), kind=kind, by="model", margin=margin))
    return found


def _ends_before(reading: Reading, at: int, kind: Kind) -> bool:
    """Whether a model's name cannot hold a word: another name's title, or an ordinary word in a person's."""
    if reading[at].flags & BOUNDS[kind]:
        return True
    word = reading[at]
    return kind == "person" and (word.form.startswith("لل") or (word.in_list and word.margin < -2))


@dataclass(frozen=True, slots=True)
class Span:
    """What the model has as a name: its first and last token, and its words."""

    first: int
    last: int
    words: tuple[Word, ...]


# What no name is, whatever the model says. Each row: the kind of name it is of (or any), why, and when.
Row = tuple[Kind | None, str, Callable[[Reading, Span, frozenset[str]], bool]]
IMPLAUSIBLE: tuple[Row, ...] = (
    (None, "a word of our time that looks like a foreign name",
     lambda r, s, known: any(w.form in words_of("never_name") for w in s.words)),
    (None, "signs and numbers open and end no name, nor do two scripts",
     lambda r, s, known: not (s.words[0].is_word and s.words[-1].is_word) or s.words[0].is_arabic != s.words[-1].is_arabic),
    (None, "one word that ties sentences, or is too short", lambda r, s, known: len(s.words[0].form) < 3 or (
        s.first == s.last and bool(s.words[0].flags & (NAME_BREAK | NOT_IN_ORG)))),
    (None, "one ordinary word", lambda r, s, known: s.first == s.last and (s.words[0].in_list or s.words[0].form.endswith("يا"))),
    ("person", "a person's name opens with no definite ordinary word, no verb, no `ولد`",
     lambda r, s, known: _opens_no_person(s.words[0])),
    ("person", "no verb and no word that the press never has in a name",
     lambda r, s, known: any(w.flags & (VERB | NEVER) and w.margin < 0 for w in s.words)),
    ("person", "two that `و` joins are two", lambda r, s, known: any(_is_joined(w) for w in s.words[1:])),
    ("person", "an ordinary noun opens no name, and goes on with none without the article, nor does a verb",
     lambda r, s, known: _is_noun(s.words[0]) or any(
         (w.in_list or w.flags & VERB) and w.margin < KNOWN_WORD and not w.definite and not w.flags & NAMING for w in s.words[1:])),
    ("person", "a further word is behind no preposition, in no accusative, bears no pronoun, and a plural with the article is none",
     lambda r, s, known: any(_is_no_part(w) for w in s.words[1:])),
    ("person", "a name of ordinary words alone needs a given or a family name among them",
     lambda r, s, known: all(w.common and not w.flags & PERSON_FLAGS for w in s.words)),
    ("organization", "bare words are a body where it has a head here or elsewhere in the text, or fills a quotation after ل or a verb",
     lambda r, s, known: not _has_head(r, s, known)),
    ("place", "nothing before a single word tells that it is a place",
     lambda r, s, known: s.first == s.last and not _is_placed(r, s.first)),
    ("place", "two that `و` joins are two", lambda r, s, known: any(_is_joined(w) or (w.form[0] == "و" and w.common) for w in s.words[1:])),
    ("place", "ordinary words and adjectives of nations are no place's name",
     lambda r, s, known: all(w.ordinary or bool(w.flags & DEFINITE_NATION) for w in s.words)),
)


def _is_plausible(reading: Reading, first: int, last: int, kind: Kind, known: frozenset[str]) -> bool:
    """Whether nothing that is true of Arabic speaks against a model's name; `known`: last words of the bodies found by other witnesses."""
    span = Span(first, last, tuple(reading.words[first : last + 1]))
    return not any(speaks(reading, span, known) for of, _, speaks in IMPLAUSIBLE if of in (None, kind))


def _is_joined(word: Word) -> bool:
    """Whether a word is `و` and what looks more like a part of a name without it."""
    if word.form[0] != "و" or word.flags & PERSON_FLAGS or len(word.form) < 4:
        return False
    rest = word.rest
    return bool(rest.flags & PERSON_FLAGS) or rest.margin > word.margin


def _is_noun(word: Word) -> bool:
    """Whether a word stands in the list of ordinary ones and the press has it in no name."""
    return word.in_list and word.margin < KNOWN_WORD and not word.flags & NAMING


def _opens_no_person(word: Word) -> bool:
    """Whether no person's name begins with a word: a noun with the article, a verb (`ولد` after which a family name may stand)."""
    if (word.definite and word.ordinary) or word.verb_shaped or word.form == "ولد":
        return True
    return bool(word.flags & (OFFICE | TITLE)) and not word.flags & PERSON_FLAGS


def _is_no_part(word: Word) -> bool:
    """Whether a word goes on with no person's name by its form."""
    if word.flags & PERSON_FLAGS:
        return False
    rest = word.rest if len(word.form) > 3 else word
    behind = word.form[0] in "بل" and rest.common and word.margin < KNOWN_WORD
    plural = word.definite and word.form.endswith(("ين", "ون", "ات")) and word.common
    return behind or plural or word.possessed or word.accusative or len(word.form.strip("ـ")) < 2


def _has_head(reading: Reading, span: Span, known: frozenset[str]) -> bool:
    """Whether a head of bodies opens a model's name or stands before it, or the text has the name with one."""
    if span.words[0].flags & (ORG_HEAD | DEFINITE_HEAD | INSTITUTION) and span.first < span.last:
        return span.words[0].stem != "مركز" or span.last > span.first + 1  # a centre called by one word is a place
    before = reading.before[span.first]
    if before >= 0 and reading[before].flags & (ORG_HEAD | DEFINITE_HEAD):
        return True
    if reading.folded(span.first, span.last)[-1].removeprefix("و") in known:
        return True
    told = reading[span.first - 2]
    return reading[span.first - 1].is_quote and (told.form in ("ل", "لـ", "-", "–") or bool(told.flags & (SPEECH | VERB)))


def _is_placed(reading: Reading, at: int) -> bool:
    """Whether what stands before a word tells that it is a place: a preposition, a word for places, ب, or a place it is joined to."""
    before = reading.before[at]
    if before >= 0 and (reading[before].flags & (PLACE_CUE | PLACE_PREPOSITION) or reading[before].form in words_of("toward_place")):
        return True
    joined = reading[at].form[0] == "و" and before in reading.covered and reading.covered[before].entry.is_place
    return joined or (_proclitics(reading, at, "place") > 0 and reading[at].form[0] != "و")


def _proclitics(reading: Reading, at: int, kind: Kind) -> int:
    """How many letters of a model's name are proclitics: `ل` and `ب` before the article, `و` unless the word is a known one."""
    word = reading[at].form
    for clitics, stem in reversed(reading[at].readings):
        if clitics and ((stem.startswith("ال") and len(stem) > 4) or stem in JOINED):
            return cut_of(word, stem)
    if reading[at].cut:
        return reading[at].cut
    if kind == "place" and word[0] in "بل" and len(word) > 4 and WORDS[word[1:]].scores.place > reading[at].scores.place:
        return 1
    return 1 if word[0] == "و" and len(word) > 4 and not reading[at].flags else 0
