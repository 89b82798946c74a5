"""Read a table of texts (.csv, .tsv): a column holds the text of each, others what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import LARGEST_FILE
from malaff.reading.sources.cells import read_dates
from malaff.reading.sources.source import Document
from malaff.reading.sources.spreadsheet import SAVE, by_name, read_cells, to_column
from malaff.reading.sources.table import COLUMNS as KNOWN

LARGEST = LARGEST_FILE // 8  # bytes: all of it is held at once
# What the column of the texts may be called; the others are those of the collection's own table.
TEXT = ["text", "body", "content", "article", "full text", "fulltext", "النص", "نص", "المتن", "نص المقال", "نص الخبر", "المحتوى"]
BY_NAME = by_name({"text": TEXT, **KNOWN})
GIVEN = ("title", "publisher", "url", "published", "byline")
MEND = "Name a column `text`; a table of what is known of other files is seeds/metadata.csv."


class Sheet:
    """A .csv or .tsv file."""

    endings = (".csv", ".tsv")
    largest = LARGEST

    def read(self, path: str, data: bytes) -> Iterator[Document | SeedError]:
        """The text of each row. Raises SeedError where no column holds texts."""
        rows = read_cells(data, path, BY_NAME)
        columns = [to_column(name, BY_NAME) for name in rows[0][1]] if rows else []
        if "text" not in columns:
            raise SeedError(path, "has no column of texts" if rows else "is empty", MEND)
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        values = [(line, dict(zip(columns, row, strict=False))) for line, row in rows[1:]]
        days = read_dates([row.get("published", "") for _, row in values])
        for number, ((line, row), day) in enumerate(zip(values, days, strict=True), 1):
            where = f"{path}:{line}"
            if not row.get("text", "").strip():
                yield SeedError(where, "has no text", SAVE if len(row) < len(columns) else "Fill the cell, or take the row out.")
                continue
            given = {key: " ".join(row[key].split()) for key in GIVEN if row.get(key, "").strip()}
            given.pop("published", None)
            yield Document(text=row["text"], name=row.get("file", "").strip() or f"{stem}-{number}", place=where,
                           given=given | ({"published": day} if day else {}), raw=row["text"].encode("utf-8", "surrogatepass"))
