"""Take a raw text apart: title, body, the fields its lines give, and a record of everything removed or repaired."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from malaff.arabic.letters import fold, fold_with_offsets, words
from malaff.model.records import CleanText, Line, Paragraph, Removal, Seed, TitleFrom
from malaff.reading.cleaning.classes import classify
from malaff.reading.cleaning.datelines import split_dateline, split_ending, split_signature
from malaff.reading.cleaning.lines import TextLine, read_lines
from malaff.reading.cleaning.outside import Classes
from malaff.reading.cleaning.publisher import find_by_address, find_in_furniture, find_own_name, find_owner, find_self_reference
from malaff.reading.cleaning.repeats import find_repeats
from malaff.reading.cleaning.rules import CleanRules, load_rules
from malaff.reading.cleaning.section import find_section
from malaff.reading.cleaning.stamps import publisher_of
from malaff.reading.cleaning.titles import derive_title, repeats_title, split_title
from malaff.reading.cleaning.window import known_site, read_pieces

__all__ = ["CleanRules", "clean", "find_shared_lines", "load_rules"]

SHARED_TEXTS = 3  # texts that must share a line before it is taken for the site's
SHARED_PART = 0.02  # and what part of a collection's texts
SHARED_WORDS = 15  # words at most of a shared line: longer ones are background that agencies repeat
SUBHEADING = 10  # words of a subheading inside the body
ONE_IN = 10  # a dateline or an agency is cut off where it is at most one word in ten: a short line stays whole
PATH = re.compile(r"[/|»>›]")
MENUS = ("above-title", "site-menu", "section", "menu-glued")
TAIL = 260  # characters at the end of a paragraph in which glued furniture is looked for: a link's headline has 150
TAG_SPLIT = re.compile(r"(?<!\s)\s+(?:[,،;؛|#•·/]\s*|-\s+)|[,،;؛|#•·/]\s*")
TAG_LABEL = re.compile(r"^\W*[^:\n]{2,20}[:：]\s*")
ITEM = re.compile(r"^\s*(?:[-–—*•●▪■·○]|\d{1,2}\s*[-.)/]|[أ-ي]\s*[-.)/])")


def find_shared_lines(texts: Iterable[str]) -> frozenset[str]:
    """The folded short lines that many texts of one collection share although the texts differ."""
    stories: dict[str, set[int]] = {}
    total = 0
    for text in texts:
        total += 1
        lines = [" ".join(line.split()) for line in text.splitlines() if line and not line.isspace()]
        story = hash(max(lines, key=len, default=""))  # two copies of one story share their longest line
        for line in {line for line in lines if len(line) < 120}:
            stories.setdefault(line, set()).add(story)
    least = max(SHARED_TEXTS, int(total * SHARED_PART))
    return frozenset(fold(line) for line, where in stories.items() if len(where) >= least and len(line.split()) <= SHARED_WORDS)


def clean(seed: Seed, rules: CleanRules, *, shared: frozenset[str] = frozenset(), keep: Sequence[int] = (),
          drop: Sequence[int] = ()) -> CleanText:
    """Take a raw text apart; never raises. `keep` and `drop` are the line numbers that an editor decided on.

    What is not in the title or the body is in `removed`, what is spelled otherwise is in `repaired`.
    """
    lines, repairs = read_lines(seed.text)
    found = classify(lines, rules, shared=shared, keep=frozenset(keep), drop=frozenset(drop), given_title=seed.given.get("title", ""),
                     outside=seed.outside)
    work = _Work(seed=seed, rules=rules, lines=lines, found=found, keep=frozenset(keep))
    work.drop_repeats()
    work.read_fields()
    paragraphs = work.read_paragraphs()
    title, title_from = work.read_title(paragraphs)
    work.read_publisher(paragraphs)
    removed = tuple(sorted(work.removed, key=lambda r: r.line))
    return CleanText(
        title=title, title_from=title_from, paragraphs=paragraphs, publisher=work.publisher, agency=work.agency,
        byline=work.byline or work.credit, byline_is="credit" if work.credit else "name" if work.byline else None,
        section=work.section, url=work.url, stamps=work.stamps(), tags=work.tags(), removed=removed, repaired=tuple(repairs),
        title_line=lines[found.title].number if found.title is not None else None,
    )


@dataclass(kw_only=True)
class _Work:
    """One text while it is put together from its classified lines."""

    seed: Seed
    rules: CleanRules
    lines: list[TextLine]
    found: Classes
    keep: frozenset[int]
    removed: list[Removal] = field(default_factory=list)
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    credit: str | None = None
    section: str | None = None
    url: str | None = None
    site: str | None = None  # as the window's title names it

    def drop_repeats(self) -> None:
        """Mark the lines of the body that repeat the title or each other."""
        found, lines = self.found, self.lines
        body = [at for at in range(len(lines)) if at not in found.rule and at != found.title]
        if found.title is not None:
            title = lines[found.title]
            same = [at for at in body if lines[at].number not in self.keep and repeats_title(lines[at], title)]
            if not any(lines[at].prose for at in body):
                same = [at for at in same if at < found.first]  # a poem's refrain may be its title
            if len(same) < len(body):
                found.rule |= dict.fromkeys(same, "title-repeat")
        body = [at for at in body if at not in found.rule and lines[at].number not in self.keep]
        if any(lines[at].prose for at in body):
            found.rule |= {body[n]: "paragraph-repeat" for n in find_repeats([lines[at] for at in body])}

    def read_fields(self) -> None:
        """Fill the fields from the lines of metadata and log every line that leaves."""
        found = self.found
        self._read_window()
        for at in sorted(found.bylines):
            byline = found.bylines[at]
            self.publisher = self.publisher or byline.publisher
            self.agency = self.agency or byline.agency
            self.byline = self.byline or byline.writer
            self.credit = self.credit or byline.credit
        self.section = self.section or self._read_section()
        self.url = self.seed.given.get("url") or (found.urls[0] if found.urls else None)
        self.removed += [Removal(line=self.lines[at].number, rule=rule, text=self.lines[at].text) for at, rule in found.rule.items()]

    def _read_window(self) -> None:
        """The site and section that the window's title joins to the headline."""
        window = self.found.window
        if window is not None:
            listed = {line.letters for at, line in enumerate(self.lines) if at not in window.lines}
            self.site, self.section = read_pieces(window, listed)

    def _read_section(self) -> str | None:
        """The section: under the title, or above it where it stands alone or as a path; among a menu's entries none is the text's."""
        found = self.found
        title = found.first if found.title is None else found.title
        for at in sorted(found.sections, key=lambda at: (at < title, at)):
            steps = [step.strip() for step in PATH.split(found.sections[at]) if step.strip()]
            alone = not any(found.rule.get(n) in MENUS for n in range(title) if n != at)
            if title < at < found.first or (at < title and (alone or (at == title - 1 and len(steps) > 1))):
                return steps[-1] if steps else None
        return find_section(self.lines, found, title)

    def read_paragraphs(self) -> tuple[Paragraph, ...]:
        """The body, its glued datelines and endings read into fields."""
        body = [at for at in range(len(self.lines)) if at not in self.found.rule and at != self.found.title]
        paragraphs: list[Paragraph] = []
        for rank, at in enumerate(body):
            line = self.lines[at]
            text = line.text
            if line.number not in self.keep:
                text = self._cut_end(line, text)
                text = self._cut_dateline(line.number, text) if not any(p.kind == "p" for p in paragraphs) else text
                text = self._cut_agency(line.number, text, last=rank == len(body) - 1)
                text = self._cut_signature(line.number, text, last=rank == len(body) - 1)
            heading = self._is_subheading(body, rank)
            if text:
                paragraphs.append(Paragraph(number=line.number, text=text, kind="h2" if heading else "p"))
        return tuple(paragraphs)

    def _is_subheading(self, body: list[int], rank: int) -> bool:
        line = self.lines[body[rank]]
        after = self.lines[body[rank + 1]] if rank + 1 < len(body) else None
        short = line.words <= SUBHEADING and not line.ends and not ITEM.match(line.text)
        if not short or after is None or not (after.prose or after.stops) or not re.search(r"[^\W\d_]", line.text):
            return False
        return rank == 0 or self.lines[body[rank - 1]].prose or self.lines[body[rank - 1]].stops

    def _cut(self, number: int, rule: str, text: str) -> None:
        if text.strip():
            self.removed.append(Removal(line=number, rule=rule, text=text.strip()))

    def _cut_end(self, line: TextLine, text: str) -> str:
        """A paragraph without furniture glued to its end."""
        number, pattern = line.number, self.rules.ends
        while pattern is not None and any(map(line.folded[-TAIL:].__contains__, self.rules.end_cues)):
            tail_at = max(0, len(text) - TAIL)
            match = pattern.search(fold(text[tail_at:]))
            if not match or match.lastgroup is None:
                break
            offsets = fold_with_offsets(text[tail_at:])[1]
            at = tail_at + offsets[match.start()]
            if len(text[:at].split()) < 4:
                break
            self._cut(number, self.rules.end_ids[match.lastgroup], text[at:])
            if self.rules.end_ids[match.lastgroup] == "source-link":
                self.publisher = self.publisher or find_own_name(text[at:])
            text = text[:at].rstrip()
        return text

    def _cut_dateline(self, number: int, text: str) -> str:
        split = split_dateline(text)
        if not split:
            return text
        byline, rest = split
        self.publisher = self.publisher or byline.publisher
        self.agency = self.agency or byline.agency
        self.byline = self.byline or byline.writer
        self.credit = self.credit or byline.credit
        head = text[: len(text) - len(rest)]
        known = {self.lines[at].letters for at in self.found.bylines}
        if not rest or (TextLine(number=number, text=head).letters not in known and len(words(head)) * ONE_IN > len(words(text))):
            return text
        self._cut(number, "dateline", head)
        return rest

    def _cut_agency(self, number: int, text: str, *, last: bool) -> str:
        split = split_ending(text) if last else None
        if not split:
            return text
        agency, rest = split
        self.agency = self.agency or agency
        ending = text[len(rest.rstrip(".!؟")) :]
        if len(words(ending)) * ONE_IN > len(words(text)):
            return text
        self._cut(number, "agency-ending", ending)
        return rest

    def _cut_signature(self, number: int, text: str, *, last: bool) -> str:
        split = split_signature(text) if last else None
        if not split:
            return text
        name, rest = split
        self.byline = self.byline or name
        if len(words(name)) * ONE_IN > len(words(text)):
            return text
        self._cut(number, "signature", name)
        return rest

    def read_title(self, paragraphs: Sequence[Paragraph]) -> tuple[str, TitleFrom]:
        """The title of the text, what was glued to it taken off, or one derived from the first paragraph."""
        given = self.seed.given.get("title", "")
        if self.found.title is not None:
            line = self.lines[self.found.title]
            title, gone, publisher = split_title(line.text, self.seed.given.get("publisher") or self.publisher or "")
            for piece in gone:
                self._cut(line.number, "title-prefix", piece)
            self.publisher = self.publisher or publisher
            return title, "text"
        if given:
            return given, "text"
        lead = next((p.text for p in paragraphs if p.kind == "p"), "") or next((p.text for p in paragraphs), "")
        return derive_title(lead) or self.seed.id, "lead"

    def read_publisher(self, paragraphs: Sequence[Paragraph]) -> None:
        """The publisher, by falling certainty; and the writer whom only the format names."""
        self.byline = self.byline or self.seed.given.get("byline")
        self.credit = None if self.byline or self.agency else self.credit
        self.publisher = next(filter(None, self._publishers(paragraphs)), None)

    def _publishers(self, paragraphs: Sequence[Paragraph]) -> Iterator[str | None]:
        """Who may have published the text: given, known from the window's title, in a byline or title, in its own furniture, by its
        addresses, as the window's title or the page's head calls it, in its own words."""
        given, site = self.seed.given, self.site or ""
        yield given.get("publisher")
        yield known_site(site)
        yield self.publisher
        furniture = [self.lines[at].text for at in self.found.own]
        names = Counter(name for text in furniture if (name := find_own_name(text)))
        yield next((name for name, _ in names.most_common(1)), None)
        yield publisher_of(self.url or "")
        yield find_by_address(removal.text for removal in self.removed)
        yield known_site(given.get("site", ""))
        yield site
        yield next(filter(None, map(find_owner, furniture)), None)
        yield given.get("site")
        yield find_in_furniture(removal.text for removal in self.removed)
        left = {p.number for p in paragraphs}
        yield find_self_reference([line.folded for line in self.lines if line.number in left])

    def stamps(self) -> tuple[Line, ...]:
        """The lines that may hold the time of publication."""
        return tuple(Line(number=self.lines[at].number, text=self.lines[at].text) for at in self.found.stamps)

    def tags(self) -> tuple[str, ...]:
        """The publisher's own keywords."""
        found = [tag.strip(" .\"«»“”") for at in self.found.tags for tag in TAG_SPLIT.split(TAG_LABEL.sub("", self.lines[at].text))]
        labels = {fold(self.lines[at].text) for at in self.found.tags if self.lines[at].text.rstrip().endswith((":", "："))}
        return tuple(dict.fromkeys(tag for tag in found if tag and fold(tag) not in labels and fold(tag + ":") not in labels))
