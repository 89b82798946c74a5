"""Stage 1: raw texts in seeds/ become article pages in docs/articles/, each with everything that was found and done."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malaff.apparatus.voice.frame import in_frame
from malaff.apparatus.voice.voice import to_voice
from malaff.collection import page, restrictions, store
from malaff.model import workers
from malaff.model.disk import write_whole
from malaff.model.errors import MalaffError, PageError, SeedError
from malaff.model.fingerprint import fingerprint as fingerprint_of
from malaff.model.records import Config, Finding, Repair, Seed
from malaff.reading.duplicates import find_duplicates, sketch
from malaff.reading.editor.misses import Miss
from malaff.reading.editor.sidecar import RESTRICTING
from malaff.reading.knowledge import load_knowledge
from malaff.reading.read import Knowledge, read_text
from malaff.reading.sources.folder import find_unread, load_seeds
from malaff.reading.sources.table import add_table
from malaff.reading.topics.topics import right_topic
from malaff.verbs.bounded import reading
from malaff.verbs.printing import Progress as Counter
from malaff.verbs.printing import code_of, config_of, fail, report_of, say, show_findings, show_stale
from malaff.verbs.restricted import Sorted, Source, digest_in_force, part_findings, sort_seeds
from malaff.verbs.standing import Standing, is_ours_alone, load_standing, look_at, save_standing

PER_TASK = 50  # texts a worker takes at once: below that, starting the task costs more than the reading
CACHE = ".cache/convert.json"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What converting did: what was stored, how many texts, what could not be used, and what an editor should see."""

    stored: store.Stored
    articles: int
    withheld: int
    problems: tuple[MalaffError, ...]
    findings: tuple[Finding, ...]
    repairs: tuple[tuple[str, tuple[Repair, ...]], ...]  # by raw text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A text with its editor's corrections and the key that its article depends on."""

    source: Source
    key: str
    language: str  # of the dossier's frame

    @property
    def seed(self) -> Seed:
        """The raw text as it may be shown."""
        return self.source.seed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A reading: its key, the text of its page, its runs of words, its findings, and the duplicates the page names."""

    key: str
    text: str
    sketch: tuple[int, ...]
    findings: tuple[Finding, ...]
    near: tuple[str, ...] = ()
    fault: SeedError | None = None
    misses: tuple[SeedError | Finding, ...] = ()  # corrections that hit nothing; they may hold what is redacted, and are not kept
    held: bool = False  # whether the text is kept back for its fault
    seed: str = ""
    repairs: tuple[Repair, ...] = ()


def run(options: Namespace) -> int:
    """Convert the collection, print what could not be used and what was made, and return the exit code."""
    config = config_of(options)
    check = getattr(options, "check", False)
    done = convert(config, check=check, jobs=options.jobs, shard=options.shard, progress=Counter("convert"))
    for problem in (*done.problems, *done.stored.refused):
        fail(problem, options)
    show_findings(options, done.findings)
    for where, repairs in done.repairs:
        report_of(options).add_repairs(where, repairs)
    kept_back = f", {done.withheld} withheld" if done.withheld else ""
    if check:
        return show_stale("convert", done.stored.stale, options) or code_of(done.problems, done.stored.refused, done.findings, options)
    say(options, f"convert: {done.articles} articles{kept_back} in docs/articles "
                 f"({len(done.stored.written)} written, {done.stored.unchanged} unchanged, {len(done.stored.deleted)} deleted)")
    return code_of(done.problems, done.stored.refused, done.findings, options)


def convert(config: Config, *, check: bool = False, jobs: int = 1, shard: tuple[int, int] = (1, 1),
            progress: Progress = lambda done, total: None) -> Converted:
    """Convert every raw text of the collection; with `check`, only say what would change.

    `shard` (i, n) converts the i-th of n parts and leaves the pages of the others alone;
    raw texts, sidecars and vocabularies that cannot be used are returned as problems and do not stop the others.
    """
    root = Path(config.root)
    digest = digest_in_force(root, config.seeds)
    if not check:
        restrictions.enforce(root, digest)
    plain = digest == restrictions.NONE and shard == (1, 1) and is_ours_alone()
    if plain and (standing := load_standing(config)):
        return _as_it_stands(standing)
    began = look_at(config, config.seeds)
    seeds, problems = load_seeds(root, config.seeds)
    seeds, odd, unusable = add_table(root, config.seeds, seeds)
    problems += unusable
    knowledge, fingerprint = load_knowledge(root, config.seeds, seeds)
    kept = sort_seeds(root, config.seeds, seeds)
    frame = f"{fingerprint} {_frame(config.language)}"
    sources = [_keyed(_with_topics(source, knowledge, problems), frame, config.language) for source in kept.sources]
    problems += kept.problems
    mine = [s for s in sources if int(hashlib.sha256(s.seed.id.encode()).hexdigest(), 16) % shard[1] == shard[0] - 1]
    others = frozenset(f"articles/{s.seed.id}.md" for s in sources) - {f"articles/{s.seed.id}.md" for s in mine}
    known = _load_cache(root)
    read = _read_all(mine, knowledge, known, jobs, progress)
    problems += [fault for r in read.values() for fault in (r.fault, *r.misses) if isinstance(fault, SeedError)]
    missed = [each for r in read.values() for each in r.misses if isinstance(each, Finding)]
    held = len(kept.held) + sum(r.held for r in read.values())
    plain = plain and not any(r.fault for r in read.values())  # a text that took too long is tried again
    read = {name: r for name, r in read.items() if not r.fault}
    near = find_duplicates({name: r.sketch for name, r in read.items()})
    read = {name: _with_duplicates(r, near[name]) for name, r in read.items()}
    pages = {f"articles/{name}.md": r.text for name, r in read.items()}
    aside: list[PageError] = []
    if not check:
        aside = _make_room(config, kept, digest, pages.keys() | others)
    note = Path(restrictions.IN_DOCS).relative_to("docs").as_posix()
    also: dict[str, bytes | None] = {note: restrictions.docs_record(held, digest)}
    if restrictions.read_docs(root)[1] != digest:  # they quote the articles; `index` writes them anew
        also |= dict.fromkeys(store.untouched_in(root / "docs", "index"))
    stored = store.store_pages(root / "docs", "convert", pages, keep=others, also=also, check=check)
    if not check:
        _save_cache(root, {**{k: v for k, v in known.items() if f"articles/{k}.md" in others}, **read})
    shown = part_findings(kept.partly, _shown(read, kept.partly))
    findings = (*find_unread(root, config.seeds), *odd, *missed, *(f for name in sorted(read) for f in read[name].findings), *shown)
    stored = dataclasses.replace(stored, refused=(*aside, *stored.refused))
    done = Converted(stored=stored, articles=len(read), withheld=held, problems=(*problems, *knowledge.faults), findings=findings,
                     repairs=tuple((r.seed, r.repairs) for _, r in sorted(read.items()) if r.repairs))
    told = tuple(problem for problem in done.problems if isinstance(problem, SeedError) and not problem.private)
    if plain and not (check or held or stored.refused) and len(told) == len(done.problems):
        save_standing(config, began, Standing(articles=done.articles, problems=told, findings=findings, repairs=done.repairs))
    return done


def _as_it_stands(standing: Standing) -> Converted:
    """The result of the last run, of which nothing has changed since."""
    stored = store.Stored(written=(), deleted=(), unchanged=standing.articles, refused=())
    return Converted(stored=stored, articles=standing.articles, withheld=0, problems=standing.problems, findings=standing.findings,
                     repairs=standing.repairs)


def _make_room(config: Config, kept: Sorted, digest: str, pages: Set[str]) -> list[PageError]:
    """Take away whatever is older than the restrictions in force, before anything new is written."""
    root = Path(config.root)
    gone = [path for path in (root / "docs/articles").glob("*.md") if f"articles/{path.name}" not in pages and _is_ours(path)]
    if gone or restrictions.read_docs(root)[1] != digest:  # a text that was taken out is gone from yesterday's outputs too
        restrictions.purge(root)
    return _set_aside(config, kept)


# ---------------------------------------------------------------- what is read


def _with_topics(source: Source, knowledge: Knowledge, problems: list[SeedError]) -> Source:
    """The text without those of its editor's topics that there are not, which become problems that name the right id."""
    topics = source.sidecar.topics or ()
    known = tuple(topic for topic in topics if topic in knowledge.topics.names)
    for topic in topics:
        if topic not in knowledge.topics.names:
            where = source.at("topics", topic)
            problems.append(SeedError(where, f"`topics: {topic}` is no topic", right_topic(topic, knowledge.topics.names)))
    if len(known) == len(topics):
        return source
    return dataclasses.replace(source, sidecar=dataclasses.replace(source.sidecar, topics=known or None))


def _frame(language: str) -> str:
    """What the page of an article depends on beside its reading, where the frame has another language than the texts."""
    return f"{language} {fingerprint_of(in_frame.__module__)}" if to_voice(language).is_apart else language


def _keyed(source: Source, fingerprint: str, language: str) -> _Source:
    seed = source.seed
    given = [seed.table_from, seed.table, seed.given, seed.text]  # a reader may make another text of the same bytes
    told = json.dumps(given, ensure_ascii=False)
    key = hashlib.sha256(f"{fingerprint}\0{seed.id}\0{seed.path}\0{source.was.sha256}\0{told}\0{source.text}".encode()).hexdigest()
    return _Source(source=source, key=key, language=language)


def _shown(read: dict[str, _Read], partly: tuple[Source, ...]) -> dict[str, tuple[str, ...]]:
    """The pages of texts that something is redacted in, as they will be shown."""
    return {s.seed.id: (read[s.seed.id].text,) for s in partly if s.seed.id in read}


def _set_aside(config: Config, sorted_: Sorted) -> list[PageError]:
    """Move what a person wrote where a restricted text's page stands (or stood) out of docs/, beside the raw texts.

    An edited page never wins over a restriction, and nobody's work is thrown away.
    """
    root, moved = Path(config.root), []
    names = {seed.id for seed in sorted_.held} | {n for s in sorted_.partly for n in (s.was.id, s.seed.id)}
    for name in sorted(names):
        path = root / f"docs/articles/{name}.md"
        if path.is_file() and not _is_ours(path):
            aside = root / config.seeds / f"{path.name}.edited"
            path.replace(aside)
            what = f"was edited, but its text is restricted: moved to {config.seeds}/{aside.name}"
            moved.append(PageError(f"docs/articles/{path.name}", what, "Put the corrections into the sidecar, and delete that file."))
    return moved


def _is_ours(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return page.generated_by(text) is not None and page.is_untouched(text)


# ---------------------------------------------------------------- reading, cached and by several workers


def _read_all(sources: list[_Source], knowledge: Knowledge, known: dict[str, _Read], jobs: int, progress: Progress) -> dict[str, _Read]:
    fresh = [s for s in sources if s.seed.id not in known or known[s.seed.id].key != s.key]
    read = {s.seed.id: known[s.seed.id] for s in sources if s.seed.id in known and known[s.seed.id].key == s.key}
    chunks = [fresh[i : i + PER_TASK] for i in range(0, len(fresh), PER_TASK)]
    done = len(read)
    for results in _map(chunks, knowledge, jobs):
        read |= results
        done += len(results)
        progress(done, len(sources))
    return dict(sorted(read.items()))


def _map(chunks: list[list[_Source]], knowledge: Knowledge, jobs: int) -> Iterator[dict[str, _Read]]:
    if jobs < 2 or len(chunks) < 2:
        yield from (_read_chunk(chunk, knowledge) for chunk in chunks)
        return
    _KNOWLEDGE.append(knowledge)
    try:
        inherited = () if workers.forks() else (knowledge,)  # a forked worker has it already
        with workers.pool(min(jobs, len(chunks)), _adopt, inherited) as pool:
            yield from pool.map(_read_in_worker, chunks)
    finally:
        _KNOWLEDGE.clear()


_KNOWLEDGE: list[Knowledge] = []


def _adopt(*knowledge: Knowledge) -> None:
    _KNOWLEDGE.extend(knowledge)


def _read_in_worker(chunk: list[_Source]) -> dict[str, _Read]:
    return _read_chunk(chunk, _KNOWLEDGE[0])


def _read_chunk(chunk: list[_Source], knowledge: Knowledge) -> dict[str, _Read]:
    return {source.seed.id: _read_one(source, knowledge) for source in chunk}


def _read_one(source: _Source, knowledge: Knowledge) -> _Read:
    """The reading of one text; its fault alone where it cannot be read."""
    try:
        with reading(source.seed.path):
            found = read_text(source.seed, knowledge, source.source.sidecar)
            article = in_frame(found.article, to_voice(source.language), found.why, found.notes)
            runs = sketch([block.text for block in article.blocks])
    except SeedError as error:
        return _Read(key="", text="", sketch=(), findings=(), fault=error)
    misses = tuple(_said(miss, source.source) for miss in found.misses)
    idle = next((miss for miss in found.misses if miss.key in RESTRICTING), None)
    if idle:
        what = f"`{idle.key}: {idle.value}` {idle.what}; the text is kept back until this is mended"
        fault = SeedError(source.source.at(idle.key, idle.value), what, idle.hint)
        return _Read(key="", text="", sketch=(), findings=(), fault=fault, held=True)
    return _Read(key=source.key, text=page.write_article(article), sketch=runs, findings=article.findings,
                 seed=article.seed, repairs=article.repaired, misses=misses)


def _said(miss: Miss, source: Source) -> SeedError | Finding:
    """A correction that hits nothing: wrong, or without need."""
    where, text = source.at(miss.key, miss.value), f"`{miss.key}: {miss.value}` {miss.what}"
    return SeedError(where, text, miss.hint) if miss.plain else Finding(code="sidecar.idle", where=where, text=text, hint=miss.hint)


def _with_duplicates(read: _Read, near: tuple[str, ...]) -> _Read:
    """The reading with the page's `duplicates` set; the page is written anew only where they changed."""
    if near == read.near:
        return read
    article = dataclasses.replace(page.read_article(read.text), duplicates=near)
    return dataclasses.replace(read, text=page.write_article(article), near=near)


# ---------------------------------------------------------------- what is kept between runs


def _load_cache(root: Path) -> dict[str, _Read]:
    """Readings of an earlier run whose pages still stand as they were written; none where the cache cannot be read."""
    try:
        rows = json.loads((root / CACHE).read_text(encoding="utf-8"))
        read = {name: _from_row(row, root / "docs" / f"articles/{name}.md") for name, row in rows.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return {name: r for name, r in read.items() if r is not None}


def _from_row(row: dict[str, Any], path: Path) -> _Read | None:
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != row["page"]:
        return None
    findings = tuple(Finding(**f) for f in row["findings"])
    return _Read(key=row["key"], text=data.decode(), sketch=tuple(row["sketch"]), findings=findings, near=tuple(row["near"]),
                 seed=row["seed"], repairs=tuple(Repair(line=n, rule=rule, before=b, after=a) for n, rule, b, a in row["repairs"]))


def _save_cache(root: Path, read: dict[str, _Read]) -> None:
    rows = {name: {"key": r.key, "page": hashlib.sha256(r.text.encode()).hexdigest(), "sketch": r.sketch, "near": r.near,
                   "seed": r.seed, "repairs": [(m.line, m.rule, m.before, m.after) for m in r.repairs],
                   "findings": [dataclasses.asdict(f) for f in r.findings]} for name, r in read.items() if not r.misses}
    write_whole(root / CACHE, json.dumps(rows, ensure_ascii=False).encode("utf-8"))
