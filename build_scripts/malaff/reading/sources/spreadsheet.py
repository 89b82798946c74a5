"""Rows of cells as spreadsheets save them: commas, semicolons or tabs, any encoding, what Excel puts before them."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Mapping

from malaff.arabic.letters import fold
from malaff.model.errors import SeedError

SEPARATORS = ",;\t|"
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SAVE = "Save it from the spreadsheet as CSV UTF-8."
LARGEST_CELL = 1_000_000  # characters: the longest text that is read
csv.field_size_limit(LARGEST_CELL)


def by_name(columns: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Columns by each of the names that they may have, folded."""
    return {fold(name).casefold(): column for column, names in columns.items() for name in names}


def to_column(name: str, known: Mapping[str, str]) -> str:
    """The column that a name means, empty where it means none."""
    return known.get(fold(" ".join(name.replace("\ufeff", "").split())).casefold(), "")


def read_cells(data: bytes, where: str, known: Mapping[str, str]) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with its line; the first names the columns, which `known` has by their names.

    Raises SeedError where the bytes are no table.
    """
    lines = _decode(data, where).splitlines(keepends=True)
    first, separator = 0, ""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:  # what Excel reads the separator from
        first, separator = 1, lines[0].strip()[4]
    header = next((n for n in range(first, len(lines)) if lines[n].strip()), None)
    if header is None:
        return []
    separator = separator or max(SEPARATORS, key=lambda mark: _apart(lines[header], mark, known))
    reader = csv.reader(io.StringIO("".join(lines[header:]), newline=""), delimiter=separator)
    try:
        return [(header + reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SeedError(f"{where}:{header + reader.line_num}", f"is no table: {error}", SAVE) from error


def _apart(line: str, separator: str, known: Mapping[str, str]) -> int:
    """How many known columns a separator makes of a line, before how many at all."""
    names = next(csv.reader([line], delimiter=separator), [])
    return sum(bool(to_column(name, known)) for name in names) * 100 + len(names)


def _decode(data: bytes, where: str) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    for name in ("utf-8", "cp1256"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise SeedError(where, "is in no encoding that is known", SAVE)
