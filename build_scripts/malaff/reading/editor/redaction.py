"""Keep words out of every output: a redacted word is replaced in the raw text before anything reads it."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

from malaff.arabic.letters import LETTER
from malaff.reading.editor.disguise import LINES, is_unseen, letters, view
from malaff.reading.editor.patterns import to_patterns, words_of

HIDDEN, OTHER = "(محجوب)", "(■■■)"  # the second where a redacted name is the note's own word
IDS = frozenset({"id", "speaker", "sha256", "duplicates", "encoding", "code", "kind", "when", "weekday"})  # no words of a text
LEAST_PART = 3  # letters of a part of a name that is worth a report
WORD = re.compile(f"[{LETTER}]+|[A-Za-z\u00c0-\u024f]+")

Span = tuple[int, int]


class Redactor:
    """Replaces words and names wherever they stand, in any spelling and disguise in which a reader would know them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.patterns = {word: patterns for word in sorted(set(words), key=lambda w: (-len(w), w)) if (patterns := to_patterns(word))}
        note = letters(HIDDEN)
        self.note = OTHER if any(pattern.search(note) for patterns in self.patterns.values() for pattern in patterns) else HIDDEN

    def hide(self, text: str) -> str:
        """The text with every redacted word replaced by a visible note; its lines stay as many."""
        parts, at = [], 0
        for start, end in self._spans(text):
            parts += [text[at:start], self.note, *(letter for letter in text[start:end] if letter in LINES)]
            at = end
        return "".join(parts) + text[at:] if at else text

    def found(self, texts: Iterable[str]) -> set[str]:
        """Which of the redacted words stand in the texts."""
        seen = [view(text, tags=tags).text for text in texts for tags in _ways(text)]
        return {word for word, patterns in self.patterns.items() if any(pattern.search(text) for pattern in patterns for text in seen)}

    def is_in(self, text: str) -> bool:
        """Whether a redacted word stands in the text."""
        return any(True for _ in self._spans(text))

    def hide_all(self, value: Any, name: str = "") -> Any:
        """`hide` in every text of a record, tuple or mapping, however deep; ids are left to who gives them."""
        if name in IDS:
            return value
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, tuple):
            return tuple(self.hide_all(item) for item in value)
        if isinstance(value, dict):
            return {key: self.hide_all(item, key) for key, item in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {f.name: self.hide_all(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **fields)
        return value

    def _spans(self, text: str) -> list[Span]:
        """Where redacted words stand, in order, none overlapping."""
        if not self.patterns or not text:
            return []
        found: list[Span] = []
        for tags in _ways(text):
            seen = view(text, tags=tags)
            for patterns in self.patterns.values():
                for pattern in patterns:
                    found += [(seen.starts[m.start()], seen.ends[m.end() - 1]) for m in pattern.finditer(seen.text) if m.end() > m.start()]
        return [(start, _with_signs(text, end)) for start, end in _merged(found)]


def _ways(text: str) -> tuple[bool, ...]:
    """With and without looking through markup, where there may be any."""
    return (True, False) if any(mark in text for mark in "<&%\\") else (False,)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_signs(text: str, end: int) -> int:
    """The end of a word with the signs above its last letter."""
    while end < len(text) and is_unseen(text[end]):
        end += 1
    return end


def standing_parts(words: Sequence[str], texts: Sequence[str]) -> dict[str, int]:
    """Parts of redacted full names that still stand alone in the texts, and how often: an editor decides whether they tell too much."""
    counts: dict[str, int] = {}
    for word in words:
        parts = word.split()
        for part in parts if len(parts) > 1 else ():
            if len(letters(part)) >= LEAST_PART and not letters(part).isdecimal():
                one = Redactor((part,))
                count = sum(len(one._spans(text)) for text in texts)
                if count:
                    counts[part] = count
    return counts


def nearest(word: str, texts: Sequence[str]) -> str:
    """The word (or run of words) of the texts that looks most like one that was not found; empty where none does."""
    size = max(1, len(words_of(word)))
    there = [found for text in texts for found in WORD.findall(text)]
    runs = {letters(run): run for n in range(len(there) - size + 1) if (run := " ".join(there[n : n + size]))}
    close = difflib.get_close_matches("".join(words_of(word)), list(runs), 1, 0.7)
    return runs[close[0]] if close else ""
