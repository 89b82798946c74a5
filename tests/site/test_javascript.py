"""The site's own JavaScript: its unit tests under node, its style and its types."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

NODE = compute_driver_executable()[0]  # the browser driver brings one, so no machine that runs these tests lacks it
TESTS = sorted((Path(__file__).parent / "javascript").glob("*.test.mjs"))
TOOLS = {"lint": ["eslint/bin/eslint.js", "--max-warnings", "0", "."], "types": ["typescript/bin/tsc"]}


def _node(project: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NODE, *map(str, words)], cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_units(project: Path, tests: Path) -> None:
    """What a script promises holds without a browser."""
    done = _node(project, "--test", "--test-reporter=tap", tests)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.M)


@pytest.mark.parametrize("tool", TOOLS)
def test_tools(project: Path, tool: str) -> None:
    """eslint and tsc --checkJs --strict find nothing. They come from npm (`npm ci`), which a fresh clone need not have; CI has it."""
    path, *words = TOOLS[tool]
    if not (project / "node_modules" / path).is_file():
        pytest.skip("node_modules is not there: `npm ci` brings eslint and TypeScript (CONTRIBUTING.md)")
    done = _node(project, project / "node_modules" / path, *words)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_silenced(project: Path) -> None:
    """No script tells the tools to look away, and every script is looked at."""
    scripts = sorted((project / "theme_overrides").rglob("*.js"))
    assert {path.parent.relative_to(project).as_posix() for path in scripts} == {"theme_overrides/assets/javascripts"}
    found = [path.name for path in scripts if re.search(r"@ts-|eslint-disable|\{\*\}|@\w+ \{[^}]*\bany\b", path.read_text("utf-8"))]
    assert found == []
    assert json.loads((project / "tsconfig.json").read_text("utf-8"))["compilerOptions"]["strict"] is True


def test_the_lock_names_no_host(project: Path) -> None:
    """Each package of the tools has its hash, and none an address."""
    packages = json.loads((project / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 3
    assert [name for name, entry in packages.items() if name and ("integrity" not in entry or "resolved" in entry)] == []
