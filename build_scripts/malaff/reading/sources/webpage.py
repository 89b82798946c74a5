"""Read the article in a saved web page, with its head and with what the page holds besides; fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from malaff.arabic.letters import fold, squeeze
from malaff.model.errors import SeedError
from malaff.reading.cleaning.bylines import read_byline
from malaff.reading.cleaning.cohesion import TOLD_ELSEWHERE, is_strange
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.stamps import publisher_of
from malaff.reading.cleaning.titles import SHARED, told_share
from malaff.reading.sources.blocks import Block, read_blocks
from malaff.reading.sources.bounds import LARGEST_PAGE, check_markup
from malaff.reading.sources.decode import decode
from malaff.reading.sources.source import Document

GIVEN = (("title", "title"), ("published", "date"), ("site", "sitename"), ("url", "url"))  # ours, trafilatura's
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OPENING = 40  # letters by which the paragraph under a heading is known again
HEAD = 40  # blocks at most between a headline and its article: share bars and pictures stand there too, a whole menu does not
LEAST = 4  # words of a block outside the article that is listed: shorter ones are buttons and menu entries
MANY = 3  # links on end, after which what tells nothing of the article is not its
LINKED = 0.6  # share of a block's letters in links from which it is a link and no paragraph
# The date that the page declares; searching its text for one takes a link's date for the article's.
DECLARED = {"extensive_search": False, "original_date": True}
WRITER = ('//meta[@name="author" or @name="Author" or @property="article:author" or @itemprop="author"]/@content',
          '//*[@itemprop="author"]//*[@itemprop="name"]/text()')


class WebPage:
    """A saved .html file."""

    endings = (".html", ".htm")
    largest = LARGEST_PAGE

    def read(self, path: str, data: bytes) -> Iterator[Document]:
        """The article of the page. Raises SeedError where it holds none."""
        markup, encoding, _ = decode(data, path)
        check_markup(markup, path)
        page = read_page(markup, path)
        yield Document(text=page.text, given=page.given, outside=page.outside, encoding=encoding, page=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a raw text: its article's lines, what its head says, and the first line that stands outside the article."""

    text: str
    given: dict[str, str]
    outside: int


def read_page(markup: str, where: str) -> Page:
    """The article of a page as a text: the window's title and what stands under the headline, the article, then all other blocks.

    Nothing is lost: a paragraph between two of the article, or between the headline and its first, is the article's, whatever
    the page's markup says; what else the page holds stands below, outside. Raises SeedError where the page holds no article.
    """
    import trafilatura  # half a second to load: only where a collection holds web pages

    tree: Any = trafilatura.load_html(markup)
    page: Any = None if tree is None else trafilatura.bare_extraction(
        markup, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True, date_extraction_params=DECLARED)
    found: dict[str, Any] = page.as_dict() if page is not None else {}
    body = (found.get("text") or "").strip()
    if not body:
        raise SeedError(where, "holds no article that can be read", "Save the article's text as .txt and put that there.")
    given = {ours: " ".join(str(found[theirs]).split()) for ours, theirs in GIVEN if found.get(theirs)}
    blocks = read_blocks(tree)
    given |= _fields(tree, given, blocks)
    lines, used = _join(body.split("\n"), blocks, given.get("title", ""))
    window = " ".join("".join(tree.xpath("//title[1]/text()")).split())
    top = [line for line in (window, given.get("title", "")) if line and squeeze(line) not in map(squeeze, lines[:1])]
    lines = [*dict.fromkeys(top), *lines]
    captions = {squeeze(alt) for alt in tree.xpath("//img/@alt") if squeeze(alt) not in squeeze(window)}
    inside = [line for line in lines if squeeze(line) not in captions or len(line.split()) >= OPENING]
    others = [line for line in lines if line not in inside]
    others += [block.text for block in blocks if id(block) not in used and len(block.text.split()) >= LEAST]
    return Page(text="\n".join([*inside, *others]), given=given, outside=len(inside) + 1 if others else 0)


def _fields(tree: Any, given: dict[str, str], blocks: Sequence[Block]) -> dict[str, str]:
    """What the page's head says surely: its own headline, whose site it is, and its writer."""
    fields = {}
    title = squeeze(given.get("title", ""))
    own = [block.text for block in blocks if block.tag == "h1" and len(block.letters) > LEAST and block.letters in title]
    if own and squeeze(own[0]) != title:
        fields["title"] = own[0]
    if publisher := publisher_of(given.get("url", "")):
        fields["publisher"] = publisher
    for path in WRITER:
        for name in tree.xpath(path):
            byline = read_byline(" ".join(name.split()), beside_body=True)
            if byline and byline.writer and "byline" not in fields:
                fields["byline"] = byline.writer
    return fields


def _join(lines: Sequence[str], blocks: Sequence[Block], title: str) -> tuple[list[str], set[int]]:
    """The extracted lines with the head above them, and with the headings and paragraphs that extraction left out; and the blocks
    (by identity) that they hold."""
    places = _places(lines, blocks)
    if not places:
        return list(lines), set()
    lines, places = _without_teasers(*_in_order(lines, places), blocks)
    first, last = min(places.values()), max(places.values())
    known = {squeeze(line) for line in lines}
    whole = "".join(squeeze(line) for line in lines)
    start = _headline(blocks, first, title)
    above = [block for block in blocks[start:first] if not _is_held(block, whole, lines)] if start is not None else []
    parents = {blocks[at].parent for at in places.values() if blocks[at].tag == "p"}
    missed: dict[int, list[Block]] = {}
    for at in range(first, last + 1):
        block = blocks[at]
        under = blocks[at + 1] if at + 1 < len(blocks) else None
        heading = block.tag in HEADINGS and block.letters not in known and under is not None and at + 1 in places.values()
        paragraph = block.tag == "p" and block.parent in parents and block.letters and block.letters not in whole
        if not block.frame and (heading or (paragraph and _is_prose(block))):
            missed.setdefault(at, []).append(block)
    out = [block.text for block in above if not block.frame]
    waiting = sorted(missed)
    for number, line in enumerate(lines):
        while waiting and number in places and waiting[0] < places[number]:
            out += [block.text for block in missed[waiting.pop(0)]]
        out.append(line)
    kept = {squeeze(line) for line in out}
    used = {id(block) for block in blocks if block.letters in whole or block.letters in kept}
    return out, used


def _is_held(block: Block, whole: str, lines: Sequence[str]) -> bool:
    """Whether the article's lines hold a block: by its letters, one of digits too by its words (`7 يونيو 2020` has one month's letters)."""
    return block.letters in whole and (not re.search(r"\d", block.text) or any(block.text in line for line in lines))


def _places(lines: Sequence[str], blocks: Sequence[Block]) -> dict[int, int]:
    """For each extracted line the block that holds its beginning; lines that none holds are left out."""
    places: dict[int, int] = {}
    at = 0
    for number, line in enumerate(lines):
        opening = squeeze(line)[:OPENING]
        if len(opening) < LEAST:
            continue
        onward = (*range(at, len(blocks)), *range(at))  # extraction may set what it found late last
        found = next((n for n in onward if opening in blocks[n].letters), None)
        if found is not None and (places or _is_prose(blocks[found])):
            places[number] = found
            at = found
    return places


def _in_order(lines: Sequence[str], places: dict[int, int]) -> tuple[list[str], dict[int, int]]:
    """The lines in the page's order, and their blocks: a line without one stays after the line that it followed."""
    order, place = [], -1
    for number in range(len(lines)):
        place = places.get(number, place)
        order.append((place, number))
    order.sort()
    return [lines[number] for _, number in order], {at: places[number] for at, (_, number) in enumerate(order) if number in places}


def _without_teasers(lines: Sequence[str], places: dict[int, int], blocks: Sequence[Block]) -> tuple[list[str], dict[int, int]]:
    """The lines without paragraphs that stand among links and tell what the link above them says, and nothing of the article."""
    kept: list[int] = []
    story: list[str] = []
    before = -1
    for number, line in enumerate(lines):
        place = places.get(number)
        links = [block for block in blocks[before + 1 : place] if block.linked >= LINKED] if place is not None and story else []
        told = bool(links) and told_share(TextLine(number=0, text=links[-1].text), fold(line)) >= SHARED
        if (told and is_strange([line], story, ease=TOLD_ELSEWHERE)) or (len(links) >= MANY and is_strange([line], story)):
            continue
        kept.append(number)
        if place is not None:
            before = place
            story.append(line)
    return [lines[n] for n in kept], {at: places[n] for at, n in enumerate(kept) if n in places}


def _headline(blocks: Sequence[Block], first: int, title: str) -> int | None:
    """The block of the headline before the article's first: a heading that the title holds, near enough to be its own."""
    wanted = squeeze(title)
    near = range(first - 1, max(-1, first - HEAD), -1)
    return next((at for at in near if blocks[at].letters and not blocks[at].frame and (
        blocks[at].letters == wanted or (blocks[at].tag in HEADINGS and blocks[at].letters in wanted))), None)


def _is_prose(block: Block) -> bool:
    return block.linked < LINKED and not block.picture and TextLine(number=0, text=block.text).prose
