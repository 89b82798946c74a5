"""From one raw text to one article: cleaning, dates, names, quotes and topics, then the editor's corrections."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from malaff.model import Actor, Article, Block, CleanText, Mention, Paragraph, Place, PublishedFrom, Rule, Seed, Span, Topic
from malaff.redaction import HIDDEN, Redactor
from malaff.sidecar import EMPTY, Sidecar
from malaff.text import clean as cleaning
from malaff.text import dates as dating
from malaff.text import names as naming
from malaff.text import quotes as quoting
from malaff.text import topics as topical
from malaff.text.arabic import fold
from malaff.text.names import Names
from malaff.text.names_merging import to_id
from malaff.text.vocabulary import Vocabulary

SUMMARY = 300  # characters at most (design section 3)
SENTENCE_END = re.compile(r"[.!؟?…](?=\s|$)")
BY_EDITOR = "حدّده المحرر"
EXCERPTED = "هذا النص مقتطف: أبقى المحرر أوله وحجب باقيه."
REDACTED = f"حجب المحرر ألفاظًا من هذا النص؛ ومكانها «{HIDDEN}»."


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What reading any text of the collection needs: rules, vocabulary, topics, and the lines its texts share."""

    rules: cleaning.CleanRules
    vocabulary: Vocabulary
    topics: topical.Topics
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article before its page is written, with what only `explain` shows."""

    article: Article
    clean: CleanText
    mentions: tuple[Mention, ...]


def read_text(seed: Seed, knowledge: Knowledge, sidecar: Sidecar = EMPTY) -> Reading:
    """Read one raw text. Pure: the same seed, knowledge and corrections give the same article."""
    redactor = Redactor(sidecar.redact)
    if sidecar.redact:
        seed = dataclasses.replace(seed, text=redactor.hide(seed.text), given=redactor.hide_all(seed.given),
                                   repaired=redactor.hide_all(seed.repaired))
    clean = cleaning.clean(seed, knowledge.rules, shared=knowledge.shared, keep=sidecar.keep, drop=sidecar.drop)
    if sidecar.excerpt:
        clean = _cut(clean, sidecar.excerpt)
    known, known_from = _known_date(seed, sidecar)
    hints, published, findings = dating.read_dates(clean, known=known, known_from=known_from)
    names = _correct_names(naming.find_names(clean, knowledge.vocabulary), clean, sidecar)
    quotes = quoting.find_quotes(clean.paragraphs, names.actors, names.mentions)
    article = Article(
        id=seed.id, seed=seed.path, sha256=seed.sha256, encoding=seed.encoding, title=clean.title, title_from=clean.title_from,
        summary=summarize(clean.paragraphs), publisher=clean.publisher or seed.given.get("publisher"), agency=clean.agency,
        byline=clean.byline, section=clean.section, url=clean.url or seed.given.get("url"), published=published.when,
        published_from=published.source, published_weekday=published.weekday, published_why=published.why, dates=hints,
        actors=names.actors, places=names.places, topics=_topics(clean, knowledge, sidecar), quotes=quotes,
        removed=clean.removed, repaired=(*seed.repaired, *clean.repaired),
        rules=_rules(clean, seed, knowledge), words=sum(len(p.text.split()) for p in clean.paragraphs),
        findings=tuple(dataclasses.replace(f, where=f"{seed.path}:{f.where}".rstrip(":")) for f in findings),
        blocks=to_blocks(clean.paragraphs, names.mentions, names.actors, names.places),
    )
    article = _correct_fields(article, sidecar)
    if sidecar.redact:
        article = redactor.hide_all(article)
    return Reading(article=article, clean=clean, mentions=names.mentions)


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
        return topical.find_topics(clean.title, clean.paragraphs, knowledge.topics)
    names = knowledge.topics.names
    return tuple(Topic(id=i, name=names.get(i, i), score=1.0) for i in sidecar.topics)


# ---------------------------------------------------------------- the editor's corrections


def _known_date(seed: Seed, sidecar: Sidecar) -> tuple[str | None, PublishedFrom]:
    if "published" in sidecar.fields:
        return sidecar.fields["published"], "editor"
    return seed.given.get("published"), "stamp"


def _cut(clean: CleanText, most: int) -> CleanText:
    """The first `most` words of the body; nothing of what was removed or repaired after them either."""
    kept, left = [], most
    for paragraph in clean.paragraphs:
        words = paragraph.text.split()
        if left <= 0:
            break
        text = paragraph.text if len(words) <= left else " ".join(words[:left]) + "…"
        kept.append(dataclasses.replace(paragraph, text=text))
        left -= len(words)
    last = kept[-1].number if kept else 0
    whole = left >= 0
    return dataclasses.replace(
        clean, paragraphs=tuple(kept), removed=tuple(r for r in clean.removed if r.line < last or whole),
        repaired=tuple(r for r in clean.repaired if r.line < last or whole), tags=clean.tags if whole else (),
        stamps=tuple(s for s in clean.stamps if s.number < last or whole),
    )


def _correct_fields(article: Article, sidecar: Sidecar) -> Article:
    if sidecar is EMPTY:
        return article
    changes: dict[str, object] = {k: v for k, v in sidecar.fields.items() if k not in ("published", "published_weekday")}
    if sidecar.fields.get("title"):
        changes["title_from"] = "editor"
    if sidecar.fields.get("published_weekday"):
        changes["published_weekday"] = sidecar.fields["published_weekday"]
    if "published" in sidecar.fields:
        changes |= {"published": sidecar.fields["published"], "published_from": "editor"}
        if sidecar.why:
            changes["published_why"] = f"{BY_EDITOR}: {sidecar.why}{article.published_why.removeprefix(BY_EDITOR + '.')}"
    notes = [EXCERPTED] * bool(sidecar.excerpt) + [REDACTED] * bool(sidecar.redact)
    if notes:
        changes["withheld"] = " ".join(notes)
    return dataclasses.replace(article, **changes)  # type: ignore[arg-type]  # the keys are fields of Article, checked by the sidecar


def _correct_names(names: Names, clean: CleanText, sidecar: Sidecar) -> Names:
    if not (sidecar.merge or sidecar.split or sidecar.actors or sidecar.places or sidecar.not_names):
        return names
    names = _split(_merge(names, sidecar), clean, sidecar)
    dropped = {fold(name) for name in sidecar.not_names}
    gone = {a.id for a in names.actors if _answers(a, dropped)} | {p.id for p in names.places if _answers(p, dropped)}
    names = dataclasses.replace(
        names, actors=tuple(a for a in names.actors if a.id not in gone), places=tuple(p for p in names.places if p.id not in gone),
        mentions=tuple(m for m in names.mentions if m.id not in gone))
    return _describe(names, sidecar)


def _answers(name: Actor | Place, folded: set[str]) -> bool:
    return bool({fold(name.name), *map(fold, name.surfaces)} & folded)


def _merge(names: Names, sidecar: Sidecar) -> Names:
    for group in sidecar.merge:
        wanted = set(map(fold, group))
        same = [a for a in names.actors if _answers(a, wanted)]
        if len(same) < 2:
            continue
        first = next((a for a in same if fold(a.name) == fold(group[0])), same[0])
        others = {a.id for a in same if a.id != first.id}
        whole = dataclasses.replace(
            first, name=group[0], mentions=sum(a.mentions for a in same),
            surfaces=tuple(dict.fromkeys(s for a in (first, *same) for s in a.surfaces)),
            roles=tuple(dict.fromkeys(r for a in (first, *same) for r in a.roles)))
        actors = [whole if a.id == first.id else a for a in names.actors if a.id not in others]
        mentions = tuple(dataclasses.replace(m, id=first.id) if m.id in others else m for m in names.mentions)
        names = dataclasses.replace(names, actors=tuple(sorted(actors, key=lambda a: -a.mentions)), mentions=mentions)
    return names


def _split(names: Names, clean: CleanText, sidecar: Sidecar) -> Names:
    for row in sidecar.split:
        lines, wanted = set(row["lines"]), {fold(row["name"])}
        source = next((a for a in names.actors if _answers(a, wanted)), None)
        if source is None:
            continue
        new_id = row.get("id") or to_id(fold(row["as"]))
        moved = [m for m in names.mentions if m.id == source.id and clean.paragraphs[m.paragraph].number in lines]
        if not moved:
            continue
        new = dataclasses.replace(source, id=new_id, name=row["as"], wikidata=None, roles=(), mentions=len(moved),
                                  surfaces=tuple(dict.fromkeys(m.surface for m in moved)))
        rest = dataclasses.replace(source, mentions=source.mentions - len(moved))
        actors = [rest if a.id == source.id else a for a in names.actors if a.id != source.id or rest.mentions > 0] + [new]
        mentions = tuple(dataclasses.replace(m, id=new_id) if m in moved else m for m in names.mentions)
        names = dataclasses.replace(names, actors=tuple(sorted(actors, key=lambda a: -a.mentions)), mentions=mentions)
    return names


def _describe(names: Names, sidecar: Sidecar) -> Names:
    """Apply the editor's rows about actors and places: correct the one of that name, or add it."""
    actors, places = list(names.actors), list(names.places)
    for row in sidecar.actors:
        at = next((i for i, a in enumerate(actors) if _answers(a, {fold(row["name"])})), len(actors))
        known = actors[at] if at < len(actors) else Actor(id=to_id(fold(row["name"])), name=row["name"], kind="person", by="editor")
        actors[at : at + 1] = [dataclasses.replace(known, **row)]
    for row in sidecar.places:
        at = next((i for i, p in enumerate(places) if _answers(p, {fold(row["name"])})), len(places))
        place = places[at] if at < len(places) else Place(id=to_id(fold(row["name"])), name=row["name"])
        places[at : at + 1] = [dataclasses.replace(place, **row)]
    return dataclasses.replace(names, actors=tuple(actors), places=tuple(places))
