"""What a reading says in Arabic of its own accord, in the language of the dossier's frame: topics, rules, reasons, notes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import date_words
from malaff.model.records import Article, Reason

REASONS = "reading_reasons."


def in_frame(article: Article, voice: Voice, why: Sequence[Reason] = (), notes: Sequence[Reason] = ()) -> Article:
    """The article with the catalogue's names of topics, reasons of rules, reason for its day and notes of what is kept back.

    Where the catalogue has no words for a topic or rule, a collection's own vocabulary has named it, and that name stays.
    """
    if not voice.is_apart:
        return article
    topics = tuple(dataclasses.replace(t, name=voice.named("topic_names", t.id, t.name)) for t in article.topics)
    rules = tuple(dataclasses.replace(r, why=voice.named("rule_reasons", r.id, r.why)) for r in article.rules)
    said = _sentence([_said(reason, voice) for reason in why], voice) or article.published_why
    withheld = " ".join(_sentence([_said(note, voice)], voice) for note in notes) or article.withheld
    return dataclasses.replace(article, topics=topics, rules=rules, published_why=said, withheld=withheld)


def _said(reason: Reason, voice: Voice) -> str:
    values = {name: _value(name, value, voice) for name, value in reason.values.items()}
    return voice(REASONS + reason.id, **values)


def _value(name: str, value: str, voice: Voice) -> str:
    if name == "weekday":
        return voice.weekdays[value]
    return date_words(value, voice) if name == "date" else value


def _sentence(parts: Sequence[str], voice: Voice) -> str:
    text = voice(REASONS + "and").join(parts)
    return text if not text or re.search(r"[.!?؟…]$", text) else f"{text}."
