"""Quotes and statements: words between marks, or after a colon without them, that a verb of speech gives to a speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from malaff.arabic.flat import Flat, flatten
from malaff.arabic.quotation_marks import MARK, Marked, is_balanced, quoted_spans
from malaff.model.records import Actor, Mention, Paragraph, Quote
from malaff.reading.quotes.meant import Speaker
from malaff.reading.quotes.passage import FAR, WORD
from malaff.reading.quotes.speakers import KEPT, Speakers, Verb
from malaff.reading.quotes.speech import Speech, load_speech
from malaff.reading.quotes.spoken import find_colon, find_spoken

# A stretch of three words or less is a name, a title or a word held at arm's length, not a quotation.
FEWEST = 4
# Several stretches in one reported sentence were picked out of speech, but for those as long as a clause of their own.
CLAUSE = 8
PREPOSITIONS = (["الي"], ["علي"], ["عن"], ["من"])
OWN = 2  # words of the first person below which an author may only have slipped in
OPENS = 3  # words after a colon within which words between marks are those that it leads to (`وقال: إن «…»`)
SHOWN = 160  # characters of the words that introduce a quote: about two lines
SENTENCE_END = re.compile(r"[.!?؟…]+(?=\s|[»”\"])")
AFTER = re.compile(r"\s?[،,]?\s?[-–—]?\s?(?:كما )?(?:هكذا |بهذه الكلمات )?")
OWN_WORDS = re.compile(r"\s?[،,]?\s?\(?(?:علي حد|بحسب|حسب|وفق|وفقا ل|كما جاء في) ?([^\W\d_]+)")


@dataclass(slots=True)
class _Found:
    """A stretch in its paragraph (`span`) and folded paragraph (`place`), with what introduces it."""

    span: Marked
    place: Marked
    sentence: int
    verb: Verb | None = None
    direct: bool = False  # its form attributes it for certain
    reported: bool = False  # `أن` leads to it
    marked: bool = True
    after_other: bool = False  # another stretch stands between the verb and it

    @property
    def speaker(self) -> Speaker | None:
        """Who says it, as far as the words tell."""
        return self.verb.speaker if self.verb else None


class Said(NamedTuple):
    """What a text has its speakers say, in order: between marks, whose ends the text itself sets, and without them."""

    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()


def find_speech(paragraphs: Sequence[Paragraph], actors: Sequence[Actor], mentions: Sequence[Mention]) -> Said:
    """The quotes and statements of a text. `mentions` are those of the paragraphs; the speaker is an actor where he is one.

    A quote begins at a quotation mark: the text vouches for its words. Speech after a colon without one (`قال فلان: …`) is
    often a paraphrase and ends where the reader thinks it does: a statement.

    Indirect speech without marks, words picked out of speech (several in one sentence), names, titles, scripture and proverbs,
    and stretches whose marks are in doubt are no quotes; nor is what no verb of speech gives to anyone.
    """
    marked = [quoted_spans(paragraph.text) for paragraph in paragraphs]
    quoting = [n for n, spans in enumerate(marked) if ":" in paragraphs[n].text or any(_is_long(paragraphs[n].text, s) for s in spans)]
    if not quoting:
        return Said()
    near = {n for number in quoting for n in range(number - KEPT, number + 2)}  # who spoke before that is forgotten
    flats = [flatten(paragraph.text) for paragraph in paragraphs]
    reader = _Reader(flats, Speakers(flats, actors, mentions))
    quotes: list[Quote] = []
    statements: list[Quote] = []
    own = 0  # how often the author speaks of himself
    for number, (paragraph, spans) in enumerate(zip(paragraphs, marked, strict=True)):
        if number not in near or paragraph.kind != "p":
            continue
        read = reader.read(number, spans)
        for found in read:
            (quotes if found.marked else statements).append(_quote(paragraph, flats[number], found, reader.speech))
        own += _own(flats[number], spans, read, reader.speech)
    # who speaks of himself more often than he lets others speak writes an opinion: whom he quotes states nothing in it
    opinion = own >= OWN and own > len(quotes) + len(statements)
    return Said() if opinion else Said(tuple(quotes), tuple(statements))


def _own(flat: Flat, spans: Sequence[Marked], read: Sequence[_Found], speech: Speech) -> int:
    """How many words of the first person a paragraph has outside quotations."""
    places = [Marked(flat.folded(span.start), flat.folded(span.end)) for span in spans]
    places += [found.place for found in read]
    words = (word for word in WORD.finditer(flat.text) if word[0] in speech.first_person)
    return sum(not any(place.start <= word.start() < place.end for place in places) for word in words)


def _quote(paragraph: Paragraph, flat: Flat, found: _Found, speech: Speech) -> Quote:
    verb = found.verb
    assert verb is not None and verb.speaker is not None
    text = paragraph.text[found.span.start : found.span.end].strip(" ،,\u00a0")
    return Quote(text=text, speaker=verb.speaker.id, speaker_name=verb.speaker.name, verb=verb.surface, line=paragraph.number,
                 act=speech.act(verb.word), form="reported" if found.reported else "direct", context=_context(flat, found, verb))


def _context(flat: Flat, found: _Found, verb: Verb) -> str:
    """The words that introduce a quote, and before them those that named its speaker where they do not."""
    if verb.start >= found.place.end:
        own = flat.cut(verb.start, max(verb.end, verb.until))
    elif verb.end <= found.place.start:
        own = flat.cut(verb.start, found.place.start).rstrip(" \u00a0\"«“:")
    else:
        own = verb.surface
    if len(own) > SHOWN:
        own = own[:SHOWN].rsplit(" ", 1)[0] + "…"
    return " ".join(f"{verb.naming} … {own}".split()) if verb.naming and verb.naming not in own else " ".join(own.split())


def _is_long(text: str, span: Marked) -> bool:
    return len(WORD.findall(text[span.start : span.end])) >= FEWEST


class _Reader:
    """Reads the quotes of a text, paragraph by paragraph, in order."""

    def __init__(self, flats: Sequence[Flat], speakers: Speakers) -> None:
        self.flats, self.speakers, self.speech = flats, speakers, load_speech()
        self.leading: Verb | None = None  # a verb and a colon with which the paragraph before ended
        self.led_at = -9
        self.flat_text = ""  # of the paragraph that is read

    def read(self, number: int, spans: Sequence[Marked]) -> list[_Found]:
        """The quotes of a paragraph; its verbs of speech, read in order, say who is speaking."""
        flat = self.flats[number]
        places = [Marked(flat.folded(span.start), flat.folded(span.end)) for span in spans]
        outside = _blank(flat.text, places)
        verbs = self.speakers.verbs(number, outside)
        verbs = [verb for verb in verbs if verb.word not in self.speech.according or verb.named]
        led = self.leading if self.led_at == number - 1 else None
        found = self._marked(flat, spans, places, outside, verbs, led)
        found += self._spoken(flat, outside, verbs, places, found, led)
        self._lead(number, outside, verbs)
        return sorted(found, key=lambda one: one.span.start)

    def _lead(self, number: int, outside: str, verbs: Sequence[Verb]) -> None:
        """Keep the verb whose colon ends the paragraph: the next one holds its words."""
        end = outside.rstrip()
        self.leading = None
        if end.endswith(":") and verbs and verbs[-1].speaker and find_colon(verbs[-1], outside, self.speech) == len(end):
            self.leading, self.led_at = verbs[-1], number

    def _marked(self, flat: Flat, spans: Sequence[Marked], places: Sequence[Marked], outside: str, verbs: Sequence[Verb],
                led: Verb | None) -> list[_Found]:
        """The quotes between marks."""
        starts = [verb.start for verb in verbs]
        self.flat_text = flat.text
        found: list[_Found] = []
        for span, place in zip(spans, places, strict=True):
            ends = (match.end() for match in SENTENCE_END.finditer(outside, max(0, place.start - FAR), place.start))
            one = _Found(span, place, max(ends, default=max(0, place.start - FAR)))
            before = verbs[bisect_left(starts, one.sentence) : bisect_left(starts, place.start)]
            last = found[-1] if found and _is_long(flat.source, found[-1].span) else None
            one.after_other = last is not None and last.place.start > (before[-1].end if before else 0)
            following = verbs[bisect_left(starts, place.end) :][:1]
            self._introduce(one, flat.text, before, following)
            if one.verb is None and led is not None and not flat.text[: place.start].strip(" \u00a0\"«“"):
                one.verb, one.direct = led, True
            found.append(one)
        beside: dict[int, list[_Found]] = {}
        for one in found:
            beside.setdefault(one.sentence, []).append(one)
        return [one for one in found if one.speaker and _holds(one, beside[one.sentence], flat, self.speech)]

    def _spoken(self, flat: Flat, outside: str, verbs: Sequence[Verb], places: Sequence[Marked], marked: Sequence[_Found],
                led: Verb | None) -> list[_Found]:
        """The quotes without marks, but for those that a quote between marks stands in."""
        found = []
        start = 0 if led is not None else None
        long = [p for p in places if not outside[p.start : p.end].strip(" .؟!")]
        for verb, place, at in find_spoken(outside, verbs, self.speech, start=start, by=led):
            opens = any(len(WORD.findall(outside, at, other.start)) < OPENS for other in long if other.start > at)
            taken = any(other.place.start < place.end + 2 and place.start < other.place.end + 2 for other in marked)
            if opens or taken or len(WORD.findall(outside[place.start : place.end])) < FEWEST:
                continue
            source = flat.cut(place.start, place.end)
            begin = flat.place(place.start)
            first = WORD.match(outside, place.start)
            reported = first is not None and first[0] in self.speech.that  # `قال: إن …`
            opened = MARK.search(flat.text, at, place.start) is not None  # `قال: «…` never closed, `قال:» … «` the wrong way
            found.append(_Found(Marked(begin, begin + len(source)), place, place.start, verb=verb, direct=True, marked=opened,
                                reported=reported))
        return found

    def _introduce(self, one: _Found, text: str, before: Sequence[Verb], following: Sequence[Verb]) -> None:
        """Find the verb that gives a stretch to its speaker: the last before it in its sentence, or else the one right after it."""
        speech = self.speech
        if before and self._is_according(before[-1], text, one):
            one.verb, one.direct, one.reported = before[-1], True, True
            return
        before = [verb for verb in before if verb.word not in speech.according]
        if before:
            verb = before[-1]
            between = text[verb.end : one.place.start - 1]
            words = WORD.findall(between)
            that = any(word in speech.that for word in words)
            within = _begins_with_that(text, one, speech)
            colon = between.rstrip().endswith(":")
            tight = colon or bool(words and words[-1] in speech.that) or within
            joined = text[max(0, one.place.start - 3) : one.place.start - 1] in (" ب", " ل", " ك")  # `التزامه بـ"…"`
            titled = any(word in speech.titles for word in words[-1 if colon else -2 :])  # `قال مدير البرنامج: «…»`
            titled = titled or bool(words and words[-1].removeprefix("ل") in speech.media)  # `قال لشبكة «…»`
            at_once = verb.word in speech.direct and not (that or one.after_other or joined)
            one.reported = that or within
            if (tight or at_once) and not titled:
                one.verb, one.direct = verb, True
                return
            if that and not titled:
                one.verb = verb
                return
            if self._is_object(verb, between, one) and not titled:
                one.verb, one.direct, one.reported = verb, True, True
                return
        after = self._following(one, text, following)
        if after:
            one.verb, one.direct, one.reported = after, True, False

    def _is_according(self, verb: Verb, text: str, one: _Found) -> bool:
        """Whether `أن` alone stands between whose words they are and the words (`وبحسب المدير، فإن «…»`)."""
        if verb.word not in self.speech.according or not verb.named:
            return False
        between = text[max(verb.until, verb.end) : one.place.start - 1]
        return between.lstrip()[:1] in ("،", ",") and len(words := WORD.findall(between)) == 1 and words[0] in self.speech.that

    def _is_object(self, verb: Verb, between: str, one: _Found) -> bool:
        """Whether words as long as a clause are what a verb has for its object (`وطالب الوزير «الجميع بأن …»`, `أشار إلى «…»`)."""
        rest = between[max(0, verb.until - verb.end) :].split()
        long = len(WORD.findall(self.flat_text, one.place.start, one.place.end)) >= CLAUSE
        plain = verb.word in self.speech.finite or verb.word in self.speech.participles
        return long and plain and not one.after_other and (not rest or rest in PREPOSITIONS)

    def _following(self, one: _Found, text: str, verbs: Sequence[Verb]) -> Verb | None:
        """The verb right after the closing mark, with its subject (`"…"، يقول الوزير`), or `على حد قوله` of who speaks."""
        gap = AFTER.match(text, one.place.end + 1)
        at = gap.end() if gap else one.place.end + 1
        found = next((verb for verb in verbs if verb.start == at and verb.named and verb.word in self.speech.after), None)
        own = OWN_WORDS.match(text, one.place.end + 1)
        if found or own is None or own[1] not in self.speech.own_words or self.speakers.last is None:
            return found
        return Verb(own[1], "قال", own.start(1), own.end(1), until=own.end(1), speaker=self.speakers.last,
                    naming=self.speakers.last_words)


def _blank(text: str, places: Sequence[Marked]) -> str:
    """The text with long quotations blank, but for a full stop that ends one: their words and stops are not the author's."""
    pieces, at = [], 0
    for place in places:
        inner = text[place.start : place.end]
        if inner.count(" ") >= FEWEST - 1:
            pieces += [text[at : place.start], " " * (len(inner) - 1), inner[-1] if inner[-1] in ".؟!" else " "]
            at = place.end
    return "".join([*pieces, text[at:]])


def _holds(one: _Found, found: Sequence[_Found], flat: Flat, speech: Speech) -> bool:
    """Whether a stretch is a quote: long enough and, if it stands within a clause, alone among those `found` in its sentence."""
    if one.verb is None or not _is_long(flat.source, one.span):
        return False
    words = WORD.findall(flat.text, one.place.start, one.place.end)
    if MARK.search(flat.source, one.span.start, one.span.end) and not is_balanced(flat.source[one.span.start : one.span.end]):
        return False  # a mark within was never closed: where these words end is in doubt
    if one.direct:
        return len(found) == 1 or len(words) >= CLAUSE or _stands_for_all(one, flat.text) or not _goes_on(one, flat.text, speech)
    return len(words) >= CLAUSE or sum(not other.direct for other in found) == 1


def _stands_for_all(one: _Found, text: str) -> bool:
    """Whether the marks open right after a verb and its subject (`قالت سلمى «…» ومضت`): then they hold all that was said."""
    verb = one.verb
    return verb is not None and verb.named and not one.reported and not text[max(verb.until, verb.end) : one.place.start - 1].strip()


def _goes_on(one: _Found, text: str, speech: Speech) -> bool:
    """Whether the author's clause goes on after words that `أن` led to: then they were picked out of speech."""
    after = re.match(r" ([^\W\d_]+)", text[one.place.end + 1 : one.place.end + 40])
    colon = text[max(0, one.place.start - 4) : one.place.start - 1].rstrip().endswith(":")
    return not colon and after is not None and after[1] not in speech.prefixed


def _begins_with_that(text: str, one: _Found, speech: Speech) -> bool:
    """Whether `أن` stands within the marks (`قالت الوزارة "إن الأشغال بدأت"`)."""
    first = WORD.match(text, one.place.start)
    return bool(first and first[0] in speech.that)
