"""What is a word or sign of a text, how it is folded, and what a word is without its proclitics."""

from __future__ import annotations

import re
from functools import lru_cache

from malaff.arabic.letters import INVISIBLE, MARKS, fold

TOKEN = re.compile(rf"[\w{MARKS}{INVISIBLE}]+|\S")
BREAK = "\n"  # the token between two paragraphs: nothing reaches across it
QUOTES = frozenset("\"'“”«»„‟″‘’")
COMMAS = frozenset("،,")
# One-letter proclitics in the order in which they stand before a word: conjunction, then preposition (or the oath's).
CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
PROCLITICS = frozenset({*CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)})
# The same before a word with the article; ل + ال is written لل.
PROCLITICS_WITH_ARTICLE = frozenset({"ال", *(p + "ال" for p in PROCLITICS if not p.endswith("ل")), "لل", "ولل", "فلل"})


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
