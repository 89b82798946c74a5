"""Check a built site: direction, bodies, removed pieces, links and foreign requests."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from malaff.apparatus.voice.voice import voice_of
from malaff.model.records import Article, Collection, Finding

LEAK = 25  # letters: a removed piece shorter than that (a stamp, a name) can rightly stand elsewhere on its page
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# What loads something as the page opens; a link that a reader follows may lead out.
LOADING = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("object", "data"), ("video", "src"), ("audio", "src")}


def check_site(site: Path, collection: Collection) -> tuple[Finding, ...]:
    """Direction, bodies, removed pieces, links and foreign requests of a built site."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    searched = squeeze(" ".join(path.read_text(encoding="utf-8") for path in sorted((site / "search").rglob("*.js"))))
    findings = [f for article in collection.articles for f in _check_article(article, pages, searched)]
    ids = {name: page.ids for name, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name, page in pages.items():
        findings += _check_page(name, page, ids, files, collection)
    return tuple(findings)


def _check_article(article: Article, pages: dict[str, _Page], searched: str) -> list[Finding]:
    name = f"articles/{article.id}.html"
    page = pages.get(name)
    if page is None:
        return [Finding(code="site.article", where=name, text=f"has not been made for «{article.title}»", hint="Run `malaff site`.")]
    found, at = [], 0
    for number, block in enumerate(article.blocks, 1):
        text = squeeze(block.text)
        place = page.text.find(text, at)
        if place < 0:
            found.append(Finding(code="site.body", where=name, text=f"paragraph {number} is not whole or not in order: {text[:60]}"))
        else:
            at = place + len(text)
    # Moved to the source card, or quoted there as what the date rests on.
    fields = [article.publisher, article.agency, article.byline, article.section, article.url, article.published_why]
    kept = squeeze(" ".join([article.title, article.summary, *filter(None, fields), *(block.text for block in article.blocks)]))
    for removal in article.removed:
        text = squeeze(removal.text)
        if len(text) >= LEAK and text not in kept and (text in page.text or text in searched):
            how = "shown" if text in page.text else "found by the search"
            found.append(Finding(code="site.leak", where=name, text=f"line {removal.line} was removed and is {how}: {text[:60]}"))
    return found


def _check_page(name: str, page: _Page, ids: dict[str, set[str]], files: set[str], collection: Collection) -> Iterable[Finding]:
    base, way = collection.url, voice_of(collection).direction
    if page.direction != way:
        yield Finding(code="site.direction", where=name, text=f'the html element has no dir="{way}"')
    for address in page.loaded:
        if urlsplit(address).scheme not in ("", "data") and not (base and address.startswith(base)):
            yield Finding(code="site.external", where=name, text=f"loads {address}", hint="Put the file into docs/ or theme_overrides/.")
    root = base or "https://site.invalid/"
    for link in sorted(page.links):
        target = urljoin(root + name, link)
        if not target.startswith(root):
            continue
        split = urlsplit(target[len(root):])
        path = unquote(split.path)
        path = path + "index.html" if path == "" or path.endswith("/") else path
        if path not in files:
            yield Finding(code="site.link", where=name, text=f"a link leads nowhere: {link}")
        elif split.fragment and path in ids and not {split.fragment, unquote(split.fragment)} & ids[path]:
            yield Finding(code="site.anchor", where=name, text=f"a link's place is not on its page: {link}")


def squeeze(text: str) -> str:
    """Text with its white space and invisible marks reduced, for comparing what is read."""
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u2066-\u2069\u00ad]", "", html.unescape(text))).strip()


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


class _Page(HTMLParser):
    """The words of a page outside its removal log and its scripts, its ids, links and what it loads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.direction = ""
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self._words: list[str] = []
        self._text: str | None = None
        self._hidden: list[str] = []

    @property
    def text(self) -> str:
        """The words, in order, with single spaces."""
        if self._text is None:
            self._text = squeeze("".join(self._words))
        return self._text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and loads; stop listening inside scripts, styles and the removal log."""
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.direction = values.get("dir", "")
        self.ids |= {values[key] for key in ("id", "name") if values.get(key)}
        if tag == "a" and values.get("href"):
            self.links.add(values["href"])
        self.loaded |= {values[key] for each, key in LOADING if each == tag and values.get(key)}
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon") and values.get("href"):
            self.loaded.add(values["href"])
        if tag in VOID:
            return
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden.append(tag)
        elif tag in ("script", "style", "template") or "data-removed" in values:
            self._hidden.append(tag)
        elif tag in ("p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "dd", "dt", "section", "br"):
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Listen again where the hidden element ends."""
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        """Keep the words that are shown."""
        if not self._hidden:
            self._words.append(data)
