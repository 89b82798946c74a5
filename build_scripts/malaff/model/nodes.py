"""YAML that people write as nodes that know their lines: bounded, every scalar the text that was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from malaff.model.errors import MalaffError

LARGEST = 1_000_000  # bytes of a file that people write: a vocabulary of ten thousand entries
DEEPEST = 40  # levels of nesting: MkDocs' own configurations reach ten
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it is built
MOST = 200_000  # values of a file, those that an alias (`*name`) stands for counted each time: nine lines can unfold to a billion
NOTHING = ("", "~", "null")
SHOWN = 40  # characters of a value in a message


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
    """A file that is read: its name for messages, the class of its errors, and the faults found so far.

    Of a `discreet` file values are shown on the terminal alone: no message that is kept holds them.
    """

    name: str
    error: type[MalaffError]
    faults: list[MalaffError] = field(default_factory=list)
    discreet: bool = False

    def fault(self, line: int | None, what: str, hint: str, private: str = "") -> MalaffError:
        """An error about a line."""
        return self.error(f"{self.name}:{line}" if line else self.name, what, hint, private)


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
        self.sizes: dict[int, int] = {}  # values in each node of the tree, by the node's identity
        self.stack: list[tuple[int, str | None, list[Node]]] = []

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            self._put(Node(line, text=event.value, quoted=bool(event.style)), event.anchor)  # plain: None, or "" from the C parser
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
        if id(node) not in self.sizes:
            below = (*(node.items or ()), *(each for pair in node.pairs or () for each in pair))
            self.sizes[id(node)] = 1 + sum(self.sizes[id(each)] for each in below)
        if self.sizes[id(node)] > MOST:
            raise self.file.fault(node.line, f"unfolds to more than {MOST:,} values", "Write out what the aliases (`*…`) stand for.")
        if self.stack:
            self.stack[-1][2].append(node)
        elif self.root is None:
            self.root = node
        else:
            raise self.file.fault(node.line, "begins a second document", "Take out the line `---`.")
