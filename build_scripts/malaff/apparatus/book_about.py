"""What the book says about itself, in the words of its language: its key facts, how it was made, what is not known, and its colophon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.apparatus.wording import BOUNDED, EDITOR, EXPLICIT, INFERRED, UNKNOWN, Grade, date_words, grade_of_published, to_grade
from malaff.collection.digest import Digest, source_of
from malaff.model import edtf
from malaff.model.records import Collection

MEANINGS = (
    "meaning.unknown",
    "meaning.bounded",
    "meaning.inferred",
    "meaning.explicit",
    "meaning.editor",
)
LADDER = (EXPLICIT, EDITOR, INFERRED, BOUNDED, UNKNOWN)
METHOD = (
    "method.made",
    "method.logged_pdf",
)
LIMITS = "method.limits"
CRAFT = "method.craft"
VERIFY = "method.verify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact: a label and its sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """Why something was removed or repaired, how many pieces, in how many articles."""

    why: str
    pieces: str
    articles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the dossier was made: paragraphs, rules with counts, the ladder of dates, what is not known, limits."""

    paragraphs: tuple[str, ...]
    rules: tuple[RuleRow, ...]
    ladder: tuple[tuple[Grade, str, str], ...]  # grade, meaning, how many publication dates
    unknown: tuple[str, ...]
    limits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """Edition, publisher, rights, identifier, how to verify, craft."""

    rows: tuple[Fact, ...]
    verify: str
    craft: str


def to_facts(collection: Collection, digest: Digest) -> tuple[Fact, ...]:
    """The key facts: period, sources, most mentioned, topics, places, what is uncertain."""
    voice = voice_of(collection)
    size = voice("fact.size", articles=voice.count(len(collection.articles), "article"), words=voice.count(digest.words, "word"))
    facts = [Fact(label=voice("fact.content"), text=size)]
    if digest.first and digest.last:
        first, last = date_words(digest.first, voice), date_words(digest.last, voice)
        span = voice("fact.from_to", first=first, last=last) if first != last else f"{first}."
        facts.append(Fact(label=voice("fact.period"), text=f"{span} {_basis(collection, voice)}".strip()))
    if digest.sources:
        named = voice.listed([voice.beside(g.name) for g in digest.sources[:5]]) + (
            f" {voice('list.others')}" if len(digest.sources) > 5 else ""
        )
        facts.append(Fact(label=voice("part.sources_alone"), text=f"{voice.count(len(digest.sources), 'source')}: {named}."))
    if digest.actors:
        names = [f"{voice.beside(e.name)} ({voice.number(e.mentions)})" for e in digest.actors[:5]]
        facts.append(Fact(label=voice("fact.most_named"), text=voice.joined(names) + "."))
    if digest.topics:
        names = [f"{voice.beside(g.name)} ({voice.number(len(g.articles))})" for g in digest.topics[:5]]
        facts.append(Fact(label=voice("part.topics"), text=voice.joined(names) + "."))
    unknown = _unknown(collection, digest)
    facts.append(Fact(label=voice("fact.uncertain"), text=" ".join(unknown) if unknown else voice("fact.all_known")))
    return tuple(facts)


def _basis(collection: Collection, voice: Voice) -> str:
    """On how many clippings the span rests, where not all of them are dated."""
    dated, size = sum(edtf.dated(a.published) is not None for a in collection.articles), len(collection.articles)
    return "" if dated == size else voice("fact.basis", dated=voice.number(dated), articles=voice.count(size, "article"))


def _unknown(collection: Collection, digest: Digest) -> tuple[str, ...]:
    """What is not known, each as one sentence with its number."""
    voice, articles = voice_of(collection), collection.articles
    grades = Counter(grade_of_published(a.published, a.published_from, a.published_weekday) for a in articles)
    rows = [
        (grades[0], voice("lacks.date")),
        (grades[1], voice("lacks.exact_date")),
        (sum(not source_of(a) for a in articles), voice("lacks.publisher")),
        (sum(a.title_from == "lead" for a in articles), voice("lacks.title")),
        (sum(bool(a.withheld) for a in articles), voice("lacks.words")),
    ]
    said = [f"{voice.count(n, 'article')} {what}." for n, what in rows if n]
    if collection.withheld:
        said.append(voice("lacks.texts", texts=voice.count(collection.withheld, "text")))
    return tuple(said)


def to_method(collection: Collection, digest: Digest) -> Method:
    """How the dossier was made, with the counts of this collection."""
    voice = voice_of(collection)
    grades = Counter(grade_of_published(a.published, a.published_from, a.published_weekday) for a in collection.articles)
    rules = tuple(RuleRow(why=r.why or r.id, pieces=voice.number(r.count), articles=voice.number(r.articles)) for r in digest.rules)
    ladder = tuple((to_grade(n, voice), voice(MEANINGS[n]), voice.number(grades[n])) for n in LADDER if n != EDITOR or grades[n])
    return Method(
        paragraphs=tuple(map(voice, METHOD)), rules=rules, ladder=ladder, unknown=_unknown(collection, digest), limits=voice(LIMITS)
    )


def to_colophon(collection: Collection) -> Colophon:
    """The colophon of an edition."""
    voice = voice_of(collection)
    rows = [
        Fact(label=voice("colophon.title"), text=collection.title),
        Fact(label=voice("card.publisher"), text=collection.publisher),
        Fact(label=voice("colophon.edition"), text=date_words(collection.edition, voice)),
        Fact(label=voice("colophon.identifier"), text=collection.identifier),
    ]
    if collection.url:
        rows.append(Fact(label=voice("colophon.address"), text=collection.url))
    rows.append(Fact(label=voice("colophon.rights"), text=collection.copyright or voice("colophon.no_rights")))
    return Colophon(rows=tuple(rows), verify=voice(VERIFY), craft=voice(CRAFT))
