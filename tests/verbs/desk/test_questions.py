"""What the desk asks: what is undated, unlisted, double, of two offices, or furniture; most gain first."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_samples import make
from malaff.apparatus.voice.voice import to_voice
from malaff.verbs.desk.collection import OpenCollection
from malaff.verbs.desk.questions import Question, questions


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[Question]:
    """The questions of the sample collection."""
    return _ask(make(tmp_path_factory.mktemp("desk") / "c"))


def _ask(desk: OpenCollection) -> list[Question]:
    return questions(desk.readings(), desk.is_aside(), desk.kept(), to_voice("ar"))


def test_undated_texts_are_asked_about(asked: list[Question]) -> None:
    """All three: the day in the first is the event's, and nothing says when it was printed."""
    assert {q.stem for q in asked if q.kind == "desk.asks.day"} >= {"school", "road"}


def test_doubles_and_furniture_are_asked_about(asked: list[Question]) -> None:
    """Two spellings of one man, and the line that stands in three bodies."""
    doubles = [q for q in asked if q.kind == "desk.asks.double"]
    assert [{q.about, q.other} for q in doubles] == [{"وائل الدمنهوري", "وائل بن سعيد الدمنهوري"}]
    assert [q.about for q in asked if q.kind == "desk.asks.furniture"] == ["صفحة وادي النهر الرسمية"]


def test_two_offices_of_one_name_are_asked_about(asked: list[Question]) -> None:
    """The head of the town and the minister."""
    assert [q.about for q in asked if q.kind == "desk.asks.homonym"] == ["سامر القرشي"]


def test_the_largest_gain_comes_first(asked: list[Question]) -> None:
    """In order, and each with the words it rests on."""
    assert [q.gain for q in asked] == sorted((q.gain for q in asked), reverse=True)
    assert all(q.witnesses for q in asked if q.kind != "desk.asks.day")


def test_an_answer_takes_its_question_away(tmp_path: Path) -> None:
    """Each answer that needs no typing, taken, leaves no such question."""
    desk = make(tmp_path / "c")
    for question in _ask(desk):
        free = next((answer for answer in question.answers if not answer.asks), None)
        if free is None or question.key not in {q.key for q in _ask(desk)}:
            continue
        desk.decide(free.decisions)
        desk.reread()
        assert question.key not in {q.key for q in _ask(desk)}, question.about


def test_a_line_of_the_body_is_not_asked_about_again(tmp_path: Path) -> None:
    """Where the editor has kept it, it is no furniture."""
    desk = make(tmp_path / "c")
    line = next(q for q in _ask(desk) if q.kind == "desk.asks.furniture")
    desk.decide(next(answer for answer in line.answers if answer.label == "desk.answer.body").decisions)
    desk.reread()
    assert line.key not in {q.key for q in _ask(desk)}


def test_what_is_put_off_is_not_asked(tmp_path: Path) -> None:
    """Also in the next sitting."""
    desk = make(tmp_path / "c")
    key = _ask(desk)[0].key
    desk.set_aside(key)
    again = OpenCollection(desk.config)
    assert again.is_aside()(key)
    kept = (desk.root / ".cache/desk.json").read_text("utf-8")
    assert not any(word in kept for word in key.split())  # a question names somebody: it may have to stand nowhere tomorrow
    assert key not in {q.key for q in _ask(desk)}
