"""The pages that answer a search by their name: actors with what they said, places, topics, sources and indexes."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.apparatus.voice.voice import Voice
from malaff.collection.digest import Digest
from malaff.site.addresses import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: its address in the site, its name and other names, what it is and a note, in words."""

    address: str
    name: str
    kind: str
    note: str
    weight: int
    others: tuple[str, ...] = ()


def find_answers(digest: Digest, voice: Voice) -> list[Answer]:
    """The pages of a collection, those of most articles first."""
    found = [*_names(digest, voice), *_groups(digest, voice), *_indexes(digest, voice)]
    return sorted(found, key=lambda page: (-page.weight, page.name, page.address))


def _names(digest: Digest, voice: Voice) -> list[Answer]:
    found, addresses = [], Addresses(digest)
    for kind, entries in (("actors", digest.actors), ("places", digest.places)):
        for entry in entries:
            articles = len(entry.articles)
            note = [entry.roles[0][0]] if entry.roles else []
            note.append(voice.count(articles, "article"))
            if entry.quotes:
                note.append(voice.count(len(entry.quotes), "quote"))
            what = (
                voice("kind.place") if kind == "places" else voice("kind.person") if entry.kind == "person" else voice("kind.organization")
            )
            found.append(
                Answer(
                    address=addresses.of(kind, entry.id),
                    name=entry.name,
                    kind=what,
                    weight=articles,
                    others=entry.surfaces,
                    note=voice.joined(note),
                )
            )
    return found


def _groups(digest: Digest, voice: Voice) -> list[Answer]:
    found = []
    for kind, groups, what in (("topics", digest.topics, voice("kind.topic")), ("sources", digest.sources, voice("kind.source"))):
        for group in groups:
            articles = len(group.articles)
            found.append(
                Answer(
                    address=f"{kind}/{group.id}.html", name=group.name, kind=what, weight=articles, note=voice.count(articles, "article")
                )
            )
    return found


def _indexes(digest: Digest, voice: Voice) -> list[Answer]:
    """The pages of quotations and of dates, by their own names."""
    quotes = voice.count(sum(len(speaker.quotes) for speaker in digest.speakers), "quote")
    events = voice.count(len(digest.events), "event")
    return [
        Answer(
            address="quotes.html",
            name=voice("part.quotes"),
            kind=voice("frame.index"),
            weight=0,
            note=quotes,
            others=(voice("search.sayings"),),
        ),
        Answer(address="timeline.html", name=voice("part.chronology"), kind=voice("frame.index"), weight=0, note=events),
    ]
