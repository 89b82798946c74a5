"""The subject of a verb of speech: where it stands among the words of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from malaff.reading.quotes.meant import ARTICLE, NAME, Meant, Speaker
from malaff.reading.quotes.passage import WORD, Passage, Place

LONGEST = 14  # words of a subject, office and name together
PREPOSITIONS = frozenset(["من", "في", "عن", "الي", "علي", "مع", "لدي"])
CLAUSE = 10  # words of an office with all that describes it, between `أن` and its verb
BESIDE = 4  # words of an office right before its verb
CARRIED = 8  # words of a verb and an office before its bearer
LED = 1  # words before the name with which a sentence begins
ENDS_CLAUSE = re.compile(r"[.:؛;؟!?،,]")
ABBREVIATED = frozenset(["د", "م", "ا", "اد", "ام"])  # `د.` for a doctor, `م.` for an engineer
ENDS = re.compile(r"[.:؛;؟!?()]")


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands where a subject stands: the speaker it means, if any, and the place after its last word."""

    speaker: Speaker | None
    said: bool
    end: int


class Subjects(Meant):
    """Reads the subjects of a text whose actors and mentions are known."""

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
            if here == at + 1 and self._is_thing(passage.word(at), passage.word(here)) and mention is None:
                break
            last = last if addressed else here + 1
            if mention and self.is_person(mention.mention):
                if here == at + 1 and passage.word(at) in self.speech.kin:  # `قالت عائلة فلان`: it is not he who speaks
                    end = passage.after(mention, here)
                    return Subject(self.shown(passage, at, end), said=True, end=words[end - 1].end())
                return Subject(self.named(mention), said=True, end=words[passage.after(mention, here) - 1].end())
        if last == at:
            return Subject(None, said=False, end=words[at - 1].end() if at else 0)
        begins = passage.mention(at)
        end = passage.after(begins, at) if begins else last  # `أعلنت وزارة الزراعة أسماء الفائزين`
        return Subject(self.office(passage, at, last), said=True, end=words[end - 1].end())

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
                return None if governed else self.office(passage, first, at)
        return None

    def _after_that(self, passage: Passage, at: int) -> Speaker | None:
        """The office right after the last `أن` before a verb, whatever describes it (`إن أحد التجار (…) المقرب للقصر ذكر`)."""
        for first in range(at - 1, max(0, at - CLAUSE), -1):
            if ENDS_CLAUSE.search(passage.gap(first)) or passage.word(first) in self.speech.prefixed:
                return None
            if passage.word(first - 1) in self.speech.that:
                return self.office(passage, first, at) if self.speech.is_role(passage.word(first)) else None
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

    def clause(self, passage: Passage, verb: int) -> Speaker | None:
        """The office with which the sentence of a later verb begins (`وقدم رئيس الحكومة شرحا للوضع، فقال: «…»`), unnamed.

        It is he who speaks, not who spoke before. The sentence's first word is a verb, but none of speech, which has its own
        subject; the office is a noun with a definite one after it, as `المتحدث` or `مدير` alone may be who was named before.
        """
        start = passage.sentence(verb)
        first = next((n for n, word in enumerate(passage.words) if word.start() >= start), len(passage.words))
        if first + 2 >= len(passage.words) or passage.words[first + 2].start() >= verb or passage.mention(first):
            return None
        begins, office = passage.word(first), passage.word(first + 1)
        bare = begins.removeprefix("و").removeprefix("ف")
        no_verb = bare in self.speech.stop | self.speech.that | PREPOSITIONS or bare.startswith(ARTICLE) or self.speech.is_role(begins)
        if no_verb or begins in self.speech.prefixed or not self.speech.is_role(office) or office.startswith((ARTICLE, "ب", "ل")):
            return None
        if passage.gap(first + 1) != " " or passage.gap(first + 2) != " " or not passage.word(first + 2).startswith(ARTICLE):
            return None
        named = any(self.is_person(place.mention) for place in passage.places if start <= place.start < verb)
        return None if named else self.office(passage, first + 1, first + 3)

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
                return self.shown(passage, first + 1, at - 1) if first + 1 < at - 1 else None
            if ENDS_CLAUSE.search(passage.gap(first + 1)):
                return None
        return None

    @staticmethod
    def is_spoken_of(passage: Passage, end: int) -> bool:
        """Whether `ب` comes right after the only name behind a verb that has an object (`واتهم الرئيس السابق فلان، بأنه …`)."""
        after = WORD.search(passage.outside, end)
        return after is not None and after[0].startswith("ب") and passage.outside[end : after.start()].strip() in ("", "،", ",")

    def writer(self, passage: Passage, at: int) -> Speaker | None:
        """The last actor named in a verb's sentence before it: whose paper it is (`تعليقات كتبها فلان، جاء فيها`)."""
        start, end = passage.sentence(passage.words[at].start()), passage.words[at].start()
        before = [p for p in passage.places if start <= p.start < end and p.mention.id in self.actors]
        before = [p for p in before if not self._is_sent_to(passage, start, p)]
        persons = [p for p in before if self.is_person(p.mention)]
        return self.named((persons or before)[-1]) if before else None

    @staticmethod
    def _is_sent_to(passage: Passage, start: int, place: Place) -> bool:
        """Whether a name is whom a paper goes to (`بعث برسالة إلى السفير فلان، كتب فيها`), its office between at most."""
        words = WORD.findall(re.split(r"[،,]", passage.outside[start : place.start])[-1])[-NAME:]
        return "الي" in words

    def _past_asides(self, passage: Passage, at: int) -> int:
        """The place after what may stand between a verb and its subject: adverbs, and whom the words are spoken to."""
        words = passage.words
        while at < len(words):
            word = passage.word(at)
            if word in self.speech.aside or word in self.speech.own_words:
                at += 1  # `بدوره`; `اختتم تصريحه بالقول`
            elif word[:1] == "ب" and word[1:] in self.speech.manner and not passage.mention(at):
                at += 1  # `قالوا بصوت واحد: …`, `أردفت بشيء من الانفعال: …`
                at += at < len(words) and not passage.gap(at).strip() and self._is_plain(passage, at)
            elif at and not passage.gap(at).strip() and passage.is_addressed(at):
                mention = passage.mention(at)
                assert mention is not None
                at = passage.after(mention, at)
            elif word == "ل" and at + 1 < len(words) and "«" in passage.gap(at + 1):
                at = self._past_marks(passage, at + 1)  # `أكد لـ«الشرق» فلان`
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

    def _is_plain(self, passage: Passage, at: int) -> bool:
        """Whether a word has no article and is neither a name nor an office, as an adjective of a noun without one."""
        word = passage.word(at)
        office = self.speech.is_role(word) and word not in ("واحد", "واحده")  # no `و` and `أحد`
        return not (word.startswith(ARTICLE) or word in self.speech.stop or passage.mention(at) or office)

    @staticmethod
    def _past_marks(passage: Passage, at: int) -> int:
        """The place after the words that stand between two marks; after the first where none closes them soon."""
        return next((n for n in range(at + 1, min(at + NAME + 1, len(passage.words))) if "»" in passage.gap(n)), at + 1)

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

    def _is_thing(self, head: str, word: str) -> bool:
        """Whether a definite word after a body's feminine noun is no adjective of it (`أوضحت الوزارة الخطوط العامة`)."""
        return head in self.speech.bodies and word.startswith(ARTICLE) and not word.endswith(("ه", "ي", "ات"))

    def _is_for_media(self, passage: Passage, here: int, first: int) -> bool:
        """Whether an office ends before those whom it speaks to: an agency, a paper, a station (`قائد محلي لرويترز`)."""
        word = passage.word(here)
        return self.speech.is_addressee(word, media=True) or (passage.is_addressed(here) and word[1:] in self.speech.press)
