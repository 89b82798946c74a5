"""The main events of a dossier by day: what its clippings tell of a day in one row with its sources, the most told first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import Grade, date_words, grade_date, grade_of_date
from malaff.collection.digest import Digest, Event, source_of
from malaff.collection.telling import told_of
from malaff.model import edtf
from malaff.model.records import Article

MOST_DAYS = 30  # rows of a printed chronology: three pages; the site has all of them
MOST_TELLINGS = 3  # clauses of a row: who reads on finds the other clippings by number
YEAR = 4  # characters of an EDTF year
FULL = 80  # characters of a clause that says enough and is read at a glance


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one clipping tells of a day: a clause that can be read alone or the words round the date, and the date's own words."""

    text: str
    words: str
    source: str
    article: Article
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date with what the clippings tell of it, and those that name it without being shown."""

    when: str
    date: str
    grade: Grade
    tellings: tuple[Telling, ...]
    others: tuple[Article, ...]
    clippings: int

    def besides(self, article: Article) -> tuple[Article, ...]:
        """The other clippings that name the day."""
        return tuple(a for a in (*(telling.article for telling in self.tellings), *self.others) if a.id != article.id)


def to_days(digest: Digest, voice: Voice) -> tuple[Day, ...]:
    """Every dated event but bounds and bare years, one row a date: what most clippings tell first, then the surest."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in digest.events:
        if event.kind != "publication" and event.context and ".." not in event.when:
            found[event.when].append(event)
    days = [(day, events[0]) for when, events in found.items() if (day := _day(when, events, voice))]
    return tuple(day for day, _ in sorted(days, key=lambda pair: _rank(*pair)))


def main_days(days: Sequence[Day], most: int = MOST_DAYS) -> tuple[Day, ...]:
    """The first of the ranked days, in order of time."""
    return tuple(sorted(days[:most], key=lambda day: edtf.sort_key(day.when)))


def _day(when: str, events: Sequence[Event], voice: Voice) -> Day | None:
    """One row; None for a year of which no text tells an event that can be read alone."""
    best: dict[str, Telling] = {}
    for event in events:
        told = told_of(event)
        source = source_of(event.article) or voice("unknown.source")
        telling = Telling(text=told or event.context, words=event.text, source=source, article=event.article, alone=bool(told))
        known = best.get(event.article.id)
        if known is None or _worth(telling) < _worth(known):
            best[event.article.id] = telling
    if len(when) == YEAR and not any(telling.alone for telling in best.values()):
        return None
    tellings = sorted(best.values(), key=_worth)
    texts: dict[str, Telling] = {}
    for telling in tellings:
        texts.setdefault(telling.text, telling)
    alone = [telling for telling in texts.values() if telling.alone]
    shown = tuple((alone or list(texts.values())[:1])[:MOST_TELLINGS])
    others = tuple(telling.article for telling in tellings if telling not in shown)
    kind = min(events, key=lambda event: -grade_of_date(event.when, event.kind)).kind
    return Day(when=when, date=date_words(when, voice), grade=grade_date(when, kind, voice), tellings=shown, others=others,
               clippings=len(best))


def _worth(telling: Telling) -> tuple[bool, int, str]:
    return (not telling.alone, abs(len(telling.text) - FULL), telling.article.id)


def _rank(day: Day, event: Event) -> tuple[int, bool, int, bool, str]:
    return (-day.clippings, not day.tellings[0].alone, -day.grade.dots, not edtf.is_exact(event.when), day.when)
