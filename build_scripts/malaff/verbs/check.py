"""Prove what was built: every output checks itself against its collection, and nothing that is restricted stands anywhere."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from malaff.model.records import Collection, Finding
from malaff.verbs.outputs import load_outputs
from malaff.verbs.printing import FAILED, OK, config_of, say, show_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is wrong, and one line for each thing that was proven."""

    findings: tuple[Finding, ...]
    proven: tuple[str, ...]


def run(options: Namespace) -> int:
    """Check all that stands in dist/, print what is wrong and what was proven, and return the exit code."""
    from malaff.collection.load import load_collection
    from malaff.verbs.secrets import find_secrets

    config = config_of(options)
    result = check_outputs(load_collection(config), Path(config.root) / "dist")
    findings = (*result.findings, *find_secrets(config))
    show_findings(options, findings)
    for line in result.proven:
        say(options, line)
    say(options, f"check: {len(findings)} findings")
    return FAILED if findings else OK


def check_outputs(collection: Collection, dist: Path) -> Checked:
    """Check every output in `dist`."""
    findings: list[Finding] = []
    proven: list[str] = []
    for output in load_outputs():
        path = dist / output.file
        if not path.exists():
            findings.append(Finding(code=f"{output.name}.missing", where=f"dist/{output.file}", text="has not been made",
                                    hint="Run `malaff build`."))
            continue
        found = output.check(path, collection)
        findings += found
        if not found:
            proven.append(f"{output.name}: {len(collection.articles)} articles whole, links and files sound")
    return Checked(findings=tuple(findings), proven=tuple(proven))
