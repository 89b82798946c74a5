"""What verbs print: results on stdout, everything else on stderr, and the exit code that follows."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from malaff.model.errors import MalaffError
from malaff.model.records import Config, Finding
from malaff.verbs.report import Report

SLOW = 1.0  # seconds after which long work shows progress on a terminal
SHOWN = 10  # findings on a terminal before the rest is only counted: a screen's worth, two lines each
OK, FAILED = 0, 1


class Progress:
    """A counter on one line of a terminal, once the work has taken a second; nothing elsewhere."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.start = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` is done."""
        if not sys.stderr.isatty() or time.monotonic() - self.start < SLOW:
            return
        print(f"\r{self.name}: {done} of {total}", end="\r\033[K" if done >= total else "", file=sys.stderr, flush=True)


def config_of(options: Namespace) -> Config:
    """The configuration of the collection that `--root` names. Raises ConfigError."""
    from malaff.collection.config import load_config

    root: Path = options.root.absolute()
    return load_config(root)


def say(options: Namespace, text: str) -> None:
    """A line about what was done, unless `--quiet`."""
    if not options.quiet:
        print(text, flush=True)


def fail(error: MalaffError, options: Namespace) -> int:
    """Print an error, put it into the run's report, and return its exit code."""
    print(str(error).encode("utf-8", "backslashreplace").decode(), file=sys.stderr, flush=True)
    report_of(options).add_error(error)
    return error.exit_code


def size(path: Path) -> str:
    """A file's size in words."""
    count = path.stat().st_size
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def report_of(options: Namespace) -> Report:
    """The report of this run; one that nobody reads where the run has none."""
    report: Report = getattr(options, "report", None) or Report()
    return report


def show_findings(options: Namespace, findings: Sequence[Finding]) -> None:
    """The findings, the first of them only where there are many; `-v` shows all, the site's page about the data lists them."""
    report_of(options).add_findings(findings)
    if options.quiet:
        return
    most = len(findings) if options.verbose else SHOWN
    for finding in findings[:most]:
        print(f"{finding.where}: {finding.code}: {finding.text}" + (f"\n  {finding.hint}" if finding.hint else ""), file=sys.stderr)
    if len(findings) > most:
        print(f"… {len(findings) - most} more findings (-v shows all; docs/about-the-data.md lists them)", file=sys.stderr)


def show_stale(verb: str, stale: Sequence[str], options: Namespace) -> int:
    """What `--check` found out of date, and the exit code."""
    for name in stale[:20]:
        print(f"docs/{name}: not as `malaff {verb}` would write it", file=sys.stderr)
    say(options, f"{verb}: {len(stale)} pages are not up to date" if stale else f"{verb}: up to date")
    return FAILED if stale else OK


def code_of(problems: Sequence[MalaffError], refused: Sequence[MalaffError], findings: Sequence[Finding], options: Namespace) -> int:
    """The exit code of a stage: its first error's, else 1 for findings under `--strict`, else 0."""
    errors = (*refused, *problems)
    if errors:
        return errors[0].exit_code
    return FAILED if options.strict and findings else OK
