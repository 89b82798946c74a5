"""The pages of actors and places: a list of each, and for every name of several clippings its contexts, its company, its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from malaff.apparatus.figures.map import draw_map
from malaff.apparatus.figures.names import draw_neighbours, draw_network
from malaff.apparatus.wording import date_words
from malaff.collection.digest import Entry
from malaff.collection.sights import Sight
from malaff.site.addresses import by_alphabet, has_page
from malaff.site.pages.letters import KINDS, REST, letters_of, write_line
from malaff.site.pages.markup import (
    Index,
    Pages,
    Part,
    clipping_link,
    drawing,
    head,
    join,
    key_figures,
    numbered,
    paged,
    section,
    table,
    to_page,
)
from malaff.site.pages.quotes import quotations

LINES = 110  # lines of a concordance on one page: about 70 kB
LISTED = 250  # names on one page of a list: about 70 kB
FOLDED = 100  # names of one clipping that the list itself shows; more of them stand under their letters alone
LETTERED = 40  # names from which their letters lead faster than the eye
HEADINGS = {  # of a kind of names: several clippings', one clipping's
    "person": ("names.person", "names.person_once"),
    "organization": ("names.organization", "names.organization_once"),
    "place": ("names.place", "names.place_once"),
}
KIND_ORDER = tuple(HEADINGS)
COMPANY = 12
SAID = 25


def build_actors(index: Index) -> Pages:
    """docs/actors/: the list and a page for every person and organization that several clippings mention."""
    pages = _list(
        index,
        index.digest.actors,
        "actors",
        index.voice("part.actors"),
        index.voice("actors.deck"),
        section(index.voice("network.title"), drawing(draw_network(index.digest, index.voice), index.voice), anchor="network"),
    )
    for entry in filter(has_page, index.digest.actors):
        pages |= _entry(index, entry, "actors", index.actors)
    return pages


def build_places(index: Index) -> Pages:
    """docs/places/: the map, the list and a page for every place that several clippings mention."""
    chart = draw_map(index.digest.places, index.voice)
    note = index.voice("map.dek")
    pages = _list(
        index,
        index.digest.places,
        "places",
        index.voice("part.places"),
        index.voice("places.deck"),
        section(index.voice("map.heading"), drawing(chart, index.voice, shown=False), anchor="map", dek=note) if chart else "",
    )
    for entry in filter(has_page, index.digest.places):
        pages |= _entry(index, entry, "places", index.places)
    return pages


# ---------------------------------------------------------------- the index of names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A name in an index with the group it stands in: its kind, and whether the collection holds it or names it once."""

    kind: str
    once: bool
    entry: Entry


def _list(index: Index, entries: Sequence[Entry], folder: str, title: str, deck: str, figure: str) -> Pages:
    """What several clippings mention, or a vocabulary knows, by kind; what stands in one clipping is folded below or, if it is much,
    counted and left to the pages of letters."""
    rows = sorted(map(_listed, entries), key=lambda r: (r.once, KIND_ORDER.index(r.kind), *by_alphabet(r.entry)))
    counts = Counter((row.kind, row.once) for row in rows)
    short = sum(row.once for row in rows) <= FOLDED
    unlisted = [index.voice(HEADINGS[kind][once], count=index.number(n)) for (kind, once), n in counts.items() if once and not short]
    left = f'<p class="dek">{index.voice("names.at_letters", names=index.voice.joined(unlisted))}</p>' if unlisted else ""
    above = join(figure, section(index.voice("names.by_letter"), join(left, letters_of(index, folder)), anchor="letters"))
    description = f"{title}: {index.number(len(rows))}. {deck}"
    pages = {}
    for name, part in paged(f"{folder}/index.md", rows if short else [row for row in rows if not row.once], LISTED, index.voice):
        top = head(index.voice("frame.index"), title, numbered(index, part, deck))
        body = join('<div class="ml" data-names>', top, above if part.is_first else "", _names(index, part, counts), part.pager, "</div>")
        pages[name] = to_page(title, body, template="names.html", description=description)
    return pages


def _names(index: Index, part: Part[_Listed], counts: Counter[tuple[str, bool]]) -> str:
    """The groups of names on one page of an index."""
    groups = [(group, [row.entry for row in found]) for group, found in groupby(part.rows, key=lambda r: (r.kind, r.once))]
    return join(*(_names_of(index, kind, once, found, counts[kind, once], folded=once and part.is_first) for (kind, once), found in groups))


def _listed(entry: Entry) -> _Listed:
    kind = entry.kind if entry.kind in ("person", "organization") else "place"
    return _Listed(kind=kind, once=not has_page(entry) and entry.by != "vocabulary", entry=entry)


def _names_of(index: Index, kind: str, once: bool, entries: Sequence[Entry], total: int, *, folded: bool) -> str:
    """The names of one group on one page, under their letters where there are many."""
    key, many = f"{kind}{'-once' if once else ''}", len(entries) > LETTERED
    letters = [(letter, list(found)) for letter, found in groupby(entries, key=_letter)]
    jump = "".join(f'<a href="#letter-{key}-{escape(letter)}">{escape(letter)}</a>' for letter, _ in letters) if many else ""
    nav = f'<nav class="letters" aria-label="{index.voice("frame.letters")}">{jump}</nav>' if jump else ""
    if many:
        names = "".join(
            f'<section><h3 id="letter-{key}-{escape(letter)}">{escape(letter)}</h3><ul>\n{_items(index, found)}</ul></section>\n'
            for letter, found in letters
        )
    else:
        names = f"<ul>\n{_items(index, entries)}</ul>"
    listed = f'{nav}<div class="names">{names}</div>'
    heading = index.voice(HEADINGS[kind][once], count=index.number(total))
    if folded:
        return f'<section class="sec"><details class="once"><summary><h2 id="{key}">{heading}</h2></summary>{listed}</details></section>'
    return section(heading, listed, anchor=key)


def _letter(entry: Entry) -> str:
    return (entry.sort_key[:1] or "#").upper()


def _items(index: Index, entries: Sequence[Entry]) -> str:
    return "".join(_name(index, entry) for entry in entries)


def _name(index: Index, entry: Entry) -> str:
    address = index.addresses.beside("actors" if entry.kind in ("person", "organization") else "places", entry.id)
    role = f"<small>{escape(entry.roles[0][0])}</small>" if entry.roles else ""
    return (
        f'<li data-n="{entry.mentions}"><span><a href="{address}">{index.text(entry.name)}</a>{role}</span>'
        f"<b>{index.number(entry.mentions)}</b></li>\n"
    )


# ---------------------------------------------------------------- the page of a name


def _entry(index: Index, entry: Entry, folder: str, names: dict[str, Entry]) -> Pages:
    parts = paged(f"{folder}/{entry.id}.md", entry.sights, LINES, index.voice)
    return {name: _entry_page(index, part, entry, folder, names) for name, part in parts}


def _entry_page(index: Index, part: Part[Sight], entry: Entry, folder: str, names: dict[str, Entry]) -> str:
    kind, page = index.voice(KINDS.get(entry.kind, "kind.place")), index.voice("names.context_page", number=index.number(part.number))
    top = _head(index, entry) if part.is_first else head(kind, entry.name, page)
    lines = join(_concordance(index, part.rows), part.pager)
    context = section(index.voice("names.context"), lines, anchor="context", dek=index.voice("names.context_dek"))
    if not part.is_first:
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


def _description(index: Index, entry: Entry) -> str:
    role = f"{entry.roles[0][0]}. " if entry.roles else ""
    return index.voice(
        "names.description",
        name=entry.name,
        role=role,
        mentions=index.count(entry.mentions, "mention"),
        articles=index.count(len(entry.articles), "article"),
    )


def _head(index: Index, entry: Entry) -> str:
    def said(role: str, times: int) -> str:
        return role if times == 1 else index.voice("names.role_in", role=role, clippings=index.count(times, "article"))

    roles = index.voice.apart([said(role, times) for role, times in entry.roles[:4]])
    also = [s for s in entry.surfaces if s != entry.name][:8]
    aka = f'<p class="aka">{index.voice("names.also", also=escape(index.voice.joined(also)))}</p>' if also else ""
    linked = (
        f'<p class="aka"><a href="https://www.wikidata.org/wiki/{escape(entry.wikidata)}" rel="external">'
        f"{index.voice('names.wikidata')} <bdi>{escape(entry.wikidata)}</bdi></a></p>"
        if entry.wikidata
        else ""
    )
    basis = f'<p class="aka">{index.voice(REST[entry.by])}</p>' if entry.by in REST else ""
    first, last = date_words(entry.first, index.voice), date_words(entry.last, index.voice)
    dated = (
        [(first, index.voice("names.dated"))] if first == last else [(first, index.voice("names.first")), (last, index.voice("names.last"))]
    )
    rows = [
        (index.number(entry.mentions), index.voice("table.mentions")),
        (index.number(len(entry.articles)), index.voice.noun_form(len(entry.articles), "article")),
        (index.number(len(entry.quotes)) if entry.quotes else "", index.voice.noun_form(len(entry.quotes), "quote")),
        *dated,
    ]
    return head(index.voice(KINDS.get(entry.kind, "kind.place")), entry.name, roles, aka + basis + linked + key_figures(rows))


def _concordance(index: Index, lines: Sequence[Sight]) -> str:
    by_article: dict[str, list[Sight]] = defaultdict(list)
    for line in lines:
        by_article[line.article.id].append(line)
    parts = []
    for sights in by_article.values():
        article = sights[0].article
        rows = "".join(map(write_line, sights))
        parts.append(
            f'<section class="kwic"><h3 id="in-{escape(article.id)}"><span class="n">{index.clipping(article)}</span>'
            f'<a href="../articles/{escape(article.id)}.html">{index.text(article.title)}</a></h3><ul>\n{rows}</ul></section>\n'
        )
    return "".join(parts)


def _clippings(index: Index, entry: Entry) -> str:
    """For a name that stands in titles alone: the clippings themselves, as many as a concordance has lines."""
    rows = "".join(f'<p class="more">{clipping_link(index, a, "../")} {index.text(a.title)}</p>' for a in entry.articles[:LINES])
    left = len(entry.articles) - LINES
    more = f'<p class="more">{index.voice("list.more", count=index.count(left, "article"))}</p>' if left > 0 else ""
    return section(index.voice("part.articles"), rows + more, anchor="clippings")


def _company(index: Index, entry: Entry, folder: str, names: dict[str, Entry]) -> str:
    near = [(names[i], n) for i, n in entry.together if i in names][:COMPANY]
    figure = draw_neighbours(entry, names, index.voice) if folder == "actors" else None
    rows = [
        (
            f'<a href="{index.addresses.beside(folder, e.id)}">{index.text(e.name)}</a>'
            + (f'<br><span class="s">{escape(e.roles[0][0])}</span>' if e.roles else ""),
            index.number(n),
        )
        for e, n in near
    ]
    return section(
        index.voice("names.company"),
        join(
            drawing(figure, index.voice, shown=False),
            table((index.voice("table.name"), index.voice("table.shared")), rows, classes=("", "num")),
        ),
        anchor="together",
    )


def _said(index: Index, entry: Entry) -> str:
    more = len(entry.quotes) - SAID
    rest = (
        f'<p class="more"><a href="../quotes.html">{index.voice("names.more_quotes", count=index.number(more))}</a></p>' if more > 0 else ""
    )
    return section(
        index.voice("names.said"), join(quotations(index, entry.quotes[:SAID], "../"), rest) if entry.quotes else "", anchor="said"
    )
