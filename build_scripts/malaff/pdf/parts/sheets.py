"""Write the parts of the book as HTML for layout, with the numbers that are known only when the parts are joined left to fill in."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape

from malaff.apparatus.book import PARTS, Book, Chapter, Ref, to_anchor
from malaff.apparatus.voice.voice import Direction, voice_of
from malaff.apparatus.wording import date_words, shorten
from malaff.collection.digest import Said, has_lead
from malaff.collection.look.palette import fill, palette_of
from malaff.model.errors import OutputError
from malaff.model.records import Block, Finding, Palette
from malaff.pdf.layout.capture import LINK
from malaff.pdf.layout.fonts import LATE_FIRST, LATE_LAST
from malaff.pdf.layout.part import Part
from malaff.pdf.parts.chunks import MOST_PAGES

RUNNING = 52  # characters of a running head: half a line (look, section 8)


class Sheets:
    """Writes the parts of one book. `values` are the late numbers as far as they are known."""

    def __init__(self, book: Book, letters: frozenset[int]) -> None:
        self.book = book
        self.letters = letters
        self.voice = voice_of(book.collection)
        self.values: Mapping[str, int] = {}
        self.missing: dict[tuple[str, str], None] = {}
        self.late: list[tuple[str, int, int]] = []
        self.free = LATE_FIRST
        self.where = ""
        self.templates = _environment().overlay(finalize=self._set)

    # ------------------------------------------------------------ parts

    def chapter(self, chapter: Chapter) -> Part:
        """An article as a part, with its plain text for the case that it cannot be laid out."""
        running = chapter.article.title
        return self._part(chapter.anchor, "article", running, plain="plain", chapter=chapter, blocks=list(self._blocks(chapter)),
                          has_lead=has_lead(chapter.article))

    def part(self, name: str, **values: Any) -> Part:
        """A part of the book other than its articles."""
        return self._part(name, name, self.voice(PARTS[name]), **values)

    def list_of(self, name: str, runs: Iterable[Any], **values: Any) -> Iterator[Part]:
        """A list of the book, one part for each run of its rows; headings stand over the first."""
        listed = list(runs)
        for at, rows in enumerate(listed):
            yield self._part(
                f"{name}-{at}" if at else name,
                name,
                self.voice(PARTS[name]),
                rows=rows,
                first=at == 0,
                last=at + 1 == len(listed),
                most_pages=MOST_PAGES,
                **values,
            )

    def cover(self, art: str, legend: str) -> Part:
        """The cover."""
        edition = date_words(self.book.collection.edition, self.voice)
        return self._part("cover", "cover", self.book.collection.title, art=Markup(art), legend=legend, edition=edition)

    def _part(self, part_id: str, template: str, running: str, plain: str = "", **values: Any) -> Part:
        self.late, self.free, self.where = [], LATE_FIRST, part_id
        html = self._render(template, running, values)
        late = tuple(self.late)
        if plain:
            self.late, self.free = [], LATE_FIRST
            plain = self._render(plain, running, values)
        return Part(id=part_id, html=html, plain=plain, late=late)

    def _render(self, template: str, running: str, values: dict[str, Any]) -> str:
        names = {
            "book": self.book,
            "colours": palette_of(self.book.collection).light,
            "running": running,
            "short": lambda text: shorten(text, RUNNING),
            "size": _size,
            "late": self._late,
            "page": self._page,
            "page_link": self._page_link,
            "article_link": self._article_link,
            "to": lambda target: LINK + target,
            "note": self._note,
            "is_latin": str.isascii,
            "number": lambda value: self.voice.number(value),
            "noun_form": self.voice.noun_form,
            "voice": self._say,
            "in_text": Markup(self.voice.text_attributes),
            "language": self.voice.language,
            "direction": self.voice.direction,
            "count": lambda value, noun: self.voice.count(value, noun),
        }
        html: str = self.templates.get_template(f"{template}.html").render({**names, **values})
        return html

    # ------------------------------------------------------------ words

    def _say(self, key: str, **values: Any) -> Markup:
        """What the dossier says, as HTML: its values escaped, unless they are markup, and as the fonts can set them."""
        return escape(self.voice.words[key]).format(**{name: self._set(value) for name, value in values.items()})

    def _set(self, value: Any) -> Any:
        """A value as the fonts can set it: a letter that none of them has becomes its code point in brackets."""
        if isinstance(value, Markup) or not isinstance(value, str) or self.letters.issuperset(map(ord, value)):
            return value
        shown: list[str] = []
        for letter in value:
            if ord(letter) in self.letters or _is_invisible(letter):
                shown.append(letter)
            else:
                shown.append(f"[U+{ord(letter):04X}]")
                self.missing[self.where, letter] = None
        return "".join(shown)

    def findings(self) -> tuple[Finding, ...]:
        """The letters that no font has, with their articles; with a list of the book only where no article has them."""
        told = {letter for where, letter in self.missing if where.startswith("article-")}
        hint = "The PDF shows its code point. Correct the letter in the text's sidecar if it is a fault of the source."
        return tuple(
            Finding(code="pdf.letter", where=where, text=f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip(), hint=hint)
            for where, letter in sorted(self.missing)
            if where.startswith("article-") or letter not in told
        )

    def _blocks(self, chapter: Chapter) -> Iterator[tuple[str, Markup, Said | None]]:
        """The blocks of an article as HTML, the pulled quote after the block it stands in."""
        pulled, marked = chapter.pulled, set[str]()
        for block in chapter.article.blocks:
            here = pulled if pulled and pulled.quote.text in block.text else None
            if here:
                pulled = None
            yield block.kind, self._spans(chapter, block, marked), here

    def _spans(self, chapter: Chapter, block: Block, marked: set[str]) -> Markup:
        self.where = chapter.anchor
        made = []
        for span in block.spans:
            text = escape(self._set(span.text))
            if span.target:
                kind, _, name = span.target.partition("/")
                ref = to_anchor("actor" if kind == "actors" else "place", name)
                mark = to_anchor("mention", name, chapter.article.id)
                where = f' id="{mark}"' if mark not in marked else ""
                marked.add(mark)
                text = Markup(f'<a href="{LINK}{ref}"{where}>{text}</a>')
            made.append(text)
        return Markup("").join(made)

    # ------------------------------------------------------------ late numbers

    def _late(self, key: str) -> Markup:
        """Private-use letters for the digits of a number: as many as it has by what is known so far."""
        length = len(str(self.values.get(key, 1)))
        first, self.free = self.free, self.free + length
        if self.free > LATE_LAST:
            raise OutputError("dist/dossier.pdf", f"«{self.where}» has more page numbers than one part can hold", "Report it.")
        self.late.append((key, first, length))
        return Markup("".join(chr(first + at) for at in range(length)))

    def _page(self, anchor: str) -> Markup:
        return self._late(f"page {anchor}")

    def _page_link(self, anchor: str) -> Markup:
        return Markup('<a class="n" href="{}{}">{}</a>').format(LINK, anchor, self._page(anchor))

    def _article_link(self, ref: Ref) -> Markup:
        return Markup('<a class="n" href="{}{}">{}</a>').format(LINK, ref.target, self._late(f"number {ref.target}"))

    def _note(self, chapter: Chapter, text: str) -> Markup:
        shown = self._late(f"note {chapter.anchor}")
        return Markup('<pdf-note id="note-{}" data-n="{}">{}</pdf-note>').format(chapter.article.id, shown, self._set(text))


def _is_invisible(letter: str) -> bool:
    """Whether a letter has no form of its own: white space, controls of format, combining selectors."""
    return letter.isspace() or unicodedata.category(letter) == "Cf" or 0xFE00 <= ord(letter) <= 0xFE0F


def _size(title: str, long: int, endless: int) -> Markup:
    """The class of a title by its length."""
    if len(title) <= long:
        return Markup("")
    return Markup(' class="endless"' if len(title) > endless else ' class="long"')


@functools.cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("malaff.pdf"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def mirrored(sheet: str) -> str:
    """A style sheet with right and left changed over, in names and in the four sides of paddings and margins."""
    sides = {"right": "left", "left": "right"}
    sheet = re.sub(r"\b(right|left)\b", lambda match: sides[match[1]], sheet)
    return re.sub(r"((?:padding|margin): )([^\s;}]+) ([^\s;}]+) ([^\s;}]+) ([^\s;}]+)", r"\1\2 \5 \4 \3", sheet)


def style_sheet(palette: Palette, direction: Direction = "rtl") -> str:
    """The style sheet of all parts; for a frame that is read from left to right, its sides are changed over."""
    source: str = _environment().loader.get_source(_environment(), "dossier.css")[0]
    return fill(source if direction == "rtl" else mirrored(source), palette, "pdf")
