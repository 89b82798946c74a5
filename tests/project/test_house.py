"""The house rules: types, style, layers, first lines, fonts, and what may not be committed."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

# What no file of the project may name: its machine, and the hosts that locks would pin (spelled in pieces to pass itself).
FORBIDDEN = re.compile("|".join(["/wor" "k/", r"py" r"pi\.org", "pythonhos" "ted", "registry\\.npm" "js", "deb\\.deb" "ian\\.org"]))
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def _run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *words], cwd=project, capture_output=True, text=True, check=False)


def test_types(project: Path) -> None:
    """mypy --strict finds nothing."""
    done = _run(project, "mypy")
    assert done.returncode == 0, done.stdout + done.stderr


def test_style(project: Path) -> None:
    """ruff finds nothing."""
    done = _run(project, "ruff", "check", "build_scripts", "tests", "run.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers(project: Path) -> None:
    """import-linter keeps its contracts."""
    done = subprocess.run([Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=project, capture_output=True, text=True,
                          check=False, env={"PYTHONPATH": str(project / "build_scripts"), "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stdout + done.stderr


def _sources(project: Path) -> list[Path]:
    return sorted((project / "build_scripts").rglob("*.py"))


def test_every_module_says_its_job(project: Path) -> None:
    """The first line of every module is one sentence."""
    docs = {path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in _sources(project)}
    assert [path.name for path, doc in docs.items() if not doc or not doc.splitlines()[0].rstrip().endswith(".")] == []


def test_every_public_function_has_a_docstring(project: Path) -> None:
    """What others call says what goes in and out."""
    lacking = []
    for path in _sources(project):
        top = ast.parse(path.read_text("utf-8")).body
        inner = [node for each in top if isinstance(each, ast.ClassDef) and not each.name.startswith("_") for node in each.body]
        lacking += [f"{path.name}:{node.lineno} {node.name}" for node in [*top, *inner]
                    if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and not ast.get_docstring(node)]
    assert lacking == []


def _tracked(project: Path) -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, check=False)
    names = done.stdout.split("\0") if done.returncode == 0 else []
    return [project / name for name in names if name and (project / name).is_file()]


def test_no_file_names_its_machine_or_a_registry(project: Path) -> None:
    """The project speaks of itself alone."""
    found = []
    for path in _tracked(project):
        if path.suffix in (".woff2", ".png", ".jpg", ".ico"):
            continue
        if match := FORBIDDEN.search(path.read_text("utf-8", errors="replace")):
            found.append(f"{path.relative_to(project)}: {match[0]}")
    assert found == []


def test_no_source_hides_direction_controls(project: Path) -> None:
    """No bidirectional control stands in code or data (Trojan Source); escapes are written out."""
    suffixes = {".py", ".yml", ".toml", ".js", ".css", ".html"}
    found = [str(path) for path in _tracked(project) if path.suffix in suffixes and "seeds" not in path.parts
             and BIDI.search(path.read_text("utf-8"))]
    assert found == []


def test_fonts_are_the_ones_we_vendored(project: Path) -> None:
    """Each font has the hash that stands beside it, and its licence."""
    folder = project / "theme_overrides/assets/fonts"
    rows = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert {path.name for path in folder.glob("*.woff2")} == rows.keys()
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in rows} == rows
    assert all((folder / f"{name.partition('-')[0]}-OFL.txt").is_file() for name in rows)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_have_hashes(project: Path, name: str) -> None:
    """Every locked package has its hashes."""
    text = (project / name).read_text("utf-8").replace("\\\n", " ")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    assert rows and [row for row in rows if "--hash=sha256:" not in row] == []


def test_every_test_module_has_a_name_of_its_own(project: Path) -> None:
    """Test folders are no packages: two modules of one name would be one to pytest."""
    names = [path.name for path in (project / "tests").rglob("test_*.py")]
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []
