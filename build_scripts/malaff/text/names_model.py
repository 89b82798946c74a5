"""The small model: how much a word and its neighbours look like a person, an organization or a place.

A linear chain trained by build_scripts/make_names_model.py. All its features are of single words, so what a word adds
to the labels around it is worked out once a word, and a text costs additions only. It says how likely a name is where
rules need to know (`name_margin`), and is one more witness of whole names (`find_spans`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from malaff.text.names_lexicon import DATA, NAMES_OF_FLAGS, look_up
from malaff.text.names_tokens import BREAK, readings

FILE = "names_model.tsv"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
OFFSETS = (-2, -1, 0, 1, 2)
Vector = tuple[float, ...]


def features(word: str) -> tuple[list[str], list[str], list[str]]:
    """What a folded word says of itself, to its neighbours, and to the words two away."""
    if word == BREAK:
        return ["brk"], ["brk"], ["brk"]
    flags, clitics, stem = look_up(word)
    far = ["w=" + word]
    if flags:
        far += [f"f={name}" for n, name in enumerate(NAMES_OF_FLAGS) if flags >> n & 1]
    kind = "num" if word[0].isdigit() else "lat" if word[0].isascii() and word[0].isalpha() else "sgn" if not word[0].isalpha() else ""
    near = [*far, "k=" + kind] if kind else [*far, "p=" + word[:2], "x=" + word[-2:]]
    own = list(near)
    if not kind:
        last = readings(word)[-1]
        own += ["p1=" + word[0], "p3=" + word[:3], "x1=" + word[-1], "x3=" + word[-3:], "x4=" + word[-4:], f"n={min(len(word), 8)}", "c=" + last[0]]
        own += ["s=" + r[1].removeprefix("ال") for r in readings(word)]
        if word.startswith("ال"):
            own.append("al")
    return own, near, far


@cache
def load_weights() -> tuple[dict[str, tuple[tuple[int, float], ...]], tuple[Vector, ...]]:
    """Weights by feature, and for each label the weights of coming to it from each other one."""
    weights: dict[str, tuple[tuple[int, float], ...]] = {}
    transitions = [[0.0] * len(LABELS) for _ in LABELS]
    with (DATA / FILE).open(encoding="utf-8") as lines:
        for line in lines:
            name, *pairs = line.rstrip("\n").split("\t")
            values = tuple((int(pair[0]), int(pair[1:]) / 100) for pair in pairs)
            if name.startswith("t:"):
                for label, value in values:
                    transitions[label][int(name[2:])] = value
            elif name[0] != "#":
                weights[name] = values
    return weights, tuple(map(tuple, transitions))


@dataclass(frozen=True, slots=True)
class WordScores:
    """What a word adds to the labels of the words two before, before, itself, after and two after it.

    `hot` words may open a name by themselves; `cold` ones are in none, whatever stands beside them.
    """

    vectors: tuple[Vector, ...]
    hot: bool
    cold: bool


_SCORES: dict[str, WordScores] = {}


def score_word(word: str) -> WordScores:
    """The scores of a folded word, worked out once."""
    known = _SCORES.get(word)
    if known is None:
        known = _SCORES[word] = _score_word(word)
    return known


def _score_word(word: str) -> WordScores:
    weights, _ = load_weights()
    own, near, far = features(word)
    sums = []
    for offset, names in zip(OFFSETS, (far, near, own, near, far), strict=True):
        total = [0.0] * len(LABELS)
        for name in names:
            for label, value in weights.get(f"{-offset}:{name}", ()):  # the word k before is the feature -k of a word
                total[label] += value
        sums.append(tuple(total))
    distance = sums[2][0] - max(sums[2][1:])
    return WordScores(tuple(sums), hot=distance < HOT, cold=distance > COLD)


def own_scores(word: str) -> Vector:
    """How much a word by itself looks like each label."""
    return score_word(word).vectors[2]


def name_margin(word: str) -> float:
    """How much more a word by itself looks like a part of a person's name than like any other word."""
    own = own_scores(word)
    return max(own[1], own[2]) - max(own[0], own[3], own[4])


# ---------------------------------------------------------------- whole names

# How far a word by itself is from any name, in natural logarithms of odds: set where ANERcorp's dev part loses nothing more.
HOT, COLD = 1.0, 5.5
AROUND = 5  # words beside a hot one that may belong to its name
SILENT = WordScores(((0.0,) * len(LABELS),) * len(OFFSETS), hot=False, cold=True)


def find_spans(words: list[str], taken: set[int]) -> list[tuple[int, int, str, float]]:
    """Names that the model sees in tokens that no other witness has taken.

    First and last token, kind (PER, ORG, LOC), and how much likelier the name is than none. Only the words round a hot one
    are worked out.
    """
    scores = [score_word(word) for word in words]
    spans: list[tuple[int, int, str, float]] = []
    done = -1
    for at, score in enumerate(scores):
        if not score.hot or at <= done or at in taken:
            continue
        start, end = at, at + 1
        while start - 1 > max(done, at - AROUND) and not scores[start - 1].cold and start - 1 not in taken:
            start -= 1
        while end < len(scores) and (end - at <= AROUND or scores[end].hot) and not scores[end].cold and end not in taken:
            end += 1
        spans += _decode(scores, start, end)
        done = end - 1
    return spans


def _emissions(scores: list[WordScores], at: int) -> list[float]:
    """The label scores of a token with its neighbours' say."""
    around = [scores[at + k].vectors[2 - k] if 0 <= at + k < len(scores) else SILENT.vectors[0] for k in OFFSETS]
    return [a + b + c + d + e for a, b, c, d, e in zip(*around, strict=True)]


def _decode(words: list[WordScores], start: int, end: int) -> list[tuple[int, int, str, float]]:
    """The best labels of the tokens `start` to `end` (exclusive), words without a label on both sides."""
    _, into = load_weights()
    emissions = [_emissions(words, at) for at in range(start, end)]
    scores: Sequence[float] = (0.0, *(-1e9,) * (len(LABELS) - 1))
    back: list[list[int]] = []
    for emission in emissions:
        best, following = [], []
        for label, weights in enumerate(into):
            paths = [score + weight for score, weight in zip(scores, weights, strict=True)]
            path = max(paths)
            best.append(paths.index(path))
            following.append(path + emission[label])
        scores = following
        back.append(best)
    paths = [score + weight for score, weight in zip(scores, into[0], strict=True)]
    labels = [paths.index(max(paths))]
    for best in reversed(back[1:]):
        labels.append(best[labels[-1]])
    return _to_spans(labels[::-1], emissions, start)


def _to_spans(labels: list[int], emissions: list[list[float]], start: int) -> list[tuple[int, int, str, float]]:
    spans, at = [], 0
    while at < len(labels):
        label = labels[at]
        if label == 0:
            at += 1
            continue
        first, inside = at, label + label % 2  # I- follows B- in LABELS
        margin = emissions[at][label] - emissions[at][0]
        at += 1
        while at < len(labels) and labels[at] == inside:
            margin += emissions[at][inside] - emissions[at][0]
            at += 1
        spans.append((start + first, start + at - 1, LABELS[label][2:], margin))
    return spans
