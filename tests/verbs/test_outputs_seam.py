"""The seam of outputs: somebody else's output is a verb, a part of build and check, and a download, without an edit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from collections_made import copy_collection
from malaff.apparatus.output import Output
from malaff.verbs.outputs import OURS

NEWS = "بلدية النهر تعلن بدء ترميم الجسر القديم\n\nأعلنت بلدية النهر، يوم الثلاثاء، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة.\n"


@pytest.fixture(scope="module")
def installed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation's example as an installed package."""
    page = (project / "guide/en/developers/new-output.md").read_text("utf-8")
    blocks = dict(re.findall(r"```(python|toml)\n(.*?)```", page, re.S))
    folder = tmp_path_factory.mktemp("packages")
    (folder / "malaff_plain").mkdir()
    (folder / "malaff_plain/__init__.py").write_text(blocks["python"], "utf-8")
    facts = folder / "malaff_plain-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: malaff-plain\nVersion: 1.0\n")
    group, line = re.findall(r'\[project\.entry-points\."(.+?)"\]\n(.+)', blocks["toml"])[0]
    (facts / "entry_points.txt").write_text(f"[{group}]\n{line.replace(chr(34), '')}\n")
    return folder


def _malaff(installed: Path, *words: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), *sys.path])}
    return subprocess.run([sys.executable, "-m", "malaff", *map(str, words)], env=environment, capture_output=True, text=True, check=False)


def test_an_installed_output_takes_part_in_everything(installed: Path, tmp_path: Path) -> None:
    """It is built with the others, checked with them, and offered on the site."""
    root = copy_collection(tmp_path / "c", seeds=False)
    (root / "seeds/news.txt").write_text(NEWS, "utf-8")
    done = _malaff(installed, "--root", root, "build")
    assert done.returncode == 0 and "plain: dist/dossier.txt" in done.stdout, done.stdout + done.stderr
    text = (root / "dist/dossier.txt").read_text("utf-8")
    assert "ترميم الجسر القديم الذي يصل" in text
    assert (root / "dist/site/downloads/dossier.txt").read_text("utf-8") == text
    assert "نص بلا تنسيق" in (root / "dist/site/index.html").read_text("utf-8")
    assert "plain: 1 articles whole" in _malaff(installed, "--root", root, "check").stdout
    assert _malaff(installed, "--root", root, "plain", "--titles").returncode == 0
    assert "الذي يصل" not in (root / "dist/dossier.txt").read_text("utf-8")
    assert "plain.article" in _malaff(installed, "--root", root, "check").stderr


@pytest.mark.parametrize(("code", "said"), [
    ("raise RuntimeError('no licence')", "no licence"), ("class Plain: name = 'plain'", "lacks file"),
    ("from malaff.pdf.output import Pdf as Plain", "taken"),
])
def test_a_faulty_output_is_named(installed: Path, tmp_path: Path, code: str, said: str) -> None:
    """A package that cannot be used ends with 3, in words."""
    (tmp_path / "malaff_plain").mkdir()
    (tmp_path / "malaff_plain/__init__.py").write_text(code, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(installed), *sys.path])}
    done = subprocess.run([sys.executable, "-m", "malaff", "check"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and said in done.stderr and "malaff_plain" in done.stderr
    assert len(done.stderr.splitlines()) <= 5


@pytest.mark.parametrize("output", OURS, ids=lambda output: output.name)
def test_ours_go_through_the_same_seam(output: Output) -> None:
    """The three have every part of the protocol."""
    assert output.name and output.file and output.purpose and callable(output.build) and callable(output.check)
