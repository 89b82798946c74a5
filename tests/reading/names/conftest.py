"""What the tests of names share: the program's vocabulary, and names from paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from malaff.model.records import CleanText, Paragraph
from malaff.reading.names.names import Names, find_names
from malaff.reading.names.register.vocabulary import Vocabulary, load_vocabulary

COLLECTION = """
- id: sami-haddad
  name: سامي الحداد
  wikidata: Q1
  ambiguous: [الحداد]
  nations: [أردني]
  why: الحداد حرفة وعائلة
  example: قال سامي الحداد إن العمل بدأ، وأضاف الحداد أنه راض
- id: igor-kozlov
  name: إيغور كوزلوف
  aliases: [كوزلوف]
- id: wave-channel
  name: قناة الموجة
  kind: organization
  ambiguous: [الموجة]
  cues: [مراسل]
  why: الموجة كلمة عامة
  example: قال مراسل الموجة إن الطرق مغلقة
"""


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The program's own vocabulary with three actors of a collection."""
    return load_vocabulary({"actors.yml": COLLECTION})


@pytest.fixture(scope="session")
def names(vocabulary: Vocabulary) -> Callable[..., Names]:
    """The names of a text given as paragraphs."""

    def find(*paragraphs: str, title: str = "") -> Names:
        texts = tuple(Paragraph(number=n, text=text) for n, text in enumerate(paragraphs, 1))
        return find_names(CleanText(title=title, title_from="text", paragraphs=texts), vocabulary)

    return find
