"""Find the headline that a browser window's title confirms, and take the window's title apart: headline, section, site."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from malaff.arabic.letters import squeeze
from malaff.reading.cleaning.bylines import read_byline
from malaff.reading.cleaning.cohesion import is_strange
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.press import key, load_press
from malaff.reading.cleaning.publisher import find_own_name
from malaff.reading.cleaning.stamps import is_section, is_stamp
from malaff.reading.cleaning.titles import SHARED as TOLD
from malaff.reading.cleaning.titles import told_share

TOP = 3  # lines in which a window's title stands where a whole page was copied: browsers put it first
NEAR = 3  # lines below a headline in which its writer and time stand
FULL = 4  # words of a headline that is no menu's entry
SHORTEST = 8  # letters of a headline
EXTRA = 14  # words of site, section and slogan beside a headline: the longest of 60 sites has 11
JOINED = r"[|•·»«›‹>~/:]+|[-–—_]+"
EDGES = " \t|•·»«›‹>~/:-–—_،,.\"“”()[]"
JOINS = re.compile(r"[|•·»«›‹>~/:]|(?<!\w)[-–—_]+(?!\w)")  # what parts a headline from the names beside it
MARKS_BEFORE, MARKS_AFTER = re.compile(r"\W*$"), re.compile(r"\W*")
LEAD = 6  # paragraphs that a headline is compared with
LONGEST = 300  # letters of a window's title
NAME = 5  # words of a site's name
SECTION = 4  # words of a section's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A window's title: the lines it stands on, the headline's line further down (None: only here), and what is joined to it."""

    lines: tuple[int, ...]
    headline: int | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def find_window(lines: Sequence[TextLine], furniture: Container[int]) -> Window | None:
    """The window's title at the top of a copied page, where a line further down stands in it and the article goes on from there."""
    for top in range(min(TOP, len(lines))):
        if top in furniture or lines[top].prose:
            continue
        for rows in ((top,), (top, top + 1)) if _goes_over(lines, top) else ((top,),):
            window = _read_rows(lines, rows, furniture)
            if window is not None:
                return window
    return None


def _goes_over(lines: Sequence[TextLine], top: int) -> bool:
    """Whether a line and the next are one title that was broken at its joiner."""
    if top + 1 >= len(lines) or min(lines[top].words, lines[top + 1].words) > NAME + 1:
        return False
    return lines[top].text.endswith(("|", ":", "-", "–", "»")) or lines[top + 1].text.startswith(("|", ":", "-", "–", "»"))


def _read_rows(lines: Sequence[TextLine], rows: tuple[int, ...], furniture: Container[int]) -> Window | None:
    """The window's title that these rows are: its headline the last of the longest lines below that it holds and that head a text."""
    title = TextLine(number=0, text=" ".join(lines[at].text for at in rows))
    if title.words < 2 or len(title.text) > LONGEST or is_stamp(title.folded):
        return None
    held = [at for at in range(rows[-1] + 1, len(lines)) if at not in furniture and _holds(title, lines[at])]
    longest = max((len(lines[at].letters) for at in held), default=0)
    held = [at for at in held if len(lines[at].letters) == longest]
    sentences = [at for at in range(rows[-1] + 1, len(lines)) if lines[at].prose and lines[at].stops]  # a glued ticker is none
    head = [at for at in held if not sentences or at < sentences[0]]
    for at in (*reversed(head), *held[len(head) :]):
        sides = _remainder(title.text, lines[at].text)
        if sides and (any(sides) or (rows == (0,) and at > 1)) and _heads(lines, rows, at, sentences, sure=any(sides)):
            return Window(lines=rows, headline=at, before=sides[0], after=sides[1])
    return None


def _holds(title: TextLine, line: TextLine) -> bool:
    """Whether a window's title holds a line that may be its headline."""
    if not 1 < line.words <= title.words or title.words - line.words > EXTRA or line.prose or len(line.letters) < SHORTEST:
        return False
    if line.letters not in title.letters or is_section(line.text):
        return False
    if line.letters == title.letters:
        return line.words >= FULL
    return not (key(line.text) in load_press().publishers or find_own_name(line.text))


def _heads(lines: Sequence[TextLine], rows: tuple[int, ...], at: int, sentences: Sequence[int], *, sure: bool) -> bool:
    """Whether the article goes on from a line: prose stands below it, and what prose stands above it tells another story.

    `sure`: the window's title names a site or section beside the line. Then metadata right below it and the greater part of the
    page's prose show it too, where a headline plays with words that its article does not use.
    """
    below = [line for line in lines[at + 1 :] if line.prose]
    above = [lines[n] for n in sentences if n < at]
    told = _share(lines[at], below[:LEAD])
    if not below:
        return sure and rows[0] == 0  # a poem that repeats its title has no headline further down
    if not above:
        return rows[0] == 0 or told >= TOLD
    most = max(_share(lines[at], [line]) for line in above)
    if told >= TOLD and most * 2 <= told:
        return sure or all(is_strange([line.text], [part.text for part in below[:LEAD]]) for line in above)
    over_meta = any(is_stamp(line.folded) or read_byline(line.text, beside_body=True) for line in lines[at + 1 : at + 1 + NEAR])
    return sure and over_meta and most <= told and sum(line.words for line in below) > sum(line.words for line in above)


def _share(line: TextLine, story: Sequence[TextLine]) -> float:
    return told_share(line, " ".join(part.folded for part in story))


def _remainder(title: str, headline: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The pieces before and after the headline in a window's title; None where no joiner parts them from it and no site's name does."""
    match = re.search(r"\W*".join(map(re.escape, re.findall(r"\w+", headline))), title)
    if not match:
        return ((), ()) if squeeze(title) == squeeze(headline) else None
    before, after = title[: match.start()], title[match.end() :]
    ahead = not re.search(r"\w", before) or JOINS.search(_marks(MARKS_BEFORE, before))
    behind = not re.search(r"\w", after) or JOINS.search(_marks(MARKS_AFTER, after)) or known_site(after.strip(EDGES))
    return (_pieces(before), _pieces(after)) if ahead and behind else None


def _marks(where: re.Pattern[str], text: str) -> str:
    match = where.search(text)
    return match[0] if match else ""


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece for raw in re.split(rf"\s*(?:{JOINED}|\.(?!\w))+\s*", text) if re.search(r"\w", piece := raw.strip(EDGES)))


# ---------------------------------------------------------------- what is joined to the headline


def read_pieces(window: Window, listed: Container[str]) -> tuple[str | None, str | None]:
    """The site and the section that a window's title names beside the headline; `listed` are the letters of the page's other lines.

    The site stands at the outer end: the last of what follows the headline, or the first of what precedes it.
    """
    outer = [*reversed(window.after), *window.before] if window.after else list(window.before)
    known = [(piece, name) for piece in outer if (name := known_site(piece))]
    site = next(((p, n) for p, n in known if not is_section(p)), known[0] if known else None)
    if site is None:
        free = [piece for piece in outer if not is_section(piece) and len(piece.split()) <= NAME]
        site = (free[0], free[0]) if free else None
    rest = [piece for piece in outer if site is None or piece != site[0]]
    section = next((p for p in rest if is_section(p)), None) or next(
        (p for p in rest if len(p.split()) <= SECTION and squeeze(p) in listed), None)
    return (site[1] if site else None), section


def known_site(piece: str) -> str | None:
    """The publisher that a piece of a window's title, or a page's own head, names by one of its spellings."""
    press = load_press()
    named = key(piece)
    return press.publishers.get(named) or press.agencies.get(named) or find_own_name(piece)
