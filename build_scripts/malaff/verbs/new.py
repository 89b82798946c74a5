"""Make a fresh collection that builds and can be published at once, or bring an older one's theme up to date."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import uuid
from argparse import Namespace
from pathlib import Path

from malaff.model.errors import ConfigError, OutputError
from malaff.model.version import VERSION
from malaff.verbs.printing import OK, say

TEMPLATES = Path(__file__).parent / "fresh"
PACKAGE = Path(__file__).resolve().parents[1]
# A file of the templates that stands elsewhere in the collection; the others keep their place.
PLACES = {"gitignore": ".gitignore", "github/pages.yml": ".github/workflows/pages.yml", "gitlab-ci.yml": ".gitlab-ci.yml"}
FILLED = ("mkdocs.yml", "github/pages.yml", "gitlab-ci.yml")  # files with {identifier}, {edition}, {version} in them
THEME = "theme_overrides"
MADE = f"{THEME}/.made"  # the hashes of the theme as it was copied: what a person has changed since is told from it


def run(options: Namespace) -> int:
    """Make the collection, or update its theme, and say what to do next."""
    folder: Path = options.dir.absolute()
    if options.upgrade:
        changed, left = upgrade(folder)
        say(options, f"new: {changed} files of {options.dir}/{THEME} are those of Malaff {VERSION} now")
        for name in left:
            say(options, f"new: {options.dir}/{THEME}/{name} was changed by a person and is left as it is")
        return OK
    new_collection(folder)
    say(options, f"new: a collection in {options.dir} with two sample texts; put yours into {options.dir}/seeds/ and run:\n"
                 f"  malaff --root {options.dir} build")
    return OK


def new_collection(folder: Path) -> Path:
    """Make a collection in `folder`, which must be empty or not there, and return its seeds folder.

    Raises ConfigError where the folder holds something, OutputError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(str(folder), "is not empty", "Name a new folder, or bring its theme up to date: malaff new --upgrade DIR.")
    try:
        for path in sorted(TEMPLATES.rglob("*")):
            if path.is_file():
                _place(path, folder)
        _write_theme(theme_folder(), folder / THEME, {})
    except OSError as error:
        raise OutputError(str(error.filename or folder), f"cannot be written: {error.strerror}", "Name another folder.") from error
    return folder / "seeds"


def _place(template: Path, folder: Path) -> None:
    name = template.relative_to(TEMPLATES).as_posix()
    text = template.read_text(encoding="utf-8")
    if name in FILLED:
        facts = {"identifier": f"{uuid.uuid4()}", "edition": datetime.date.today().isoformat(), "version": VERSION}
        for key, value in facts.items():
            text = text.replace(f"{{{key}}}", value)
    path = folder / PLACES.get(name, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


# ---------------------------------------------------------------- the theme


def theme_folder() -> Path:
    """The theme that ships with the program: in the package, or at the top of a checkout."""
    return next(path for path in (PACKAGE / "theme", PACKAGE.parents[1] / THEME) if path.is_dir())


def upgrade(folder: Path) -> tuple[int, list[str]]:
    """Put the program's theme in the place of the collection's: how many files changed, and which a person had changed.

    Raises ConfigError where `folder` is no collection.
    """
    if not (folder / "mkdocs.yml").is_file():
        raise ConfigError(str(folder), "is no collection: it has no mkdocs.yml", "Name the folder of a collection.")
    known = _read_made(folder / MADE)
    source, theme = theme_folder(), folder / THEME
    left = [name for name in known if (theme / name).is_file() and _hash(theme / name) != known[name]]
    changed = _write_theme(source, theme, {name: known[name] for name in left})
    return changed, left


def _write_theme(source: Path, theme: Path, kept: dict[str, str]) -> int:
    """Copy what differs but for the names in `kept`; what the program no longer has goes. Returns how many files changed."""
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file() and path.name != ".made"}
    changed = 0
    for name, path in files.items():
        to = theme / name
        if name in kept or (to.is_file() and to.read_bytes() == path.read_bytes()):
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
        changed += 1
    for name in _read_made(theme / ".made").keys() - files.keys() - kept.keys():
        (theme / name).unlink(missing_ok=True)
        changed += 1
    hashes = {name: _hash(path) for name, path in files.items()} | kept
    (theme / ".made").write_text("".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)), encoding="utf-8", newline="")
    return changed


def _read_made(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    rows = (line.partition("  ") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: digest for digest, _, name in rows if name}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
