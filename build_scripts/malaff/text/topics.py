"""Topics of a text: at most three, by weighted words, with the words that decided; none rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from malaff.model import Paragraph, Topic
from malaff.text.dates_tables import read_data
from malaff.text.flat import Flat, flatten
from malaff.text.topics_words import load_entries, to_key

MOST = 3
TITLE = 3  # a word of the title counts as three of the body
REPEATS = 4  # beyond which a word tells no more
ENOUGH = 10.0  # weight below which a text has no topic
SHARE = 0.5  # of the first topic's weight that another must have
LENGTH = 150  # words from which on more weight is asked, as more words are met by chance
SHOWN = 8  # words recorded as deciding
HALF = 40.0  # weight at which the score is a half
WORD = re.compile(r"[^\W\d_]+")
PROCLITICS = "وفبلك"

Told = tuple[tuple[str, int], ...]  # topics and weights of a term
Rest = tuple[tuple[tuple[str, ...], Told], ...]  # what may follow a term's first word, longest first


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics by id, and the terms that tell of them by the key of their first word."""

    names: Mapping[str, str]
    terms: Mapping[str, Rest]


def load_topics(files: Mapping[str, str]) -> Topics:
    """The program's topics and a collection's over them. `files`: YAML text by relative name.

    Raises VocabularyError naming file and line where an entry has an unknown key, a double id or a wrong value.
    """
    entries = load_entries(files)
    weights: dict[tuple[str, ...], dict[str, int]] = {_keys(run): {} for run in read_data("topics_apart.yml")["words"]}
    for entry in entries:
        for weight, listed in entry.weighted:
            for term in listed:
                told = weights.setdefault(_keys(term), {})
                told[entry.id] = max(weight, told.get(entry.id, 0))
    heads: dict[str, list[tuple[tuple[str, ...], Told]]] = {}
    for (head, *rest), told in weights.items():
        heads.setdefault(head, []).append((tuple(rest), tuple(sorted(told.items()))))
    terms = {head: tuple(sorted(found, key=lambda term: (-len(term[0]), term[0]))) for head, found in heads.items()}
    return Topics(names={entry.id: entry.name for entry in entries}, terms=terms)


def _keys(term: str) -> tuple[str, ...]:
    return tuple(map(to_key, WORD.findall(flatten(term).text)))


def find_topics(title: str, paragraphs: Sequence[Paragraph], topics: Topics) -> tuple[Topic, ...]:
    """The topics of a text, the surest first, each with the words that weighed most."""
    counts: dict[tuple[str, ...], tuple[int, Told, str]] = {}
    length = 0
    for text, times in ((title, TITLE), *((paragraph.text, 1) for paragraph in paragraphs)):
        length += _count(flatten(text), times, topics.terms, counts)
    weights: dict[str, float] = {}
    words: dict[str, list[tuple[float, str]]] = {}
    for times, told, surface in counts.values():
        for topic, weight in told:
            weighed = weight * (1 + (min(times, REPEATS) - 1) / 2)
            weights[topic] = weights.get(topic, 0.0) + weighed
            words.setdefault(topic, []).append((-weighed, surface))
    enough = ENOUGH * max(1.0, (length / LENGTH) ** 0.5)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple(
        Topic(id=topic, name=topics.names[topic], score=round(weight / (weight + HALF), 3),
              terms=tuple(word for _, word in sorted(words[topic])[:SHOWN]))
        for topic, weight in ranked if weight >= enough and weight >= SHARE * ranked[0][1]
    )


def _count(flat: Flat, times: int, terms: Mapping[str, Rest], counts: dict[tuple[str, ...], tuple[int, Told, str]]) -> int:
    """Count the terms of a text, the longest at each place; how many words it has."""
    found = list(WORD.finditer(flat.text))
    words = [match[0] for match in found]
    at = 0
    while at < len(words):
        key, told, length = _term(words, at, terms)
        if told:
            before = counts.get(key)
            surface = before[2] if before else flat.cut(found[at].start(), found[at + length - 1].end())
            counts[key] = ((before[0] if before else 0) + times, told, surface)
        at += length
    return len(words)


def _term(words: Sequence[str], at: int, terms: Mapping[str, Rest]) -> tuple[tuple[str, ...], Told, int]:
    """The longest term that begins at a word, with or without a proclitic, and how many words it has."""
    word = words[at]
    for form in (word, word[1:]) if word[0] in PROCLITICS and len(word) > 3 else (word,):
        head = to_key(form)
        for rest, told in terms.get(head, ()):
            if len(rest) <= len(words) - at - 1 and all(to_key(words[at + 1 + n]) == wanted for n, wanted in enumerate(rest)):
                return (head, *rest), told, 1 + len(rest)
    return (), (), 1
