"""Names in their context: where each stands in the body of an article, with the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from malaff.arabic.letters import LETTER, MARKS
from malaff.model.records import Actor, Article, Place

CONTEXT = 90  # characters of context on each side of a name: a line of the concordance on a wide screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A name in its context: article, block (index into its body), where it begins in the block (characters), the words before, the
    word as written, the words after."""

    article: Article
    block: int
    start: int
    before: str
    word: str
    after: str


def find_sights(article: Article, names: Iterable[Actor | Place]) -> dict[str, list[Sight]]:
    """Where each name stands in the body of an article, by id, in reading order."""
    owners: dict[str, str] = {}
    for name in names:
        for surface in (*name.surfaces, name.name):
            owners.setdefault(surface, name.id)
    found: dict[str, list[Sight]] = defaultdict(list)
    if not owners:
        return found
    pattern = _pattern(tuple(sorted(owners, key=lambda s: (-len(s), s))))
    for number, block in enumerate(article.blocks):
        text = block.text
        for match in pattern.finditer(text):
            name_id = owners[match["name"] or "ال" + match["bare"]]
            found[name_id].append(_sight(article, number, text, match.start(), match.end()))
    return found


def _pattern(surfaces: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words: the name with the proclitics و ف ب ل ك س before it, and لل for ل + ال."""
    whole = "|".join(map(re.escape, surfaces))
    assimilated = "|".join(re.escape(s[2:]) for s in surfaces if s.startswith("ال") and len(s) > 3)
    second = f"|[وف]?لل(?P<bare>{assimilated})" if assimilated else "(?P<bare>(?!))?"
    return re.compile(f"(?<![{LETTER}{MARKS}])(?:[وف]?[بلكس]?(?P<name>{whole}){second})(?![{LETTER}{MARKS}])")


def _sight(article: Article, block: int, text: str, start: int, end: int) -> Sight:
    before, after = text[:start], text[end:]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return Sight(article=article, block=block, start=start, before=before, word=text[start:end], after=after)
