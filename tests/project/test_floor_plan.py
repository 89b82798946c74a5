"""The floor plan of ARCHITECTURE.md holds: few rooms, few arrows, and every contract is broken by what it forbids."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

MOST_ROOMS, MOST_ARROWS = 12, 30

# A module, and an import that a contract forbids there.
BREACHES = {
    "an output imports another": ("pdf/parts/sheets.py", "from malaff.epub.parts import xhtml"),
    "an output reads raw texts": ("site/dress.py", "from malaff.reading.names.register import vocabulary"),
    "the collection reads raw texts": ("collection/digest.py", "from malaff.reading import read"),
    "the apparatus knows an output": ("apparatus/book.py", "from malaff.pdf import build"),
    "reading knows a verb": ("reading/read.py", "from malaff.verbs import convert"),
    "the ground knows Arabic": ("model/records.py", "from malaff.arabic import letters"),
    "a room without a floor": ("helpers.py", '"""No floor."""'),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache", "--config", folder / ".importlinter"], cwd=folder, capture_output=True, text=True,
                          check=False, env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"})


@pytest.mark.parametrize("breach", BREACHES)
def test_each_contract_breaks(project: Path, tmp_path: Path, breach: str) -> None:
    """What a rule of the house forbids turns import-linter red."""
    shutil.copytree(project / "build_scripts/malaff", tmp_path / "malaff", ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.copy(project / ".importlinter", tmp_path)
    name, line = BREACHES[breach]
    path = tmp_path / "malaff" / name
    path.write_text(f"{path.read_text('utf-8') if path.exists() else ''}\n{line}\n", encoding="utf-8")
    done = _lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "Missing layers" in done.stdout + done.stderr or "helpers" in done.stdout, done.stdout


def test_few_rooms_and_arrows() -> None:
    """A room is a file or folder directly under the package, an arrow an import between two of them."""
    graph = grimp.build_graph("malaff", cache_dir=None)
    rooms = graph.find_children("malaff")
    arrows = {(a, b) for a, b in itertools.permutations(rooms, 2)
              if graph.direct_import_exists(importer=a, imported=b, as_packages=True)}
    assert len(rooms) <= MOST_ROOMS, sorted(rooms)
    assert len(arrows) <= MOST_ARROWS, sorted(arrows)


def test_every_room_stands_in_the_plan(project: Path) -> None:
    """ARCHITECTURE.md names each folder of the package, two floors deep, and no folder that is not there."""
    package = project / "build_scripts/malaff"
    folders = {path.relative_to(package).as_posix() for path in (*package.glob("*"), *package.glob("*/*"))
               if path.is_dir() and (path / "__init__.py").exists()}
    plan = (project / "ARCHITECTURE.md").read_text("utf-8").partition("## The floor plan")[2].partition("\n## ")[0]
    named = {name.rstrip("/") for name in re.findall(r"`([a-z_/]+/)`", plan)}
    assert named == folders
