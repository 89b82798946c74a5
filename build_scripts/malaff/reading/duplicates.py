"""Same story: articles with nearly the same text find each other by the runs of words that they share."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from malaff.arabic.letters import words

RUN = 5  # words in a run (shingle); five is what near-duplicate detection of news uses (Manber 1994; Broder 1997)
SAMPLED = 4  # one word in so many opens a run: the same words in every text, so that samples can be compared
# Least share of the smaller text's runs that the larger holds. Measured on 369 articles of twenty publishers: two papers that
# print one agency's report share 0.66 and more, two desks' reports of one event 0.39 and less.
SAME = 0.5
LEAST = 8  # fewer sampled runs than this say nothing about a text


def sketch(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """The sampled runs of a text as sorted 32-bit numbers, the same on every machine."""
    text = words(" ".join(paragraphs))
    codes = [zlib.crc32(word.encode()) for word in text]
    runs = {zlib.crc32(" ".join(text[i : i + RUN]).encode()) for i in range(len(text) - RUN + 1) if codes[i] % SAMPLED == 0}
    return tuple(sorted(runs))


def find_duplicates(sketches: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
    """For each id the ids of (nearly) the same text, nearest first."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        if len(sketches[name]) >= LEAST:
            for run in sketches[name]:
                holders[run].append(name)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for names in holders.values():
        if 1 < len(names) <= 50:  # a run in more texts than this is a formula of the desk, not a story
            for name in names:
                shared[name].update(other for other in names if other != name)
    result = {}
    for name in sketches:
        near = []
        for other, count in shared[name].items():
            share = count / min(len(sketches[name]), len(sketches[other]))
            if share >= SAME:
                near.append((-share, other))
        result[name] = tuple(other for _, other in sorted(near))
    return result
