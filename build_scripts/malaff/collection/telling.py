"""What an event's article tells of it in one clause that can be read alone, or an editor's words for it."""

from __future__ import annotations

from malaff.arabic.letters import fold
from malaff.arabic.telling import tell
from malaff.collection.digest import Event
from malaff.model.records import Article


def told_of(event: Event) -> str:
    """An editor's label of the event, else the clause of the text that tells it and stands alone, else "".

    The day of publication of an article is told by its title.
    """
    if event.label or event.kind == "publication":
        return event.label or event.context
    for text in (*(" ".join(block.text.split()) for block in event.article.blocks), event.article.title):
        at = text.find(event.context)
        if at >= 0:
            start = text.find(event.text, at)
            return tell(text, start, start + len(event.text), _known_names(event.article)) if start >= 0 and event.text else ""
    return ""


def _known_names(article: Article) -> frozenset[str]:
    """The names of an article that say by themselves who is meant: places, and bodies and persons by their whole name."""
    places = {fold(surface) for place in article.places for surface in (place.name, *place.surfaces)}
    return frozenset(places | {fold(actor.name) for actor in article.actors if actor.kind == "organization"})
