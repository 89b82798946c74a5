"""One screen on which an editor sees what happened to a raw text and why, and how to overrule it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from malaff.apparatus.voice.voice import voice_of
from malaff.apparatus.wording import published_words
from malaff.model.errors import SeedError
from malaff.model.records import Article, Config, Removal, Repair, Seed
from malaff.reading.editor.sidecar import EMPTY, read_sidecar
from malaff.reading.evidence import Evidence, Witnesses
from malaff.reading.knowledge import load_knowledge
from malaff.reading.read import Reading, read_text
from malaff.reading.sources.folder import load_seeds, load_sidecar
from malaff.reading.sources.table import add_table
from malaff.verbs.printing import OK, config_of

# ANSI: what was removed is dim, what was repaired and found is coloured; nothing where the output is no terminal.
STYLES = {"removed": "\033[2m", "repaired": "\033[33m", "found": "\033[36m", "head": "\033[1m"}
RESET = "\033[0m"
# Right-to-left isolate: Arabic inside an otherwise left-to-right terminal line keeps its own order (UAX #9).
RLI, PDI = "\u2067", "\u2069"
KINDS = {"person": "شخص", "organization": "هيئة"}


def run(options: Namespace) -> int:
    """Print what happened to one raw text. Raises SeedError where there is no such text."""
    print(explain(config_of(options), options.stem, colour=sys.stdout.isatty()))
    return OK


def explain(config: Config, stem: str, *, colour: bool = False) -> str:
    """The raw text of `stem` with every removed and repaired piece and its rule, and every date, name and quote with
    its line. Raises SeedError where there is no such text or it cannot be read."""
    root = Path(config.root)
    seeds, problems = load_seeds(root, config.seeds)
    seeds, _, _ = add_table(root, config.seeds, seeds)
    seed = next((s for s in seeds if stem in (s.id, Path(s.path).stem, s.path)), None)
    if seed is None:
        broken = next((p for p in problems if stem in p.where), None)
        if broken:
            raise broken
        names = ", ".join(s.id for s in seeds[:8])
        raise SeedError(f"{config.seeds}/{stem}", "there is no such raw text", f"There are: {names}{'…' if len(seeds) > 8 else ''}")
    knowledge, _ = load_knowledge(root, config.seeds, seeds)
    text = load_sidecar(root, config.seeds, seed)
    reading = read_text(seed, knowledge, read_sidecar(text, f"{config.seeds}/{seed.id}.yml") if text else EMPTY)
    return _Page(config, seed, reading, colour).text()


class _Page:
    """The explanation of one reading."""

    def __init__(self, config: Config, seed: Seed, reading: Reading, colour: bool) -> None:
        self.config, self.seed, self.reading, self.colour = config, seed, reading, colour
        self.voice = voice_of(config)

    def text(self) -> str:
        """All parts, one under the other."""
        article = self.reading.article
        parts = [self._head(article), self._lines(article), self._found(article), self._mend()]
        return "\n\n".join(part for part in parts if part)

    def _paint(self, style: str, text: str) -> str:
        return f"{STYLES[style]}{text}{RESET}" if self.colour else text

    def _head(self, article: Article) -> str:
        rows = [
            ("الملف", f"{article.seed} ({article.encoding})"), ("العنوان", f"{article.title} [{article.title_from}]"),
            ("الناشر", article.publisher), ("الوكالة", article.agency),
            ("النسبة" if article.byline_is == "credit" else "الكاتب", article.byline), ("القسم", article.section),
            ("النشر", f"{published_words(article.published, article.published_weekday, self.voice)} [{article.published_from}]"),
            ("كيف عُرف", article.published_why), ("الموضوعات", "، ".join(f"{t.name} ({'، '.join(t.terms)})" for t in article.topics)),
        ]
        return "\n".join(f"{self._paint('head', key)}: {_isolate(value)}" for key, value in rows if value)

    def _lines(self, article: Article) -> str:
        removed: dict[int, list[Removal]] = defaultdict(list)
        repaired: dict[int, list[Repair]] = defaultdict(list)
        for removal in article.removed:
            removed[removal.line].append(removal)
        for repair in article.repaired:
            repaired[repair.line].append(repair)
        why = {rule.id: rule.why for rule in article.rules}
        rows = []
        for number, line in enumerate(self.seed.text.splitlines(), 1):
            if not line.strip():
                continue
            whole = any(r.text.strip() == line.strip() for r in removed[number])
            mark = "-" if whole else "~" if removed[number] or repaired[number] else " "
            rows.append(self._paint("removed", f"{number:4} {mark} {_isolate(line.strip())}") if whole
                        else f"{number:4} {mark} {_isolate(line.strip())}")
            for removal in removed[number]:
                part = "" if whole else f" {_isolate(removal.text)}"
                rows.append(self._paint("removed", f"       - {removal.rule}:{part} {_isolate(why.get(removal.rule, ''))}"))
            for repair in repaired[number]:
                change = f"{_isolate(repair.before)} → {_isolate(repair.after)}"
                rows.append(self._paint("repaired", f"       ~ {repair.rule}: {change} {_isolate(why.get(repair.rule, ''))}"))
        return "\n".join(rows)

    def _found(self, article: Article) -> str:
        witnesses = Witnesses(self.reading.clean.paragraphs, self.reading.mentions)
        rows = []
        for date in article.dates:
            grade = date.kind if date.event else f"{date.kind}, no event"
            rows.append(f"{'date':8} {date.line:4}  {_isolate(date.text)} = {date.when or date.weekday or '?'} ({grade})")
            rows.append(_words(date.context))
        for actor in article.actors:
            roles = f" — {_isolate('، '.join(actor.roles))}" if actor.roles else ""
            rows.append(f"{'name':8} {actor.mentions:3}×  {_isolate(actor.name)} ({KINDS[actor.kind]}, {actor.by}){roles}")
            rows += _evidence("merge" if len(actor.surfaces) > 1 else "", witnesses.of_name(actor))
            rows += _evidence("role", witnesses.of_roles(actor))
        for place in article.places:
            rows += [f"{'place':8} {place.mentions:3}×  {_isolate(place.name)} ({place.kind})", *_evidence("", witnesses.of_name(place))]
        for kind, quote in [*(("quote", q) for q in article.quotes), *(("said", s) for s in article.statements)]:
            said = f"{_isolate(quote.speaker_name or '؟')} {_isolate(quote.verb)}: {_isolate('«' + quote.text + '»')}"
            rows += [f"{kind:8} {quote.line:4}  {said} ({quote.act}, {quote.form})", _words(quote.context)]
        rows += [f"{'finding':8}       {f.code}: {_isolate(f.text)}" for f in article.findings]
        return "\n".join(self._paint("found", row) for row in rows if row)

    def _mend(self) -> str:
        place = f"{self.config.seeds}/{self.seed.id}.yml"
        return (f"To overrule: {place}\n"
                '  keep: [LINE]  drop: [LINE]  title: "…"  published: "YYYY-MM-DD"  merge: [["…", "…"]]  not_names: ["…"]  why: "…"')


def _isolate(text: str | None) -> str:
    return f"{RLI}{text}{PDI}" if text else ""


def _words(text: str, label: str = "", line: int | None = None) -> str:
    """A row of evidence under what rests on it; empty where there is none."""
    return f"{'':8} {line or '':4}  › {label}{_isolate(text)}" if text else ""


def _evidence(kind: str, found: Sequence[Evidence]) -> list[str]:
    """Rows of evidence: each spelling that was merged, each role, with its sentence."""
    return [_words(one.words, f"{kind} {_isolate(one.what)}: " if kind else "", one.line) for one in found]
