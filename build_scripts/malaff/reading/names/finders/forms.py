"""What the form of a word says against its being part of a person's name."""

from __future__ import annotations

import re

from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    FAMILY,
    GIVEN,
    JOINED,
    NEVER,
    OFFICE,
    TITLE,
    VERB,
)
from malaff.reading.words.word import Word, word_of

KNOWN_WORD = 1.5  # how much an ordinary word must look like a name to be one (`margin`, natural logarithm of odds)
# Verbs that begin with a sign of person: future (`سيلقي`), tenth form (`يستحضر`), plural (`ينهزمون`).
VERB_SHAPE = re.compile("س[يتن]...|[يتن]ست...|[يتن]ت..و?ن?$|[يت].{3,}(?:ون|وا)$|[يت].{3,}ان$")
AGREEING = re.compile("ال.+(?:تان|تين|ات|ون|يين)$|م.{3,5}ه$")  # duals, plurals and participles agree with a noun
POSSESSED = re.compile(".{3,}(?:ها|هما)$|.{4,}هم$")  # a name bears no pronoun (`عيشها`)
# A second family name with the article is a singular without feminine ending (`الصباح`); plurals and adjectives agree with a noun.
NO_FAMILY = re.compile(".*(?:ين|ون|ات|ه)$")
TANWIN = frozenset("ًٌٍ")  # a word so marked is an indefinite noun in its sentence, no part of a name
SUFFIXED = frozenset({"اوغلو", "زاده"})  # `son of` in Turkish and Persian stands behind the name, and ends it


def is_accusative(word: Word) -> bool:
    """Whether a word is a known one with the ending of the indefinite accusative (`أميرا`, `متيقظا`): names do not bear it."""
    if not word.form.endswith("ا") or len(word.form) < 4 or word.definite or word.flags & (ANY_GIVEN | FAMILY) or word.margin > KNOWN_WORD:
        return False
    bare = word_of(word.form[:-1])
    return bare.in_list or (not bare.clitics and bool(bare.flags & (OFFICE | TITLE | NEVER | VERB)))


def could_be_joined(word: Word) -> bool:
    """Whether a word that begins with و or ف reads as a conjunction + a known name, a known word or the article."""
    rest = word_of(word.form[1:]) if len(word.form) > 2 else None
    if rest is None or rest.form in JOINED:
        return True
    if word.form[0] == "ف":  # `فومين`, `فالتر`: what stands behind ف is a known word, and no second conjunction
        if rest.clitics[:1] == "و" or (rest.form[0] == "و" and not rest.in_list):
            return False
        if rest.definite and not rest.listed and not rest.flags:
            return False
    if rest.definite or rest.common:
        return True
    return bool(rest.flags & (GIVEN | FAMILY | TITLE | OFFICE)) or (word.form[0] == "و" and rest.margin > 0)
