"""Read YAML that people write by a table of its keys: each fault with file, line, key, value and the nearest right word.

Scalars stay the texts that were written: what a key holds decides what a text means, so that `no` is a word where a word is
asked for, and `2017-02-30` a text that is no date. Every fault is gathered; a value at fault is left out, the rest holds.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from malaff.model.errors import MalaffError
from malaff.model.nodes import File, Node

# What YAML itself takes for true and false (yaml.org/type/bool.html, as PyYAML reads it).
TRUE, FALSE = ("true", "yes", "on"), ("false", "no", "off")


@dataclass(frozen=True, slots=True)
class At:
    """Where a value stands: the file and the key."""

    file: File
    key: str

    def wrong(self, node: Node, what: str, hint: str) -> MalaffError:
        """The error that says so."""
        if self.file.discreet:
            return self.file.fault(node.line, f"`{self.key}` {what}", hint, f"`{node}`")
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
            shown = "something else" if file.discreet else f"`{node}`"
            file.faults.append(file.fault(node.line, f"{shown} stands where keys with values belong", f"Write `{self._sample()}: …`."))
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
    """`true` or `false`, in the words of YAML 1.1."""
    said = (node.text or "").lower()
    if node.quoted or said not in (*TRUE, *FALSE):
        raise at.wrong(node, "is neither true nor false", f"Write `{at.key}: true`, without quotation marks.")
    return said in TRUE


def optional(read: Read) -> Read:
    """A value that may be left out after its key (None): it takes away what was found."""
    return lambda node, at: None if node.is_nothing else read(node, at)


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
