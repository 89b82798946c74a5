"""The pages that answer a search by their name: actors, places, topics, sources and those who are quoted."""

from __future__ import annotations

from dataclasses import dataclass

from malaff import wording
from malaff.digest import Digest


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
    found = [*_names(digest, numerals), *_groups(digest, numerals), *_speakers(digest, numerals)]
    return sorted(found, key=lambda page: (-page.weight, page.name, page.address))


def _names(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    found = []
    for kind, entries in (("actors", digest.actors), ("places", digest.places)):
        for entry in entries:
            articles = len(entry.articles)
            role = f"{entry.roles[0][0]}، " if entry.roles else ""
            what = "مكان" if kind == "places" else "شخص" if entry.kind == "person" else "هيئة"
            found.append(Answer(address=f"{kind}/{entry.id}.html", name=entry.name, kind=what, weight=articles, others=entry.surfaces,
                                note=role + wording.count(articles, "article", numerals)))
    return found


def _groups(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    found = []
    for kind, groups, what in (("topics", digest.topics, "موضوع"), ("sources", digest.sources, "مصدر")):
        for group in groups:
            articles = len(group.articles)
            found.append(Answer(address=f"{kind}/{group.id}.html", name=group.name, kind=what, weight=articles,
                                note=wording.count(articles, "article", numerals)))
    return found


def _speakers(digest: Digest, numerals: wording.Numerals) -> list[Answer]:
    return []
