"""What is installed: the wheel holds the whole program, makes collections that build at once, and has a face for Python."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from malaff.verbs.cli import main


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked where nothing of the checkout is."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, project]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("malaff-*.whl"))) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def _malaff(wheel: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = "import sys, malaff; print(malaff.__file__, file=sys.stderr); from malaff.verbs.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", code, *words], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(wheel)})


def _files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder but what is meant to differ: the identifier drawn by lot and what carries it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_collection_of_the_wheel_is_that_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """`new` and `build` from the installed wheel give the three outputs, byte for byte those of the checkout."""
    done = _malaff(wheel, tmp_path, "new", "d")
    assert done.returncode == 0 and str(wheel) in done.stderr, done.stderr
    before = _files(tmp_path / "d")
    done = _malaff(wheel, tmp_path, "--root", "d", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    made = _files(tmp_path / "d/dist")
    assert {"site/index.html", "dossier.pdf", "dossier.epub"} <= made.keys()
    for name, data in before.items():
        path = tmp_path / "again" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert main(["--root", str(tmp_path / "again"), "-q", "build"]) == 0
    again = _files(tmp_path / "again/dist")
    assert made.keys() == again.keys() and [name for name in made if made[name] != again[name]] == []
    assert not [name for name in made if ".made" in name]


def test_the_samples_are_read_well(tmp_path: Path) -> None:
    """The first thing a new user sees: no finding, the furniture gone, the date and the names there."""
    assert main(["new", str(tmp_path / "d")]) == 0
    assert main(["--root", str(tmp_path / "d"), "--strict", "build"]) == 0
    page = (tmp_path / "d/docs/articles/sample-bridge.md").read_text("utf-8")
    meta = yaml.safe_load(page.split("---\n")[1])
    assert meta["published"] == "2026-05-12" and [each["text"] for each in meta["removed"]]
    assert {"سامر العطار"} <= {actor["name"] for actor in meta["actors"]}
    assert main(["--root", str(tmp_path / "d"), "check"]) == 0


def test_a_fresh_configuration_is_the_projects(project: Path, tmp_path: Path) -> None:
    """All that is not the dossier's own is as in the project's mkdocs.yml."""

    class Loader(yaml.SafeLoader):
        """Tags of Python are read as nothing."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    assert main(["new", str(tmp_path / "d")]) == 0
    ours, theirs = (yaml.load(path.read_text("utf-8"), Loader) for path in (project / "mkdocs.yml", tmp_path / "d/mkdocs.yml"))
    own = {"site_name", "site_description", "site_author", "site_url", "copyright", "extra"}
    assert {k: v for k, v in ours.items() if k not in own} == {k: v for k, v in theirs.items() if k not in own}


def test_an_upgrade_keeps_what_a_person_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An old theme is brought up to date but for the file that a person has changed, and texts are not touched."""
    root = tmp_path / "d"
    assert main(["new", str(root)]) == 0
    kept = _files(root)
    (root / "theme_overrides/404.html").write_text("mine", "utf-8")
    old, made = root / "theme_overrides/main.html", root / "theme_overrides/.made"
    new = old.read_bytes()
    old.write_text("of an older version", "utf-8")
    rows = made.read_text("utf-8")
    made.write_text(re.sub(r"\w+(?=  main\.html)", hashlib.sha256(old.read_bytes()).hexdigest(), rows), "utf-8")
    capsys.readouterr()
    assert main(["new", "--upgrade", str(root)]) == 0
    assert "404.html" in capsys.readouterr().out
    assert old.read_bytes() == new and (root / "theme_overrides/404.html").read_text("utf-8") == "mine"
    assert main(["new", "--upgrade", str(root)]) == 0 and (root / "theme_overrides/404.html").read_text("utf-8") == "mine"
    assert {name: data for name, data in _files(root).items() if "404" not in name and ".made" not in name} == {
        name: data for name, data in kept.items() if "404" not in name and ".made" not in name}


def test_an_upgrade_wants_a_collection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without mkdocs.yml is refused by name."""
    assert main(["new", "--upgrade", str(tmp_path)]) == 3
    assert "mkdocs.yml" in capsys.readouterr().err


def test_the_documentation_of_the_face_runs(project: Path, tmp_path: Path) -> None:
    """Every example of guide/en/developers/python.md does what it says."""
    root = tmp_path / "d"
    assert main(["new", str(root)]) == 0 and main(["--root", str(root), "convert"]) == 0
    page = (project / "guide/en/developers/python.md").read_text("utf-8")
    names: dict[str, object] = {"folder": root}
    for block in re.findall(r"```python\n(.*?)```", page, re.S):
        exec(compile(block, "python.md", "exec"), names)


def test_the_face_is_light() -> None:
    """Importing the package imports nothing that reads or renders."""
    code = "import malaff, sys; print([name for name in sys.modules if name.startswith('malaff.') or name in ('yaml', 'lxml', 'mkdocs')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.stdout.strip() == "['malaff.model', 'malaff.model.version']"
