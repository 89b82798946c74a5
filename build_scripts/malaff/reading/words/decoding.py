"""Whole names that the model sees in a row of words, and what it says of a word where it stands."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from operator import add

from malaff.reading.words.model import LABELS, NOTHING, load_weights, to_scores, unpack
from malaff.reading.words.tokens import BREAK
from malaff.reading.words.word import Scores, Word

# How far a word by itself is from any name, in natural logarithms of odds, when it is in none, whatever stands beside it (a `hot` one
# may open one). Set where ANERcorp's dev part loses nothing more.
COLD = 4.0
KINDS = ((1, 2), (3, 4), (5, 6))  # the first and the further words of persons, organizations, places in LABELS
REACH = 100  # hundredths: a kind of name that no word of a run comes so near to is not looked for in it
AROUND = 3  # words beside a hot one that may belong to its name

Row = tuple[int, ...]  # hundredths by label
Seen = tuple[int, int, str, float]  # first and last token, kind (PER, ORG, LOC), how much likelier the name is than none


def find_seen(words: Sequence[Word], taken: Set[int]) -> list[Seen]:
    """Names that the model sees in tokens that no other witness has taken. Only the words round a hot one are worked out."""
    spans: list[Seen] = []
    done = -1
    for at in [at for at, word in enumerate(words) if word.is_hot]:
        if at <= done or at in taken:
            continue
        start, end = at, at + 1
        while start - 1 > max(done, at - AROUND) and start - 1 not in taken and words[start - 1].distance <= COLD:
            start -= 1
        while end < len(words) and end not in taken and (end - at <= AROUND or words[end].is_hot) and words[end].distance <= COLD:
            end += 1
        opens = start > 0 and words[start - 1].form != BREAK and start - 1 not in taken
        closes = end < len(words) and words[end].form != BREAK and end not in taken
        spans += _decode(words, start, end, opens, closes)
        done = end - 1
    return spans


def score(words: Sequence[Word], at: int) -> Scores:
    """The label scores of a word with what its neighbours say of it."""
    return Scores(*to_scores(_row(words, at), words=3))


def _row(words: Sequence[Word], at: int) -> int:
    """The packed label scores of a word with its neighbours' say."""
    before = words[at - 1].weight.after if at else NOTHING
    return before + words[at].weight.own + words[at + 1].weight.before


def _decode(words: Sequence[Word], start: int, end: int, opens: bool, closes: bool) -> list[Seen]:
    """The best labels of the words `start` to `end` (exclusive).

    `opens` and `closes`: whether a word without a label stands before and after, not the end of a paragraph or another's name.
    """
    rows = [unpack(_row(words, at)) for at in range(start, end)]
    active: tuple[int, ...] = (0,)
    for kind in KINDS:
        begin, inside = kind
        if any(row[begin] > row[0] - REACH or row[inside] > row[0] - REACH for row in rows):
            active += kind
    if len(active) == 1:
        return []
    steps = _steps(active)
    scores = [rows[0][label] + (weights[0] if opens else 0) for label, weights in zip(active, steps, strict=True)]
    back: list[list[int]] = []
    for row in rows[1:]:
        best, following = [], []
        for label, weights in zip(active, steps, strict=True):
            paths = list(map(add, scores, weights))
            path = max(paths)
            best.append(paths.index(path))
            following.append(path + row[label])
        scores = following
        back.append(best)
    paths = list(map(add, scores, steps[0])) if closes else scores
    labels = [paths.index(max(paths))]
    for best in reversed(back):
        labels.append(best[labels[-1]])
    return _to_spans([active[label] for label in reversed(labels)], rows, start)


@cache
def _steps(active: tuple[int, ...]) -> tuple[Row, ...]:
    """What coming to each active label from each costs."""
    into = load_weights()[1]
    return tuple(tuple(into[label][one] for one in active) for label in active)


def _to_spans(labels: list[int], rows: list[Row], start: int) -> list[Seen]:
    """The runs of one name's labels, each with how much likelier it is than no name in its place."""
    into = load_weights()[1]
    spans, at = [], 0
    while at < len(labels):
        label = labels[at]
        if label == 0:
            at += 1
            continue
        first, inside = at, label + label % 2  # I- follows B- in LABELS
        margin = rows[at][label] - rows[at][0] + into[label][0] - into[0][0]
        at += 1
        while at < len(labels) and labels[at] == inside:
            margin += rows[at][inside] - rows[at][0] + into[inside][labels[at - 1]] - into[0][0]
            at += 1
        margin += into[0][labels[at - 1]] - into[0][0]
        spans.append((start + first, start + at - 1, LABELS[label][2:], margin / 100))
    return spans
