"""Find the names of a vocabulary in a text, behind their proclitics and whole words only."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from malaff.reading.names.register.entry import Entry
from malaff.reading.names.register.vocabulary import Vocabulary
from malaff.reading.words.lexicon import GIVEN, load_ordinary
from malaff.reading.words.row import Tokens
from malaff.reading.words.tokens import PROCLITICS, PROCLITICS_WITH_ARTICLE
from malaff.reading.words.word import WORDS

# A name of two or three letters behind ب ل ك may be a word of its own (`بقم`, `لدن`): only `و` and `ف` are read off a common word.
SHORT = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A vocabulary's name in the tokens `first` to `last` (inclusive), `cut` letters of the first before it."""

    first: int
    last: int
    cut: int
    entry: Entry
    sure: bool
    conjoined: bool = False  # و stands before it

    @property
    def size(self) -> tuple[int, int]:
        """Longer names win; between two of one length, the one that takes the whole word."""
        return (self.last - self.first, -self.cut)


def find_matches(tokens: Tokens, vocabulary: Vocabulary) -> list[Match]:
    """All names of the vocabulary in the text, in order; of names at one place, all readings of the longest."""
    text = " " + " ".join(tokens.words) + " "
    starts = list(accumulate((len(word) + 1 for word in tokens.words), initial=1))
    found: list[Match] = []
    ordinary = load_ordinary()  # `كبيرا` is a word, not ك + the town بيرا
    for end, (length, names) in vocabulary.matcher().iter(text):
        start = end - length + 1
        space = text.rfind(" ", 0, start)
        head = text[space + 1 : start]
        if head and head not in PROCLITICS and head not in PROCLITICS_WITH_ARTICLE:
            continue
        first = bisect_left(starts, space + 1)
        last = bisect_left(starts, end) - 1
        word = tokens.words[first]
        if head and head != "ال" and first == last and _is_given(word):
            continue
        for name in names:
            if head and first == last and not name.article and name.entry.kind != "country" and word in ordinary:
                continue
            if head == "ف" and first == last and name.entry.is_place and name.entry.kind != "country":
                continue  # `فسرت قدما` is a verb; the press opens no clause with ف and a town
            cut = _cut(head, name.article, length - 1, word)
            if cut is not None and ("ك" not in head or name.entry.kind in ("country", "person", "organization")):
                found.append(Match(first, last, cut, name.entry, name.sure, head == "و"))
    return _longest(found)


def _is_given(word: str) -> bool:
    """Whether a whole word is a given name (`كلاوس` is not ك + `لاوس`)."""
    known = WORDS[word]
    return not known.clitics and bool(known.flags & GIVEN)


def _cut(head: str, article: bool, length: int, word: str) -> int | None:
    """How many letters of the first word are proclitics; None where what stands before the key is no proclitic of it."""
    if article:
        if head not in PROCLITICS_WITH_ARTICLE:
            return None
        return len(head) - 2 if head.endswith("ال") else len(head) - 1  # لل: the second lam is the article's
    if not head:
        return 0
    if head not in PROCLITICS or (length <= SHORT and len(head.strip("وف")) > 0 and WORDS[word].common):
        return None
    return len(head)


def _longest(found: list[Match]) -> list[Match]:
    """Names that no longer name covers, in order."""
    found.sort(key=lambda m: (m.first, -m.last, m.cut))
    kept: list[Match] = []
    for match in found:
        if kept and match.first <= kept[-1].last:
            best = kept[-1]
            same = (match.first, match.last) == (best.first, best.last)
            both = match.cut == 1 and match.conjoined and match.entry.is_place and best.entry.is_place  # `وجدة`: a town, or و and another
            same = same and (match.cut == best.cut or both)
            if not same or any(k.entry is match.entry for k in kept[-3:] if k.first == match.first):
                continue
        kept.append(match)
    return kept
