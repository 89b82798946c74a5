"""Train reading/data/names_model.tsv, the small model of names, on ANERcorp and the public sample of Wojood.

    python build_scripts/tools/make_names_model.py NER_FOLDER

NER_FOLDER holds anercorp/train.txt and wojood-sample/{train,val,test}.txt, one word and its tag a line. Needs
`python-crfsuite`, which the program itself does not. The same data make the same file: the mean of averaged
perceptrons that went through them in five fixed orders. Run make_word_classes.py before it.
ANERcorp is under CC BY-SA 4.0, Wojood's sample under MIT; both are named in NOTICE.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from malaff.reading.data import DATA
from malaff.reading.words.lexicon import ORDINARY_FILE
from malaff.reading.words.model import FILE, LABELS, OFFSETS, features
from malaff.reading.words.tokens import BREAK, TOKEN, fold_word

# ANERcorp's dev part stays out: thresholds are set on it.
PARTS = ("anercorp/train.txt", "wojood-sample/train.txt", "wojood-sample/val.txt", "wojood-sample/test.txt")
KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
RAREST = 2  # a feature seen once in a neighbour teaches nothing
SMALLEST = 0.03  # weights under this are left out of the file
SCALE = 6.0  # what the perceptron's weights are divided by to be natural logarithms of odds, as far as ANERcorp's dev part shows
ROUNDS = 8  # over the sentences: more told ANERcorp's dev part no better
ORDERS = 5  # of the sentences: a perceptron depends on it, the mean of five hardly


def read_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences as lists of (folded token, label); a name nested in a name counts as the outer one."""
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *tags = line.split() or [""]
        if not word or word == "-DOCSTART-":
            if sentence:
                yield sentence
            sentence = []
            continue
        tag = next((t for t in tags if t[2:] in KINDS), "O")
        label = f"{tag[0]}-{KINDS[tag[2:]]}" if tag != "O" else "O"
        for piece in TOKEN.findall(word):
            if folded := fold_word(piece):
                sentence.append((folded, label))
                label = "I" + label[1:] if label != "O" else label
    if sentence:
        yield sentence


def to_features(words: list[str]) -> list[list[str]]:
    """The features of each word of a sentence: its own, and its neighbours' named by where they stand."""
    said = [features(word) for word in [BREAK, *words, BREAK]]
    rows = []
    for at in range(1, len(words) + 1):
        row = []
        for offset in OFFSETS:
            row += [f"{offset}:{name}" for name in said[at + offset][0 if offset == 0 else 1]]
        rows.append(row)
    return rows


Weights = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]  # of feature and label, of label after label


def train(sentences: list[list[tuple[str, str]]], model: str) -> Weights:
    """The mean of the weights that perceptrons learn from the sentences in several orders; `model` is a file to work in."""
    rows = [(to_features([w for w, _ in s]), [label for _, label in s]) for s in sentences]
    seen = Counter(name for row, _ in rows for word in row for name in word)
    rows = [([[name for name in word if name[:2] == "0:" or seen[name] >= RAREST] for word in row], labels) for row, labels in rows]
    states: Counter[tuple[str, str]] = Counter()
    transitions: Counter[tuple[str, str]] = Counter()
    for order in range(ORDERS):
        random.Random(order).shuffle(rows)
        trainer = pycrfsuite.Trainer(algorithm="ap", params={"max_iterations": ROUNDS}, verbose=False)
        for row, labels in rows:
            trainer.append(row, labels)
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
        for learned, mean in ((info.state_features, states), (info.transitions, transitions)):
            for key, weight in learned.items():
                mean[key] += weight / ORDERS
    return states, transitions


def write_model(weights: Weights, path: Path) -> None:
    """The weights as text: a feature, then label and weight in hundredths."""
    states, transitions = weights
    lines: dict[str, list[str]] = {}
    for (name, label), weight in sorted(states.items()):
        if abs(weight / SCALE) >= SMALLEST:
            lines.setdefault(name, []).append(f"{LABELS.index(label)}{round(weight / SCALE * 100)}")
    for (one, two), weight in sorted(transitions.items()):
        lines.setdefault(f"t:{LABELS.index(one)}", []).append(f"{LABELS.index(two)}{round(weight / SCALE * 100)}")
    head = "# weights of the model of names in hundredths, written by build_scripts/tools/make_names_model.py\n"
    path.write_text(head + "".join(name + "\t" + "\t".join(pairs) + "\n" for name, pairs in sorted(lines.items())), encoding="utf-8")


def write_ordinary(sentences: list[list[tuple[str, str]]], path: Path) -> None:
    """The words that stand outside of names, and hardly ever in a person's."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for sentence in sentences:
        for word, label in sentence:
            if label == "O":
                outside[word] += 1
            elif label.endswith("PER") or label == "B-LOC":
                inside[word] += 1
    words = sorted(w for w, n in outside.items() if len(w) > 1 and w[0].isalpha() and not w[0].isascii() and inside[w] * 10 < n)
    head = "# ordinary words of news, folded, written by build_scripts/tools/make_names_model.py\n"
    path.write_text(head + "\n".join(words) + "\n", encoding="utf-8")


def main() -> None:
    """Train and write."""
    folder = Path(sys.argv[1])
    sentences = [s for part in PARTS for s in read_sentences(folder / part)]
    write_ordinary(sentences, DATA / ORDINARY_FILE)
    out = DATA / FILE
    model = out.with_suffix(".crfsuite")
    write_model(train(sentences, str(model)), out)
    model.unlink()
    print(f"{out}: {len(sentences)} sentences, {out.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
