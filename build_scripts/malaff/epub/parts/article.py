"""An article as a document of the book: source card, the text letter for letter, and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping

from malaff.apparatus.book import CardRow, Chapter, to_anchor
from malaff.apparatus.voice.voice import Voice
from malaff.collection.digest import has_lead
from malaff.epub.parts.xhtml import ILLEGAL, document, escape, graded, isolated, link, one_line, prose, web_address
from malaff.model.records import Article, Block, Span

FOLDER = "articles"
AFTER = {"card.names", "card.places", "card.topics"}  # rows of the card that stand after the text: on a phone they would push it away

Hrefs = Mapping[str, str]  # anchor of the book -> address from a document's folder


def article_path(article: Article) -> str:
    """The path of an article's document in the book."""
    return f"{FOLDER}/{article.id}.xhtml"


def paragraph_id(block: int) -> str:
    """The id of a paragraph: what the index of names points at."""
    return f"p{block + 1}"


def article_source(chapter: Chapter, hrefs: Hrefs, voice: Voice) -> str:
    """All that an article's document shows, as a text that changes when it must be made anew."""
    article = chapter.article
    body = [(block.kind, *((span.text, span.target) for span in block.spans)) for block in article.blocks]
    card = [(row.label, row.text, row.url, row.grade, *((ref.text, hrefs.get(ref.target)) for ref in row.refs)) for row in chapter.card]
    links = [_name_href(span.target, hrefs) for block in article.blocks for span in block.spans if span.target]
    log = [(rule.id, rule.why) for rule in article.rules], [(r.rule, r.text) for r in article.removed]
    repairs = [(r.rule, r.before, r.after) for r in article.repaired]
    said = (
        article.title,
        chapter.overline,
        chapter.flags,
        chapter.date_why,
        chapter.reference,
        chapter.file,
        chapter.sha256,
        voice.language,
        voice.numerals,
    )
    return repr((body, card, links, log, repairs, said))


def write_article(chapter: Chapter, hrefs: Hrefs, voice: Voice) -> bytes:
    """The document of an article. No word of ours stands between its paragraphs."""
    article = chapter.article
    body = "\n".join(_block(number, block, hrefs, lead=number == 0 and has_lead(article)) for number, block in enumerate(article.blocks))
    parts = (
        '<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">',
        "<header>",
        f'<p class="kick">{escape(chapter.overline)}</p>',
        f'<h1 id="title"{voice.text_attributes}>{prose(one_line(article.title))}</h1>',
        _card(chapter, hrefs, voice),
        "</header>",
        f'<div class="text"{voice.text_attributes}>\n{body}\n</div>',
        _after(chapter, hrefs, voice),
        "</section>",
    )
    return document(article.title, "\n".join(parts), voice)


def _name_href(target: str, hrefs: Hrefs) -> str | None:
    """Where a name of the body leads: who's who or places, else the index."""
    kind, _, name = target.partition("/")
    return hrefs.get(to_anchor(kind.removesuffix("s"), name)) or hrefs.get(to_anchor("index", name))


def _block(number: int, block: Block, hrefs: Hrefs, *, lead: bool) -> str:
    inner = "".join(_span(span, hrefs) for span in block.spans)
    tag = "h2" if block.kind == "h2" else "p"
    kind = ' class="lead"' if lead else ""
    return f'<{tag} id="{paragraph_id(number)}"{kind}>{inner}</{tag}>'


def _span(span: Span, hrefs: Hrefs) -> str:
    words = prose(span.text)
    if not span.target:
        return words
    href = _name_href(span.target, hrefs)
    return link(href, words) if href else words


def _card(chapter: Chapter, hrefs: Hrefs, voice: Voice) -> str:
    rows = [_card_row(row, hrefs, voice) for row in chapter.card if row.label not in map(voice, AFTER)]
    if chapter.date_why:
        rows.append(_row(voice("card.date_why"), f'<span class="light">{prose(chapter.date_why)}</span>'))
    rows += [_row(voice("card.note"), f'<span class="light">{prose(flag)}</span>') for flag in chapter.flags]
    return _list(rows)


def _list(rows: list[str]) -> str:
    """Rows as a list of labels: two columns where a reader can set them, below each other where it cannot."""
    return '<dl class="card">\n' + "\n".join(rows) + "\n</dl>"


def _row(label: str, content: str) -> str:
    return f"<div><dt>{escape(label)}</dt><dd>{content}</dd></div>"


def _card_row(row: CardRow, hrefs: Hrefs, voice: Voice) -> str:
    if address := web_address(row.url):
        content = link(address, isolated(row.text))
    elif row.refs:
        content = _refs(row, hrefs, voice)
    else:
        content = isolated(row.text) if row.grade is None else prose(row.text)
    if row.grade and row.grade.word == row.text:
        content = graded(row.grade)
    elif row.grade:
        content += " " + graded(row.grade)
    return _row(row.label, content)


def _refs(row: CardRow, hrefs: Hrefs, voice: Voice) -> str:
    items = []
    for ref in row.refs:
        href = hrefs.get(ref.target)
        items.append(link(href, isolated(ref.text)) if href else isolated(ref.text))
    return voice.joined(items)


def _after(chapter: Chapter, hrefs: Hrefs, voice: Voice) -> str:
    article = chapter.article
    rows = [_card_row(row, hrefs, voice) for row in chapter.card if row.label in map(voice, AFTER)]
    rows.append(_row(voice("card.cite"), prose(chapter.reference)))
    rows.append(_row(voice("card.raw"), f'<bdi>{escape(chapter.file)}</bdi><br/><bdi class="hash">{chapter.sha256}</bdi>'))
    if lost := sum(len(ILLEGAL.findall(text)) for text in (article.title, *(block.text for block in article.blocks))):
        rows.append(_row(voice("card.replaced"), voice("card.replaced_count", count=voice.number(lost))))
    parts = [
        '<section class="after" aria-labelledby="after">',
        f'<h2 id="after">{voice("clipping.about")}</h2>',
        _list(rows),
        _log(article, voice),
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def _log(article: Article, voice: Voice) -> str:
    """What was removed and repaired, rule by rule, with the words themselves; closed where the reader can close it."""
    why = {rule.id: rule.why for rule in article.rules}
    groups: dict[str, list[str]] = {}
    for removal in article.removed:
        groups.setdefault(removal.rule, []).append(_shown(removal.text))
    for repair in article.repaired:
        groups.setdefault(repair.rule, []).append(voice("log.became", before=_shown(repair.before), after=_shown(repair.after)))
    if not groups:
        return ""
    said = [voice.count(len(article.removed), "removal")] if article.removed else []
    said += [voice.count(len(article.repaired), "repair")] if article.repaired else []
    rows = "\n".join(
        f"<dt>{prose(why.get(rule) or rule)}</dt>\n" + "\n".join(f"<dd>{item}</dd>" for item in items) for rule, items in groups.items()
    )
    summary = voice("log.changed", said=escape(voice.listed(said)))
    return f'<details>\n<summary>{summary}</summary>\n<dl class="log">\n{rows}\n</dl>\n</details>'


def _shown(text: str) -> str:
    words = one_line(text)
    return f"«{isolated(words)}»" if words else "«»"
