"""Read an editor's corrections (`seeds/<stem>.yml`), which win over what the program found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from malaff.model import edtf
from malaff.model.errors import SeedError
from malaff.reading.editor.patterns import words_of
from malaff.reading.editor.values import read_values

TEXTS = ("title", "summary", "publisher", "agency", "byline", "section", "url", "published", "published_weekday", "language")
LISTS = ("drop", "keep", "merge", "split", "redact", "topics", "actors", "places", "not_names")
KEYS = (*TEXTS, *LISTS, "withhold", "excerpt", "why")
# The keys of an entry and what each holds.
ACTOR = {"name": str, "id": str, "kind": str, "roles": list, "surfaces": list, "wikidata": str}
PLACE = {"name": str, "id": str, "kind": str, "surfaces": list, "lat": float, "lon": float}
SPLIT = {"name": str, "as": str, "lines": list, "id": str}
KINDS = ("person", "organization")
RESTRICTING = ("withhold", "redact", "excerpt")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """An editor's corrections of one text.

    `fields` sets texts of the front matter; `drop` and `keep` are raw line numbers; `merge` groups of names that are
    one; `split` rows of {name, as, lines}: on those lines the name is another one; `topics` ids that replace those found;
    `actors` and `places` rows to add or to correct; `not_names` names to leave out; `redact` words kept out of every
    output; `excerpt` how many words of the body are shown; `why` the editor's reason, shown on the page.
    """

    fields: dict[str, str | None] = field(default_factory=dict)
    drop: tuple[int, ...] = ()
    keep: tuple[int, ...] = ()
    merge: tuple[tuple[str, ...], ...] = ()
    split: tuple[dict[str, Any], ...] = ()
    topics: tuple[str, ...] | None = None
    actors: tuple[dict[str, Any], ...] = ()
    places: tuple[dict[str, Any], ...] = ()
    not_names: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    withhold: bool = False
    excerpt: int | None = None
    why: str = ""


EMPTY = Sidecar()


def read_sidecar(text: str, where: str) -> Sidecar:
    """The corrections in a sidecar. Raises SeedError naming file, key and mend."""
    values = read_values(text, where)
    for key in values:
        if key not in KEYS:
            raise SeedError(f"{where}: {key}", "unknown key", f"Known: {', '.join(KEYS)}.")
    fields = {key: _text(values[key], key, where) for key in TEXTS if key in values}
    _check_fields(fields, where)
    topics = values.get("topics")
    return Sidecar(
        fields=fields, drop=_numbers(values, "drop", where), keep=_numbers(values, "keep", where),
        merge=tuple(_names(group, "merge", where) for group in _list(values, "merge", where)),
        split=_rows(values, "split", where, SPLIT, ("name", "as", "lines")),
        topics=None if topics is None else _names(topics, "topics", where),
        actors=_rows(values, "actors", where, ACTOR, ("name",)), places=_rows(values, "places", where, PLACE, ("name",)),
        not_names=_names(values.get("not_names", []), "not_names", where), redact=_redacted(values, where),
        withhold=_flag(values, "withhold", where), excerpt=_excerpt(values, where), why=_text(values.get("why"), "why", where) or "",
    )


def _text(value: object, key: str, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, (bool, list, dict)):
        raise SeedError(f"{where}: {key}", "is not a text", "Write it on one line, in quotation marks.")
    return " ".join(str(value).split())


def _check_fields(fields: dict[str, str | None], where: str) -> None:
    published = fields.get("published")
    if published and not edtf.is_valid(published):
        raise SeedError(f"{where}: published", f"{published!r} is no date", 'Write "2017-03-10", "2017-03", "2017" or "2015-11/..".')
    weekday = fields.get("published_weekday")
    if weekday and weekday not in WEEKDAYS:
        raise SeedError(f"{where}: published_weekday", f"{weekday!r} is no weekday", f"One of {', '.join(WEEKDAYS)}.")
    if "title" in fields and not fields["title"]:
        raise SeedError(f"{where}: title", "is empty", "Write a title or take the key out.")


def _list(values: dict[str, Any], key: str, where: str) -> list[Any]:
    value = values.get(key, [])
    if not isinstance(value, list):
        raise SeedError(f"{where}: {key}", "is not a list", f"Write {key}: [ … ].")
    return value


def _numbers(values: dict[str, Any], key: str, where: str) -> tuple[int, ...]:
    rows = _list(values, key, where)
    if any(not isinstance(n, int) or isinstance(n, bool) or n < 1 for n in rows):
        raise SeedError(f"{where}: {key}", "is not a list of line numbers", f"Write {key}: [3, 17]; `malaff explain` shows the numbers.")
    return tuple(rows)


def _names(value: object, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or any(isinstance(item, bool) or not isinstance(item, (str, int, float)) or not str(item).strip()
                                          for item in value):
        raise SeedError(f"{where}: {key}", "is not a list of texts", f'Write {key}: ["…", "…"].')
    return tuple(" ".join(str(item).split()) for item in value)


def _rows(values: dict[str, Any], key: str, where: str, shape: Mapping[str, type], needed: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    return tuple(_row(row, f"{where}: {key}", shape, needed) for row in _list(values, key, where))


def _row(row: object, where: str, shape: Mapping[str, type], needed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(row, dict) or any(row.get(name) is None for name in needed):
        raise SeedError(where, f"each entry needs {', '.join(needed)}", f"Write - {{{', '.join(f'{n}: …' for n in needed)}}}.")
    clean: dict[str, Any] = {}
    for name, value in row.items():
        kind = shape.get(name)
        if kind is None:
            raise SeedError(f"{where}: {name}", "unknown key", f"Known: {', '.join(shape)}.")
        if kind is list:
            numbers = name == "lines"
            if not isinstance(value, list) or any(not isinstance(item, int if numbers else str) for item in value):
                raise SeedError(f"{where}: {name}", "is not a list", f"Write {name}: [ … ].")
            clean[name] = tuple(value)
        elif kind is float:
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                raise SeedError(f"{where}: {name}", "is no number", f"Write {name}: 33.5 (degrees).")
            clean[name] = float(value)
        else:
            clean[name] = _text(value, name, where)
    if shape is ACTOR and clean.get("kind", "person") not in KINDS:
        raise SeedError(f"{where}: kind", f"{clean['kind']!r} is no kind of actor", f"One of {', '.join(KINDS)}.")
    if not re.fullmatch(r"(?!index$)[A-Za-z0-9_-]+", clean.get("id") or "x"):
        raise SeedError(f"{where}: id", f"{clean['id']!r} cannot name a page", "Use letters a-z, digits, - and _.")
    return clean


def _redacted(values: dict[str, Any], where: str) -> tuple[str, ...]:
    """The redacted words: each with two letters or more, or it would hide everything or nothing."""
    if "redact" not in values:
        return ()
    words = _names(values["redact"], "redact", where)
    wrong = next((word for word in words if len("".join(words_of(word))) < 2), None)
    if wrong is not None or not words:
        raise SeedError(f"{where}: redact", "is empty" if wrong is None else f"{wrong!r} has not two letters",
                        'Write the whole word or name: redact: ["…"].')
    return words


def _flag(values: dict[str, Any], key: str, where: str) -> bool:
    value = values.get(key, False)
    if not isinstance(value, bool):
        raise SeedError(f"{where}: {key}", "is neither true nor false", f"Write {key}: true.")
    return value


def _excerpt(values: dict[str, Any], where: str) -> int | None:
    value = values.get("excerpt")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise SeedError(f"{where}: excerpt", "is no number of words", "Write excerpt: 80.")
    return value
