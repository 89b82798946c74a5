"""Find where the body of a raw text begins and ends among menus, lists of links, teasers and readers' comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from malaff.arabic.letters import fold
from malaff.reading.cleaning.bylines import read_byline
from malaff.reading.cleaning.cohesion import IN_A_SERIES, TOLD_ELSEWHERE, is_strange
from malaff.reading.cleaning.lines import LONG, TextLine
from malaff.reading.cleaning.rules import Furniture
from malaff.reading.cleaning.stamps import is_stamp, read_url
from malaff.reading.cleaning.titles import CUT, SHARED, told_share
from malaff.reading.cleaning.titles import LONGEST as LONGEST_TITLE

HEADLINE = 22  # words of a headline in a list of links
BRIEF = 4  # words of the shortest sentence of a brief
LEAD = 6  # paragraphs that show what an article tells
LIST = 5  # lines under a heading of links from which it is a list at the end of the page, and none inside an article
ROW = re.compile(r"\s(?:\||•|●|\*+|::)\s")  # what parts headlines in a row
PIECES = 4  # of a row
LEAST = 0.25  # of the words after a closing heading: an article has more than that
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
    prose = [at for at in prose if not _is_teaser(lines, hits, prose, at) and not _is_cut(lines, hits, at)]
    if len(prose) > 1 and (_is_long_title(lines, prose[0]) or _is_ticker(lines, prose)):
        prose = prose[1:]
    while len(prose) > 1 and closes(lines[prose[-1]]):
        prose = prose[:-1]
    if not prose:
        kept = [at for at in range(max(0, start - 1), len(lines)) if at not in hits and at not in dropped]
        prose = _short_text(lines, kept, closes)
    return (prose[0], _last(lines, prose, hits)) if prose else (len(lines), len(lines) - 1)


def _is_teaser(lines: Sequence[TextLine], hits: Mapping[int, Furniture], prose: Sequence[int], at: int) -> bool:
    """Whether a paragraph is the teaser of another article: under a heading of links, below a headline of its own."""
    heading = max((n for n in hits if n < at and hits[n].opens in ("list", "end")), default=None)
    before = at - 1
    while before > 0 and is_stamp(lines[before].folded):  # headline, its day, its lead
        before -= 1
    if heading is None or heading < prose[0] or before <= heading or lines[before].stops or lines[before].words > HEADLINE:
        return False
    story = [lines[n].text for n in prose if n < heading]
    if told_share(lines[before], lines[at].folded) >= SHARED:
        series = before - 1 in prose and before - 1 > heading  # headline and lead, headline and lead
        if is_strange([lines[at].text], story, ease=IN_A_SERIES if series and not lines[at].goes_on else TOLD_ELSEWHERE):
            return True  # it goes on from that headline, and not from the text above the heading
    if any(heading < other < at and other - 1 in prose for other in prose):  # two paragraphs on end: the article went on
        return False
    after = at + 1
    if after >= len(lines) or after in hits or lines[after].prose:
        return False
    return is_stamp(lines[after].folded) or (not lines[after].stops and after + 1 in prose)


def _is_cut(lines: Sequence[TextLine], hits: Mapping[int, Furniture], at: int) -> bool:
    """Whether a line is one of several headlines that a list of links cut short (`… بدفع عجلة التنمية وبناء ال...`)."""
    if lines[at].words >= LONG or not lines[at].text.endswith(CUT):
        return False
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(lines) and lines[n].text.endswith(CUT)]
    return bool(beside) and any(n < at and hits[n].opens in ("list", "end") for n in hits)


def _is_long_title(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the first long line is a title: no sentence, and a byline or a stamp under it."""
    line, after = lines[at], at + 1
    return (not line.ends and line.words <= LONGEST_TITLE and after < len(lines)
            and (is_stamp(lines[after].folded) or read_byline(lines[after].text, beside_body=True) is not None))


def _is_ticker(lines: Sequence[TextLine], prose: Sequence[int]) -> bool:
    """Whether the first long line is a row of other headlines: no sentence, and parted in pieces, or under no headline of its own
    and parted from the paragraph after it by that one's headline over a byline or a stamp."""
    at, after = prose[:2]
    if not lines[at].stops and len(ROW.findall(lines[at].text)) >= PIECES - 1:
        return True
    body = [lines[n].text for n in prose[1:][:LEAD]]
    if lines[at].ends or any(line.words > BRIEF and told_share(line, lines[at].folded) >= SHARED for line in lines[:at]):
        return False
    story = " ".join(map(fold, body))
    told = [n for n in range(at + 1, after) if lines[n].words > BRIEF and told_share(lines[n], story) >= SHARED]
    below = range(told[0] + 1, after) if told else ()
    return any(is_stamp(lines[n].folded) or read_byline(lines[n].text, beside_body=True) for n in below)


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
    """The last line of running text before a heading that closes the article."""
    return next((before for at in sorted(hits) if (before := _closed_by(lines, prose, hits, at)) is not None), prose[-1])


def _closed_by(lines: Sequence[TextLine], prose: Sequence[int], hits: Mapping[int, Furniture], at: int) -> int | None:
    """The last paragraph before a closing heading (comments, most read) that most of the prose precedes, or before one (of a long
    list of links too) after which nothing goes on with what stands before it."""
    before, after = [p for p in prose if p < at], [p for p in prose if p > at]
    if not after or not hits[at].opens or not any(lines[p].stops for p in before):
        return None
    told, rest = (sum(lines[p].words for p in part) for part in (before, after))
    if told < LEAST * rest:
        return None  # a teaser or a notice above the article
    closing = hits[at].opens == "end"
    if closing and told >= PART * (told + rest):
        return before[-1]
    ending = hits[at].opens == "tail" and told >= PART * (told + rest)  # buttons under the greater part of the text
    if lines[after[0]].goes_on or (not (closing or ending) and after[0] - at <= LIST):
        return None
    return before[-1] if is_strange([lines[p].text for p in after], [lines[p].text for p in before]) else None
