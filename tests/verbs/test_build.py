"""The whole build: the same bytes whatever the clock and the hash seed, without a network, every article in every output."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from collections_made import copy_collection

# Put before everything else on the path: any attempt to reach another machine ends the build.
NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise SystemExit(f"network: {args}")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def build(root: Path, zone: str, seed: str, blocked: Path) -> subprocess.CompletedProcess[str]:
    """Build a collection in a process of its own, without a network."""
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(blocked), *sys.path])}
    return subprocess.run([sys.executable, "-m", "malaff", "--root", str(root), "build"], env=environment, capture_output=True, text=True,
                          check=False)


def hashes(root: Path) -> dict[str, str]:
    """The hash of everything that was made, by its path."""
    made = [path for folder in ("docs", "dist") for path in (root / folder).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in made}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """The five seeds built in two folders under different time zones and hash seeds."""
    folder = tmp_path_factory.mktemp("builds")
    blocked = folder / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(NO_NETWORK)
    shown = []
    for name, zone, seed in (("one", "Pacific/Kiritimati", "0"), ("two", "America/Los_Angeles", "4711")):
        done = build(copy_collection(folder / name), zone, seed, blocked)
        assert done.returncode == 0, done.stdout + done.stderr
        shown.append(done.stdout)
        time.sleep(1.1)  # a clock that leaks into a file shows in whole seconds
    return folder / "one", folder / "two", shown


def test_the_three_outputs_are_made_and_named(twice: tuple[Path, Path, list[str]]) -> None:
    """The last lines say what was made and where."""
    one, _, (shown, _) = twice
    for name in ("dist/site/index.html", "dist/dossier.pdf", "dist/dossier.epub"):
        assert (one / name).is_file() and name in shown


def test_the_same_bytes_whatever_clock_and_seed(twice: tuple[Path, Path, list[str]]) -> None:
    """docs/, the PDF, the EPUB and the site are the same files."""
    first, second = hashes(twice[0]), hashes(twice[1])
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_proof_holds_for_what_was_built(twice: tuple[Path, Path, list[str]]) -> None:
    """`check` finds nothing: every article whole in every output, nothing removed shown, files sound."""
    done = subprocess.run([sys.executable, "-m", "malaff", "--root", str(twice[0]), "check"], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_build_changes_nothing(twice: tuple[Path, Path, list[str]]) -> None:
    """Building again without a change leaves every byte."""
    before = hashes(twice[0])
    done = build(twice[0], "UTC", "1", twice[0].parent / "blocked")
    assert done.returncode == 0, done.stderr
    assert hashes(twice[0]) == before


def test_an_article_links_to_its_own_pdf_once_there_is_one(twice: tuple[Path, Path, list[str]]) -> None:
    """`pdf --articles`, then `site`: each article's page offers its PDF; `check` still finds nothing."""
    root, environment = twice[1], {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    stem = "000_98cf91428b1babbb"
    page = root / f"dist/site/articles/{stem}.html"
    assert f"downloads/articles/{stem}.pdf" not in page.read_text("utf-8")
    for words in (["pdf", "--articles"], ["site"], ["check"]):
        command = [sys.executable, "-m", "malaff", "--root", str(root), *words]
        done = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert f"../downloads/articles/{stem}.pdf" in page.read_text("utf-8")
    assert (root / f"dist/site/downloads/articles/{stem}.pdf").read_bytes().startswith(b"%PDF-")
