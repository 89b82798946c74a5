"""Members of earlier builds, already compressed, found again by what they were made from."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from malaff.epub.file.container import Packed, pack
from malaff.epub.file.fonts import other_letters

PLACE = ".cache/epub/members.sqlite"  # relative to the collection; may be deleted at any time
_TABLE = "CREATE TABLE IF NOT EXISTS member (key BLOB PRIMARY KEY, crc INTEGER, size INTEGER, method INTEGER, letters TEXT, data BLOB)"
_NEW = "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?, ?)"
_ALL = "SELECT key, crc, size, method, letters, data FROM member"


class MemberCache:
    """Packed members by the hash of what they are made from; a lost or broken store only costs time.

    With each member go the rarer letters it is written in, so that fonts are cut without reading it again.
    """

    def __init__(self, root: str | Path, code: bytes) -> None:
        """`code` stands for the program that makes the members: another program, another key."""
        self.path = Path(root) / PLACE
        self.salt = sha256(code + zlib.ZLIB_RUNTIME_VERSION.encode()).digest()
        self.made = 0  # members made in this build
        self._known: dict[bytes, tuple[Packed, str]] = {}
        self._used: dict[bytes, tuple[Packed, str]] = {}
        self._load()

    def get(self, source: str | bytes, make: Callable[[], bytes], *, text: bool = True, stored: bool = False) -> tuple[Packed, str]:
        """The packed member made from `source`, and its letters: from the store, else from `make`."""
        key = sha256(self.salt + (source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source)).digest()
        found = self._known.get(key)
        if found is None:
            content = make()
            self.made += 1
            found = pack(content, stored=stored), other_letters(content.decode()) if text else ""
        self._used[key] = found
        return found

    def save(self) -> None:
        """Keep what this build used, forget all else."""
        new = [key for key in self._used if key not in self._known]
        old = [(key,) for key in self._known if key not in self._used]
        if not new and not old:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as store, store:
                store.execute(_TABLE)
                store.executemany("DELETE FROM member WHERE key = ?", old)
                store.executemany(_NEW, [self._row(key) for key in new])
        except (sqlite3.Error, OSError):
            self.path.unlink(missing_ok=True)

    def _row(self, key: bytes) -> tuple[bytes, int, int, int, str, bytes]:
        packed, letters = self._used[key]
        return key, packed.crc, packed.size, packed.method, letters, packed.data

    def _load(self) -> None:
        if not self.path.is_file():
            return
        try:
            with closing(sqlite3.connect(self.path)) as store:
                for key, crc, size, method, letters, data in store.execute(_ALL):
                    self._known[key] = Packed(data=data, crc=crc, size=size, method=method), letters
        except (sqlite3.Error, OSError):
            self._known = {}
            self.path.unlink(missing_ok=True)
