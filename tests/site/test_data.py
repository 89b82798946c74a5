"""Data for other programs, read back by other programs' libraries."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import jsonschema
import pytest
from frictionless import Package

from malaff.model.records import Block, Collection, Config, Span
from malaff.site.data.database import build_database
from malaff.site.data.entities import build_entities
from malaff.site.data.package import build_package
from malaff.site.data.tables import to_tables
from malaff.site.data_files import DATA, build_data
from site_samples import make_article, make_collection

Built = tuple[Path, Collection, Config]


def _unpacked(collection: Collection, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(build_package(collection, to_tables(collection)))) as archive:
        archive.extractall(folder)
    return folder


def test_package_is_read_by_frictionless(built: Built, tmp_path: Path) -> None:
    """Types, primary keys and references hold; a reference that leads nowhere does not pass."""
    folder = _unpacked(built[1], tmp_path)
    report = Package(folder / "datapackage.json").validate()
    assert report.valid, report.flatten(["resourceName", "type", "note"])
    rows = {name: Package(folder / "datapackage.json").get_resource(name).read_rows() for name in ("articles", "mentions", "places")}
    assert len(rows["articles"]) == len(built[1].articles) and rows["mentions"] and rows["places"][0]["surfaces"]
    actors = (folder / "actors.csv").read_text(encoding="utf-8-sig")
    (folder / "actors.csv").write_text(actors.replace("nadia", "nobody"), encoding="utf-8-sig")
    assert {e[0] for e in Package(folder / "datapackage.json").validate().flatten(["type"])} == {"foreign-key"}


def test_lines_keep_their_schema_and_mentions_their_place(built: Built, tmp_path: Path) -> None:
    """Each JSON line is as its JSON Schema says; a mention's offsets cut its word out of its block."""
    folder, read = _unpacked(built[1], tmp_path), {}
    for path in folder.glob("*.jsonl"):
        schema = json.loads((folder / f"schemas/{path.stem}.schema.json").read_text(encoding="utf-8"))
        read[path.stem] = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        for row in read[path.stem]:
            jsonschema.validate(row, schema, cls=jsonschema.Draft202012Validator)
    texts = {(row["article"], row["block"]): row["text"] for row in read["blocks"]}
    assert all(texts[m["article"], m["block"]][m["start"] : m["end"]] == m["word"] for m in read["mentions"])
    assert {m["actor"] for m in read["mentions"]} >= {"nadia", "salem", "council"} and len(read) == 7


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    """A spreadsheet runs nothing; JSON Lines keep the words as they are."""
    blocks = (Block(kind="p", spans=(Span(text="=1+1"),)),)
    (tmp_path / "c").mkdir()
    folder = _unpacked(make_collection(tmp_path / "c", [make_article(1, title="@SUM(A1)", blocks=blocks)])[0], tmp_path / "p")
    assert ",'=1+1" in (folder / "blocks.csv").read_text(encoding="utf-8")
    assert ",'@SUM" in (folder / "articles.csv").read_text(encoding="utf-8")
    assert '"=1+1"' in (folder / "blocks.jsonl").read_text(encoding="utf-8")


def test_database_is_sound_and_searched(built: Built) -> None:
    """SQLite finds the file whole and its references right; both spellings of a word are found."""
    base = sqlite3.connect(":memory:")
    base.deserialize(build_database(to_tables(built[1])))
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",) and not base.execute("PRAGMA foreign_key_check").fetchall()
    query = "SELECT count(*) FROM blocks JOIN blocks_fts ON blocks.rowid = blocks_fts.rowid WHERE blocks_fts MATCH ?"
    hamza, bare = (base.execute(query, (word,)).fetchone()[0] for word in ("أسوان", "اسوان"))
    assert hamza == bare > 0
    base.close()


def test_entities_hang_together(built: Built) -> None:
    """Every mention points to an article and an actor that are there; ids are single."""
    entities = {e["id"]: e for e in map(json.loads, build_entities(built[1]).split("\n")[:-1])}
    assert len(entities) == build_entities(built[1]).count("\n")
    mentions = [e["properties"] for e in entities.values() if e["schema"] == "Mention"]
    assert mentions and all(entities[m["document"][0]]["schema"] == "Article" for m in mentions)
    assert {entities[m["resolved"][0]]["schema"] for m in mentions} == {"Person", "Organization"}


def test_same_collection_same_bytes(built: Built) -> None:
    """Twice made, twice the same; every file is offered."""
    files = build_data(built[1])
    assert files == build_data(built[1]) and {file for file, _, _ in DATA} == set(files)


def test_entities_are_read_by_followthemoney(built: Built) -> None:
    """Each entity is of its schema and keeps all its values; runs where the library, which brings thirty packages, is installed."""
    model = pytest.importorskip("followthemoney").model
    for entity in map(json.loads, build_entities(built[1]).split("\n")[:-1]):
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert {key: set(values) for key, values in entity["properties"].items()} == {k: set(proxy.get(k)) for k in entity["properties"]}
