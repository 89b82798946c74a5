"""The book's contents: groups of articles by year or month, navigation document and NCX."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from malaff.apparatus.book import PARTS, Chapter
from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import date_words
from malaff.epub.parts.article import article_path
from malaff.epub.parts.pages import Part, Piece
from malaff.epub.parts.xhtml import document, escape, link, one_line, prose
from malaff.model import edtf

GROUPED_FROM = 40  # articles: fewer are one list that a reader takes in at a glance
MONTHS_FROM = 120  # articles of one year: more are told apart by month
UNDATED = "lacks.date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the contents: label, path in the book, and the entries under it."""

    label: str
    path: str
    under: tuple[Entry, ...] = ()


def to_parts(chapters: tuple[Chapter, ...], voice: Voice) -> tuple[tuple[Part, tuple[Chapter, ...]], ...]:
    """The articles in groups, each with the part that opens it: one group, or years, or months of full years."""
    groups = [("articles", voice(PARTS["articles"]), chapters)]
    if len(chapters) >= GROUPED_FROM:
        groups = list(_groups(chapters, voice))
    return tuple((_opener(name, title, members, voice), members) for name, title, members in groups)


def _groups(chapters: tuple[Chapter, ...], voice: Voice) -> Iterable[tuple[str, str, tuple[Chapter, ...]]]:
    for year, of_year in _runs(chapters, lambda c: _day(c)[:4]):
        if year == "9999":
            yield "undated", voice(UNDATED), of_year
        elif len(of_year) < MONTHS_FROM:
            yield f"y{year}", voice("date.year", year=voice.digits(year)), of_year
        else:
            for month, of_month in _runs(of_year, lambda c: _day(c)[:7]):
                yield f"m{month}", date_words(month, voice), of_month


def _day(chapter: Chapter) -> str:
    return edtf.sort_key(edtf.dated(chapter.article.published))[0]


def _runs(chapters: Iterable[Chapter], key: Callable[[Chapter], str]) -> list[tuple[str, tuple[Chapter, ...]]]:
    return [(value, tuple(members)) for value, members in groupby(chapters, key)]


def _opener(name: str, title: str, chapters: tuple[Chapter, ...], voice: Voice) -> Part:
    words = sum(chapter.article.words for chapter in chapters)
    size = voice("fact.size", articles=voice.count(len(chapters), "article"), words=voice.count(words, "word"))
    opening = f'<p class="small">{escape(size)}</p>'
    return Part(
        id=name, title=title, pieces=tuple(map(_row, chapters)), list_tag='dl class="list"', opening=opening, kind="part", role="doc-part"
    )


def _row(chapter: Chapter) -> Piece:
    title = link(f"../{article_path(chapter.article)}", prose(one_line(chapter.article.title)))
    source = f'<span class="src">{prose(chapter.source_line)}</span>'
    return Piece(html=f'<dt class="kick">{escape(chapter.overline)}</dt>\n<dd>{title}<br/>{source}</dd>')


def article_entries(chapters: Iterable[Chapter]) -> tuple[Entry, ...]:
    """The entries of articles: their titles alone, for the number is no part of a title."""
    return tuple(Entry(label=one_line(c.article.title), path=article_path(c.article)) for c in chapters)


# ---------------------------------------------------------------- navigation document and NCX


def write_nav(voice: Voice, entries: Iterable[Entry], landmarks: Iterable[tuple[str, str, str]]) -> bytes:
    """The navigation document; `landmarks` are EPUB type, path and label."""
    title = voice("part.contents")
    marks = "\n".join(f'<li><a epub:type="{kind}" href="{escape(path)}">{escape(label)}</a></li>' for kind, path, label in landmarks)
    body = (
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="title">\n<h1 id="title">'
        f"{escape(title)}</h1>\n{_list(entries)}\n</nav>\n"
        '<nav epub:type="landmarks" aria-labelledby="marks" hidden="">\n<h2 id="marks">'
        f"{escape(voice('epub.landmarks'))}</h2>\n<ol>\n{marks}\n</ol>\n</nav>"
    )
    return document(title, body, voice, up="", attributes=' class="contents"')


def _list(entries: Iterable[Entry]) -> str:
    lines = []
    for entry in entries:
        under = f"\n{_list(entry.under)}\n" if entry.under else ""
        lines.append(f'<li><a href="{escape(entry.path)}">{escape(entry.label)}</a>{under}</li>')
    return "<ol>\n" + "\n".join(lines) + "\n</ol>"


def write_ncx(voice: Voice, title: str, identifier: str, entries: tuple[Entry, ...]) -> bytes:
    """The NCX, which readers of EPUB 2 and Kindle's converter take their contents from."""
    points: list[str] = []
    _points(entries, points, [0])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{voice.language}" dir="{voice.direction}">\n<head>\n'
        f'<meta name="dtb:uid" content="{escape(identifier)}"/>\n<meta name="dtb:depth" content="{_depth(entries)}"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n" + "\n".join(points) + "\n</navMap>\n</ncx>\n"
    ).encode()


def _points(entries: Iterable[Entry], lines: list[str], order: list[int]) -> None:
    for entry in entries:
        order[0] += 1
        lines.append(
            f'<navPoint id="n{order[0]}" playOrder="{order[0]}"><navLabel><text>{escape(entry.label)}</text></navLabel>'
            f'<content src="{escape(entry.path)}"/>'
        )
        _points(entry.under, lines, order)
        lines.append("</navPoint>")


def _depth(entries: Iterable[Entry]) -> int:
    return max((1 + _depth(entry.under) for entry in entries), default=0)
