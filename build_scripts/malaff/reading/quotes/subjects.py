"""The subject of a verb of speech: a person, an organization, an office without a name, a relative, or nobody we know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from malaff.arabic.flat import Flat
from malaff.model.records import Actor, Mention
from malaff.reading.quotes.offices import BEFORE, Offices
from malaff.reading.quotes.passage import WORD, Passage, Place
from malaff.reading.quotes.speech import Speech

LONGEST = 14  # words of a subject, office and name together
SHOWN = 7  # words of an office that stands for a name
PREPOSITIONS = frozenset(["من", "في", "عن", "الي", "علي", "مع", "لدي"])
NO_NAMES = ("ا", "هم", "ها", "هما")  # `مجددا`, `اتهمت بلدانهم`
NAME = 4  # words of a name that nothing else tells of
CLAUSE = 10  # words of an office with all that describes it, between `أن` and its verb
BESIDE = 4  # words of an office right before its verb
CARRIED = 8  # words of a verb and an office before its bearer
LED = 1  # words before the name with which a sentence begins
OPENS = re.compile(r" [«“\"](?=[^\W\d_])")
ENDS_CLAUSE = re.compile(r"[.:؛;؟!?،,]")
ABBREVIATED = frozenset(["د", "م", "ا", "اد", "ام"])  # `د.` for a doctor, `م.` for an engineer
ENDS = re.compile(r"[.:؛;؟!?()]")
ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the id of an actor of the text, or none, and the name as the text gives it."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands where a subject stands: the speaker it means, if any, and the place after its last word."""

    speaker: Speaker | None
    said: bool
    end: int


class Subjects:
    """Reads the subjects of a text whose actors and mentions are known."""

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

    # ------------------------------------------------------------ where a subject stands

    def after(self, passage: Passage, at: int, until: int | None = None, *, before_object: bool = False) -> Subject:
        """The subject that begins at a word (and ends before `until`).

        `before_object`: the verb takes an object, so that a noun without the article after a definite office is no part of it
        (`أبلغت السلطات الإيرانية محامية فلان`).
        """
        words = passage.words
        at = self._past_asides(passage, at)
        last, addressed = at, False
        for here in range(at, min(at + LONGEST, len(words) if until is None else until)):
            mention = passage.mention(here)
            if self._is_over(passage, here, at, mention) or (before_object and self._is_object(passage, here, at)):
                break
            # `قال قائد محلي لوكالة الأناضول`, but `المدير العام لصحيفة النهر فلان`
            addressed = addressed or (here > at and self._is_for_media(passage, here, at))
            last = last if addressed else here + 1
            if mention and self.is_person(mention.mention):
                if here == at + 1 and passage.word(at) in self.speech.kin:  # `قالت عائلة فلان`: it is not he who speaks
                    end = passage.after(mention, here)
                    return Subject(self._shown(passage, at, end), said=True, end=words[end - 1].end())
                return Subject(self.named(mention), said=True, end=words[passage.after(mention, here) - 1].end())
        if last == at:
            return Subject(None, said=False, end=words[at - 1].end() if at else 0)
        begins = passage.mention(at)
        end = passage.after(begins, at) if begins else last  # `أعلنت وزارة الزراعة أسماء الفائزين`
        return Subject(self._office(passage, at, last), said=True, end=words[end - 1].end())

    def beside(self, passage: Passage, at: int) -> Speaker | None:
        """The office or the actor right before a verb (`إلا أن المدير الفني أشار`, `وكان فلان قد قال`)."""
        at -= passage.word(at - 1) == "قد"
        if speaker := self._after_that(passage, at):
            return speaker
        first = at
        while first > max(0, at - BESIDE) and not passage.gap(first).strip():
            mention = passage.mention(first - 1)
            if mention is None and (passage.word(first - 1) in self.speech.stop or passage.word(first - 1) in self.speech.that):
                break
            first -= 1
            if mention and mention.mention.id in self.actors:
                return None if passage.is_addressed(first) else self.named(mention)
            if self.speech.is_role(passage.word(first)):
                governed = first and passage.word(first - 1) in PREPOSITIONS  # `طلب التنسيق من النادي يقول`
                return None if governed else self._office(passage, first, at)
        return None

    def _after_that(self, passage: Passage, at: int) -> Speaker | None:
        """The office right after the last `أن` before a verb, whatever describes it (`إن أحد التجار (…) المقرب للقصر ذكر`)."""
        for first in range(at - 1, max(0, at - CLAUSE), -1):
            if ENDS_CLAUSE.search(passage.gap(first)) or passage.word(first) in self.speech.prefixed:
                return None
            if passage.word(first - 1) in self.speech.that:
                return self._office(passage, first, at) if self.speech.is_role(passage.word(first)) else None
        return None

    def opening(self, passage: Passage, start: int, verb: int) -> Speaker | None:
        """The actor or the office with which a sentence begins whose verb comes later (`فلان، مدير الشركة، قال إن`)."""
        first_word = next((n for n, word in enumerate(passage.words) if word.start() >= start), 0)
        is_office = self.speech.is_role(passage.word(first_word)) and not passage.mention(first_word)
        if is_office and passage.words[first_word].start() < verb:
            return self.after(passage, first_word).speaker
        first = next((place for place in passage.places if start <= place.start), None)
        if first is None or first.start >= verb or first.mention.id not in self.actors:
            return None
        return self.named(first) if len(WORD.findall(passage.outside, start, first.start)) <= LED else None

    def carried(self, passage: Passage, since: int, verb: int, feminine: bool) -> Place | None:
        """The person with whom a verb's sentence begins, or the one before it where the verb begins its own.

        A verb without a subject goes on with the subject of the clause before it (`طمأن المدير فلان الجمهور وقال: «…»`).
        """
        start = passage.sentence(verb)
        if start > since and len(WORD.findall(passage.outside, start, verb)) <= LED:
            start = passage.sentence(start - 1)
        if start < since:
            return None  # the sentence in which someone spoke
        persons = [p for p in passage.places if start <= p.start < verb and self.is_person(p.mention)]
        own = start == passage.sentence(verb)
        if not persons or (own and len({p.mention.id for p in persons}) > 1):
            return None  # of several in one sentence any may be meant
        return persons[0] if self._is_begun_with(passage, start, persons[0], feminine) else None

    def _is_begun_with(self, passage: Passage, start: int, place: Place, feminine: bool) -> bool:
        """Whether a sentence begins with a verb of that gender and a person, an office between them at most."""
        lead = re.split(r"[،,]", passage.outside[start : place.start])[-1] if place.start > start else ""
        words = WORD.findall(lead)
        if not words or len(words) > CARRIED or passage.outside[place.start - 1 : place.start] not in (" ", "\u00a0"):
            return False
        at = next(n for n, word in enumerate(passage.words) if word.start() >= place.start)
        governed = any(word in PREPOSITIONS or word in self.speech.that or word in self.speech.prefixed for word in words)
        governed |= words[-1][0] in "بل" and not self.speech.is_role(words[-1])  # `أما بالنسبة لفلانة الفلاني`
        return not governed and not passage.is_addressed(at) and any(word.endswith("ت") for word in words[:1]) == feminine

    def before_had(self, passage: Passage, at: int) -> Speaker | None:
        """The words between `كان` and `قد` before a verb, which can only be its subject (`وكان فلان قد قال`)."""
        for first in range(at - 2, max(-1, at - 2 - NAME), -1):
            if passage.word(first) in ("كان", "وكان", "كانت", "وكانت"):
                return self._shown(passage, first + 1, at - 1) if first + 1 < at - 1 else None
            if ENDS_CLAUSE.search(passage.gap(first + 1)):
                return None
        return None

    def writer(self, passage: Passage, at: int) -> Speaker | None:
        """The last actor named in a verb's sentence before it: whose paper it is (`تعليقات كتبها فلان، جاء فيها`)."""
        start, end = passage.sentence(passage.words[at].start()), passage.words[at].start()
        before = [p for p in passage.places if start <= p.start < end and p.mention.id in self.actors]
        persons = [p for p in before if self.is_person(p.mention)]
        return self.named((persons or before)[-1]) if before else None

    def _past_asides(self, passage: Passage, at: int) -> int:
        """The place after what may stand between a verb and its subject: adverbs, and whom the words are spoken to."""
        words = passage.words
        while at < len(words):
            word = passage.word(at)
            if word in self.speech.aside or word in self.speech.own_words:
                at += 1  # `بدوره`; `اختتم تصريحه بالقول`
            elif at and not passage.gap(at).strip() and passage.is_addressed(at):
                mention = passage.mention(at)
                assert mention is not None
                at = passage.after(mention, at)
            elif self.speech.is_addressee(word):
                at += 1
                while at < len(words) and passage.gap(at) == " " and passage.word(at).startswith(ARTICLE):
                    at += 1  # `لوكالة الأنباء الألمانية`
                beside = passage.mention(at) if at < len(words) and passage.gap(at) == " " else None
                if beside and not self.is_person(beside.mention):
                    at = passage.after(beside, at)  # `قال لقادة البلد`
            else:
                return at
        return at

    def _is_over(self, passage: Passage, here: int, first: int, mention: Place | None) -> bool:
        """Whether the subject ends before a word: at a mark, or at a word that begins something else."""
        gap = passage.gap(here)
        if ENDS.search(gap) and not (gap.startswith(".") and passage.word(here - 1) in ABBREVIATED):
            return True
        if "،" in gap or "," in gap:
            goes_on = mention is not None or (here > first and passage.word(here).startswith(ARTICLE))
            return here == first or not goes_on
        word = passage.word(here)
        if not self.speech.is_role(passage.word(first)):
            if passage.is_addressed(here) or self.speech.is_addressee(word):
                return True
            if mention is None and word.startswith("لل"):
                return True  # `قال للصحافة إن`
        return mention is None and (word in self.speech.stop or word in self.speech.that)

    def _is_object(self, passage: Passage, here: int, first: int) -> bool:
        """Whether a word with no article, and none of a name, comes after a definite office, or one with it after an adjective
        without (`أبلغ مصدر مطلع الصحيفة`)."""
        if here == first or passage.mention(here) or not self.speech.is_role(passage.word(first)):
            return False
        with_article = passage.word(here).startswith(ARTICLE)
        if passage.word(first).startswith(ARTICLE):
            return not with_article
        return with_article and here == first + 2 and not passage.word(first + 1).startswith(ARTICLE) and passage.word(first) == "مصدر"

    def _is_for_media(self, passage: Passage, here: int, first: int) -> bool:
        """Whether an office ends before those whom it speaks to: an agency, a paper, a station (`قائد محلي لرويترز`)."""
        word = passage.word(here)
        return self.speech.is_addressee(word, media=True) or (passage.is_addressed(here) and word[1:] in self.speech.press)

    # ------------------------------------------------------------ whom a subject means

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention is of a person."""
        actor = self.actors.get(mention.id)
        return actor is not None and actor.kind == "person"

    def named(self, place: Place) -> Speaker:
        """The speaker whom a mention names."""
        actor = self.actors.get(place.mention.id)
        return Speaker(actor.id, actor.name) if actor else Speaker(None, place.mention.surface)

    def _office(self, passage: Passage, first: int, last: int) -> Speaker | None:
        """The speaker that a subject without a person's mention means: an organization, an office, a name, or nobody we know."""
        words = [match[0] for match in passage.words[first:last]]
        begins = passage.mention(first)
        if begins and begins.start >= passage.words[first].start() - 1:
            return self.named(begins)
        if self.speech.is_role(words[0]) or words[0] in self.speech.papers:
            return self._spoken_for(passage, first, last) or self._same_again(words) or self._shown(passage, first, last)
        known = self.offices.bearer(words)
        if known:
            return Speaker(known, self.actors[known].name)
        office = next((at for at, word in enumerate(words) if at and self.speech.is_role(word)), len(words))
        accusative = words[0].startswith(ARTICLE) and words[0].endswith("ين")  # `ناشدت الأمتين`
        if not accusative and 1 < office <= NAME and office < len(words) and self._is_led(passage, last):
            return self._shown(passage, first, first + office)  # `قال فلان الفلاني رئيس الجمعية: …`
        return self._shown(passage, first, last) if self._is_name(passage, words, last) else None

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

    def _shown(self, passage: Passage, first: int, last: int) -> Speaker:
        end = min(last, first + SHOWN) - 1
        end = next((at - 1 for at in range(first + 1, end + 1) if "(" in passage.gap(at) or self._breaks_off(passage, at)), end)
        return Speaker(None, passage.flat.cut(passage.words[first].start(), passage.words[end].end()))

    def _breaks_off(self, passage: Passage, at: int) -> bool:
        """Whether a word begins what is no part of an office: a clause, a verb of speech, `أول من أمس`."""
        word = passage.word(at)
        return ("،" in passage.gap(at) and word in ("الذي", "التي")) or word in self.speech.prefixed or (
            word == "اول" and passage.word(at + 1) in ("من", "امس"))

    def _is_name(self, passage: Passage, words: list[str], last: int) -> bool:
        """Whether unknown words after a verb can only be its subject: few, and `أن`, a colon or an apposition follows."""
        if len(words) > NAME or (len(words) == 1 and words[0].endswith(NO_NAMES)):
            return False
        if words[0] in self.speech.first_person:
            return False  # `قال أعتقد أن`
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
