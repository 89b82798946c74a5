"""Tell what a line outside the body is, metadata, furniture or neither, and keep what the lines before it opened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from malaff.reading.cleaning.bylines import LATIN_NAME, Byline, names_agency, read_byline, without_date
from malaff.reading.cleaning.extent import HEADLINE
from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.match import match_furniture
from malaff.reading.cleaning.press import key, load_press
from malaff.reading.cleaning.rules import CleanRules, Furniture
from malaff.reading.cleaning.stamps import HARD_STAMP, is_dated, is_section, is_stamp, read_url
from malaff.reading.cleaning.window import Window

NOTES = ("writer-note", "about-writer")
WORDY = re.compile(r"\w")
STRANGE = 0.15  # share of another headline's words that a body may hold by chance
VALUE = 8  # words of what stands under a label of the page
FRAGMENT = 4  # words of a caption or label; from so many on a line may be a headline


@dataclass(slots=True, kw_only=True)
class Classes:
    """What the lines are: `rule` maps positions to the rule that takes a line out; the others point into the lines."""

    rule: dict[int, str] = field(default_factory=dict)
    title: int | None = None
    first: int = 0  # position of the first and last line of running text
    last: int = -1
    bylines: dict[int, Byline] = field(default_factory=dict)
    stamps: list[int] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)  # furniture in which the publisher names itself
    window: Window | None = None


@dataclass(slots=True, kw_only=True)
class State:
    """The reading of one text's lines, region by region."""

    lines: Sequence[TextLine]
    rules: CleanRules
    shared: frozenset[str]
    keep: frozenset[int]
    hits: dict[int, Furniture]
    found: Classes
    open: bool = False  # inside a list of links or a widget
    takes: int = 0  # lines that still belong to a label
    labelled: Mapping[int, Byline] = field(default_factory=dict)  # what a label alone and the line under it say together
    framed: bool = False  # a whole page was copied, with its top
    listing: bool = False  # inside a list of the body's own, that a line ending in a colon opened

    def take(self, at: int, *places: str, beside: bool) -> str:
        """Take a line out if it is metadata (`meta`) or furniture; empty for a line that is neither."""
        line, found = self.lines[at], self.found
        if at in found.rule:
            return "furniture"
        if line.number in self.keep:
            return ""
        furniture = self.hits.get(at) or match_furniture(line, self.rules, *places)
        if furniture and furniture.where == "before-end" and names_agency(line.text):
            furniture = None  # a dateline in the form of a caption: كوالالمبور (رويترز)
        if furniture:
            self.remove(at, furniture)
            return "meta" if furniture.id == "credit-line" else "furniture"
        if not line.letters and self.listing and WORDY.search(line.text):
            return ""
        if not line.letters:
            found.rule[at] = "stamp" if is_stamp(line.folded) and not self.open else "no-words"
            if found.rule[at] == "stamp":
                found.stamps.append(at)
                return "meta"
            return "furniture"
        if self.takes and self._is_meta(line):
            self.takes = 0
        asked = self.after("poll", at) and line.text.endswith(("؟", "?"))
        most = HEADLINE if asked or self.after("credit-line", at) else VALUE
        if self.takes and line.words <= most and not line.stops and not line.goes_on:
            self.takes -= 1
            found.rule[at] = "caption" if self.after("credit-line", at) else "label-value"
            if self.after("tags", at):
                found.tags.append(at)
            return "furniture"
        return "" if self.listing else self._take_meta(at, beside)

    def _is_meta(self, line: TextLine) -> bool:
        if is_stamp(line.folded) or is_section(line.text) or read_url(line.text) is not None:
            return True
        byline = read_byline(line.text, beside_body=False)  # `كتبت: فلانة` under a picture is no caption
        return byline is not None and byline.writer is not None

    def _take_meta(self, at: int, beside: bool) -> str:
        line, found = self.lines[at], self.found
        if self.open and at not in self.labelled and self._names_source(at):
            self.open = False  # a label of facts ends any list: `المصدر: رويترز` under the links
        if not self.open and (at in self.labelled or at + 1 in self.labelled):
            found.rule[at] = "byline"
            if at in self.labelled:
                found.bylines[at] = self.labelled[at]
            return "meta"
        if is_stamp(line.folded) or (self.after("time-label", at) and is_dated(line.folded)):
            found.rule[at] = "related-stamp" if self.open else "stamp"
            if not self.open:
                found.stamps.append(at)
            return "meta"
        if HARD_STAMP.search(line.folded) and is_section(rest := without_date(line.text).strip(" :|-–")) and (
                key(rest) not in load_press().places):
            found.rule[at] = "related-stamp" if self.open else "stamp"
            if not self.open:
                found.stamps.append(at)
                found.sections[at] = rest
            return "meta"
        if read_url(line.text) is not None:
            self.take_url(at)
            return "furniture"
        if line.folded in self.shared and not line.prose:
            found.rule[at] = "shared-line"
            return "furniture"
        byline = None if self.open else read_byline(line.text, beside_body=beside)
        if byline and self._is_stray(at, byline):
            byline = None
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
                found.sections[at] = line.text
            return "section"
        return ""

    def _names_source(self, at: int) -> bool:
        """Whether a line is a labelled source, the one of its page: where links are listed with theirs, each has one."""
        sources = load_press().sources
        named = [n for n, line in enumerate(self.lines) if ":" in line.text and key(line.text.partition(":")[0]) in sources]
        return named == [at] and names_agency(self.lines[at].text.partition(":")[2])

    def _is_stray(self, at: int, byline: Byline) -> bool:
        """Whether words are a byline by their place alone, and that is none: Latin ones (`Poll Buttons`) where no time and no note on
        the writer stands beside them, and the kind of a compilation (`خاص`) among buttons."""
        if byline.credit and not byline.publisher:
            return self._in_chrome(at)
        if byline.writer != self.lines[at].text or not LATIN_NAME.match(byline.writer):
            return False
        around = [self.lines[n] for n in (at - 1, at + 1) if 0 <= n < len(self.lines)]
        return not any(is_stamp(line.folded) or self._is_note(line) for line in around)

    def _is_note(self, line: TextLine) -> bool:
        furniture = match_furniture(line, self.rules, "tail")
        return furniture is not None and furniture.id in NOTES

    def _in_chrome(self, at: int) -> bool:
        """Whether the line before was furniture."""
        return at > 0 and self.found.rule.get(at - 1, "byline") not in ("byline", "stamp", "section", "title-repeat")

    def take_url(self, at: int) -> None:
        """Take out a line that is a web address; where it is the article's, keep it as such."""
        url = read_url(self.lines[at].text)
        self.found.rule[at] = "address"
        if url and not self.open:
            self.found.urls.append(url)

    def remove(self, at: int, furniture: Furniture) -> None:
        """Take out a line of furniture, with what it opens and what it tells."""
        found, line = self.found, self.lines[at]
        found.rule[at] = furniture.id
        started = at > found.first
        self.takes = furniture.takes if not re.search(r"[:：،,]\s*\S", line.text) else 0
        if furniture.opens and started and (furniture.opens != "tail" or at > found.last):
            self.open = True
        if furniture.field == "tags":
            found.tags.append(at)
        if furniture.field == "publisher":
            found.own.append(at)

    def after(self, rule: str, at: int) -> bool:
        """Whether the line before went by this rule."""
        return self.found.rule.get(at - 1) == rule
