"""What an output is: one protocol for the site, the PDF, the EPUB and those that others add.

An output is a value with a name, the file it makes, how to build it and how to prove it. Ours stand in one list
(`verbs/outputs.py`); a package of somebody else's adds its own under the entry-point group `malaff.outputs` and becomes a verb,
a part of `build` and of `check`, and a download of the site, without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from malaff.model.records import Collection, Config, Finding

GROUP = "malaff.outputs"  # the entry-point group


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A finished file of an output as the site offers it: its name below dist/, a short name of its kind, what it is for."""

    file: str
    kind: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How an output is wanted: workers, the flags given, whom to tell of findings, and what the other outputs have made."""

    jobs: int = 1
    flags: frozenset[str] = frozenset()
    report: Callable[[Finding], None] = field(default=lambda finding: None)
    downloads: tuple[Download, ...] = ()


class Output(Protocol):
    """An output: a folder of the program or a package of somebody else's.

    `name` is the verb; `file` what it makes below dist/ (a file or a folder); `purpose` one sentence for `--help`; `flags`
    the output's own switches with what each does. `download` is how the site offers the file, or None. `gathers` is
    true for an output that takes in what the others made; it is built after them. `parallel` says that more workers
    help (`--jobs`).
    """

    @property
    def name(self) -> str:
        """The verb, and the word before a finding's dot."""

    @property
    def file(self) -> str:
        """What is made, relative to dist/."""

    @property
    def purpose(self) -> str:
        """One sentence for the help."""

    @property
    def flags(self) -> Mapping[str, str]:
        """Switches without the dashes, each with its help."""

    @property
    def download(self) -> Download | None:
        """How the site offers the file; None where it does not."""

    @property
    def gathers(self) -> bool:
        """Whether it takes in what the other outputs made."""

    @property
    def parallel(self) -> bool:
        """Whether it can use more than one worker."""

    def build(self, collection: Collection, config: Config, dist: Path, order: Order) -> tuple[Path, ...]:
        """Make the output below `dist` and return what was made, the main file first.

        The same collection gives the same bytes. Raises OutputError where it cannot be made, MachineError where
        the machine lacks something.
        """

    def check(self, path: Path, collection: Collection) -> tuple[Finding, ...]:
        """What is wrong with the finished output at `path`; nothing where every article is whole in it."""
