"""Which texts an editor keeps back, wholly or partly; whether every restriction hits; and what is in force."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from malaff.collection import restrictions
from malaff.model.errors import PageError, SeedError
from malaff.model.records import Config, Finding, Seed
from malaff.reading.editor.latin import sounds_like
from malaff.reading.editor.redaction import HIDDEN, Redactor, nearest, standing_parts
from malaff.reading.editor.restriction import keeps_back, restriction_of
from malaff.reading.editor.sidecar import EMPTY, KEYS, Sidecar, read_sidecar
from malaff.reading.editor.strays import find_strays, plain_stem, sidecar_files
from malaff.reading.sources.folder import load_sidecar, sidecar_path

MISSPELT = 0.8  # likeness (difflib) from which on a key is plainly one of ours with a letter wrong, and tells of nobody
TOLD = re.compile(r"`([^`]*)`")  # what a message quotes from a file
KEPT_BACK = "; its text is kept back until this is mended"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A raw text that may be shown, with its editor's corrections, their text and file; `was` is the text before it was hidden."""

    seed: Seed
    sidecar: Sidecar
    text: str
    where: str
    was: Seed

    def at(self, key: str, value: str) -> str:
        """Where in the sidecar a value stands: file and line."""
        line = self.sidecar.lines.get((key, value))
        return f"{self.where}:{line}" if line else self.where


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Raw texts sorted by what may be shown of them: `sources` as their sidecars say, `held` not at all."""

    sources: tuple[Source, ...]
    held: tuple[Seed, ...]
    problems: tuple[SeedError, ...]

    @property
    def partly(self) -> tuple[Source, ...]:
        """Texts of which something is kept back."""
        return tuple(s for s in self.sources if s.sidecar.redact or s.sidecar.excerpt)


def sort_seeds(root: Path, folder: str, seeds: Iterable[Seed]) -> Sorted:
    """Sort raw texts by what their sidecars keep back; what cannot be read keeps its text back."""
    rows = tuple(seeds)
    problems: list[SeedError] = []
    sources: list[Source] = []
    held: list[Seed] = []
    strays = _strays(root, folder, rows, problems)
    for seed in rows:
        source, fault = _source(root, folder, seed)
        problems += fault
        if source is None or source.sidecar.withhold or seed.id in strays:
            held.append(seed)
        elif misses := _misses(source):
            problems += misses
            held.append(seed)
        else:
            sources.append(dataclasses.replace(source, seed=_neutral(seed, source.sidecar, folder)))
    return Sorted(sources=tuple(sources), held=tuple(held), problems=tuple(problems))


def _source(root: Path, folder: str, seed: Seed) -> tuple[Source | None, list[SeedError]]:
    """A text with its sidecar (EMPTY where there is none), and what is wrong; None where the text has to be kept back."""
    path = sidecar_path(root, folder, seed)
    where = path.relative_to(root).as_posix() if path else f"{folder}/{seed.id}.yml"
    try:
        text = load_sidecar(root, folder, seed)
    except (SeedError, OSError, UnicodeError) as error:
        fault = error if isinstance(error, SeedError) else SeedError(where, f"cannot be read: {error}", "Save it as UTF-8.")
        return None, [SeedError(fault.where, fault.what + KEPT_BACK, fault.hint, fault.private)]
    try:
        return Source(seed=seed, sidecar=read_sidecar(text, where), text=text, where=where, was=seed), []
    except SeedError as error:
        if not keeps_back(text):
            return Source(seed=seed, sidecar=EMPTY, text=text, where=where, was=seed), [error]
        # A key that nobody can place may be the very word that is to be kept back: the terminal alone says it.
        if error.what.isascii() and all(difflib.get_close_matches(told, KEYS, 1, MISSPELT) for told in TOLD.findall(error.what)):
            return None, [SeedError(error.where, error.what + KEPT_BACK, error.hint, error.private)]
        private = " ".join(filter(None, (error.what, error.private)))
        return None, [SeedError(error.where, "has a fault" + KEPT_BACK, error.hint, private)]


def _misses(source: Source) -> list[SeedError]:
    """Redacted words that stand nowhere in the text: misspelt, they would leave it open."""
    words, seed = source.sidecar.redact, source.was
    if not words:
        return []
    found = Redactor(words).found((seed.text, seed.path, seed.id, *seed.given.values()))
    what = "stands nowhere in the text, which is kept back until this is mended"
    return [SeedError(source.at("redact", word), f"`redact`: entry {words.index(word) + 1} {what}", "Mend its spelling, or take it out.",
                      f"«{word}»" + (f"; the nearest words are «{near}»" if (near := nearest(word, (seed.text,))) else ""))
            for word in words if word not in found]


def _neutral(seed: Seed, sidecar: Sidecar, folder: str) -> Seed:
    """The text with an id, a path and a hash that tell nothing of its redacted words."""
    if not sidecar.redact:
        return seed
    redactor = Redactor(sidecar.redact)
    # The hash of the whole text would let a guess be tried; that of what is left lets a reader compare as before.
    left = hashlib.sha256(redactor.hide(seed.text).encode("utf-8", "surrogatepass")).hexdigest()
    named = sounds_like(seed.id, sidecar.redact) or redactor.is_in(seed.id)
    path = f"{folder}/{HIDDEN}" if named or sounds_like(seed.path, sidecar.redact) or redactor.is_in(seed.path) else seed.path
    return dataclasses.replace(seed, id=f"text-{left[:10]}" if named or path != seed.path else seed.id, path=path, sha256=left)


def _strays(root: Path, folder: str, seeds: tuple[Seed, ...], problems: list[SeedError]) -> set[str]:
    """Ids of texts that a misnamed sidecar keeps back; each misnamed sidecar is a problem."""
    base = root / folder
    if not base.is_dir():
        return set()
    stems: dict[str, list[str]] = defaultdict(list)
    for seed in seeds:
        for name in dict.fromkeys((plain_stem(Path(seed.path).name), plain_stem(seed.id))):
            stems[name].append(seed.id)
    used = [path for seed in seeds if (path := sidecar_path(root, folder, seed))]
    held: set[str] = set()
    for error, path, means in find_strays(base, used, stems):
        restricts = restriction_of(_text(path)) is not None
        problems.append(SeedError(error.where, error.what + (KEPT_BACK if means and restricts else ""),
                                  error.hint))
        held.update(means if restricts else ())
    return held


def _text(path: Path) -> str:
    """The text of a file that may be a sidecar; what cannot be read is no list of keys, and so restricts."""
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else "?"
    except (OSError, UnicodeDecodeError):
        return "?"


# ---------------------------------------------------------------- what is in force


def digest_in_force(root: Path, folder: str) -> str:
    """A digest of every restriction in the seeds folder; it changes with any of them and with nothing else."""
    base = root / folder
    rows = []
    for path in sidecar_files(base) if base.is_dir() else ():
        kept = restriction_of(_text(path))
        if kept is not None:
            rows.append([path.relative_to(base).as_posix().encode("utf-8", "surrogateescape").hex(), kept])
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True).encode()).hexdigest() if rows else restrictions.NONE


def refuse_older(config: Config) -> str:
    """The digest of the restrictions in force. Raises PageError where docs/ was converted under other ones."""
    root = Path(config.root)
    if not (root / config.seeds).is_dir():  # pages without their raw texts: what they were made under is all there is
        return restrictions.read_docs(root)[1]
    digest = digest_in_force(root, config.seeds)
    if restrictions.read_docs(root)[1] != digest:
        raise PageError("docs/articles", f"is older than the restrictions in {config.seeds}/ (withhold, redact, excerpt)",
                        "Run `malaff convert`, then this again.")
    return digest


def part_findings(sources: Iterable[Source], articles: Mapping[str, Iterable[str]]) -> tuple[Finding, ...]:
    """Parts of redacted full names that still stand in what is shown. They are told to the editor and written nowhere."""
    found = []
    for source in sources:
        for part, count in standing_parts(source.sidecar.redact, tuple(articles.get(source.seed.id, ()))).items():
            text = f"«{part}», a part of a redacted name, still stands {count} times"
            hint = "Redact it alone too if it tells who is meant."
            found.append(Finding(code="redact.part", where=source.was.path, text=text, hint=hint))
    return tuple(found)
