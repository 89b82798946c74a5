"""The page of quotations, by speaker, and quotations as other pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from malaff.collection.digest import Said, Speaker, source_of
from malaff.site.pages.markup import Index, Pages, clipping_link, head, join, paged, section, to_page

TOGETHER = 10  # quotations of a speaker that stand together
GROUPS = 16  # of these on one page: at most about 90 kB


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Quotations of one speaker that stand together; `place` is the speaker's, `part` counts from 1."""

    place: int
    part: int
    speaker: Speaker
    quotes: Sequence[Said]


def build_quotes(index: Index) -> Pages:
    """docs/quotes.md: who is quoted with what words, most quoted first, and ways to the quotations of a topic."""
    speakers = index.digest.speakers
    total = sum(len(s.quotes) for s in speakers)
    deck = index.voice("quotes.deck")
    groups = [
        _Group(place=place, part=at // TOGETHER + 1, speaker=speaker, quotes=speaker.quotes[at : at + TOGETHER])
        for place, speaker in enumerate(speakers, 1)
        for at in range(0, len(speaker.quotes), TOGETHER)
    ]

    def make(part: Sequence[_Group], pager: str, n: int) -> str:
        firsts = {group.place: group for group in reversed(part)}  # of a speaker with several groups the first on this page
        jump = "".join(
            f'<a href="#speaker-{g.place}-{g.part}">{index.text(g.speaker.name)} <b>{index.number(len(g.speaker.quotes))}</b></a>'
            for _, g in sorted(firsts.items())
        )
        blocks = "".join(_group(index, group) for group in part)
        body = join(
            '<div class="ml quotes">',
            head(
                index.voice("frame.index"),
                index.voice("part.quotes"),
                deck if n == 1 else index.voice("frame.page", number=index.number(n)),
            ),
            section(index.voice("quotes.by_speaker"), f'<p class="tags">{jump}</p>', anchor="speakers")
            if part
            else f"<p>{index.voice('quotes.none')}</p>",
            section(index.voice("quotes.by_topic"), _topics(index) if n == 1 else "", anchor="by-topic"),
            blocks,
            pager,
            "</div>",
        )
        return to_page(index.voice("part.quotes"), body, description=f"{index.count(total, 'quote')}. {deck}")

    return paged("quotes.md", groups, GROUPS, make, index.voice)


def _topics(index: Index) -> str:
    links = [
        f'<a href="topics/{g.id}.html#quotes">{index.text(g.name)} <b>{index.number(found)}</b></a>'
        for g in index.digest.topics
        if (found := sum(1 for a in g.articles for q in a.quotes if q.speaker_name))
    ]
    return f'<p class="tags">{"".join(links)}</p>' if links else ""


def _group(index: Index, group: _Group) -> str:
    speaker = group.speaker
    name = f'<a href="actors/{speaker.id}.html">{index.text(speaker.name)}</a>' if speaker.id in index.actors else escape(speaker.name)
    role = f"<p>{escape(speaker.role)}</p>" if speaker.role else ""
    counted = f"<p>{index.count(len(speaker.quotes), 'quote')}</p>" if group.part == 1 else f"<p>{index.voice('quotes.continued')}</p>"
    return (
        f'<section class="sec sp"><div class="who"><h2 id="speaker-{group.place}-{group.part}">{name}</h2>{role}{counted}</div>'
        f'<div class="qs">{quotations(index, group.quotes, "")}</div></section>\n'
    )


def quotations(index: Index, quotes: Sequence[Said], up: str, *, named: bool = False) -> str:
    """Quotations with the clipping and source of each; `named` ones also with their speaker."""
    return "".join(_quotation(index, said, up, named) for said in quotes)


def _quotation(index: Index, said: Said, up: str, named: bool) -> str:
    anchor = next((f"p{n}" for n, block in enumerate(said.article.blocks, 1) if said.quote.text in block.text), "")
    who = f"<b>{escape(said.quote.speaker_name or '')}</b>" if named else ""
    source = source_of(said.article)
    return (
        f'<figure class="q"><blockquote{index.voice.text_attributes}>{escape(said.quote.text)}</blockquote>'
        f"<figcaption>{who}{clipping_link(index, said.article, up, anchor)}"
        f"{f'<span>{escape(source)}</span>' if source else ''}</figcaption></figure>\n"
    )
