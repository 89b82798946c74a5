"""What is worth an editor's minute, most gain first: each question with the words it rests on and the decisions that answer it."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import published_words
from malaff.arabic.clauses import clause_around
from malaff.arabic.letters import fold
from malaff.model.edtf import dated
from malaff.model.records import Actor
from malaff.reading.read import Reading
from malaff.verbs.desk.decisions import Decision

# How much a decided question mends, in clippings; a day orders its clipping everywhere: home, chronology, citations.
DAY, DOUBLE = 3, 2
WORDS = 4  # clauses shown with a question: what fits beside it
LINES_OF_FURNITURE = 12  # words at most: a longer line that recurs is a text that was copied
RECURS = 3  # clippings in which a line recurs before it looks like furniture
SHARED = "shared-line"  # the rule that takes such lines out by itself
FURNITURE_WHY = "سطر يتكرر في نصوص هذا الملف، وهو من الموقع لا من الخبر."  # readers see it where the line was removed
WEAK = str.maketrans("", "", "اويءؤئآأإىةه")  # letters in which transcriptions of one name differ


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer: its label (a key of the catalogue), its decisions, and the value that the editor still types."""

    label: str
    decisions: tuple[Decision, ...] = ()
    asks: str = ""  # the value of the first decision that is typed


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that a question rests on, and the clipping in which they stand."""

    stem: str
    title: str
    words: str
    code: str = ""  # an EDTF value, which is read from left to right


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the editor: its kind (a key of the catalogue), whom or what it is about, its words and its answers."""

    key: str
    kind: str
    about: str
    gain: int
    witnesses: tuple[Witness, ...]
    answers: tuple[Answer, ...]
    other: str = ""
    stem: str = ""


@dataclass(slots=True)
class _Seen:
    """A name over all clippings."""

    id: str
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    by: set[str] = field(default_factory=set)
    mentions: int = 0
    where: dict[str, Actor] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return max(self.names, key=lambda name: (self.names[name], len(name), name))

    @property
    def kind(self) -> str:
        return max(sorted(self.kinds), key=lambda kind: self.kinds[kind])

    @property
    def surfaces(self) -> list[str]:
        spellings = Counter(s for actor in self.where.values() for s in actor.surfaces if len(s.split()) > 1)
        return [s for s, _ in spellings.most_common() if s != self.name][:6]


def questions(readings: Mapping[str, Reading], aside: Callable[[str], bool], kept: set[tuple[str, int]], voice: Voice) -> list[Question]:
    """All questions that are not put `aside`, those that mend most first.

    `kept` are lines (text, number) that the editor has put into the body; days are said by `voice`.
    """
    seen = _names(readings)
    of_names = (*_doubles(seen, readings), *_unsure(seen, readings), *_homonyms(seen, readings))
    found = (*_days(readings, voice), *of_names, *_furniture(readings, kept))
    return sorted((q for q in found if not aside(q.key)), key=lambda q: (-q.gain, q.key))


# ---------------------------------------------------------------- days


def _days(readings: Mapping[str, Reading], voice: Voice) -> Iterator[Question]:
    for stem, reading in readings.items():
        article = reading.article
        if dated(article.published) is not None:
            continue
        words = tuple(Witness(stem, article.title, d.context, d.when or d.weekday or "?") for d in article.dates[:WORDS])
        answer = Answer("desk.answer.day", (Decision(kind="field", stem=stem, values={"key": "published", "value": ""}),), "value")
        bound = published_words(article.published, None, voice) if article.published else ""
        yield Question(f"day {stem}", "desk.asks.day", article.title, DAY, words, (answer,), bound, stem)


# ---------------------------------------------------------------- names


def _names(readings: Mapping[str, Reading]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for stem, reading in readings.items():
        for actor in reading.article.actors:
            one = seen.setdefault(actor.id, _Seen(actor.id))
            one.names[actor.name] += 1
            one.kinds[actor.kind] += 1
            one.by.add(actor.by)
            one.mentions += actor.mentions
            one.where[stem] = actor
    return seen


def _unsure(seen: Mapping[str, _Seen], readings: Mapping[str, Reading]) -> Iterator[Question]:
    """Names that no list and no editor knows, in two clippings or more, or that a model alone took for names."""
    for one in seen.values():
        if one.by & {"vocabulary", "editor"} or not (len(one.where) > 1 or "model" in one.by):
            continue
        other = "person" if one.kind == "organization" else "organization"
        listed = {"id": one.id.lower(), "name": one.name, "aliases": one.surfaces}
        refused = tuple(Decision(kind="not-name", stem=stem, values={"name": actor.name}) for stem, actor in one.where.items())
        yield Question(
            f"name {one.id} {one.name}", f"desk.asks.{one.kind}", one.name, len(one.where), _witnesses(one, readings),
            (Answer("desk.answer.right", (Decision(kind="list-actor", values={**listed, "kind": one.kind}),)),
             Answer("desk.answer.not_name", refused),
             Answer(f"desk.answer.{other}", (Decision(kind="list-actor", values={**listed, "kind": other}),))))


def _doubles(seen: Mapping[str, _Seen], readings: Mapping[str, Reading]) -> Iterator[Question]:
    """Persons who may be one: the same words but for some between, or the same consonants."""
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen.values():
        words = fold(one.name).split()
        if one.kind == "person" and len(words) > 1:
            groups[words[-1]].append(one)
            groups[" ".join(word.translate(WEAK) for word in words)].append(one)
    asked: set[frozenset[str]] = set()
    for group in groups.values():
        for one, other in itertools.combinations(group[:30], 2):
            pair = frozenset((one.id, other.id))
            if one.id == other.id or pair in asked or not _may_be_one(one.name, other.name):
                continue
            asked.add(pair)
            first, second = sorted((one, other), key=lambda each: (-len(each.where), -len(each.name), each.id))
            decision = Decision(kind="list-actor", values={
                "id": first.id.lower(), "name": first.name, "kind": "person", "aliases": [second.name, *second.surfaces]})
            both = (*_witnesses(first, readings)[: WORDS // 2], *_witnesses(second, readings)[: WORDS // 2])
            yield Question(f"double {' '.join(sorted(pair))}", "desk.asks.double", first.name, DOUBLE * len(second.where), both,
                           (Answer("desk.answer.same", (decision,)),), second.name)


def _may_be_one(one: str, other: str) -> bool:
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    if len(short) == len(long):
        return [w.translate(WEAK) for w in short] == [w.translate(WEAK) for w in long]
    rest = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(word in rest for word in short)


def _homonyms(seen: Mapping[str, _Seen], readings: Mapping[str, Reading]) -> Iterator[Question]:
    """One name with offices in two clippings that have no word in common: two persons, or one in two offices."""
    for one in seen.values():
        if one.kind != "person" or one.by & {"vocabulary", "editor"}:
            continue
        offices = [(stem, set(fold(" ".join(actor.roles)).split())) for stem, actor in one.where.items() if actor.roles]
        odd = next((stem for stem, words in offices[1:] if not words & offices[0][1]), None)
        if odd is None:
            continue
        paragraphs = readings[odd].clean.paragraphs
        lines = sorted({paragraphs[m.paragraph].number for m in readings[odd].mentions if m.id == one.id})
        split = Decision(kind="another", stem=odd, values={"name": one.name, "as": "", "lines": lines})
        right = Decision(kind="list-actor", values={"id": one.id.lower(), "name": one.name, "kind": "person"})
        yield Question(f"homonym {one.id} {odd}", "desk.asks.homonym", one.name, len(one.where), _witnesses(one, readings),
                       (Answer("desk.answer.one_person", (right,)), Answer("desk.answer.another", (split,), "as")), stem=odd)


def _witnesses(one: _Seen, readings: Mapping[str, Reading]) -> tuple[Witness, ...]:
    found = []
    for stem, actor in list(one.where.items())[:WORDS]:
        spellings = (actor.name, *actor.surfaces)
        places = ((p.text, p.text.find(s)) for p in readings[stem].clean.paragraphs for s in spellings)
        text, at = next((place for place in places if place[1] >= 0), ("", 0))
        words = clause_around(text, at, at + len(actor.name)) if text else ""
        found.append(Witness(stem, readings[stem].article.title, " — ".join(filter(None, (words, "، ".join(actor.roles))))))
    return tuple(found)


# ---------------------------------------------------------------- furniture


def _furniture(readings: Mapping[str, Reading], kept: set[tuple[str, int]]) -> Iterator[Question]:
    """Short lines that stand in several clippings, whether the program kept them or took them for the site's."""
    where: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for stem, reading in readings.items():
        lines = [(p.number, p.text) for p in reading.clean.paragraphs]
        lines += [(r.line, r.text) for r in reading.clean.removed if r.rule == SHARED]
        for number, text in lines:
            if 1 < len(text.split()) <= LINES_OF_FURNITURE and (stem, number) not in kept:
                where[fold(text)][stem] = number, text
    for folded, found in where.items():
        if len(found) < RECURS:
            continue
        line = next(iter(found.values()))[1]
        words = tuple(Witness(stem, readings[stem].article.title, text) for stem, (_, text) in list(found.items())[:WORDS])
        furniture = Decision(kind="furniture", values={"line": line, "why": FURNITURE_WHY})
        body = tuple(Decision(kind="keep", stem=stem, values={"line": number}) for stem, (number, _) in found.items())
        yield Question(f"line {folded}", "desk.asks.furniture", line, len(found), words,
                       (Answer("desk.answer.furniture", (furniture,)), Answer("desk.answer.body", body)))
