"""What a reading says in Arabic of its own accord, in the language of the dossier's frame: names of topics, reasons of rules."""

from __future__ import annotations

import dataclasses

from malaff.apparatus.voice.voice import Voice
from malaff.model.records import Article


def in_frame(article: Article, voice: Voice) -> Article:
    """The article with the catalogue's names of topics and reasons of rules where it has them; else as the vocabulary has them."""
    if not voice.is_apart:
        return article
    topics = tuple(dataclasses.replace(t, name=voice.named("topic_names", t.id, t.name)) for t in article.topics)
    rules = tuple(dataclasses.replace(r, why=voice.named("rule_reasons", r.id, r.why)) for r in article.rules)
    return dataclasses.replace(article, topics=topics, rules=rules)
