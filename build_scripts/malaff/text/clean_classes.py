"""Give each line of a raw text its class: title, body, metadata, caption or furniture, with the rule that decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from malaff.text.arabic import is_arabic
from malaff.text.clean_bylines import Byline, read_byline
from malaff.text.clean_lines import TextLine
from malaff.text.clean_press import load_press
from malaff.text.clean_publisher import find_own_name
from malaff.text.clean_rules import CleanRules, Furniture
from malaff.text.clean_stamps import HARD_STAMP, is_section, is_stamp, read_url
from malaff.text.clean_titles import find_title

GLUED_MOST = 15  # words of a line that is compared with whole furniture phrases
HEADLINE = 22  # words of a headline in a list of links
MENU = 3  # words of a menu's entry above the title
SLOGAN = 8  # words of a site's name with what it offers
FRAGMENT = 4  # words of a caption or label between the byline and the body
NOUNS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
TAGGED = 0.6  # share of a line's words that stand in the body too where they are its keywords
PART = 0.6  # share of the prose that stands before a closing heading in a whole article


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
    prose = [at for at, line in enumerate(lines) if line.prose and at not in hits and at not in found.rule]
    prose = [at for at in prose if not _is_excerpt(lines, hits, prose, at)]
    if not prose:
        kept = [at for at in range(len(lines)) if at not in hits and at not in found.rule]
        prose = _short_text(lines, kept)
    found.first, found.last = (prose[0], _last(lines, prose, hits)) if prose else (len(lines), len(lines) - 1)
    state = _State(lines=lines, rules=rules, shared=shared, keep=keep, hits=hits, found=found)
    state.read_head(given_title)
    state.read_body()
    state.read_tail()
    return found


def _is_excerpt(lines: Sequence[TextLine], hits: dict[int, Furniture], prose: Sequence[int], at: int) -> bool:
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


def _short_text(lines: Sequence[TextLine], kept: list[int]) -> list[int]:
    """Where nothing is surely prose (a poem, a brief): all that follows the title and the lines of metadata."""
    rest = kept[1:]
    while rest and (read_byline(lines[rest[0]].text, beside_body=True) or is_stamp(lines[rest[0]].folded)):
        rest = rest[1:]
    while rest and (is_stamp(lines[rest[-1]].folded) or read_url(lines[rest[-1]].text) is not None):
        rest = rest[:-1]
    if rest:
        return rest
    return kept if len(kept) == 1 else []


def _last(lines: Sequence[TextLine], prose: Sequence[int], hits: dict[int, Furniture]) -> int:
    """The last line of running text: before a closing heading (comments, most read) that most of the prose precedes."""
    total = sum(lines[at].words for at in prose)
    for at in sorted(hits):
        if hits[at].opens == "end":
            before = [p for p in prose if p < at]
            if before and sum(lines[p].words for p in before) >= PART * total:
                return before[-1]
    return prose[-1]


def match_furniture(line: TextLine, rules: CleanRules, *places: str) -> Furniture | None:
    """The first furniture rule for one of `places` that the line meets."""
    if line.words > 90:
        return None
    if line.words <= GLUED_MOST and line.letters:
        for pattern, furniture in rules.lines:
            if furniture.where in places and pattern.fullmatch(line.letters):
                return furniture
    for pattern, furniture in rules.starts:
        if furniture.where in places and line.words <= furniture.most and pattern.match(line.folded):
            return furniture
    for pattern, furniture in rules.within:
        if furniture.where in places and line.words <= furniture.most and pattern.search(line.folded):
            return furniture
    return None


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

    # ------------------------------------------------------------ regions

    def read_head(self, given_title: str) -> None:
        """Lines before the body: furniture and metadata go, the title is found, the rest is a deck or a caption."""
        found = self.found
        candidates: list[int] = []
        before_meta: set[int] = set()
        chrome = False
        title_seen = False
        for at in range(found.first):
            kind = self._take_common(at, "anywhere", "outside", beside=bool(candidates))
            if kind == "":
                candidates.append(at)
                title_seen = title_seen or self.lines[at].words >= FRAGMENT
            elif kind == "meta" and candidates and not chrome:
                before_meta.add(len(candidates) - 1)
            chrome = kind == "furniture"
        found.title = self._title(candidates, before_meta, given_title)
        self._place_rest(candidates)
        self.open, self.takes = False, 0

    def _title(self, candidates: list[int], before_meta: set[int], given: str) -> int | None:
        rank = find_title([self.lines[at] for at in candidates], before_meta=frozenset(before_meta), given=given)
        return None if rank is None else candidates[rank]

    def _place_rest(self, candidates: list[int]) -> None:
        """What the candidates are that are not the title."""
        found = self.found
        if found.title is None:
            return
        title = self.lines[found.title]
        meta_after = any(at > found.title for at in found.bylines)
        chrome = any(rule not in ("byline", "stamp", "section") for at, rule in found.rule.items() if at > found.title and at < found.first)
        for at in candidates:
            line = self.lines[at]
            if at == found.title or line.number in self.keep:
                continue
            if line.letters == title.letters:
                found.rule[at] = "title-repeat"
            elif at < found.title and line.words <= MENU and not line.stops:
                found.rule[at] = "above-title"
            elif chrome and line.words <= SLOGAN and not line.stops and find_own_name(line.text):
                found.rule[at] = "site-name"
                found.own.append(at)
            elif at > found.title and line.words <= FRAGMENT and not line.ends and (chrome or meta_after):
                found.rule[at] = "list-item" if chrome else "caption"

    def read_body(self) -> None:
        """Lines from the first to the last paragraph: only what a rule knows goes, and the headlines a heading opens."""
        for at in range(self.found.first, self.found.last + 1):
            line = self.lines[at]
            if line.number in self.keep or at in self.found.rule:
                continue
            if at in self.hits and not self._lone_word(at):
                self._remove(at, self.hits[at])
            elif not line.letters and not re.search(r"\d", line.text):
                self.found.rule[at] = "no-words"
            elif self.takes and not line.prose and not line.stops and line.words <= HEADLINE:
                self.takes -= 1
                self.found.rule[at] = "caption" if self._after("credit-line", at) else "label-value"
            elif self.open and FRAGMENT <= line.words <= HEADLINE and not line.stops:
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
        for at in range(self.found.last + 1, len(self.lines)):
            line = self.lines[at]
            kind = self._take_common(at, "anywhere", "outside", "tail", beside=not self.open)
            if kind == "" and line.number not in self.keep and self._bare_tags(at):
                self.found.rule[at] = "bare-tags"
                continue
            if kind == "" and line.number not in self.keep and (self.open or self._closed(at)):
                self.found.rule[at] = "list-item"

    def _bare_tags(self, at: int) -> bool:
        """Whether a line is the publisher's keywords without a label: nouns of the text alone, and furniture after them."""
        line = self.lines[at]
        after = next((n for n in range(at + 1, len(self.lines)) if self.lines[n].letters), None)
        tokens = line.folded.split()
        if not 3 <= len(tokens) <= GLUED_MOST or not NOUNS.fullmatch(line.folded) or load_press().no_name.intersection(tokens):
            return False
        if after is None or not match_furniture(self.lines[after], self.rules, "anywhere", "outside", "tail"):
            return False
        body = " ".join(self.lines[n].folded for n in range(self.found.last + 1) if n not in self.found.rule)
        return sum(token.removeprefix("ال") in body for token in tokens) >= TAGGED * len(tokens)

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
        return self._take_meta(at, beside)

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
        if is_section(line.text):
            found.rule[at] = "section"
            if not self.open:
                found.sections.append(at)
            return "meta" if at > 0 else "furniture"
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
