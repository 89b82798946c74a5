"""Give each line of a raw text its class: title, body, metadata, caption or furniture, with the rule that decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from malaff.arabic.letters import is_arabic
from malaff.reading.cleaning.bylines import Byline, read_byline
from malaff.reading.cleaning.extent import HEADLINE, find_extent
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.match import match_furniture
from malaff.reading.cleaning.press import load_press
from malaff.reading.cleaning.publisher import find_own_name
from malaff.reading.cleaning.rules import CleanRules, Furniture
from malaff.reading.cleaning.stamps import HARD_STAMP, is_section, is_stamp, read_url
from malaff.reading.cleaning.titles import find_title, repeats_title

WORDY = re.compile(r"\w")
TAGS = 15  # words of a line of keywords
MENU = 3  # words of a menu's entry above the title
SLOGAN = 8  # words of a site's name with what it offers
FRAGMENT = 4  # words of a caption or label between the byline and the body
NOUNS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
TAGGED = 0.6  # share of a line's words that stand in the body too where they are its keywords
LEAD = 6  # paragraphs that a title is compared with


@dataclass(slots=True, kw_only=True)
class Classes:
    """What the lines are: `rule` maps positions to the rule that takes a line out; the others point into the lines."""

    rule: dict[int, str] = field(default_factory=dict)
    title: int | None = None
    first: int = 0  # position of the first and last line of running text
    last: int = -1
    bylines: dict[int, Byline] = field(default_factory=dict)
    stamps: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)  # furniture in which the publisher names itself


def classify(lines: Sequence[TextLine], rules: CleanRules, *, shared: frozenset[str], keep: frozenset[int], drop: frozenset[int],
             given_title: str) -> Classes:
    """The classes of a text's lines. `keep` and `drop` are line numbers that an editor decided on."""
    found = Classes()
    hits = {at: hit for at, line in enumerate(lines) if line.number not in keep and (hit := match_furniture(line, rules, "anywhere"))}
    for at, line in enumerate(lines):
        if line.number in drop:
            found.rule[at] = "editor-drop"
    found.first, found.last = find_extent(lines, hits, found.rule, lambda line: match_furniture(line, rules, "tail") is not None)
    state = _State(lines=lines, rules=rules, shared=shared, keep=keep, hits=hits, found=found)
    state.read_head(given_title)
    state.read_body()
    state.read_tail()
    return found


def _is_tags(line: TextLine, body: str) -> bool:
    """Whether a line is made of nouns that the body holds: all of one or two, most of more."""
    tokens = line.folded.split()
    if not tokens or len(tokens) > TAGS or not NOUNS.fullmatch(line.folded) or load_press().no_name.intersection(tokens):
        return False
    known = sum(token.removeprefix("ال") in body for token in tokens if len(token) > 2)
    return known >= (TAGGED if len(tokens) > 2 else 1) * len(tokens)


def _goes_on(line: TextLine) -> bool:
    """Whether a line joins itself to the text before it with و (`وأضاف …`), as prose does and no headline or button."""
    first = line.folded.split(" ", 1)[0]
    return line.words > FRAGMENT and first.startswith("و") and len(first) > 2 and first not in load_press().waw_nouns


@dataclass(slots=True, kw_only=True)
class _State:
    """The reading of one text's lines, region by region."""

    lines: Sequence[TextLine]
    rules: CleanRules
    shared: frozenset[str]
    keep: frozenset[int]
    hits: dict[int, Furniture]
    found: Classes
    open: bool = False  # inside a list of links or a widget
    takes: int = 0  # lines that still belong to a label
    listing: bool = False  # inside a list of the body's own, that a line ending in a colon opened

    # ------------------------------------------------------------ regions

    def read_head(self, given_title: str) -> None:
        """Lines before the body: furniture and metadata go, the title is found, the rest is a deck or a caption."""
        found = self.found
        candidates: list[int] = []
        before_meta: set[int] = set()
        chrome = False
        title_seen = False
        for at in range(found.first):
            kind = self._take_common(at, "anywhere", "before-end", "outside", beside=bool(candidates))
            if kind == "":
                candidates.append(at)
                title_seen = title_seen or self.lines[at].words >= FRAGMENT
            elif kind == "meta" and candidates and not chrome:
                before_meta.add(len(candidates) - 1)
            chrome = kind == "furniture"
        shared = [at for at in range(found.first) if found.rule.get(at) == "shared-line"]
        if shared and not candidates:  # texts of one title, as of a daily bulletin: it is still the title
            del found.rule[shared[0]]
            candidates = shared[:1]
        found.title = self._title(candidates, before_meta, given_title)
        self._place_rest(candidates)
        self.open, self.takes = False, 0

    def _title(self, candidates: list[int], before_meta: set[int], given: str) -> int | None:
        lead = self.lines[self.found.first : self.found.last + 1][:LEAD]
        rank = find_title([self.lines[at] for at in candidates], before_meta=frozenset(before_meta), given=given, lead=lead)
        return None if rank is None else candidates[rank]

    def _place_rest(self, candidates: list[int]) -> None:
        """What the candidates are that are not the title."""
        found = self.found
        if found.title is None:
            return
        title = self.lines[found.title]
        meta_after = any(at > found.title for at in found.bylines)
        chrome = [at for at, rule in found.rule.items() if at < found.first and rule not in ("byline", "stamp", "section")]
        above = [at for at in candidates if at < found.title]
        counts = Counter(self.lines[at].letters for at in candidates)
        for at in candidates:
            line = self.lines[at]
            if at == found.title or line.number in self.keep:
                continue
            if repeats_title(line, title):
                found.rule[at] = "title-repeat"
            elif counts[line.letters] > 1:
                found.rule[at] = "caption"  # under a picture and in its description
            elif at < found.title and not line.stops and (line.words <= MENU or len(above) > 1 or chrome):
                found.rule[at] = "above-title"
            elif chrome and line.words <= SLOGAN and not line.stops and find_own_name(line.text):
                found.rule[at] = "site-name"
                found.own.append(at)
            elif at > found.title and line.words <= FRAGMENT and not line.ends and (meta_after or any(n > found.title for n in chrome)):
                found.rule[at] = "list-item" if any(n > found.title for n in chrome) else "caption"

    def read_body(self) -> None:
        """Lines from the first to the last paragraph: only what a rule knows goes, and the headlines a heading opens."""
        for at in range(self.found.first, self.found.last + 1):
            line = self.lines[at]
            if line.number in self.keep or at in self.found.rule:
                continue
            furniture = self.hits.get(at) or (None if line.prose else match_furniture(line, self.rules, "before-end"))
            if furniture and (furniture.lone or not self._lone_word(at)):
                self._remove(at, furniture)
            elif not WORDY.search(line.text):
                self.found.rule[at] = "no-words"
            elif self.takes and not line.prose and not line.stops and line.words <= HEADLINE:
                self.takes -= 1
                self.found.rule[at] = "caption" if self._after("credit-line", at) else "label-value"
            elif self.open and FRAGMENT <= line.words <= HEADLINE and not line.stops and not _goes_on(line):
                self.found.rule[at] = "list-item"
            elif self.open and is_stamp(line.folded):
                self.found.rule[at] = "related-stamp"
            elif read_url(line.text) is not None:
                self._take_url(at)
            else:
                self.open, self.takes = False, 0

    def _lone_word(self, at: int) -> bool:
        """Whether an Arabic word stands alone between two paragraphs: rather a subheading (مقترحات) than a button."""
        around = [n for n in (at - 1, at + 1) if 0 <= n < len(self.lines)]
        line = self.lines[at]
        return line.words == 1 and is_arabic(line.text) and not any(n in self.found.rule or n in self.hits for n in around)

    def _after(self, rule: str, at: int) -> bool:
        return self.found.rule.get(at - 1) == rule

    def read_tail(self) -> None:
        """Lines after the body: furniture and metadata go; once furniture has begun, so does what follows it."""
        self.open, self.takes = False, 0
        listed = None if self._announces(self.found.last) else self._dated_list()
        for at in range(self.found.last + 1, len(self.lines)):
            line = self.lines[at]
            self.open = self.open or at == listed
            self.listing = not self.open and (self.listing or self._announces(at - 1))
            kind = self._take_common(at, "anywhere", "outside", "tail", beside=not self.open)
            if kind == "" and line.number not in self.keep and self._bare_tags(at):
                self.found.rule[at] = "bare-tags"
                continue
            if kind == "" and line.number not in self.keep and ((self.open and not _goes_on(line)) or self._closed(at)):
                self.found.rule[at] = "list-item"

    def _announces(self, at: int) -> bool:
        """Whether a line of the body announces a list of its own (`وهذا برنامجها:`)."""
        return 0 <= at < len(self.lines) and at not in self.found.rule and self.lines[at].text.endswith(":")

    def _dated_list(self) -> int | None:
        """Where, after the body, a list of other headlines with their dates begins: two at least, each over its date."""
        dated = [at for at in range(self.found.last + 1, len(self.lines) - 1) if self.lines[at].words >= FRAGMENT
                 and not is_stamp(self.lines[at].folded) and is_stamp(self.lines[at + 1].folded)]
        return dated[0] if len(dated) > 1 else None

    def _bare_tags(self, at: int) -> bool:
        """Whether a line is one of the publisher's keywords without a label: nouns of the text alone, furniture after them."""
        body = " ".join(self.lines[n].folded for n in range(self.found.last + 1) if n not in self.found.rule)
        if not _is_tags(self.lines[at], body):
            return False
        after = next((n for n in range(at + 1, len(self.lines)) if self.lines[n].letters and not _is_tags(self.lines[n], body)), None)
        return after is not None and match_furniture(self.lines[after], self.rules, "anywhere", "outside", "tail") is not None

    def _closed(self, at: int) -> bool:
        """Whether the article is over: prose that follows a closing heading."""
        return self.lines[at].prose and any(self.hits[h].opens == "end" for h in self.hits if self.found.last < h < at)

    # ------------------------------------------------------------ what lines outside the body may be

    def _take_common(self, at: int, *places: str, beside: bool) -> str:
        """Take a line out if it is metadata (`meta`) or furniture; empty for a line that is neither."""
        line, found = self.lines[at], self.found
        if at in found.rule:
            return "furniture"
        if line.number in self.keep:
            return ""
        furniture = self.hits.get(at) or match_furniture(line, self.rules, *places)
        if furniture:
            self._remove(at, furniture)
            return "meta" if furniture.id == "credit-line" else "furniture"
        if not line.letters and self.listing and WORDY.search(line.text):
            return ""
        if not line.letters:
            found.rule[at] = "stamp" if is_stamp(line.folded) and not self.open else "no-words"
            if found.rule[at] == "stamp":
                found.stamps.append(at)
                return "meta"
            return "furniture"
        if self.takes and line.words <= HEADLINE and not line.stops and not self._is_meta(line):
            self.takes -= 1
            found.rule[at] = "caption" if self._after("credit-line", at) else "label-value"
            if self._after("tags", at):
                found.tags.append(at)
            return "furniture"
        return "" if self.listing else self._take_meta(at, beside)

    def _is_meta(self, line: TextLine) -> bool:
        return is_stamp(line.folded) or is_section(line.text) or read_url(line.text) is not None

    def _take_meta(self, at: int, beside: bool) -> str:
        line, found = self.lines[at], self.found
        if is_stamp(line.folded):
            found.rule[at] = "related-stamp" if self.open else "stamp"
            if not self.open:
                found.stamps.append(at)
            return "meta"
        if read_url(line.text) is not None:
            self._take_url(at)
            return "furniture"
        if line.folded in self.shared and not line.prose:
            found.rule[at] = "shared-line"
            return "furniture"
        byline = None if self.open else read_byline(line.text, beside_body=beside)
        if byline and byline.publisher and not (byline.writer or byline.agency) and line.words <= 2 and self._in_chrome(at):
            found.rule[at] = "site-name"
            found.own.append(at)
            return "furniture"
        if byline:
            if HARD_STAMP.search(line.folded):
                found.stamps.append(at)
            found.rule[at] = "byline"
            found.bylines[at] = byline
            return "meta"
        if is_section(line.text) and (at < found.first or self.open or at - 1 in found.rule):
            found.rule[at] = "section"
            if not self.open:
                found.sections.append(at)
            return "section"
        return ""

    def _in_chrome(self, at: int) -> bool:
        """Whether the line before was furniture."""
        return at > 0 and self.found.rule.get(at - 1, "byline") not in ("byline", "stamp", "section", "title-repeat")

    def _take_url(self, at: int) -> None:
        url = read_url(self.lines[at].text)
        self.found.rule[at] = "address"
        if url and not self.open:
            self.found.urls.append(url)

    def _remove(self, at: int, furniture: Furniture) -> None:
        found, line = self.found, self.lines[at]
        found.rule[at] = furniture.id
        started = at > found.first
        self.takes = furniture.takes if not re.search(r"[:：]\s*\S", line.text) else 0
        if furniture.opens and started and (furniture.opens != "tail" or at > found.last):
            self.open = True
        if furniture.field == "tags":
            found.tags.append(at)
        if furniture.field == "publisher":
            found.own.append(at)
