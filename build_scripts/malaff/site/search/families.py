"""The dictionary of the search index: which family each word a reader may type belongs to, and the spellings in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from babel import Locale

from malaff.arabic.families import Families
from malaff.arabic.forms import each_candidate
from malaff.arabic.letters import LETTER, MARKS, TATWEEL, fold
from malaff.arabic.lexicon import load_lexicon
from malaff.arabic.masdars import masdars
from malaff.arabic.spelling import search_words, skeletons
from malaff.model.records import Article
from malaff.site.search.fields import KEY

RAW = re.compile(f"[{LETTER}{MARKS}{TATWEEL}]+")
LAM = re.compile("[وفبكل]{0,2}([أإآا]ل.+)")
ALEF = re.compile("(?:[وفبكل]?ال|[وف]?لل|[وف]?[بكل]?)([أإآ]..+)")
MANY_SKELETONS = 6  # a skeleton that more families share names none of them

WEAKER = "+"  # before families that are no forms of the word, but say the same of it: a verb's verbal nouns
# A value of the dictionary: spellings with their posting lists (and, last of an odd number, further families of the word),
# or the families that a word belongs to (none: it is a word of its own that the collection does not hold).
Entry = list[str] | str


class Spellings:
    """What the original spelling of words tells and folding hides."""

    def __init__(self) -> None:
        self._pieces: Counter[str] = Counter()
        self.names: set[str] = set()
        self.feminine: set[str] = set()
        self.bare: set[str] = set()
        self.alefs: dict[str, str] = {}
        self.written: dict[str, str] = {}

    def add(self, article: Article) -> frozenset[str]:
        """Learn from an article; the words of its names are given back."""
        for text in (article.title, *(block.text for block in article.blocks)):
            self._pieces.update(text.split())
        named: set[str] = set()
        for actor in article.actors:
            words = {word for name in (actor.name, *actor.surfaces) for word in _name_words(name)}
            named |= words
            if actor.kind == "person":
                self.names |= words
        for place in article.places:
            for name in (place.name, *place.surfaces):
                named.update(_name_words(name))
                if len(_name_words(name)) == 1:
                    self.names.update(_name_words(name))
        return frozenset(named)

    def settle(self) -> None:
        """Read the pieces of all articles: `feminine`, words with taa marbuta; `bare`, words that begin with hamza and lam
        in at least half of the places, so not with the article; `alefs`, the alef of most that write one with a
        sign; `written`, the most frequent spelling."""
        lam: Counter[str] = Counter()
        alefs: defaultdict[str, Counter[str]] = defaultdict(Counter)
        most: dict[str, int] = {}
        for piece, count in self._pieces.items():
            for word in RAW.findall(piece):
                if count > most.get(folded := fold(word), 0):
                    most[folded], self.written[folded] = count, word
                if word.endswith("ة"):
                    self.feminine.add(folded)
                if match := LAM.match(word):
                    lam[fold(match[1])] += count if match[1][0] in "أإآ" else -count
                if match := ALEF.match(word):
                    alefs[fold(match[1])][match[1][0]] += count
        self.bare = {word for word, balance in lam.items() if balance >= 0}
        self.alefs = {word: max(sorted(found), key=found.__getitem__) for word, found in alefs.items()}


@lru_cache(maxsize=50_000)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(search_words(name))


def build_dictionary(lists: Mapping[str, str], counts: Mapping[str, int], spellings: Spellings) -> dict[str, Entry]:
    """The dictionary of a collection's words, sorted by word."""
    lexicon = load_lexicon()
    spellings.settle()
    families = Families(counts, feminine=spellings.feminine, names=spellings.names, bare=spellings.bare, alefs=spellings.alefs)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(counts):
        if not word.startswith(KEY):
            members[families.root(word)].append(word)
    entries: dict[str, Entry] = {word: ["~", lists[word]] for word in counts if word.startswith(KEY)}
    for root, words in members.items():
        parts = [part for word in words for part in (word.replace(root, "~", 1), lists[word])]
        nouns = filter(families.is_masdar_of_texts, masdars(root, lexicon)) if families.is_verb(root) else ()
        weaker = [noun for noun in dict.fromkeys(map(families.root, nouns)) if noun in members and noun != root]
        entries[root] = [*parts, WEAKER + " ".join(weaker)] if weaker else parts
    for root in members:
        for word in lexicon.families.get(root, ()):
            entries.setdefault(word, root)
    for word, others in lexicon.also.items():
        _add_families(entries, word, " ".join(other for other in others if other in members))
    for root in members:
        for word in families.aliases(root):
            if _first(word, entries) is None:
                entries[word] = root
    _point(entries, members)
    _shield(entries, families, lexicon.first | lexicon.article | lexicon.ending)
    entries.update(_skeletons(members, spellings.names))
    for name, spelled in latin_names().items():
        roots = [root for root in dict.fromkeys(map(families.root, spelled)) if root in members]
        _add_families(entries, name, " ".join(roots))
    return dict(sorted(entries.items()))


def _add_families(entries: dict[str, Entry], word: str, others: str) -> None:
    entry = entries.get(word)
    if isinstance(entry, list) and others:
        if len(entry) % 2:
            others += entry.pop()
        entry.append(others)
    elif entry is None and others:
        entries[word] = others


def _point(entries: dict[str, Entry], members: Mapping[str, list[str]]) -> None:
    """Add a pointer for each word whose family grammar alone would not find, until none is left."""
    wanted = {word: root for root, words in members.items() for word in words if word != root}
    while wanted:
        missed = {word: root for word, root in wanted.items() if _first(word, entries) != root}
        if not missed:
            return
        entries.update(missed)
        wanted = {word: root for word, root in wanted.items() if word not in missed}


def _first(word: str, entries: Mapping[str, Entry]) -> str | None:
    for candidate in each_candidate(word):
        entry = entries.get(candidate)
        if entry is not None:
            return entry if isinstance(entry, str) else candidate
    return None


def _shield(entries: dict[str, Entry], families: Families, own: Iterable[str]) -> None:
    """Words that only look like another word with a clitic lead nowhere where the collection does not hold them."""
    for word in sorted(own):
        found = _first(word, entries)
        root = families.root(word)
        if found is not None and found != root:
            entries[word] = root if root in entries else ""


def _skeletons(members: Mapping[str, list[str]], names: Iterable[str]) -> dict[str, Entry]:
    of = {word: root for root, words in members.items() for word in words}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in names:
        if word in of:
            for skeleton in skeletons(of[word]):
                found[skeleton].add(of[word])
    return {skeleton: " ".join(sorted(roots)) for skeleton, roots in found.items() if len(roots) <= MANY_SKELETONS}


@cache
def latin_names() -> dict[str, tuple[str, ...]]:
    """Arabic words by the one Latin word that names the same: the lexicon's, and countries (CLDR) of one word in both."""
    found = dict(load_lexicon().latin)
    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, name in english.items():
        spelled = search_words(arabic.get(code, ""))
        if code.isalpha() and name.isalpha() and len(spelled) == 1:
            found.setdefault(fold(name), tuple(spelled))
    return found
