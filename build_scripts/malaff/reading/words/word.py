"""One record for each spelling: its proclitics and stem, what it can be, whether news use it, how much it looks like a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from malaff.reading.words.lexicon import is_common, is_listed, is_ordinary, load_ordinary, look_up
from malaff.reading.words.model import name_margin, own_scores
from malaff.reading.words.tokens import BREAK, COMMAS, QUOTES, cut_of


class Scores(NamedTuple):
    """How much a word by itself looks like each label of the model, in the order of the model's labels."""

    none: float
    person: float
    in_person: float
    organization: float
    in_organization: float
    place: float
    in_place: float


@dataclass(frozen=True, eq=False)
class Word:
    """A folded spelling and all that is known of it; what costs something is worked out when it is first asked for."""

    form: str
    flags: int
    clitics: str
    stem: str

    def __str__(self) -> str:
        return self.form

    @cached_property
    def cut(self) -> int:
        """How many letters are proclitics, by the flags."""
        return cut_of(self.form, self.stem) if self.clitics else 0

    @cached_property
    def is_word(self) -> bool:
        """Whether it is of letters, not a sign, a number or the end of a paragraph."""
        return self.form[0].isalpha()

    @cached_property
    def is_arabic(self) -> bool:
        """Whether it is a word in Arabic letters."""
        return self.form[0].isalpha() and not self.form[0].isascii()

    @cached_property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form in QUOTES

    @cached_property
    def is_comma(self) -> bool:
        """Whether it is a comma."""
        return self.form in COMMAS

    @cached_property
    def definite(self) -> bool:
        """Whether it begins with the article."""
        return self.form.startswith("ال")

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
    def margin(self) -> float:
        """How much more it looks like a part of a person's name than like any other word (natural logarithm of odds)."""
        return name_margin(self.form)

    @cached_property
    def scores(self) -> Scores:
        """What the model gives it for each label."""
        return Scores(*own_scores(self.form))


@lru_cache(maxsize=1 << 16)  # the words of a language are few: a text is nine tenths words seen before
def word_of(form: str) -> Word:
    """The record of a folded spelling."""
    return Word(form, *look_up(form))


EDGE = word_of(BREAK)  # what stands before the first token and after the last
