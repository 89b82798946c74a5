"""Collections that tests build in: copies of the project's own, with or without its texts."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent


def copy_collection(to: Path, *, seeds: bool = True) -> Path:
    """A copy of the project's own collection without what was generated, in a folder of its own."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", to)
    shutil.copytree(PROJECT / "theme_overrides", to / "theme_overrides", dirs_exist_ok=True)
    shutil.copytree(PROJECT / "seeds/vocabulary", to / "seeds/vocabulary", dirs_exist_ok=True)
    (to / "docs").mkdir(exist_ok=True)
    if (PROJECT / "docs/about.md").exists():
        shutil.copy(PROJECT / "docs/about.md", to / "docs")
    if seeds:
        for path in [*(PROJECT / "seeds").glob("*.txt"), *(PROJECT / "seeds").glob("*.yml")]:
            shutil.copy(path, to / "seeds")
    return to
