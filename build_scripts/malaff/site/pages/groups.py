"""The lists of clippings, topics and sources, with a page for every topic and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from malaff.apparatus.figures.time import draw_bars
from malaff.apparatus.wording import date_words, noun_form
from malaff.collection.digest import Group, Said
from malaff.model import edtf
from malaff.model.records import Article
from malaff.site.pages.markup import Index, Pages, bars, clippings, drawing, head, join, key_figures, paged, section, to_page
from malaff.site.pages.quotes import quotations

LISTED = 60  # clippings on one page: about 80 kB
NAMED = 12
SAID = 20


def build_articles(index: Index) -> Pages:
    """docs/articles.md: every clipping by date, the undated last."""

    def make(part: Sequence[Article], pager: str, n: int) -> str:
        chart = section("في الزمن", drawing(draw_bars(index.collection.articles, index.numerals)) if n == 1 else "", anchor="bars")
        deck = "من الأقدم إلى الأحدث، وما لا تاريخ له في آخرها." if n == 1 else f"الصفحة {index.number(n)}"
        kept = (
            f'<p class="dek">وحُجب بقرار المحرر {index.count(index.collection.withheld, "text")}.</p>'
            if n == 1 and index.collection.withheld
            else ""
        )
        body = join(
            '<div class="ml">',
            head("فهرس", "القصاصات", deck),
            chart,
            section(
                index.count(len(index.collection.articles), "article"), join(kept, clippings(index, part, ""), pager), anchor="list"
            ),
            "</div>",
        )
        return to_page("القصاصات", body, description=f"{index.count(len(index.collection.articles), 'article')} مرتبة بحسب تاريخ نشرها.")

    return paged("articles.md", index.collection.articles, LISTED, make, index.numerals)


def build_topics(index: Index) -> Pages:
    """docs/topics/: the topics by number of clippings and a page for each."""
    pages = {"topics/index.md": _list(index, index.digest.topics, "الموضوعات", "عُرف الموضوع من ألفاظ النص، ولكل قصاصة ثلاثة على الأكثر.")}
    for group in index.digest.topics:
        pages |= _group(index, group, "topics", "موضوع")
    return pages


def build_sources(index: Index) -> Pages:
    """docs/sources/: publishers and agencies by number of clippings and a page for each."""
    pages = {
        "sources/index.md": _list(index, index.digest.sources, "المصادر", "الناشر كما ورد في النص الخام، وإلا فالوكالة التي نُقل عنها.")
    }
    for group in index.digest.sources:
        pages |= _group(index, group, "sources", "مصدر")
    return pages


def _list(index: Index, groups: Sequence[Group], title: str, deck: str) -> str:
    rows = bars(((f"{g.id}.html", g.name, len(g.articles), _span(index, g.articles)) for g in groups), index.numerals)
    body = join(
        '<div class="ml">',
        head("فهرس", title, deck),
        section("بحسب عدد القصاصات", rows, anchor="list") or "<p>لا شيء منها في هذه القصاصات.</p>",
        "</div>",
    )
    return to_page(title, body, description=f"{title}: {index.number(len(groups))}. {deck}")


def _span(index: Index, articles: Sequence[Article]) -> str:
    dated = [day for a in articles if (day := edtf.dated(a.published))]
    if not dated:
        return ""
    first, last = date_words(dated[0], index.numerals), date_words(dated[-1], index.numerals)
    return first if first == last else f"من {first} إلى {last}"


def _group(index: Index, group: Group, folder: str, kind: str) -> Pages:
    said = [Said(article=a, quote=q) for a in group.articles for q in a.quotes if q.speaker_name][:SAID]

    def make(part: Sequence[Article], pager: str, n: int) -> str:
        facts = key_figures(
            [(index.number(len(group.articles)), noun_form(len(group.articles), "article")), (_span(index, group.articles), "مدتها")]
        )
        main = section("القصاصات", join(clippings(index, part, "../"), pager), anchor="clippings")
        side = (
            join(_most(index, group.articles), section("اقتباسات", quotations(index, said, "../", named=True), anchor="quotes"))
            if n == 1
            else ""
        )
        body = join(
            '<div class="ml">',
            head(kind, group.name, "" if n == 1 else f"الصفحة {index.number(n)}", facts if n == 1 else ""),
            '<div class="two"><div>',
            main,
            "</div><div>",
            side,
            "</div></div></div>",
        )
        return to_page(group.name, body, description=f"{kind}: {group.name}. {index.count(len(group.articles), 'article')}.")

    return paged(f"{folder}/{group.id}.md", group.articles, LISTED, make, index.numerals)


def _most(index: Index, articles: Sequence[Article]) -> str:
    """Who and where these clippings speak of most."""
    actors: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for article in articles:
        actors.update({a.id: a.mentions for a in article.actors})
        places.update({p.id: p.mentions for p in article.places})
    top = sorted(actors.items(), key=lambda i: (-i[1], index.actors[i[0]].sort_key))[:NAMED]
    where = sorted(places.items(), key=lambda i: (-i[1], index.places[i[0]].sort_key))[:NAMED]
    chips = "".join(f'<a href="../places/{i}.html">{escape(index.places[i].name)} <b>{index.number(n)}</b></a>' for i, n in where)
    return join(
        section(
            "الأكثر ذكرًا", bars(((f"../actors/{i}.html", index.actors[i].name, n, "") for i, n in top), index.numerals), anchor="actors"
        ),
        section("الأماكن", f'<p class="tags">{chips}</p>' if chips else "", anchor="places"),
    )
