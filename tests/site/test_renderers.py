"""The same docs/, mkdocs.yml and templates under the renderers that may follow MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from malaff.model.records import Collection, Config
from malaff.site.render import render

Built = tuple[Path, Collection, Config]


def _run(tool: str, *arguments: str, cwd: Path) -> None:
    program = Path(sys.executable).with_name(tool)
    done = subprocess.run(
        [program, *arguments], cwd=cwd, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _files(folder: Path, ending: str = "") -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob(f"*{ending}") if p.is_file()}


@pytest.fixture(scope="module")
def rendered(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as MkDocs renders it, before the post step."""
    folder = tmp_path_factory.mktemp("mkdocs")
    render(Path(built[2].root), folder)
    return folder


def test_properdocs_renders_the_same(built: Built, rendered: Path, tmp_path: Path) -> None:
    """ProperDocs writes the same pages and assets, byte for byte (our templates write no generator line)."""
    _run("properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / "out"), cwd=Path(built[2].root))
    ours, theirs = _files(rendered), _files(tmp_path / "out")
    clocked = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
    assert ours.keys() - clocked == theirs.keys() - clocked
    assert [name for name in ours if name not in clocked and ours[name] != theirs[name]] == []


def test_zensical_renders_the_same_pages(built: Built, rendered: Path, tmp_path: Path) -> None:
    """Zensical stops at no template and writes the same set of pages, articles with their cards."""
    root = tmp_path / "copy"
    shutil.copytree(built[2].root, root, ignore=shutil.ignore_patterns("dist"))
    _run("zensical", "build", "-f", "mkdocs.yml", cwd=root)
    pages = _files(root / "dist/site", ".html")
    assert pages.keys() == _files(rendered, ".html").keys()
    article = pages["articles/a1.html"].decode()
    assert article.count(">التسلسل الزمني</a>") == 2  # tabs and drawer name their pages
    assert (
        "بطاقة المصدر" in article
        and "قالت وزيرة المياه" in article
        and "<script>alert(1)" not in "".join(p.decode() for p in pages.values())
    )
