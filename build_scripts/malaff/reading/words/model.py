"""The small model: how much a word and its neighbours look like a person, an organization or a place.

A linear chain trained by build_scripts/tools/make_names_model.py on labelled news, which knows words that no label showed it by
the class of words that unlabelled news use alike (`classes`). All its features are of single words, so what a word adds to the
labels around it is worked out once a word (`weigh`), and a text costs additions only; `decoding` does these.

Weights are whole hundredths of natural logarithms of odds. Those of all labels stand side by side in one integer, so that one
addition adds them all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from struct import Struct
from typing import NamedTuple

from malaff.reading.data import DATA
from malaff.reading.words.classes import load_classes
from malaff.reading.words.kept import K, Kept
from malaff.reading.words.lexicon import NAMES_OF_FLAGS, look_up
from malaff.reading.words.tokens import BREAK, readings

FILE = "names_model.tsv"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
OFFSETS = (-1, 0, 1)
LONG = 8  # letters from which on words are of one length
FIELD = 32  # bits of a label's weight in a packed sum
ROW = FIELD * len(LABELS)  # bits of the weights of all labels
SHIFTS = {str(label): FIELD * label for label in range(len(LABELS))}  # where a label's weight stands, by its number in the file
# Added to each weight of a word, so that none is negative and none borrows from its neighbour; three words' sums have room.
LIFT = 1 << 24
NOTHING = sum(LIFT << shift for shift in SHIFTS.values())  # what stands beyond the ends of a text says
WHOLE = (1 << ROW) - 1
FIELDS = Struct(f"<{len(LABELS)}I")


class Weight(NamedTuple):
    """What a word says of labels: `before`, `own` and `after` are packed, and are added to the word before, itself, the word after."""

    before: int
    own: int
    after: int
    margin: float  # how much more it looks like a part of a person's name than like any other word
    distance: float  # how far it is from any name


def features(word: str) -> tuple[list[str], list[str]]:
    """What a folded word says of itself, and what it says to its neighbours."""
    kind = _sign(word)
    if kind == "brk":
        return [kind], [kind]
    near = ["w=" + word, *_of_flags(look_up(word)[0])]
    near += ("k=" + kind,) if kind else (_of_opening(word[:3])[0], _of_ending(word[-4:])[0])
    classes = load_classes()
    near += _of_classes(classes.get(word, ""))
    own = near.copy()
    if not kind:
        stems = readings(word)
        own += _of_opening(word[:3])[1:] + _of_ending(word[-4:])[1:] + _of_shape((stems[-1][0], len(word), word[:2]))
        for clitics, stem in stems:
            own.append("s=" + stem.removeprefix("ال"))
            own += _of_stem_classes(classes.get(stem, "")) if clitics else ()
    return own, near


def _sign(word: str) -> str:
    """What a token is that is no word in letters of its own script: the end of a paragraph, a number, Latin letters, a sign."""
    first = word[:1]
    if first.isalpha():
        return "lat" if first.isascii() else ""
    return "brk" if word == BREAK else "num" if first.isdigit() else "sgn"


def _of_flags(flags: int) -> tuple[str, ...]:
    return tuple(f"f={name}" for n, name in enumerate(NAMES_OF_FLAGS) if flags >> n & 1)


def _of_classes(numbers: str) -> tuple[str, ...]:
    return tuple(f"c{n}={number}" for n, number in enumerate(numbers.split()))


def _of_stem_classes(numbers: str) -> tuple[str, ...]:
    return tuple(f"d{n}={number}" for n, number in enumerate(numbers.split()))


def _of_opening(letters: str) -> tuple[str, ...]:
    return ("p=" + letters[:2], "p1=" + letters[0], "p3=" + letters)


def _of_ending(letters: str) -> tuple[str, ...]:
    return ("x=" + letters[-2:], "x1=" + letters[-1], "x3=" + letters[-3:], "x4=" + letters)


def _of_shape(shape: tuple[str, int, str]) -> tuple[str, ...]:
    clitics, length, opening = shape
    return ("c=" + clitics, f"n={min(length, LONG)}", *(("al",) if opening == "ال" else ()))


class _Weights(dict[str, int]):
    """Packed weights by feature: rows for the word before, the word itself and the word after.

    A feature's weights stay a text until a word has it: most features are met in no run.
    """

    def __init__(self, before: dict[str, str], own: dict[str, str], after: dict[str, str]) -> None:
        super().__init__()
        self.before, self.own, self.after = before, own, after

    def __missing__(self, feature: str) -> int:
        packed = 0
        if feature in self.own:
            packed = _pack(self.own[feature]) << ROW
        if feature in self.before:
            packed += _pack(self.before[feature])
        if feature in self.after:
            packed += _pack(self.after[feature]) << 2 * ROW
        if packed:  # words that the model never saw are without end
            self[feature] = packed
        return packed


def _pack(pairs: str) -> int:
    """The weights of a line's pairs of label and hundredths (`137` is label 1 and 0.37), side by side."""
    packed = 0
    for pair in pairs.split():
        packed += int(pair[1:]) << SHIFTS[pair[0]]
    return packed


@cache
def load_weights() -> tuple[_Weights, tuple[tuple[int, ...], ...]]:
    """Weights by feature; and hundredths of coming to each label from each other."""
    lines: dict[str, dict[str, str]] = {str(offset): {} for offset in (*OFFSETS, "t")}
    with (DATA / FILE).open(encoding="utf-8") as rows:
        next(rows)
        for row in rows:
            name, _, pairs = row.partition("\t")
            offset, _, feature = name.partition(":")
            lines[offset][feature] = pairs
    # a word is the feature +1 of the word before it
    weights = _Weights(lines["1"], lines["0"], lines["-1"])
    origins = [unpack(_pack(lines["t"].get(label, "")) + NOTHING) for label in SHIFTS]
    return weights, tuple(tuple(weight - LIFT for weight in row) for row in zip(*origins, strict=True))


def unpack(weights: int) -> tuple[int, ...]:
    """Packed weights by label, each still with what was added that it be positive."""
    return FIELDS.unpack(weights.to_bytes(FIELDS.size, "little"))


def _sums(group: Callable[[K], tuple[str, ...]]) -> Kept[K, int]:
    """The packed sums of a group of features that many words share."""
    return Kept(lambda key: sum(map(load_weights()[0].__getitem__, group(key))))


_FLAGS, _CLASSES, _STEM_CLASSES = _sums(_of_flags), _sums(_of_classes), _sums(_of_stem_classes)
_OPENINGS, _ENDINGS, _SHAPES = _sums(_of_opening), _sums(_of_ending), _sums(_of_shape)


def add_up(word: str) -> int:
    """The packed sum of the weights of a folded word's features."""
    weights = load_weights()[0]
    if _sign(word):
        return sum(map(weights.__getitem__, features(word)[0]))
    classes, stems = load_classes(), readings(word)
    packed = weights["w=" + word] + _OPENINGS[word[:3]] + _ENDINGS[word[-4:]] + _SHAPES[stems[-1][0], len(word), word[:2]]
    if flags := look_up(word)[0]:
        packed += _FLAGS[flags]
    for clitics, stem in stems:
        packed += weights["s=" + stem.removeprefix("ال")]
        if numbers := classes.get(stem):
            packed += _STEM_CLASSES[numbers] if clitics else _CLASSES[numbers]
    return packed


def weigh(word: str) -> Weight:
    """What a folded word says of the labels of the word before, itself and the word after it."""
    packed = add_up(word) + (NOTHING | NOTHING << ROW | NOTHING << 2 * ROW)
    own = packed >> ROW & WHOLE
    row = unpack(own)
    none, person, in_person, organization, in_organization, place, in_place = row
    part = max(person, in_person)
    margin = part - max(none, organization, in_organization)
    distance = none - max(part, organization, in_organization, place, in_place)
    return Weight(packed & WHOLE, own, packed >> 2 * ROW, margin / 100, distance / 100)


def to_scores(weights: int, words: int = 1) -> tuple[float, ...]:
    """The packed weights of a word, or of some words together, as natural logarithms of odds by label."""
    return tuple([(weight - words * LIFT) / 100 for weight in unpack(weights)])
