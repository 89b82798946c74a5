"""Write reading/data/word_classes.txt: words that unlabelled news use alike, in 64, 256 and 1,000 classes.

    OPENBLAS_NUM_THREADS=1 python build_scripts/tools/make_word_classes.py PRESS

PRESS is a file of sentences of news (.xz), one a line. Words become vectors by word2vec (the words beside them), vectors become
classes by k-means on the sphere. Needs `gensim`, which the program itself does not. One thread and fixed beginnings: the same
sentences should make the same file. It holds words, no sentence.

One run on the 13 million words takes long: on a busy machine of two cores it was not done after eighteen minutes. The shipped file has
not been compared with a second run.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy
from gensim.models import Word2Vec

from malaff.reading.data import DATA
from malaff.reading.words.classes import FILE
from malaff.reading.words.tokens import TOKEN, fold_word

# The nearest two words on each side show what part a word plays in a sentence, farther ones what a text is about.
SHAPE = {"vector_size": 64, "window": 2, "min_count": 8, "sg": 1, "negative": 5, "epochs": 4, "sample": 1e-3}
DIVISIONS = ((64, 15), (256, 15), (1000, 12))  # classes, and rounds of k-means: no word of weight moves after these
SPREAD = 8  # k-means begins at every eighth word by frequency
STEP = 8192  # vectors compared at once


@cache
def read_word(word: str) -> list[str]:
    """A word of the file, folded as the program folds."""
    return [word] if word == "<num>" else [folded for piece in TOKEN.findall(word) if (folded := fold_word(piece))]


class Sentences:
    """The sentences of a file, as often as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[list[str]]:
        with lzma.open(self.path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield [folded for word in line.split() for folded in read_word(word)]


def divide(vectors: numpy.ndarray, weights: numpy.ndarray, classes: int, rounds: int) -> numpy.ndarray:
    """The class of each vector (of length one) by k-means on the sphere."""
    centres = vectors[numpy.linspace(0, min(len(vectors) - 1, classes * SPREAD), classes).astype(int)].copy()
    for _ in range(rounds):
        nearest = numpy.concatenate([numpy.argmax(vectors[at : at + STEP] @ centres.T, axis=1) for at in range(0, len(vectors), STEP)])
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors * weights[:, None])
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        filled = lengths[:, 0] > 1e-9
        centres[filled] = sums[filled] / lengths[filled]
    return nearest


def main() -> None:
    """Learn and write."""
    words = Word2Vec(Sentences(Path(sys.argv[1])), workers=1, seed=1, **SHAPE).wv
    vectors = words.vectors / (numpy.linalg.norm(words.vectors, axis=1, keepdims=True) + 1e-9)
    weights = numpy.sqrt(numpy.array([words.get_vecattr(word, "count") for word in words.index_to_key], dtype=numpy.float32))
    divisions = [divide(vectors, weights, *size) for size in DIVISIONS]
    lines: dict[tuple[int, ...], list[str]] = {}
    for word, *numbers in zip(words.index_to_key, *divisions, strict=True):
        if word[0].isalpha() and not word[0].isascii():
            lines.setdefault(tuple(map(int, numbers)), []).append(word)
    head = "# words of news by class, folded, written by build_scripts/tools/make_word_classes.py\n"
    text = "".join(" ".join(map(str, numbers)) + "\t" + " ".join(sorted(members)) + "\n" for numbers, members in sorted(lines.items()))
    (DATA / FILE).write_text(head + text, encoding="utf-8")
    print(f"{FILE}: {sum(map(len, lines.values()))} words in {len(lines)} classes")


if __name__ == "__main__":
    main()
