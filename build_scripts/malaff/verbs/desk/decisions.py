"""The decisions that an editor can take, each as one change of one file beside the raw texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from malaff.arabic.letters import fold
from malaff.model.errors import SeedError
from malaff.verbs.desk import yaml_edit
from malaff.verbs.desk.yaml_edit import add, put, row, take_out

LONGEST = 2_000  # characters of a value: a title, a name, a reason
FIELDS = ("title", "publisher", "agency", "byline", "section", "url", "published")
SIDECAR, ACTORS, PLACES, BOILERPLATE = "sidecar", "actors", "places", "boilerplate"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decided about the text `stem` (empty: about the collection): a kind of KINDS and its values."""

    kind: str
    stem: str = ""
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of decision: the file that it changes, the values that it needs (name: type) and may have, and the change."""

    file: str
    needs: Mapping[str, type]
    change: Callable[[Any, Values], None]
    may: Mapping[str, type] = field(default_factory=dict)


def checked(kind: str, stem: str, values: object) -> Decision:
    """A decision as it came from a browser, with every value of the type it needs. Raises SeedError."""
    known = KINDS.get(kind)
    if known is None:
        raise SeedError("desk", f"there is no decision {kind[:40]!r}", f"There are: {', '.join(KINDS)}.")
    if not isinstance(values, dict):
        raise SeedError("desk", f"`{kind}` came without its values", "Load the page again.")
    types = {**known.needs, **known.may}
    clean = {name: _value(kind, name, values[name], types[name]) for name in types if values.get(name) is not None}
    lacking = [name for name in known.needs if name not in clean]
    if lacking:
        raise SeedError("desk", f"`{kind}` needs `{lacking[0]}`", "Fill it in.")
    return Decision(kind=kind, stem=stem, values=clean)


def edited(decision: Decision, text: str, where: str) -> str:
    """The text of the decision's file with the decision in it. Raises SeedError where the file is no such YAML."""
    kind = KINDS[decision.kind]
    return yaml_edit.edit(text, lambda value: kind.change(value, decision.values), where, rows=kind.file != SIDECAR)


def _value(kind: str, name: str, value: object, wanted: type) -> Any:
    if wanted is list:
        if isinstance(value, list) and all(isinstance(item, (str, int)) and not isinstance(item, bool) for item in value):
            return [item if isinstance(item, int) else _short(kind, name, item) for item in value]
    elif isinstance(value, wanted) and not (wanted is int and isinstance(value, bool)):
        return _short(kind, name, value) if isinstance(value, str) else value
    raise SeedError("desk", f"`{kind}: {name}` is of another type than {wanted.__name__}", "Load the page again.")


def _short(kind: str, name: str, value: str) -> str:
    if len(value) > LONGEST:
        raise SeedError("desk", f"`{kind}: {name}` is longer than {LONGEST} characters", "Write less.")
    return " ".join(value.split())


# ---------------------------------------------------------------- changes of a sidecar


def _set_field(sidecar: Any, values: Values) -> None:
    if values["key"] not in FIELDS:
        raise SeedError("desk", f"`{values['key']}` is no field", f"One of {', '.join(FIELDS)}.")
    put(sidecar, values["key"], values["value"] or None)
    if values.get("why"):
        put(sidecar, "why", values["why"])


def _keep(sidecar: Any, values: Values) -> None:
    take_out(sidecar, "drop", values["line"])
    add(sidecar, "keep", values["line"])


def _drop(sidecar: Any, values: Values) -> None:
    take_out(sidecar, "keep", values["line"])
    add(sidecar, "drop", values["line"])


def _describe(key: str) -> Callable[[Any, Values], None]:
    def change(sidecar: Any, values: Values) -> None:
        """Complete the row about this name, or add one."""
        rows = sidecar.get(key) or ()
        known = next((each for each in rows if fold(str(each.get("name", ""))) == fold(values["name"])), None)
        if known is None:
            add(sidecar, key, row(**values))
        else:
            known.update(row(**values))

    return change


def _date(sidecar: Any, values: Values) -> None:
    """Complete the row about this expression on this line, or add one."""
    key = (values["text"], values["line"])
    known = next((each for each in sidecar.get("dates") or () if (each.get("text"), each.get("line")) == key), None)
    if known is None:
        add(sidecar, "dates", row(**values))
    else:
        known.update(row(**values))


def _redact(sidecar: Any, values: Values) -> None:
    add(sidecar, "redact", values["name"])


def _topics(sidecar: Any, values: Values) -> None:
    sidecar["topics"] = list(values["topics"])


# ---------------------------------------------------------------- changes of a vocabulary


def _entry(entries: Any, values: Values) -> None:
    """Add spellings to the entry of that id, or make one."""
    known: Any = next((each for each in entries if isinstance(each, dict) and each.get("id") == values["id"]), None)
    if known is None:
        entries.append(row(**{key: value for key, value in values.items() if value}))
        return
    for alias in values.get("aliases", ()):
        if alias not in (known.get("name"), *(known.get("aliases") or ())):
            add(known, "aliases", alias)
    for key in ("kind", "why"):
        if values.get(key):
            put(known, key, values[key])


def _furniture(entries: Any, values: Values) -> None:
    line = values["line"]
    mark = hashlib.sha256(fold(line).encode()).hexdigest()[:8]
    entries.append(row(id=f"desk-{mark}", why=values["why"], lines=[line], example=line))


KINDS: dict[str, Kind] = {
    "field": Kind(SIDECAR, {"key": str, "value": str}, _set_field, {"why": str}),
    "topics": Kind(SIDECAR, {"topics": list}, _topics),
    "keep": Kind(SIDECAR, {"line": int}, _keep),
    "drop": Kind(SIDECAR, {"line": int}, _drop),
    "not-name": Kind(SIDECAR, {"name": str}, lambda sidecar, values: add(sidecar, "not_names", values["name"])),
    "same": Kind(SIDECAR, {"name": str, "as": str},
                 lambda sidecar, values: add(sidecar, "merge", [values["as"], values["name"]])),
    "another": Kind(SIDECAR, {"name": str, "as": str, "lines": list},
                    lambda sidecar, values: add(sidecar, "split", row(**values))),
    "actor": Kind(SIDECAR, {"name": str}, _describe("actors"), {"kind": str, "roles": list}),
    "place": Kind(SIDECAR, {"name": str}, _describe("places"), {"kind": str}),
    "date": Kind(SIDECAR, {"text": str, "line": int}, _date, {"when": str, "label": str}),
    "not-date": Kind(SIDECAR, {"text": str}, lambda sidecar, values: add(sidecar, "not_dates", values["text"])),
    "redact": Kind(SIDECAR, {"name": str}, _redact),
    "withhold": Kind(SIDECAR, {"value": bool}, lambda sidecar, values: put(sidecar, "withhold", values["value"])),
    "excerpt": Kind(SIDECAR, {"words": int}, lambda sidecar, values: put(sidecar, "excerpt", values["words"])),
    "list-actor": Kind(ACTORS, {"id": str, "name": str}, _entry, {"kind": str, "aliases": list, "why": str}),
    "list-place": Kind(PLACES, {"id": str, "name": str}, _entry, {"kind": str, "aliases": list, "why": str}),
    "furniture": Kind(BOILERPLATE, {"line": str, "why": str}, _furniture),
}
