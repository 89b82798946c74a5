"""Topics of a text: at most three, by weighted words, with the words that decided; none rather than a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from malaff.arabic.flat import flatten
from malaff.arabic.letters import squeeze
from malaff.model.errors import MalaffError
from malaff.model.keyed import meant
from malaff.model.records import Paragraph, Topic
from malaff.reading.data import read_data
from malaff.reading.topics.column import find_column
from malaff.reading.topics.words import WEIGHTS, load_entries
from malaff.reading.words.keys import to_key
from malaff.reading.words.row import read_row
from malaff.reading.words.word import Word

TITLE = 3  # a word of the title counts as three of the body
LEAD = 300  # characters of the lead, whose words count twice: the press says there what a text is about (as long as a summary)
OWN_ENOUGH, OWN_TIMES = 4.0, 2  # weight and mentions that a collection's own topic needs: few terms, chosen for its texts
REPEATS = 4  # beyond which a word tells no more
ENOUGH = 10.0  # weight below which a text has no topic
BEHIND = 0.7  # share at which weight counts that no word of the title or lead bears out
COLUMN = 0.6  # share of the weight that a column's subject must have: an essay has few words of a field
SHARES = (1.0, 0.33, 0.6)  # of the first topic's weight that the first, second and third must have
FEWEST = 2  # different terms that a topic needs, and one more where none of them is strong
LENGTH = 150  # words from which on more weight is asked, as more words are met by chance
SHORT = 0.7  # share of the weight that the shortest texts must have
SHOWN = 8  # words recorded as deciding
HALF = 40.0  # weight at which the score is a half
WORD = re.compile(r"\w+")
STRONG = WEIGHTS["strong"]
OPINION = "opinion"  # what a column is, whatever its subject
MEMORY = 100_000  # words remembered: a large collection's vocabulary, some ten megabytes

Told = tuple[tuple[str, int], ...]  # topics and weights of a term
Rest = tuple[tuple[str, ...], Told]  # what follows a term's first word, and what the term tells


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a term's first word can be: a term by itself, and longer ones by the key of their second word."""

    key: str
    alone: Told | None
    longer: Mapping[str, tuple[Rest, ...]]  # longest first


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics by id, and the terms that tell of them by their first word."""

    names: Mapping[str, str]
    seen: _Seen
    own: frozenset[str] = frozenset()  # those of the collection: they need less, and stand beside the program's


class _Seen(dict[Word, Beginning | None]):
    """Words met, with or without a proclitic, and what each can begin; None where no term begins so."""

    def __init__(self, terms: Mapping[str, Beginning]) -> None:
        super().__init__()
        self.terms = terms

    def __missing__(self, word: Word) -> Beginning | None:
        found = next((self.terms[key] for key in word.keys if key in self.terms), None)
        if len(self) < MEMORY:
            self[word] = found
        return found


def load_topics(files: Mapping[str, str | bytes], faults: list[MalaffError] | None = None) -> Topics:
    """The program's topics and a collection's over them. `files`: YAML by relative name.

    An unknown key, a double id or a wrong value is a VocabularyError with file and line: `faults` gathers them, and the
    topic is left out; without `faults`, the first is raised.
    """
    entries = load_entries(files, faults)
    weights: dict[tuple[str, ...], dict[str, int]] = {_keys(run): {} for run in read_data("topics_apart.yml")["words"]}
    for entry in entries:
        for weight, listed in entry.weighted:
            for term in listed:
                told = weights.setdefault(_keys(term), {})
                told[entry.id] = max(weight, told.get(entry.id, 0))
    alone: dict[str, Told] = {}
    longer: dict[str, dict[str, list[Rest]]] = {}
    for (head, *rest), found in weights.items():
        ranked = tuple(sorted(found.items()))
        if rest:
            longer.setdefault(head, {}).setdefault(rest[0], []).append((tuple(rest), ranked))
        else:
            alone[head] = ranked
    terms = {head: Beginning(head, alone.get(head), _longest_first(longer.get(head, {}))) for head in {*alone, *longer}}
    return Topics(names={entry.id: entry.name for entry in entries}, seen=_Seen(terms),
                  own=frozenset(entry.id for entry in entries if entry.own))


def right_topic(word: str, names: Mapping[str, str]) -> str:
    """A hint for who wrote a word where a topic's id belongs: the id whose name it is, or the nearest one. `names` by id."""
    wanted = squeeze(word)
    near = next((id for id, name in names.items() if wanted and (wanted in squeeze(name) or squeeze(name) in wanted)), None)
    return f"Write the id: `topics: [{near}]`." if near else meant(word, names)


def _longest_first(longer: Mapping[str, list[Rest]]) -> dict[str, tuple[Rest, ...]]:
    return {second: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest[0]))) for second, rests in longer.items()}


def _keys(term: str) -> tuple[str, ...]:
    return tuple(map(to_key, WORD.findall(flatten(term).text)))


def find_topics(title: str, paragraphs: Sequence[Paragraph], topics: Topics, byline: str | None = None) -> tuple[Topic, ...]:
    """The topics of a text, the surest first, each with the words that weighed most. `byline`: who signs it, for columns."""
    counts: dict[str | tuple[str, ...], _Met] = {}
    length = _count(title, TITLE, topics, counts)
    headed = frozenset(counts)
    lead = next((p.text for p in paragraphs if p.kind == "p"), "")
    _count(lead if len(lead) <= LEAD else lead[:LEAD].rsplit(" ", 1)[0], 1, topics, counts)
    opening = frozenset(counts)
    for paragraph in paragraphs:
        length += _count(paragraph.text, 1, topics, counts)
    weights: dict[str, float] = {}
    terms: Counter[str] = Counter()
    times: Counter[str] = Counter()
    sure: set[str] = set()  # told of by a strong term
    ahead: set[str] = set()  # told of by the title or lead
    for key, met in counts.items():
        repeated = key in headed and met.times > TITLE + 1  # what the headline says and the body takes up bears itself out
        for topic, weight in met.told:
            weights[topic] = weights.get(topic, 0.0) + met.weigh(weight)
            terms[topic] += 1 + (repeated and weight >= STRONG)
            times[topic] += met.times
            sure |= {topic} if weight >= STRONG else set()
            ahead |= {topic} if key in opening else set()
    own = {topic for topic in weights.keys() & topics.own if weights[topic] >= OWN_ENOUGH and times[topic] >= OWN_TIMES}
    column = find_column(byline, paragraphs) if OPINION in topics.names else ()
    enough = ENOUGH * max(SHORT, (length / LENGTH) ** 0.5) * (COLUMN if column else 1)
    told = {topic for topic in weights if topic in own or terms[topic] >= FEWEST + (topic not in sure)} - ({OPINION} if column else set())
    ranked = sorted(((topic, weights[topic]) for topic in told), key=lambda item: (-item[1], item[0]))
    first = ranked[0][1] if ranked else 0.0
    chosen = [(topic, weight) for place, (topic, weight) in enumerate(r for r in ranked if r[0] not in topics.own)
              if place < len(SHARES) and weight * (1 if topic in ahead else BEHIND) >= enough and weight >= SHARES[place] * first]
    sought = [(OPINION, HALF)] if column else []
    chosen = sorted([*(r for r in ranked if r[0] in own), *sought, *chosen][: len(SHARES)], key=lambda item: (-item[1], item[0]))
    return tuple(
        Topic(id=topic, name=topics.names[topic], score=round(weight / (weight + HALF), 3),
              terms=column[:SHOWN] if column and topic == OPINION else _deciding(topic, counts.values()))
        for topic, weight in chosen
    )


def _deciding(topic: str, found: Iterable[_Met]) -> tuple[str, ...]:
    """The words that weighed most for a topic, as the text spells them."""
    weighed = [(-met.weigh(weight), met.place, met) for met in found for told, weight in met.told if told == topic]
    return tuple(dict.fromkeys(met.surface for _, _, met in sorted(weighed, key=lambda item: item[:2])[:SHOWN]))


@dataclass(slots=True)
class _Met:
    """A term that a text holds: how often, what it tells, and where it stands first."""

    times: int
    told: Told
    text: str
    words: list[Word]  # those of its paragraph, of which it is some
    start: int
    end: int
    place: int  # order of first meeting

    def weigh(self, weight: int) -> float:
        """The weight of a term met that often."""
        return weight * (1 + (min(self.times, REPEATS) - 1) / 2)

    @property
    def surface(self) -> str:
        """The term as the text spells it first."""
        words = [word.form for word in self.words[self.start : self.end]]
        flat = flatten(self.text)
        at = flat.text.find(" ".join(words))
        if at >= 0:
            return flat.cut(at, at + len(" ".join(words)))
        match = re.search(r"\W+".join(map(re.escape, words)), flat.text)
        return flat.cut(*match.span()) if match else " ".join(words)


def _count(text: str, times: int, topics: Topics, counts: dict[str | tuple[str, ...], _Met]) -> int:
    """Count the terms of a text, the longest at each place; how many words it has."""
    words = [word for word in read_row(text).records if word.is_text]
    passed = 0
    for at, begun in [(at, begun) for at, begun in enumerate(map(topics.seen.__getitem__, words)) if begun is not None]:
        if at < passed:
            continue
        rest, told = _longest(begun, words, at + 1) if begun.longer else ((), begun.alone or ())
        passed = at + 1 + len(rest)
        key = (begun.key, *rest) if rest else begun.key
        met = counts.get(key)
        if met is not None:
            met.times += times
        elif told:
            counts[key] = _Met(times, told, text, words, at, passed, len(counts))
    return len(words)


def _longest(begun: Beginning, words: Sequence[Word], at: int) -> Rest:
    """The longest rest of a term that stands at a place; with none, the first word alone."""
    if at < len(words):
        for rest, told in begun.longer.get(words[at].keys[0], ()):
            if len(words) - at >= len(rest) and all(words[at + n].keys[0] == wanted for n, wanted in enumerate(rest)):
                return rest, told
    return (), begun.alone or ()
