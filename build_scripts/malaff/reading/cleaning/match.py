"""Match a line against the furniture rules."""

from __future__ import annotations

from malaff.reading.cleaning.lines import TextLine
from malaff.reading.cleaning.rules import CleanRules, Furniture

GLUED = 15  # words of a line that is compared with whole furniture phrases
LONGEST = 90  # words beyond which no furniture is looked for: the longest notices have seventy


def match_furniture(line: TextLine, rules: CleanRules, *places: str) -> Furniture | None:
    """The first furniture rule for one of `places` that the line meets."""
    found = _match(line, rules, places) if line.words <= LONGEST else None
    return None if found and line.number == 1 and not found.first else found


def _match(line: TextLine, rules: CleanRules, places: tuple[str, ...]) -> Furniture | None:
    button = not line.stops or line.text.endswith("..")  # an answer (`- لا.`) or a short sentence is none
    if line.words <= GLUED and button and line.letters:
        for pattern, furniture in rules.lines:
            if furniture.where in places and pattern.fullmatch(line.letters):
                return furniture
    for pattern, furniture in rules.starts:
        if furniture.where in places and line.words <= furniture.most and pattern.match(line.folded):
            return furniture
    for pattern, furniture in rules.within:
        if furniture.where in places and line.words <= furniture.most and pattern.search(line.folded):
            return furniture
    return None
