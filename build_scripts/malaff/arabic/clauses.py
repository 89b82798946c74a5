"""The clause in which a stretch of a text stands, for a line that shows it: cut by words, never a paraphrase."""

from __future__ import annotations

import re

CONTEXT = 160  # characters: about two lines of a timeline
FAR = 300  # characters back beyond which no sentence's beginning is looked for
SENTENCE_END = re.compile(r"(?<=[.!?؟؛])\s+|\n|(?<=[.])(?=[^\W\d_]{3})")
CLAUSE_END = re.compile(r"(?<=[،,؛:])\s*")


def clause_around(text: str, start: int, end: int) -> str:
    """The clause round a stretch of the text: its sentence, or the clauses and words of it that are near."""
    first = max((m.end() for m in SENTENCE_END.finditer(text, max(0, start - FAR), start)), default=max(0, start - FAR))
    after = SENTENCE_END.search(text, end, end + FAR)
    last = after.start() if after else min(len(text), end + FAR)
    for cut in CLAUSE_END.finditer(text, first, start):
        if end - first <= CONTEXT:
            break
        first = cut.end()
    if last - first > CONTEXT:
        cuts = [cut.start() for cut in CLAUSE_END.finditer(text, end, last) if cut.start() - first <= CONTEXT]
        last = cuts[-1] if cuts else last
    return _by_words(text, first, last, start, end)


def _by_words(text: str, first: int, last: int, start: int, end: int) -> str:
    """What is still too long, cut at spaces round the stretch."""
    if last - first > CONTEXT:
        room = max(0, CONTEXT - (end - start)) // 2
        if start - first > room:
            first = text.find(" ", start - room, start) + 1 or start
        if last - end > room:
            last = text.rfind(" ", end, end + room)
            last = end if last < 0 else last
    return " ".join(text[first:last].split()).strip(" ،,؛:-–")
