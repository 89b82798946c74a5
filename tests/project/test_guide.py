"""The guide: one set of pages in both languages, whose commands, files and keys are the program's."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from malaff.model.records import Article
from malaff.reading.cleaning import rules
from malaff.reading.editor.sidecar import KEYS, read_sidecar
from malaff.reading.names.register import vocabulary
from malaff.verbs import cli

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
PAGES = sorted(Path(__file__).resolve().parents[2].glob("guide/*/*.md"))
ENGLISH_ONLY = {"data.md"}  # beside the pages for developers
LANGUAGES = ("en", "ar")


def test_both_languages_have_the_same_pages(project: Path) -> None:
    """None is missing in either."""
    en, ar = ({path.name for path in (project / f"guide/{language}").glob("*.md")} for language in LANGUAGES)
    assert en - ENGLISH_ONLY == ar


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_built(project: Path, tmp_path: Path, language: str) -> None:
    """Every link and anchor arrives, and nothing is loaded from elsewhere."""
    config = str(project / f"guide/{language}.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "index.html").read_text("utf-8")
    assert f'lang="{language}"' in page
    assert not re.search(r'(?:src|<link[^>]*stylesheet[^>]*href)="https?:', page)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_its_commands_and_files_are_understood(path: Path) -> None:
    """Every command line is one of ours; every sidecar and vocabulary is read without a fault."""
    for kind, text in FENCE.findall(path.read_text("utf-8")):
        if kind == "sh":
            for line in text.splitlines():
                words = shlex.split(line, comments=True)
                if words[:1] == ["malaff"]:
                    cli._parser().parse_args(words[1:])
        elif kind == "yaml" and isinstance(yaml.safe_load(text), dict):
            read_sidecar(text, path.name)
        elif kind == "yaml":
            vocabulary.load_vocabulary({"actors.yml": text})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_in_the_guide(project: Path, language: str) -> None:
    """Keys of the sidecar, of the vocabularies and of the front matter."""
    def lacking(page: str, keys: object) -> list[str]:
        text = (project / f"guide/{language}/{page}.md").read_text("utf-8")
        return [key for key in keys if f"`{key}`" not in text]  # type: ignore[attr-defined]  # any iterable of texts

    assert not lacking("correcting", KEYS)
    assert not lacking("vocabularies", {*rules.TABLE.keys, *(key for table in vocabulary.TABLES.values() for key in table.keys)})
    assert not lacking("front-matter", [key for key in Article.__dataclass_fields__ if key != "blocks"])
