"""Measure whether lines tell one story: what part of their content words they share, clitics aside."""

from __future__ import annotations

from collections.abc import Iterable

from malaff.arabic.letters import words

CLITICS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف")
SHORTEST = 4  # letters of a word that tells anything; shorter ones are mostly particles
# The share below which lines surely tell something else, by the content words of the story they are held against: the longer it is,
# the more words any text shares with it. Measured on 544 articles cut in two: of the second parts 2, 1 and 1 in 100 share less than
# this with the first, of parts of other articles of the same weeks 85, 88 and 60 in 100.
LIMITS = ((200, 0.10), (80, 0.08), (0, 0.05))
# How much more a paragraph may share with a story where a headline of its own tells it, and where that is so several times on end.
TOLD_ELSEWHERE, IN_A_SERIES = 1.6, 2.5
FEWEST = 6  # content words from which the share says anything


def content(text: str) -> list[str]:
    """The words of a text that tell something, without their clitics."""
    return [_bare(word) for word in words(text) if len(word) >= SHORTEST and not word.isdigit()]


def is_strange(lines: Iterable[str], story: Iterable[str], *, ease: float = 1.0) -> bool:
    """Whether lines surely tell something else than `story`; where they are too short to say, they do not. `ease` widens the limit."""
    known = [word for line in story for word in content(line)]
    told = [word for line in lines for word in content(line)]
    if len(told) < FEWEST or not known:
        return False
    words_known = frozenset(known)
    share = sum(word in words_known for word in told) / len(told)
    return share < ease * next(limit for size, limit in LIMITS if len(known) >= size)


def _bare(word: str) -> str:
    for clitic in CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) > 3:
            return word[len(clitic) :]
    return word
