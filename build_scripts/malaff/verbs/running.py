"""One run of a verb: alone in its collection, every error a message, and a report for machines at its end."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from malaff.model.disk import locked, to_error
from malaff.model.errors import ConfigError, MalaffError, OutputError
from malaff.verbs.printing import fail
from malaff.verbs.report import Report

log = logging.getLogger("malaff")


def run_alone(options: Namespace, verb: str, run: Callable[[Namespace], int]) -> int:
    """Run a verb that writes, while no other run writes in the collection; returns its exit code."""
    root: Path = options.root.absolute()
    if not (root / "mkdocs.yml").is_file():
        return run_safely(options, run)  # no collection: no lock in a folder that is none of ours
    options.report = Report()
    try:
        with locked(root, lambda text: print(f"malaff: {text}", file=sys.stderr, flush=True)) as cleared:
            options.report.add_cleared(cleared)
            code = run_safely(options, run)
            if code != ConfigError.exit_code:
                options.report.write(root, verb, code, _concealer(root))
            return code
    except MalaffError as error:
        return fail(error, options)
    except OSError as error:
        return fail(to_error(error), options)


def _concealer(root: Path) -> Callable[[str], str]:
    """What takes out of the report, which may be published, what the collection's sidecars keep back."""
    from malaff.collection.config import load_config
    from malaff.verbs.concealed import concealer  # with it come the readers of sidecars

    return concealer(root, load_config(root).seeds)


def run_safely(options: Namespace, run: Callable[[Namespace], int]) -> int:
    """Run, with every error as one message; returns the exit code."""
    try:
        return run(options)
    except BrokenPipeError:
        raise
    except Exception as error:  # the last place where it can become a message: no user sees a traceback, `-v` shows it
        return fail(to_message(error), options)


def to_message(error: Exception, where: str = "malaff") -> MalaffError:
    """Any error as one that says where, what and how to mend it."""
    if isinstance(error, MalaffError):
        return error
    if isinstance(error, OSError):
        return to_error(error, where)
    log.info("%s", where, exc_info=error)
    if isinstance(error, BrokenProcessPool | MemoryError):
        return OutputError(where, "the system stopped a worker, most often for want of memory", "Try `--jobs 1`.")
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return OutputError(where, f"a fault of the program ({said})", "Report it with the collection; `malaff -v` shows where it happened.")
