"""The lists of clippings, topics and sources, with a page for every topic and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from malaff.apparatus.figures.time import draw_bars
from malaff.apparatus.wording import date_words
from malaff.collection.digest import Group, Said, source_of
from malaff.model import edtf
from malaff.model.records import Article
from malaff.site.pages.markup import (
    Index,
    Pages,
    Part,
    bars,
    clippings,
    drawing,
    head,
    join,
    key_figures,
    numbered,
    paged,
    section,
    to_page,
)
from malaff.site.pages.quotes import quotations

GROUPS = 120  # topics or sources on one page of their list: about 60 kB
LISTED = 60  # clippings on one page: about 80 kB
NAMED = 12
SAID = 20


def build_articles(index: Index) -> Pages:
    """docs/articles.md: every clipping by date, the undated last."""
    return {name: _articles(index, part) for name, part in paged("articles.md", index.collection.articles, LISTED, index.voice)}


def _articles(index: Index, part: Part[Article]) -> str:
    count = index.count(len(index.collection.articles), "article")
    chart = section(
        index.voice("bars.heading_short"),
        drawing(draw_bars(index.collection.articles, index.voice), index.voice) if part.is_first else "",
        anchor="bars",
    )
    deck = numbered(index, part, index.voice("articles.deck"))
    kept = (
        f'<p class="dek">{index.voice("articles.withheld", texts=index.count(index.collection.withheld, "text"))}</p>'
        if part.is_first and index.collection.withheld
        else ""
    )
    body = join(
        '<div class="ml">',
        head(index.voice("frame.index"), index.voice("part.articles"), deck),
        chart,
        section(count, join(kept, clippings(index, part.rows, ""), part.pager), anchor="list"),
        "</div>",
    )
    return to_page(index.voice("part.articles"), body, description=index.voice("articles.description", articles=count))


def build_topics(index: Index) -> Pages:
    """docs/topics/: the topics by number of clippings and a page for each."""
    pages = _list(
        index,
        "topics",
        index.digest.topics,
        index.voice("part.topics"),
        index.voice("topics.deck"),
        _without(index, "topics.without", [not a.topics for a in index.collection.articles]),
    )
    for group in index.digest.topics:
        pages |= _group(index, group, "topics", index.voice("kind.topic"))
    return pages


def build_sources(index: Index) -> Pages:
    """docs/sources/: publishers and agencies by number of clippings and a page for each."""
    pages = _list(
        index,
        "sources",
        index.digest.sources,
        index.voice("part.sources_alone"),
        index.voice("sources.deck"),
        _without(index, "sources.without", [not source_of(a) for a in index.collection.articles]),
    )
    for group in index.digest.sources:
        pages |= _group(index, group, "sources", index.voice("kind.source"))
    return pages


def _list(index: Index, folder: str, groups: Sequence[Group], title: str, deck: str, rest: str) -> Pages:
    """A list of groups; `rest` says how many clippings are in none of them, so that the numbers add up."""
    most, pages = max((len(g.articles) for g in groups), default=1), {}
    for name, part in paged(f"{folder}/index.md", groups, GROUPS, index.voice):
        named = ((f"{escape(g.id)}.html", g.name, len(g.articles), _span(index, g.articles)) for g in part.rows)
        rows = join(bars(named, index.voice, most=most), rest if part.is_first else "", part.pager)
        body = join(
            '<div class="ml">',
            head(index.voice("frame.index"), title, numbered(index, part, deck)),
            section(index.voice("groups.by_count"), rows, anchor="list") or f"<p>{index.voice('groups.none')}</p>",
            "</div>",
        )
        pages[name] = to_page(title, body, description=f"{title}: {index.number(len(groups))}. {deck}")
    return pages


def _without(index: Index, key: str, lacking: Sequence[bool]) -> str:
    """How many clippings lack what a list groups by; nothing where none does."""
    lacks = sum(lacking)
    return f'<p class="more">{index.voice(key, clippings=index.count(lacks, "article"))}</p>' if lacks else ""


def _span(index: Index, articles: Sequence[Article]) -> str:
    dated = [day for a in articles if (day := edtf.dated(a.published))]
    if not dated:
        return ""
    first, last = date_words(dated[0], index.voice), date_words(dated[-1], index.voice)
    span = first if first == last else index.voice("date.from_to", first=first, last=last)
    if len(dated) == len(articles):
        return span
    return index.voice("date.span_of", span=span, dated=index.number(len(dated)), all=index.number(len(articles)))


def _group(index: Index, group: Group, folder: str, kind: str) -> Pages:
    said = [Said(article=a, quote=q) for a in group.articles for q in a.quotes if q.speaker_name][:SAID]
    parts = paged(f"{folder}/{group.id}.md", group.articles, LISTED, index.voice)
    return {name: _group_page(index, part, group, kind, said) for name, part in parts}


def _group_page(index: Index, part: Part[Article], group: Group, kind: str, said: Sequence[Said]) -> str:
    facts = key_figures(
        [
            (index.number(len(group.articles)), index.voice.noun_form(len(group.articles), "article")),
            (_span(index, group.articles), index.voice("groups.span")),
        ]
    )
    main = section(index.voice("part.articles"), join(clippings(index, part.rows, "../"), part.pager), anchor="clippings")
    side = (
        join(
            _most(index, group.articles),
            section(index.voice("quotes.short"), quotations(index, said, "../", named=True), anchor="quotes"),
        )
        if part.is_first
        else ""
    )
    body = join(
        '<div class="ml">',
        head(kind, group.name, numbered(index, part, ""), facts if part.is_first else ""),
        '<div class="two"><div>',
        main,
        "</div><div>",
        side,
        "</div></div></div>",
    )
    return to_page(group.name, body, description=f"{kind}: {group.name}. {index.count(len(group.articles), 'article')}.")


def _most(index: Index, articles: Sequence[Article]) -> str:
    """Who and where these clippings speak of most."""
    actors: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for article in articles:
        actors.update({a.id: a.mentions for a in article.actors})
        places.update({p.id: p.mentions for p in article.places})
    top = sorted(actors.items(), key=lambda i: (-i[1], index.actors[i[0]].sort_key))[:NAMED]
    where = sorted(places.items(), key=lambda i: (-i[1], index.places[i[0]].sort_key))[:NAMED]
    at = index.addresses.of
    chips = "".join(f'<a href="../{at("places", i)}">{index.text(index.places[i].name)} <b>{index.number(n)}</b></a>' for i, n in where)
    return join(
        section(
            index.voice("fact.most_named"),
            bars(((f"../{at('actors', i)}", index.actors[i].name, n, "") for i, n in top), index.voice),
            anchor="actors",
        ),
        section(index.voice("part.places"), f'<p class="tags">{chips}</p>' if chips else "", anchor="places"),
    )
