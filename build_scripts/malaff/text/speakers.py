"""Who is speaking: the subject of each verb of speech, an actor of the text or an office without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.model import Actor, Mention
from malaff.text.flat import Flat
from malaff.text.speech import Speech, load_speech

WORD = re.compile(r"[^\W_]+")
LONGEST = 14  # words of a subject, office and name together
SHOWN = 7  # words of an office that stands for a name
KEPT = 2  # paragraphs over which `وأضاف` without a subject still means the last speaker
REACH = 15  # words from `عن` to `قوله`
ENDS = re.compile(r"[.:؛;؟!?()]")
SENTENCE = re.compile(r"[.؟!?؛](?=\s)")
OFFICE = re.compile(r"[^\w ]")  # what cannot stand within the office before a name
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
        return next((place for place in self.places if place.start <= start < place.end), None)


class Speakers:
    """Reads the speakers of a text, paragraph by paragraph, in order."""

    def __init__(self, flats: Sequence[Flat], actors: Sequence[Actor], mentions: Sequence[Mention]) -> None:
        self.speech: Speech = load_speech()
        self.actors = {actor.id: actor for actor in actors}
        self.flats = flats
        self.places: dict[int, list[Place]] = {}
        for mention in mentions:
            flat = flats[mention.paragraph]
            self.places.setdefault(mention.paragraph, []).append(Place(flat.folded(mention.start), flat.folded(mention.end), mention))
        self._offices: dict[str, set[str]] | None = None  # read when the first office without a name is met
        self.last: Speaker | None = None
        self.last_feminine = False
        self.last_at = (-9, 0)  # paragraph and place of the verb that named the last speaker

    def verbs(self, number: int, outside: str) -> list[Verb]:
        """The verbs of speech of a paragraph, each with its speaker. `outside` is its folded text, quotations blank."""
        flat = self.flats[number]
        if self.speech.prefixed.isdisjoint(WORD.findall(outside)):
            return []
        words = tuple(WORD.finditer(outside))
        passage = Passage(number, flat, words, tuple(self.places.get(number, ())))
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
        speaker, said = self._subject(passage, at + 1)
        verb.named = speaker is not None
        if verb.word in self.speech.according:
            verb.speaker = speaker
            return
        feminine = self.speech.is_feminine(verb.word)
        if not said and passage.number - self.last_at[0] <= KEPT and feminine == self.last_feminine:
            verb.speaker = self.last
            self.last_at = (passage.number, verb.start)
            return
        verb.speaker = self.last = speaker
        self.last_feminine, self.last_at = feminine, (passage.number, verb.start)

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
        return mention is None and passage.words[here][0] in self.speech.stop

    def _is_person(self, mention: Mention) -> bool:
        actor = self.actors.get(mention.id)
        return actor is not None and actor.kind == "person"

    def _named(self, place: Place) -> Speaker:
        actor = self.actors.get(place.mention.id)
        return Speaker(actor.id, actor.name) if actor else Speaker(None, place.mention.surface)

    def _office(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The speaker that a subject without a person's name means: an organization, an office, or nobody we know."""
        words = [match[0] for match in passage.words[first:last]]
        head = words[0]
        begins = passage.mention(first)
        if begins and (begins.start >= passage.words[first].start() - 1):
            return self._named(begins)
        if not self.speech.is_role(head):
            return None
        if head in self.speech.papers:
            start, end = passage.words[first].end(), passage.words[last - 1].end()
            inner = next((p for p in passage.places if p.mention.id in self.actors and start <= p.start < end), None)
            if inner:
                return self._named(inner)
        known = self._known_office(words)
        if known:
            return Speaker(known, self.actors[known].name)
        shown = words[:SHOWN]
        return Speaker(None, passage.flat.cut(passage.words[first].start(), passage.words[first + len(shown) - 1].end()))

    def _known_office(self, words: Sequence[str]) -> str | None:
        """The one person of the text whose office is named by these words, or their first ones."""
        if self._offices is None:
            self._offices = self._find_offices()
        for length in range(min(len(words), 6), 0, -1):
            found = self._offices.get(" ".join(words[:length]))
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _find_offices(self) -> dict[str, set[str]]:
        """Offices in the words of the text and the persons they go with (`الرئيس الروسي` → the person named after it)."""
        offices: dict[str, set[str]] = {}
        for actor in self.actors.values():
            if actor.kind == "person":
                for role in actor.roles:
                    self._add_office(offices, WORD.findall(self.speech.fold(role)), actor.id)
        for number, places in self.places.items():
            text = self.flats[number].text
            for place in places:
                if self._is_person(place.mention):
                    words = OFFICE.split(text[max(0, place.start - 70) : place.start].rstrip(" ،\"«“"))[-1].split()[-7:]
                    for start in range(len(words)):
                        if self.speech.is_role(words[start]):
                            self._add_office(offices, words[start:], place.mention.id)
                            break
        return offices

    def _add_office(self, offices: dict[str, set[str]], words: Sequence[str], actor: str) -> None:
        if not words:
            return
        head = words[0]
        if not head.startswith(ARTICLE) and head[:1] in "وفبل" and self.speech.is_role(head[1:]):
            head = head[1:]
        offices.setdefault(" ".join([head, *words[1:]]), set()).add(actor)
        offices.setdefault(ARTICLE + head.removeprefix(ARTICLE), set()).add(actor)

    # ------------------------------------------------------------ verbs without a subject of their own

    def _of_sentence(self, verb: Verb, passage: Passage) -> Speaker | None:
        """The subject of a participle (`مضيفا`): who speaks in its sentence, else the first person named in it."""
        start = max((m.end() for m in SENTENCE.finditer(passage.flat.text, 0, verb.start)), default=0)
        if self.last_at[0] == passage.number and self.last_at[1] >= start:
            return self.last
        first = next((p for p in passage.places if start <= p.start < verb.start and self._is_person(p.mention)), None)
        return self._named(first) if first else None

    def _reported(self, passage: Passage, at: int) -> Speaker | None:
        """The speaker before `قوله`: who stands after the last `عن`."""
        for here in range(at - 1, max(-1, at - REACH), -1):
            if passage.words[here][0] in ("عن", "وعن"):
                return self._subject(passage, here + 1, at)[0]
            if SENTENCE.search(passage.gap(here)):
                break
        return None
