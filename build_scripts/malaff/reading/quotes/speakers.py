"""Who is speaking: the subject of each verb of speech, an actor of the text or an office without a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from malaff.arabic.flat import Flat
from malaff.model.records import Actor, Mention
from malaff.reading.quotes.offices import BEFORE, Offices
from malaff.reading.quotes.speech import Speech, load_speech

WORD = re.compile(r"[^\W_]+")
LONGEST = 14  # words of a subject, office and name together
SHOWN = 7  # words of an office that stands for a name
NAME = 4  # words of a name that nothing else tells of
BESIDE = 4  # words of an office right before its verb
LED = 1  # words before the name with which a sentence begins
FAR = 600  # characters back beyond which no sentence's beginning is looked for
KEPT = 2  # paragraphs over which `وأضاف` without a subject still means the last speaker
REACH = 15  # words from `عن` to `قوله`
ENDS = re.compile(r"[.:؛;؟!?()]")
SENTENCE = re.compile(r"[.؟!?؛](?=\s)")
ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the id of an actor of the text, or none, and the name as the text gives it."""

    id: str | None
    name: str


@dataclass(slots=True)
class Verb:
    """A verb of speech at its place in a folded paragraph; `named` where its own subject stands after it."""

    surface: str
    word: str
    start: int
    end: int
    speaker: Speaker | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in places of the folded paragraph."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as words, those in quotation marks left out, with its mentions."""

    number: int
    flat: Flat
    words: tuple[re.Match[str], ...]
    places: tuple[Place, ...]

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it."""
        return self.flat.text[self.words[at - 1].end() : self.words[at].start()] if at else ""

    def mention(self, at: int) -> Place | None:
        """The mention that a word belongs to."""
        start = self.words[at].start()
        near = bisect_right(self.places, start, key=lambda place: place.start) - 1  # mentions stand in order, none in another
        return self.places[near] if near >= 0 and start < self.places[near].end else None


class Speakers:
    """Reads the speakers of a text, paragraph by paragraph, in order."""

    def __init__(self, flats: Sequence[Flat], actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self.speech: Speech = load_speech()
        self.actors = {actor.id: actor for actor in actors}
        self.flats = flats
        self.mentions: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.paragraph, []).append(mention)
        self.last: Speaker | None = None
        self.last_feminine = False
        self.last_at = (-9, 0)  # paragraph and place of the verb that named the last speaker

    def places(self, number: int) -> tuple[Place, ...]:
        """The mentions of a paragraph in places of its folded text."""
        flat = self.flats[number]
        return tuple(Place(flat.folded(m.start), flat.folded(m.end), m) for m in self.mentions.get(number, ()))

    def verbs(self, number: int, outside: str) -> list[Verb]:
        """The verbs of speech of a paragraph, each with its speaker. `outside` is its folded text, quotations blank."""
        flat = self.flats[number]
        if self.speech.prefixed.isdisjoint(WORD.findall(outside)):
            return []
        words = tuple(WORD.finditer(outside))
        passage = Passage(number, flat, words, self.places(number))
        found = []
        for at, match in enumerate(words):
            word, cut = self.speech.verb(match[0]) if match[0] in self.speech.prefixed else ("", 0)
            if word and not passage.mention(at):
                verb = Verb(flat.cut(match.start() + cut, match.end()), word, match.start() + cut, match.end())
                self._give_speaker(verb, passage, at)
                found.append(verb)
        return found

    # ------------------------------------------------------------ the subject of a verb

    def _give_speaker(self, verb: Verb, passage: Passage, at: int) -> None:
        """Find the speaker of a verb; a finite verb with a subject makes it the one who speaks on."""
        if verb.word in self.speech.participles:
            verb.speaker = self._of_sentence(verb, passage)
            return
        if verb.word in self.speech.sayings:
            verb.speaker = self._reported(passage, at)
            return
        paper = verb.word in self.speech.papers_verbs and passage.words[at + 1 : at + 2] and passage.words[at + 1][0] == "في"
        speaker, said = self._subject(passage, at + 1 + bool(paper))
        if not said and passage.words[at].start() == verb.start:
            speaker = self._before(passage, verb) or self._beside(passage, at)
            said = speaker is not None
        verb.named = speaker is not None
        if verb.word in self.speech.according:
            verb.speaker = speaker
            return
        feminine = self.speech.is_feminine(verb.word)
        if not said and passage.number - self.last_at[0] <= KEPT and feminine == self.last_feminine:
            verb.speaker = self.last
            self.last_at = (passage.number, verb.start)
            return
        verb.speaker = speaker
        if speaker is not None or self._leads(passage, verb):
            self.last, self.last_feminine, self.last_at = speaker, feminine, (passage.number, verb.start)

    def _leads(self, passage: Passage, verb: Verb) -> bool:
        """Whether a verb begins its sentence: then its subject, known or not, is who speaks on."""
        return len(WORD.findall(passage.flat.text[self._sentence(passage, verb) : verb.start])) <= LED

    def _sentence(self, passage: Passage, verb: Verb) -> int:
        """Where the sentence of a verb begins."""
        text = passage.flat.text
        return max((m.end() for m in SENTENCE.finditer(text, max(0, verb.start - FAR), verb.start)), default=max(0, verb.start - FAR))

    def _beside(self, passage: Passage, at: int) -> Speaker | None:
        """The office or the actor right before a verb (`إلا أن المدير الفني أشار`)."""
        first = at
        while first > max(0, at - BESIDE) and not passage.gap(first).strip():
            mention = passage.mention(first - 1)
            if mention is None and (passage.words[first - 1][0] in self.speech.stop or passage.words[first - 1][0] in self.speech.that):
                break
            first -= 1
            if mention and mention.mention.id in self.actors:
                return self._named(mention)
            if self.speech.is_role(passage.words[first][0]):
                return self._office(passage, first, at)
        return None

    def _before(self, passage: Passage, verb: Verb) -> Speaker | None:
        """The actor or the office with which the sentence of a verb begins (`فلان، مدير الشركة، قال إن`)."""
        start = self._sentence(passage, verb)
        opening = next((n for n, word in enumerate(passage.words) if word.start() >= start), 0)
        if self.speech.is_role(passage.words[opening][0]) and passage.words[opening].start() < verb.start and not passage.mention(opening):
            return self._subject(passage, opening)[0]
        first = next((place for place in passage.places if start <= place.start), None)
        if first is None or first.start >= verb.start or first.mention.id not in self.actors:
            return None
        return self._named(first) if len(WORD.findall(passage.flat.text[start : first.start])) <= LED else None

    def _subject(self, passage: Passage, at: int, until: int | None = None) -> tuple[Speaker | None, bool]:
        """The subject that begins at a word (and ends before `until`), and whether any words stand in its place."""
        words = passage.words
        while at < len(words) and words[at][0] in self.speech.aside:
            at += 1
        most = min(at + LONGEST, len(words) if until is None else until)
        last = at
        for here in range(at, most):
            mention = passage.mention(here)
            if self._is_over(passage, here, at, mention):
                break
            if mention and self._is_person(mention.mention):
                return self._named(mention), True
            last = here + 1
        return (self._office(passage, at, last), True) if last > at else (None, False)

    def _is_over(self, passage: Passage, here: int, first: int, mention: Place | None) -> bool:
        """Whether the subject ends before a word: at a mark, or at a word that begins something else."""
        gap = passage.gap(here)
        if ENDS.search(gap):
            return True
        if "،" in gap or "," in gap:
            goes_on = mention is not None or (here > first and passage.words[here][0].startswith(ARTICLE))
            return here == first or not goes_on
        word = passage.words[here][0]
        aside = word.startswith("لل") and not self.speech.is_role(passage.words[first][0])  # `قال للصحافة إن`
        return mention is None and (word in self.speech.stop or aside)

    def _is_person(self, mention: Mention) -> bool:
        actor = self.actors.get(mention.id)
        return actor is not None and actor.kind == "person"

    def _named(self, place: Place) -> Speaker:
        actor = self.actors.get(place.mention.id)
        return Speaker(actor.id, actor.name) if actor else Speaker(None, place.mention.surface)

    def _office(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The speaker that a subject without a person's mention means: an organization, an office, a name, or nobody we know."""
        words = [match[0] for match in passage.words[first:last]]
        begins = passage.mention(first)
        if begins and begins.start >= passage.words[first].start() - 1:
            return self._named(begins)
        if self.speech.is_role(words[0]):
            return self._spoken_for(passage, first, last) or self._same_again(words) or self._shown(passage, first, last)
        known = self.offices.bearer(words)
        if known:
            return Speaker(known, self.actors[known].name)
        return self._shown(passage, first, last) if self._is_name(passage, words, last) else None

    def _spoken_for(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The actor who holds an office, or the organization whose paper it is (`بيان الوزارة`)."""
        words = [match[0] for match in passage.words[first:last]]
        if words[0] in self.speech.papers:
            start, end = passage.words[first].end(), passage.words[last - 1].end()
            inner = next((p for p in passage.places if p.mention.id in self.actors and start <= p.start < end), None)
            if inner:
                return self._named(inner)
        known = self.offices.holder(words)
        return Speaker(known, self.actors[known].name) if known else None

    def _same_again(self, words: Sequence[str]) -> Speaker | None:
        """Who spoke last, where the words say that it is the same one (`المتحدث ذاته`)."""
        again = words[-1] in self.speech.same or (len(words) <= 2 and words[0] in self.speech.again)
        return self.last if again else None

    def _shown(self, passage: Passage, first: int, last: int) -> Speaker:
        end = min(last, first + SHOWN) - 1
        return Speaker(None, passage.flat.cut(passage.words[first].start(), passage.words[end].end()))

    def _is_name(self, passage: Passage, words: Sequence[str], last: int) -> bool:
        """Whether unknown words after a verb can only be its subject: few, and `أن` or a colon follows (`قال فلان إن`)."""
        if len(words) > NAME or (words[0].endswith("ا") and len(words) == 1):
            return False  # `مجددا`
        after = passage.words[last][0] if last < len(passage.words) else ""
        return after in self.speech.that or passage.flat.text[passage.words[last - 1].end() :].lstrip()[:1] == ":"

    @cached_property
    def offices(self) -> Offices:
        """The offices of the text, read when the first one without a name is met."""
        persons = [(number, place) for number in self.mentions for place in self.places(number) if self._is_person(place.mention)]
        heads = [(self.flats[n].text[max(0, place.start - BEFORE) : place.start], place.mention.id) for n, place in persons]
        return Offices(self.actors, heads, self.speech)

    # ------------------------------------------------------------ verbs without a subject of their own

    def _of_sentence(self, verb: Verb, passage: Passage) -> Speaker | None:
        """The subject of a participle (`مضيفا`): who speaks in its sentence, else the first person named in it."""
        start = self._sentence(passage, verb)
        if self.last_at[0] == passage.number and self.last_at[1] >= start:
            return self.last
        first = next((p for p in passage.places if start <= p.start < verb.start and self._is_person(p.mention)), None)
        return self._named(first) if first else None

    def _reported(self, passage: Passage, at: int) -> Speaker | None:
        """The speaker before `قوله`: who stands after the last `عن`, else who speaks."""
        for here in range(at - 1, max(-1, at - REACH), -1):
            if passage.words[here][0] in ("عن", "وعن"):
                return self._subject(passage, here + 1, at)[0]
            if SENTENCE.search(passage.gap(here)):
                break
        return self.last if self.last_at[0] == passage.number else None
