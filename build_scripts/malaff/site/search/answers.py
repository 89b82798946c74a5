"""The pages that answer a search by their name: actors with what they said, places, topics, sources and indexes."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.apparatus import wording
from malaff.collection.digest import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: its address in the site, its name and other names, what it is and a note, in words."""

    address: str
    name: str
    kind: str
    note: str
    weight: int
    others: tuple[str, ...] = ()


def find_answers(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    """The pages of a collection, those of most articles first."""
    found = [*_names(digest, numerals), *_groups(digest, numerals), *_indexes(digest, numerals)]
    return sorted(found, key=lambda page: (-page.weight, page.name, page.address))


def _names(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    found = []
    for kind, entries in (("actors", digest.actors), ("places", digest.places)):
        for entry in entries:
            articles = len(entry.articles)
            note = [entry.roles[0][0]] if entry.roles else []
            note.append(wording.count(articles, "article", numerals))
            if entry.quotes:
                note.append(wording.count(len(entry.quotes), "quote", numerals))
            what = "مكان" if kind == "places" else "شخص" if entry.kind == "person" else "هيئة"
            found.append(Answer(address=f"{kind}/{entry.id}.html", name=entry.name, kind=what, weight=articles, others=entry.surfaces,
                                note="، ".join(note)))
    return found


def _groups(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    found = []
    for kind, groups, what in (("topics", digest.topics, "موضوع"), ("sources", digest.sources, "مصدر")):
        for group in groups:
            articles = len(group.articles)
            found.append(Answer(address=f"{kind}/{group.id}.html", name=group.name, kind=what, weight=articles,
                                note=wording.count(articles, "article", numerals)))
    return found


def _indexes(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    """The pages of quotations and of dates, by their own names."""
    quotes = wording.count(sum(len(speaker.quotes) for speaker in digest.speakers), "quote", numerals)
    events = wording.count(len(digest.events), "event", numerals)
    return [
        Answer(address="quotes.html", name="الاقتباسات", kind="فهرس", weight=0, note=quotes, others=("أقوال",)),
        Answer(address="timeline.html", name="التسلسل الزمني", kind="فهرس", weight=0, note=events),
    ]
