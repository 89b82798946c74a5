"""The parts of the book around its articles: title page, facts, chronology, quotes, names, places, topics, index, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from malaff.apparatus.book import PARTS, Book, Chapter, EventRow, GroupRow, Ref, WhoRow, to_anchor
from malaff.apparatus.wording import count, date_words, digits, number
from malaff.collection.look.palette import palette_of
from malaff.epub.parts.article import article_path, paragraph_id
from malaff.epub.parts.introduction import to_introduction
from malaff.epub.parts.pages import Part, Piece
from malaff.epub.parts.xhtml import escape, fragment, graded, isolated, link, one_line, prose
from malaff.model import edtf
from malaff.model.records import Article

MATRIX_MOST = 8  # columns of figures that a phone's width holds beside a name
TITLES_MOST = 12  # articles of a topic or source listed by title; more are listed by number
BARS_LEAST = 3  # years that make a figure worth drawing


class PartMaker:
    """Makes the parts of one book; holds what they all need."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.numerals = book.collection.numerals
        self.chapters = {chapter.anchor: chapter for chapter in book.chapters}
        self.mentions = _mentions(book.collection.articles)

    def before(self) -> tuple[Part, ...]:
        """The parts before the contents: title page, what an editor wrote, and what is in this dossier."""
        ids = {chapter.article.id for chapter in self.book.chapters}
        return (self._title_page(), *to_introduction(self.book.collection.introduction, ids), self._summary())

    def after_contents(self) -> Iterator[Part]:
        """The part between contents and articles."""
        return self._made("chronology")

    def after(self) -> Iterator[Part]:
        """The parts after the articles."""
        return self._made("quotes", "who", "places", "topics", "index", "sources", "colophon")

    def _made(self, *names: str) -> Iterator[Part]:
        there = dict(self.book.parts())
        make: dict[str, Callable[[], Part]] = {
            "chronology": self._chronology, "quotes": self._quotes, "who": self._who, "places": self._places,
            "topics": self._topics, "index": self._index, "sources": self._sources, "colophon": self._colophon,
        }
        return (make[name]() for name in names if name in there)

    # ------------------------------------------------------------ links

    def _href(self, target: str) -> str:
        return f"../{article_path(self.chapters[target].article)}"

    def _number(self, ref: Ref) -> str:
        return link(self._href(ref.target), escape(ref.text))

    def _numbers(self, refs: Iterable[Ref]) -> str:
        return "، ".join(map(self._number, refs))

    def _clipping(self, ref: Ref) -> str:
        return link(self._href(ref.target), f"قصاصة {escape(ref.text)}")

    def _titled(self, chapter: Chapter) -> str:
        title = prose(one_line(chapter.article.title))
        return f'{link(self._href(chapter.anchor), title)} <span class="src">{prose(chapter.source_line)}</span>'

    # ------------------------------------------------------------ before the articles

    def _title_page(self) -> Part:
        collection = self.book.collection
        figures = "، ".join(count(value, noun, self.numerals) for value, noun in self.book.figures if value)
        rows = [f'<p class="tab">ملفّ صحفي</p>\n<p class="subtitle">{prose(collection.subtitle)}</p>' if collection.subtitle
                else '<p class="tab">ملفّ صحفي</p>']
        rows.append(f'<p class="small">{escape(figures)}.</p>')
        if collection.description:
            rows.append(f"<p>{prose(collection.description)}</p>")
        edition = date_words(collection.edition, self.numerals)
        rows.append(f'<p class="small">{prose(collection.publisher)}<br/>إصدار {escape(edition)}</p>')
        return Part(id="title", title=collection.title, pieces=(), opening="\n".join(rows), kind="titlepage")

    def _summary(self) -> Part:
        facts = "\n".join(f"<dt>{escape(fact.label)}</dt>\n<dd>{prose(fact.text)}</dd>" for fact in self.book.facts)
        opening = f'<dl class="facts">\n{facts}\n</dl>'
        sources = [f'<span class="src">{prose(lead.source)}، {self._clipping(lead.ref)}</span>' for lead in self.book.leads]
        pieces = tuple(Piece(heading="نقاط رئيسة", html=f"<li>{prose(lead.text)} {source}</li>")
                       for lead, source in zip(self.book.leads, sources, strict=True))
        return Part(id="summary", title=PARTS["summary"], pieces=pieces, list_tag='ul class="leads"', opening=opening)

    def _chronology(self) -> Part:
        events = self.book.events
        opening = '<p class="small">تواريخ وردت في النصوص، بعبارة النص نفسه. المعيّنات الثلاثة تدل على درجة اليقين.</p>'
        if self.book.events_left_out:
            opening += f'\n<p class="small">تُرك {escape(count(self.book.events_left_out, "event", self.numerals))} لطول القائمة.</p>'
        pieces = tuple(Piece(heading=self._year(row.when), html=self._event(row)) for row in events)
        return Part(id="chronology", title=PARTS["chronology"], pieces=pieces, list_tag='dl class="chron"',
                    opening=f"{opening}\n{self._bars(events)}")

    def _year(self, when: str) -> str:
        year = edtf.sort_key(when)[0][:4]
        return f"عام {digits(year, self.numerals)}"

    def _event(self, row: EventRow) -> str:
        words = f'<span class="src">(بعبارة النص: {isolated(row.words)}، {self._clipping(row.ref)})</span>'
        return f"<dt>{prose(row.date)} {graded(row.grade)}</dt>\n<dd>{prose(row.context)} {words}</dd>"

    def _bars(self, events: tuple[EventRow, ...]) -> str:
        """How many dated events each year has: a table whose bars repeat its figures as shapes."""
        years = Counter(edtf.sort_key(row.when)[0][:4] for row in events)
        if len(years) < BARS_LEAST:
            return ""
        most, colour = max(years.values()), palette_of(self.book.collection).light["signal"]
        rows = "\n".join(
            f'<tr><th scope="row">{digits(year, self.numerals)}</th><td>{number(n, self.numerals)}</td>'
            f"<td>{_bar(n / most, colour)}</td></tr>"
            for year, n in sorted(years.items()))
        return ('<figure aria-labelledby="bars">\n<figcaption id="bars">كم حدثًا مؤرخًا في كل عام</figcaption>\n<table class="bars">\n'
                '<tr><th scope="col">العام</th><th scope="col">الأحداث</th><td></td></tr>\n'
                f"{rows}\n</table>\n</figure>")

    # ------------------------------------------------------------ after the articles

    def _quotes(self) -> Part:
        pieces = []
        for speaker in self.book.speakers:
            role = f' <span class="role">{prose(speaker.role)}</span>' if speaker.role else ""
            heading = f"{isolated(speaker.name)}{role}"
            for place, (text, ref) in enumerate(speaker.quotes):
                html = f'<blockquote>\n<p>«{prose(one_line(text))}»</p>\n<p class="src">{self._clipping(ref)}</p>\n</blockquote>'
                pieces.append(Piece(heading=heading, html=html, anchor="" if place else speaker.anchor))
        opening = '<p class="small">كلام منسوب إلى قائله كما ورد بين علامتي تنصيص.</p>'
        return Part(id="quotes", title=PARTS["quotes"], pieces=_anchored(pieces), opening=opening)

    def _who(self) -> Part:
        pieces = tuple(Piece(anchor=row.anchor, html=self._who_row(row)) for row in self.book.who)
        opening = ""
        if self.book.who_left_out:
            others = escape(count(self.book.who_left_out, "actor", self.numerals))
            opening = f'<p class="small">الأكثر ذكرًا؛ وفي الكشّاف {others} غيرهم.</p>'
        return Part(id="who", title=PARTS["who"], pieces=pieces, list_tag='dl class="who"', opening=opening + self._matrix())

    def _who_row(self, row: WhoRow) -> str:
        lines = [f'<dt id="{fragment(row.anchor)}">{isolated(row.name)}</dt>']
        if row.roles:
            lines.append(f"<dd>{prose(row.roles)}</dd>")
        if row.also:
            lines.append(f'<dd class="small">يرد أيضًا: {prose(row.also)}</dd>')
        mentions = escape(count(row.mentions, "mention", self.numerals))
        lines.append(f'<dd class="small">ذُكر {mentions}. القصاصات: {self._numbers(row.refs)}</dd>')
        return "\n".join(lines)

    def _matrix(self) -> str:
        """Who is mentioned how often in which article, where a phone can hold the columns."""
        articles = self.book.collection.articles
        entries = [e for e in self.book.digest.actors if len(e.articles) > 1][:12]
        if not 1 < len(articles) <= MATRIX_MOST or not entries:
            return ""
        refs = (Ref(text=number(self.book.digest.numbers[a.id], self.numerals), target=to_anchor("article", a.id)) for a in articles)
        head = "".join(f'<th scope="col">{self._number(ref)}</th>' for ref in refs)
        rows = []
        for entry in entries:
            said = {a.id: next((actor.mentions for actor in a.actors if actor.id == entry.id), 0) for a in articles}
            cells = "".join(f"<td>{number(n, self.numerals) if n else '·'}</td>" for n in said.values())
            rows.append(f'<tr><th scope="row">{isolated(entry.name)}</th>{cells}</tr>')
        return ('<table class="matrix">\n<caption>من ذُكر في أكثر من قصاصة، وكم مرة</caption>\n'
                f'<tr><th scope="col">الاسم</th>{head}</tr>\n' + "\n".join(rows) + "\n</table>")

    def _places(self) -> Part:
        pieces = tuple(
            Piece(anchor=row.anchor, html=f'<dt id="{fragment(row.anchor)}">{isolated(row.name)}</dt>\n<dd class="small">ذُكر '
                  f'{escape(count(row.mentions, "mention", self.numerals))}. القصاصات: {self._numbers(row.refs)}</dd>')
            for row in self.book.places)
        return Part(id="places", title=PARTS["places"], pieces=pieces, list_tag='dl class="who"')

    def _topics(self) -> Part:
        pieces = [piece for row in self.book.topics for piece in self._group(row, to_anchor("topic", row.id))]
        return Part(id="topics", title=PARTS["topics"], pieces=tuple(pieces))

    def _group(self, row: GroupRow, anchor: str) -> tuple[Piece, ...]:
        heading = f'{isolated(row.name)} <span class="role">{escape(row.counted)}</span>'
        if len(row.refs) > TITLES_MOST:
            html = f'<p id="{fragment(anchor)}">القصاصات: {self._numbers(row.refs)}</p>'
        else:
            items = "\n".join(f"<li>{self._titled(self.chapters[ref.target])}</li>" for ref in row.refs)
            html = f'<ul id="{fragment(anchor)}" class="titles">\n{items}\n</ul>'
        return (Piece(heading=heading, anchor=anchor, html=html),)

    def _index(self) -> Part:
        digest = self.book.digest
        named = {to_anchor("index", e.id): (f"{kind}/{e.id}", e) for kind, entries in (("places", digest.places), ("actors", digest.actors))
                 for e in entries}
        pieces = []
        seen: set[str] = set()  # a vocabulary may give an actor and a place the same id; the first has the anchor
        for letter, rows in self.book.index:
            for row in rows:
                name = "" if row.anchor in seen else f' id="{fragment(row.anchor)}"'
                seen.add(row.anchor)
                target, entry = named[row.anchor]
                numbers = "، ".join(link(self._mention(target, a), ref.text) for a, ref in zip(entry.articles, row.refs, strict=False))
                html = f"<li{name}>{isolated(row.name)}: {numbers}</li>"
                pieces.append(Piece(heading=escape(letter), anchor=row.anchor if name else "", html=html))
        opening = '<p class="small">الأرقام أرقام القصاصات؛ وكل رقم يفتح أول فقرة يرد فيها الاسم.</p>'
        return Part(id="index", title=PARTS["index"], pieces=tuple(pieces), list_tag='ul class="index"', opening=opening,
                    kind="index", role="doc-index")

    def _mention(self, target: str, article: Article) -> str:
        place = self.mentions[article.id].get(target)
        return f"../{article_path(article)}" + (f"#{paragraph_id(place)}" if place is not None else "")

    def _sources(self) -> Part:
        method = self.book.method
        ladder = [(graded(grade), escape(meaning), escape(n)) for grade, meaning, n in method.ladder]
        rules = [(prose(rule.why), escape(rule.pieces), escape(rule.articles)) for rule in method.rules]
        pieces = [piece for row in self.book.sources for piece in self._group(row, to_anchor("source", row.id))]
        pieces += [Piece(heading="كيف أُعدّ الملف", html=f"<p>{prose(text)}</p>") for text in (*method.paragraphs[:1], LOGGED, method.limits)]
        pieces.append(Piece(heading="درجات اليقين في تاريخ النشر", html=_table(("الدرجة", "معناها", "القصاصات"), ladder)))
        if rules:
            pieces.append(Piece(heading="ما أُزيل وما أُصلح", html=_table(("السبب", "المرات", "القصاصات"), rules)))
        pieces += [Piece(heading="ما لا نعرفه", html=f"<p>{prose(text)}</p>") for text in method.unknown]
        return Part(id="sources", title=PARTS["sources"], pieces=tuple(pieces))

    def _colophon(self) -> Part:
        colophon = self.book.colophon
        rows = [(row.label, row.text) for row in colophon.rows] + [("التحقق", colophon.verify), ("الخطوط", colophon.craft)]
        pieces = tuple(Piece(html=f"<dt>{escape(label)}</dt>\n<dd>{prose(text)}</dd>") for label, text in rows)
        return Part(id="colophon", title=PARTS["colophon"], pieces=pieces, list_tag='dl class="facts"', kind="colophon",
                    role="doc-colophon")


LOGGED = "لكل سطر أُزيل أو أُصلح قاعدة تعلّله، والجدول التالي يعدّها؛ وتفصيلها، سطرًا سطرًا، في آخر كل قصاصة."


def _anchored(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, the first tag of those with an anchor bearing it."""
    marked = ((piece, piece.html.replace(">", f' id="{fragment(piece.anchor)}">', 1)) for piece in pieces)
    return tuple(replace(piece, html=html) if piece.anchor else piece for piece, html in marked)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of markup; its first column heads the rows."""
    top = "".join(f'<th scope="col">{escape(label)}</th>' for label in head)
    lines = [f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>" for first, *rest in rows]
    return f'<table class="plain">\n<tr>{top}</tr>\n' + "\n".join(lines) + "\n</table>"


def _bar(share: float, colour: str) -> str:
    width = max(2, round(share * 100))
    return ('<svg xmlns="http://www.w3.org/2000/svg" class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect x="{100 - width}" y="0" width="{width}" height="8" fill="{colour}"/></svg>')


def _mentions(articles: Iterable[Article]) -> dict[str, dict[str, int]]:
    """The first paragraph of each article that names an actor or a place: by article, then by the page the name leads to."""
    found: dict[str, dict[str, int]] = {}
    for article in articles:
        first = found[article.id] = {}
        for place, block in enumerate(article.blocks):
            for span in block.spans:
                if span.target:
                    first.setdefault(span.target, place)
    return found
