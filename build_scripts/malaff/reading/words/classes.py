"""Word classes: which words news use alike, learned from unlabelled text by build_scripts/tools/make_word_classes.py."""

from __future__ import annotations

from functools import cache

from malaff.reading.data import read_data_text

FILE = "word_classes.txt"  # a line for each class: its numbers in the three divisions, a tab, its words


@cache
def load_classes() -> dict[str, str]:
    """The classes of each folded word, coarse, middle and fine in one text (`12 40 873`)."""
    classes: dict[str, str] = {}
    for line in read_data_text(FILE).splitlines()[1:]:
        numbers, _, words = line.partition("\t")
        classes.update(dict.fromkeys(words.split(" "), numbers))
    return classes


def classes_of(word: str) -> list[str]:
    """The classes of a folded word, coarse, middle and fine; none for a word that the news did not show often enough."""
    return load_classes().get(word, "").split()
