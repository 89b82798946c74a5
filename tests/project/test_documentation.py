"""The documentation says what the program does: every verb, flag, exit code and key appears in it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from malaff.collection import page
from malaff.collection.config import DOSSIER_KEYS
from malaff.model import errors
from malaff.model import records as model
from malaff.reading.editor import sidecar
from malaff.verbs import cli


def _verbs() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser()
    action = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def _flags(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings if option not in ("-h", "--help")}


@pytest.mark.parametrize("verb", _verbs())
def test_every_verb_and_flag_stands_in_the_readme(project: Path, verb: str) -> None:
    """The table of verbs names each verb with its flags."""
    readme = (project / "README.md").read_text("utf-8")
    row = next((line for line in readme.splitlines() if re.match(rf"\| `{verb}\b", line)), "")
    assert row, verb
    for flag in _flags(_verbs()[verb]) - _flags(cli._parser()):
        assert flag in row, flag


def test_the_general_flags_stand_in_the_readme(project: Path) -> None:
    """What goes before the verb is named."""
    readme = (project / "README.md").read_text("utf-8")
    assert [flag for flag in _flags(cli._parser()) if f"`{flag}" not in readme and f"/`{flag}`" not in readme] == []


def test_every_exit_code_stands_in_the_readme(project: Path) -> None:
    """Each error class's exit code is in the table."""
    readme = (project / "README.md").read_text("utf-8")
    codes = {cls.exit_code for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.MalaffError)}
    assert [code for code in sorted({0, 2, *codes}) if f"| {code} |" not in readme] == []


def test_every_key_stands_in_the_readme(project: Path) -> None:
    """Front matter, sidecar and configuration keys are named."""
    readme = (project / "README.md").read_text("utf-8")
    article = model.Article(id="a", seed="", sha256="", encoding="", title="", title_from="text", summary="")
    meta, _ = page.split_page(page.write_article(article))
    keys = [*meta, *sidecar.KEYS, *DOSSIER_KEYS]
    assert [key for key in keys if f"`{key}`" not in readme] == []


def test_the_outputs_the_readme_names_are_those_of_the_arabic_one(project: Path) -> None:
    """Both languages name the same commands."""
    arabic = (project / "README.ar.md").read_text("utf-8")
    assert "python3 run.py build" in arabic and "python3 run.py test" in arabic


def test_architecture_names_every_module(project: Path) -> None:
    """The floor plan names what stands at the top of the package."""
    plan = (project / "ARCHITECTURE.md").read_text("utf-8")
    modules = {path.stem for path in (project / "build_scripts/malaff").glob("*.py")} - {"__init__", "__main__"}
    assert sorted(name for name in modules if f"`{name}`" not in plan) == []


def test_every_finding_code_stands_in_the_readme(project: Path) -> None:
    """A code that a user can meet is explained."""
    from malaff.pdf.proof.check import RULES
    from malaff.reading.dates.dates import CONFLICTS

    readme = (project / "README.md").read_text("utf-8")
    sources = "".join(path.read_text("utf-8") for path in (project / "build_scripts/malaff").rglob("*.py"))
    written = set(re.findall(r'code="([a-z]+\.[a-z-]+)"', sources))
    codes = written | set(RULES) | {f"dates.{name}" for name in CONFLICTS}
    assert sorted(code for code in codes if f"`{code}`" not in readme) == []
