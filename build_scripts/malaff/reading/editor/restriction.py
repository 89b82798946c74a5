"""What a sidecar keeps back, read or not: what cannot be read restricts."""

from __future__ import annotations

import difflib
import re

from malaff.model.errors import SeedError
from malaff.reading.editor.sidecar import KEYS, RESTRICTING, Sidecar, read_keys, read_sidecar

NEAR = 0.6  # likeness (difflib) from which on a key is taken for another one misspelt
NOT_WORD = re.compile(r"[\W_]+")


def keeps_back(text: str) -> bool:
    """Whether the text of a refused sidecar has to be kept back until the sidecar is mended.

    It has, where the sidecar is no list of keys at all, holds a key that restricts, or one that is not plainly another
    key misspelt: a key that nobody can place may mean to restrict.
    """
    try:
        keys = read_keys(text)
    except SeedError:
        return True
    return any(map(_may_restrict, keys))


def _may_restrict(key: str) -> bool:
    if key in KEYS:
        return key in RESTRICTING
    bare = NOT_WORD.sub("", key).casefold()
    if bare in {NOT_WORD.sub("", known) for known in KEYS}:  # `Withhold`, `not-names`
        return any(bare == known for known in RESTRICTING)
    if difflib.get_close_matches(bare, RESTRICTING, 1, NEAR):
        return True
    return not difflib.get_close_matches(bare, [known for known in KEYS if known not in RESTRICTING], 1, NEAR)


def restriction_of(text: str, where: str = "") -> tuple[object, ...] | None:
    """What a sidecar keeps back, as values that change with it and with nothing else; None where it keeps back nothing."""
    try:
        sidecar = read_sidecar(text, where)
    except SeedError:
        return ("kept back",) if keeps_back(text) else None
    return _restriction(sidecar)


def _restriction(sidecar: Sidecar) -> tuple[object, ...] | None:
    if sidecar.withhold:
        return ("withheld",)
    if sidecar.redact or sidecar.excerpt:
        return ("partly", sorted(sidecar.redact), sidecar.excerpt)
    return None
