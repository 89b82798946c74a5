"""Make the book from a collection: its chapters with their cards, and the rows of every part around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from malaff.apparatus.book import (
    Book,
    CardRow,
    Chapter,
    EventRow,
    GroupRow,
    IndexEntry,
    Lead,
    PlaceRow,
    Ref,
    SpeakerRows,
    WhoRow,
    to_anchor,
)
from malaff.apparatus.book_about import to_colophon, to_facts, to_method
from malaff.apparatus.brief import to_brief
from malaff.apparatus.days import MOST_DAYS, main_days, to_days
from malaff.apparatus.voice.voice import voice_of
from malaff.apparatus.wording import EXPLICIT, date_words, grade_date, grade_published, published_words
from malaff.arabic.letters import is_arabic
from malaff.collection.digest import Digest, Entry, Said, pull_quote, source_of, to_digest
from malaff.model.records import Article, Collection

LEADS = 6  # a summary with more leads than these would not fit the one page it has (look, section 5)
LISTED = 120  # names in the who's who; the index has all of them
FEW = 24  # names that a page holds: fewer are listed whole
MOST_EVENTS = 300  # rows of the chronology: about ten pages


def to_book(collection: Collection, digest: Digest | None = None) -> Book:
    """The book of a collection. `digest` may be given where it was gathered already."""
    digest = digest or to_digest(collection, lean=True)
    who, places = _listed(digest.actors)[:LISTED], _listed(digest.places)
    known = {entry.id for entry in who}
    maker = _Maker(collection, digest, known)
    events = maker.events()
    days = to_days(digest, maker.voice)
    return Book(
        collection=collection,
        digest=digest,
        figures=_figures(digest),
        facts=to_facts(collection, digest),
        leads=maker.leads(),
        brief=to_brief(collection, digest, maker.voice) if len(collection.articles) > LEADS else None,
        chapters=tuple(maker.chapter(a) for a in collection.articles),
        events=events[:MOST_EVENTS],
        events_left_out=max(0, len(events) - MOST_EVENTS),
        days=main_days(days),
        days_left_out=max(0, len(days) - MOST_DAYS),
        who=tuple(map(maker.who_row, who)),
        who_left_out=len(digest.actors) - len(who),
        places_left_out=len(digest.places) - len(places),
        speakers=maker.speakers(),
        places=tuple(map(maker.place_row, places)),
        topics=tuple(maker.group(g.id, g.name, g.articles) for g in digest.topics),
        sources=tuple(maker.group(g.id, g.name, g.articles) for g in digest.sources),
        index=maker.index((*digest.actors, *digest.places)),
        method=to_method(collection, digest),
        colophon=to_colophon(collection),
    )


def _listed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The names that a table of the book holds: those of two clippings or more, and the most mentioned until a page is full.

    A name of one clipping says no more in a table than in the index, which has all of them.
    """
    shared = [entry for entry in entries if len(entry.articles) > 1]
    others = [entry for entry in entries if len(entry.articles) == 1]
    kept = {entry.id for entry in (*shared, *others[:max(0, FEW - len(shared))])}
    return tuple(entry for entry in entries if entry.id in kept)


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
            (self.voice("card.credit" if article.byline_is == "credit" else "card.byline"), article.byline),
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
        who = self.voice("cite.who", name=self.voice.beside(article.author)) if article.author else ""
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
