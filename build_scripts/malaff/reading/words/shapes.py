"""Shapes of single words: what the letters of a spelling say it may be, whatever lists know of it."""

from __future__ import annotations

import re

# Verbs that begin with a sign of person: future (`سيلقي`), tenth form (`يستحضر`), plural (`ينهزمون`).
VERB_SHAPE = re.compile("س[يتن]...|[يتن]ست...|[يتن]ت..و?ن?$|[يت].{3,}(?:ون|وا)$|[يت].{3,}ان$")
AGREEING = re.compile("ال.+(?:تان|تين|ات|ون|يين)$|م.{3,5}ه$")  # duals, plurals and participles agree with a noun
POSSESSED = re.compile(".{3,}(?:ها|هما)$|.{4,}هم$")  # a name bears no pronoun (`عيشها`)
# A second family name with the article is a singular without feminine ending (`الصباح`); plurals and adjectives agree with a noun.
NO_FAMILY = re.compile(".*(?:ين|ون|ات|ه)$")
