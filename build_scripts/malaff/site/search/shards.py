"""Write the search index as small scripts that a page loads one by one, over http and from a folder alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from malaff.site.search.families import Entry

# Letters of a shard of the dictionary: one shard is about what a browser loads in the time of a round trip.
SHARD = 12_000
# Rows of a shard of page names.
PAGE_ROWS = 64


def write_script(path: Path, name: str, value: object) -> None:
    """Write a value as a script that hands it to the search under a name."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path.write_text(f"malaffSearch.take({json.dumps(name)},{text});\n", encoding="utf-8", newline="\n")


def write_dictionary(folder: Path, entries: Mapping[str, Entry]) -> list[str]:
    """Write the dictionary in shards `w<n>.js`; the first word of each is given back."""
    firsts = []
    for number, shard in enumerate(_shards(entries)):
        firsts.append(next(iter(shard)))
        write_script(folder / f"w{number}.js", f"w{number}", shard)
    return firsts


def _shards(entries: Mapping[str, Entry]) -> Iterator[dict[str, Entry]]:
    shard: dict[str, Entry] = {}
    size = 0
    for word, entry in entries.items():
        length = len(word) + (len(entry) if isinstance(entry, str) else sum(map(len, entry)) + 3 * len(entry)) + 6
        if shard and size + length > SHARD:
            yield shard
            shard, size = {}, 0
        shard[word] = entry
        size += length
    if shard:
        yield shard


def write_pages(folder: Path, rows: Sequence[Sequence[Any]]) -> None:
    """Write the names of pages in shards `p<n>.js`."""
    for start in range(0, len(rows), PAGE_ROWS):
        number = start // PAGE_ROWS
        write_script(folder / f"p{number}.js", f"p{number}", rows[start : start + PAGE_ROWS])
