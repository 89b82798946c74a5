"""What an editor wrote for the home page, as a part of the book: its Markdown as XHTML of a few plain elements."""

from __future__ import annotations

import re
from collections.abc import Collection as Names
from typing import TYPE_CHECKING

from malaff.collection.page import split_page
from malaff.epub.parts.pages import Part, Piece
from malaff.epub.parts.xhtml import clean, link, prose, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements kept, and what each becomes: the part's own heading is the h1.
KEPT = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "ul": "ul", "ol": "ol", "li": "li", "blockquote": "blockquote",
        "strong": "strong", "em": "strong", "code": "code", "pre": "pre", "hr": "hr", "br": "br"}  # Arabic has no slanted letters
SILENT = frozenset({"script", "style", "iframe", "object", "template", "svg", "math", "form"})
EMPTY = frozenset({"hr", "br"})
ARTICLE = re.compile(r"(?:\./)?articles/([A-Za-z0-9_-]+)\.(?:md|html)")


def to_introduction(text: str, title: str, articles: Names[str]) -> tuple[Part, ...]:
    """The part that holds an editor's Markdown; none where there are no words. `articles` are the ids links may lead to."""
    body = clean(split_page(text)[1])
    if not body.strip():
        return ()
    import markdown
    from lxml import html

    root = html.fragment_fromstring(markdown.markdown(body), create_parent="div")
    pieces = []
    for child in root:
        inner = _inside(child, articles)
        if isinstance(child.tag, str) and inner.strip():
            pieces.append(Piece(html=inner))
    return (Part(id="introduction", title=title, pieces=tuple(pieces), kind="introduction", role="doc-introduction"),) if pieces else ()


def _inside(element: HtmlElement, articles: Names[str]) -> str:
    """An element as markup: kept, unwrapped, or silent."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return ""
    content = prose(element.text or "") + "".join(_inside(child, articles) + prose(child.tail or "") for child in element)
    if element.tag == "a":
        return _link(element.get("href") or "", content, articles)
    name = KEPT.get(element.tag)
    if name in EMPTY:
        return f"<{name}/>"
    return f"<{name}>{content}</{name}>" if name else content


def _link(href: str, content: str, articles: Names[str]) -> str:
    if address := web_address(href):
        return link(address, content)
    match = ARTICLE.fullmatch(href)
    return link(f"../articles/{match[1]}.xhtml", content) if match and match[1] in articles else content
