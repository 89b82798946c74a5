"""Match a line against the furniture rules."""

from __future__ import annotations

from malaff.text.clean_lines import TextLine
from malaff.text.clean_rules import CleanRules, Furniture

GLUED = 15  # words of a line that is compared with whole furniture phrases
LONGEST = 90  # words beyond which no furniture is looked for: the longest notices have seventy


def match_furniture(line: TextLine, rules: CleanRules, *places: str) -> Furniture | None:
    """The first furniture rule for one of `places` that the line meets."""
    if line.words > LONGEST:
        return None
    if line.words <= GLUED and line.letters:
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
