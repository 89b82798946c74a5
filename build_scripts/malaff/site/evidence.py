"""What a clipping's dates, offices and speech rest on: the words of the text, beside what was read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import date_words
from malaff.model.records import Article, Quote
from malaff.site.marks import of_text, time_words

Rows = tuple[tuple[str, ...], list[tuple[str, ...]]]  # the heads of a table and its cells
SHOWN = 90  # characters of what was said that tell which words are meant: a line of the table
AROUND = 60  # characters on each side of what was read; the paragraph above has the rest
SENTENCE_END = re.compile(r"[.!؟?؛]\s|\n")


def build_evidence(article: Article, voice: Voice) -> str:
    """A closed block with a table for dates, one for offices and one for speech; empty where there is none of them."""
    tables = [_table(voice, *each) for each in (_dates(article, voice), _offices(article, voice), _speech(article, voice)) if each[1]]
    if not tables:
        return ""
    summary = f'<summary><b>{voice("found.title")}</b></summary>'
    return f'<details class="prov" id="evidence" data-search-exclude>{summary}\n{"".join(tables)}</details>\n'


def _dates(article: Article, voice: Voice) -> Rows:
    heads = (voice("table.line"), voice("found.dates"), voice("found.value"), voice("found.words"))
    return heads, [(voice.number(date.line), of_text(date.text, voice),
                    time_words(date.when, voice, date_words(date.when, voice)) if date.when else voice("grade.unknown"),
                    of_text(_around(date.context, date.text), voice)) for date in article.dates]


def _offices(article: Article, voice: Voice) -> Rows:
    heads = (voice("table.name"), voice("who.role"), voice("found.words"))
    return heads, [(of_text(actor.name, voice), of_text(role, voice), of_text(_around(_sentence(article, role), role), voice))
                   for actor in article.actors for role in actor.roles]


def _speech(article: Article, voice: Voice) -> Rows:
    heads = (voice("table.line"), voice("found.said"), voice("found.form"), voice("found.words"))
    forms = {"direct": voice("found.direct"), "reported": voice("found.reported")}
    said = [*((quote, forms[quote.form]) for quote in article.quotes),
            *((quote, voice("found.unmarked")) for quote in article.statements)]
    return heads, [(voice.number(quote.line), of_text(_shortened(quote), voice), f'{voice(f"act.{quote.act}")}{voice("list.comma")}{form}',
                    of_text(_around(quote.context, quote.verb), voice)) for quote, form in said]


def _shortened(quote: Quote) -> str:
    return quote.text if len(quote.text) <= SHOWN else quote.text[:SHOWN].rsplit(" ", 1)[0] + "…"


def _around(context: str, words: str) -> str:
    """The words with what stands next to them, cut between words."""
    start = max(context.find(words), 0)
    end = start + len(words)
    before, after = context[:start], context[end:]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return f"{before}{context[start:end]}{after}"


def _sentence(article: Article, words: str) -> str:
    """The first sentence of the text that holds these words."""
    return next((sentence for sentence in _sentences(article) if words in sentence), "")


def _sentences(article: Article) -> Iterator[str]:
    for block in article.blocks:
        yield from (sentence.strip() for sentence in SENTENCE_END.split(block.text))


def _table(voice: Voice, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    top = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f'<table class="tb"><thead><tr>{top}</tr></thead><tbody>\n{body}</tbody></table>\n'
