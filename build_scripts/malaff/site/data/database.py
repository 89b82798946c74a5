"""The tables as a SQLite file with full text (FTS5), for Datasette and for SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from malaff.arabic.letters import fold
from malaff.site.data.tables import Table

TYPES = {"string": "TEXT", "array": "TEXT", "integer": "INTEGER", "number": "REAL"}


def build_database(tables: Sequence[Table]) -> bytes:
    """The file's bytes: the same for the same tables and the same SQLite, whose version stands in the file's head."""
    base = sqlite3.connect(":memory:")
    try:
        for table in tables:
            base.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            rows = ([json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for v in row] for row in table.rows)
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
        _index(base)
        base.commit()
        base.execute("VACUUM")
        return base.serialize()
    finally:
        base.close()


def _create(table: Table) -> str:
    parts = [f'"{name}" {TYPES[kind]}' for name, kind in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({_names(table.key)})")
    parts += [f'FOREIGN KEY ({_names(own)}) REFERENCES "{other}" ({_names(theirs)})' for own, other, theirs in table.foreign]
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _index(base: sqlite3.Connection) -> None:
    """Full text of the paragraphs: as written, and folded (no vowel signs, one alef), so that both ways of typing are found."""
    base.execute("ALTER TABLE blocks ADD COLUMN folded TEXT")
    texts = base.execute("SELECT rowid, text FROM blocks ORDER BY rowid").fetchall()
    base.executemany("UPDATE blocks SET folded = ? WHERE rowid = ?", [(fold(text), row) for row, text in texts])
    base.execute("CREATE VIRTUAL TABLE blocks_fts USING fts5(text, folded, content='blocks')")
    base.execute("INSERT INTO blocks_fts(blocks_fts) VALUES ('rebuild')")
