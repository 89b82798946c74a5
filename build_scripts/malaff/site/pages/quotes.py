"""The page of quotations, by speaker, and quotations as other pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from malaff.collection.digest import Said, Speaker, source_of
from malaff.model.records import Quote
from malaff.site.pages.markup import Index, Pages, Part, clipping_link, head, join, numbered, paged, section, to_page

TOGETHER = 10  # quotations of a speaker that stand together
GROUPS = 16  # of these on one page
MARKUP = 450  # bytes round a quotation: its link with the clipping's title, its source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Quotations (or statements) of one speaker that stand together; `place` is the speaker's, `part` counts from 1."""

    place: int
    part: int
    speaker: Speaker
    quotes: Sequence[Said]
    kind: str = "speaker"
    opens: bool = False  # the first of the statements

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return f"{self.kind}-{self.place}-{self.part}"


def build_quotes(index: Index) -> Pages:
    """docs/quotes.md: who is quoted with what words, most quoted first, and ways to the quotations of a topic."""
    groups = [*_groups(index.digest.speakers, "speaker"), *_groups(index.digest.stated, "stated")]
    return {name: _page(index, part) for name, part in paged("quotes.md", groups, GROUPS, index.voice, _weight)}


def _page(index: Index, part: Part[_Group]) -> str:
    total, deck = sum(len(s.quotes) for s in index.digest.speakers), index.voice("quotes.deck")
    firsts = {(group.kind, group.place): group for group in reversed(part.rows)}  # of a speaker with several groups the first on this page
    jump = "".join(
        f'<a href="#{g.anchor}">{index.text(g.speaker.name)} <b>{index.number(len(g.speaker.quotes))}</b></a>'
        for _, g in sorted(firsts.items())
    )
    blocks = "".join(_group(index, group) for group in part.rows)
    body = join(
        '<div class="ml quotes">',
        head(
            index.voice("frame.index"),
            index.voice("part.quotes"),
            numbered(index, part, deck),
        ),
        section(index.voice("quotes.by_speaker"), f'<p class="tags">{jump}</p>', anchor="speakers")
        if part.rows
        else f"<p>{index.voice('quotes.none')}</p>",
        section(index.voice("quotes.by_topic"), _topics(index) if part.is_first else "", anchor="by-topic"),
        blocks,
        part.pager,
        "</div>",
    )
    return to_page(index.voice("part.quotes"), body, description=f"{index.count(total, 'quote')}. {deck}")


def _weight(group: _Group) -> int:
    """About how many bytes the quotations of a group are as HTML; an Arabic letter has two."""
    return sum(2 * len(said.quote.text) + MARKUP for said in group.quotes)


def _groups(speakers: Sequence[Speaker], kind: str) -> list[_Group]:
    return [
        _Group(place=place, part=at // TOGETHER + 1, speaker=speaker, quotes=speaker.quotes[at : at + TOGETHER], kind=kind,
               opens=kind == "stated" and place == 1 and at == 0)
        for place, speaker in enumerate(speakers, 1)
        for at in range(0, len(speaker.quotes), TOGETHER)
    ]


def _topics(index: Index) -> str:
    links = [
        f'<a href="topics/{escape(g.id)}.html#quotes">{index.text(g.name)} <b>{index.number(found)}</b></a>'
        for g in index.digest.topics
        if (found := sum(1 for a in g.articles for q in a.quotes if q.speaker_name))
    ]
    return f'<p class="tags">{"".join(links)}</p>' if links else ""


def _group(index: Index, group: _Group) -> str:
    speaker = group.speaker
    if speaker.id and speaker.id in index.actors:
        name = f'<a href="{index.addresses.of("actors", speaker.id)}">{index.text(speaker.name)}</a>'
    else:
        name = escape(speaker.name)
    role = f"<p>{escape(speaker.role)}</p>" if speaker.role else ""
    noun = "quote" if group.kind == "speaker" else "statement"
    counted = f"<p>{index.count(len(speaker.quotes), noun)}</p>" if group.part == 1 else f"<p>{index.voice('quotes.continued')}</p>"
    opening = f'<p id="statements">{index.voice("quotes.stated")}</p>\n' if group.opens else ""
    return (
        f'{opening}<section class="sec sp"><div class="who"><h2 id="{group.anchor}">{name}</h2>{role}{counted}</div>'
        f'<div class="qs">{quotations(index, group.quotes, "")}</div></section>\n'
    )


def quotations(index: Index, quotes: Sequence[Said], up: str, *, named: bool = False) -> str:
    """Quotations with the clipping, the source and the words that introduce each; `named` ones also with their speaker."""
    return "".join(_quotation(index, said, up, named) for said in quotes)


def _quotation(index: Index, said: Said, up: str, named: bool) -> str:
    quote, article = said.quote, said.article
    anchor = next((f"p{n}" for n, block in enumerate(article.blocks, 1) if quote.text in block.text), "")
    who = f"<b>{escape(quote.speaker_name or '')}</b>" if named else ""
    source = source_of(article)
    plain = "" if quote in article.quotes else " plain"  # a statement has no marks in the text, and gets none here
    return (
        f'<figure class="q{plain}"><blockquote{index.voice.text_attributes}>{escape(quote.text)}</blockquote>'
        f"<figcaption>{who}{clipping_link(index, article, up, anchor)}"
        f"{f'<span>{escape(source)}</span>' if source else ''}{_evidence(index, quote)}</figcaption></figure>\n"
    )


def _evidence(index: Index, quote: Quote) -> str:
    """What the verb does, and on demand the words that introduce the quotation and name its speaker."""
    act = index.voice(f"act.{quote.act}")
    if not quote.context:
        return f"<span>{act}</span>"
    return f'<details class="how"><summary>{act}</summary><p{index.voice.text_attributes}>{escape(quote.context)}</p></details>'
