"""The home page: what the collection is, its figures, its time, its clippings, who and where it speaks of most."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from malaff.apparatus.figures.names import draw_presence
from malaff.apparatus.figures.time import draw_bars, draw_chronology
from malaff.model import edtf
from malaff.site.pages.markup import Index, Pages, bars, clippings, drawing, join, section, to_page

CLIPPINGS = 10  # on the home page; the list of clippings has all of them
NAMES = 7


def build_home(index: Index) -> Pages:
    """docs/index.md. The editor's own words (docs/introduction.md) stand first."""
    collection = index.collection
    strip = draw_chronology(index.digest, index.voice)
    body = "\n\n".join(
        part
        for part in (
            _introduction(collection.introduction),
            join(
                '<div class="ml">',
                section(
                    index.voice("part.chronology"),
                    join(drawing(strip, index.voice, listed=True, shown=False), _more("timeline.html", index.voice("home.all_dates"))),
                    anchor="chronology",
                    dek=index.voice("home.chronology_dek"),
                )
                if strip
                else "",
                section(index.voice("bars.heading"), drawing(draw_bars(collection.articles, index.voice), index.voice), anchor="bars"),
                '<div class="two">',
                _clippings(index),
                _side(index),
                "</div>",
                section(
                    index.voice("home.presence"),
                    drawing(draw_presence(index.digest, collection.articles, index.voice), index.voice),
                    anchor="presence",
                    dek=index.voice("home.presence_dek"),
                ),
                "</div>",
            ),
        )
        if part
    )
    figures = [
        {"number": index.voice.number(value), "noun": index.voice.noun_form(value, noun)} for value, noun in _figures(index) if value
    ]
    return {
        "index.md": to_page(
            collection.title,
            body,
            template="home.html",
            description=collection.description or collection.title,
            deck=collection.description or collection.subtitle,
            figures=figures,
        )
    }


def _figures(index: Index) -> tuple[tuple[int, str], ...]:
    digest = index.digest
    people = sum(entry.kind == "person" for entry in digest.actors)
    return (
        (len(index.collection.articles), "article"),
        (len(digest.sources), "source"),
        (people, "person"),
        (len(digest.places), "place"),
        (sum(len(s.quotes) for s in digest.speakers), "quote"),
        (digest.words, "word"),
    )


def _introduction(text: str) -> str:
    """An editor's Markdown; its first-level headings go down one level, for the page has its title."""
    return re.sub(r"^#(?=#* )", "##", text.strip(), flags=re.M) if text.strip() else ""


def _clippings(index: Index) -> str:
    articles = index.collection.articles
    dated = [a for a in reversed(articles) if edtf.dated(a.published)][:CLIPPINGS]
    latest = articles if len(articles) <= CLIPPINGS else dated or articles[:CLIPPINGS]
    heading = index.voice("part.articles") if len(articles) <= CLIPPINGS else index.voice("home.newest")
    more = _more("articles.html", index.voice("home.all_clippings", count=index.number(len(articles)))) if len(articles) > CLIPPINGS else ""
    return "<div>" + section(heading, join(clippings(index, latest, ""), more), anchor="clippings") + "</div>"


def _side(index: Index) -> str:
    digest, at = index.digest, index.addresses.of
    people = bars(
        ((at("actors", e.id), e.name, e.mentions, e.roles[0][0] if e.roles else "") for e in digest.actors[:NAMES]), index.voice
    )
    where = bars(((at("places", e.id), e.name, e.mentions, "") for e in digest.places[:NAMES]), index.voice, "petrol")
    about = "".join(
        f'<a href="topics/{escape(g.id)}.html">{index.text(g.name)} <b>{index.number(len(g.articles))}</b></a>' for g in digest.topics
    )
    by = "".join(
        f'<a href="sources/{escape(g.id)}.html">{index.text(g.name)} <b>{index.number(len(g.articles))}</b></a>'
        for g in digest.sources[:12]
    )
    return join(
        "<div>",
        section(
            index.voice("fact.most_named"),
            join(people, _more("actors/index.html", index.voice("home.all_actors", count=index.number(len(digest.actors)))))
            if people
            else "",
            anchor="actors",
        ),
        section(
            index.voice("part.places"),
            join(where, _more("places/index.html", index.voice("home.all_places", count=index.number(len(digest.places)))))
            if where
            else "",
            anchor="places",
        ),
        section(index.voice("part.topics"), f'<p class="tags">{about}</p>' if about else "", anchor="topics"),
        section(index.voice("part.sources_alone"), f'<p class="tags">{by}</p>' if by else "", anchor="sources"),
        section(index.voice("home.download"), "<!--malaff:downloads--><!--/malaff-->", anchor="downloads"),
        _about(index),
        "</div>",
    )


def _about(index: Index) -> str:
    links = [("about-the-data.html", index.voice("home.about_data"))]
    if (Path(index.config.root) / "docs/about.md").is_file():
        links.insert(0, ("about.html", index.voice("part.colophon")))
    return section(
        index.voice("home.about"), "".join(f'<p class="more"><a href="{target}">{text}</a></p>' for target, text in links), anchor="about"
    )


def _more(target: str, text: str) -> str:
    return f'<p class="more"><a href="{target}">{text}</a></p>'
