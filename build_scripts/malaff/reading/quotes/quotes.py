"""Quotes: words between balanced marks that the text gives to a speaker by a verb of speech."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.arabic.flat import Flat, flatten
from malaff.arabic.quotation_marks import Marked, quoted_spans
from malaff.model.records import Actor, Mention, Paragraph, Quote
from malaff.reading.quotes.speakers import KEPT, WORD, Speaker, Speakers, Verb
from malaff.reading.quotes.speech import Speech, load_speech

# A stretch of three words or less is a name, a title or a word held at arm's length, not a quotation.
FEWEST = 4
FAR = 600  # characters back beyond which no sentence's beginning is looked for
SENTENCE_END = re.compile(r"[.!?؟…]+(?=\s|[»”\"])")
AFTER = re.compile(r"\s?[،,]?\s?[-–—]?\s?(?:كما )?")


@dataclass(slots=True)
class _Found:
    """A stretch between marks in its paragraph (`span`) and folded paragraph (`place`), with what introduces it."""

    span: Marked
    place: Marked
    sentence: int
    verb: Verb | None = None
    direct: bool = False
    after_other: bool = False  # another stretch stands between the verb and it

    @property
    def speaker(self) -> Speaker | None:
        """Who says it, as far as the words tell."""
        return self.verb.speaker if self.verb else None


def find_quotes(paragraphs: Sequence[Paragraph], actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """The quotes of a text in order. `mentions` are those of the paragraphs; the speaker is an actor where he is one.

    Indirect speech, words picked out of speech (several in one sentence), names, titles, and stretches whose marks are
    in doubt are no quotes; nor is what no verb of speech gives to anyone.
    """
    marked = [quoted_spans(paragraph.text) for paragraph in paragraphs]
    quoting = [n for n, spans in enumerate(marked) if any(_is_long(paragraphs[n].text, span) for span in spans)]
    if not quoting:
        return ()
    near = {n for number in quoting for n in range(number - KEPT, number + 1)}  # who spoke before that is forgotten
    flats = [flatten(paragraph.text) for paragraph in paragraphs]
    speakers = Speakers(flats, actors, mentions)
    quotes = []
    for number, (paragraph, spans) in enumerate(zip(paragraphs, marked, strict=True)):
        if number not in near:
            continue
        for found in _read(number, flats[number], spans, speakers):
            speaker, verb = found.speaker, found.verb
            if speaker and verb:
                text = paragraph.text[found.span.start : found.span.end].strip(" ،,\u00a0")
                quotes.append(Quote(text=text, speaker=speaker.id, speaker_name=speaker.name, verb=verb.surface,
                                    line=paragraph.number))
    return tuple(quotes)


def _is_long(text: str, span: Marked) -> bool:
    return len(WORD.findall(text[span.start : span.end])) >= FEWEST


def _read(number: int, flat: Flat, spans: Sequence[Marked], speakers: Speakers) -> list[_Found]:
    """The quotes of a paragraph; its verbs of speech, read in order, say who is speaking."""
    places = [Marked(flat.folded(span.start), flat.folded(span.end)) for span in spans]
    outside = _blank(flat.text, places)
    verbs = [verb for verb in speakers.verbs(number, outside) if verb.word not in load_speech().according or verb.named]
    starts = [verb.start for verb in verbs]
    found: list[_Found] = []
    for span, place in zip(spans, places, strict=True):
        ends = (match.end() for match in SENTENCE_END.finditer(outside, max(0, place.start - FAR), place.start))
        one = _Found(span, place, max(ends, default=max(0, place.start - FAR)))
        before = verbs[bisect_left(starts, one.sentence) : bisect_left(starts, place.start)]
        one.after_other = bool(found) and found[-1].place.start > (before[-1].end if before else 0)
        following = verbs[bisect_left(starts, place.end) :][:1]
        _introduce(one, flat.text, before, following, load_speech())
        found.append(one)
    beside: dict[int, list[_Found]] = {}
    for one in found:
        beside.setdefault(one.sentence, []).append(one)
    return [one for one in found if _holds(one, beside[one.sentence], flat)]


def _blank(text: str, places: Sequence[Marked]) -> str:
    """The text with long quotations blank, but for a full stop that ends one: their words and stops are not the author's."""
    pieces, at = [], 0
    for place in places:
        inner = text[place.start : place.end]
        if inner.count(" ") >= FEWEST - 1:
            pieces += [text[at : place.start], " " * (len(inner) - 1), inner[-1] if inner[-1] in ".؟!" else " "]
            at = place.end
    return "".join([*pieces, text[at:]])


def _holds(one: _Found, found: Sequence[_Found], flat: Flat) -> bool:
    """Whether a stretch is a quote: long enough and, if it stands within a clause, alone among those `found` in its sentence."""
    if one.verb is None or not _is_long(flat.source, one.span):
        return False
    if one.direct:
        return len(found) == 1 or not _goes_on(one, flat.text)
    return sum(not other.direct for other in found) == 1


def _goes_on(one: _Found, text: str) -> bool:
    """Whether the author's clause goes on after words that `أن` led to: then they were picked out of speech."""
    after = re.match(r" ([^\W\d_]+)", text[one.place.end + 1 : one.place.end + 40])
    colon = text[max(0, one.place.start - 4) : one.place.start - 1].rstrip().endswith(":")
    return not colon and after is not None and after[1] not in load_speech().prefixed


def _introduce(one: _Found, text: str, before: Sequence[Verb], following: Sequence[Verb], speech: Speech) -> None:
    """Find the verb that gives a stretch to its speaker: the last before it in its sentence, or else the one right after it."""
    before = [verb for verb in before if verb.word not in speech.according]
    if before:
        verb = before[-1]
        between = text[verb.end : one.place.start - 1]
        words = WORD.findall(between)
        that = any(word in speech.that for word in words)
        tight = between.rstrip().endswith(":") or bool(words and words[-1] in speech.that) or _begins_with_that(text, one, speech)
        joined = text[max(0, one.place.start - 3) : one.place.start - 1] in (" ب", " ل", " ك")  # `التزامه بـ"…"`
        titled = any(word in speech.titles for word in words[-2:])
        at_once = verb.word in speech.direct and not (that or one.after_other or joined)
        if (tight or at_once) and not titled:
            one.verb, one.direct = verb, True
            return
        if that and not titled:
            one.verb = verb
            return
    after = _following(one, text, following, speech)
    if after:
        one.verb, one.direct = after, True


def _begins_with_that(text: str, one: _Found, speech: Speech) -> bool:
    """Whether `أن` stands within the marks (`قالت الوزارة "إن الأشغال بدأت"`)."""
    first = WORD.match(text, one.place.start)
    return bool(first and first[0] in speech.that)


def _following(one: _Found, text: str, verbs: Sequence[Verb], speech: Speech) -> Verb | None:
    """The verb right after the closing mark, with its subject (`"…"، يقول الوزير`, `"…" بحسب الوزارة`)."""
    gap = AFTER.match(text, one.place.end + 1)
    at = gap.end() if gap else one.place.end + 1
    return next((verb for verb in verbs if verb.start == at and verb.named and verb.word in speech.after), None)
