"""Take what is redacted out of what was found: names whose entry, alias or id tells it, addresses, links, rules."""

from __future__ import annotations

import dataclasses

from malaff.model.records import Actor, Article, Block, Place, Quote, Span, Topic
from malaff.reading.editor.latin import sounds_like
from malaff.reading.editor.redaction import Redactor
from malaff.reading.names.names import Names
from malaff.reading.names.register.vocabulary import Vocabulary


def without_redacted(names: Names, redactor: Redactor, vocabulary: Vocabulary) -> Names:
    """The names without those that a redacted word tells: by name, spelling, alias of their entry, or id."""
    if not redactor.patterns:
        return names
    found: tuple[Actor | Place, ...] = (*names.actors, *names.places)
    gone = {name.id for name in found if _tells(name, redactor, vocabulary)}
    return dataclasses.replace(
        names, actors=tuple(a for a in names.actors if a.id not in gone), places=tuple(p for p in names.places if p.id not in gone),
        mentions=tuple(m for m in names.mentions if m.id not in gone))


def _tells(name: Actor | Place, redactor: Redactor, vocabulary: Vocabulary) -> bool:
    entry = vocabulary.entries.get(name.id)
    known = (entry.name, *entry.aliases, *entry.ambiguous) if entry else ()
    if redactor.found((name.name, *name.surfaces, *known)):
        return True
    # An id of the program's own is a hash or a register's number; only one that a person chose can sound like a name.
    return entry is not None and isinstance(name, Actor) and sounds_like(name.id, redactor.patterns)


def hide_article(article: Article, redactor: Redactor) -> Article:
    """The article with every redacted word hidden, in whatever field, also where links part it."""
    blocks = tuple(_hide_block(block, redactor) for block in article.blocks)
    rules = tuple(dataclasses.replace(rule, id=redactor.hide(rule.id)) for rule in article.rules)
    topics = tuple(topic for topic in article.topics if not _is_told(topic, redactor))
    hidden: Article = redactor.hide_all(dataclasses.replace(article, blocks=(), rules=rules, topics=topics))
    url = hidden.url if hidden.url == article.url else None  # an address with a hole leads nowhere
    return dataclasses.replace(hidden, blocks=blocks, url=url, quotes=tuple(map(_unspoken, hidden.quotes, article.quotes)),
                               statements=tuple(map(_unspoken, hidden.statements, article.statements)))


def _hide_block(block: Block, redactor: Redactor) -> Block:
    text = redactor.hide(block.text)
    return block if text == block.text else dataclasses.replace(block, spans=(Span(text=text),))


def _is_told(topic: Topic, redactor: Redactor) -> bool:
    return redactor.is_in(topic.id) or redactor.is_in(topic.name)


def _unspoken(hidden: Quote, quote: Quote) -> Quote:
    """A quote whose speaker's name is hidden leads to nobody's page."""
    return hidden if hidden.speaker_name == quote.speaker_name else dataclasses.replace(hidden, speaker=None)
