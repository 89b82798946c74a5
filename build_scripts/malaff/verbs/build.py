"""All of it: convert, index, then every output; what cannot be used or made does not stop the rest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from malaff.model.errors import MachineError
from malaff.verbs import convert, index, outputs
from malaff.verbs.printing import OK


def run(options: Namespace) -> int:
    """Run every stage and return the exit code of what the machine lacks, else of the first stage that failed."""
    return run_stages(options, convert.run, index.run, outputs.run_all)


def run_stages(options: Namespace, *stages: Callable[[Namespace], int]) -> int:
    """Run the stages in order, each although one before it had problems; a stage that raises ends the run."""
    codes = [stage(options) for stage in stages]
    return next((code for code in (*(c for c in codes if c == MachineError.exit_code), *codes) if code), OK)
