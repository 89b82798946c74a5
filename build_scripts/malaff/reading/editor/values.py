"""Read a sidecar's YAML as values: bounded, no key twice, redacted texts letter for letter as they are written."""

from __future__ import annotations

from typing import Any

import yaml

from malaff.model.errors import SeedError

LARGEST = 200_000  # characters: a correction is written by hand
DEEPEST = 12  # lists in lists; a sidecar needs three
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_values(text: str, where: str) -> dict[str, Any]:
    """The keys and values of a sidecar. Raises SeedError naming file, line and mend."""
    node = _compose(text, where)
    if node is None:
        return {}
    _check_keys(node, where)
    try:
        values = _construct(node)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:  # `2017-02-30` has the shape of a date
        raise SeedError(where, f"holds a value that YAML cannot read: {error}"[:200], "Write it in quotation marks.") from error
    for key, value in node.value:
        if key.value == "redact" and isinstance(value, yaml.SequenceNode):  # YAML would read 0551234567 as another number
            values["redact"] = [item.value if isinstance(item, yaml.ScalarNode) else None for item in value.value]
    return dict(values)


def read_keys(text: str) -> tuple[str, ...]:
    """The keys of a sidecar, whatever their values. Raises SeedError where it is no list of keys."""
    node = _compose(text, "")
    return tuple(str(key.value) for key, _ in node.value) if node else ()


def _compose(text: str, where: str) -> yaml.MappingNode | None:
    if len(text) > LARGEST:
        raise SeedError(where, f"is larger than a sidecar may be ({LARGEST:,} characters)", "Keep corrections in it, not texts.")
    try:
        _check_depth(text, where)
        node = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", "") or error)[:120]
        raise SeedError(f"{where}:{mark.line + 1}" if mark else where, "is not valid YAML", what) from error
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value == ""):
        return None
    if not isinstance(node, yaml.MappingNode):
        raise SeedError(where, "is not a list of keys", "Write one `key: value` on a line.")
    return node


def _check_depth(text: str, where: str) -> None:
    """Refuse what is nested deeper than any reader bears, before one has to recurse."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise SeedError(f"{where}:{line}", f"is nested deeper than {DEEPEST} levels", "Close the brackets.")


def _construct(node: yaml.Node) -> Any:
    loader = LOADER("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _check_keys(node: yaml.MappingNode, where: str) -> None:
    """Refuse a key that stands twice: YAML would silently take the last."""
    seen: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in seen:
            raise SeedError(f"{where}:{line}: {name}", f"stands twice (first on line {seen[name]})", "Take one of the two out.")
        seen[name] = line
        for below in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            if isinstance(below, yaml.MappingNode):
                _check_keys(below, where)
