"""Make a fresh collection: a folder with its configuration, an empty seeds folder and the look."""

from __future__ import annotations

import datetime
import shutil
import uuid
from argparse import Namespace
from pathlib import Path

from malaff.model.errors import ConfigError
from malaff.verbs.printing import OK, say

CONFIGURATION = """\
site_name: ملف جديد
site_description: ""
site_author: هيئة التحرير
site_url: ""
copyright: حقوق النصوص لناشريها؛ جُمعت هنا للبحث والتوثيق.
"""
DOSSIER = """\
    subtitle: ""
    publisher: هيئة التحرير
    identifier: urn:uuid:{identifier}
    edition: "{edition}"
    numerals: latn
    seeds: seeds
"""
OURS = ("site_name:", "site_description:", "site_author:", "site_url:", "copyright:")


def run(options: Namespace) -> int:
    """Make the collection and say what to do next."""
    made = new_collection(options.dir.absolute())
    say(options, f"new: a collection in {options.dir}; put raw texts into {made.name}/ and run: malaff --root {options.dir} build")
    return OK


def new_collection(folder: Path) -> Path:
    """Make a collection in `folder`, which must be empty or not there. Returns its seeds folder."""
    if folder.exists() and any(folder.iterdir()):
        raise ConfigError(str(folder), "is not empty", "Name a new folder.")
    project = Path(__file__).resolve().parents[3]
    if not (project / "theme_overrides").is_dir():
        raise ConfigError("theme_overrides", "not found beside the program", "Run Malaff from a checkout of its repository.")
    seeds = folder / "seeds"
    (seeds / "vocabulary").mkdir(parents=True)
    (folder / "docs").mkdir()
    shutil.copytree(project / "theme_overrides", folder / "theme_overrides")
    template = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_configuration(template), encoding="utf-8")
    return seeds


def _configuration(template: str) -> str:
    """The project's own mkdocs.yml with the facts of its dossier taken out."""
    head, _, _ = template.partition("  dossier:\n")
    lines = [line for line in head.splitlines(keepends=True) if not line.startswith((*OURS, "#"))]
    dossier = DOSSIER.format(identifier=uuid.uuid4(), edition=datetime.date.today().isoformat())
    return CONFIGURATION + "".join(lines) + "  dossier:\n" + dossier
