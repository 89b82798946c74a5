"""A fingerprint follows the imports: what a result depends on changes it, what it does not depend on does not."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from malaff.model.fingerprint import closure, files

# An entry, a file of the package, and whether a change in it must be seen.
CASES = [
    ("malaff.epub.build", "apparatus/lettering.py", True),
    ("malaff.epub.build", "epub/book.css", True),
    ("malaff.epub.build", "pdf/parts/sheets.py", False),
    ("malaff.epub.build", "reading/read.py", False),
    ("malaff.epub.build", "verbs/serve.py", False),
    ("malaff.reading.read", "reading/data/furniture.yml", True),
    ("malaff.reading.read", "arabic/letters.py", True),
    ("malaff.reading.read", "reading/names/finders/persons.py", True),
    ("malaff.reading.read", "verbs/serve.py", False),
    ("malaff.reading.read", "apparatus/wording.py", False),
    ("malaff.pdf.layout.part", "pdf/layout/text.py", True),
    ("malaff.pdf.layout.part", "site/build.py", False),
]


@pytest.fixture(scope="module")
def package(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which files may be changed."""
    to = tmp_path_factory.mktemp("code") / "malaff"
    copytree(project / "build_scripts/malaff", to, ignore=ignore_patterns("__pycache__"))
    return to


def _fingerprint(package: Path, module: str) -> str:
    code = "import sys; from malaff.model.fingerprint import fingerprint; print(fingerprint(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, module], cwd=package.parent, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(("module", "name", "seen"), CASES)
def test_a_change_is_seen_where_it_counts(package: Path, module: str, name: str, seen: bool) -> None:
    """Both directions: a file of the closure changes the fingerprint, another does not."""
    before = _fingerprint(package, module)
    path = package / name
    kept = path.read_bytes()
    path.write_bytes(kept + b"\n# a comment\n")
    try:
        assert (_fingerprint(package, module) != before) is seen
    finally:
        path.write_bytes(kept)


def test_imports_inside_functions_count() -> None:
    """`pdf.build` lays out in workers that import late; what they import is in the closure."""
    assert {"malaff.pdf.layout.part", "malaff.pdf.file.merge", "malaff.apparatus.book"} <= closure("malaff.pdf.build")


def test_no_bytecode_counts() -> None:
    """Compiled files differ from machine to machine."""
    assert not [path for path in files("malaff.epub.build") if path.suffix == ".pyc"]


def test_an_unknown_module_is_an_error() -> None:
    """A misspelt name does not give a fingerprint of nothing."""
    with pytest.raises(ModuleNotFoundError):
        closure("malaff.epub.biuld")


def test_the_lines_say_what_the_parser_says(project: Path) -> None:
    """Imports are found by their lines; parsing every module finds none that is missing in its closure."""
    package = project / "build_scripts/malaff"
    for path in package.rglob("*.py"):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        if name == "malaff":
            continue
        known = closure(name)
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("malaff."):
                assert node.module in known, (name, node.module)
