"""What a run found, refused and repaired, for machines: dist/report.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from malaff.model.disk import write_whole
from malaff.model.errors import MalaffError
from malaff.model.records import Finding, Repair
from malaff.model.version import VERSION

FILE = "dist/report.json"  # relative to the collection
Kind = Literal["finding", "refusal", "repair", "cleared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding (`code` is its code), a refusal (its exit code), a repair of a raw text (its rule), or a leftover cleared."""

    kind: Kind
    code: str
    where: str
    text: str
    hint: str = ""


@dataclass(slots=True)
class Report:
    """Gathers the entries of one run, in the order in which they come up."""

    entries: list[Entry] = field(default_factory=list)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """What an editor should see."""
        self.entries += [Entry(kind="finding", code=f.code, where=f.where, text=f.text, hint=f.hint) for f in findings]

    def add_error(self, error: MalaffError) -> None:
        """What could not be used or made."""
        self.entries.append(Entry(kind="refusal", code=str(error.exit_code), where=error.where, text=error.what, hint=error.hint))

    def add_repairs(self, where: str, repairs: Iterable[Repair]) -> None:
        """What was mended in the raw text `where`."""
        self.entries += [Entry(kind="repair", code=r.rule, where=f"{where}:{r.line}", text=f"{r.before} → {r.after}") for r in repairs]

    def add_cleared(self, names: Iterable[str]) -> None:
        """What an earlier run that ended in the middle had left behind."""
        self.entries += [Entry(kind="cleared", code="leftover", where=name, text="left behind by a run that ended in the middle")
                         for name in names]

    def write(self, root: Path, verb: str, code: int, conceal: Callable[[str], str] = str) -> None:
        """Write the report of the run of `verb` that ends with `code`; `conceal` takes out of a text what is kept back.

        Raises OutputError.
        """
        rows = ",\n".join(json.dumps(asdict(_shown(entry, conceal)), ensure_ascii=False) for entry in self.entries)
        head = json.dumps({"malaff": VERSION, "verb": verb, "exit": code})[:-1]
        text = f'{head}, "entries": [\n{rows}\n]}}\n' if rows else f'{head}, "entries": []}}\n'
        write_whole(root / FILE, text.encode("utf-8", "backslashreplace"))


def _shown(entry: Entry, conceal: Callable[[str], str]) -> Entry:
    """The entry as it may be published; repairs are those of pages, where nothing is left to conceal."""
    if entry.kind == "repair":
        return entry
    return replace(entry, where=conceal(entry.where), text=conceal(entry.text), hint=conceal(entry.hint))
