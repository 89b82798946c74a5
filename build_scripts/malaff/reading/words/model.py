"""The small model: how much a word and its neighbours look like a person, an organization or a place.

A linear chain trained by build_scripts/tools/make_names_model.py on labelled news, which knows words that no label showed it by
the class of words that unlabelled news use alike (`classes`). All its features are of single words, so what a word adds to the
labels around it is worked out once a word, and a text costs additions only. It says how likely a name is where rules need to
know (`name_margin`), and is one more witness of whole names (`find_spans`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add

from malaff.reading.data import DATA
from malaff.reading.words.classes import classes_of
from malaff.reading.words.lexicon import NAMES_OF_FLAGS, look_up
from malaff.reading.words.tokens import BREAK, readings

FILE = "names_model.tsv"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
OFFSETS = (-1, 0, 1)
Vector = tuple[float, ...]
NOTHING: Vector = (0.0,) * len(LABELS)


def features(word: str) -> tuple[list[str], list[str]]:
    """What a folded word says of itself, and what it says to its neighbours."""
    if word == BREAK:
        return ["brk"], ["brk"]
    flags = look_up(word)[0]
    near = ["w=" + word]
    if flags:
        near += [f"f={name}" for n, name in enumerate(NAMES_OF_FLAGS) if flags >> n & 1]
    kind = "num" if word[0].isdigit() else "lat" if word[0].isascii() and word[0].isalpha() else "sgn" if not word[0].isalpha() else ""
    near += ["k=" + kind] if kind else ["p=" + word[:2], "x=" + word[-2:]]
    near += [f"c{n}={number}" for n, number in enumerate(classes_of(word))]
    own = list(near)
    if not kind:
        stems = readings(word)
        own += [f"d{n}={number}" for _, stem in stems[1:] for n, number in enumerate(classes_of(stem))]
        own += ["p1=" + word[0], "p3=" + word[:3], "x1=" + word[-1], "x3=" + word[-3:], "x4=" + word[-4:], "c=" + stems[-1][0]]
        own += ["s=" + stem.removeprefix("ال") for _, stem in stems]
        own.append(f"n={min(len(word), 8)}")
        if word.startswith("ال"):
            own.append("al")
    return own, near


@cache
def load_weights() -> tuple[tuple[dict[str, str], ...], tuple[Vector, ...]]:
    """Weights by feature, for the word before, itself and the word after; and of coming to each label from each other.

    A feature's weights stay a text until a word has it: most features are met in no run.
    """
    weights: dict[str, dict[str, str]] = {str(offset): {} for offset in (*OFFSETS, "t")}
    with (DATA / FILE).open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            name, _, pairs = line.partition("\t")
            offset, _, feature = name.partition(":")
            weights[offset][feature] = pairs
    origins = [_to_vector(weights["t"].get(str(label), "")) for label in range(len(LABELS))]
    return tuple(weights[str(offset)] for offset in OFFSETS), tuple(zip(*origins, strict=True))


@lru_cache(maxsize=1 << 17)
def _to_vector(pairs: str) -> Vector:
    """Weights by label, from a line's pairs of label and hundredths (`137` is label 1 and 0.37)."""
    vector = [0.0] * len(LABELS)
    for pair in pairs.split():
        vector[int(pair[0])] = int(pair[1:]) / 100
    return tuple(vector)


def _sum_up(names: list[str], weights: dict[str, str]) -> Vector:
    rows = [_to_vector(weights[name]) for name in names if name in weights]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else NOTHING


@lru_cache(maxsize=1 << 16)
def own_scores(word: str) -> Vector:
    """How much a word by itself looks like each label."""
    return _sum_up(features(word)[0], load_weights()[0][1])


@lru_cache(maxsize=1 << 15)
def score_word(word: str) -> tuple[Vector, ...]:
    """What a word adds to the labels of the word before, itself and the word after it."""
    weights, _ = load_weights()
    near = features(word)[1]
    # a word is the feature +1 of the word before it
    return (_sum_up(near, weights[2]), own_scores(word), _sum_up(near, weights[0]))


def name_margin(word: str) -> float:
    """How much more a word by itself looks like a part of a person's name than like any other word."""
    own = own_scores(word)
    return max(own[1], own[2]) - max(own[0], own[3], own[4])


# ---------------------------------------------------------------- whole names

# How far a word by itself is from any name, in natural logarithms of odds: a `hot` word may open one, a `cold` one is in none,
# whatever stands beside it. Set where ANERcorp's dev part loses nothing more.
HOT, COLD = 0.0, 4.0
KINDS = ((1, 2), (3, 4), (5, 6))  # the first and the further words of persons, organizations, places in LABELS
REACH = 1.0  # a kind of name that no word of a run comes so near to is not looked for in it
AROUND = 3  # words beside a hot one that may belong to its name


@lru_cache(maxsize=1 << 16)
def distance(word: str) -> float:
    """How far a word by itself is from any name; nothing reaches across the end of a paragraph."""
    if word == BREAK:
        return COLD + 1
    own = own_scores(word)
    return own[0] - max(own[1:])


@lru_cache(maxsize=1 << 16)
def is_hot(word: str) -> bool:
    """Whether a word by itself looks more like a part of a name than like any other word."""
    return word[0].isalnum() and distance(word) < HOT


def find_spans(words: list[str], taken: set[int]) -> list[tuple[int, int, str, float]]:
    """Names that the model sees in tokens that no other witness has taken.

    First and last token, kind (PER, ORG, LOC), and how much likelier the name is than none. Only the words round a hot one
    are worked out.
    """
    spans: list[tuple[int, int, str, float]] = []
    done = -1
    for at, word in enumerate(words):
        if at <= done or at in taken or not is_hot(word):
            continue
        start, end = at, at + 1
        while start - 1 > max(done, at - AROUND) and start - 1 not in taken and distance(words[start - 1]) <= COLD:
            start -= 1
        while end < len(words) and end not in taken and (end - at <= AROUND or is_hot(words[end])) and distance(words[end]) <= COLD:
            end += 1
        opens = start > 0 and words[start - 1] != BREAK and start - 1 not in taken
        closes = end < len(words) and words[end] != BREAK and end not in taken
        spans += _decode(words, start, end, opens, closes)
        done = end - 1
    return spans


def score_in_context(words: list[str], at: int) -> list[float]:
    """The label scores of a token with what its neighbours say of it."""
    return _emissions(words, at)


def _emissions(words: list[str], at: int) -> list[float]:
    """The label scores of a token with its neighbours' say."""
    around = [score_word(words[at + k])[1 - k] if 0 <= at + k < len(words) else NOTHING for k in OFFSETS]
    return [a + b + c for a, b, c in zip(*around, strict=True)]


def _decode(words: list[str], start: int, end: int, opens: bool, closes: bool) -> list[tuple[int, int, str, float]]:
    """The best labels of the tokens `start` to `end` (exclusive).

    `opens` and `closes`: whether a word without a label stands before and after, not the end of a paragraph or another's name.
    """
    emissions = [_emissions(words, at) for at in range(start, end)]
    active = [0]
    for begin, inside in KINDS:
        if any(e[begin] > e[0] - REACH or e[inside] > e[0] - REACH for e in emissions):
            active += (begin, inside)
    if len(active) == 1:
        return []
    _, into = load_weights()
    steps = [(label, [into[label][one] for one in active]) for label in active]
    first = emissions[0]
    scores: Sequence[float] = [first[label] + (weights[0] if opens else 0.0) for label, weights in steps]
    back: list[list[int]] = []
    for emission in emissions[1:]:
        best, following = [], []
        for label, weights in steps:
            paths = list(map(add, scores, weights))
            path = max(paths)
            best.append(paths.index(path))
            following.append(path + emission[label])
        scores = following
        back.append(best)
    paths = list(map(add, scores, steps[0][1])) if closes else list(scores)
    labels = [paths.index(max(paths))]
    for best in reversed(back):
        labels.append(best[labels[-1]])
    return _to_spans([active[label] for label in reversed(labels)], emissions, start)


def _to_spans(labels: list[int], emissions: list[list[float]], start: int) -> list[tuple[int, int, str, float]]:
    """The runs of one name's labels, each with how much likelier it is than no name in its place."""
    _, into = load_weights()
    spans, at = [], 0
    while at < len(labels):
        label = labels[at]
        if label == 0:
            at += 1
            continue
        first, inside = at, label + label % 2  # I- follows B- in LABELS
        margin = emissions[at][label] - emissions[at][0] + into[label][0] - into[0][0]
        at += 1
        while at < len(labels) and labels[at] == inside:
            margin += emissions[at][inside] - emissions[at][0] + into[inside][labels[at - 1]] - into[0][0]
            at += 1
        margin += into[0][labels[at - 1]] - into[0][0]
        spans.append((start + first, start + at - 1, LABELS[label][2:], margin))
    return spans
