"""A text as folded words with their offsets, and what a word is without its proclitics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from malaff.arabic.letters import INVISIBLE, MARKS, fold
from malaff.model.records import CleanText

TOKEN = re.compile(rf"[\w{MARKS}{INVISIBLE}]+|\S")
BREAK = "\n"  # the token between two paragraphs: nothing reaches across it
TITLE = -1  # the segment number of the title; paragraphs count from 0
QUOTES = frozenset("\"'“”«»„‟″‘’")
COMMAS = frozenset("،,")
# One-letter proclitics in the order in which they stand before a word: conjunction, then preposition (or the oath's).
CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
PROCLITICS = frozenset({*CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)})
# The same before a word with the article; ل + ال is written لل.
PROCLITICS_WITH_ARTICLE = frozenset({"ال", *(p + "ال" for p in PROCLITICS if not p.endswith("ل")), "لل", "ولل", "فلل"})


@dataclass(slots=True)
class Tokens:
    """The words and signs of an article in one row, folded, with the paragraph each stands in.

    Offsets are worked out for a paragraph when the first of its tokens is asked for: most of a text holds no name.
    """

    words: list[str] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    ragged: set[int] = field(default_factory=set)  # paragraphs with a token of marks alone, which folds to nothing
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of a token in its paragraph's text."""
        segment = self.segments[at]
        spans = self.spans.get(segment)
        if spans is None:
            text = self.texts[segment]
            matches = TOKEN.finditer(text)
            if segment in self.ragged:
                matches = (match for match in matches if fold_word(match[0]))
            spans = [match.span() for match in matches]
            spans.append((len(text), len(text)))
            self.spans[segment] = spans
        return spans[at - self.firsts[segment]]

    def surface(self, first: int, last: int, cut: int = 0) -> str:
        """The author's spelling of the tokens `first` to `last` (inclusive), `cut` folded letters of the first left out."""
        text = self.texts[self.segments[first]]
        start, end = self.span(first)
        return text[start + (letters_to_cut(text[start:end], cut) if cut else 0) : self.span(last)[1]]


def read_tokens(clean: CleanText) -> Tokens:
    """The tokens of a cleaned text, title first, with a BREAK after each segment."""
    tokens = Tokens()
    title = clean.title if clean.title_from != "lead" else ""  # a derived title repeats the body
    segments: Iterable[tuple[int, str]] = [(TITLE, title), *enumerate(p.text for p in clean.paragraphs)]
    for number, text in segments:
        tokens.texts[number] = text
        tokens.firsts[number] = len(tokens.words)
        words = list(map(fold_word, TOKEN.findall(text)))
        if "" in words:
            tokens.ragged.add(number)
            words = [word for word in words if word]
        words.append(BREAK)
        tokens.words += words
        tokens.segments += [number] * len(words)
    return tokens


@lru_cache(maxsize=1 << 16)  # the words of a language are few: a text is nine tenths words seen before
def fold_word(word: str) -> str:
    """`fold`, remembered."""
    return fold(word)


def fold_phrase(text: str) -> str:
    """A name as its folded tokens, one space between: what two spellings of one name share."""
    return " ".join(word for match in TOKEN.finditer(text) if (word := fold_word(match[0])))


def unquote(name: str) -> str:
    """A name without the quotation marks round one of its parts."""
    return " ".join("".join(" " if letter in QUOTES else letter for letter in name).split())


def letters_to_cut(word: str, folded: int) -> int:
    """How many characters of a written word its first `folded` folded letters take (marks and tatweel are none)."""
    taken = 0
    for at, letter in enumerate(word):
        if taken >= folded and fold_word(letter).strip("ـ"):
            return at
        taken += len(fold_word(letter).strip("ـ"))
    return len(word)


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a folded word as proclitics and stem, the whole word first: `وللجيش` → ("ول", "الجيش")."""
    found = [("", word)]
    for length in (1, 2):
        head, stem = word[:length], word[length:]
        if head in PROCLITICS and len(stem) >= 2:
            found.append((head, stem))
            if head.endswith("ل") and stem.startswith("ل") and len(stem) >= 3:
                found.append((head, "ا" + stem))
    return tuple(found)


def cut_of(word: str, stem: str) -> int:
    """How many letters of a word stand before its stem (a stem whose alef was swallowed by لل begins at its lam)."""
    return len(word) - len(stem) if word.endswith(stem) else len(word) - len(stem) + 1
