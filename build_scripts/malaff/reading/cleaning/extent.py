"""Find where the body of a raw text begins and ends among menus, lists of links, teasers and readers' comments."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from malaff.reading.cleaning.bylines import read_byline
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.rules import Furniture
from malaff.reading.cleaning.stamps import is_stamp, read_url
from malaff.reading.cleaning.titles import LONGEST as LONGEST_TITLE

HEADLINE = 22  # words of a headline in a list of links
BRIEF = 4  # words of the shortest sentence of a brief
PART = 0.6  # share of the prose that stands before a closing heading in a whole article


def find_extent(lines: Sequence[TextLine], hits: Mapping[int, Furniture], dropped: Container[int],
                closes: Callable[[TextLine], bool], headline: int | None) -> tuple[int, int]:
    """The positions of the first and the last line of running text; of none, the end of the lines and the last.

    `hits` are the lines that are furniture wherever they stand, `dropped` those that an editor took out; `closes` says
    whether a line is furniture at the end of a text (a note about the writer); `headline` is where the window's title
    says that the article begins.
    """
    start = 0 if headline is None else headline + 1
    prose = [at for at, line in enumerate(lines) if at >= start and line.prose and at not in hits and at not in dropped]
    prose = [at for at in prose if not _is_teaser(lines, hits, prose, at)]
    if len(prose) > 1 and _is_long_title(lines, prose[0]):
        prose = prose[1:]
    while len(prose) > 1 and closes(lines[prose[-1]]):
        prose = prose[:-1]
    if not prose:
        kept = [at for at in range(max(0, start - 1), len(lines)) if at not in hits and at not in dropped]
        prose = _short_text(lines, kept, closes)
    return (prose[0], _last(lines, prose, hits)) if prose else (len(lines), len(lines) - 1)


def _is_teaser(lines: Sequence[TextLine], hits: Mapping[int, Furniture], prose: Sequence[int], at: int) -> bool:
    """Whether a paragraph is the teaser of another article: under a heading of links, between a headline and a date or headline."""
    heading = max((n for n in hits if n < at and hits[n].opens in ("list", "end")), default=None)
    before = at - 1
    if heading is None or heading < prose[0] or before <= heading or lines[before].stops or lines[before].words > HEADLINE:
        return False
    if any(heading < other < at and other - 1 in prose for other in prose):  # two paragraphs on end: the article went on
        return False
    after = at + 1
    if after >= len(lines) or after in hits or lines[after].prose:
        return False
    return is_stamp(lines[after].folded) or (not lines[after].stops and after + 1 in prose)


def _is_long_title(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the first long line is a title: no sentence, and a byline or a stamp under it."""
    line, after = lines[at], at + 1
    return (not line.ends and line.words <= LONGEST_TITLE and after < len(lines)
            and (is_stamp(lines[after].folded) or read_byline(lines[after].text, beside_body=True) is not None))


def _short_text(lines: Sequence[TextLine], kept: list[int], closes: Callable[[TextLine], bool]) -> list[int]:
    """Where nothing is surely prose (a poem, a brief): all that follows the title and the lines of metadata."""
    rest = kept[1:]
    while rest and (read_byline(lines[rest[0]].text, beside_body=True) or is_stamp(lines[rest[0]].folded)):
        rest = rest[1:]
    while rest and (closes(lines[rest[-1]]) or is_stamp(lines[rest[-1]].folded) or read_url(lines[rest[-1]].text) is not None):
        rest = rest[:-1]
    sentences = [at for at in rest if lines[at].stops and lines[at].words >= BRIEF]
    if sum(lines[at].words for at in sentences) * 2 > sum(lines[at].words for at in rest):
        return sentences  # a brief of short sentences, not a poem
    if rest:
        return rest
    return kept if len(kept) == 1 else []


def _last(lines: Sequence[TextLine], prose: Sequence[int], hits: Mapping[int, Furniture]) -> int:
    """The last line of running text: before a closing heading (comments, most read) that most of the prose precedes."""
    total = sum(lines[at].words for at in prose)
    for at in sorted(hits):
        if hits[at].opens == "end":
            before = [p for p in prose if p < at]
            if before and sum(lines[p].words for p in before) >= PART * total:
                return before[-1]
    return prose[-1]
