"""Vocabularies: their own examples, what a collection may say, and the errors that name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from malaff.model.errors import VocabularyError
from malaff.model.records import CleanText, Paragraph
from malaff.reading.names.names import find_names
from malaff.reading.names.register.vocabulary import Vocabulary, load_vocabulary
from malaff.reading.words.lexicon import read_data
from malaff.reading.words.tokens import cut_of, fold_phrase, readings

SEEDS = Path(__file__).parents[3] / "seeds" / "vocabulary"


@pytest.fixture(scope="module")
def own() -> Vocabulary:
    """The five seeds' vocabulary over the program's."""
    return load_vocabulary({name: (SEEDS / name).read_text(encoding="utf-8") for name in ("actors.yml", "places.yml")})


def test_every_example_is_found(own: Vocabulary) -> None:
    """Each entry's example yields the entry, and says why where a name is ambiguous."""
    walked = 0
    for entry in own.entries.values():
        if entry.example:
            text = CleanText(title="", title_from="lead", paragraphs=(Paragraph(number=1, text=entry.example),))
            found = find_names(text, own)
            assert entry.id in {x.id for x in (*found.actors, *found.places)}, entry.id
            assert entry.why, entry.id
            walked += 1
    assert walked > 15


def test_every_name_is_found(own: Vocabulary) -> None:
    """A sure name of an actor behind `وقالت` and before a verb is that actor, or one that bears the same name."""
    for entry in own.entries.values():
        if entry.is_place:
            continue
        for name in (entry.name, *entry.aliases):
            sentence = f"وذكر أمس {name} ذلك"
            found = find_names(CleanText(title="", title_from="lead", paragraphs=(Paragraph(number=1, text=sentence),)), own)
            assert found.actors, (entry.id, name)


def test_ids_are_addresses(own: Vocabulary) -> None:
    """Every id is small ASCII letters, digits and dashes."""
    assert all(id.isascii() and id == id.lower() and " " not in id for id in own.entries)


def test_words_of_names_explain_themselves() -> None:
    """Each group of words says why in Arabic and has an example that holds one of its words."""
    for file, key in (("name_words.yml", "words"), ("given_names.yml", "names")):
        for group in read_data(file):
            words = set(fold_phrase(group[key]).split())
            said = {stem for word in fold_phrase(group["example"]).split() for _, stem in readings(word)}
            assert group["why"] and words & said, group["id"]


CLITICS = [
    ("وبوتين", "بوتين"), ("لبوتين", "بوتين"), ("وللجيش", "الجيش"), ("للكرملين", "الكرملين"), ("والاسد", "الاسد"), ("فبغداد", "بغداد"),
]


@pytest.mark.parametrize(("word", "stem"), CLITICS)
def test_readings(word: str, stem: str) -> None:
    """A word is read with and without its proclitics; ل and the article become لل."""
    assert stem in {found for _, found in readings(word)}
    assert readings(word)[0] == ("", word)
    assert word[cut_of(word, stem) :].endswith(stem.removeprefix("ا"))


def test_a_collection_lays_over() -> None:
    """A collection adds by id, replaces by id, and takes away."""
    text = "- {id: moscow, name: موسكو الجديدة}\n- {id: test-town, name: قرية التجربة}\n- disable: [damascus]\n"
    made = load_vocabulary({"places.yml": text})
    assert made.entries["moscow"].name == "موسكو الجديدة" and made.entries["moscow"].lat is None
    assert "test-town" in made.entries and "damascus" not in made.entries
    assert "damascus" in load_vocabulary({}).entries


ERRORS = [
    ("- id: a\n  name: سامي الحداد\n  colour: red\n", 3, "unknown key `colour`"),
    ("- {id: a, name: سامي الحداد}\n- {id: a, name: سامي}\n", 2, "stands twice"),
    ("- {id: a, name: سامي, name: سمير}\n", 1, "stands twice"),
    ("- {id: a}\n", 1, "has no `name`"),
    ("- {id: A b, name: سامي}\n", 1, "is no id"),
    ("- {id: a, name: س}\n", 1, "too short"),
    ("- {id: a, name: سامي, kind: place}\n", 1, "none of the words"),
    ("- {id: a, name: سامي, wikidata: 77}\n", 1, "no Wikidata id"),
    ("- {id: a, name: سامي, aliases: سمير}\n", 1, "not a list"),
    ("- {id: a, name: [سامي]}\n", 1, "is not a text"),
    ("- disable: [no-such-entry]\n", 1, "no entry"),
    ("id: a\n", 1, "not a list of entries"),
    ("- سامي\n", 1, "keys with values belong"),
    ("- {id: a\n", 2, "not valid YAML"),
]


@pytest.mark.parametrize(("text", "line", "what"), ERRORS)
def test_errors_name_file_and_line(text: str, line: int, what: str) -> None:
    """What cannot be used is said with file, line and mend."""
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary({"seeds/vocabulary/actors.yml": text})
    assert caught.value.where == f"seeds/vocabulary/actors.yml:{line}"
    assert what in caught.value.what and caught.value.hint


def test_degrees() -> None:
    """A place's degrees are numbers between -180 and 180."""
    with pytest.raises(VocabularyError, match="degrees"):
        load_vocabulary({"places.yml": "- {id: a, name: بلدة, lat: north}\n"})


def test_other_files_are_passed_over() -> None:
    """Topics and boilerplate are read by others; empty files say nothing."""
    made = load_vocabulary({"topics.yml": "- nonsense", "boilerplate.yml": ": ", "actors.yml": ""})
    assert made.entries.keys() == load_vocabulary({}).entries.keys()
