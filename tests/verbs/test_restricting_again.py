"""A restriction that comes after a build: whatever the order of the stages, yesterday's outputs tell nothing of it."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import malaff
from bytes_made import leaks
from collections_made import PROJECT, copy_collection
from malaff.model.errors import PageError
from malaff.verbs.cli import main

NEWS = {
    "harbour": "افتتاح مرفأ الصيد الجديد\n\nافتتح المحافظ مرفأ الصيد صباح الاثنين. وقال الشاهد كهرمانوف إن الأعمال دامت عامين.\n",
    "witness": "شهادة القرنفلاوي عن ليلة العاصفة\n\nروى القرنفلاوي كيف انقطعت الكهرباء عن الزنبقلاء في منتصف الليل، وكيف نجا الجيران.\n",
    "market": "سوق الحرف يفتح أبوابه\n\nفتح سوق الحرف أبوابه صباح الخميس أمام الزوار القادمين من أنحاء البلاد، وباع أول يوم ألف قطعة.\n",
}
SECRETS = ("كهرمانوف", "القرنفلاوي", "الزنبقلاء")


def run(root: Path, *words: str) -> int:
    """One command on a collection."""
    return main(["--root", str(root), "-q", *words, *(("--jobs", "1") if words[0] in ("build", "convert", "pdf") else ())])


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection built as a whole, one PDF an article too, before anything is restricted."""
    root = copy_collection(tmp_path_factory.mktemp("before") / "collection", seeds=False)
    for name, text in NEWS.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
    assert (run(root, "build"), run(root, "pdf", "--articles"), run(root, "site")) == (0, 0, 0)
    assert len(leaks(root, *SECRETS)) > 20
    return root


@pytest.fixture
def restricted(before: Path, tmp_path: Path) -> Path:
    """The built collection after an editor has restricted two of its texts."""
    return restrict(before, tmp_path)


def restrict(before: Path, folder: Path) -> Path:
    """A copy of the built collection with two of its texts restricted."""
    root = folder / "collection"
    shutil.copytree(before, root)
    (root / "seeds/harbour.yml").write_text('redact: ["كهرمانوف"]\n', "utf-8")
    (root / "seeds/witness.yml").write_text("withhold: true\n", "utf-8")
    return root


ORDERS = {
    "convert, index, site": (("convert",), ("index",), ("site",)),
    "convert alone": (("convert",),),
    "pdf --articles": (("convert",), ("index",), ("pdf", "--articles"), ("site",)),
    "epub": (("convert",), ("index",), ("epub",), ("site",)),
}


@pytest.fixture(scope="module")
def rebuilt(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built collection after the restriction, built once more."""
    root = restrict(before, tmp_path_factory.mktemp("rebuilt"))
    assert run(root, "build") == 0
    return root


def test_a_build_leaves_nothing_of_it(rebuilt: Path) -> None:
    """One build after the restriction; a further run deletes nothing without need."""
    assert leaks(rebuilt, *SECRETS) == []
    assert not (rebuilt / "dist/site/articles/witness.html").exists()
    stamps = {path: path.stat().st_mtime_ns for path in (rebuilt / ".cache").rglob("*.part")}
    assert run(rebuilt, "convert") == 0 and (rebuilt / "dist/dossier.pdf").exists() and (rebuilt / "dist/site/index.html").exists()
    assert stamps and stamps == {path: path.stat().st_mtime_ns for path in (rebuilt / ".cache").rglob("*.part")}


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_of_it_is_left_in_any_byte(restricted: Path, order: str) -> None:
    """Pages, outputs, downloads and caches hold nothing of what is restricted, and each command succeeds."""
    assert [run(restricted, *words) for words in ORDERS[order]] == [0] * len(ORDERS[order])
    assert leaks(restricted, *SECRETS) == []
    assert not (restricted / "dist/site/articles/witness.html").exists()


@pytest.mark.parametrize("verb", ["index", "site", "pdf", "epub"])
def test_a_stage_refuses_pages_that_are_older(restricted: Path, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `convert` nothing is made, and what had been made is gone."""
    assert run(restricted, verb) == 6
    assert "older than the restrictions" in capsys.readouterr().err
    assert not [name for name in leaks(restricted, *SECRETS) if not name.startswith("docs/")]


def test_without_pango_the_old_files_are_gone(restricted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no PDF can be made, none of yesterday's is offered."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert run(restricted, "build") == 8
    assert leaks(restricted, *SECRETS) == []
    assert not list((restricted / "dist").rglob("*.pdf")) and (restricted / "dist/site/downloads/dossier.epub").exists()


def test_an_old_file_put_back_is_not_offered(restricted: Path, before: Path) -> None:
    """A PDF from elsewhere (a backup, a cache of a build server) is not copied into a site with restrictions."""
    assert (run(restricted, "convert"), run(restricted, "index")) == (0, 0)
    shutil.copy(before / "dist/dossier.pdf", restricted / "dist/dossier.pdf")
    shutil.copytree(before / "dist/articles", restricted / "dist/articles")
    assert run(restricted, "site") == 0
    assert not [name for name in leaks(restricted, *SECRETS) if name.startswith("dist/site")]
    assert not list((restricted / "dist/site").rglob("*.pdf"))


def test_an_edited_page_never_wins(restricted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person wrote into the page of a restricted text goes beside the raw text, and into no output."""
    for name in ("witness", "harbour"):
        path = restricted / f"docs/articles/{name}.md"
        path.write_text(path.read_text("utf-8") + "\nزيادة المحرر عن القرنفلاوي وكهرمانوف.\n", "utf-8")
    assert [run(restricted, verb) for verb in ("convert", "index", "epub", "site")] == [6, 0, 0, 0]
    assert "seeds/witness.md.edited" in capsys.readouterr().err
    assert "زيادة المحرر" in (restricted / "seeds/witness.md.edited").read_text("utf-8")
    assert leaks(restricted, *SECRETS) == []
    assert run(restricted, "convert") == 0


WRITTEN = {
    "docs/introduction.md": "\nشهد كهرمانوف افتتاح المرفأ.\n", "docs/about.md": "\nمن شهادة القرنفلاوي: كيف انقطعت الكهرباء عن الزنبقلاء في منتصف الليل.\n",
    "docs/index.md": "\nزيادة عن كهـرمـانوف هنا.\n", "docs/articles/market.md": "\nوحضر كهرمانوف.\n", "docs/notes/list.csv": "a,%D9%83%D9%87%D8%B1%D9%85%D8%A7%D9%86%D9%88%D9%81\n",
    "mkdocs.yml": "repo_name: كهرمانوف\n", "docs/كهرمانوف.png": "x",
    "theme_overrides/partials/own.html": "<p>كهرمانوف</p>\n",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_person_wrote_never_wins(restricted: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """A page that a person wrote or edited, and the configuration, are searched: nothing is made from what holds a secret."""
    path = restricted / name
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + WRITTEN[name], "utf-8")
    capsys.readouterr()
    assert run(restricted, "convert") in (0, 6)  # an edited page of its own stage is named there already
    for verb in ("index", "site", "pdf", "epub"):
        assert run(restricted, verb) == 6
    said = capsys.readouterr().err
    assert (said.count(name) >= 4 and "Take it out" in said) or "Delete it" in said
    assert not [where for where in leaks(restricted, *SECRETS) if not where.startswith(name)]
    with pytest.raises(PageError):
        malaff.load(restricted)
    path.unlink()
    if before and name != "docs/index.md":
        path.write_text(before, "utf-8")
    assert [run(restricted, verb) for verb in ("convert", "index", "site")] == [0, 0, 0]
    assert leaks(restricted, *SECRETS) == []


def test_what_was_loaded_before_is_not_built(restricted: Path) -> None:
    """The face for programs: an older docs/ is not loaded, and a collection from before the restriction makes no output."""
    with pytest.raises(PageError, match="older than the restrictions"):
        malaff.load(restricted)
    (restricted / "seeds/harbour.yml").rename(restricted / "seeds/harbour.off")
    (restricted / "seeds/witness.yml").rename(restricted / "seeds/witness.off")
    old = malaff.load(restricted)
    (restricted / "seeds/harbour.off").rename(restricted / "seeds/harbour.yml")
    (restricted / "seeds/witness.off").rename(restricted / "seeds/witness.yml")
    assert (run(restricted, "convert"), run(restricted, "index")) == (0, 0)
    with pytest.raises(PageError, match="loaded under other restrictions"):
        malaff.build(old, "epub", folder=restricted)
    malaff.build(malaff.load(restricted), "epub", folder=restricted)
    assert leaks(restricted, *SECRETS) == []


def test_serve_shows_nothing_of_it(restricted: Path) -> None:
    """What `serve` shows after the restriction, and while it comes in, is the site without it."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "build_scripts")}
    (restricted / "seeds/witness.yml").unlink()
    with subprocess.Popen([sys.executable, "-m", "malaff", "--root", restricted, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            address = next(line for line in server.stdout if line.startswith("serve: http")).split()[1]
            assert "كهرمانوف" not in _get(address + "articles/harbour.html") and "القرنفلاوي" in _get(address + "articles/witness.html")
            (restricted / "seeds/witness.yml").write_text("withhold: true\n", "utf-8")
            assert any("site: " in line for line in server.stdout)
            assert "القرنفلاوي" not in _get(address + "index.html")
            with pytest.raises(urllib.error.HTTPError):
                _get(address + "articles/witness.html")
        finally:
            server.terminate()
    assert leaks(restricted, *SECRETS) == []


def _get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode("utf-8"))


def test_a_text_that_was_taken_out_is_gone_too(before: Path, tmp_path: Path) -> None:
    """A raw text that is deleted is gone from the files of yesterday as well."""
    root = tmp_path / "collection"
    shutil.copytree(before, root)
    (root / "seeds/witness.txt").unlink()
    assert [run(root, verb) for verb in ("convert", "index", "site")] == [0, 0, 0]
    assert leaks(root, "القرنفلاوي", "الزنبقلاء") == []
