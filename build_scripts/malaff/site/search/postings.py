"""Where each word of a collection stands: one compact posting list for each spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import sub

from malaff.arabic.spelling import search_words
from malaff.model.records import Article
from malaff.site.search.fields import field_words

# Places in a document: the words of the title from 0, its fields, a mark where the word is part of a name, the body from 64.
# assets/javascripts/search-engine.js reads the same numbers.
TITLE_WORDS = 60
FIELD = 61
NAMED = 62
BODY = 64
# Names of pages: each name takes eight places, and the number of its words goes before them.
NAME_WORDS = 7
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"  # base64 of RFC 4648, as in source maps


def to_vlq(value: int) -> bytes:
    """A number in digits of five bits, the lowest first; a set sixth bit says that more follow (source map revision 3)."""
    digits = bytearray()
    while True:
        value, low = value >> 5, value & 31
        digits.append(ord(DIGITS[low | (32 if value else 0)]))
        if not value:
            return bytes(digits)


_SMALL = [to_vlq(value) for value in range(8192)]  # nearly all numbers of an index


@dataclass(slots=True)
class _Word:
    """A word's posting list as it grows: its bytes, the last document in it, and how often the word stands anywhere."""

    places: bytearray
    last: int = -1
    count: int = 0
    documents: int = 0


class Postings:
    """Posting lists of a collection, grown document by document; documents are numbered from 0 in order of adding."""

    def __init__(self) -> None:
        self._words: dict[str, _Word] = {}

    def add(self, document: int, places: Iterable[tuple[str, int]]) -> None:
        """Add a document's words with their places, ascending for each word."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for word, place in places:
            rows[word].append(place)
        words = self._words
        for word, found in rows.items():
            entry = words.get(word)
            if entry is None:
                entry = words[word] = _Word(bytearray())
            entry.places += _numbers([document - entry.last - 1, len(found), found[0], *map(sub, found[1:], found)])
            entry.last = document
            entry.count += len(found)
            entry.documents += 1

    @property
    def lists(self) -> dict[str, str]:
        """The posting list of each word."""
        return {word: entry.places.decode("ascii") for word, entry in self._words.items()}

    @property
    def counts(self) -> dict[str, int]:
        """How often each word stands in the documents."""
        return {word: entry.count for word, entry in self._words.items()}

    @property
    def spread(self) -> dict[str, int]:
        """In how many documents each word stands."""
        return {word: entry.documents for word, entry in self._words.items()}


def _numbers(values: list[int]) -> bytes:
    try:
        return b"".join([_SMALL[value] for value in values])
    except IndexError:
        return b"".join(map(to_vlq, values))


def article_places(article: Article, named: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The words of an article with their places: title, names, then the body with one place left free after each block."""
    title = search_words(article.title)
    for place, word in enumerate(title[:TITLE_WORDS]):
        yield word, place
    for word in field_words(article):
        yield word, FIELD
    blocks = [search_words(block.text) for block in article.blocks]
    for word in named.intersection(*[set().union(*blocks)]):
        yield word, NAMED
    place = BODY
    for words in blocks:
        for word in words:
            yield word, place
            place += 1
        place += 1
    for word in title[TITLE_WORDS:]:
        yield word, place
        place += 1


def name_places(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words of a page's names; a place is eight times the number of words, plus the word's own number."""
    found: set[tuple[int, str]] = set()
    for name in names:
        words = search_words(name)[:NAME_WORDS]
        found.update((8 * len(words) + number, word) for number, word in enumerate(words))
    for place, word in sorted(found):
        yield word, place
