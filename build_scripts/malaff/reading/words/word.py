"""One record for each spelling: its proclitics and stem, what it can be, whether news use it, how much it looks like a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple

from malaff.reading.words.kept import Kept
from malaff.reading.words.keys import keys_of
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    FAMILY,
    GIVEN,
    JOINED,
    NEVER,
    OFFICE,
    TITLE,
    VERB,
    is_common,
    is_listed,
    is_ordinary,
    load_ordinary,
    look_up,
)
from malaff.reading.words.model import Weight, to_scores, weigh
from malaff.reading.words.shapes import AGREEING, NO_FAMILY, POSSESSED, VERB_SHAPE
from malaff.reading.words.tokens import BREAK, COMMAS, QUOTES, cut_of, readings

HOT = 0.0  # natural logarithm of odds below which a word may open a name; set where ANERcorp's dev part loses nothing more

KNOWN_WORD = 1.5  # how much an ordinary word must look like a name to be one (`margin`, natural logarithm of odds)


class Scores(NamedTuple):
    """How much a word by itself looks like each label of the model, in the order of the model's labels."""

    none: float
    person: float
    in_person: float
    organization: float
    in_organization: float
    place: float
    in_place: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Word:
    """A folded spelling and all that is known of it; what few words are asked for is worked out when it first is."""

    form: str
    flags: int
    clitics: str
    stem: str
    cut: int  # how many letters are proclitics, by the flags
    readings: tuple[tuple[str, str], ...]  # the ways to read it as proclitics and stem, the whole word first
    is_text: bool  # of letters, digits or low lines, not a sign
    is_word: bool  # of letters, not a sign, a number or the end of a paragraph
    is_arabic: bool  # a word in Arabic letters
    is_quote: bool  # a quotation mark
    is_comma: bool
    definite: bool  # it begins with the article
    weight: Weight  # what the model adds for it to each label, of its neighbours too
    margin: float  # how much more it looks like a part of a person's name than like any other word (natural logarithm of odds)
    distance: float  # how far it is from any name by itself; nothing reaches across the end of a paragraph
    is_hot: bool  # by itself it looks more like a part of a name than like any other word

    def __str__(self) -> str:
        return self.form

    @cached_property
    def listed(self) -> bool:
        """Whether it stands in the list of ordinary words as it is, or without the article."""
        return is_listed(self.form)

    @cached_property
    def in_list(self) -> bool:
        """Whether it stands in the list of ordinary words as it is."""
        return self.form in load_ordinary()

    @cached_property
    def ordinary(self) -> bool:
        """Whether it is an ordinary word of news, read with or without proclitics, article and ending."""
        return is_ordinary(self.form)

    @cached_property
    def common(self) -> bool:
        """Whether it is ordinary, a verb, or a word that the press never has beside a given name."""
        return is_common(self.form)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What its forms share, as it stands and without a proclitic; by these topics know it."""
        return keys_of(self.form)

    @cached_property
    def rest(self) -> Word:
        """The word without its first letter, which may be a proclitic."""
        return WORDS[self.form[1:]]

    @cached_property
    def verb_shaped(self) -> bool:
        """Whether it has the shape of a verb."""
        return VERB_SHAPE.match(self.form) is not None

    @cached_property
    def agreeing(self) -> bool:
        """Whether it has the shape of what agrees with a noun."""
        return AGREEING.match(self.form) is not None

    @cached_property
    def possessed(self) -> bool:
        """Whether it bears a pronoun."""
        return POSSESSED.match(self.form) is not None

    @cached_property
    def no_family(self) -> bool:
        """Whether its ending speaks against a second family name."""
        return NO_FAMILY.match(self.form) is not None

    @cached_property
    def accusative(self) -> bool:
        """Whether it is a known word with the ending of the indefinite accusative (`أميرا`, `متيقظا`): names do not bear it."""
        if not self.form.endswith("ا") or len(self.form) < 4 or self.definite or self.flags & (ANY_GIVEN | FAMILY):
            return False
        bare = WORDS[self.form[:-1]]
        return self.margin <= KNOWN_WORD and (bare.in_list or (not bare.clitics and bool(bare.flags & (OFFICE | TITLE | NEVER | VERB))))

    @cached_property
    def joins(self) -> bool:
        """Whether it, beginning with و or ف, reads as a conjunction + a known name, a known word or the article."""
        rest = self.rest
        if len(self.form) < 3 or rest.form in JOINED:
            return True
        if self.form[0] == "ف":  # `فومين`, `فالتر`: what stands behind ف is a known word, and no second conjunction
            if rest.clitics[:1] == "و" or (rest.form[0] == "و" and not rest.in_list):
                return False
            if rest.definite and not rest.listed and not rest.flags:
                return False
        if rest.definite or rest.common:
            return True
        return bool(rest.flags & (GIVEN | FAMILY | TITLE | OFFICE)) or (self.form[0] == "و" and rest.margin > 0)

    @cached_property
    def scores(self) -> Scores:
        """What the model gives it for each label."""
        return Scores(*to_scores(self.weight.own))


def read_word(form: str) -> Word:
    """A folded spelling with what is known of it."""
    flags, clitics, stem = look_up(form)
    weight = weigh(form)
    first = form[:1]  # none where a word of one letter is asked for without it
    return Word(
        form=form, flags=flags, clitics=clitics, stem=stem, cut=cut_of(form, stem) if clitics else 0, readings=readings(form),
        is_text=first.isalnum() or first == "_", is_word=first.isalpha(), is_arabic=first.isalpha() and not first.isascii(),
        is_quote=form in QUOTES, is_comma=form in COMMAS, definite=form.startswith("ال"), weight=weight, margin=weight.margin,
        distance=inf if form == BREAK else weight.distance, is_hot=first.isalnum() and weight.distance < HOT,
    )


WORDS: Kept[str, Word] = Kept(read_word)  # the record of each folded spelling that the run has met
