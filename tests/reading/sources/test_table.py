"""The collection's table: what spreadsheets write, what it changes, and what is odd in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from malaff.model.errors import SeedError
from malaff.model.records import Seed
from malaff.reading.sources.table import add_table, read_table

PLAIN = "file,published,publisher,title\na.txt,2015-07-21,عكاظ,افتتاح الجسر\nb.txt,2015-07-22,,\n"
WRITTEN = {
    "utf-8": PLAIN.encode(), "with a mark": b"\xef\xbb\xbf" + PLAIN.encode(), "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(), "sep line": ("sep=;\r\n" + PLAIN.replace(",", ";")).encode(),
    "unicode text of Excel": PLAIN.replace(",", "\t").encode("utf-16"), "utf-16 without a mark": PLAIN.encode("utf-16-le"),
    "code page": PLAIN.encode("cp1256"),
    "Arabic header": PLAIN.replace("file,published,publisher,title", "الملف,تاريخ النشر,الصحيفة,العنوان").encode(),
    "Windows lines": PLAIN.replace("\n", "\r\n").encode(), "quoted": PLAIN.replace("افتتاح الجسر", '"افتتاح الجسر"').encode(),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_spreadsheets_write(name: str) -> None:
    """Whatever the encoding, the separator and the language of the header, the rows are the same."""
    table = read_table(WRITTEN[name], "seeds/metadata.csv")
    rows = [row for _, row in table.rows]
    assert rows == [{"file": "a.txt", "published": "2015-07-21", "publisher": "عكاظ", "title": "افتتاح الجسر"},
                    {"file": "b.txt", "published": "2015-07-22"}]
    assert table.findings == ()


DATES = [
    (["21/07/2015", "01/07/2015"], ["2015-07-21", "2015-07-01"]), (["7/21/2015", "7/1/2015"], ["2015-07-21", "2015-07-01"]),
    (["7/8/2015"], ["2015-08-07"]), (["42206"], ["2015-07-21"]), (["2015-07-21 00:00:00"], ["2015-07-21"]),
    (["٢١/٠٧/٢٠١٥"], ["2015-07-21"]), (["21 يوليو 2015"], ["2015-07-21"]), (["5/10/1436"], ["2015-07-21"]), (["2015-07"], ["2015-07"]),
]


@pytest.mark.parametrize(("cells", "wanted"), DATES)
def test_dates_of_spreadsheets(cells: list[str], wanted: list[str]) -> None:
    """Serial numbers, both orders of day and month, words, Hijri dates."""
    table = read_table(("file;date\n" + "".join(f"{n}.txt;{cell}\n" for n, cell in enumerate(cells))).encode(), "seeds/metadata.csv")
    assert [row["published"] for _, row in table.rows] == wanted


def test_what_is_odd_is_named() -> None:
    """Unknown columns, dates that are none, rows without a file."""
    table = read_table(b"file,colour,published\na.txt,red,soon\n,blue,2015\n", "seeds/metadata.csv")
    assert [(f.code, f.where) for f in table.findings] == [("table.column", "seeds/metadata.csv:1"), ("table.file", "seeds/metadata.csv:3"),
                                                           ("table.date", "seeds/metadata.csv:2")]
    assert [row for _, row in table.rows] == [{"file": "a.txt"}]
    with pytest.raises(SeedError, match="no column `file`"):
        read_table(b"a,b\n1,2\n", "seeds/metadata.csv")
    with pytest.raises(SeedError, match="is empty"):
        read_table(b"\n\n", "seeds/metadata.csv")


def test_rows_find_their_files(tmp_path: Path) -> None:
    """By path, name, stem or id; a row for no file, a second row and an unreadable table are named."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/metadata.csv").write_text(
        "file,publisher\nA.TXT,عكاظ\nx/b.txt,سبق\nc,الوطن\nnone.txt,اليوم\na.txt,الرياض\n", "utf-8")
    (tmp_path / "seeds/metadata.tsv").write_text("colour\nred\n", "utf-8")
    seeds = [Seed(id=i, path=path, sha256="", encoding="utf-8", text="") for i, path in
             (("a", "seeds/a.txt"), ("b", "seeds/x/b.txt"), ("c", "seeds/all.jsonl"), ("d", "seeds/d.txt"))]
    told, findings, problems = add_table(tmp_path, "seeds", seeds)
    assert [seed.table.get("publisher") for seed in told] == ["عكاظ", "سبق", "الوطن", None]
    assert [(f.code, f.where) for f in findings] == [("table.file", "seeds/metadata.csv:5"), ("table.twice", "seeds/metadata.csv:6")]
    assert [p.where for p in problems] == ["seeds/metadata.tsv:1"]
