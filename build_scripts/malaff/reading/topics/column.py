"""Whether a text is a column: signed, speaking for itself, and reporting hardly anyone's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from malaff.arabic.flat import Flat, flatten
from malaff.arabic.quotation_marks import quoted_spans
from malaff.model.records import Paragraph
from malaff.reading.data import read_data
from malaff.reading.dates.tables import folded

FEWEST = 60  # words below which a text is a note, signed by who sent it
ITSELF = 2  # questions, exclamations and first persons that are no slip
REPORTS = 0.02  # share of verbs of report: news has three to five in a hundred words, columns one or none (200 texts of nine papers)
ASKS = re.compile(r"[!؟?]")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words by which an author speaks of himself, and those by which he reports others, folded."""

    own: frozenset[str]
    reports: frozenset[str]


@lru_cache(maxsize=1)
def _load() -> _Words:
    data = read_data("quotes.yml")
    reports = folded(data["finite"]["direct"]) | folded(data["finite"]["reported"])
    return _Words(*(frozenset(before + word for word in words for before in ("", "و", "ف"))
                    for words in (folded(data["first_person"]), reports)))


def find_column(byline: str | None, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """What shows that a text is a column, as its words stand: who signs it, and its words of the first person.

    Empty where it is none. News is signed too, but asks nothing, and reports what others say; what stands between marks is
    not the author's.
    """
    if not byline:
        return ()
    words = _load()
    count = reports = itself = 0
    shown: list[str] = []
    for flat, start, end in _own(paragraphs):
        own = list(WORD.finditer(flat.text, start, end))
        count += len(own)
        reports += sum(word[0] in words.reports for word in own)
        speaks = [flat.cut(word.start(), word.end()) for word in own if word[0] in words.own]
        itself += len(speaks) + len(ASKS.findall(flat.text, start, end))
        shown += speaks
    column = count >= FEWEST and itself >= ITSELF and reports < REPORTS * count
    return (byline, *dict.fromkeys(shown)) if column else ()


def _own(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Flat, int, int]]:
    """What stands between the quotations of each paragraph, in places of its folded text."""
    for paragraph in paragraphs:
        flat, at = flatten(paragraph.text), 0
        for span in quoted_spans(paragraph.text):
            yield flat, at, flat.folded(span.start)
            at = flat.folded(span.end)
        yield flat, at, len(flat.text)
