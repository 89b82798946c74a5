"""A decision is one small change: what a person wrote stays as it was, and the program reads what was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_samples import make
from malaff.model.errors import SeedError
from malaff.reading.editor.sidecar import read_sidecar
from malaff.verbs.desk.collection import OpenCollection
from malaff.verbs.desk.decisions import KINDS, Decision, checked, edited

OWN = """# what the editor knows
why:   the stamp of the page     # seen on paper
published: "2026-05-12"

not_names: [النهر]   # a river
"""
VALUES = {  # of every kind of decision about a text
    "field": {"key": "title", "value": "عنوان: آخر"}, "topics": {"topics": ["society"]}, "keep": {"line": 7}, "drop": {"line": 3},
    "not-name": {"name": "الجسر"}, "same": {"name": "القرشي", "as": "سامر القرشي"},
    "another": {"name": "سامر القرشي", "as": "سامر القرشي (الوزير)", "lines": [3]},
    "actor": {"name": "سامر القرشي", "roles": ["رئيس البلدية"]}, "place": {"name": "وادي النهر", "kind": "city"},
    "date": {"text": "12 مايو 2026", "line": 3, "when": "2026-05-13"}, "not-date": {"text": "12 مايو 2026"},
    "redact": {"name": "وائل الدمنهوري"}, "withhold": {"value": True}, "excerpt": {"words": 12},
}


@pytest.fixture
def desk(tmp_path: Path) -> OpenCollection:
    """An open collection."""
    return make(tmp_path / "c")


def test_every_kind_about_a_text_is_tried() -> None:
    """None is forgotten here."""
    assert set(VALUES) == {name for name, kind in KINDS.items() if kind.file == "sidecar"}


@pytest.mark.parametrize("kind", VALUES)
def test_a_decision_leaves_what_stands_there(kind: str) -> None:
    """Every line of the editor's own stays letter for letter but the one that the decision is about."""
    after = edited(checked(kind, "x", VALUES[kind]), OWN, "x.yml")
    lost = [line for line in OWN.splitlines() if line not in after.splitlines()]
    assert lost == (["not_names: [النهر]   # a river"] if kind == "not-name" else [])
    assert len(after.splitlines()) <= len(OWN.splitlines()) + 2
    assert "# a river" in after
    read_sidecar(after, "x.yml")


def test_numbers_that_are_words_stay_words() -> None:
    """A telephone number is no number: its zero is kept."""
    after = edited(Decision(kind="redact", stem="x", values={"name": "0551234567"}), "", "x.yml")
    assert read_sidecar(after, "x.yml").redact == ("0551234567",)


def test_deciding_twice_writes_once(desk: OpenCollection) -> None:
    """The same decision again changes nothing."""
    decision = Decision(kind="not-name", stem="bridge", values={"name": "سامر القرشي"})
    assert desk.decide([decision])
    assert not desk.decide([decision])


def test_keeping_undoes_dropping(desk: OpenCollection) -> None:
    """A line is in one of the two lists."""
    desk.decide([Decision(kind="drop", stem="bridge", values={"line": 7})])
    assert "صفحة وادي النهر" not in "".join(block.text for block in desk.read("bridge").article.blocks)
    desk.decide([Decision(kind="keep", stem="bridge", values={"line": 7})])
    sidecar = desk.sidecar("bridge")
    assert (sidecar.keep, sidecar.drop) == ((7,), ())
    assert "صفحة وادي النهر" in "".join(block.text for block in desk.read("bridge").article.blocks)


def test_a_name_is_gone_at_once_and_back_when_undone(desk: OpenCollection) -> None:
    """The reading follows the file; undoing takes the file away again."""
    assert any(a.name == "سامر القرشي" for a in desk.read("bridge").article.actors)
    desk.decide([Decision(kind="not-name", stem="bridge", values={"name": "سامر القرشي"})])
    assert not any(a.name == "سامر القرشي" for a in desk.read("bridge").article.actors)
    desk.undo()
    assert any(a.name == "سامر القرشي" for a in desk.read("bridge").article.actors)
    assert not desk.sidecar_file("bridge").exists()


def test_a_date_is_another_one_and_has_a_label(desk: OpenCollection) -> None:
    """The value, its grade and its words in the chronology are the editor's; a second decision completes the first."""
    where = {"text": "يوم الثلاثاء 12 مايو 2026", "line": 3}
    desk.decide([Decision(kind="date", stem="bridge", values={**where, "when": "2026-05-13"})])
    desk.decide([Decision(kind="date", stem="bridge", values={**where, "label": "بدء الترميم"})])
    date = desk.read("bridge").article.dates[0]
    assert (date.when, date.weekday, date.kind, date.label) == ("2026-05-13", "wed", "editor", "بدء الترميم")
    assert desk.sidecar_file("bridge").read_text("utf-8").count("- {text") == 1


def test_what_is_no_date_tells_no_day(desk: OpenCollection) -> None:
    """Neither in the chronology nor as the day of publication."""
    date = desk.read("bridge").article.dates[0]
    desk.decide([Decision(kind="not-date", stem="bridge", values={"text": date.text})])
    article = desk.read("bridge").article
    assert date.text not in {each.text for each in article.dates}
    assert date.text not in article.published_why


def test_a_date_that_was_not_seen_is_added(desk: OpenCollection) -> None:
    """Where its words stand, with their clause."""
    desk.decide([Decision(kind="date", stem="bridge", values={"text": "ستة أشهر", "line": 5, "when": "2026-11"})])
    date = next(each for each in desk.read("bridge").article.dates if each.text == "ستة أشهر")
    assert (date.when, date.line) == ("2026-11", 5)
    assert "وائل الدمنهوري" in date.context


def test_undoing_never_loses_a_later_change(desk: OpenCollection) -> None:
    """A file that was changed by hand since is not put back."""
    desk.decide([Decision(kind="withhold", stem="bridge", values={"value": True})])
    with desk.sidecar_file("bridge").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    with pytest.raises(SeedError, match="changed since"):
        desk.undo()
    assert "# by hand" in desk.sidecar_file("bridge").read_text("utf-8")


def test_one_wrong_decision_leaves_all_files_alone(desk: OpenCollection) -> None:
    """A step is whole or not at all."""
    good = Decision(kind="drop", stem="school", values={"line": 3})
    wrong = Decision(kind="field", stem="bridge", values={"key": "published", "value": "12 مايو"})
    with pytest.raises(SeedError, match="is no date"):
        desk.decide([good, wrong])
    assert not desk.sidecar_file("school").exists()
    assert not desk.sidecar_file("bridge").exists()


def test_a_vocabulary_that_the_program_refuses_is_put_back(desk: OpenCollection) -> None:
    """An id that cannot be an address is refused, and the file is not left behind."""
    before = (desk.root / "seeds/vocabulary/actors.yml").read_bytes()
    with pytest.raises(SeedError, match="no id"):
        desk.decide([Decision(kind="list-actor", values={"id": "Bad Id", "name": "سامر القرشي"})])
    assert (desk.root / "seeds/vocabulary/actors.yml").read_bytes() == before


def test_an_alias_joins_two_names_in_every_text(desk: OpenCollection) -> None:
    """One entry in the vocabulary, and both clippings name one person."""
    listed = {"id": "wael", "name": "وائل الدمنهوري", "kind": "person", "aliases": ["وائل بن سعيد الدمنهوري"]}
    desk.decide([Decision(kind="list-actor", values=listed)])
    assert {a.id for name in ("bridge", "road") for a in desk.read(name).article.actors if "الدمنهوري" in a.name} == {"wael"}


def test_furniture_goes_from_every_text(desk: OpenCollection) -> None:
    """One rule, and the line stands in no body."""
    desk.decide([Decision(kind="furniture", values={"line": "صفحة وادي النهر الرسمية", "why": "اسم صفحة الموقع"})])
    assert not [name for name in ("bridge", "school", "road") for block in desk.read(name).article.blocks if "الرسمية" in block.text]
