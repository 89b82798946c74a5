"""Search everything that was made for what the restrictions in force keep back."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from malaff.model.records import Config, Finding
from malaff.reading.editor.disguise import view
from malaff.reading.editor.patterns import LETTER
from malaff.reading.editor.redaction import Redactor
from malaff.reading.knowledge import load_knowledge
from malaff.reading.read import read_text
from malaff.reading.sources.folder import load_seeds
from malaff.verbs.framed import Frame
from malaff.verbs.restricted import Sorted, Source, sort_seeds
from malaff.verbs.unpacked import unpack

RUN = 6  # words in a row that tell a text: fewer stand in many texts of the press
LEAST = 4  # words of a line of its own (a headline) that still tell it
WORD = re.compile(f"{LETTER}+")
HINT = "Run `malaff build`; take it out of pages that you wrote yourself."


@dataclass(frozen=True, slots=True)
class Secrets:
    """What may stand nowhere.

    `words` are redacted words (and former ids) that stand in no text that may be shown, `own` those that do, by the id of the text
    that redacts them: they are searched in its own files alone. `runs` are word runs of withheld texts, by their length; `ids` their ids.
    """

    words: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    runs: dict[int, frozenset[str]]
    ids: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.words or self.own or self.runs or self.ids)


def find_secrets(config: Config) -> tuple[Finding, ...]:
    """Everything below docs/, dist/ and .cache/ that holds what a sidecar keeps back; the words themselves are not told."""
    return find_in(config, lambda: unpack(Path(config.root)))


def find_in(config: Config, texts: Callable[[], Iterable[tuple[str, str]]]) -> tuple[Finding, ...]:
    """Those of the texts (each after its name) that hold what a sidecar keeps back; they are asked for only where one does."""
    root = Path(config.root)
    if not (root / config.seeds).is_dir():
        return ()
    seeds, _ = load_seeds(root, config.seeds)
    secrets = to_secrets(config, sort_seeds(root, config.seeds, seeds))
    return tuple(_search(secrets, Frame(config), texts())) if secrets else ()


def to_secrets(config: Config, kept: Sorted) -> Secrets:
    """What the sidecars keep back."""
    redacted = {source.seed.id: source.sidecar.redact for source in kept.sources if source.sidecar.redact}
    every = tuple(dict.fromkeys(word for words in redacted.values() for word in words))
    shown = _shown_openly(kept.sources, every)
    former = tuple(source.was.id for source in kept.sources if source.was.id != source.seed.id)
    own = {name: told for name, words in redacted.items() if (told := tuple(word for word in words if word in shown))}
    bodies = _bodies(config, kept)
    idle = frozenset(name for name, (_, gone) in bodies.items() if not gone)  # an excerpt of all keeps its text back
    held = (*kept.held, *(source.seed for source in kept.sources if source.seed.id in idle))
    hidden = [line for seed in held for line in seed.text.splitlines()] + [" ".join(gone) for _, gone in bodies.values()]
    open_ = {s.seed.id: " ".join(bodies[s.seed.id][0]) if s.seed.id in bodies else Redactor(s.sidecar.redact).hide(s.seed.text)
             for s in kept.sources if s.seed.id not in idle} if any(hidden) else {}
    words = (*(word for word in every if word not in shown), *former)
    return Secrets(words, own, _without(_runs(hidden), open_.values()), frozenset(seed.id for seed in held))


def _shown_openly(sources: Sequence[Source], words: tuple[str, ...]) -> set[str]:
    """Redacted words that another text, which does not redact them, shows."""
    shown: set[str] = set()
    redactor = Redactor(words)
    for source in sources if words else ():
        shown |= redactor.found((source.seed.text, *source.seed.given.values())) - set(source.sidecar.redact)
    return shown


def _bodies(config: Config, kept: Sorted) -> dict[str, tuple[list[str], list[str]]]:
    """The words of the body that an excerpt shows, and those that it does not, by the id of the text."""
    cut = [source for source in kept.sources if source.sidecar.excerpt]
    if not cut:
        return {}
    knowledge, _ = load_knowledge(Path(config.root), config.seeds, [source.seed for source in kept.sources])
    bodies = {}
    for source in cut:
        whole = read_text(source.seed, knowledge, dataclasses.replace(source.sidecar, excerpt=None))
        words = [word for paragraph in whole.clean.paragraphs for word in paragraph.text.split()]
        bodies[source.seed.id] = words[: source.sidecar.excerpt], words[source.sidecar.excerpt :]
    return bodies


def _without(runs: dict[int, set[str]], texts: Iterable[str]) -> dict[int, frozenset[str]]:
    """The runs that no text shows which may be shown: an agency's words stand in many papers."""
    for text in texts if runs else ():
        for size, known in runs.items():
            known.difference_update(_runs_of(_words(text), size))
    return {size: frozenset(known) for size, known in runs.items() if known}


def _words(text: str) -> list[str]:
    return WORD.findall(view(text).text)


def _runs(lines: Iterable[str]) -> dict[int, set[str]]:
    runs: dict[int, set[str]] = {}
    for line in lines:
        words = _words(line)
        size = min(RUN, len(words))
        if size >= LEAST:
            runs.setdefault(size, set()).update(_runs_of(words, size))
    return runs


def _runs_of(words: list[str], size: int) -> Iterator[str]:
    return (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


# ---------------------------------------------------------------- searching


def _search(secrets: Secrets, frame: Frame, texts: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    redactor, own = Redactor(secrets.words), {name: Redactor(words) for name, words in secrets.own.items()}
    seen: set[tuple[str, str]] = set()
    told: set[tuple[str, str]] = set()
    for where, text in texts:
        new, lines = _unseen(text, seen)
        found = tuple(_finds(where, text, new, secrets, _Words(redactor, own, frame)))
        if not found:  # lines that hold something are searched again in the next file
            seen.update(lines)
        for code, what in found:
            if (code, where) not in told:
                told.add((code, where))
                yield Finding(code=code, where=where, text=what, hint=HINT)


@dataclass(frozen=True, slots=True)
class _Words:
    """Redacted words to search for: `all` in every file, `own` in those of one text; what the frame says itself is no finding."""

    all: Redactor
    own: dict[str, Redactor]
    frame: Frame

    def are_in(self, text: str, redactor: Redactor) -> bool:
        """Whether a word stands in the text, and not in the frame's own words alone."""
        return bool(redactor.found((text,))) and bool(redactor.found((self.frame.without(text, redactor),)))


def _finds(where: str, whole: str, text: str, secrets: Secrets, words: _Words) -> Iterator[tuple[str, str]]:
    if words.are_in(text, words.all):
        yield "restricted.word", "holds a redacted word"
    stem = re.search(r"articles/([^/]+?)\.[a-z]+(?::.*)?$", where)
    if stem and stem[1] in words.own and words.are_in(whole, words.own[stem[1]]):
        yield "restricted.word", "holds a word that is redacted in this text"
    if stem and stem[1] in secrets.ids:
        yield "restricted.text", "is of a withheld text"
    told = _words(text) if secrets.runs else []
    if any(not known.isdisjoint(_runs_of(told, size)) for size, known in secrets.runs.items()):
        yield "restricted.text", "holds words of a withheld text or from beyond an excerpt"


def _unseen(text: str, seen: set[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The lines that have not been searched, as a text and each with the line before it: the frame of all pages is the same."""
    new, pairs, before = list[str](), list[tuple[str, str]](), ""
    for line in text.splitlines():
        if (before, line) not in seen:
            pairs.append((before, line))
            new += [line] if new and new[-1] == before else [before, line]
        before = line
    return "\n".join(new), pairs
