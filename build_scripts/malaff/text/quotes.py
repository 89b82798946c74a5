"""Quotes: words between balanced marks that the text gives to a speaker by a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from malaff.model import Actor, Mention, Paragraph, Quote
from malaff.text.flat import Flat, flatten
from malaff.text.marks import Marked, quoted_spans
from malaff.text.speakers import KEPT, WORD, Speaker, Speakers, Verb
from malaff.text.speech import Speech, load_speech

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
    verbs = speakers.verbs(number, outside)
    found = []
    for span, place in zip(spans, places, strict=True):
        ends = (match.end() for match in SENTENCE_END.finditer(outside, max(0, place.start - FAR), place.start))
        one = _Found(span, place, max(ends, default=max(0, place.start - FAR)))
        _introduce(one, flat.text, verbs, places, load_speech())
        found.append(one)
    return [one for one in found if _holds(one, found, flat)]


def _blank(text: str, places: Sequence[Marked]) -> str:
    """The text with long quotations blank, but for a full stop that ends one: their words and stops are not the author's."""
    for place in places:
        inner = text[place.start : place.end]
        if inner.count(" ") >= FEWEST - 1:
            end = inner[-1] if inner[-1] in ".؟!" else " "
            text = f"{text[: place.start]}{' ' * (len(inner) - 1)}{end}{text[place.end :]}"
    return text


def _holds(one: _Found, found: Sequence[_Found], flat: Flat) -> bool:
    """Whether a stretch is a quote: long enough and, if it stands within a clause, alone in its sentence."""
    if one.verb is None or not _is_long(flat.source, one.span):
        return False
    beside = [other for other in found if other.sentence == one.sentence and other is not one]
    if one.direct:
        return not (beside and _goes_on(one, flat.text))
    return all(other.direct for other in beside)


def _goes_on(one: _Found, text: str) -> bool:
    """Whether the author's clause goes on after words that `أن` led to: then they were picked out of speech."""
    after = re.match(r" ([^\W\d_]+)", text[one.place.end + 1 : one.place.end + 40])
    return text[: one.place.start - 1].rstrip()[-1:] != ":" and after is not None and after[1] not in load_speech().prefixed


def _introduce(one: _Found, text: str, verbs: Sequence[Verb], places: Sequence[Marked], speech: Speech) -> None:
    """Find the verb that gives a stretch to its speaker, before it or else right after it."""
    before = [verb for verb in verbs if one.sentence <= verb.start < one.place.start and verb.word not in speech.according]
    if before:
        verb = before[-1]
        between = text[verb.end : one.place.start - 1]
        words = WORD.findall(between)
        that = any(word in speech.that for word in words)
        tight = between.rstrip().endswith(":") or bool(words and words[-1] in speech.that) or _begins_with_that(text, one, speech)
        stands_alone = not any(verb.end < place.start < one.place.start for place in places)
        joined = text[: one.place.start - 1].endswith((" ب", " ل", " ك"))  # `التزامه بـ"…"`
        titled = any(word in speech.titles for word in words[-2:])
        if (tight and not titled) or (verb.word in speech.direct and not that and stands_alone and not joined and not titled):
            one.verb, one.direct = verb, True
            return
        if that and not titled:
            one.verb = verb
            return
    following = _following(one, text, verbs, speech)
    if following:
        one.verb, one.direct = following, True


def _begins_with_that(text: str, one: _Found, speech: Speech) -> bool:
    """Whether `أن` stands within the marks (`قالت الوزارة "إن الأشغال بدأت"`)."""
    first = WORD.match(text, one.place.start)
    return bool(first and first[0] in speech.that)


def _following(one: _Found, text: str, verbs: Sequence[Verb], speech: Speech) -> Verb | None:
    """The verb right after the closing mark, with its subject (`"…"، يقول الوزير`, `"…" بحسب الوزارة`)."""
    gap = AFTER.match(text, one.place.end + 1)
    at = gap.end() if gap else one.place.end + 1
    verb = next((verb for verb in verbs if verb.start == at), None)
    return verb if verb and verb.named and verb.word in speech.after else None
