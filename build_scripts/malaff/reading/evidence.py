"""The words that names, roles and merges of a reading rest on: for each the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from malaff.arabic.clauses import clause_around
from malaff.arabic.letters import fold
from malaff.model.records import Actor, Mention, Paragraph, Place

MOST = 6  # spellings of one name that are shown: more say nothing new


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rests on words of the text (a spelling, a role), the raw line they stand on, and their clause."""

    what: str
    line: int
    words: str


class Witnesses:
    """Finds the sentences of a text that names and roles rest on."""

    def __init__(self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> None:
        self.paragraphs = paragraphs
        self.by_id: dict[str, list[Mention]] = {}
        for mention in mentions:
            if 0 <= mention.paragraph < len(paragraphs):
                self.by_id.setdefault(mention.id, []).append(mention)

    def of_name(self, name: Actor | Place) -> tuple[Evidence, ...]:
        """Where each spelling of a name first stands: one for the name, and one more for each that was merged with it."""
        first: dict[str, Mention] = {}
        for mention in self.by_id.get(name.id, ()):
            first.setdefault(fold(mention.surface), mention)
        return tuple(self._at(mention.surface, mention.paragraph, mention.start, mention.end) for mention in list(first.values())[:MOST])

    def of_roles(self, actor: Actor) -> tuple[Evidence, ...]:
        """Where each role stands, beside a mention of its bearer if there is such a sentence."""
        found = []
        beside = [mention.paragraph for mention in self.by_id.get(actor.id, ())]
        for role in actor.roles:
            order = list(dict.fromkeys([*beside, *range(len(self.paragraphs))]))
            at = next((n for n in order if role in self.paragraphs[n].text), None)
            if at is not None:
                start = self._near(role, at, actor.id)
                found.append(self._at(role, at, start, start + len(role)))
        return tuple(found)

    def _near(self, role: str, paragraph: int, name: str) -> int:
        """The place of a role in a paragraph that is nearest to a mention of its bearer."""
        text = self.paragraphs[paragraph].text
        places = [mention.start for mention in self.by_id.get(name, ()) if mention.paragraph == paragraph]
        starts, at = [], text.find(role)
        while at >= 0:
            starts.append(at)
            at = text.find(role, at + 1)
        return min(starts, key=lambda start: (min((abs(start - place) for place in places), default=0), start))

    def _at(self, what: str, paragraph: int, start: int, end: int) -> Evidence:
        text = self.paragraphs[paragraph]
        return Evidence(what, text.number, clause_around(text.text, start, end))
