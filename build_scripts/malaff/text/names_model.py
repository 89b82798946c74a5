"""The small model: how much a word and its neighbours look like a person, an organization or a place.

A linear chain trained by build_scripts/make_names_model.py. All its features are of single words, so what a word adds
to the labels around it is worked out once a word, and a text costs additions only. It says how likely a name is where
rules need to know (`name_margin`), and is one more witness of whole names (`find_spans`).
"""

from __future__ import annotations

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
    """Weights by feature, and the transitions between labels."""
    weights: dict[str, tuple[tuple[int, float], ...]] = {}
    transitions = [[0.0] * len(LABELS) for _ in LABELS]
    with (DATA / FILE).open(encoding="utf-8") as lines:
        for line in lines:
            name, *pairs = line.rstrip("\n").split("\t")
            values = tuple((int(pair[0]), int(pair[1:]) / 100) for pair in pairs)
            if name.startswith("t:"):
                for label, value in values:
                    transitions[int(name[2:])][label] = value
            elif name[0] != "#":
                weights[name] = values
    return weights, tuple(map(tuple, transitions))


_VECTORS: dict[str, tuple[Vector, ...]] = {}


def vectors(word: str) -> tuple[Vector, ...]:
    """What a word adds to the labels of the words two before, before, itself, after and two after it."""
    known = _VECTORS.get(word)
    if known is None:
        known = _VECTORS[word] = _vectors(word)
    return known


def _vectors(word: str) -> tuple[Vector, ...]:
    weights, _ = load_weights()
    own, near, far = features(word)
    sums = []
    for offset, names in zip(OFFSETS, (far, near, own, near, far), strict=True):
        total = [0.0] * len(LABELS)
        for name in names:
            # a feature of the word k before is named k-: the word lends it to the label k after itself
            for label, value in weights.get(f"{-offset}:{name}", ()):
                total[label] += value
        sums.append(tuple(total))
    return tuple(sums)


def name_margin(word: str) -> float:
    """How much more a word by itself looks like a part of a person's name than like any other word."""
    own = vectors(word)[2]
    return max(own[1], own[2]) - max(own[0], own[3], own[4])
