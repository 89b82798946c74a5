"""Find paragraphs that stand twice in a text, also where the second copy is split or punctuated differently."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.reading.cleaning.lines import TextLine

PROBE = re.compile(r"\b\w+ \w+ \w+")
SHORT = 5  # words from which a line that stands twice is a copy, not a refrain, an answer or a label
WITHIN = 60  # letters from which a line found inside other lines is a copy: a dozen words, no phrase that prose repeats


def find_repeats(lines: Sequence[TextLine]) -> set[int]:
    """The positions of lines whose every letter stands elsewhere among `lines`; of each set of copies one stays.

    Where one long paragraph equals several shorter ones, the shorter ones stay: they are the better split.
    """
    if not _suspicious(lines):
        return set()
    gone = _exact(lines)
    left = [at for at in range(len(lines)) if at not in gone]
    return gone | _within(lines, left)


def _suspicious(lines: Sequence[TextLine]) -> bool:
    """Whether the first words of any line stand elsewhere too: the cheap question before the letters are compared."""
    whole = " ".join(line.folded for line in lines)
    for line in lines:
        match = PROBE.search(line.folded)
        if match and line.words >= SHORT and whole.count(match[0]) > 1:
            return True
    return False


def _exact(lines: Sequence[TextLine]) -> set[int]:
    copies: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.words >= SHORT:
            copies.setdefault(line.letters, []).append(at)
    # Of copies the one in most words stays, where none are glued; of equal ones the first, where the text has it.
    return {at for same in copies.values() for at in same if at != max(same, key=lambda n: (lines[n].words, -n))}


def _within(lines: Sequence[TextLine], left: Sequence[int]) -> set[int]:
    """Lines that are a part of another, or that others make up whole, compared by their letters alone."""
    starts, size = [], 0
    for at in left:
        starts.append(size)
        size += len(lines[at].letters)
    whole = "".join(lines[at].letters for at in left)
    gone: set[int] = set()
    for rank, at in enumerate(left):
        letters = lines[at].letters
        if len(letters) < WITHIN:
            continue
        place = whole.find(letters)
        if place == starts[rank]:
            place = whole.find(letters, place + 1)
        if place < 0:
            continue
        end = place + len(letters)
        covered = [other for other, start in zip(left, starts, strict=True) if start < end and start + len(lines[other].letters) > place]
        if at not in covered and not gone.intersection(covered):
            gone.add(at)
    return gone
