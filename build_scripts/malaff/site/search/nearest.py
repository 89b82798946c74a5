"""Words that a misspelled one may mean: the collection's words in shards by their first and by their last letters.

One letter put in, left out, changed or swapped leaves the first two letters or the last two as they are, so that one of
two small shards holds the word that was meant. search-nearest.js reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from malaff.arabic.spelling import SOUNDS
from malaff.site.search.shards import SHARD, write_script

SHORTEST = 3  # letters of a word that is offered
ENDS = 2  # letters at an end that one slip leaves alone


def write_nearest(folder: Path, words: Mapping[str, tuple[str, int]]) -> dict[str, list[str]]:
    """Write the shards `f<n>.js` and `l<n>.js` of folded words with their own spelling and how many texts hold them.

    The first key of each shard is given back: words with the letters of like sounds made one, in their order or reversed.
    """
    firsts: dict[str, list[str]] = {"f": [], "l": []}
    rows = sorted((word.translate(SOUNDS), word, *shown) for word, shown in words.items() if len(word) >= SHORTEST)
    for name, keyed in (("f", rows), ("l", sorted((sound[::-1], word, written, count) for sound, word, written, count in rows))):
        for number, shard in enumerate(_shards(keyed)):
            firsts[name].append(shard[0][0])
            write_script(folder / f"{name}{number}.js", f"{name}{number}", " ".join(_cell(*row[1:]) for row in shard))
    return firsts


def _cell(word: str, written: str, count: int) -> str:
    return f"{word}:{count}" if written == word else f"{word}:{count}:{written}"


def _shards(rows: Sequence[tuple[str, str, str, int]]) -> Iterator[Sequence[tuple[str, str, str, int]]]:
    """Cut where the first letters change, so that all words that begin alike stand together unless they are too many."""
    start = size = 0
    for at, row in enumerate(rows):
        size += 2 * len(row[1]) + 4
        apart = at + 1 == len(rows) or rows[at + 1][0][:ENDS] != row[0][:ENDS]
        if (size > SHARD and apart) or size > 2 * SHARD:
            yield rows[start : at + 1]
            start, size = at + 1, 0
    if start < len(rows):
        yield rows[start:]
