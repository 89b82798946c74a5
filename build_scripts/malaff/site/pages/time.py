"""The timeline: every dated clipping and every resolved date inside the texts, drawn and listed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from malaff.apparatus.figures.time import draw_bars, draw_chronology
from malaff.apparatus.voice.voice import own_digits
from malaff.apparatus.wording import grade_date, grade_published, published_words
from malaff.collection.digest import Event
from malaff.model import edtf
from malaff.model.records import Article
from malaff.site.marks import grade_words, set_apart, time_words
from malaff.site.pages.markup import Index, Pages, Part, clipping_link, drawing, head, join, numbered, paged, section, table, to_page

ROWS = 100  # of the table on one page: about 70 kB
UNDATED = 50
HEADS = ("table.date", "table.grade", "table.event", "table.words", "table.clipping")


def build_timeline(index: Index) -> Pages:
    """docs/timeline.md: the strip, the table of dates with the words each rests on, and the clippings without a date."""
    events = _distinct(index.digest.events)
    undated = [a for a in index.collection.articles if not edtf.dated(a.published)]
    deck, articles = index.voice("time.deck"), index.count(len(index.collection.articles), "article")
    description = index.voice("time.description", dates=index.count(len(events), "date"), articles=articles, deck=deck)
    return {name: _page(index, part, undated, description) for name, part in paged("timeline.md", events, ROWS, index.voice)}


def _page(index: Index, part: Part[Event], undated: Sequence[Article], description: str) -> str:
    figures = (
        join(
            section(
                index.voice("time.line"),
                drawing(draw_chronology(index.digest, index.voice), index.voice, listed=True, shown=False),
                anchor="chronology",
                dek=index.voice("time.line_dek"),
            ),
            section(
                index.voice("bars.heading"), drawing(draw_bars(index.collection.articles, index.voice), index.voice), anchor="bars"
            ),
        )
        if part.is_first
        else ""
    )
    rows = [_row(index, event) for event in part.rows]
    dates = table(tuple(map(index.voice, HEADS)), rows, classes=("d cut", "", "", "s", "cut"), name="tb big")
    body = join(
        '<div class="ml">',
        head(
            index.voice("frame.index"),
            index.voice("part.chronology"),
            numbered(index, part, index.voice("time.deck")),
        ),
        figures,
        section(index.voice("time.dates"), join(dates, part.pager), anchor="dates"),
        _undated(index, undated) if part.is_first else "",
        "</div>",
    )
    return to_page(index.voice("part.chronology"), body, description=description)


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Each date of a clipping once for each clause."""
    seen: dict[tuple[str, str, str], Event] = {}
    for event in events:
        seen.setdefault((event.when, event.context, event.article.id), event)
    return list(seen.values())


def _row(index: Index, event: Event) -> tuple[str, ...]:
    when = time_words(event.when, index.voice)
    link = clipping_link(index, event.article, "")
    if event.kind == "publication":
        article = event.article
        grade = grade_published(article.published, article.published_from, article.published_weekday, index.voice)
        return when, grade_words(grade), index.voice("time.published", title=escape(article.title)), _why(index, article), link
    return when, grade_words(grade_date(event.when, event.kind, index.voice)), escape(event.context), f"«{escape(event.text)}»", link


def _why(index: Index, article: Article) -> str:
    return set_apart(escape(own_digits(article.published_why, index.voice)))


def _undated(index: Index, articles: Sequence[Article]) -> str:
    rows = [
        (clipping_link(index, a, ""), escape(a.title), published_words(a.published, a.published_weekday, index.voice), _why(index, a))
        for a in articles[:UNDATED]
    ]
    more = len(articles) - UNDATED
    rest = (
        f'<p class="more"><a href="articles.html">{index.voice("list.more", count=index.count(more, "article"))}</a></p>'
        if more > 0
        else ""
    )
    return section(
        index.voice("time.undated"),
        join(
            table(
                (index.voice("table.clipping"), index.voice("table.title"), index.voice("table.known"), index.voice("table.why")),
                rows,
                classes=("cut", "", "", "s"),
                name="tb big",
            ),
            rest,
        )
        if rows
        else "",
        anchor="undated",
        dek=index.voice("time.undated_dek"),
    )
