"""What the collection as a whole says: actors, places, topics, sources, speakers and events, and where each stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from malaff.arabic.letters import fold, sort_key
from malaff.collection.sights import Sight, find_sights
from malaff.model import edtf
from malaff.model.records import Actor, Article, Collection, DateHint, Finding, Place, Quote, Rule

LEAST_PULLED, MOST_PULLED = 60, 260  # characters of a quote worth setting large: two to six lines of display type
MOST_LEAD = 320  # characters of a first paragraph that reads as a lead: four lines of display type


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote with the article it stands in."""

    article: Article
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor or a place over the whole collection. `kind` is person, organization, or the kind of place.

    `roles` are the words of the texts with how many articles use them; `together` the ids of actors (or places)
    mentioned in the same articles with the number of shared articles; `first` and `last` EDTF of the dated articles.
    """

    id: str
    name: str
    kind: str
    articles: tuple[Article, ...]
    mentions: int
    surfaces: tuple[str, ...]
    sights: tuple[Sight, ...]
    roles: tuple[tuple[str, int], ...] = ()
    quotes: tuple[Said, ...] = ()
    together: tuple[tuple[str, int], ...] = ()
    first: str | None = None
    last: str | None = None
    wikidata: str | None = None
    by: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def sort_key(self) -> str:
        """What Arabic readers sort the name by."""
        return sort_key(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that share a topic or a source."""

    id: str
    name: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted, with the quotes in the order of the articles; `id` is an actor's id or null."""

    id: str | None
    name: str
    role: str
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A resolved date inside a text with the clause it stands in (`publication` where it is the article's own)."""

    when: str
    context: str
    text: str
    kind: str
    article: Article
    line: int
    label: str | None = None  # an editor's words for it, which stand in the place of the clause


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """A cleaning rule with its reason, how often it fired, and in how many articles."""

    id: str
    why: str
    count: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything above for one collection. Actors and places: most mentioned first, then by name."""

    actors: tuple[Entry, ...]
    places: tuple[Entry, ...]
    topics: tuple[Group, ...]
    sources: tuple[Group, ...]
    speakers: tuple[Speaker, ...]
    stated: tuple[Speaker, ...]  # likewise with statements, which no marks enclose
    events: tuple[Event, ...]
    rules: tuple[RuleCount, ...]
    encodings: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    first: str | None
    last: str | None
    words: int
    numbers: dict[str, int]  # article id -> number of the clipping, from 1


def to_digest(collection: Collection, *, lean: bool = False) -> Digest:
    """Gather the digest of a collection. Its order does not depend on the order of the articles' files.

    A `lean` one has neither `sights` nor `together`, most of the time and memory, for outputs that show none.
    """
    articles = collection.articles
    speakers = _speakers((a, a.quotes) for a in articles)
    said = {speaker.id: speaker.quotes for speaker in speakers if speaker.id}
    dated = [day for a in articles if (day := edtf.dated(a.published))]
    return Digest(
        actors=_entries(articles, "actors", said, lean), places=_entries(articles, "places", {}, lean),
        topics=_topics(articles), sources=_sources(articles), speakers=speakers,
        stated=_speakers((a, a.statements) for a in articles), events=_events(articles),
        rules=_rules(articles), encodings=tuple(sorted(Counter(a.encoding for a in articles).items())),
        findings=tuple(f for a in articles for f in a.findings),
        first=min(dated, key=edtf.sort_key, default=None), last=max(dated, key=edtf.sort_key, default=None),
        words=sum(a.words for a in articles), numbers={a.id: n for n, a in enumerate(articles, 1)},
    )


def source_of(article: Article) -> str | None:
    """The name of an article's source: its publisher, else the agency it names."""
    return article.publisher or article.agency


def has_lead(article: Article) -> bool:
    """Whether the first paragraph is a lead, fit to be set large: short, and followed by more than itself."""
    first, rest = article.blocks[:1], article.blocks[1:]
    words = sum(len(block.text) for block in rest)
    return bool(first) and first[0].kind == "p" and len(first[0].text) <= MOST_LEAD and words > len(first[0].text)


def pull_quote(article: Article) -> Quote | None:
    """The longest quote of a named speaker that is fit to be set large, the first of equals."""
    fit = [q for q in article.quotes if q.speaker_name and LEAST_PULLED <= len(q.text) <= MOST_PULLED]
    return max(fit, key=lambda q: len(q.text), default=None)


def group_id(name: str) -> str:
    """A stable ASCII id of a named group: a short hash of the folded name."""
    return "s" + sha256(sort_key(name).encode()).hexdigest()[:10]


# ---------------------------------------------------------------- actors and places


def _entries(articles: tuple[Article, ...], kind: str, said: dict[str, tuple[Said, ...]], lean: bool) -> tuple[Entry, ...]:
    where: dict[str, list[tuple[Article, Actor | Place]]] = defaultdict(list)
    sights: dict[str, list[Sight]] = defaultdict(list)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        names: tuple[Actor | Place, ...] = getattr(article, kind)
        for name in names:
            where[name.id].append((article, name))
        if lean:
            continue
        for name_id, seen in find_sights(article, names).items():
            sights[name_id] += seen
        ids = [name.id for name in names]
        for name in names:
            together[name.id].update(other for other in ids if other != name.id)
    made = [_entry(rows, sights[name_id], together[name_id], said.get(name_id, ())) for name_id, rows in where.items()]
    return tuple(sorted(made, key=lambda e: (-e.mentions, e.sort_key, e.id)))


def _entry(rows: list[tuple[Article, Actor | Place]], sights: list[Sight], together: Counter[str], quotes: tuple[Said, ...]) -> Entry:
    first = rows[0][1]
    names = Counter(item.name for _, item in rows)
    name = min(names, key=lambda n: (-names[n], n))
    surfaces = Counter(s for _, item in rows for s in item.surfaces)
    dated = [day for a, _ in rows if (day := edtf.dated(a.published))]
    roles = Counter(role for _, item in rows if isinstance(item, Actor) for role in dict.fromkeys(item.roles))
    actor = first if isinstance(first, Actor) else None
    place = first if isinstance(first, Place) else None
    return Entry(
        id=first.id, name=name, kind=first.kind, articles=tuple(a for a, _ in rows), mentions=sum(i.mentions for _, i in rows),
        surfaces=tuple(sorted(surfaces, key=lambda s: (-surfaces[s], s))), sights=tuple(sights),
        roles=tuple(sorted(roles.items(), key=lambda r: (-r[1], r[0]))), quotes=quotes,
        together=tuple(sorted(together.items(), key=lambda t: (-t[1], t[0]))),
        first=min(dated, key=edtf.sort_key, default=None), last=max(dated, key=edtf.sort_key, default=None),
        wikidata=next((i.wikidata for _, i in rows if isinstance(i, Actor) and i.wikidata), None), by=actor.by if actor else "",
        lat=place.lat if place else None, lon=place.lon if place else None,
    )


# ---------------------------------------------------------------- the rest


def _topics(articles: tuple[Article, ...]) -> tuple[Group, ...]:
    found: dict[str, list[Article]] = defaultdict(list)
    names = {}
    for article in articles:
        for topic in article.topics:
            found[topic.id].append(article)
            names[topic.id] = topic.name
    groups = [Group(id=i, name=names[i], articles=tuple(rows)) for i, rows in found.items()]
    return tuple(sorted(groups, key=lambda g: (-len(g.articles), sort_key(g.name), g.id)))


def _sources(articles: tuple[Article, ...]) -> tuple[Group, ...]:
    found: dict[str, list[Article]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if name := source_of(article):
            found[group_id(name)].append(article)
            names[group_id(name)][name] += 1
    groups = [Group(id=i, name=min(names[i], key=lambda n: (-names[i][n], n)), articles=tuple(rows)) for i, rows in found.items()]
    return tuple(sorted(groups, key=lambda g: (-len(g.articles), sort_key(g.name), g.id)))


def _speakers(said: Iterable[tuple[Article, tuple[Quote, ...]]]) -> tuple[Speaker, ...]:
    """Who speaks, the one with most first, in what each article gives."""
    found: dict[str, list[Said]] = defaultdict(list)
    who: dict[str, tuple[str | None, str, str]] = {}
    for article, quotes in said:
        actors = {actor.id: actor for actor in article.actors} if quotes else {}
        for quote in quotes:
            if not quote.speaker_name:
                continue
            actor = actors.get(quote.speaker or "")
            key = quote.speaker or fold(quote.speaker_name)
            found[key].append(Said(article=article, quote=quote))
            role = actor.roles[0] if actor and actor.roles else ""
            known = who.get(key)
            who[key] = (quote.speaker, actor.name if actor else quote.speaker_name, known[2] if known and known[2] else role)
    speakers = [Speaker(id=who[k][0], name=who[k][1], role=who[k][2], quotes=tuple(rows)) for k, rows in found.items()]
    return tuple(sorted(speakers, key=lambda s: (-len(s.quotes), sort_key(s.name), s.name)))


def _events(articles: tuple[Article, ...]) -> tuple[Event, ...]:
    events = []
    for article in articles:
        if day := edtf.dated(article.published):
            events.append(Event(when=day, context=article.title, text="", kind="publication", article=article, line=0))
        events += [_event(article, hint) for hint in article.dates if hint.when and hint.event]
    return tuple(sorted(events, key=lambda e: (*edtf.sort_key(e.when), e.article.id, e.line, e.text)))


def _event(article: Article, hint: DateHint) -> Event:
    return Event(when=hint.when or "", context=hint.label or hint.context, text=hint.text, kind=hint.kind, article=article,
                 line=hint.line, label=hint.label)


def _rules(articles: tuple[Article, ...]) -> tuple[RuleCount, ...]:
    why: dict[str, Rule] = {rule.id: rule for article in articles for rule in article.rules}
    fired: Counter[str] = Counter()
    within: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for rule in [r.rule for r in article.removed] + [r.rule for r in article.repaired]:
            fired[rule] += 1
            within[rule].add(article.id)
    rows = [RuleCount(id=i, why=why[i].why if i in why else "", count=n, articles=len(within[i])) for i, n in fired.items()]
    return tuple(sorted(rows, key=lambda r: (-r.count, r.id)))
