"""The opening of a large dossier in two pages: main events, who says what, where sources differ, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from malaff.apparatus.days import YEAR, Day, Telling, to_days
from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import BOUNDED, UNKNOWN, grade_of_published, shorten
from malaff.collection.digest import Digest, Entry, Group, Said, Speaker, source_of
from malaff.model.records import Article, Collection

EVENTS, VOICES, SOURCES, TOPICS = 7, 5, 5, 3  # rows of each list: together two pages of A4
LEAST_QUOTE, MOST_QUOTE = 40, 190  # characters of a quotation that says something and is read at a glance
LEAST_CLIPPINGS = 2  # of a source whose coverage can be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A main event: its day, the clause that tells it, how many clippings name the day."""

    day: Day
    telling: Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A speaker with one telling quotation."""

    name: str
    role: str
    quotes: int
    text: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A source: its clippings, the topic most of them share, and the name that no other source mentions."""

    name: str
    articles: tuple[Article, ...]
    topic: str
    of_topic: tuple[Article, ...]
    alone: str
    of_alone: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is not known (a key of the catalogue), and of which clippings."""

    what: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The lists of the opening."""

    events: tuple[Headline, ...]
    voices: tuple[Word, ...]
    shared: tuple[tuple[str, int], ...]  # topics that most sources speak of, with how many do
    coverage: tuple[Coverage, ...]
    gaps: tuple[Gap, ...]


def to_brief(collection: Collection, digest: Digest, voice: Voice) -> Brief:
    """The opening of a collection, from its texts alone."""
    return Brief(events=_headlines(to_days(digest, voice)), voices=_words(digest.speakers), shared=_shared(digest.topics),
                 coverage=_coverage(digest), gaps=_gaps(collection.articles))


def _headlines(days: Iterable[Day]) -> tuple[Headline, ...]:
    """Days that a text tells in a clause that can be read alone, in their order; no clipping tells two of them."""
    rows: list[Headline] = []
    used: set[str] = set()
    for day in days:
        if len(day.when) == YEAR:
            continue
        telling = next((one for one in day.tellings if one.alone and one.article.id not in used), None)
        if telling and len(rows) < EVENTS:
            rows.append(Headline(day=day, telling=telling))
            used.add(telling.article.id)
    return tuple(sorted(rows, key=lambda row: row.day.when))


def _words(speakers: Iterable[Speaker]) -> tuple[Word, ...]:
    rows = [Word(name=speaker.name, role=speaker.role, quotes=len(speaker.quotes), text=shorten(said.quote.text, MOST_QUOTE),
                 article=said.article) for speaker in speakers if (said := _telling(speaker.quotes))]
    return tuple(rows[:VOICES])


def _telling(quotes: Sequence[Said]) -> Said | None:
    """The longest quotation that can be set whole, one that stands by itself before one within the author's clause."""
    fit = [said for said in quotes if LEAST_QUOTE <= len(said.quote.text) <= MOST_QUOTE]
    return max(fit, key=lambda said: (said.quote.form == "direct", len(said.quote.text)), default=None)


def _shared(topics: Iterable[Group]) -> tuple[tuple[str, int], ...]:
    counts = [(topic.name, len({source_of(a) for a in topic.articles} - {None})) for topic in topics]
    return tuple(sorted((row for row in counts if row[1] > 1), key=lambda row: -row[1])[:TOPICS])


def _coverage(digest: Digest) -> tuple[Coverage, ...]:
    only: dict[str, Entry] = {}
    for entry in digest.actors:  # most mentioned first
        sources = {source_of(article) for article in entry.articles}
        if len(sources) == 1 and entry.mentions > 1 and (name := next(iter(sources))):
            only.setdefault(name, entry)
    rows = []
    for source in digest.sources:
        if len(source.articles) >= LEAST_CLIPPINGS:
            topics = Counter(topic.name for article in source.articles for topic in article.topics)
            topic, count = max(topics.items(), key=lambda row: row[1], default=("", 0))
            alone = only.get(source.name)
            rows.append(Coverage(
                name=source.name, articles=source.articles, topic=topic if count > 1 else "",
                of_topic=tuple(a for a in source.articles if any(t.name == topic for t in a.topics)) if count > 1 else (),
                alone=alone.name if alone else "", of_alone=alone.articles if alone else ()))
    return tuple(rows[:SOURCES])


def _gaps(articles: Sequence[Article]) -> tuple[Gap, ...]:
    def graded(grade: int) -> Callable[[Article], bool]:
        return lambda a: grade_of_published(a.published, a.published_from, a.published_weekday) == grade

    tests: tuple[tuple[str, Callable[[Article], bool]], ...] = (
        ("lacks.date", graded(UNKNOWN)), ("lacks.exact_date", graded(BOUNDED)), ("lacks.publisher", lambda a: not source_of(a)),
        ("lacks.title", lambda a: a.title_from == "lead"), ("lacks.words", lambda a: bool(a.withheld)))
    gaps = (Gap(what=what, articles=tuple(filter(test, articles))) for what, test in tests)
    return tuple(gap for gap in gaps if gap.articles)
