"""What the book forms of the dossier (PDF and EPUB) share: the order of their parts and the rows of each, as plain records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from malaff.apparatus.book_about import Colophon, Fact, Method
from malaff.apparatus.brief import Brief
from malaff.apparatus.days import Day
from malaff.apparatus.voice.voice import voice_of
from malaff.apparatus.wording import Grade
from malaff.collection.digest import Digest, Said
from malaff.model.records import Article, Collection

# The parts of the book in reading order: id (anchor, file name) and heading (a key of the catalogue). `articles` is the body.
PARTS = {
    "summary": "part.summary",
    "contents": "part.contents",
    "chronology": "part.chronology",
    "who": "part.who",
    "articles": "part.articles",
    "quotes": "part.quotes",
    "places": "part.places",
    "topics": "part.topics",
    "index": "part.index",
    "sources": "part.sources",
    "colophon": "part.colophon",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Words that lead somewhere: `target` is an anchor of the book (`to_anchor`)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A row of an article's source card: words, or references; a grade where the value is a date."""

    label: str
    text: str = ""
    refs: tuple[Ref, ...] = ()
    grade: Grade | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An article as the book sets it: number, card, what stands out, and how it is referred to."""

    number: int
    article: Article
    anchor: str
    overline: str  # «قصاصة 3»
    card: tuple[CardRow, ...]
    flags: tuple[str, ...]  # short sentences about the title, restrictions, duplicates
    date_why: str  # how the date is known
    pulled: Said | None  # the one quote to set large
    reference: str  # how to cite it
    file: str
    sha256: str
    source_line: str  # publisher and date, as under a title in the contents


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A dated event: words of the date and its grade, the clause it stands in, the words of the text, the article."""

    when: str
    date: str
    grade: Grade
    context: str
    words: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoRow:
    """An actor: name, roles as the texts say them, counts, the articles."""

    id: str
    anchor: str
    name: str
    kind: str
    roles: str
    also: str
    mentions: int
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place with its counts and articles."""

    id: str
    anchor: str
    name: str
    mentions: int
    located: bool
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A name of the index with where each article first mentions it."""

    anchor: str
    name: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRows:
    """A speaker with the quotes: text and the article each stands in."""

    anchor: str
    name: str
    role: str
    counted: str
    quotes: tuple[tuple[str, Ref], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A topic or a source with its articles."""

    id: str
    name: str
    counted: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The first sentence of an article, unedited, as a key point."""

    number: int
    text: str
    source: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything the PDF and the EPUB set, in words; `digest` for figures."""

    collection: Collection
    digest: Digest
    figures: tuple[tuple[int, str], ...]  # number and key of wording.NOUNS, for the cover
    facts: tuple[Fact, ...]
    leads: tuple[Lead, ...]
    brief: Brief | None  # the opening of a dossier that has too many clippings for their leads
    chapters: tuple[Chapter, ...]
    events: tuple[EventRow, ...]
    events_left_out: int
    days: tuple[Day, ...]  # the main ones, for a printed chronology
    days_left_out: int
    who: tuple[WhoRow, ...]
    who_left_out: int
    places_left_out: int
    speakers: tuple[SpeakerRows, ...]
    places: tuple[PlaceRow, ...]
    topics: tuple[GroupRow, ...]
    sources: tuple[GroupRow, ...]
    index: tuple[tuple[str, tuple[IndexEntry, ...]], ...]  # letter, entries
    method: Method
    colophon: Colophon

    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts that have something to say, in order: id and heading."""
        empty = {
            "chronology": not self.events,
            "who": not self.who,
            "quotes": not self.speakers,
            "places": not self.places,
            "topics": not self.topics,
            "index": not self.index,
        }
        voice = voice_of(self.collection)
        return tuple((part, voice(title)) for part, title in PARTS.items() if not empty.get(part))


    def ref(self, article: Article) -> Ref:
        """The number of an article's clipping, leading to it."""
        return Ref(text=voice_of(self.collection).number(self.digest.numbers[article.id]), target=to_anchor("article", article.id))

    def refs(self, articles: Iterable[Article]) -> tuple[Ref, ...]:
        """The numbers of articles, in the order of the book."""
        return tuple(map(self.ref, sorted(articles, key=lambda a: self.digest.numbers[a.id])))


def to_anchor(kind: str, name: str, article: str = "") -> str:
    """The anchor of an `article`, `actor`, `place`, `index` entry or `speaker`, or of a name's `mention` in an article."""
    return f"{kind}-{article}-{name}" if article else f"{kind}-{name}"
