"""Change one thing in YAML that a person keeps: comments, order and the way of writing stay, so that a diff is good to read."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from malaff.model.errors import SeedError

WIDEST = 100_000  # columns: lines that a person left long stay whole
Change = Callable[[Any], None]


def edit(text: str, change: Change, where: str, *, rows: bool = False) -> str:
    """The text with `change` done to its value: a mapping, or with `rows` a list. Raises SeedError where it is no such YAML."""
    yaml = _yaml()
    try:
        value = yaml.load(text)
    except YAMLError as error:
        raise SeedError(where, "is not valid YAML, so nothing can be added", "Mend the file by hand first.") from error
    if value is None:
        value, text = (CommentedSeq() if rows else CommentedMap()), text if not text or text.endswith("\n") else text + "\n"
        change(value)
        return text + _dump(yaml, value)
    if not isinstance(value, CommentedSeq if rows else CommentedMap):
        raise SeedError(where, "is not a list of entries" if rows else "is not a list of keys", "Mend the file by hand first.")
    before = _dump(yaml, value)
    change(value)
    return _carry(text, before, _dump(yaml, value))


def quoted(value: str) -> str:
    """A text as it is safest to read and to write: between quotation marks."""
    text: str = DoubleQuotedScalarString(" ".join(value.split()))
    return text


def put(values: CommentedMap, key: str, value: object) -> None:
    """Set a key; a key that was there keeps its place."""
    values[key] = quoted(value) if isinstance(value, str) else value


def add(values: CommentedMap, key: str, item: object) -> None:
    """Add an item to a list, which is made where there is none; what stands in it already is not added again."""
    items = values.get(key)
    if not isinstance(items, CommentedSeq):
        items = CommentedSeq()
        items.fa.set_block_style() if isinstance(item, (dict, list)) else items.fa.set_flow_style()
        values[key] = items
    if item not in items:
        items.append(_styled(item))


def take_out(values: CommentedMap, key: str, item: object) -> None:
    """Take an item out of a list, and the key with the last one."""
    items = values.get(key)
    if isinstance(items, CommentedSeq) and item in items:
        items.remove(item)
        if not items:
            del values[key]


def row(**values: object) -> CommentedMap:
    """An entry of a list, on one line: `{name: "…", lines: [3]}`."""
    made = CommentedMap()
    for key, value in values.items():
        if value not in (None, (), []):
            made[key] = _styled(value)
    made.fa.set_flow_style()
    return made


def _styled(value: object) -> object:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (list, tuple)):
        items = CommentedSeq([_styled(item) for item in value])
        items.fa.set_flow_style()
        return items
    return value


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = WIDEST
    yaml.allow_unicode = True
    return yaml


def _dump(yaml: YAML, value: object) -> str:
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def _carry(text: str, before: str, after: str) -> str:
    """The change from `before` to `after` carried over to `text`, whose other lines stay as they were written."""
    if before == text:
        return after
    lines, was, now = text.splitlines(keepends=True), before.splitlines(keepends=True), after.splitlines(keepends=True)
    if [line.split() for line in lines] != [line.split() for line in was]:
        return after  # written in a way that cannot be kept line by line
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    kept = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        kept += lines[i:j] if tag == "equal" else now[k:m]
    return "".join(kept)
