"""Stage 1: raw texts in seeds/ become article pages in docs/articles/, each with everything that was found and done."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malaff.collection import page, store
from malaff.model import workers
from malaff.model.disk import write_whole
from malaff.model.errors import SeedError
from malaff.model.records import Config, Finding, Repair, Seed
from malaff.reading.duplicates import find_duplicates, sketch
from malaff.reading.editor.sidecar import EMPTY, Sidecar, read_sidecar, restricts
from malaff.reading.knowledge import load_knowledge
from malaff.reading.read import Knowledge, read_text
from malaff.reading.sources.folder import load_seeds, load_sidecar
from malaff.reading.sources.table import add_table
from malaff.verbs.printing import Progress as Counter
from malaff.verbs.printing import code_of, config_of, fail, report_of, say, show_findings, show_stale

PER_TASK = 50  # texts a worker takes at once: below that, starting the task costs more than the reading
WITHHELD = "articles/.withheld.json"
CACHE = ".cache/convert.json"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What converting did: what was stored, how many texts, what could not be used, and what an editor should see."""

    stored: store.Stored
    articles: int
    withheld: int
    problems: tuple[SeedError, ...]
    findings: tuple[Finding, ...]
    repairs: tuple[tuple[str, tuple[Repair, ...]], ...]  # by raw text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A text with its editor's corrections and the key that its article depends on."""

    seed: Seed
    sidecar: Sidecar
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A reading: its key, the text of its page, its runs of words, its findings, and the duplicates the page names."""

    key: str
    text: str
    sketch: tuple[int, ...]
    findings: tuple[Finding, ...]
    near: tuple[str, ...] = ()
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

    `shard` (i, n) converts the i-th of n parts and leaves the pages of the others alone. Raises VocabularyError;
    raw texts and sidecars that cannot be used are returned as problems and do not stop the others.
    """
    root = Path(config.root)
    seeds, problems = load_seeds(root, config.seeds)
    seeds, odd, unusable = add_table(root, config.seeds, seeds)
    problems += unusable
    knowledge, fingerprint = load_knowledge(root, config.seeds, seeds)
    sources, withheld, refused = _with_sidecars(root, config.seeds, seeds, fingerprint)
    problems += refused
    mine = [s for s in sources if int(hashlib.sha256(s.seed.id.encode()).hexdigest(), 16) % shard[1] == shard[0] - 1]
    others = frozenset(f"articles/{s.seed.id}.md" for s in sources) - {f"articles/{s.seed.id}.md" for s in mine}
    known = _load_cache(root)
    read = _read_all(mine, knowledge, known, jobs, progress)
    near = find_duplicates({name: r.sketch for name, r in read.items()})
    read = {name: _with_duplicates(r, near[name]) for name, r in read.items()}
    pages = {f"articles/{name}.md": r.text for name, r in read.items()}
    count = json.dumps({"withheld": withheld}).encode() if withheld else None  # the number, and nothing else about them, for a note
    stored = store.store_pages(root / "docs", "convert", pages, keep=others, also={WITHHELD: count}, check=check)
    if not check:
        _save_cache(root, {**{k: v for k, v in known.items() if f"articles/{k}.md" in others}, **read})
    findings = (*odd, *(f for name in sorted(read) for f in read[name].findings))
    return Converted(stored=stored, articles=len(read), withheld=withheld, problems=tuple(problems), findings=findings,
                     repairs=tuple((r.seed, r.repairs) for _, r in sorted(read.items()) if r.repairs))


# ---------------------------------------------------------------- what is read


def _with_sidecars(root: Path, folder: str, seeds: list[Seed], fingerprint: str) -> tuple[list[_Source], int, list[SeedError]]:
    sources, withheld, problems = [], 0, []
    for seed in seeds:
        text = load_sidecar(root, folder, seed)
        try:
            sidecar = read_sidecar(text, f"{folder}/{seed.id}.yml") if text else EMPTY
        except SeedError as error:
            problems.append(error)
            if restricts(text):  # what an editor means to keep back is not shown for want of a colon
                withheld += 1
                continue
            sidecar = EMPTY
        if sidecar.withhold:
            withheld += 1
            continue
        told = json.dumps([seed.table_from, seed.table], ensure_ascii=False)
        key = hashlib.sha256(f"{fingerprint}\0{seed.id}\0{seed.path}\0{seed.sha256}\0{told}\0{text}".encode()).hexdigest()
        sources.append(_Source(seed=seed, sidecar=sidecar, key=key))
    return sources, withheld, problems


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
    article = read_text(source.seed, knowledge, source.sidecar).article
    runs = sketch([block.text for block in article.blocks])
    return _Read(key=source.key, text=page.write_article(article), sketch=runs, findings=article.findings,
                 seed=article.seed, repairs=article.repaired)


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
                   "findings": [dataclasses.asdict(f) for f in r.findings]} for name, r in read.items()}
    write_whole(root / CACHE, json.dumps(rows, ensure_ascii=False).encode("utf-8"))
