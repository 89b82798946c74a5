"""Which clippings belong together: the same story, and related ones with the reason, from the names that they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.model import edtf
from malaff.model.records import Article, Collection

RELATED = 3
REASONS = 4  # shared names that a reader is told
COMMON = 0.25  # a name in more than this share of the clippings relates nothing (but in small collections)
FEW = 12  # clippings below which every shared name counts
SAME_DAYS = 3  # days between two reports of one story
SAME_SHARE = 0.6  # of the weight of their names that two reports of one story share
LEAST = 2  # shared names, below which a relation is chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A clipping that belongs to another one, and the names that both mention, the most telling first."""

    article: Article
    shared: tuple[str, ...]
    same_story: bool


def to_relations(collection: Collection) -> dict[str, tuple[Relation, ...]]:
    """For every clipping the ones nearest to it, by the names they share weighted by rarity; near copies are left out."""
    articles = collection.articles
    holders: dict[str, list[int]] = defaultdict(list)
    for n, article in enumerate(articles):
        for name in _names(article):
            holders[name].append(n)
    total = len(articles)
    weight = {
        name: math.log(1 + total / len(rows))
        for name, rows in holders.items()
        if len(rows) > 1 and (total <= FEW or len(rows) <= COMMON * total)
    }
    return {article.id: _nearest(n, articles, holders, weight) for n, article in enumerate(articles)}


def _names(article: Article) -> dict[str, str]:
    return {f"a:{a.id}": a.name for a in article.actors} | {f"p:{p.id}": p.name for p in article.places}


def _nearest(here: int, articles: Sequence[Article], holders: dict[str, list[int]], weight: dict[str, float]) -> tuple[Relation, ...]:
    article = articles[here]
    names = _names(article)
    shared: Counter[int] = Counter()
    common: Counter[int] = Counter()
    for name in names:
        if name in weight:
            for other in holders[name]:
                shared[other] += 1
                common[other] += weight[name]  # type: ignore[assignment]  # a Counter of floats
    del shared[here]
    copies = set(article.duplicates)
    found = sorted(
        (n for n, times in shared.items() if times >= LEAST and articles[n].id not in copies), key=lambda n: (-common[n], articles[n].id)
    )
    return tuple(_relation(article, articles[n], names, weight) for n in found[:RELATED])


def _relation(article: Article, other: Article, names: dict[str, str], weight: dict[str, float]) -> Relation:
    both = [name for name in _names(other) if name in names and name in weight]
    both.sort(key=lambda name: (-weight[name], names[name]))
    union = sum(weight.get(name, 0.0) for name in {*names, *_names(other)}) or 1.0
    share = sum(weight[name] for name in both) / union
    return Relation(
        article=other,
        shared=tuple(names[name] for name in both[:REASONS]),
        same_story=share >= SAME_SHARE and _near_in_time(article, other),
    )


def _near_in_time(one: Article, other: Article) -> bool:
    if not (edtf.is_exact(one.published) and edtf.is_exact(other.published)):
        return False
    first, second = edtf.bounds(one.published or "")[0], edtf.bounds(other.published or "")[0]
    return bool(first and second and abs((first - second).days) <= SAME_DAYS)
