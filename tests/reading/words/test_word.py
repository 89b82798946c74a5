"""One record a spelling: what it says is what its parts say, and it is made once."""

from __future__ import annotations

import pytest

from malaff.reading.data import read_data_text
from malaff.reading.words.decoding import score
from malaff.reading.words.kept import Kept
from malaff.reading.words.model import FILE, LABELS, features, to_scores, weigh
from malaff.reading.words.row import read_row
from malaff.reading.words.tokens import BREAK
from malaff.reading.words.word import WORDS

SPELLINGS = ("وزير", "والوزير", "للجنه", "باشكوف", "الخارجيه", "و", "2015", "London", "،", BREAK, "زغصطق", "سمير", "بباريس", "ال", "")


def _weights() -> dict[str, list[int]]:
    """The hundredths of each feature of the file, by label, read as plainly as can be."""
    weights = {}
    for line in read_data_text(FILE).splitlines()[1:]:
        name, *pairs = line.split("\t")
        weights[name] = [next((int(p[1:]) for p in pairs if p[0] == str(label)), 0) for label in range(len(LABELS))]
    return weights


WEIGHTS = _weights()


def _sum(offset: int, names: list[str]) -> list[float]:
    rows = [WEIGHTS[f"{offset}:{name}"] for name in names if f"{offset}:{name}" in WEIGHTS]
    return [sum(row[label] for row in rows) / 100 for label in range(len(LABELS))]


@pytest.mark.parametrize("word", SPELLINGS)
def test_weights_side_by_side_are_the_sums_of_the_features(word: str) -> None:
    """Packed, shared by parts of spellings, and added at once, they are what the file says feature by feature."""
    own, near = features(word)
    weight = weigh(word)
    assert list(to_scores(weight.own)) == _sum(0, own)
    assert list(to_scores(weight.before)) == _sum(1, near)  # the word before has it as its next one
    assert list(to_scores(weight.after)) == _sum(-1, near)


def test_neighbours_add_their_say() -> None:
    """A word between two others has the sum of three; the first of a row has no word before it."""
    words = [WORDS[form] for form in ("قال", "سمير", "حداد", BREAK)]
    say = [_sum(-1, features("قال")[1]), _sum(0, features("سمير")[0]), _sum(1, features("حداد")[1])]
    assert list(score(words, 1)) == pytest.approx([sum(three) for three in zip(*say, strict=True)])
    alone = [_sum(0, features("قال")[0]), _sum(1, features("سمير")[1])]
    assert list(score(words, 0)) == pytest.approx([sum(two) for two in zip(*alone, strict=True)])


def test_a_spelling_has_one_record() -> None:
    """It is made once, and what is asked for later is kept in it."""
    assert WORDS["والوزير"] is WORDS["والوزير"]
    assert (WORDS["والوزير"].clitics, WORDS["والوزير"].cut) == ("و", 1)
    assert WORDS[BREAK].distance > 1000 and not WORDS[BREAK].is_hot


def test_a_table_begins_anew_before_it_outgrows_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts without end hold spellings without end."""
    monkeypatch.setattr("malaff.reading.words.kept.MOST", 3)
    made: list[int] = []
    table = Kept(lambda key: made.append(key) or key * 2)
    assert [table[key] for key in (1, 2, 1, 3, 4, 1)] == [2, 4, 2, 6, 8, 2]
    assert made == [1, 2, 3, 4, 1] and len(table) <= 3


def test_a_row_holds_the_records_of_a_paragraph() -> None:
    """Two spellings of one word are one record; a mark that stands alone is no word; readers share the row."""
    text = "أكّد الوزيرُ، ثم أكد ّ الوزير 2015"
    row = read_row(text)
    assert [word.form for word in row.records] == ["اكد", "الوزير", "،", "ثم", "اكد", "الوزير", "2015"]
    assert row.records[0] is row.records[4] is WORDS["اكد"]
    assert row.ragged and not read_row("أكد الوزير").ragged
    assert read_row(text) is row
    assert [word.is_text for word in row.records] == [True, True, False, True, True, True, True]
