"""Tables of a run: what is worked out once for each spelling, and kept while it fits."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

MOST = 200_000  # spellings: 5,700 articles of July 2015 hold 160,000; a record with what it refers to takes half a kilobyte


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(dict[K, V]):
    """Values by key, each made when its key is first asked for; begun anew before it outgrows the memory.

    Asking is a lookup in a dictionary: a text is nine tenths words that were seen before.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= MOST:
            self.clear()
        value = self[key] = self._make(key)
        return value
