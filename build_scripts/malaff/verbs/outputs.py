"""The one list of outputs, ours and those of installed packages, and the verb that each of them is."""

from __future__ import annotations

from argparse import Namespace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from malaff.apparatus.output import GROUP, Order, Output
from malaff.collection import restrictions
from malaff.epub.output import Epub
from malaff.model.errors import ConfigError, MachineError, MalaffError, PageError
from malaff.model.records import Collection, Config, Finding
from malaff.pdf.output import Pdf
from malaff.site.output import Site
from malaff.verbs.guarded import guard
from malaff.verbs.printing import OK, code_of, config_of, fail, say, show_findings, size
from malaff.verbs.running import to_message

OURS: tuple[Output, ...] = (Pdf(), Epub(), Site())
PARTS = ("name", "file", "purpose", "flags", "download", "gathers", "parallel", "build", "check")


@cache
def load_outputs() -> tuple[Output, ...]:
    """Every output in the order of `build`: those that gather what others made come last.

    Raises ConfigError where an installed package's output lacks a part of the protocol or takes a name that is taken.
    """
    outputs = list(OURS)
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        outputs.append(_load(point, {output.name for output in outputs}))
    return tuple(sorted(outputs, key=lambda output: output.gathers))


def _load(point: EntryPoint, taken: set[str]) -> Output:
    where = f"{GROUP}: {point.name} ({point.value})"
    try:
        loaded = point.load()
        output = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:  # whatever a foreign package raises while it is imported
        raise ConfigError(where, f"cannot be loaded: {error}", "Mend the package that brings it, or take it out.") from error
    lacking = [part for part in PARTS if not hasattr(output, part)]
    if lacking:
        raise ConfigError(where, f"lacks {', '.join(lacking)}", "An output has all parts of `malaff.apparatus.output.Output`.")
    if output.name in taken:
        raise ConfigError(where, f"the name `{output.name}` is taken", "Give the output a name of its own.")
    return cast(Output, output)


def make(output: Output, collection: Collection, config: Config, order: Order) -> tuple[Path, ...]:
    """Build one output below the collection's dist/. Raises OutputError, MachineError, PageError (docs/ older than restrictions)."""
    dist = Path(config.root) / "dist"
    digest = guard(config)
    if collection.restrictions != digest:  # a program may hold one that it loaded before
        raise PageError("collection", "was loaded under other restrictions than those in force", "Load it again.")
    try:
        made = output.build(collection, config, dist, order)
        restrictions.record(Path(config.root), made, digest)
        return made
    except Exception as error:  # whatever it is, the outputs after it are made
        raise to_message(error, f"dist/{output.file}") from error


def run(output: Output, options: Namespace) -> int:
    """The verb of one output: build it, show its findings, name what was made."""
    from malaff.collection.load import load_collection

    config = config_of(options)
    return run_on(output, load_collection(config), config, options)


def run_on(output: Output, collection: Collection, config: Config, options: Namespace) -> int:
    """As `run`, on a collection that is loaded."""
    findings: list[Finding] = []
    flags = frozenset(name for name in output.flags if getattr(options, name, False))
    downloads = tuple(each.download for each in load_outputs() if each.download)
    order = Order(jobs=getattr(options, "jobs", 1), flags=flags, report=findings.append, downloads=downloads)
    made = make(output, collection, config, order)
    show_findings(options, findings)
    for path in made[:1] if len(made) > 9 else made:
        say(options, f"{output.name}: {path.relative_to(config.root)} ({size(path)})")
    if len(made) > 9:
        say(options, f"{output.name}: {len(made) - 1} more files in {made[-1].parent.relative_to(config.root)}")
    return code_of((), (), findings, options)


def run_all(options: Namespace) -> int:
    """Every output, each although another failed; the exit code of what the machine lacks, else of the first that failed."""
    from malaff.collection.load import load_collection

    config = config_of(options)
    collection = load_collection(config)
    codes = []
    for output in load_outputs():
        try:
            codes.append(run_on(output, collection, config, options))
        except MalaffError as error:
            codes.append(fail(error, options))
    return next((code for code in (*(c for c in codes if c == MachineError.exit_code), *codes) if code), OK)
