"""Reading the topics' vocabularies, and the key that the forms of one word share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import yaml

from malaff.model.errors import VocabularyError
from malaff.reading.data import LOADER, read_data_text

WEIGHTS = {"strong": 4, "terms": 2, "weak": 1}
KEYS = frozenset(["id", "name", "iptc", "disable", *WEIGHTS])
# Endings that forms of one word differ by, and the ending they share. Adjectives (`ي`), feminine nouns (`ة`) and bare nouns
# stay apart: `الرياض` is a city, `رياضة` is sport, `دوري` a league and `دور` a role.
ENDINGS = (("ياتها", "ي"), ("يات", "ي"), ("يين", "ي"), ("يون", "ي"), ("يه", "ي"), ("اتها", "ه"), ("اته", "ه"), ("تها", "ه"), ("تهم", "ه"),
           ("ات", "ه"), ("ون", ""), ("ين", ""), ("ها", ""), ("هم", ""), ("نا", ""), ("ا", ""))
ARTICLES = ("وبال", "بال", "كال", "فال", "وال", "ولل", "لل", "ال")
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic of a vocabulary: its terms by weight."""

    id: str
    name: str
    iptc: str | None
    weighted: tuple[tuple[int, tuple[str, ...]], ...]
    own: bool = False  # of a collection that the program has no topic of this id for


@lru_cache(maxsize=1 << 16)
def to_key(word: str) -> str:
    """What the forms of a folded word share: the article and the endings of number and possession left out."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST:
            word = word[len(article) :]
            break
    for ending, shared in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)] + shared
    return word


def load_entries(files: Mapping[str, str]) -> tuple[Entry, ...]:
    """The program's topics with those of a collection added, put in their place or taken away.

    Raises VocabularyError with file and line.
    """
    own = read_data_text("topics.yml")
    entries = {entry.id: entry for _, entry in _read("topics.yml", own) if isinstance(entry, Entry)}
    program = frozenset(entries)
    for name in sorted(files):
        seen: set[str] = set()
        for where, item in _read(name, files[name]):
            if isinstance(item, Entry):
                if item.id in seen:
                    raise VocabularyError(where, f"the id `{item.id}` stands twice", "Give each topic an id of its own.")
                seen.add(item.id)
                entries[item.id] = replace(item, own=item.id not in program)
                continue
            for gone in item:
                if entries.pop(gone, None) is None:
                    raise VocabularyError(where, f"there is no topic `{gone}` to disable", f"Topics are {', '.join(entries)}.")
    return tuple(entries.values())


def _read(name: str, text: str) -> Iterable[tuple[str, Entry | tuple[str, ...]]]:
    """The entries of a file, and the ids that it disables, each with its place."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise VocabularyError(f"{name}:{mark.line + 1}" if mark else name, "this is not valid YAML", "Mend the line.") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise VocabularyError(f"{name}:1", "the file is not a list of topics", "Begin each topic with `- id: …`.")
    for node in root.value:
        where = f"{name}:{node.start_mark.line + 1}"
        if not isinstance(node, yaml.MappingNode):
            raise VocabularyError(where, "a topic is not a list of keys and values", "Begin it with `- id: …`.")
        yield where, _entry(name, where, node)


def _entry(name: str, where: str, node: yaml.MappingNode) -> Entry | tuple[str, ...]:
    values: dict[str, Any] = {}
    for key, value in node.value:
        at = f"{name}:{key.start_mark.line + 1}"
        if key.value not in KEYS:
            raise VocabularyError(at, f"unknown key `{key.value}`", f"Keys are {', '.join(sorted(KEYS))}.")
        if key.value in values:
            raise VocabularyError(at, f"the key `{key.value}` stands twice", "Keep one of them.")
        values[key.value] = _value(at, key.value, value)
    if "disable" in values:
        return tuple(values["disable"])
    for key in ("id", "name"):
        if not values.get(key):
            raise VocabularyError(where, f"a topic has no `{key}`", "Give it an ASCII `id` and a `name`.")
    if not values["id"].isascii():
        raise VocabularyError(where, f"the id `{values['id']}` is not ASCII", "Use letters a-z, digits and `-`.")
    weighted = tuple((weight, tuple(values.get(key, ()))) for key, weight in WEIGHTS.items())
    return Entry(values["id"], values["name"], values.get("iptc"), weighted)


def _value(where: str, key: str, node: yaml.Node) -> str | list[str]:
    """A text, or a list of texts for the keys that hold words."""
    listed = key in WEIGHTS or key == "disable"
    if listed and isinstance(node, yaml.SequenceNode):
        words = [item.value for item in node.value if isinstance(item, yaml.ScalarNode) and item.value.strip()]
        if len(words) == len(node.value):
            return words
    if not listed and isinstance(node, yaml.ScalarNode):
        return str(node.value)
    shape, sample = ("list of words", "[…, …]") if listed else ("text", "…")
    raise VocabularyError(where, f"`{key}` must be a {shape}", f"Write `{key}: {sample}`.")
