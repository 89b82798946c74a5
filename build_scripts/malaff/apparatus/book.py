"""What the book forms of the dossier (PDF and EPUB) share: the order of their parts and the rows of each, as plain records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from malaff.apparatus.book_about import Colophon, Fact, Method, to_colophon, to_facts, to_method
from malaff.apparatus.voice.voice import voice_of
from malaff.apparatus.wording import EXPLICIT, Grade, date_words, grade_date, grade_published, published_words
from malaff.arabic.letters import is_arabic
from malaff.collection.digest import Digest, Entry, Said, pull_quote, source_of, to_digest
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
LEADS = 6  # a summary with more leads than these would not fit the one page it has (look, section 5)
LISTED = 120  # names in the who's who; the index has all of them
MOST_EVENTS = 300  # rows of the chronology: about ten pages


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
    chapters: tuple[Chapter, ...]
    events: tuple[EventRow, ...]
    events_left_out: int
    who: tuple[WhoRow, ...]
    who_left_out: int
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


def to_anchor(kind: str, name: str, article: str = "") -> str:
    """The anchor of an `article`, `actor`, `place`, `index` entry or `speaker`, or of a name's `mention` in an article."""
    return f"{kind}-{article}-{name}" if article else f"{kind}-{name}"


def to_book(collection: Collection, digest: Digest | None = None) -> Book:
    """The book of a collection. `digest` may be given where it was gathered already."""
    digest = digest or to_digest(collection, lean=True)
    who, places = digest.actors[:LISTED], digest.places
    known = {entry.id for entry in who}
    maker = _Maker(collection, digest, known)
    events = maker.events()
    return Book(
        collection=collection,
        digest=digest,
        figures=_figures(digest),
        facts=to_facts(collection, digest),
        leads=maker.leads(),
        chapters=tuple(maker.chapter(a) for a in collection.articles),
        events=events[:MOST_EVENTS],
        events_left_out=max(0, len(events) - MOST_EVENTS),
        who=tuple(map(maker.who_row, who)),
        who_left_out=len(digest.actors) - len(who),
        speakers=maker.speakers(),
        places=tuple(map(maker.place_row, places)),
        topics=tuple(maker.group(g.id, g.name, g.articles) for g in digest.topics),
        sources=tuple(maker.group(g.id, g.name, g.articles) for g in digest.sources),
        index=maker.index((*digest.actors, *digest.places)),
        method=to_method(collection, digest),
        colophon=to_colophon(collection),
    )


def _figures(digest: Digest) -> tuple[tuple[int, str], ...]:
    people = sum(entry.kind == "person" for entry in digest.actors)
    said = sum(len(speaker.quotes) for speaker in digest.speakers)
    return (
        (len(digest.numbers), "article"),
        (len(digest.sources), "source"),
        (people, "person"),
        (len(digest.places), "place"),
        (said, "quote"),
        (digest.words, "word"),
    )


class _Maker:
    """Makes the rows of one book; holds what they all need."""

    def __init__(self, collection: Collection, digest: Digest, known: set[str]) -> None:
        self.collection = collection
        self.digest = digest
        self.known = known
        self.voice = voice_of(collection)
        self.article_refs = {
            a.id: Ref(text=self.voice.number(digest.numbers[a.id]), target=to_anchor("article", a.id)) for a in collection.articles
        }

    def ref(self, article: Article) -> Ref:
        return self.article_refs[article.id]

    def refs(self, articles: Iterable[Article]) -> tuple[Ref, ...]:
        return tuple(self.ref(article) for article in articles)

    def name_ref(self, name: str, name_id: str, mentions: int, kind: str) -> Ref:
        anchor = to_anchor(kind if kind == "place" or name_id in self.known else "index", name_id)
        return Ref(text=f"{name}\u00a0({self.voice.number(mentions)})" if mentions > 1 else name, target=anchor)

    def source_line(self, article: Article) -> str:
        date = published_words(article.published, article.published_weekday, self.voice)
        source = source_of(article)
        known = [self.voice.beside(source)] if source else []
        known += [date] if article.published or article.published_weekday else []
        return self.voice.joined(known)

    def leads(self) -> tuple[Lead, ...]:
        articles = self.collection.articles
        if len(articles) > LEADS:
            return ()
        return tuple(
            Lead(number=n, text=a.summary, source=source_of(a) or self.voice("unknown.not_stated"), ref=self.ref(a))
            for n, a in enumerate(articles, 1)
            if a.summary
        )

    def chapter(self, article: Article) -> Chapter:
        place = self.digest.numbers[article.id]
        return Chapter(
            number=place,
            article=article,
            anchor=to_anchor("article", article.id),
            overline=self.voice("clipping.numbered", number=self.voice.number(place)),
            card=self.card(article),
            flags=self.flags(article),
            date_why=self.voice.digits(article.published_why),
            pulled=_pulled(article),
            reference=self.reference(article),
            file=article.seed,
            sha256=article.sha256,
            source_line=self.source_line(article),
        )

    def card(self, article: Article) -> tuple[CardRow, ...]:
        rows = [CardRow(label=self.voice("card.publisher"), text=article.publisher or self.voice("unknown.not_stated"))]
        for label, value in (
            (self.voice("card.agency"), article.agency),
            (self.voice("card.byline"), article.byline),
            (self.voice("card.section"), article.section),
        ):
            if value:
                rows.append(CardRow(label=label, text=value))
        rows.append(
            CardRow(
                label=self.voice("card.published"),
                text=published_words(article.published, article.published_weekday, self.voice),
                grade=grade_published(article.published, article.published_from, article.published_weekday, self.voice),
            )
        )
        rows.append(CardRow(label=self.voice("card.length"), text=self.voice.count(article.words, "word")))
        if article.url and article.url.startswith("https://"):
            rows.append(CardRow(label=self.voice("card.link"), text=article.url, url=article.url))
        if article.actors:
            refs = tuple(self.name_ref(a.name, a.id, a.mentions, "actor") for a in article.actors)
            rows.append(CardRow(label=self.voice("card.names"), refs=refs))
        if article.places:
            rows.append(
                CardRow(
                    label=self.voice("card.places"), refs=tuple(self.name_ref(p.name, p.id, p.mentions, "place") for p in article.places)
                )
            )
        if article.topics:
            rows.append(
                CardRow(
                    label=self.voice("card.topics"), refs=tuple(Ref(text=t.name, target=to_anchor("topic", t.id)) for t in article.topics)
                )
            )
        return tuple(rows)

    def flags(self, article: Article) -> tuple[str, ...]:
        flags = []
        if article.title_from == "lead":
            flags.append(self.voice("flag.title_lead"))
        if article.title_from == "editor":
            flags.append(self.voice("flag.title_editor"))
        if article.withheld:
            flags.append(article.withheld)
        twins = [self.voice.number(self.digest.numbers[i]) for i in article.duplicates if i in self.digest.numbers]
        if twins:
            flags.append(self.voice("flag.twins", clippings=self.voice.listed(twins)))
        return tuple(flags)

    def reference(self, article: Article) -> str:
        date = (
            published_words(article.published, article.published_weekday, self.voice) if article.published else self.voice("cite.no_date")
        )
        source = self.voice.beside(source_of(article) or self.voice("cite.no_publisher"))
        who = self.voice("cite.who", name=self.voice.beside(article.byline)) if article.byline else ""
        edition = date_words(self.collection.edition, self.voice)
        return self.voice(
            "cite.reference",
            who=who,
            title=article.title,
            source=source,
            date=date,
            dossier=self.collection.title,
            publisher=self.collection.publisher,
            edition=edition,
        )

    def events(self) -> tuple[EventRow, ...]:
        rows: dict[tuple[str, str], EventRow] = {}
        for event in self.digest.events:
            if event.kind == "publication" or not event.context:
                continue
            key = (event.when, event.context)
            rows.setdefault(
                key,
                EventRow(
                    when=event.when,
                    date=date_words(event.when, self.voice),
                    grade=grade_date(event.when, event.kind, self.voice),
                    context=event.context,
                    words=event.text,
                    ref=self.ref(event.article),
                ),
            )
        if len(rows) <= MOST_EVENTS:
            return tuple(rows.values())
        sure = [row for row in rows.values() if row.grade.dots == EXPLICIT]
        return tuple(sure) if len(sure) >= MOST_EVENTS // 2 else tuple(rows.values())

    def who_row(self, entry: Entry) -> WhoRow:
        return WhoRow(
            id=entry.id,
            anchor=to_anchor("actor", entry.id),
            name=entry.name,
            kind=entry.kind,
            roles=self.voice.joined([role for role, _ in entry.roles[:2]]),
            also=self.voice.joined([s for s in entry.surfaces if s != entry.name and s not in entry.name])[:80],
            mentions=entry.mentions,
            refs=self.refs(entry.articles),
        )

    def place_row(self, entry: Entry) -> PlaceRow:
        return PlaceRow(
            id=entry.id,
            anchor=to_anchor("place", entry.id),
            name=entry.name,
            mentions=entry.mentions,
            located=entry.lat is not None,
            refs=self.refs(entry.articles),
        )

    def speakers(self) -> tuple[SpeakerRows, ...]:
        return tuple(
            SpeakerRows(
                anchor=to_anchor("speaker", f"{n}"),
                name=s.name,
                role=s.role,
                counted=self.voice.count(len(s.quotes), "quote"),
                quotes=tuple((said.quote.text, self.ref(said.article)) for said in s.quotes),
            )
            for n, s in enumerate(self.digest.speakers, 1)
        )

    def group(self, group_id: str, name: str, articles: tuple[Article, ...]) -> GroupRow:
        return GroupRow(id=group_id, name=name, counted=self.voice.count(len(articles), "article"), refs=self.refs(articles))

    def index(self, entries: Iterable[Entry]) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
        letters: dict[str, list[IndexEntry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda e: (not is_arabic(e.sort_key[:1]), e.sort_key, e.name, e.id)):
            refs = tuple(Ref(text=self.ref(a).text, target=to_anchor("mention", entry.id, a.id)) for a in entry.articles)
            row = IndexEntry(anchor=to_anchor("index", entry.id), name=entry.name, refs=refs)
            letters[(entry.sort_key[:1] or "#").upper()].append(row)
        return tuple((letter, tuple(rows)) for letter, rows in letters.items())


def _pulled(article: Article) -> Said | None:
    best = pull_quote(article)
    return Said(article=article, quote=best) if best else None
