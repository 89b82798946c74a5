"""Offices and short names of a text: whom `الرئيس الروسي`, `الوزارة` or a family name means in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from malaff.arabic.letters import fold
from malaff.model.records import Actor
from malaff.reading.quotes.speech import Speech

WORD = re.compile(r"[^\W_]+")
BOUND = re.compile(r"[^\w ]")  # what cannot stand within the office before a name
BEFORE = 70  # characters before a name in which its office stands
LONGEST = 7
ARTICLE = "ال"


class Offices:
    """Which actor of a text an office, an organization's head noun or a part of a name means there."""

    def __init__(self, actors: Mapping[str, Actor], heads: Iterable[tuple[str, str]], speech: Speech) -> None:
        """`heads`: the folded text (the last BEFORE characters) before each mention of a person, and the person's id."""
        self.speech = speech
        self.offices: dict[str, set[str]] = {}
        self.names: dict[str, set[str]] = {}
        for actor in actors.values():
            words = WORD.findall(fold(actor.name))
            if actor.kind == "person":
                for start in range(len(words)):
                    self.names.setdefault(" ".join(words[start:]), set()).add(actor.id)
                for role in actor.roles:
                    self._add(WORD.findall(fold(role)), actor.id)
            elif len(words) > 1 and speech.is_role(words[0]):
                self.offices.setdefault(ARTICLE + words[0].removeprefix(ARTICLE), set()).add(actor.id)
        for text, person in heads:
            before = BOUND.split(text.rstrip(" ،\"«“"))[-1].split()[-LONGEST:]
            start = next((at for at, word in enumerate(before) if speech.is_role(word)), len(before))
            if speech.stop.isdisjoint(before[start:]):
                self._add(before[start:], person)

    def _add(self, words: Sequence[str], actor: str) -> None:
        if not words:
            return
        head = words[0]
        if not head.startswith(ARTICLE) and head[:1] in "وفبل" and self.speech.is_role(head[1:]):
            head = head[1:]
        for length in range(2, len(words) + 1):  # `وزير الدفاع` means whom `وزير الدفاع الروسي` means
            self.offices.setdefault(" ".join([head, *words[1:length]]), set()).add(actor)
        self.offices.setdefault(ARTICLE + head.removeprefix(ARTICLE), set()).add(actor)
        if len(words) > 2 and words[-1].startswith(ARTICLE):  # `الوزير الأمريكي` is whom `وزير الخارجية الأمريكي` means
            self.offices.setdefault(f"{ARTICLE}{head.removeprefix(ARTICLE)} {words[-1]}", set()).add(actor)
        if len(words) == 1:
            self.offices.setdefault(head, set()).add(actor)

    def holder(self, words: Sequence[str]) -> str | None:
        """The one actor whom an office means, or None."""
        return _only(self.offices.get(" ".join(words), set()))

    def bearer(self, words: Sequence[str]) -> str | None:
        """The one person whose name ends with these words, or None."""
        return _only(self.names.get(" ".join(words), set()))


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
