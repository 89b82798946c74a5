"""Read an editor's corrections (`seeds/<stem>.yml`), which win over what the program found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from malaff.model import edtf
from malaff.model.errors import MalaffError, SeedError
from malaff.model.keyed import At, Read, Table, count, degrees, flag, listed, matching, one_of, optional, rows, text, word
from malaff.model.nodes import File, Node, compose
from malaff.reading.editor.patterns import words_of

LARGEST = 200_000  # characters: a correction is written by hand
KINDS = ("person", "organization")
RESTRICTING = ("withhold", "redact", "excerpt")


# ---------------------------------------------------------------- what the keys hold


def _day(node: Node, at: At) -> str:
    value = word(node, at)
    if not edtf.is_valid(value):
        raise at.wrong(node, "is no date", 'Write "2017-03-10", "2017-03", "2017" or "2015-11/..".')
    return value


def _line(node: Node, at: At) -> int:
    try:
        return count(node, at)
    except MalaffError:
        raise at.wrong(node, "is no line number", f"Write {at.key}: [3, 17]; `malaff explain` shows the numbers.") from None


def _hidden(node: Node, at: At) -> str:
    """A redacted word, with two letters or more, or it would hide everything or nothing."""
    value = word(node, at)
    if len("".join(words_of(value))) < 2:
        raise at.wrong(node, "has not two letters", 'Write the whole word or name: redact: ["…"].')
    return value


def _some(read: Read) -> Read:
    """A list that is not empty."""

    def items(node: Node, at: At) -> tuple[Any, ...]:
        if node.items == ():
            raise at.wrong(node, "is empty", f'Write {at.key}: ["…"], or take the key out.')
        return tuple(listed(read)(node, at))

    return items


_page_id = matching(r"(?!index$)[A-Za-z0-9_-]+", "Use letters a-z, digits, - and _.", "cannot name a page")
_item = matching("Q[1-9][0-9]*", "Write wikidata: Q42.", "is no item of Wikidata")
ACTOR = Table({"name": word, "id": _page_id, "kind": one_of(KINDS), "roles": listed(word), "surfaces": listed(word),
               "wikidata": optional(_item)}, ("name",))
PLACE = Table({"name": word, "id": _page_id, "kind": text, "surfaces": listed(word), "lat": degrees(90), "lon": degrees(180)}, ("name",))
SPLIT = Table({"name": word, "as": word, "lines": listed(_line, "3, 17"), "id": _page_id}, ("name", "as", "lines"))
DATE = Table({"text": word, "line": _line, "when": optional(_day), "label": text}, ("text",))
FIELDS: dict[str, Read] = {
    "title": word, "summary": text, "publisher": text, "agency": text, "byline": text, "section": text, "url": text,
    "published": optional(_day), "published_weekday": optional(one_of(edtf.WEEKDAYS)), "language": text,
}
CORRECTIONS = Table({
    **FIELDS,
    "drop": listed(_line, "3, 17"), "keep": listed(_line, "3, 17"), "merge": listed(listed(word)), "split": rows(SPLIT),
    "redact": _some(_hidden), "topics": optional(listed(word)), "actors": rows(ACTOR), "places": rows(PLACE), "not_names": listed(word),
    "dates": rows(DATE), "not_dates": listed(word),
    "withhold": flag, "excerpt": optional(count), "why": text,
})
KEYS = tuple(CORRECTIONS.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """An editor's corrections of one text.

    `fields` sets texts of the front matter; `drop` and `keep` are raw line numbers; `merge` groups of names that are
    one; `split` rows of {name, as, lines}: on those lines the name is another one; `topics` ids that replace those found;
    `actors` and `places` rows to add or to correct; `not_names` names to leave out; `dates` rows of {text, line, when, label}:
    the value of that expression (on all lines where no line is given) and its words in the chronology; `not_dates` expressions
    that are no dates; `redact` words kept out of every output; `excerpt` how many words of the body are shown; `why` the editor's
    reason, shown on the page; `lines` where each value of a key stands in the file, for messages about values that hit nothing.
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
    dates: tuple[dict[str, Any], ...] = ()
    not_dates: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    withhold: bool = False
    excerpt: int | None = None
    why: str = ""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict, compare=False)


EMPTY = Sidecar()


def read_sidecar(text: str, where: str) -> Sidecar:
    """The corrections in a sidecar. Raises SeedError, the first of its faults, naming file, line, key and mend."""
    file = _file(where)
    root = _root(text, file)
    values = (CORRECTIONS.read(root, file) if root else None) or {}
    if file.faults:
        raise file.faults[0]
    fields = {key: values.pop(key) for key in FIELDS if key in values}
    return Sidecar(fields=fields, lines=_lines(root) if root else {}, **{**values, "why": values.get("why") or ""})


def _lines(root: Node) -> dict[tuple[str, str], int]:
    """The line of each value of each key, in lists and entries too."""
    lines: dict[tuple[str, str], int] = {}
    for key, value in root.pairs or ():
        nodes = [value]
        while nodes:
            node = nodes.pop()
            nodes += [*(node.items or ()), *(below for _, below in node.pairs or ())]
            if node.text is not None:
                place = str(key.text), " ".join(node.text.split())
                lines[place] = min(node.line, lines.get(place, node.line))
    return lines


def read_keys(text: str) -> tuple[str, ...]:
    """The keys of a sidecar, whatever their values. Raises SeedError where it is no list of keys."""
    root = _root(text, _file(""))
    return tuple(str(key) for key, _ in root.pairs or ()) if root else ()


def _file(where: str) -> File:
    return File(where, SeedError, discreet=True)  # what it says may be what it keeps back


def _root(text: str, file: File) -> Node | None:
    if len(text) > LARGEST:
        raise file.fault(None, f"is larger than a sidecar may be ({LARGEST:,} characters)", "Keep corrections in it, not texts.")
    root = compose(text, file)
    if root is None or (root.text == "" and not root.quoted):
        return None
    if root.pairs is None:
        raise file.fault(root.line, "is not a list of keys", "Write one `key: value` on a line.")
    return root
