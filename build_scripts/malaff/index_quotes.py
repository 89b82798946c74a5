"""The page of quotations, by speaker, and quotations as other pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from malaff.digest import Said, Speaker, source_of
from malaff.index_markup import Index, Pages, clipping_link, head, join, paged, section, to_page

SPEAKERS = 40  # on one page
MOST = 12  # quotations of one speaker here; the speaker's own page has the others


def build_quotes(index: Index) -> Pages:
    """docs/quotes.md: who is quoted with what words, most quoted first, and ways to the quotations of a topic."""
    speakers = index.digest.speakers
    total = sum(len(s.quotes) for s in speakers)
    deck = "كلام منسوب إلى قائله كما ورد بين علامتي تنصيص، ولم يُتحقق من صحته."

    def make(part: Sequence[Speaker], pager: str, n: int) -> str:
        first = 1 + (n - 1) * SPEAKERS
        jump = "".join(
            f'<a href="#speaker-{first + i}">{escape(s.name)} <b>{index.number(len(s.quotes))}</b></a>' for i, s in enumerate(part)
        )
        blocks = "".join(_speaker(index, s, first + i) for i, s in enumerate(part))
        body = join(
            '<div class="ml quotes">',
            head("فهرس", "الاقتباسات", deck if n == 1 else f"الصفحة {index.number(n)}"),
            section("بحسب القائل", f'<p class="tags">{jump}</p>', anchor="speakers")
            if part
            else "<p>لا اقتباسات منسوبة في هذه القصاصات.</p>",
            section("بحسب الموضوع", _topics(index) if n == 1 else "", anchor="by-topic"),
            blocks,
            pager,
            "</div>",
        )
        return to_page("الاقتباسات", body, description=f"{index.count(total, 'quote')}. {deck}")

    return paged("quotes.md", speakers, SPEAKERS, make, index.numerals)


def _topics(index: Index) -> str:
    links = [
        f'<a href="topics/{g.id}.html#quotes">{escape(g.name)} <b>{index.number(found)}</b></a>'
        for g in index.digest.topics
        if (found := sum(1 for a in g.articles for q in a.quotes if q.speaker_name))
    ]
    return f'<p class="tags">{"".join(links)}</p>' if links else ""


def _speaker(index: Index, speaker: Speaker, place: int) -> str:
    name = f'<a href="actors/{speaker.id}.html">{escape(speaker.name)}</a>' if speaker.id in index.actors else escape(speaker.name)
    role = f"<p>{escape(speaker.role)}</p>" if speaker.role else ""
    more = len(speaker.quotes) - MOST
    rest = (
        f'<p class="more"><a href="actors/{speaker.id}.html#said">له اقتباسات أخرى: {index.number(more)}</a></p>'
        if more > 0 and speaker.id in index.actors
        else ""
    )
    shown = speaker.quotes[:MOST] if rest else speaker.quotes
    return (
        f'<section class="sec sp"><div class="who"><h2 id="speaker-{place}">{name}</h2>{role}'
        f"<p>{index.count(len(speaker.quotes), 'quote')}</p></div>"
        f'<div class="qs">{quotations(index, shown, "")}{rest}</div></section>\n'
    )


def quotations(index: Index, quotes: Sequence[Said], up: str, *, named: bool = False) -> str:
    """Quotations with the clipping and source of each; `named` ones also with their speaker."""
    return "".join(_quotation(index, said, up, named) for said in quotes)


def _quotation(index: Index, said: Said, up: str, named: bool) -> str:
    anchor = next((f"p{n}" for n, block in enumerate(said.article.blocks, 1) if said.quote.text in block.text), "")
    who = f"<b>{escape(said.quote.speaker_name or '')}</b>" if named else ""
    source = source_of(said.article)
    return (
        f'<figure class="q"><blockquote>{escape(said.quote.text)}</blockquote>'
        f"<figcaption>{who}{clipping_link(index, said.article, up, anchor)}"
        f"{f'<span>{escape(source)}</span>' if source else ''}</figcaption></figure>\n"
    )
