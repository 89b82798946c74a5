"""A text under reading: what each token is, and which vocabulary names stand where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from malaff.reading.names.compounds import Compound, find_compounds
from malaff.reading.names.register.entry import Entry
from malaff.reading.names.register.matching import Match
from malaff.reading.words.decoding import score
from malaff.reading.words.kept import Kept
from malaff.reading.words.lexicon import ANY_GIVEN, FAMILY, OFFICE, PARTICLE, words_of
from malaff.reading.words.row import Tokens
from malaff.reading.words.tokens import BREAK, QUOTES
from malaff.reading.words.word import WORDS, Word

Kind = Literal["person", "organization", "place"]

BEYOND = 24  # records beyond the end, more than any rule looks ahead; the last of them stands before the first token


@dataclass(slots=True, kw_only=True)
class Found:
    """A name in the tokens `first` to `last` (inclusive), `cut` letters of the first token before it."""

    first: int
    last: int
    cut: int = 0
    kind: Kind
    by: str = "rule"
    entry: Entry | None = None
    roles: tuple[str, ...] = ()
    nations: frozenset[str] = frozenset()  # folded relative adjectives of the office before the name
    margin: float = 0.0  # of the model's: how much likelier the name is than none (natural logarithm of odds)
    meant: bool = True  # not where a thing is called after somebody
    place_kind: str = "place"
    key: str = ""  # what joins the mentions of one name; set when they are merged


@dataclass(slots=True)
class Reading:
    """Tokens, the record of each, and the vocabulary's matches by their first token and by every token they cover.

    The records go on with the end of a paragraph beyond both ends, so that a rule may look past them. What a token is among its
    neighbours is told by tables, each filled in one place.
    """

    tokens: Tokens
    words: list[Word]
    before: list[int]  # of each token the word before it, quotation marks skipped; -1 at the start of a paragraph
    offices: frozenset[int]  # where an office stands
    likeness: Kept[int, float]  # how much more a word, where it stands, looks like a part of a person's name than like no name
    gaps: Kept[int, bool]  # whether white space stands between a token and the one before
    matches: dict[int, list[Match]] = field(default_factory=dict)
    covered: dict[int, Match] = field(default_factory=dict)
    compounds: dict[int, Compound] = field(default_factory=dict)  # offices of several words by their first token

    def __getitem__(self, at: int) -> Word:
        """The record of a token."""
        return self.words[at]

    def text(self, first: int, last: int, cut: int = 0) -> str:
        """A name as the author spells it, proclitics off; the article that `لل` swallowed is written again."""
        surface = self.tokens.surface(first, last, cut)
        return "ا" + surface if self._swallows_article(first, cut) else surface

    def folded(self, first: int, last: int, cut: int = 0) -> list[str]:
        """A name's folded words, proclitics off, quotation marks left out."""
        words = [word for word in self.tokens.words[first : last + 1] if word not in QUOTES]
        if cut:
            words[0] = ("ا" if self._swallows_article(first, cut) else "") + self.words[first].form[cut:]
        return words

    def _swallows_article(self, at: int, cut: int) -> bool:
        """Whether a word's `لل` is ل + the article (`للكرملين`), not ل + a lam of the word's own (`للجنة`)."""
        word = self.words[at].form
        return cut > 0 and word[cut - 1 : cut + 1] == "لل" and self.words[at].stem != word[cut:]


def read(tokens: Tokens, matches: list[Match]) -> Reading:
    """A text with what its words are and the vocabulary's names in it."""
    words = [*tokens.records, *[WORDS[BREAK]] * BEYOND]
    reading = Reading(tokens, words, _words_before(words), offices=_offices(words), likeness=_likeness(words), gaps=_gaps(tokens))
    for match in matches:
        reading.matches.setdefault(match.first, []).append(match)
        if not match.sure and (match.entry.quoted or match.entry.bare):
            continue  # a paper's or a club's everyday name is a word like others until the text tells
        for at in range(match.first, match.last + 1):
            if at not in reading.covered or (match.sure and not reading.covered[at].sure):
                reading.covered[at] = match
    reading.compounds = find_compounds(tokens, words, reading.covered)
    reading.offices |= reading.compounds.keys()
    return reading


def _words_before(words: list[Word]) -> list[int]:
    """The index of the word before each token."""
    found, last = [], -1
    for at, word in enumerate(words):
        found.append(last)
        if not word.is_quote:
            last = -1 if word.form == BREAK else at
    return found


def _offices(words: list[Word]) -> frozenset[int]:
    """Where an office stands, and no given name that is also one (`أمين بخاري`)."""
    found = [at for at, word in enumerate(words) if word.flags & OFFICE]
    names = ANY_GIVEN | FAMILY | PARTICLE
    return frozenset(at for at in found if not words[at + 1].flags & names
                     or not (words[at].flags & ANY_GIVEN or words[at].form in words_of("also_given")))


def _likeness(words: list[Word]) -> Kept[int, float]:
    def measure(at: int) -> float:
        scores = score(words, at)
        return max(scores.person, scores.in_person) - scores.none
    return Kept(measure)


def _gaps(tokens: Tokens) -> Kept[int, bool]:
    return Kept(lambda at: tokens.span(at)[0] > tokens.span(at - 1)[1])
