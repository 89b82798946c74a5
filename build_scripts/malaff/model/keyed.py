"""Read YAML that people write by a table of its keys: each fault with file, line, key, value and the nearest right word.

Scalars stay the texts that were written: what a key holds decides what a text means, so that `no` is a word where a word is
asked for, and `2017-02-30` a text that is no date. Every fault is gathered; a value at fault is left out, the rest holds.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml

from malaff.model.errors import MalaffError

LARGEST = 1_000_000  # bytes of a file that people write: a vocabulary of ten thousand entries
DEEPEST = 40  # levels of nesting: MkDocs' own configurations reach ten
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it is built
NOTHING = ("", "~", "null")
SHOWN = 40  # characters of a value in a message

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A piece of YAML with the line it begins on: a text, a list of nodes, or pairs of nodes."""

    line: int
    text: str | None = None
    items: tuple[Node, ...] | None = None
    pairs: tuple[tuple[Node, Node], ...] | None = None
    quoted: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written (`key:`, `~`, `null`)."""
        return self.text in NOTHING and not self.quoted

    def __str__(self) -> str:
        """The value as a message shows it."""
        if self.text is not None:
            shown = " ".join(self.text.split())
            return shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
        return "a list" if self.items is not None else "keys with values"


@dataclass(slots=True)
class File:
    """A file that is read: its name for messages, the class of its errors, and the faults found so far."""

    name: str
    error: type[MalaffError]
    faults: list[MalaffError] = field(default_factory=list)

    def fault(self, line: int | None, what: str, hint: str) -> MalaffError:
        """An error about a line."""
        return self.error(f"{self.name}:{line}" if line else self.name, what, hint)


@dataclass(frozen=True, slots=True)
class At:
    """Where a value stands: the file and the key."""

    file: File
    key: str

    def wrong(self, node: Node, what: str, hint: str) -> MalaffError:
        """The error that says so."""
        return self.file.fault(node.line, f"`{self.key}: {node}` {what}", hint)


Read = Callable[[Node, At], Any]  # a node as a checked value; raises the error that `At.wrong` makes


@dataclass(frozen=True, slots=True)
class Table:
    """The keys that a mapping may have, each with how its value is read, and those that it must have."""

    keys: Mapping[str, Read]
    needed: tuple[str, ...] = ()
    open: bool = False  # whether other keys may stand there that are somebody else's

    def read(self, node: Node, file: File) -> dict[str, Any] | None:
        """The values without those at fault, which `file` keeps; None where the mapping itself cannot be used."""
        if node.pairs is None:
            file.faults.append(file.fault(node.line, f"`{node}` stands where keys with values belong", f"Write `{self._sample()}: …`."))
            return None
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key, value in node.pairs:
            try:
                name = self._name(key, file, seen)
                if name is not None:
                    values[name] = self.keys[name](value, At(file, name))
            except MalaffError as error:
                file.faults.append(error)
        lacking = [name for name in self.needed if name not in seen]
        if lacking:
            file.faults.append(file.fault(node.line, f"has no `{lacking[0]}`", f"Add `{lacking[0]}: …`."))
        return None if any(name not in values for name in self.needed) else values

    def _sample(self) -> str:
        return self.needed[0] if self.needed else next(iter(self.keys))

    def _name(self, key: Node, file: File, seen: set[str]) -> str | None:
        name = key.text or ""
        if name in seen:
            raise file.fault(key.line, f"the key `{key}` stands twice", "Join the two: of two, one would be lost.")
        seen.add(name)
        if name in self.keys:
            return name
        if self.open:
            return None
        raise file.fault(key.line, f"unknown key `{key}`", meant(name, self.keys))


def meant(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest right word, or all of them."""
    words = list(known)
    near = difflib.get_close_matches(word.casefold(), words, 1, 0.6)
    return f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(words)}."


# ---------------------------------------------------------------- what a value may be


def text(node: Node, at: At) -> str | None:
    """One text, its spaces single; None where nothing is written."""
    if node.text is None:
        raise at.wrong(node, "is not a text", "Write it on one line, in quotation marks.")
    return None if node.is_nothing else " ".join(node.text.split())


def word(node: Node, at: At) -> str:
    """A text that is not empty."""
    value = text(node, at)
    if not value:
        raise at.wrong(node, "is empty", f"Write `{at.key}: …`, or take the key out.")
    return value


def matching(pattern: str, hint: str, what: str) -> Read:
    """A word of a certain form."""
    form = re.compile(pattern)

    def read(node: Node, at: At) -> str:
        value = word(node, at)
        if not form.fullmatch(value):
            raise at.wrong(node, what, hint)
        return value

    return read


def one_of(words: Iterable[str]) -> Read:
    """One of a few words."""
    known = tuple(words)

    def read(node: Node, at: At) -> str:
        value = text(node, at) or ""
        if value not in known:
            raise at.wrong(node, "is none of the words for it", meant(value, [w for w in known if w]))
        return value

    return read


def flag(node: Node, at: At) -> bool:
    """`true` or `false`."""
    if node.quoted or node.text not in ("true", "false"):
        raise at.wrong(node, "is neither true nor false", f"Write `{at.key}: true`, without quotation marks.")
    return node.text == "true"


def count(node: Node, at: At) -> int:
    """A whole number from 1."""
    if node.text is None or not node.text.isascii() or not re.fullmatch(r"[1-9][0-9]{0,8}", node.text):
        raise at.wrong(node, "is no number from 1", f"Write `{at.key}: 80`.")
    return int(node.text)


def degrees(most: float) -> Read:
    """A number of degrees up to `most` each way."""

    def read(node: Node, at: At) -> float:
        value = node.text or ""
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", value) or abs(float(value)) > most:
            raise at.wrong(node, f"is no number of degrees up to {most:g}", "Write degrees with a point, such as 33.51.")
        return float(value)

    return read


def listed(read: Read, sample: str = '"…", "…"') -> Read:
    """A list, each item of which `read` reads; items at fault are left out and said."""

    def items(node: Node, at: At) -> tuple[Any, ...]:
        if node.items is None:
            raise at.wrong(node, "is not a list", f"Write `{at.key}: [{sample}]`.")
        values = []
        for item in node.items:
            try:
                values.append(read(item, at))
            except MalaffError as error:
                at.file.faults.append(error)
        return tuple(values)

    return items


def rows(table: Table) -> Read:
    """A list of mappings; a mapping that lacks what it needs is left out and said."""

    def items(node: Node, at: At) -> tuple[dict[str, Any], ...]:
        if node.items is None:
            raise at.wrong(node, "is not a list", f"Write `{at.key}: [{{{', '.join(f'{n}: …' for n in table.needed)}}}]`.")
        values = [table.read(item, at.file) for item in node.items]
        return tuple(value for value in values if value is not None)

    return items


# ---------------------------------------------------------------- YAML


def decode(data: bytes, file: File) -> str:
    """The bytes of a file that people write as text. Raises the file's error where they are not UTF-8, or too many."""
    if len(data) > LARGEST:
        raise file.fault(None, f"holds {len(data):,} bytes, at most {LARGEST:,} are read", "Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        kind = "UTF-16" if wide else "another encoding (windows-1256?)"
        raise file.fault(1 if wide else line, f"is not in UTF-8 but in {kind}", "Save it as UTF-8.") from error


def compose(content: str, file: File) -> Node | None:
    """The one document of a file as nodes; None where it is empty.

    Raises the file's error, with the line, for what is no YAML and for nesting without end.
    """
    try:
        builder = _Builder(file)
        for event in yaml.parse(content, Loader=LOADER):
            builder.take(event)
        return builder.root
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", "") or getattr(error, "reason", ""))
        line = mark.line + 1 if mark else content.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        raise file.fault(line, "is not valid YAML", f"The reader says: {said[:120]}." if said else "Mend the line.") from error
    except RecursionError as error:
        raise file.fault(None, "is nested too deeply", "Take out what does not belong there.") from error


def to_values(node: Node, file: File, lines: dict[str, int], under: str = "") -> Any:
    """A node as mappings, lists and texts (None: nothing written); `lines` is told on what line each key stands (`a.b.c`).

    Raises the file's error for a key that stands twice.
    """
    if node.items is not None:
        return [to_values(item, file, lines, under) for item in node.items]
    if node.pairs is None:
        return None if node.is_nothing else node.text
    values: dict[str, Any] = {}
    for key, value in node.pairs:
        name = f"{under}.{key.text}" if under else str(key.text)
        if str(key.text) in values:
            raise file.fault(key.line, f"the key `{name}` stands twice", "Join the two: of two, one would be lost.")
        lines.setdefault(name, key.line)
        values[str(key.text)] = to_values(value, file, lines, name)
    return values


class _Builder:
    """Makes nodes of the parser's events one by one, so that no depth of the text is a depth of the stack."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.root: Node | None = None
        self.anchors: dict[str, Node] = {}
        self.stack: list[tuple[int, str | None, list[Node]]] = []

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            self._put(Node(line, text=event.value, quoted=event.style is not None), event.anchor)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self.stack.append((line, event.anchor, []))
            if len(self.stack) > DEEPEST:
                raise self.file.fault(line, f"is nested more than {DEEPEST} deep", "Close the brackets.")
        elif isinstance(event, yaml.SequenceEndEvent):
            begun, anchor, children = self.stack.pop()
            self._put(Node(begun, items=tuple(children)), anchor)
        elif isinstance(event, yaml.MappingEndEvent):
            begun, anchor, children = self.stack.pop()
            self._put(Node(begun, pairs=tuple(zip(children[::2], children[1::2], strict=True))), anchor)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise self.file.fault(line, f"`*{event.anchor}` stands for nothing", "Write the value itself.")
            self._put(self.anchors[event.anchor], None)

    def _put(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if self.stack:
            self.stack[-1][2].append(node)
        elif self.root is None:
            self.root = node
        else:
            raise self.file.fault(node.line, "begins a second document", "Take out the line `---`.")


# ---------------------------------------------------------------- vocabularies: lists of entries with ids

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
