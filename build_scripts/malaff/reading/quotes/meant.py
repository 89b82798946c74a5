"""Whom the words of a subject mean: an actor of the text, an office without a name, a relative, or nobody we know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from malaff.arabic.flat import Flat
from malaff.model.records import Actor, Mention
from malaff.reading.quotes.offices import BEFORE, Offices
from malaff.reading.quotes.passage import Passage, Place
from malaff.reading.quotes.speech import Speech

SHOWN = 7  # words of an office that stands for a name
NO_NAMES = ("ا", "هم", "ها", "هما")  # `مجددا`, `اتهمت بلدانهم`
NAME = 4  # words of a name that nothing else tells of
OPENS = re.compile(r" [«“\"](?=[^\W\d_])")
ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the id of an actor of the text, or none, and the name as the text gives it."""

    id: str | None
    name: str


class Meant:
    """Knows the actors and mentions of a text, and says whom the words of a subject mean."""

    def __init__(self, flats: list[Flat], actors: Mapping[str, Actor], mentions: Mapping[int, list[Mention]], speech: Speech) -> None:
        self.flats, self.actors, self.mentions, self.speech = flats, actors, mentions, speech
        self.last: Speaker | None = None  # who spoke last: whom `المصدر ذاته` means

    def places(self, number: int) -> tuple[Place, ...]:
        """The mentions of a paragraph in places of its folded text."""
        flat = self.flats[number]
        return tuple(Place(flat.folded(m.start), flat.folded(m.end), m) for m in self.mentions.get(number, ()))

    @cached_property
    def offices(self) -> Offices:
        """The offices of the text, read when the first one without a name is met."""
        persons = [(number, place) for number in self.mentions for place in self.places(number) if self.is_person(place.mention)]
        heads = [(self.flats[n].text[max(0, place.start - BEFORE) : place.start], place.mention.id) for n, place in persons]
        return Offices(self.actors, heads, self.speech)

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention is of a person."""
        actor = self.actors.get(mention.id)
        return actor is not None and actor.kind == "person"

    def named(self, place: Place) -> Speaker:
        """The speaker whom a mention names."""
        actor = self.actors.get(place.mention.id)
        return Speaker(actor.id, actor.name) if actor else Speaker(None, place.mention.surface)

    def office(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The speaker that a subject without a person's mention means: an organization, an office, a name, or nobody we know."""
        words = [match[0] for match in passage.words[first:last]]
        begins = passage.mention(first)
        if begins and begins.start >= passage.words[first].start() - 1:
            return self.named(begins)
        if self.speech.is_role(words[0]) or words[0] in self.speech.papers:
            return self._spoken_for(passage, first, last) or self._same_again(words) or self.shown(passage, first, last)
        known = self.offices.bearer(words)
        if known:
            return Speaker(known, self.actors[known].name)
        office = next((at for at, word in enumerate(words) if at and self.speech.is_role(word)), len(words))
        accusative = words[0].startswith(ARTICLE) and words[0].endswith("ين")  # `ناشدت الأمتين`
        if not accusative and 1 < office <= NAME and office < len(words) and self._is_led(passage, last):
            return self.shown(passage, first, first + office)  # `قال فلان الفلاني رئيس الجمعية: …`
        return self.shown(passage, first, last) if self._is_name(passage, words, last) else None

    def _spoken_for(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The actor who holds an office, or the organization whose paper it is (`بيان الوزارة`)."""
        words = [match[0] for match in passage.words[first:last]]
        if words[0] in self.speech.papers:
            start, end = passage.words[first].end(), passage.words[last - 1].end()
            inner = next((p for p in passage.places if p.mention.id in self.actors and start <= p.start < end), None)
            if inner:
                return self.named(inner)
            if words[0] in self.speech.written or passage.word(last) in ("لها", "له", "لهم"):
                return self.last  # `وجاء في تغريدة أخرى`
        known = self.offices.holder(words)
        many = len(words) == 1 and words[0].removeprefix(ARTICLE) in self.speech.members and passage.word(last) == "في"
        if many and (self.last is None or self.last.id != known):
            return None
        return Speaker(known, self.actors[known].name) if known else None

    def _same_again(self, words: list[str]) -> Speaker | None:
        """Who spoke last, where the words say that it is the same one (`المتحدث ذاته`)."""
        again = words[-1] in self.speech.same or (len(words) <= 2 and words[0] in self.speech.again)
        return self.last if again else None

    def shown(self, passage: Passage, first: int, last: int) -> Speaker:
        """A speaker without an entry, by the words that name him."""
        end = min(last, first + SHOWN) - 1
        end = next((at - 1 for at in range(first + 1, end + 1) if "(" in passage.gap(at) or self._breaks_off(passage, at)), end)
        return Speaker(None, passage.flat.cut(passage.words[first].start(), passage.words[end].end()))

    def _breaks_off(self, passage: Passage, at: int) -> bool:
        """Whether a word begins what is no part of an office: a clause, a verb of speech, `أول من أمس`."""
        word = passage.word(at)
        if self._is_manner(passage, at):
            return True
        return ("،" in passage.gap(at) and word in ("الذي", "التي")) or word in self.speech.prefixed or (
            word == "اول" and passage.word(at + 1) in ("من", "امس"))

    @staticmethod
    def _is_manner(passage: Passage, at: int) -> bool:
        """Whether a word is an accusative that says how one speaks (`مبتسمًا`)."""
        return "\u064b" in passage.flat.cut(passage.words[at].start(), passage.words[at].end() + 1)

    def _is_name(self, passage: Passage, words: list[str], last: int) -> bool:
        """Whether unknown words after a verb can only be its subject: few, and `أن`, a colon or an apposition follows."""
        if len(words) > NAME or (len(words) == 1 and words[0].endswith(NO_NAMES)):
            return False
        if words[0] in self.speech.first_person or words[0] in ("بما", "مما", "عما", "لما"):
            return False  # `قال أعتقد أن`, `نددت بما أسمته «…»`
        if self._is_manner(passage, last - len(words)):
            return False  # `كتب لائمًا الوالي`
        if len(words) > 1 and words[1] in self.speech.ordinals:
            return False  # `كتبت الكتاب الثالث: …`
        if len(words) > 1 and words[0].endswith(("ته", "تها")) and words[1].startswith(ARTICLE):
            return False  # `قال عبارته الشهيرة`
        if words[0].startswith("ب") and words[0].endswith(("ات", "ه")):
            return False  # `بلهجة حادة`
        if self._is_led(passage, last):
            return True
        after = passage.flat.text[passage.words[last - 1].end() :].lstrip()[:1]
        if after == "(" and len(words) > 1 and passage.word(last).isdigit():
            return True  # `قال فلان الفلاني (34 عاما)`
        return after == "،" and len(words) > 1 and self.speech.is_role(passage.word(last))  # `قال فلان الفلاني، رئيس الجمعية`

    def _is_led(self, passage: Passage, last: int) -> bool:
        """Whether `أن` or a colon follows the words before a place."""
        text = passage.flat.text[passage.words[last - 1].end() :]
        after = text.lstrip(" \u00a0\"”»")[:1]
        if passage.word(last) in self.speech.that or after == ":":
            return True
        return OPENS.match(text) is not None and passage.word(last - 1) not in self.speech.titles  # `وقال فلان «…»`
