"""Give each line of a raw text its class: title, body, metadata, caption or furniture, with the rule that decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaff.arabic.letters import is_arabic
from malaff.reading.cleaning.bylines import read_byline
from malaff.reading.cleaning.extent import HEADLINE, find_extent
from malaff.reading.cleaning.head import read_head
from malaff.reading.cleaning.labels import find_labelled
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.match import match_furniture
from malaff.reading.cleaning.outside import FRAGMENT, STRANGE, VALUE, WORDY, Classes, State
from malaff.reading.cleaning.press import load_press
from malaff.reading.cleaning.rules import CleanRules
from malaff.reading.cleaning.stamps import is_stamp, read_url
from malaff.reading.cleaning.titles import told_share
from malaff.reading.cleaning.window import find_window

BUTTON = 3  # words of a button or label under a text
TOLD = 0.5  # share of a line's words that the text's paragraphs hold where it is one of them and no other headline
NEAR = 3  # lines under a lead in which writer and time stand
TAGS = 15  # words of a line of keywords
NOUNS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
TAGGED = 0.6  # share of a line's words that stand in the body too where they are its keywords


def classify(lines: Sequence[TextLine], rules: CleanRules, *, shared: frozenset[str], keep: frozenset[int], drop: frozenset[int],
             given_title: str, outside: int = 0) -> Classes:
    """The classes of a text's lines. `keep` and `drop` are line numbers that an editor decided on; from the line `outside` on
    (0: none) they stand outside the article by the page's own markup."""
    found = Classes()
    hits = {at: hit for at, line in enumerate(lines) if line.number not in keep and (hit := match_furniture(line, rules, "anywhere"))}
    for at, line in enumerate(lines):
        if line.number in drop:
            found.rule[at] = "editor-drop"
        elif outside and line.number >= outside and line.number not in keep:
            found.rule[at] = "outside-article"
    found.window = find_window(lines, hits.keys() | found.rule.keys())
    found.first, found.last = find_extent(lines, hits, found.rule, lambda line: match_furniture(line, rules, "tail") is not None,
                                          found.window.headline if found.window else None)
    state = State(lines=lines, rules=rules, shared=shared, keep=keep, hits=hits, found=found, labelled=find_labelled(lines))
    read_head(state, given_title)
    _read_body(state)
    _read_tail(state)
    return found


def _is_tags(line: TextLine, body: str) -> bool:
    """Whether a line is made of nouns that the body holds: all of one or two, most of more."""
    tokens = line.folded.split()
    if not tokens or len(tokens) > TAGS or not NOUNS.fullmatch(line.folded) or load_press().no_name.intersection(tokens):
        return False
    known = sum(token.removeprefix("ال") in body for token in tokens if len(token) > 2)
    return known >= (TAGGED if len(tokens) > 2 else 1) * len(tokens)


def _read_under_lead(state: State) -> None:
    """Writer and time between a lead and the text: they stand under its first paragraph where the page has them nowhere else."""
    found, lines = state.found, state.lines
    under = range(found.first + 1, min(found.first + 1 + NEAR, found.last))
    if found.stamps or found.bylines or any(is_stamp(lines[at].folded) for at in range(found.first + 1 + NEAR, found.last)):
        return  # a chronology has days between its paragraphs
    for at in under:
        told = [name for name in [read_byline(lines[at].text, beside_body=False)] if name and name.writer]
        if lines[at].number in state.keep or at in found.rule or lines[at].prose or not (told or is_stamp(lines[at].folded)):
            return
        found.rule[at] = "byline" if told else "stamp"
        found.bylines |= dict.fromkeys([at], told[0]) if told else {}
        found.stamps += [] if told else [at]


def _read_body(state: State) -> None:
    """Lines from the first to the last paragraph: only what a rule knows goes, and the headlines a heading opens."""
    _read_under_lead(state)
    for at in range(state.found.first, state.found.last + 1):
        line = state.lines[at]
        if line.number in state.keep or at in state.found.rule:
            continue
        furniture = state.hits.get(at) or (None if line.prose else match_furniture(line, state.rules, "before-end"))
        if furniture and (furniture.lone or not _lone_word(state, at)):
            state.remove(at, furniture)
        elif not WORDY.search(line.text):
            state.found.rule[at] = "no-words"
        elif state.takes and _is_value(state, at):
            state.takes -= 1
            state.found.rule[at] = "caption" if state.after("credit-line", at) else "label-value"
        elif state.open and FRAGMENT <= line.words <= HEADLINE and not line.stops and not line.goes_on and not _is_back(state, at):
            state.found.rule[at] = "list-item"
        elif state.open and is_stamp(line.folded):
            state.found.rule[at] = "related-stamp"
        elif read_url(line.text) is not None:
            state.take_url(at)
        else:
            state.open, state.takes = False, 0


def _is_back(state: State, at: int) -> bool:
    """Whether, after the first link of a list in the body, a line is the text's again: it shares words with it, or closes a quotation."""
    if not state.after("list-item", at):
        return False
    text = state.lines[at].text
    if text.count("»") > text.count("«") or text.count("”") > text.count("“"):
        return True
    story = " ".join(line.folded for line in state.lines[state.found.first : state.found.last + 1] if line.prose)
    return told_share(state.lines[at], story) >= TOLD


def _is_value(state: State, at: int) -> bool:
    """Whether a line in the body is what the label before it announces: a caption, or a few words that do not go on with the text."""
    line = state.lines[at]
    most = HEADLINE if state.after("credit-line", at) else VALUE
    return not (line.prose or line.ends or line.goes_on) and line.words <= most


def _lone_word(state: State, at: int) -> bool:
    """Whether an Arabic word stands alone between two paragraphs: rather a subheading (مقترحات) than a button."""
    around = [n for n in (at - 1, at + 1) if 0 <= n < len(state.lines)]
    line = state.lines[at]
    return line.words == 1 and is_arabic(line.text) and not any(n in state.found.rule or n in state.hits for n in around)


def _read_tail(state: State) -> None:
    """Lines after the body: furniture and metadata go; once furniture has begun, so does what follows it."""
    state.open, state.takes = False, 0
    listed = None if _announces(state, state.found.last) else _dated_list(state)
    for at in range(state.found.last + 1, len(state.lines)):
        line = state.lines[at]
        state.open = state.open or at == listed
        state.listing = not state.open and (state.listing or _announces(state, at - 1))
        kind = state.take(at, "anywhere", "outside", "tail", beside=not state.open)
        if kind == "" and line.number not in state.keep and _bare_tags(state, at):
            state.found.rule[at] = "bare-tags"
            continue
        if kind == "" and line.number not in state.keep and ((state.open and (line.prose or not line.goes_on)) or _closed(state, at)):
            state.found.rule[at] = "list-item"
    if state.framed and not state.listing:
        _drop_fragments(state)


def _drop_fragments(state: State) -> None:
    """On a whole page, words without a sentence between the last sentence and furniture are buttons, labels and other headlines."""
    found = state.found
    if not (0 <= found.last < len(state.lines)) or not state.lines[found.last].stops:
        return
    body = " ".join(line.folded for line in state.lines[found.first : found.last + 1])
    at = found.last + 1
    while at < len(state.lines) and (at in found.rule or _is_fragment(state.lines[at], body)):
        at += 1
    after = [n for n in range(found.last + 1, at) if n in found.rule]
    for n in range(found.last + 1, max(after, default=-1)):
        if n not in found.rule and state.lines[n].number not in state.keep:
            found.rule[n] = "list-item"


def _is_fragment(line: TextLine, body: str) -> bool:
    if line.ends or line.goes_on:
        return False
    return line.words <= BUTTON or (FRAGMENT <= line.words <= HEADLINE and told_share(line, body) < STRANGE)


def _announces(state: State, at: int) -> bool:
    """Whether a line of the body announces a list of its own (`وهذا برنامجها:`)."""
    return 0 <= at < len(state.lines) and at not in state.found.rule and state.lines[at].text.endswith(":")


def _dated_list(state: State) -> int | None:
    """Where, after the body, a list of other headlines with their dates begins: two at least, each over its date."""
    dated = [at for at in range(state.found.last + 1, len(state.lines) - 1) if state.lines[at].words >= FRAGMENT
             and not is_stamp(state.lines[at].folded) and is_stamp(state.lines[at + 1].folded)]
    return dated[0] if len(dated) > 1 else None


def _bare_tags(state: State, at: int) -> bool:
    """Whether a line is one of the publisher's keywords without a label: nouns of the text alone, furniture after them."""
    body = " ".join(state.lines[n].folded for n in range(state.found.last + 1) if n not in state.found.rule)
    if not _is_tags(state.lines[at], body):
        return False
    after = next((n for n in range(at + 1, len(state.lines)) if state.lines[n].letters and not _is_tags(state.lines[n], body)), None)
    return after is not None and match_furniture(state.lines[after], state.rules, "anywhere", "outside", "tail") is not None


def _closed(state: State, at: int) -> bool:
    """Whether the article is over: prose that follows a closing heading."""
    return state.lines[at].prose and any(state.hits[h].opens == "end" for h in state.hits if state.found.last < h < at)
