"""Read a vocabulary: a list of entries with ids, of which a collection may disable some."""

from __future__ import annotations

from typing import Any

from malaff.model.errors import MalaffError
from malaff.model.keyed import Table, listed, meant, word
from malaff.model.nodes import File, compose, decode

Entry = dict[str, Any]


def read_entries(content: str | bytes, file: File, table: Table) -> list[tuple[int, Entry]]:
    """The entries of a list, each with its line; `file` keeps what is wrong with the others.

    An entry of `table` has an `id` of its own; an entry `disable: [id, …]` is given as it is.
    """
    try:
        root = compose(decode(content, file) if isinstance(content, bytes) else content, file)
        if root is None or (root.text == "" and not root.quoted):
            return []
        if root.items is None:
            raise file.fault(root.line, f"is not a list of entries but `{root}`", "Begin each entry with `- id: …`.")
    except MalaffError as error:
        file.faults.append(error)
        return []
    entries: dict[str, tuple[int, Entry]] = {}
    for node in root.items:
        disables = node.pairs is not None and [key.text for key, _ in node.pairs] == ["disable"]
        entry = (_DISABLE if disables else table).read(node, file)
        if entry is None:
            continue
        id = "\0".join(entry["disable"]) if disables else entry["id"]
        if id in entries:
            file.faults.append(file.fault(node.line, f"the id `{entry.get('id', id)}` stands twice", "Give one of the two another id."))
        else:
            entries[id] = (node.line, entry)
    return list(entries.values())


def take_out(entry: Entry, line: int, known: dict[str, Any], file: File) -> bool:
    """Whether an entry is one that disables; then what it names is taken out of `known`, or said to be unknown."""
    for id in entry.get("disable", ()):
        if known.pop(id, None) is None:
            file.faults.append(file.fault(line, f"there is no entry `{id}` to disable", meant(id, known)[:160]))
    return "disable" in entry


def raise_first(faults: list[MalaffError], into: list[MalaffError] | None) -> None:
    """Hand the faults of a file to who gathers them; where nobody does, raise the first."""
    if into is not None:
        into += faults
    elif faults:
        raise faults[0]


_DISABLE = Table({"disable": listed(word, "id")}, ("disable",))
