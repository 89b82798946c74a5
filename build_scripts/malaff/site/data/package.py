"""The tables as a Frictionless Data Package: CSV and JSON Lines, their table schemas and JSON Schemas, in one zip."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from malaff.model.records import Collection
from malaff.site.data.tables import Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to spreadsheets (OWASP, CSV injection)
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can tell
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def build_package(collection: Collection, tables: Sequence[Table]) -> bytes:
    """The zip; the same tables make the same bytes."""
    files = {"datapackage.json": _json(_descriptor(collection, tables))}
    for table in tables:
        files[f"{table.name}.csv"] = to_csv(table)
        files[f"{table.name}.jsonl"] = to_lines(table)
        files[f"schemas/{table.name}.schema.json"] = _json(to_schema(table))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode(), zipfile.ZIP_DEFLATED, compresslevel=6)
    return out.getvalue()


def to_lines(table: Table) -> str:
    """JSON Lines: an object a row, null where nothing is known."""
    names = [name for name, _ in table.columns]
    return "".join(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n" for row in table.rows)


def to_csv(table: Table) -> str:
    """CSV in UTF-8 with its mark; lists are JSON, what is not known is empty, a text that would be a formula has `'` before it."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(name for name, _ in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def to_schema(table: Table) -> dict[str, Any]:
    """JSON Schema of a line of the table's JSON Lines."""
    kinds: dict[str, dict[str, Any]] = {
        "string": {"type": ["string", "null"]}, "integer": {"type": "integer"}, "number": {"type": ["number", "null"]},
        "array": {"type": "array", "items": {"type": "string"}},
    }
    properties = {name: {"type": "string"} if name in table.key and kind == "string" else kinds[kind] for name, kind in table.columns}
    return {"$schema": DRAFT, "title": table.name, "type": "object", "properties": properties,
            "required": [name for name, _ in table.columns], "additionalProperties": False}


def _descriptor(collection: Collection, tables: Sequence[Table]) -> dict[str, Any]:
    """datapackage.json (Data Package 1): keys and references stand with the CSV; JSON Lines lie beside."""
    return {
        "name": "malaff-dossier", "id": collection.identifier, "title": collection.title, "version": collection.edition,
        "description": collection.description, "profile": "tabular-data-package",
        "resources": [
            {"name": table.name, "path": f"{table.name}.csv", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
             "encoding": "utf-8-sig", "schema": _table_schema(table)}
            for table in tables
        ],
    }


def _table_schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [{"name": name, "type": kind} for name, kind in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [{"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
                                 for own, other, theirs in table.foreign]
    return schema


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
