"""The collection's table (`seeds/metadata.csv` or `.tsv`): what an archive knows of each file, as spreadsheets write it."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from malaff.model.errors import SeedError
from malaff.model.records import Finding, Seed
from malaff.reading.sources.cells import read_dates
from malaff.reading.sources.spreadsheet import by_name, read_cells, to_column

NAMES = ("metadata.csv", "metadata.tsv")
LARGEST = 1 << 27  # bytes: a million rows
# What a column may be called, in English and Arabic.
COLUMNS = {
    "file": ["file", "filename", "file name", "name", "id", "الملف", "ملف", "اسم الملف", "المعرف"],
    "published": ["published", "date", "day", "published_at", "publication date", "التاريخ", "تاريخ", "تاريخ النشر", "النشر", "اليوم"],
    "publisher": ["publisher", "source", "newspaper", "paper", "outlet", "الناشر", "المصدر", "الصحيفة", "الجريدة", "الموقع"],
    "url": ["url", "link", "address", "الرابط", "رابط", "عنوان الصفحة", "العنوان الإلكتروني"],
    "byline": ["byline", "author", "authors", "writer", "الكاتب", "كاتب", "المؤلف", "الكتاب", "المحرر"],
    "title": ["title", "headline", "العنوان", "عنوان", "عنوان المقال"],
    "section": ["section", "category", "القسم", "قسم", "الباب", "الصفحة"],
}
BY_NAME = by_name(COLUMNS)
KNOWN = f"Known: {', '.join(COLUMNS)}."


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table: each its line and its values by column."""

    where: str = ""
    rows: tuple[tuple[int, dict[str, str]], ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def add_table(root: Path, folder: str, seeds: Sequence[Seed]) -> tuple[list[Seed], tuple[Finding, ...], list[SeedError]]:
    """The seeds with the rows that concern them; what is odd in the table, and why one could not be used."""
    findings: list[Finding] = []
    problems: list[SeedError] = []
    known: dict[str, tuple[str, int, dict[str, str]]] = {}
    by_key = _keys(folder, seeds)
    for name in NAMES:
        path = root / folder / name
        if not path.is_file():
            continue
        try:
            table = read_table(path.read_bytes(), f"{folder}/{name}")
        except (SeedError, OSError) as error:
            problems.append(error if isinstance(error, SeedError) else SeedError(f"{folder}/{name}", f"cannot be read: {error.strerror}"))
            continue
        findings += table.findings
        for line, row in table.rows:
            where = f"{table.where}:{line}"
            seed_id = next((by_key[key] for key in _forms(row["file"]) if key in by_key), None)
            if seed_id is None:
                findings.append(Finding(code="table.file", where=where, text=f"there is no raw text «{row['file']}»",
                                        hint="Write the file's name as it stands in the seeds folder, or take the row out."))
            elif seed_id in known:
                findings.append(Finding(code="table.twice", where=where, hint="Only the first is used; take one of them out.",
                                        text=f"«{row['file']}» has a row already (line {known[seed_id][1]})"))
            else:
                known[seed_id] = (table.where, line, row)
    return [_with_row(seed, known.get(seed.id)) for seed in seeds], tuple(findings), problems


def _with_row(seed: Seed, found: tuple[str, int, dict[str, str]] | None) -> Seed:
    if found is None:
        return seed
    where, _, row = found
    values = {key: value for key, value in row.items() if key != "file"}
    return dataclasses.replace(seed, table=values, table_from=where)


def _keys(folder: str, seeds: Iterable[Seed]) -> dict[str, str]:
    """What a row may call each seed: its path, its name, its name without ending, its id; what means two means none."""
    found: dict[str, set[str]] = {}
    for seed in seeds:
        path = PurePosixPath(seed.path)
        own = [seed.path, seed.path.removeprefix(f"{folder}/"), path.name, path.name.rsplit(".", 1)[0]]
        names = [seed.id] if seed.packed else [*own, seed.id]
        for name in names:
            found.setdefault(_plain(name), set()).add(seed.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _forms(name: str) -> list[str]:
    plain = _plain(name.replace("\\", "/"))
    return list(dict.fromkeys((plain, plain.removeprefix("./"), plain.rsplit("/", 1)[-1])))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


# ---------------------------------------------------------------- the file


def read_table(data: bytes, where: str) -> Table:
    """The rows of a table. Raises SeedError where it has no `file` column or is no table."""
    if len(data) > LARGEST:
        raise SeedError(where, "is larger than any table of a collection", "Split the collection.")
    cells = read_cells(data, where, BY_NAME)
    if not cells:
        raise SeedError(where, "is empty", f"Its first line names the columns. {KNOWN}")
    return _read_rows(cells, where)


def _read_rows(cells: list[tuple[int, list[str]]], where: str) -> Table:
    """The rows by column; the first names the columns."""
    top, names = cells[0]
    columns = [to_column(name, BY_NAME) for name in names]
    if "file" not in columns:
        raise SeedError(f"{where}:{top}", "has no column `file`", f"The first line names the columns. {KNOWN}")
    findings = [Finding(code="table.column", where=f"{where}:{top}", text=f"unknown column «{name.strip()}», which is not used", hint=KNOWN)
                for name, column in zip(names, columns, strict=True) if not column and name.strip()]
    rows = []
    for line, row in cells[1:]:
        values = {column: " ".join(cell.split()) for column, cell in zip(columns, row, strict=False) if column and cell.strip()}
        if values.get("file"):
            rows.append((line, values))
        else:
            findings.append(Finding(code="table.file", where=f"{where}:{line}", text="names no file",
                                    hint="Write the file's name in the column `file`."))
    return Table(where, *_with_dates(rows, where, findings))


def _with_dates(rows: list[tuple[int, dict[str, str]]], where: str,
                findings: list[Finding]) -> tuple[tuple[tuple[int, dict[str, str]], ...], tuple[Finding, ...]]:
    """The rows with their dates as EDTF; a date that cannot be read is left out and named."""
    values = read_dates([row.get("published", "") for _, row in rows])
    for (line, row), value in zip(rows, values, strict=True):
        if "published" in row and value is None:
            findings.append(Finding(code="table.date", where=f"{where}:{line}", text=f"«{row.pop('published')}» is no date",
                                    hint='Write 2015-07-21, 2015-07 or 2015.'))
        elif value is not None:
            row["published"] = value
    return tuple(rows), tuple(findings)
