"""Build the PDF dossier and the one-article PDFs: parts laid out side by side, kept between runs, joined with numbers filled in."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from markupsafe import Markup

from malaff.apparatus.book import PARTS, Book, Chapter, to_anchor
from malaff.apparatus.book_making import to_book
from malaff.apparatus.figures.map import draw_map
from malaff.apparatus.figures.names import draw_presence
from malaff.apparatus.figures.time import draw_chronology
from malaff.apparatus.voice.voice import voice_of
from malaff.collection.look.palette import palette_of
from malaff.model.disk import replacing_folder, write_whole
from malaff.model.errors import MachineError, OutputError
from malaff.model.records import Collection, Config, Finding
from malaff.pdf.file.merge import Bookmark, Plan, find_anchors, join, page_starts
from malaff.pdf.file.seal import write_metadata
from malaff.pdf.layout.fonts import FontSet, load_fonts
from malaff.pdf.layout.part import Laid, Part
from malaff.pdf.layout.press import Press
from malaff.pdf.layout.text import VERSION
from malaff.pdf.parts.chunks import CHAPTERS, PLACES, SOURCES, cut, cut_index, cut_quotes
from malaff.pdf.parts.cover import draw_cover
from malaff.pdf.parts.figures import to_html
from malaff.pdf.parts.run_on import run_on
from malaff.pdf.parts.sheets import Sheets, style_sheet

FILE = "dossier.pdf"
CACHE = ".cache/pdf"
LIBRARIES = "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
ROUNDS = 8  # how often parts are laid out anew until their page numbers hold; two or three are enough in practice
Report = Callable[[Finding], None]


def build_pdf(collection: Collection, config: Config, dist: Path, *, jobs: int = 1, report: Report | None = None) -> Path:
    """Write `dossier.pdf` into `dist` and return its path; `report` is told of every finding.

    Raises MachineError where WeasyPrint, its libraries or a font are missing, OutputError where the file cannot be made.
    """
    book = to_book(collection)
    with _press(config, collection, jobs) as (press, fonts):
        sheets = Sheets(book, fonts.letters)
        parts, laid = _lay_out(book, sheets, press)
        data = join(parts, laid, press.body, _plan(book, sheets, parts, laid), collection, fonts)
        press.forget_unused()
    for finding in (*sheets.findings(), *_troubles(parts, laid)):
        if report:
            report(finding)
    return write_whole(dist / FILE, data)


def build_article_pdfs(collection: Collection, config: Config, dist: Path, *, jobs: int = 1,
                       report: Report | None = None) -> tuple[Path, ...]:
    """Write `articles/<id>.pdf` into `dist` for every article, all at one instant; the paths. Raises as `build_pdf` does."""
    book = to_book(collection)
    with _press(config, collection, jobs) as (press, fonts):
        sheets = Sheets(book, fonts.letters)
        sheets.values = _numbers(book)
        parts = [sheets.chapter(chapter) for chapter in book.chapters]
        laid, labels = press.lay_out(parts), _labels(book)
        with replacing_folder(dist / "articles") as work:
            for chapter, part, one in zip(book.chapters, parts, laid, strict=True):
                plan = _article_plan(chapter, sheets, one, labels)
                write_whole(work / f"{chapter.article.id}.pdf", join([part], [one], press.body, plan, collection, fonts))
    for finding in (*sheets.findings(), *_troubles(parts, laid)):
        if report:
            report(finding)
    return tuple(dist / "articles" / f"{chapter.article.id}.pdf" for chapter in book.chapters)


@contextmanager
def _press(config: Config, collection: Collection, jobs: int) -> Iterator[tuple[Press, FontSet]]:
    try:
        with redirect_stdout(io.StringIO()):  # it prints a page of advice where a library is missing; ours is one line
            import weasyprint
    except (ImportError, OSError) as error:
        raise MachineError("pdf", f"WeasyPrint cannot be loaded: {str(error).partition('.  ')[0]}", LIBRARIES) from error
    if weasyprint.__version__ != VERSION:
        raise MachineError("WeasyPrint", f"is version {weasyprint.__version__}, and the text layer's mend fits {VERSION}",
                           f"pip install weasyprint=={VERSION}")
    cache = Path(config.root) / CACHE
    fonts = load_fonts(Path(config.root), cache, collection.numerals)
    with Press(cache / "parts", style_sheet(palette_of(collection), voice_of(collection).direction), fonts, jobs) as press:
        yield press, fonts


# ---------------------------------------------------------------- layout


def _numbers(book: Book) -> dict[str, int]:
    """The late numbers that hang on no page: of articles and of their notes, which run through the whole book."""
    values, notes = {}, 0
    for chapter in book.chapters:
        values[f"number {chapter.anchor}"] = chapter.number
        if chapter.date_why:
            notes += 1
            values[f"note {chapter.anchor}"] = notes
    return values


def _lay_out(book: Book, sheets: Sheets, press: Press) -> tuple[list[Part], list[Laid]]:
    """All parts in order, laid out with the digits that their page numbers really have.

    Starts from the same guess whatever is in the cache, so that the cache cannot change the outcome.
    """
    fixed = _numbers(book)
    sheets.values = fixed
    art, legend = draw_cover(book)
    cover = [sheets.cover(art, legend)]
    chapters = [sheets.chapter(chapter) for chapter in book.chapters]
    bodies = press.lay_out([*cover, *chapters])
    chapters, texts = _run_on(chapters, bodies[1:], press)
    present = [name for name, _ in book.parts()]
    drawn = _figures(book)
    seen: tuple[str, ...] = ()
    sheets.values = _guess(book, fixed, bodies)
    for _ in range(ROUNDS):
        before = list(_before(book, sheets, present, drawn))
        after = list(_after(book, sheets, present, drawn))
        laid = press.lay_out([*before, *after])
        before, fronts = _run_on(before, laid[:len(before)], press)
        after, backs = _run_on(after, laid[len(laid) - len(after):], press)
        parts = [*cover, *before, *chapters, *after]
        made = [bodies[0], *fronts, *texts, *backs]
        if seen == (seen := tuple(part.html for part in parts)):
            return parts, made
        sheets.values = _values(book, fixed, made)
    raise OutputError(f"dist/{FILE}", "the page numbers do not settle", "Report it with the collection.")


def _run_on(parts: Sequence[Part], laid: Sequence[Laid], press: Press) -> tuple[list[Part], list[Laid]]:
    """The parts with those joined that share a page, and all of them laid out."""
    joined = run_on(parts, laid)
    return joined, press.lay_out(joined)


def _guess(book: Book, fixed: dict[str, int], bodies: Sequence[Laid]) -> dict[str, int]:
    """Late numbers before the lists are laid out: about as many digits as they will have, so that few lists are laid out twice."""
    lists = 1 + len(book.chapters) / 12.5 + len(book.days) / 7 + len(book.who) / 18  # rows of a page, as measured
    front = Laid(pages=round(lists), anchors=dict.fromkeys(("summary", "contents", "chronology", "who"), (0, 0, 0)))
    back = Laid(pages=1, anchors={name: (0, 0, 0) for name, _ in book.parts()})
    return _values(book, fixed, [bodies[0], front, *bodies[1:], back])


def _figures(book: Book) -> dict[str, Markup]:
    """The figure of each part that has one."""
    digest, voice = book.digest, voice_of(book.collection)
    drawn = {"chronology": draw_chronology(digest, voice), "places": draw_map(digest.places, voice),
             "who": draw_presence(digest, book.collection.articles, voice)}
    return {name: to_html(figure, palette_of(book.collection), voice.language) for name, figure in drawn.items()}


def _before(book: Book, sheets: Sheets, present: Sequence[str], drawn: Mapping[str, Markup]) -> Iterator[Part]:
    """The parts before the articles, in order."""
    yield sheets.part("summary", shared=_shared(book))
    yield from sheets.list_of("contents", _contents(book))
    for name in ("chronology", "who"):
        if name in present:
            yield sheets.part(name, drawn=drawn[name])


def _shared(book: Book) -> str:
    """The topics that most sources speak of, each with how many do."""
    voice, rows = voice_of(book.collection), book.brief.shared if book.brief else ()
    return voice.listed([voice("summary.shared_row", topic=topic, sources=voice.count(sources, "source")) for topic, sources in rows])


def _contents(book: Book) -> Iterator[list[tuple[str, str, Chapter | None]]]:
    """The contents in runs: parts, and the articles in the place of theirs."""
    rows: list[tuple[str, str, Chapter | None]] = []
    for name, title in book.parts():
        if name == "articles":
            rows += [(chapter.anchor, chapter.article.title, chapter) for chapter in book.chapters]
        elif name != "contents":
            rows.append((name, title, None))
    return iter(map(list, cut(rows, CHAPTERS)))


def _after(book: Book, sheets: Sheets, present: Sequence[str], drawn: Mapping[str, Markup]) -> Iterator[Part]:
    """The parts after the articles, in order."""
    if "quotes" in present:
        yield from sheets.list_of("quotes", cut_quotes(book.speakers))
    if "places" in present:
        topics = voice_of(book.collection)(PARTS["topics"]) if "topics" in present else ""
        yield from sheets.list_of("places", cut(book.places, PLACES), drawn=drawn["places"], topics_title=topics)
    elif "topics" in present:
        yield sheets.part("topics")
    if "index" in present:
        yield from sheets.list_of("index", cut_index(book.index))
    yield from sheets.list_of("sources", cut(book.sources, SOURCES) if book.sources else [()])
    yield sheets.part("colophon")


def _values(book: Book, fixed: dict[str, int], laid: Sequence[Laid]) -> dict[str, int]:
    """All late numbers: the fixed ones, and the page that each anchor turned out to stand on."""
    pages = {f"page {anchor}": page + 1 for anchor, (page, _, _) in find_anchors(laid).items()}
    for anchor, instead in _fallback(book).items():
        page = pages.get(f"page {instead}")
        if page is not None:
            pages.setdefault(f"page {anchor}", page)
    return {**fixed, **pages}


# ---------------------------------------------------------------- what the joined file says


def _fallback(book: Book) -> dict[str, str]:
    """Anchors that a part may lack, with the one to take: a name not linked in the text, an actor not in the who's who."""
    rows = {}
    for entry in (*book.digest.actors, *book.digest.places):
        index = to_anchor("index", entry.id)
        rows[to_anchor("actor", entry.id)] = rows[to_anchor("place", entry.id)] = index
        for article in entry.articles:
            rows[to_anchor("mention", entry.id, article.id)] = to_anchor("article", article.id)
    return rows


def _labels(book: Book) -> dict[str, str]:
    """What a link to an anchor says to those who do not see it."""
    voice = voice_of(book.collection)
    labels = {name: voice("link.part", title=title) for name, title in book.parts()}
    for chapter in book.chapters:
        labels[chapter.anchor] = voice("link.clipping", title=chapter.article.title)
    for entry in (*book.digest.actors, *book.digest.places):
        labels[to_anchor("actor", entry.id)] = labels[to_anchor("place", entry.id)] = voice("link.who", name=entry.name)
        labels[to_anchor("index", entry.id)] = voice("link.index", name=entry.name)
        for article in entry.articles:
            labels[to_anchor("mention", entry.id, article.id)] = voice("link.mention", name=entry.name, title=article.title)
    labels.update({to_anchor("topic", row.id): voice("link.topic", name=row.name) for row in book.topics})
    return labels


def _plan(book: Book, sheets: Sheets, parts: Sequence[Part], laid: Sequence[Laid]) -> Plan:
    places = find_anchors(laid)
    below = _below([chapter.anchor for chapter in book.chapters], places,
                   [mark for one, start in zip(laid, page_starts(laid), strict=True) for mark in _subheadings(one, start)])
    marks = []
    for name, title in book.parts():
        marks.append(Bookmark(depth=1, title=title, place=places[book.chapters[0].anchor if name == "articles" else name]))
        for chapter in book.chapters if name == "articles" else ():
            marks.append(Bookmark(depth=2, title=chapter.article.title, place=places[chapter.anchor]))
            marks += below[chapter.anchor]
    return Plan(title=book.collection.title, labels=_labels(book), bookmarks=marks, values=sheets.values, fallback=_fallback(book),
                no_foot=frozenset({"cover"}), attachment=write_metadata(book.collection))


def _below(chapters: Sequence[str], places: Mapping[str, tuple[int, float, float]], marks: Sequence[Bookmark]) -> dict[str, list[Bookmark]]:
    """The subheadings of each article: those that stand after its beginning and before the next one's."""
    below: dict[str, list[Bookmark]] = {anchor: [] for anchor in chapters}
    starts = [(page, -y) for page, _, y in map(places.__getitem__, chapters)]
    for mark in marks:
        page, _, y = mark.place
        below[chapters[bisect_right(starts, (page, -y)) - 1]].append(mark)
    return below


def _subheadings(laid: Laid, start: int, depth: int = 3) -> list[Bookmark]:
    return [Bookmark(depth=depth, title=title, place=(start + page, x, y)) for _, title, page, x, y in laid.bookmarks]


def _article_plan(chapter: Chapter, sheets: Sheets, laid: Laid, labels: Mapping[str, str]) -> Plan:
    """The plan of a one-article file: links that lead elsewhere in the book lead to the article's opening."""
    marks = [Bookmark(depth=1, title=chapter.article.title, place=laid.anchors[chapter.anchor]), *_subheadings(laid, 0, 2)]
    return Plan(title=chapter.article.title, labels=labels, bookmarks=marks, values=sheets.values,
                fallback=dict.fromkeys(labels, chapter.anchor))


def _troubles(parts: Sequence[Part], laid: Sequence[Laid]) -> Iterator[Finding]:
    for part, one in zip(parts, laid, strict=True):
        if one.replaced:
            yield Finding(code="pdf.plain", where=part.id, text=f"could not be laid out: its plain text stands there ({one.replaced})",
                          hint="Look at the text for what no page can hold, and correct it in its sidecar.")
        for warning in one.warnings:
            yield Finding(code="pdf.warning", where=part.id, text=warning)
