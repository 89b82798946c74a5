"""The parts that index pages are made of: sections, lists of clippings, tables, bars, figures and pagers, as HTML in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from malaff.apparatus.figures.figure import Figure, to_legend, to_svg
from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.apparatus.wording import grade_published, published_words, shorten
from malaff.collection import page
from malaff.collection.digest import Digest, Entry, source_of
from malaff.model.records import Article, Collection, Config
from malaff.site.addresses import Addresses
from malaff.site.marks import dots, of_text, set_apart

SUMMARY = 190  # characters of a clipping's first sentences in a list: two lines on a wide screen
SHORT, LONG = 8, ' class="word"'  # a value of more letters than these is words, and set smaller
MOST = 80_000  # bytes of rows on one page of a long list, where rows differ much in length
PHONE = 100  # characters of an event in a list on a narrow screen: three lines
Pages = dict[str, str]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What every index page is made from."""

    collection: Collection
    digest: Digest
    config: Config
    actors: dict[str, Entry]
    places: dict[str, Entry]
    addresses: Addresses

    @property
    def voice(self) -> Voice:
        """The words of the dossier."""
        return voice_of(self.collection)

    def number(self, value: int) -> str:
        """A number in the dossier's digits."""
        return self.voice.number(value)

    def count(self, value: int, noun: str) -> str:
        """A number with its noun."""
        return self.voice.count(value, noun)

    def text(self, words: str) -> str:
        """Words of a text, a name or a title as HTML."""
        return of_text(words, self.voice)

    def clipping(self, article: Article) -> str:
        """The number of a clipping."""
        return self.number(self.digest.numbers[article.id])


def to_page(title: str, body: str, *, template: str = "main.html", description: str = "", **meta: Any) -> str:
    """A generated index page. `body` is HTML without blank lines, so that Markdown leaves it as it is."""
    head = {
        "title": title,
        "generated": "index",
        "template": template,
        "description": description or title,
        "search": {"exclude": True},
        **meta,
    }
    return page.write_page(head, body)


def join(*parts: str) -> str:
    """Parts of a page one below the other, without blank lines."""
    return "\n".join(part for part in parts if part)


def section(heading: str, body: str, *, anchor: str, dek: str = "") -> str:
    """A section under its red bar; nothing where the body is empty."""
    if not body:
        return ""
    note = f'<p class="dek">{dek}</p>' if dek else ""
    return f'<section class="sec"><h2 id="{escape(anchor)}">{escape(heading)}</h2>{note}\n{body}\n</section>'


def head(kind: str, title: str, deck: str = "", more: str = "") -> str:
    """The head of a page: what it is, its title, one line about it."""
    role = f'<p class="role">{escape(deck)}</p>' if deck else ""
    return f'<header class="ph"><p class="kick"><span>{kind}</span></p><h1>{escape(title)}</h1>{role}{more}</header>'


def key_figures(rows: Iterable[tuple[str, str]]) -> str:
    """Large figures with their nouns below; a row of words is set smaller."""
    cells = "".join(
        f"<div{'' if len(value) < SHORT else LONG}><dt>{escape(noun)}</dt><dd>{escape(value)}</dd></div>" for value, noun in rows if value
    )
    return f'<dl class="kf">{cells}</dl>'


# ---------------------------------------------------------------- clippings


def clippings(index: Index, articles: Sequence[Article], up: str, *, summaries: bool = True) -> str:
    """Clippings as a list: number, title, first sentences, source, date and how sure it is, length."""
    return f'<ol class="arts">\n{"".join(_clipping(index, article, up, summaries) for article in articles)}</ol>' if articles else ""


def _clipping(index: Index, article: Article, up: str, summaries: bool) -> str:
    grade = grade_published(article.published, article.published_from, article.published_weekday, index.voice)
    summary = set_apart(escape(shorten(article.summary, SUMMARY)))
    lead = f'<p class="ln"{index.voice.text_attributes}>{summary}</p>' if summaries and article.summary else ""
    when = published_words(article.published, article.published_weekday, index.voice)
    said = f"{dots(grade.dots)}{when}" if grade.dots else index.voice("unknown.published", dots=dots(0))
    return (
        f'<li><span class="n">{index.clipping(article)}</span><div><h3 id="clip-{escape(article.id)}">'
        f'<a href="{up}articles/{escape(article.id)}.html">'
        f"{index.text(article.title)}</a></h3>{lead}"
        f'<p class="mt"><b>{escape(source_of(article) or index.voice("unknown.source"))}</b><span title="{grade.word}">{said}</span>'
        f"<span>{index.count(article.words, 'word')}</span></p></div></li>\n"
    )


def clipping_link(index: Index, article: Article, up: str, anchor: str = "") -> str:
    """A reference to a clipping by its number, with its title for those who cannot see the list."""
    target = f"{up}articles/{escape(article.id)}.html" + (f"#{anchor}" if anchor else "")
    words = index.voice("clipping.numbered", number=index.clipping(article))
    return f'<a href="{target}" title="{escape(shorten(article.title, 90))}">{words}</a>'


# ---------------------------------------------------------------- tables, bars, figures


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, classes: Sequence[str] = (), name: str = "tb", head_column: int = 0
) -> str:
    """A table; cells are HTML, `classes` one a column. The column `head_column` names the row."""
    kinds = [f' class="{c}"' if c else "" for c in (*classes, *[""] * len(heads))]
    top = "".join(f'<th scope="col"{kind}>{escape(text)}</th>' for text, kind in zip(heads, kinds, strict=False))
    body = []
    for row in rows:
        cells = "".join(
            f'<th scope="row"{kind}>{cell}</th>' if n == head_column else f"<td{kind}>{cell}</td>"
            for n, (cell, kind) in enumerate(zip(row, kinds, strict=False))
        )
        body.append(f"<tr>{cells}</tr>\n")
    return f'<table class="{name}"><thead><tr>{top}</tr></thead><tbody>\n{"".join(body)}</tbody></table>' if body else ""


def bars(rows: Iterable[tuple[str, str, int, str]], voice: Voice, tone: str = "rubric", *, most: int = 0) -> str:
    """Names with a bar each: target, name, value, a line below. `most` is the longest bar's value where it stands on another page."""
    made = list(rows)
    most = most or max((value for _, _, value, _ in made), default=1) or 1
    items = "".join(
        f'<li><a href="{target}">{of_text(name, voice)}</a><b>{voice.number(value)}</b>'
        f'{f"<small>{of_text(below, voice)}</small>" if below else ""}'
        f'<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><path class="f-rule" d="M0 0h100v1H0z"/>'
        f'<path class="f-{tone}" d="M0 0h{100 * value / most:.0f}v1H0z"/></svg></li>\n'
        for target, name, value, below in made
    )
    return f'<ul class="bars">\n{items}</ul>' if made else ""


def drawing(figure: Figure | None, voice: Voice, *, listed: bool = False, shown: bool = True) -> str:
    """A figure with its legend and its data as a table; `listed` figures become a list on a narrow screen."""
    if not figure:
        return ""
    legend = "".join(f"<li>{mark}<span>{escape(text)}</span></li>" for mark, text in to_legend(figure))
    rows = [[escape(cell) for cell in row] for row in figure.rows]
    data = table(figure.head, rows, classes=("", *["num"] * (len(figure.head) - 1)) if not listed else ())
    return join(
        f'<figure class="fig"><div class="wide">{to_svg(figure)}</div>'
        if listed
        else f'<figure class="fig"><div class="scroll" role="group" tabindex="0" aria-label="{escape(figure.title)}">'
        f"{to_svg(figure)}</div>",
        _listed(figure) if listed else "",
        f'<ul class="legend{" wide" if listed else ""}">{legend}</ul>' if legend else "",
        f'<p class="note">{escape(figure.note)}</p>' if figure.note else "",
        f'<details class="data"><summary>{voice("figure.data")}</summary><div class="scroll">{data}</div></details>'
        if data and shown
        else "",
        "</figure>",
    )


def _listed(figure: Figure) -> str:
    rows = "".join(f"<li><b>{escape(row[0])}</b><span>{escape(shorten(row[-1], PHONE))}</span></li>" for row in figure.rows)
    return f'<ol class="chron">{rows}</ol>'


# ---------------------------------------------------------------- pages of long lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Row]):
    """One page of a long list: its rows, its number from 1, and links to the other pages."""

    rows: Sequence[Row]
    number: int
    pager: str

    @property
    def is_first(self) -> bool:
        """Whether the list begins here, with all that stands above a list."""
        return self.number == 1


def paged(
    path: str, rows: Sequence[Row], size: int, voice: Voice, weigh: Callable[[Row], int] = lambda row: 0
) -> Iterator[tuple[str, Part[Row]]]:
    """A long list over several pages: each page's name (`path`, then `<stem>.2.md` …) and what stands on it.

    A page has at most `size` rows and, as `weigh` says of each, at most MOST bytes. An id never holds a dot, so that no entry's
    page has such a name.
    """
    parts = _parts(rows, size, weigh)
    stem = path.removesuffix(".md")
    names = [path, *(f"{stem}.{n}.md" for n in range(2, len(parts) + 1))]
    for n, (name, part) in enumerate(zip(names, parts, strict=True)):
        yield name, Part(rows=part, number=n + 1, pager=_pager(names, n, voice))


def numbered(index: Index, part: Part[Row], deck: str) -> str:
    """The line below a title: `deck` on a list's first page, the page's number on the others."""
    return deck if part.is_first else index.voice("frame.page", number=index.number(part.number))


def _parts(rows: Sequence[Row], size: int, weigh: Callable[[Row], int]) -> list[Sequence[Row]]:
    ends, first, bytes_ = [], 0, 0
    for n, row in enumerate(rows):
        weight = weigh(row)
        if n > first and (n - first == size or bytes_ + weight > MOST):
            ends.append(n)
            first, bytes_ = n, 0
        bytes_ += weight
    return [rows[start:end] for start, end in zip([0, *ends], [*ends, len(rows)], strict=True)]


def _pager(names: Sequence[str], here: int, voice: Voice) -> str:
    """Links to the first, last and neighbouring pages of a list; nothing where there is one page."""
    if len(names) < 2:
        return ""
    shown = sorted({0, 1, here - 2, here - 1, here, here + 1, here + 2, len(names) - 2, len(names) - 1} & set(range(len(names))))
    links, before = [], -1
    for n in shown:
        if n > before + 1:
            links.append("<span>…</span>")
        href = names[n].rpartition("/")[2].removesuffix(".md") + ".html"
        text = voice.number(n + 1)
        links.append(f'<b aria-current="page">{text}</b>' if n == here else f'<a href="{href}">{text}</a>')
        before = n
    return f'<nav class="pager" aria-label="{voice("frame.pages")}"><span>{voice("frame.page_alone")}</span>{"".join(links)}</nav>'
