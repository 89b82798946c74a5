"""From one raw text to one article: cleaning, dates, names, quotes and topics, then the editor's corrections."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from malaff.model.errors import MalaffError
from malaff.model.records import Actor, Article, Block, CleanText, Mention, Paragraph, Place, Reason, Rule, Seed, Span, Topic
from malaff.reading.cleaning import clean as cleaning
from malaff.reading.dates import dates as dating
from malaff.reading.editor.corrections import (
    correct_dates,
    correct_fields,
    correct_names,
    cut,
    day_reasons,
    fill_fields,
    kept_back,
    told_days,
)
from malaff.reading.editor.hiding import hide_article, without_redacted
from malaff.reading.editor.misses import Miss, find_misses
from malaff.reading.editor.redaction import Redactor
from malaff.reading.editor.sidecar import EMPTY, Sidecar
from malaff.reading.names import names as naming
from malaff.reading.names.register.vocabulary import Vocabulary
from malaff.reading.quotes import quotes as quoting
from malaff.reading.reasons import say
from malaff.reading.sources.days import find_days
from malaff.reading.topics import topics as topical

SUMMARY = 300  # characters at most (design section 3)
SENTENCE_END = re.compile(r"[.!؟?…](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What reading any text of the collection needs: rules, vocabulary, topics, and the lines its texts share."""

    rules: cleaning.CleanRules
    vocabulary: Vocabulary
    topics: topical.Topics
    shared: frozenset[str] = frozenset()
    faults: tuple[MalaffError, ...] = ()  # what could not be used of the collection's own vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article before its page is written, with what only `explain` shows, and what it says of its own accord as data."""

    article: Article
    clean: CleanText
    mentions: tuple[Mention, ...]
    why: tuple[Reason, ...]  # of the day of publication; the article has them as one Arabic sentence
    notes: tuple[Reason, ...]  # what an editor keeps back, as the article's `withheld`
    misses: tuple[Miss, ...] = ()  # of the editor's corrections: for the editor alone, no page tells them


def read_text(seed: Seed, knowledge: Knowledge, sidecar: Sidecar = EMPTY) -> Reading:
    """Read one raw text. Pure: the same seed, knowledge and corrections give the same article."""
    redactor = Redactor(sidecar.redact)
    if sidecar.redact:
        told = {name: redactor.hide_all(getattr(seed, name)) for name in ("given", "table", "repaired")}
        seed = dataclasses.replace(seed, text=redactor.hide(seed.text), **told)
    clean = cleaning.clean(seed, knowledge.rules, shared=knowledge.shared, keep=sidecar.keep, drop=sidecar.drop)
    clean = redactor.hide_all(clean)  # cleaning may have joined what the raw text parts
    whole = clean
    if sidecar.excerpt:
        clean = cut(clean, sidecar.excerpt)
    url = seed.table.get("url") or clean.url or seed.given.get("url")
    hints, published, findings = dating.read_dates(clean, (*told_days(seed, sidecar), *find_days(seed, url)), sidecar.not_dates)
    why = day_reasons(published.why, sidecar)
    hints = correct_dates(hints, clean, sidecar)
    found = naming.find_names(clean, knowledge.vocabulary)
    misses = find_misses(sidecar, seed, whole, found) if sidecar is not EMPTY else ()
    names = correct_names(found, clean, sidecar)
    names = without_redacted(names, redactor, knowledge.vocabulary)
    said = quoting.find_speech(clean.paragraphs, names.actors, names.mentions)
    article = Article(
        id=seed.id, seed=seed.path, sha256=seed.sha256, encoding=seed.encoding, title=clean.title, title_from=clean.title_from,
        summary=summarize(clean.paragraphs), publisher=clean.publisher or seed.given.get("publisher"), agency=clean.agency,
        byline=clean.byline, byline_is=clean.byline_is, section=clean.section, url=url, published=published.when,
        published_from=published.source, published_weekday=published.weekday, published_why=say(why), dates=hints,
        actors=names.actors, places=names.places, topics=_topics(clean, knowledge, sidecar), quotes=said.quotes,
        statements=said.statements,
        removed=clean.removed, repaired=(*seed.repaired, *clean.repaired),
        rules=_rules(clean, seed, knowledge), words=sum(len(p.text.split()) for p in clean.paragraphs),
        findings=tuple(dataclasses.replace(f, where=f"{seed.path}:{f.where}".rstrip(":")) for f in findings),
        blocks=to_blocks(clean.paragraphs, names.mentions, names.actors, names.places),
    )
    article = correct_fields(fill_fields(article, seed), sidecar)
    if sidecar.redact:
        article, why = hide_article(article, redactor), redactor.hide_all(why)
    return Reading(article=article, clean=clean, mentions=names.mentions, why=why, notes=kept_back(sidecar),
                   misses=misses)


# ---------------------------------------------------------------- pieces of an article


def summarize(paragraphs: tuple[Paragraph, ...]) -> str:
    """The first sentence or two of the body, whole sentences where they fit, else cut at a word with `…`."""
    text = next((p.text for p in paragraphs if p.kind == "p"), "")
    if len(text) <= SUMMARY:
        return text
    ends = [m.end() for m in SENTENCE_END.finditer(text) if m.end() <= SUMMARY]
    if ends and ends[-1] >= 60:  # shorter than a line says too little
        return text[: ends[-1]]
    return text[: SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ،؛:") + "…"


def to_blocks(paragraphs: tuple[Paragraph, ...], mentions: tuple[Mention, ...], actors: tuple[Actor, ...],
              places: tuple[Place, ...]) -> tuple[Block, ...]:
    """The body with the first mention of each actor and place linked to its page."""
    targets = {actor.id: f"actors/{actor.id}" for actor in actors} | {place.id: f"places/{place.id}" for place in places}
    first: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.id in targets and paragraphs[mention.paragraph].kind == "p":
            first.setdefault(mention.paragraph, []).append(mention)
    linked: set[str] = set()
    blocks = []
    for number, paragraph in enumerate(paragraphs):
        spans, at = [], 0
        for mention in sorted(first.get(number, ()), key=lambda m: (m.start, -m.end)):
            if mention.id in linked or mention.start < at:
                continue
            linked.add(mention.id)
            if mention.start > at:
                spans.append(Span(text=paragraph.text[at : mention.start]))
            spans.append(Span(text=paragraph.text[mention.start : mention.end], target=targets[mention.id]))
            at = mention.end
        if at < len(paragraph.text):
            spans.append(Span(text=paragraph.text[at:]))
        blocks.append(Block(kind=paragraph.kind, spans=tuple(spans)))
    return tuple(blocks)


def _rules(clean: CleanText, seed: Seed, knowledge: Knowledge) -> tuple[Rule, ...]:
    fired = {r.rule for r in clean.removed} | {r.rule for r in clean.repaired} | {r.rule for r in seed.repaired}
    return tuple(dataclasses.replace(knowledge.rules.by_id[i], example="") for i in sorted(fired))


def _topics(clean: CleanText, knowledge: Knowledge, sidecar: Sidecar) -> tuple[Topic, ...]:
    if sidecar.topics is None:
        return topical.find_topics(clean.title, clean.paragraphs, knowledge.topics, clean.byline)
    names = knowledge.topics.names
    return tuple(Topic(id=i, name=names.get(i, i), score=1.0) for i in sidecar.topics)
