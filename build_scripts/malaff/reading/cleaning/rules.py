"""Load the cleaning rules: the program's own data and what a collection adds, overrides or disables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from malaff.arabic.letters import LETTER, MARKS, fold, squeeze
from malaff.model.errors import VocabularyError
from malaff.model.records import Rule
from malaff.reading.data import LOADER, read_data_text

OPTIONS = ("where", "opens", "takes", "field", "most", "first", "lone")
KEYS = frozenset({"id", "why", "example", "lines", "starts", "patterns", "ends", *OPTIONS})
PLACES = ("anywhere", "before-end", "outside", "tail")
OPENS = ("", "list", "tail", "end")
MOST = 25  # words of a furniture line, unless its rule says otherwise: the longest related headlines have twenty
ARABIC_RUN = re.compile(f"[{LETTER}{MARKS}\u0640]+")
CUE = re.compile(f"[{LETTER}]{{4,}}|(?<![a-z?<])[a-z]{{4,}}|@")  # the words of a pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What a furniture rule does: where in a text it holds, what it opens, how many lines after it go with it."""

    id: str
    where: str = "anywhere"
    opens: str = ""
    takes: int = 0
    field: str = ""
    most: int = MOST
    lone: bool = False  # whether a lone word between two paragraphs is it too, and not a subheading
    first: bool = True  # whether the first line of a text may be it; else that line is a title (شاهد بالفيديو: …)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanRules:
    """The rules ready to use. `by_id` holds why each removes or repairs; the rest is what they look for."""

    by_id: Mapping[str, Rule]
    lines: tuple[tuple[re.Pattern[str], Furniture], ...]  # whole lines, squeezed to letters
    starts: tuple[tuple[re.Pattern[str], Furniture], ...]  # what a folded line begins with
    within: tuple[tuple[re.Pattern[str], Furniture], ...]  # what stands anywhere in a folded line
    ends: re.Pattern[str] | None  # pieces glued to the end of a paragraph, on folded lines
    end_ids: Mapping[str, str]
    end_cues: tuple[str, ...]  # words one of which each such piece holds


def load_rules(boilerplate: Mapping[str, str]) -> CleanRules:
    """The program's rules with the collection's: `boilerplate` maps file names to YAML texts.

    Raises VocabularyError naming file and line for a broken file, an unknown key, a double id or a broken pattern.
    """
    return _compile(merge_rows(_own_rows(), boilerplate))


def merge_rows(own: Mapping[str, Mapping[str, Any]], files: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """Rows by id: a file's row adds one or overrides the program's; `disable: [id]` takes one out."""
    rows = dict(own)
    for name in sorted(files):
        seen: set[str] = set()
        for row, where in _rows(files[name], name):
            for gone in row.get("disable", ()):
                if gone not in rows:
                    raise VocabularyError(where, f"there is no rule `{gone}` to disable", "Look at the ids in the removal log.")
                del rows[gone]
            if "disable" in row:
                continue
            _check(row, where, seen)
            rows[row["id"]] = row
    return rows


@lru_cache(maxsize=1)
def _own_rows() -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for name in ("cleaning.yml", "furniture.yml"):
        seen = set(rows)
        for row, where in _rows(read_data_text(name), name):
            _check(row, where, seen)
            rows[row["id"]] = row
    return rows


def _rows(text: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of a YAML list, each with the file and line it begins on."""
    try:
        loader: Any = LOADER(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        raise VocabularyError(where, "is not valid YAML", str(getattr(error, "problem", ""))) from error
    if values is None:
        return
    if not isinstance(values, list):
        raise VocabularyError(name, "is not a list", "Write `- id: …` for each rule.")
    for value, item in zip(values, node.value, strict=True):
        where = f"{name}:{item.start_mark.line + 1}"
        if not isinstance(value, dict):
            raise VocabularyError(where, "is not a row of keys", "Write `- id: …`.")
        yield value, where


def _check(row: dict[str, Any], where: str, seen: set[str]) -> None:
    for key in sorted(row.keys() - KEYS):
        raise VocabularyError(where, f"unknown key `{key}`", f"Known: {', '.join(sorted(KEYS))}.")
    if not isinstance(row.get("id"), str) or not row["id"]:
        raise VocabularyError(where, "has no id", "Write `id: …` in Latin letters.")
    if row["id"] in seen:
        raise VocabularyError(where, f"the id `{row['id']}` stands there twice", "Give each rule an id of its own.")
    seen.add(row["id"])
    if not isinstance(row.get("why"), str):
        raise VocabularyError(where, f"the rule `{row['id']}` does not say why", "Write one Arabic sentence: `why: …`.")
    if row.get("where", "anywhere") not in PLACES or row.get("opens", "") not in OPENS:
        raise VocabularyError(where, "`where` or `opens` has an unknown value", f"where: {', '.join(PLACES)}; opens: list, tail, end.")
    for key in ("lines", "starts", "patterns", "ends"):
        if not isinstance(row.get(key, []), list) or not all(isinstance(x, str) for x in row.get(key, [])):
            raise VocabularyError(where, f"`{key}` is not a list of texts", f"Write `{key}: [\"…\", \"…\"]`.")
    for pattern in (*row.get("patterns", ()), *row.get("ends", ())):
        try:
            re.compile(pattern)
        except re.error as error:
            raise VocabularyError(where, f"the pattern {pattern!r} is broken: {error}", "Mend it, or use `lines` or `starts`.") from error


# ---------------------------------------------------------------- compiling


def _compile(rows: Mapping[str, Mapping[str, Any]]) -> CleanRules:
    lines: list[tuple[re.Pattern[str], Furniture]] = []
    starts: list[tuple[re.Pattern[str], Furniture]] = []
    within: list[tuple[re.Pattern[str], Furniture]] = []
    ends: list[str] = []
    end_ids: dict[str, str] = {}
    for row in rows.values():
        furniture = Furniture(**{k: row[k] for k in ("id", *OPTIONS) if k in row})
        if row.get("lines"):
            pieces = sorted({squeeze(phrase) for phrase in row["lines"]} - {""}, key=lambda p: (-len(p), p))
            lines.append((re.compile(f"(?:{_alternatives(pieces)})+"), furniture))
        if row.get("starts"):
            starts.append((re.compile(rf"\W*(?:{_alternatives(_phrases(row['starts']))})(?!\w)"), furniture))
        patterns = [_fold_pattern(pattern) for pattern in row.get("patterns", ())]
        for kind, anchored in ((starts, True), (within, False)):
            if chosen := [p for p in patterns if p.startswith("^") is anchored]:
                kind.append((re.compile("|".join(chosen)), furniture))
        for pattern in row.get("ends", ()):
            end_ids[f"e{len(ends)}"] = row["id"]
            ends.append(f"(?P<e{len(ends)}>{_fold_pattern(pattern)})")
    by_id = {i: Rule(id=i, why=row["why"], example=row.get("example", "")) for i, row in rows.items()}
    tail = re.compile(rf"(?:{'|'.join(ends)})\W*$") if ends else None
    cues = tuple(sorted({cue for end in ends for cue in CUE.findall(end)}))
    return CleanRules(by_id=by_id, lines=tuple(lines), starts=tuple(starts), within=tuple(within),
                      ends=tail, end_ids=end_ids, end_cues=cues)


def _phrases(phrases: Iterable[str]) -> list[str]:
    """Phrases folded, longest first, with any punctuation or space allowed between their words."""
    return sorted({" ".join(re.findall(r"\w+", fold(p))) for p in phrases}, key=lambda p: (-len(p), p))


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(r"\W+".join(map(re.escape, p.split(" "))) for p in phrases)


def _fold_pattern(pattern: str) -> str:
    """A regular expression whose Arabic words are folded as the lines it is tried on are."""
    return ARABIC_RUN.sub(lambda m: fold(m[0]), pattern)
