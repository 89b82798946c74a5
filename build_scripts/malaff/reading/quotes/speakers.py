"""Who is speaking: the verbs of speech of a text in order, each with its speaker and the words that name him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from malaff.arabic.flat import Flat
from malaff.arabic.letters import fold
from malaff.model.records import Actor, Mention
from malaff.reading.quotes.meant import Speaker
from malaff.reading.quotes.passage import SENTENCE, WORD, Passage, Place
from malaff.reading.quotes.speech import Speech, load_speech
from malaff.reading.quotes.subjects import LED, Subject, Subjects

KEPT = 2  # paragraphs over which `وأضاف` without a subject still means the last speaker
REACH = 15  # words from `عن` to `قوله`


@dataclass(slots=True)
class Verb:
    """A verb of speech at its place in a folded paragraph.

    `named` where its own subject stands beside it, which ends at `until`; `naming` are the words that named the speaker
    where it does not (`أوضح مدير السد سمير`).
    """

    surface: str
    word: str
    start: int
    end: int
    until: int = 0
    speaker: Speaker | None = None
    named: bool = False
    naming: str = ""


class Speakers:
    """Reads the speakers of a text, paragraph by paragraph, in order."""

    def __init__(self, flats: Sequence[Flat], actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self.speech: Speech = load_speech()
        self.flats = list(flats)
        by_paragraph: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_paragraph.setdefault(mention.paragraph, []).append(mention)
        self.subjects = Subjects(self.flats, {actor.id: actor for actor in actors}, by_paragraph, self.speech)
        self.last_words = ""
        self.last_feminine = False
        self.last_at = (-9, 0)  # paragraph and place of the verb that named the last speaker

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self.subjects.last

    def verbs(self, number: int, outside: str) -> list[Verb]:
        """The verbs of speech of a paragraph, each with its speaker. `outside` is its folded text, quotations blank."""
        flat = self.flats[number]
        if self.speech.prefixed.isdisjoint(WORD.findall(outside)):
            return []
        words = tuple(WORD.finditer(outside))
        passage = Passage(number, flat, outside, words, self.subjects.places(number))
        found = []
        for at, match in enumerate(words):
            word, cut = self.speech.verb(match[0]) if match[0] in self.speech.prefixed else ("", 0)
            if word and not passage.mention(at) and not self._is_recited(passage, at):
                verb = Verb(flat.cut(match.start() + cut, match.end()), word, match.start() + cut, match.end(), until=match.end())
                self._give_speaker(verb, passage, at)
                found.append(verb)
        return found

    def _is_recited(self, passage: Passage, at: int) -> bool:
        """Whether scripture, a poet or a proverb is recited (`قال تعالى`, `يقول المثل`): no statement of the news."""
        after = passage.word(at + 1)
        if after == "عليه" and passage.word(at + 2) in ("الصلاه", "السلام"):
            return True
        if after not in self.speech.recited or passage.gap(at + 1).strip() or passage.mention(at + 1):
            return False
        return at + 2 >= len(passage.words) or passage.mention(at + 2) is None  # `قال الشاعر فلان` states something

    # ------------------------------------------------------------ the subject of a verb

    def _give_speaker(self, verb: Verb, passage: Passage, at: int) -> None:
        """Find the speaker of a verb; a finite verb with a subject makes it the one who speaks on."""
        if verb.word in self.speech.participles:
            verb.speaker, verb.naming = self._of_sentence(verb, passage)
            return
        if verb.word in self.speech.sayings:
            verb.speaker, verb.naming = self._of_sentence(verb, passage) if verb.word.startswith("ب") else self._reported(passage, at)
            return
        subject = self._subject(verb, passage, at)
        verb.until, verb.named = subject.end, subject.speaker is not None
        if verb.word in self.speech.according:
            verb.speaker = subject.speaker
            return
        feminine = self.speech.is_feminine(verb.word)
        if not subject.said and (carried := self._carried(passage, verb, feminine)):
            subject = Subject(self.subjects.named(carried), said=True, end=verb.end)
            verb.naming = passage.flat.cut(carried.start, carried.end)
        elif not subject.said and (bearer := self.subjects.clause(passage, verb.start)):
            subject = Subject(bearer, said=True, end=verb.end)
            verb.naming = bearer.name
        elif not subject.said and self._spoke_as_one() and passage.number - self.last_at[0] <= KEPT and feminine == self.last_feminine:
            verb.speaker, verb.naming = self.last, self.last_words
            self.last_at = (passage.number, verb.start)
            return
        verb.speaker = subject.speaker
        if subject.speaker is not None or self._leads(passage, verb):
            words = passage.flat.cut(verb.start, max(verb.end, subject.end))
            self.subjects.last, self.last_feminine, self.last_at = subject.speaker, feminine, (passage.number, verb.start)
            self.last_words = verb.naming or words

    def _spoke_as_one(self) -> bool:
        """Whether who spoke last is no plural, after which a verb in the singular is someone else's (`يؤكد الخبراء … وتابع`)."""
        first = fold(self.last.name).split()[:1] if self.last and self.last.id is None else []
        return not first or (first[0] not in self.speech.plural and not first[0].endswith(("ون", "يين")))

    def _carried(self, passage: Passage, verb: Verb, feminine: bool) -> Place | None:
        """The subject that goes on from the sentences before, since someone last spoke in the paragraph, where it is a person."""
        since = self.last_at[1] if self.last_at[0] == passage.number else 0
        return self.subjects.carried(passage, since, verb.start, feminine)

    def _subject(self, verb: Verb, passage: Passage, at: int) -> Subject:
        """The subject of a finite verb: after it, or before it where it stands there (`فلان قد قال`, `فلان، المدير، قال`)."""
        if passage.word(at - 1) == "قد" and (speaker := self.subjects.beside(passage, at)):
            return Subject(speaker, said=True, end=verb.end)
        if passage.word(at - 1) == "قد":
            speaker = self.subjects.before_had(passage, at)
            if speaker or verb.word in self.speech.transitive:
                return Subject(speaker, said=True, end=verb.end)  # what follows is the object of one who was named before
        if passage.word(at + 1) in ("فيه", "فيها"):
            relative = passage.word(at - 1) in ("الذي", "التي")
            if relative and (subject := self.subjects.after(passage, at + 2)).said:
                return subject  # `في الوقت الذي أكد فيه المدير`
            return Subject(self.subjects.writer(passage, at), said=True, end=passage.words[at + 1].end())
        paper = verb.word in self.speech.papers_verbs and passage.word(at + 1) == "في"
        subject = self.subjects.after(passage, at + 1 + paper, before_object=verb.word in self.speech.transitive)
        if subject.said and verb.word in self.speech.of_another and self.subjects.is_spoken_of(passage, subject.end):
            return Subject(None, said=False, end=subject.end)
        if not subject.said and passage.words[at].start() == verb.start:
            opening = self.subjects.opening(passage, passage.sentence(verb.start), verb.start)
            speaker = opening or self.subjects.beside(passage, at)
            if speaker:
                return Subject(speaker, said=True, end=verb.end)
        return subject

    def _leads(self, passage: Passage, verb: Verb) -> bool:
        """Whether a verb begins its sentence: then its subject, known or not, is who speaks on."""
        return len(WORD.findall(passage.outside, passage.sentence(verb.start), verb.start)) <= LED

    # ------------------------------------------------------------ verbs without a subject of their own

    def _of_sentence(self, verb: Verb, passage: Passage) -> tuple[Speaker | None, str]:
        """The subject of a participle (`مضيفا`): who speaks in its sentence, else the first person named in it."""
        start = passage.sentence(verb.start)
        if start and len(WORD.findall(passage.outside, start, verb.start)) == 0:
            start = passage.sentence(start - 1)  # `قال … . مضيفا أن …`: the full stop stands for a comma
        if self.last_at[0] == passage.number and self.last_at[1] >= start:
            return self.last, self.last_words
        actors = [p for p in passage.places if start <= p.start < verb.start and p.mention.id in self.subjects.actors]
        first = next((p for p in actors if self.subjects.is_person(p.mention)), None)
        if first is None and actors and verb.word in self.speech.sayings:
            first = actors[0]  # `سخرت الحركة منهم بقولها`
        return (self.subjects.named(first), passage.flat.cut(first.start, first.end)) if first else (None, "")

    def _reported(self, passage: Passage, at: int) -> tuple[Speaker | None, str]:
        """The speaker before `قوله`: who stands after the last `عن`, else who speaks."""
        for here in range(at - 1, max(-1, at - REACH), -1):
            if passage.word(here) in ("عن", "وعن"):
                subject = self.subjects.after(passage, here + 1, at)
                return subject.speaker, passage.flat.cut(passage.words[here].start(), max(subject.end, passage.words[here].end()))
            if SENTENCE.search(passage.gap(here)):
                break
        here_too = self.last_at[0] == passage.number and self.last_at[1] >= passage.sentence(passage.words[at].start())
        return (self.last, self.last_words) if here_too else (None, "")
