"""What rendering cannot know of a clipping: its number, date in words, log with reasons, references and neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from malaff.apparatus.citing import cite_apa, cite_arabic, cite_bibtex
from malaff.apparatus.voice.voice import Voice, own_digits, voice_of
from malaff.apparatus.wording import grade_published, published_words
from malaff.collection.digest import Digest, group_id, has_lead, pull_quote, source_of
from malaff.collection.relations import Relation
from malaff.model.records import Article, Collection
from malaff.site.citation import to_coins
from malaff.site.data_files import FOLDER
from malaff.site.evidence import build_evidence
from malaff.site.marks import grade_words, of_text, set_apart, time_words

OUTWARD = ("number", "twins", "cite", "related", "neighbours")  # the marks that say something of other clippings or files
BLOCK = re.compile(r"<(p|h2)(?=[ >])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A clipping with what it needs of the others."""

    article: Article
    collection: Collection
    digest: Digest
    relations: tuple[Relation, ...]
    before: Article | None
    after: Article | None
    voice: Voice
    offprint: str = ""  # the size of the article's own PDF in words, where it has one


def to_marks(clipping: Clipping) -> dict[str, Callable[[str], str]]:
    """What stands at each `malaff:` mark of the page; each is given what rendering put there."""
    return {
        "number": lambda _: f"<span>{clipping.voice('clipping.numbered', number=_number(clipping, clipping.article))}</span>",
        "twins": lambda _: _twins(clipping),
        "source": lambda url: _source(clipping, url),
        "date": lambda _: _date(clipping),
        "why": lambda _: set_apart(escape(own_digits(clipping.article.published_why, clipping.voice))),
        "link": lambda _: _link(clipping.article, clipping.voice),
        "body": lambda html: _body(clipping, html),
        "log": lambda _: _log(clipping),
        "evidence": lambda _: set_apart(build_evidence(clipping.article, clipping.voice)),
        "cite": lambda _: _cite(clipping),
        "related": lambda _: _related(clipping),
        "neighbours": lambda _: _neighbours(clipping),
    }


def _number(clipping: Clipping, article: Article) -> str:
    return clipping.voice.number(clipping.digest.numbers[article.id])


def _twins(clipping: Clipping) -> str:
    known = clipping.digest.numbers
    links = [
        f'<a href="{i}.html">{clipping.voice("clipping.the", number=clipping.voice.number(known[i]))}</a>'
        for i in clipping.article.duplicates
        if i in known
    ]
    return f'<p class="flag">{clipping.voice("flag.twins_site", clippings=clipping.voice.listed(links))}</p>' if links else ""


def _source(clipping: Clipping, url: str) -> str:
    source = source_of(clipping.article)
    return url.replace("index.html", f"{group_id(source)}.html") if source else url


def _date(clipping: Clipping) -> str:
    article, voice = clipping.article, clipping.voice
    words = published_words(article.published, article.published_weekday, voice)
    said = time_words(article.published, voice, words) if article.published else escape(words) if article.published_weekday else ""
    return said + grade_words(grade_published(article.published, article.published_from, article.published_weekday, clipping.voice))


def _link(article: Article, voice: Voice) -> str:
    if not article.url or not article.url.startswith(("https://", "http://")):
        return ""
    host = article.url.split("/")[2]
    link = f'<a href="{escape(article.url)}" rel="external noreferrer"><bdi dir="ltr">{escape(host)}</bdi></a>'
    return f"<div><dt>{voice('card.link')}</dt><dd>{link}</dd></div>"


# ---------------------------------------------------------------- the body


def _body(clipping: Clipping, html: str) -> str:
    """The rendered body with an id for every paragraph, foreign words set apart and the pulled quote after its paragraph."""
    pulled, place = _pulled(clipping.article)
    pieces: list[str] = []
    at, seen = 0, 0
    for match in BLOCK.finditer(html):
        if pulled and seen == place + 1:
            pieces += [html[at : match.start()], pulled]
            at = match.start()
        seen += 1
        kind = ' class="lead"' if seen == 1 and match[1] == "p" and has_lead(clipping.article) else ""
        mark = f'<p id="p{seen}"{kind}' if match[1] == "p" else f'<span id="p{seen}"></span><h2'
        pieces += [html[at : match.start()], mark]
        at = match.end()
    pieces.append(html[at:])
    if pulled and seen == place + 1:
        pieces.append(pulled)
    return set_apart("".join(pieces))


def _pulled(article: Article) -> tuple[str, int]:
    """The quotation to set large, and the paragraph it stands in."""
    best = pull_quote(article)
    place = next((n for n, block in enumerate(article.blocks) if best and best.text in block.text), -1)
    if best is None or place < 0:
        return "", -1
    role = next((a.roles[0] for a in article.actors if a.id == best.speaker and a.roles), "")
    said = f"<span>{escape(role)}</span>" if role else ""
    return (
        f'<figure class="pq" aria-hidden="true" data-search-exclude><blockquote>{escape(best.text)}</blockquote>'
        f"<figcaption><b>{escape(best.speaker_name or '')}</b>{said}</figcaption></figure>\n"
    ), place


# ---------------------------------------------------------------- log, references, neighbours


def _log(clipping: Clipping) -> str:
    article, voice = clipping.article, clipping.voice
    why = {rule.id: rule.why for rule in article.rules}

    def row(line: int, rule: str, *cells: str) -> str:
        texts = "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in cells)
        return f'<tr><td class="num">{voice.number(line)}</td><td>{escape(why.get(rule) or rule)}</td>{texts}</tr>\n'

    removed = "".join(row(r.line, r.rule, r.text) for r in article.removed)
    repaired = "".join(row(r.line, r.rule, r.before, r.after) for r in article.repaired)
    tables = _log_table(clipping.voice, (clipping.voice("log.removed_text"),), removed) + _log_table(
        clipping.voice, (clipping.voice("log.before"), clipping.voice("log.after")), repaired
    )
    return tables or f'<p class="dek">{clipping.voice("log.nothing")}</p>'


def _log_table(voice: Voice, heads: tuple[str, ...], rows: str) -> str:
    if not rows:
        return ""
    top = "".join(f'<th scope="col">{name}</th>' for name in (voice("table.reason"), *heads))
    return (
        f'<table class="tb big"><thead><tr><th scope="col" class="num">{voice("table.line")}</th>'
        f"{top}</tr></thead><tbody>\n{rows}</tbody></table>"
    )


def _cite(clipping: Clipping) -> str:
    article, collection = clipping.article, clipping.collection
    rows = (
        (clipping.voice("cite.arabic"), "ar", f'<span id="cite-ar">{set_apart(escape(cite_arabic(article, collection)))}</span>'),
        ("APA", "apa", f'<span id="cite-apa">{set_apart(escape(cite_apa(article, collection)))}</span>'),
        ("BibTeX", "bib", f'<pre id="cite-bib" dir="ltr">{escape(cite_bibtex(article, collection).strip())}</pre>'),
    )
    cells = "".join(
        f'<div><dt>{name}</dt><dd>{text}</dd><dd class="do">'
        f'<button type="button" class="copy" data-done="{clipping.voice("cite.copied")}" data-copy="cite-{key}" aria-label="'
        f'{clipping.voice("cite.copy_of", name=name)}">{clipping.voice("cite.copy")}</button></dd></div>'
        for name, key, text in rows
    )
    pdf = f"../{FOLDER}/articles/{escape(article.id)}.pdf"
    get = (
        f'<p class="get"><a href="{pdf}"><b>PDF</b> {clipping.voice("clipping.alone")} <small>{clipping.offprint}</small></a></p>'
        if clipping.offprint
        else ""
    )
    coins = to_coins(article, f"{collection.url}articles/{article.id}.html" if collection.url else "")
    return f'<section class="foot cite"><h2 id="cite">{clipping.voice("cite.title")}</h2><dl>{cells}</dl>{get}{coins}</section>'


def _related(clipping: Clipping) -> str:
    voice = clipping.voice
    same = [r for r in clipping.relations if r.same_story]
    others = [r for r in clipping.relations if not r.same_story]
    parts = ""
    for title, anchor, rows in ((clipping.voice("related.same"), "same-story", same), (clipping.voice("related.near"), "related", others)):
        items = "".join(
            f'<li><span class="n">{_number(clipping, r.article)}</span><div><a href="{escape(r.article.id)}.html">'
            f"{of_text(r.article.title, voice)}</a><small>"
            f"{voice('related.shared', names=voice.joined([of_text(name, voice) for name in r.shared]))}</small></div></li>\n"
            for r in rows
        )
        parts += f'<section class="foot rel"><h2 id="{anchor}">{title}</h2><ul>\n{items}</ul></section>' if items else ""
    return parts


def _neighbours(clipping: Clipping) -> str:
    before, after = clipping.before, clipping.after
    links = [
        f'<a href="{escape(a.id)}.html" rel="{rel}">'
        f"<small>{clipping.voice('clipping.neighbour', place=name, number=_number(clipping, a))}</small>"
        f"{of_text(a.title, clipping.voice)}</a>"
        if a
        else "<span></span>"
        for a, rel, name in ((before, "prev", clipping.voice("clipping.before")), (after, "next", clipping.voice("clipping.after")))
    ]
    return f'<nav class="foot step" aria-label="{clipping.voice("clipping.by_date")}">{"".join(links)}</nav>'


def counted(match: re.Match[str], collection: Collection) -> str:
    """A `<data>` of the template in words: the number, with its noun where the element names one."""
    value, noun = int(match["value"]), match["noun"]
    words = voice_of(collection).count(value, noun) if noun else voice_of(collection).number(value)
    return f'<data value="{value}">{words}</data>'
