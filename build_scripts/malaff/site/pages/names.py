"""The pages of actors and places: an index of each, and for every name its contexts, its company and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from itertools import groupby

from malaff.apparatus.figures.map import draw_map
from malaff.apparatus.figures.names import draw_neighbours, draw_network
from malaff.apparatus.wording import date_words, noun_form
from malaff.arabic.letters import is_arabic
from malaff.collection.digest import Entry, Sight
from malaff.site.pages.markup import Index, Pages, clipping_link, drawing, head, join, key_figures, paged, section, table, to_page
from malaff.site.pages.quotes import quotations

LINES = 110  # lines of a concordance on one page: about 70 kB
LISTED = 400  # names on one page of an index
COMPANY = 12
SAID = 25
KINDS = {
    "person": "شخص",
    "organization": "هيئة",
    "country": "بلد",
    "city": "مدينة",
    "region": "إقليم",
    "province": "محافظة",
    "continent": "قارة",
    "sea": "بحر",
    "river": "نهر",
    "site": "موقع",
    "mountain": "جبل",
    "island": "جزيرة",
    "village": "بلدة",
}
REST = {
    "vocabulary": "الاسم معروف في معجم الأسماء.",
    "rule": "عُرف الاسم من ألفاظ النص حوله: لقب أو منصب أو فعل قول.",
    "model": "رجّح الاسمَ نموذج إحصائي، فراجعه.",
}


def build_actors(index: Index) -> Pages:
    """docs/actors/: the index by letter and a page for every person and organization."""
    pages = _list(
        index,
        index.digest.actors,
        "actors",
        "الفاعلون",
        "أشخاص وهيئات تذكرهم القصاصات، على حروف المعجم بلا أل التعريف.",
        section("من يُذكر مع من", drawing(draw_network(index.digest, index.numerals)), anchor="network"),
    )
    for entry in index.digest.actors:
        pages |= _entry(index, entry, "actors", index.actors)
    return pages


def build_places(index: Index) -> Pages:
    """docs/places/: the map, the index by letter and a page for every place."""
    chart = draw_map(index.digest.places, index.numerals)
    note = "خطوط السواحل وحدها: لا تُرسم هنا حدود سياسية. حجم الدائرة بقدر مرات الذكر، وما لا إحداثيات له يرد في القائمة."
    pages = _list(
        index,
        index.digest.places,
        "places",
        "الأماكن",
        "كل مكان تذكره القصاصات، على حروف المعجم.",
        section("على الخريطة", drawing(chart, shown=False), anchor="map", dek=note) if chart else "",
    )
    for entry in index.digest.places:
        pages |= _entry(index, entry, "places", index.places)
    return pages


# ---------------------------------------------------------------- the index of names


def _list(index: Index, entries: Sequence[Entry], folder: str, title: str, deck: str, figure: str) -> Pages:
    rows = sorted(entries, key=lambda e: (not is_arabic(e.sort_key[:1]), e.sort_key, e.name, e.id))

    def make(part: Sequence[Entry], pager: str, n: int) -> str:
        groups = [(letter, list(names)) for letter, names in groupby(part, key=lambda e: _letter(e))]
        jump = "".join(f'<a href="#letter-{escape(letter)}">{escape(letter)}</a>' for letter, _ in groups)
        names = "".join(
            f'<section><h2 id="letter-{escape(letter)}">{escape(letter)}</h2><ul>\n'
            f"{''.join(_name(index, e) for e in found)}</ul></section>\n"
            for letter, found in groups
        )
        body = join(
            '<div class="ml">',
            head("فهرس", title, deck if n == 1 else f"الصفحة {index.number(n)}"),
            figure if n == 1 else "",
            f'<section class="sec"><nav class="letters" aria-label="الحروف">{jump}</nav><div class="names">{names}</div>',
            pager,
            "</section></div>",
        )
        return to_page(title, body, description=f"{title}: {index.number(len(rows))}. {deck}")

    return paged(f"{folder}/index.md", rows, LISTED, make, index.numerals)


def _letter(entry: Entry) -> str:
    return (entry.sort_key[:1] or "#").upper()


def _name(index: Index, entry: Entry) -> str:
    role = f"<small>{escape(entry.roles[0][0])}</small>" if entry.roles else ""
    return f'<li><span><a href="{entry.id}.html">{escape(entry.name)}</a>{role}</span><b>{index.number(entry.mentions)}</b></li>\n'


# ---------------------------------------------------------------- the page of a name


def _entry(index: Index, entry: Entry, folder: str, names: dict[str, Entry]) -> Pages:
    def make(lines: Sequence[Sight], pager: str, n: int) -> str:
        top = _head(index, entry) if n == 1 else head(KINDS.get(entry.kind, "مكان"), entry.name, f"في سياقه، الصفحة {index.number(n)}")
        context = section(
            "في سياقه", join(_concordance(index, lines), pager), anchor="context", dek="كل موضع ورد فيه الاسم، بما قبله وما بعده."
        )
        if n > 1:
            body = join('<div class="ml">', top, context, "</div>")
        else:
            company, said = _company(index, entry, folder, names), _said(index, entry)
            body = join(
                '<div class="ml">',
                top,
                '<div class="two"><div>',
                context or _clippings(index, entry),
                "</div><div>",
                company,
                said,
                "</div></div></div>",
            )
        return to_page(entry.name, body, description=_description(index, entry))

    return paged(f"{folder}/{entry.id}.md", entry.sights, LINES, make, index.numerals)


def _description(index: Index, entry: Entry) -> str:
    role = f"{entry.roles[0][0]}. " if entry.roles else ""
    return f"{entry.name}. {role}ورد {index.count(entry.mentions, 'mention')} في {index.count(len(entry.articles), 'article')}."


def _head(index: Index, entry: Entry) -> str:
    roles = "، ".join(role if times == 1 else f"{role} ({index.number(times)})" for role, times in entry.roles[:4])
    also = [s for s in entry.surfaces if s != entry.name][:8]
    aka = f'<p class="aka">يرد أيضًا: {escape("، ".join(also))}</p>' if also else ""
    linked = (
        f'<p class="aka"><a href="https://www.wikidata.org/wiki/{escape(entry.wikidata)}" rel="external">ويكي بيانات '
        f"<bdi>{escape(entry.wikidata)}</bdi></a></p>"
        if entry.wikidata
        else ""
    )
    basis = f'<p class="aka">{REST[entry.by]}</p>' if entry.by in REST else ""
    first, last = date_words(entry.first, index.numerals), date_words(entry.last, index.numerals)
    dated = [(first, "تاريخ القصاصة")] if first == last else [(first, "أول قصاصة مؤرخة"), (last, "آخر قصاصة مؤرخة")]
    rows = [
        (index.number(entry.mentions), "مرات الذكر"),
        (index.number(len(entry.articles)), noun_form(len(entry.articles), "article")),
        (index.number(len(entry.quotes)) if entry.quotes else "", noun_form(len(entry.quotes), "quote")),
        *dated,
    ]
    return head(KINDS.get(entry.kind, "مكان"), entry.name, roles, aka + basis + linked + key_figures(rows))


def _concordance(index: Index, lines: Sequence[Sight]) -> str:
    by_article: dict[str, list[Sight]] = defaultdict(list)
    for line in lines:
        by_article[line.article.id].append(line)
    parts = []
    for sights in by_article.values():
        article = sights[0].article
        rows = "".join(_line(sight) for sight in sights)
        parts.append(
            f'<section class="kwic"><h3 id="in-{article.id}"><span class="n">{index.clipping(article)}</span>'
            f'<a href="../articles/{article.id}.html">{escape(article.title)}</a></h3><ul>\n{rows}</ul></section>\n'
        )
    return "".join(parts)


def _line(sight: Sight) -> str:
    return (
        f'<li><span class="b">{escape(sight.before)}</span>'
        f'<a href="../articles/{sight.article.id}.html#p{sight.block + 1}">{escape(sight.word)}</a>'
        f'<span class="a">{escape(sight.after)}</span></li>\n'
    )


def _clippings(index: Index, entry: Entry) -> str:
    """For a name that stands in a title alone: the clippings themselves."""
    rows = "".join(f'<p class="more">{clipping_link(index, a, "../")} {escape(a.title)}</p>' for a in entry.articles)
    return section("القصاصات", rows, anchor="clippings")


def _company(index: Index, entry: Entry, folder: str, names: dict[str, Entry]) -> str:
    near = [(names[i], n) for i, n in entry.together if i in names][:COMPANY]
    figure = draw_neighbours(entry, names, index.numerals) if folder == "actors" else None
    rows = [
        (
            f'<a href="{e.id}.html">{escape(e.name)}</a>' + (f'<br><span class="s">{escape(e.roles[0][0])}</span>' if e.roles else ""),
            index.number(n),
        )
        for e, n in near
    ]
    return section(
        "يُذكر مع", join(drawing(figure, shown=False), table(("الاسم", "قصاصات مشتركة"), rows, classes=("", "num"))), anchor="together"
    )


def _said(index: Index, entry: Entry) -> str:
    more = len(entry.quotes) - SAID
    rest = f'<p class="more"><a href="../quotes.html">بقية الاقتباسات: {index.number(more)}</a></p>' if more > 0 else ""
    return section("مما نُسب إليه من قول", join(quotations(index, entry.quotes[:SAID], "../"), rest) if entry.quotes else "", anchor="said")
