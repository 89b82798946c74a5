"""A sidecar is read by the one table of rules: line, key and mend of each fault, and no value in what is kept."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from malaff.model.errors import SeedError
from malaff.reading.editor.restriction import restriction_of
from malaff.reading.editor.sidecar import KEYS, Sidecar, read_keys, read_sidecar

FAULTS = [  # a sidecar, the line of its fault, the key that the message names, a word of what it says
    ("why: x\npublished: 2017-02-30\n", 2, "published", "no date"), ("published_weekday: someday\n", 1, "published_weekday", "none of the words"),
    ("title:\n", 1, "title", "empty"), ("summary: [x]\n", 1, "summary", "not a text"), ("drop: three\n", 1, "drop", "not a list"),
    ("keep:\n- 3\n- zero\n", 3, "keep", "line number"), ("drop: [0]\n", 1, "drop", "line number"), ("merge: [x]\n", 1, "merge", "not a list"),
    ("not_names: x\n", 1, "not_names", "not a list"), ("withhold: maybe\n", 1, "withhold", "neither"), ("excerpt: 0\n", 1, "excerpt", "number"),
    ("redact: x\n", 1, "redact", "not a list"), ("redact: []\n", 1, "redact", "empty"), ('redact:\n- سالم\n- "س"\n', 3, "redact", "two letters"),
    ("actors:\n- {name: x}\n- {id: x}\n", 3, "name", "has no"), ("actors:\n- name: x\n  kind: ship\n", 3, "kind", "none of the words"),
    ("places: [{name: x, lat: 91}]\n", 1, "lat", "degrees"), ("places: [{name: x, id: index}]\n", 1, "id", "name a page"),
    ("split: [{name: x, as: y}]\n", 1, "lines", "has no"), ("titel: x\n", 1, "titel", "unknown key"), ("why: x\nwhy: y\n", 2, "why", "twice"),
    ("actors: [{name: x, wiki: y}]\n", 1, "wiki", "unknown key"), ("- withhold\n", 1, "", "list of keys"), ("why: [\n", 2, "", "YAML"),
]


@pytest.mark.parametrize(("text", "line", "key", "said"), FAULTS, ids=[f"{key or said} {n}" for n, (_, _, key, said) in enumerate(FAULTS)])
def test_a_fault_has_its_line_and_key(text: str, line: int, key: str, said: str) -> None:
    """The message names file, line and key, says how to mend it, and takes five lines at most."""
    with pytest.raises(SeedError) as caught:
        read_sidecar(text, "seeds/a.yml")
    assert caught.value.where == f"seeds/a.yml:{line}"
    assert said in caught.value.what and key in caught.value.what and caught.value.hint
    assert len(str(caught.value).splitlines()) <= 5


@pytest.mark.parametrize("text", ["redact: كهرمانوف\n", "redact: [كهرمانوف, س]\n", "not_names: كهرمانوف\n", "published: كهرمانوف\n", "withhold: كهرمانوف\n",
                                  "actors: كهرمانوف\n", "actors: [كهرمانوف]\n", "كهرمانوف\n", "- كهرمانوف\n", "places: [{name: x, id: كهرمانوف}]\n"])
def test_no_value_stands_in_what_is_kept(text: str) -> None:
    """What a sidecar says may be what it keeps back: reports keep place, fault and hint, the terminal alone shows the value."""
    with pytest.raises(SeedError) as caught:
        read_sidecar(text, "seeds/a.yml")
    assert "كهرمانوف" not in caught.value.where + caught.value.what + caught.value.hint


def test_values_are_what_was_written() -> None:
    """Texts stay letter for letter, a key without a value takes away, YAML's words for yes are yes."""
    read = read_sidecar('published: 2017\ntopics:\nexcerpt:\nredact: [0551234567, "no"]\nwithhold: Yes\nagency:\nkeep: [3, 17]\n'
                        "places: [{name:  دير   الزور, lat: 35.33, lon: 40}]\nmerge: [[زيد, عمرو]]\n", "seeds/a.yml")
    assert read == Sidecar(fields={"published": "2017", "agency": None}, redact=("0551234567", "no"), withhold=True, keep=(3, 17),
                           places=({"name": "دير الزور", "lat": 35.33, "lon": 40.0},), merge=(("زيد", "عمرو"),))
    assert read_sidecar("", "x") == read_sidecar("# nothing\n", "x") == Sidecar()


def test_keys_are_read_whatever_their_values() -> None:
    """What cannot be read must still be known to restrict."""
    assert read_keys("withhold: [\n  maybe]\ntitle: {a: b}\nwithhold: x\n") == ("withhold", "title", "withhold")
    assert {"withhold", "redact", "excerpt", "title", "why"} <= set(KEYS)


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=30).map(lambda t: " ".join(t.split())).filter(bool)
NUMBERS = st.lists(st.integers(1, 50_000), min_size=1, max_size=5)
VALUES = st.fixed_dictionaries({}, optional={
    "title": WORDS, "publisher": WORDS, "why": WORDS, "drop": NUMBERS, "keep": NUMBERS, "not_names": st.lists(WORDS, max_size=4),
    "merge": st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=3), "withhold": st.booleans(), "excerpt": st.integers(1, 900),
    "redact": st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=2, max_size=9), min_size=1, max_size=4),
    "published": st.dates().map(str), "topics": st.lists(WORDS, max_size=3),
})


@given(VALUES, st.booleans())
def test_what_is_written_is_read(values: dict[str, object], flow: bool) -> None:
    """Whatever an editor writes with any YAML writer comes back letter for letter."""
    read = read_sidecar(yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, sort_keys=False), "x")
    for key, value in values.items():
        wanted = tuple(tuple(v) if isinstance(v, list) else v for v in value) if isinstance(value, list) else value
        assert (read.fields[key] if key in read.fields else getattr(read, key)) == wanted, key


@given(st.text(max_size=200) | st.lists(st.sampled_from([*"[]{}:,-?&*!|>%@`'\"#\n\t ", "withhold", "redact", ": ", "- ", "true", "س", "<<", "---"]), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes anything but a sidecar or a fault, and it is always known whether it restricts."""
    try:
        read_sidecar(text, "x")
    except SeedError as error:
        assert len(str(error).splitlines()) <= 5
    restriction_of(text)


@given(st.sampled_from(["withhold: true\n", "title: x\nwithhold: true\n", 'redact: ["كهرمانوف"]\n', "why: بطلب\nexcerpt: 80\n", "{withhold: true, title: x}\n"]),
       st.integers(0, 40), st.sampled_from(["delete", "insert", "swap"]), st.characters(exclude_characters="#", codec="utf-8"))
def test_no_slip_of_the_hand_publishes(text: str, at: int, how: str, letter: str) -> None:
    """A restricting sidecar with one letter too few, too many or another still keeps something back (a `#` makes a remark)."""
    at %= len(text)
    slipped = text[:at] + (letter if how != "delete" else "") + text[at + (how != "insert"):]
    assert restriction_of(slipped) is not None, slipped
