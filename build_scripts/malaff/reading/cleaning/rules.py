"""Load the cleaning rules: the program's own data and what a collection adds, overrides or disables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from malaff.arabic.letters import LETTER, MARKS, fold, squeeze
from malaff.model.entries import raise_first, read_entries, take_out
from malaff.model.errors import MalaffError, VocabularyError
from malaff.model.keyed import At, Table, count, flag, listed, one_of, text, word
from malaff.model.nodes import File, Node
from malaff.model.records import Rule
from malaff.reading.cleaning.linear import slow_text
from malaff.reading.data import read_data

OPTIONS = ("where", "opens", "takes", "field", "most", "first", "lone")
PLACES = ("anywhere", "before-end", "outside", "tail")
OPENS = ("", "list", "tail", "end")
OWN = ("cleaning.yml", "furniture.yml")
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


def load_rules(boilerplate: Mapping[str, str | bytes], faults: list[MalaffError] | None = None) -> CleanRules:
    """The program's rules with the collection's: `boilerplate` maps file names to YAML.

    A broken file, an unknown key, a double id, a pattern that is broken or slow is a VocabularyError with file and line:
    `faults` gathers them, and the rule is left out; without `faults`, the first is raised.
    """
    return _compile(merge_rows(_own_rows(), boilerplate, faults))


def merge_rows(own: Mapping[str, Mapping[str, Any]], files: Mapping[str, str | bytes],
               faults: list[MalaffError] | None = None) -> dict[str, Mapping[str, Any]]:
    """Rows by id: a file's row adds one or overrides the program's; `disable: [id]` takes one out."""
    rows = dict(own)
    for name in sorted(files):
        file = File(name, VocabularyError)
        for line, row in read_entries(files[name], file, TABLE):
            if not take_out(row, line, rows, file):
                rows[row["id"]] = row
        raise_first(file.faults, faults)
    return rows


@lru_cache(maxsize=1)
def _own_rows() -> dict[str, dict[str, Any]]:
    """The program's rules; that they have the keys of TABLE a test proves."""
    return {row["id"]: row for name in OWN for row in read_data(name)}


def _pattern(node: Node, at: At) -> str:
    """A regular expression that takes time in proportion to what it is tried on."""
    value = word(node, at)
    try:
        pattern = re.compile(_fold_pattern(value))
    except (re.error, OverflowError, RecursionError) as error:
        raise at.wrong(node, f"is a broken pattern: {error}", "Mend it, or use `lines` or `starts`.") from error
    if slow := slow_text(pattern):
        raise at.wrong(node, f"is a slow pattern: its time grows faster than a line like {slow[:12]!r}…",
                       "Begin it with a word, put no `*` or `+` beside or inside another, or use `lines` or `starts`.")
    return value


TABLE = Table({
    "id": word, "why": word, "example": text, "lines": listed(word), "starts": listed(word), "patterns": listed(_pattern),
    "ends": listed(_pattern), "where": one_of(PLACES), "opens": one_of(OPENS), "takes": count, "field": text, "most": count,
    "first": flag, "lone": flag}, ("id", "why"))


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
