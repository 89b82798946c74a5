"""Build dist/dossier.epub: the whole dossier as one right-to-left book."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from importlib import resources
from itertools import chain
from pathlib import Path

from malaff.apparatus.book import Book, Chapter
from malaff.apparatus.book_making import to_book
from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.collection.load import uncollected
from malaff.collection.look.palette import fill, palette_of
from malaff.epub.file.cache import MemberCache
from malaff.epub.file.container import pack, unpack
from malaff.epub.file.fonts import FACES, cut_font, font_source, unpack_font
from malaff.epub.file.metadata import to_metadata
from malaff.epub.file.seam import NCX, XHTML, Member, Package, write_book
from malaff.epub.parts.article import article_path, article_source, write_article
from malaff.epub.parts.cover import draw_cover, to_cover
from malaff.epub.parts.nav import Entry, article_entries, to_parts, write_nav, write_ncx
from malaff.epub.parts.pages import Page, Part, divide, to_hrefs
from malaff.epub.parts.parts import PartMaker
from malaff.epub.parts.xhtml import clean_line, document, escape
from malaff.epub.volumes import Volume, remove_stale, to_volumes, whole
from malaff.model.fingerprint import fingerprint
from malaff.model.records import Collection, Config

COVER = "images/cover.png"


def build_epub(collection: Collection, config: Config, dist: Path, *, volumes: bool = False) -> tuple[Path, ...]:
    """Write `dist`/dossier.epub and, where `volumes`, the volumes of a large collection beside it.

    Returns the files written. The same collection gives the same bytes. Raises OutputError where a file cannot be
    written or the theme's fonts are missing, MachineError where Arabic cannot be drawn on the cover.
    """
    cache = MemberCache(config.root, fingerprint(__name__).encode())
    paths = []
    with uncollected():
        for volume in chain((whole(collection),), to_volumes(collection) if volumes else ()):
            paths.append(dist / volume.file)
            write_book(paths[-1], _Maker(volume, config, cache).package())
    remove_stale(dist, {path.name for path in paths})
    cache.save()
    return tuple(paths)


class _Maker:
    """Makes the members of one book, in reading order."""

    def __init__(self, volume: Volume, config: Config, cache: MemberCache) -> None:
        self.volume = volume
        self.collection = collection = volume.collection
        self.voice = voice_of(collection)
        self.root = config.root
        self.cache = cache
        self.letters: set[str] = set()
        self.author = clean_line(config.author or collection.publisher)
        sources = [(name, font_source(self.root, name)) for _, _, name in FACES]
        self.fonts = [(name, unpack(cache.get(source, partial(unpack_font, source), text=False)[0])) for name, source in sources]
        self.fonts_key = sha256(b"".join(source for _, source in sources)).hexdigest()
        self.title = clean_line(self.voice("list.joined", one=collection.title, other=volume.label) if volume.label else collection.title)
        self.cover = self._cover()
        self.book: Book = to_book(collection, volume.digest)

    def package(self) -> Package:
        """The whole book."""
        maker = PartMaker(self.book)
        before, chronology, after = (_pages(parts, self.voice) for parts in (maker.before(), maker.after_contents(), maker.after()))
        groups = [(divide(part, self.voice), chapters) for part, chapters in to_parts(self.book.chapters, voice_of(self.collection))]
        hrefs = to_hrefs(page for pages in (before, chronology, after) for page in pages)
        entries = [Entry(label=page.title, path=page.path) for page in (*before, *chronology)]
        body: list[Member] = []
        for pages, chapters in groups:
            entries.append(Entry(label=pages[0].title, path=pages[0].path, under=article_entries(chapters)))
            body += [self._page(page) for page in pages]
            body += [self._article(chapter, hrefs) for chapter in chapters]
        entries += [Entry(label=page.title, path=page.path) for page in after if not page.path[:-6].rpartition("-")[2].isdecimal()]
        front = [*map(self._page, before), self._nav(entries, groups[0][0][0].path, before[0].path), *map(self._page, chronology)]
        members = (*self.cover, *front, *body, *map(self._page, after), self._ncx(tuple(entries)), self._style(), *self._fonts())
        return Package(
            identifier=self.collection.identifier,
            title=self.title,
            language=self.collection.language, direction=self.voice.direction,
            day=datetime.date.fromisoformat(self.collection.edition),
            metadata=to_metadata(self.volume, self.author, members),
            members=members,
        )

    def _member(self, name: str, path: str, kind: str, content: bytes, properties: tuple[str, ...] = (), *, spine: bool = True) -> Member:
        packed, letters = self.cache.get(content, lambda: content)
        self.letters.update(letters)
        return Member(id=name, path=path, media_type=kind, content=packed, properties=properties, in_spine=spine)

    def _page(self, page: Page) -> Member:
        return self._member(page.id, page.path, XHTML, page.content, page.properties)

    def _article(self, chapter: Chapter, hrefs: dict[str, str]) -> Member:
        voice = voice_of(self.collection)
        packed, letters = self.cache.get(article_source(chapter, hrefs, voice), lambda: write_article(chapter, hrefs, voice))
        self.letters.update(letters)
        return Member(
            id=f"article-{chapter.article.id}",
            path=article_path(chapter.article),
            media_type=XHTML,
            content=packed,
            properties=("svg",),
            in_spine=True,
        )

    def _nav(self, entries: Iterable[Entry], body: str, title: str) -> Member:
        landmarks = [
            ("cover", "cover.xhtml", self.voice("epub.cover")),
            ("titlepage", title, self.voice("epub.title_page")),
            ("toc", "nav.xhtml#toc", self.voice("part.contents")),
            ("bodymatter", body, self.voice("epub.body")),
        ]
        if self.book.index:
            landmarks.append(("index", "parts/index.xhtml", self.voice("part.index")))
        return self._member(
            "nav", "nav.xhtml", XHTML, write_nav(self.voice, entries, landmarks), ("nav",)
        )

    def _ncx(self, entries: tuple[Entry, ...]) -> Member:
        return self._member("ncx", "toc.ncx", NCX, write_ncx(self.voice, self.title, self.collection.identifier, entries), spine=False)

    def _cover(self) -> tuple[Member, Member]:
        alt = self.voice("epub.cover_alt", title=self.title)
        body = f'<section epub:type="cover" aria-label="{self.voice("epub.cover")}"><img src="{COVER}" alt="{escape(alt)}"/></section>'
        page = self._member("cover", "cover.xhtml", XHTML,
                            document(self.voice("epub.cover"), body, self.voice, up="", attributes=' class="cover"'))
        cover = to_cover(self.collection, self.volume.digest, self.volume.label)
        picture, _ = self.cache.get(repr((cover, self.fonts_key)), lambda: draw_cover(self.root, cover), text=False, stored=True)
        return page, Member(id="cover-image", path=COVER, media_type="image/png", content=picture, properties=("cover-image",))

    def _style(self) -> Member:
        rules = [
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:normal;src:url("../fonts/{name}.ttf")}}\n'
            for family, weight, name in FACES
        ]
        sheet = resources.files("malaff.epub") / "book.css"
        rules.append(fill(sheet.read_text("utf-8"), palette_of(self.collection), "epub"))
        return self._member("style", "style/book.css", "text/css", "".join(rules).encode(), spine=False)

    def _fonts(self) -> Iterable[Member]:
        for name, font in self.fonts:
            yield Member(id=f"font-{name}", path=f"fonts/{name}.ttf", media_type="font/ttf", content=pack(cut_font(font, self.letters)))


def _pages(parts: Iterable[Part], voice: Voice) -> tuple[Page, ...]:
    return tuple(page for part in parts for page in divide(part, voice))
