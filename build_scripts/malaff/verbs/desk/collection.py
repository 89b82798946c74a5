"""The collection as it lies open on the desk: its raw texts read one by one, and decisions written, checked and undone."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import re
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from malaff.arabic.letters import fold
from malaff.model.disk import remove, said, write_whole
from malaff.model.errors import MalaffError, SeedError
from malaff.model.nodes import LARGEST, File, decode
from malaff.model.records import Config, Seed
from malaff.reading.editor.sidecar import EMPTY, Sidecar, read_sidecar
from malaff.reading.knowledge import load_knowledge
from malaff.reading.read import Reading, read_text
from malaff.reading.sources.bounds import read_bytes
from malaff.reading.sources.folder import load_seeds, load_sidecar, sidecar_path
from malaff.reading.sources.table import add_table
from malaff.verbs.desk.decisions import KINDS, SIDECAR, Decision, edited

SET_ASIDE = ".cache/desk.json"  # digests of questions that the editor put off; losing them loses no decision
MARK = re.compile("[0-9a-f]{64}")
AT_ONCE = 10  # texts read again before an answer: at 20 ms each well under a second
UNDONE = 500  # steps that can be undone

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Written:
    """One file that a decision changed: what stood there (None: nothing) and what stands there now."""

    path: Path
    before: str | None
    after: str | None

    def diff(self, root: Path) -> str:
        """The change as a unified diff without its head."""
        name = self.path.relative_to(root).as_posix()
        rows = difflib.unified_diff((self.before or "").splitlines(), (self.after or "").splitlines(), name, name, lineterm="", n=0)
        return "\n".join(row for row in rows if not row.startswith(("---", "@@")))


class OpenCollection:
    """Raw texts, their readings, and the decisions of this sitting. Its methods may be called from several threads."""

    def __init__(self, config: Config) -> None:
        self.config, self.root = config, Path(config.root)
        self.steps: list[tuple[Written, ...]] = []
        self._lock = threading.RLock()
        self._warming = False
        self._readings: dict[str, Reading] = {}
        self._stamps: dict[str, Stamp] = {}  # of the sidecars that the readings were made with
        self._load()

    # ------------------------------------------------------------ reading

    def _load(self) -> None:
        seeds, self.problems = load_seeds(self.root, self.config.seeds)
        seeds, _, odd = add_table(self.root, self.config.seeds, seeds)
        self.problems = [*self.problems, *odd]
        self.seeds: dict[str, Seed] = {seed.id: seed for seed in seeds}
        self._raw = {seed.path: _stamp(self.root / seed.path) for seed in seeds}
        self.folded = {name: fold(seed.text) for name, seed in self.seeds.items()}
        self._know()

    def _know(self) -> None:
        self.knowledge, _ = load_knowledge(self.root, self.config.seeds, self.seeds.values())

    def seed(self, stem: str) -> Seed:
        """The raw text of that id. Raises SeedError."""
        if stem not in self.seeds:
            raise SeedError(f"{self.config.seeds}/{stem[:80]}", "there is no such raw text", "Go back to the list and load it again.")
        return self.seeds[stem]

    def sidecar(self, stem: str) -> Sidecar:
        """The corrections of a text. Raises SeedError where they cannot be read."""
        path = self.sidecar_file(stem)
        text = load_sidecar(self.root, self.config.seeds, self.seed(stem))
        return read_sidecar(text, path.relative_to(self.root).as_posix()) if text else EMPTY

    def sidecar_file(self, stem: str) -> Path:
        """The file of a text's corrections, whether it is there or not."""
        return sidecar_path(self.root, self.config.seeds, self.seed(stem)) or self.root / self.config.seeds / f"{stem}.yml"

    def read(self, stem: str) -> Reading:
        """The reading of a text as its files are now. Raises SeedError."""
        with self._lock:
            stamp = _stamp(self.sidecar_file(stem))
            if stem not in self._readings or self._stamps.get(stem) != stamp:
                self._stamps[stem] = stamp
                self._readings[stem] = read_text(self.seed(stem), self.knowledge, self.sidecar(stem))
            return self._readings[stem]

    def warm(self) -> None:
        """Read every text that has not been read, in a thread of its own; one such thread at a time."""
        with self._lock:
            if self._warming:
                return
            self._warming = True
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        for stem in list(self.seeds):
            with suppress(MalaffError):
                self.read(stem)
        self._warming = False

    def readings(self) -> dict[str, Reading]:
        """The readings there are of texts that may be asked about: none that is withheld or whose files are at fault."""
        with self._lock:
            return {stem: self._readings[stem] for stem in self.seeds if stem in self._readings and not self.is_withheld(stem)}

    def readings_of(self, stem: str) -> Reading | None:
        """The reading of a text where there is one already."""
        return self._readings.get(stem)

    def reread(self) -> None:
        """Read again what a decision let go of: a few texts at once, the others in the background."""
        left = [stem for stem in self.seeds if stem not in self._readings]
        for stem in left[:AT_ONCE]:
            with suppress(MalaffError):
                self.read(stem)
        if len(left) > AT_ONCE:
            self.warm()

    def kept(self) -> set[tuple[str, int]]:
        """Lines (text, number) that the editor has put into the body."""
        lines = set()
        for stem in self.seeds:
            with suppress(MalaffError):
                lines |= {(stem, number) for number in self.sidecar(stem).keep}
        return lines

    def is_withheld(self, stem: str) -> bool:
        """Whether the editor keeps a text back; what cannot be read is kept back."""
        try:
            return self.sidecar(stem).withhold
        except MalaffError:
            return True

    # ------------------------------------------------------------ deciding

    def decide(self, decisions: Sequence[Decision]) -> tuple[Written, ...]:
        """Write decisions as one step, all or none. Raises SeedError where one cannot be: then nothing is changed."""
        with self._lock:
            texts: dict[Path, tuple[str | None, str]] = {}
            for decision in decisions:
                self._check_raw(decision)
                path = self._file_of(decision)
                before, now = texts[path] if path in texts else (was := self._text(path), was or "")
                where = path.relative_to(self.root).as_posix()
                after = edited(decision, now, where)
                if KINDS[decision.kind].file == SIDECAR:
                    read_sidecar(after, where)
                texts[path] = before, after
            step = tuple(Written(path, before, after) for path, (before, after) in texts.items() if before != after)
            self._write(step)
            if step:
                self.steps = [*self.steps, step][-UNDONE:]
            return step

    def undo(self) -> tuple[Written, ...]:
        """Take the last step back. Raises SeedError where there is none, or its files were changed since."""
        with self._lock:
            if not self.steps:
                raise SeedError("desk", "there is nothing to undo", "Only decisions of this sitting can be undone here.")
            step = self.steps[-1]
            for written in step:
                if self._text(written.path) != written.after:
                    where = written.path.relative_to(self.root).as_posix()
                    raise SeedError(where, "was changed since", "Mend it by hand: your later change would be lost.")
            back = tuple(Written(each.path, each.after, each.before) for each in step)
            self._write(back)
            self.steps.pop()
            return back

    def _file_of(self, decision: Decision) -> Path:
        file = KINDS[decision.kind].file
        path = self.sidecar_file(decision.stem) if file == SIDECAR else self.root / self.config.seeds / f"vocabulary/{file}.yml"
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise SeedError(path.relative_to(self.root).as_posix(), "is linked out of the collection", "Put a folder in its place.")
        return path

    def _check_raw(self, decision: Decision) -> None:
        """Raise SeedError where the text of a decision is another than the one that the editor looked at: its lines are others then."""
        if KINDS[decision.kind].file == SIDECAR:
            raw = self.seed(decision.stem).path
            if _stamp(self.root / raw) != self._raw[raw]:
                raise SeedError(raw, "was changed since the desk was opened", "Close the desk and open it again: lines may be others now.")

    def _text(self, path: Path) -> str | None:
        if not path.exists() and not path.is_symlink():
            return None
        return decode(read_bytes(path, self.root, SeedError, LARGEST), File(path.relative_to(self.root).as_posix(), SeedError))

    def _write(self, step: Iterable[Written]) -> None:
        """Write the files of a step; where the program cannot use a vocabulary then, put it back and say why."""
        done: list[Written] = []
        for written in step:
            if self._text(written.path) != written.before:
                for each in done:
                    _store(each.path, each.before)
                where = written.path.relative_to(self.root).as_posix()
                raise SeedError(where, "was changed in this moment by somebody else", "Look at it, and decide once more.")
            _store(written.path, written.after)
            done.append(written)
        shared = [each for each in done if "vocabulary" in each.path.parts]
        if shared:
            faults = len(self.knowledge.faults)
            self._know()
            if len(self.knowledge.faults) > faults:
                fault = self.knowledge.faults[-1]
                for each in done:
                    _store(each.path, each.before)
                self._know()
                raise SeedError(fault.where, fault.what, fault.hint)
        self._forget(done)

    def _forget(self, step: Iterable[Written]) -> None:
        """Let go of every reading that a step may have changed."""
        stems = {path.name.removesuffix(".yml") for path in (each.path for each in step) if "vocabulary" not in path.parts}
        words = {fold(word) for each in step if "vocabulary" in each.path.parts for word in _new_names(each)}
        for stem in list(self._readings):
            if stem in stems or self.sidecar_file(stem).stem in stems or any(word in self.folded[stem] for word in words):
                del self._readings[stem]

    # ------------------------------------------------------------ questions put off

    def set_aside(self, key: str) -> None:
        """Ask that question no more until it is asked for."""
        with self._lock:
            write_whole(self.root / SET_ASIDE, json.dumps(sorted({*self.aside(), mark_of(key)})).encode())

    def is_aside(self) -> Callable[[str], bool]:
        """Whether a question, by its key, was put off."""
        marks = self.aside()
        return lambda key: mark_of(key) in marks

    def aside(self) -> set[str]:
        """The marks of the questions that were put off."""
        try:
            keys = json.loads((self.root / SET_ASIDE).read_text(encoding="utf-8"))
            return {key for key in keys if isinstance(key, str) and MARK.fullmatch(key)}
        except (OSError, ValueError, TypeError, RecursionError):
            return set()


def mark_of(key: str) -> str:
    """What is kept of a question that was put off: it may be about somebody whose name may stand nowhere tomorrow."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(path: Path) -> Stamp:
    """What changes with a file; None where there is none."""
    with suppress(OSError):
        state = os.stat(path)  # noqa: PTH116 - a link's target
        return state.st_ino, state.st_size, state.st_mtime_ns
    return None


def _store(path: Path, text: str | None) -> None:
    if text is None:
        remove(path)
        return
    with said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def _new_names(written: Written) -> set[str]:
    """The quoted texts of the lines that a step changed in a vocabulary: names and lines of furniture among them."""
    before, after = set((written.before or "").splitlines()), set((written.after or "").splitlines())
    return {piece for line in before ^ after for piece in line.split('"')[1::2] if len(piece) > 1}
