"""Speech that stands without marks: after a verb of speech and a colon, to the end of its sentences (`قال فلان: …`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.arabic.quotation_marks import Marked
from malaff.reading.quotes.passage import WORD
from malaff.reading.quotes.speakers import Verb
from malaff.reading.quotes.speech import Speech

COLON = 200  # characters from a verb to its colon: a subject with its office, the occasion and the place
AFTER_SUBJECT = re.compile(r"\s*[،,(\-–]|\s*$")
STOP = re.compile(r"[.؟!?؛:]")
OF_OTHERS = frozenset(["demanded", "accused", "condemned", "praised"])  # tell of others: what follows a colon is a list or a link
SENTENCE_END = re.compile(r"[.!?؟…]+\s+")
PREPOSITIONS = frozenset(["في", "من", "الي", "علي", "عن", "هي", "وهي", "هم", "وهم"])  # before a list
NEAR = 2  # words after its subject within which the colon of such a verb stands (`أعلن الوزير أمس:`)
TURNED = 4  # words with which the author's next sentence begins, in which its verb of speech or its turn stands
BARE = " ،,.:؛\u00a0\n\t-–«»\"“”"
TIME = re.compile(r"\d\Z")  # `الساعة 10:30`


def find_colon(verb: Verb, text: str, speech: Speech) -> int | None:
    """The place after the colon that a verb of speech leads to, or None.

    Nothing but its subject, the occasion and the place stands between them: no `أن`, no other sentence. A verb that seldom
    stands before speech as such (`أعلنت الوزارة أسماء الفائزين:`) has its colon right after its subject.
    """
    at = text.find(":", verb.end, verb.end + COLON)
    if at < 0 or STOP.search(text, verb.end, at) or TIME.search(text[:at].rstrip()):
        return None
    words = WORD.findall(text[verb.end : at])
    if any(word in speech.that or word in speech.titles or word in speech.recited for word in words):
        return None
    if speech.act(verb.word) in OF_OTHERS:
        return None
    if words and words[-1] in PREPOSITIONS:
        return None  # `تقع المعارك في: …`
    if verb.word in speech.led_by_preposition and len(WORD.findall(text[max(verb.until, verb.end) : at])) > NEAR:
        return None
    if verb.word not in speech.direct and not AFTER_SUBJECT.match(text[max(verb.until, verb.end) : at]):
        rest = WORD.findall(text[max(verb.until, verb.end) : at])
        if not rest or rest[0] not in speech.stop:
            return None
    return at + 1


def find_spoken(text: str, verbs: Sequence[Verb], speech: Speech, *, start: int | None = None,
                by: Verb | None = None) -> list[tuple[Verb, Marked, int]]:
    """The stretches without marks that verbs with a speaker lead to, each with its verb and the place after its colon.

    `text` is a folded paragraph, quotations blank. `start` and `by`: the paragraph goes on with words that a verb at the
    end of the one before it led to.
    """
    leading = [(verb, at) for verb in verbs if verb.speaker and (at := find_colon(verb, text, speech)) is not None]
    if by is not None and start is not None:
        leading.insert(0, (by, start))
    found = []
    for number, (verb, at) in enumerate(leading):
        last = leading[number + 1][0].start if number + 1 < len(leading) else len(text)
        end = _end(text, at, last, verbs, speech)
        span = _trimmed(text, at, end)
        if span:
            found.append((verb, span, at))
    return found


def _end(text: str, start: int, last: int, verbs: Sequence[Verb], speech: Speech) -> int:
    """Where words without marks end: before a sentence that is the author's again, or before `مؤكدا أن`."""
    if last < len(text):
        last = _clause(text, start, last)
    for verb in verbs:
        if start < verb.start < last and verb.word in speech.participles and text[:verb.start].rstrip().endswith(("،", ",", ".")):
            last = min(last, verb.start)
    for match in SENTENCE_END.finditer(text, start, last):
        opening = list(WORD.finditer(text, match.end(), match.end() + 80))[:TURNED]
        if any(word[0] in speech.turns or word[0][1:] in speech.turns for word in opening[:2]):
            return match.start() + 1
        until = opening[1].end() if len(opening) > 1 else match.end()
        if any(match.end() <= verb.start < until and verb.word in speech.finite for verb in verbs):
            return match.start() + 1
    return last


def _clause(text: str, start: int, at: int) -> int:
    """The end of the sentence before a verb, where that begins its sentence in few words; else the verb's own word."""
    ends = [match.start() + 1 for match in SENTENCE_END.finditer(text, start, at)]
    if ends and len(WORD.findall(text[ends[-1] : at])) <= TURNED:
        return ends[-1]
    while at > start and text[at - 1] != " ":
        at -= 1
    return at


def _trimmed(text: str, start: int, end: int) -> Marked | None:
    """The stretch without the marks and spaces at its ends; None where nothing is left."""
    while start < end and text[start] in BARE:
        start += 1
    while end > start and text[end - 1] in BARE and (text[end - 1] != "." or text[end - 2 : end - 1] in ("»", "”", '"', "“", "«")):
        end -= 1
    return Marked(start, end) if start < end else None
