"""Read the lines above the body: the title, what stands round it, and menus, tickers and stamps of a page's top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from malaff.reading.cleaning.bylines import Byline, read_strange_name
from malaff.reading.cleaning.outside import FRAGMENT, STRANGE, Classes, State
from malaff.reading.cleaning.publisher import find_own_name
from malaff.reading.cleaning.titles import ASIDE, SHARED, find_title, repeats_title, told_share

MENU = 3  # words of a menu's entry above the title
SLOGAN = 8  # words of a site's name with what it offers
NEAR = 3  # lines above a headline in which its writer, time and section may stand
META = ("byline", "stamp", "section")
FRAME = 6  # lines of menus and buttons before the body from which it is a whole page
HEADED = 2  # short lines between paragraphs that are no leftovers of a page
HEADING = 3  # words of a title under which two words are its writer; shorter, it may be a section's name over a title
OPENING = 2  # lines above the title of a text without any furniture above it: a kicker, the writer
CAPTION = 12  # words of a caption; a longer line that stands twice is a paragraph, of which one copy stays
LEAD = 6  # paragraphs that a title is compared with


def read_head(state: State, given_title: str) -> None:
    """Lines before the body: furniture and metadata go, the title is found, the rest is a deck or a caption."""
    found = state.found
    headline = found.window.headline if found.window else None
    if headline is not None:
        _read_above(state, headline)
    candidates, before_meta = _sort_out(state, headline)
    shared = [at for at in range(found.first) if found.rule.get(at) == "shared-line"]
    if shared and not candidates:  # texts of one title, as of a daily bulletin: it is still the title
        del found.rule[shared[0]]
        candidates = shared[:1]
    found.title = _title(state, candidates, before_meta, given_title) if headline is None else headline
    state.framed = headline is not None or _is_framed(state, candidates)
    if headline is None and found.title is not None and state.framed and not given_title:
        found.title = _over_caption(state, candidates, found.title)
    if found.title is not None and state.framed:
        _leave_far(found, found.title)
        _drop_tickers(state, candidates, found.title)
    _place_rest(state, candidates)
    state.open, state.takes = False, 0


def _sort_out(state: State, headline: int | None) -> tuple[list[int], frozenset[int]]:
    """The lines that may be a title, a deck or a caption, and the ranks of those right before metadata; all others are taken."""
    candidates: list[int] = []
    before_meta: set[int] = set()
    chrome = False
    for at in range(headline or 0, state.found.first):
        kind = "" if at == headline else state.take(at, "anywhere", "before-end", "outside", beside=bool(candidates))
        if kind == "" and _is_writer_alone(state, at, candidates):
            kind = "meta"
        if kind == "":
            candidates.append(at)
        elif kind == "meta" and candidates and not chrome:
            before_meta.add(len(candidates) - 1)
        chrome = kind == "furniture"
    return candidates, frozenset(before_meta)


def _is_writer_alone(state: State, at: int, candidates: Sequence[int]) -> bool:
    """Whether a line between the title and the first paragraph, and nothing else there, is its writer's name; then it is taken as such.

    Of 6,000 texts 48 have two strange words there, all of them writers; of the 73 elsewhere none is.
    """
    line, found = state.lines[at], state.found
    if candidates != [at - 1] or at + 1 != found.first or found.bylines or line.number in state.keep or state.lines[at - 1].words < HEADING:
        return False
    name = read_strange_name(line.text)
    if name:
        found.rule[at] = "byline"
        found.bylines[at] = Byline(writer=name)
    return name is not None


def _is_framed(state: State, candidates: Sequence[int]) -> bool:
    """Whether the lines before the body are a whole page's: more menus and buttons than a copied article has."""
    found = state.found
    short = [at for at in candidates if state.lines[at].words <= MENU and at != found.title]
    taken = [at for at, rule in found.rule.items() if at < found.first and rule not in ("byline", "stamp")]
    return len(short) + len(taken) >= FRAME


def _leave_far(found: Classes, title: int) -> None:
    """Writers, times and sections in a page's top, further from the title than a few lines, are the page's and not the text's."""
    low = title - NEAR
    found.own += [at for at, byline in found.bylines.items() if at < low and byline.publisher and not (byline.writer or byline.agency)]
    found.bylines = {at: byline for at, byline in found.bylines.items() if at >= low}
    near = [at for at in found.stamps if at >= low]
    below = [at for at in near if at > title]  # above the headline stands the day on which the page was shown
    found.stamps = below or near or found.stamps


def _drop_tickers(state: State, candidates: Sequence[int], title: int) -> None:
    """In a page's top, a line after the title that other furniture follows and whose words the body does not hold is a ticker's."""
    found = state.found
    last = max((at for at, rule in found.rule.items() if at < found.first and rule not in META), default=-1)
    body = " ".join(line.folded for line in state.lines[found.first : found.last + 1])
    for at in candidates:
        line = state.lines[at]
        if title < at < last and line.number not in state.keep and not line.stops and told_share(line, body) < STRANGE:
            found.rule[at] = "list-item"


def _read_above(state: State, headline: int) -> None:
    """The lines above a headline that the window's title confirms: that title, menus, tickers, and metadata right above it."""
    found = state.found
    for at in range(headline):
        line = state.lines[at]
        if line.number in state.keep or at in found.rule:
            continue
        if found.window and at in found.window.lines:
            found.rule[at] = "window-title"
        elif state.take(at, "anywhere", "before-end", "outside", beside=headline - at <= NEAR) == "":
            found.rule[at] = "above-title"


def _title(state: State, candidates: list[int], before_meta: frozenset[int], given: str) -> int | None:
    lead = state.lines[state.found.first : state.found.last + 1][:LEAD]
    near = {n for n, at in enumerate(candidates) if any(_tells_of_text(state, at + step) for step in range(1, NEAR + 1))}
    if not any(rule not in META for at, rule in state.found.rule.items() if at < state.found.first):
        candidates = candidates[: OPENING + 1]
    rank = find_title([state.lines[at] for at in candidates], before_meta=before_meta, given=given, lead=lead,
                      above=frozenset(near) if _is_framed(state, candidates) else None)
    return None if rank is None else candidates[rank]


def _over_caption(state: State, candidates: list[int], title: int) -> int:
    """The headline over its stamp where the line taken for the title stands between that stamp and the writer: that is a caption."""
    rank = candidates.index(title)
    if rank == 0 or state.found.rule.get(title + 1) == "stamp":
        return title
    above = candidates[rank - 1]
    between = [state.found.rule.get(at) for at in range(above + 1, title)]
    line, body = state.lines[above], " ".join(line.folded for line in state.lines[state.found.first : state.found.last + 1][:LEAD])
    headed = between and between[0] == "stamp" and all(rule in META for rule in between)
    return above if headed and line.words > MENU and not line.stops and told_share(line, body) >= SHARED else title


def _has_subheadings(state: State) -> bool:
    """Whether the body has subheadings: then a few words above its first paragraph are one too, and no caption."""
    found = state.found
    inside = [state.lines[at] for at in range(found.first, found.last + 1) if at not in found.rule and at not in state.hits]
    return sum(not (line.prose or line.ends) and line.words <= CAPTION for line in inside) >= HEADED


def _tells_of_text(state: State, at: int) -> bool:
    """Whether a line is metadata of the text below it: a writer, a time, or a section's name that is no entry of a menu."""
    rule = state.found.rule.get
    return rule(at) in ("byline", "stamp") or (rule(at) == "section" and not {rule(at - 1), rule(at + 1)} & {"section", "site-menu"})


def _place_rest(state: State, candidates: list[int]) -> None:
    """What the candidates are that are not the title."""
    found = state.found
    if found.title is None:
        return
    title = state.lines[found.title]
    meta_after = any(at > found.title for at in found.bylines)
    chrome = [at for at, rule in found.rule.items() if at < found.first and rule not in ("byline", "stamp", "section")]
    headed = not chrome and not state.framed and _has_subheadings(state)
    above = [at for at in candidates if at < found.title]
    counts = Counter(state.lines[at].letters for at in candidates)
    for at in candidates:
        line = state.lines[at]
        if at == found.title or line.number in state.keep:
            continue
        if repeats_title(line, title):
            found.rule[at] = "title-repeat"
        elif counts[line.letters] > 1 and line.words <= CAPTION and not ASIDE.match(line.text):
            found.rule[at] = "caption"  # under a picture and in its description
        elif at < found.title and not line.stops and (line.words <= MENU or len(above) > 1 or chrome):
            found.rule[at] = "above-title"
        elif chrome and line.words <= SLOGAN and not line.stops and find_own_name(line.text):
            found.rule[at] = "site-name"
            found.own.append(at)
        elif at > found.title and line.words <= FRAGMENT and not line.ends and not headed and (
                meta_after or state.framed or any(n > found.title for n in chrome)):
            found.rule[at] = "list-item" if any(n > found.title for n in chrome) else "caption"
