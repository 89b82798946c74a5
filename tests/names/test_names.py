"""Names: persons, organizations and places with where they stand."""

from __future__ import annotations

import pytest

from malaff.model import CleanText, Paragraph
from malaff.text.names import Names, find_names
from malaff.text.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The program's own vocabulary."""
    return load_vocabulary({})


def names_of(vocabulary: Vocabulary, *paragraphs: str, title: str = "") -> Names:
    """The names of a text given as paragraphs."""
    texts = tuple(Paragraph(number=n, text=text) for n, text in enumerate(paragraphs, 1))
    return find_names(CleanText(title=title, title_from="text", paragraphs=texts), vocabulary)


PERSONS = [
    ("أكد وزير الخارجية سيرغي كوزلوف أن المباحثات مستمرة", {"سيرغي كوزلوف"}),
    ("أعلن الرئيس الروسي، إيغور كوزلوف، موعد القمة", {"إيغور كوزلوف"}),
    ("التقى رئيس الوزراء الأرمني “أرمين داوتيان” ضيفه", {"أرمين داوتيان"}),
    ("قال النائب الأول لرئيس البرلمان سمير حداد إن الجلسة تأجلت", {"سمير حداد"}),
    ("استقبل الملك محمد الخامس ضيوفه", {"محمد الخامس"}),
    ("وقال عبد العزيز بن فهد إن العمل بدأ", {"عبد العزيز بن فهد"}),
    ("يرى الكاتب أن الحرية لا تمنح بل تؤخذ، وأن على الناس أن يقولوا ما يريدون", set()),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_persons(vocabulary: Vocabulary, text: str, persons: set[str]) -> None:
    """Offices, titles and given names show persons that no list has; a column that names nobody yields nobody."""
    found = names_of(vocabulary, text)
    assert {a.name for a in found.actors if a.kind == "person"} == persons
