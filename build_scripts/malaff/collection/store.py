"""Put generated pages on disk: writes and deletes only pages the program wrote, never one that a person has edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from malaff.collection import page
from malaff.model.disk import said
from malaff.model.errors import PageError
from malaff.model.tree import change_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What storing did (or, when only checking, would do): paths relative to docs/, and pages left alone."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    refused: tuple[PageError, ...]

    @property
    def stale(self) -> tuple[str, ...]:
        """What on disk was not as the program would write it."""
        return (*self.written, *self.deleted)


def store_pages(docs: Path, stage: str, pages: Mapping[str, str], *, keep: frozenset[str] = frozenset(),
                also: Mapping[str, bytes | None] | None = None, check: bool = False) -> Stored:
    """Make the pages of a stage (`convert` or `index`) stand in `docs` as `pages` (relative path to text) says, all at one instant.

    Pages of that stage which are not in `pages` nor in `keep` are deleted. A page that a person edited or wrote is
    refused with a PageError and left as it is. `also` are files beside the pages (None: to be gone). With `check`, nothing
    is written. Raises OutputError where the disk refuses; then all is as it was.
    """
    written, deleted, refused, unchanged = [], [], [], 0
    for name in sorted(pages):
        old = _read(docs / name)
        if old == pages[name]:
            unchanged += 1
        elif old is None or (page.generated_by(old) and page.is_untouched(old)):
            written.append(name)
        else:
            refused.append(_refusal(name, old))
    for name in generated_in(docs, stage) - pages.keys() - keep:
        text = _read(docs / name)
        if text is not None and page.is_untouched(text):
            deleted.append(name)
        elif text is not None:
            refused.append(_refusal(name, text))
    files: dict[str, bytes | None] = {name: pages[name].encode() for name in written} | dict.fromkeys(deleted)
    files |= {name: data for name, data in (also or {}).items() if data != _bytes(docs / name)}
    if files and not check:
        change_folder(docs, files)
    return Stored(written=tuple(written), deleted=tuple(sorted(deleted)), unchanged=unchanged, refused=tuple(refused))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (UnicodeDecodeError, OSError) as error:
        raise PageError(path.name, f"cannot be read: {error}", "Save it as UTF-8, or delete it.") from error


def untouched_in(docs: Path, stage: str) -> set[str]:
    """The pages of a stage that no person has edited, relative to `docs`."""
    return {name for name in generated_in(docs, stage) if page.is_untouched(_read(docs / name) or "")}


def generated_in(docs: Path, stage: str) -> set[str]:
    """The pages of a stage, relative to `docs`."""
    found = set()
    for path in docs.rglob("*.md"):
        if not path.is_file():  # a pipe would be waited for without end
            continue
        with said(path), path.open(encoding="utf-8", errors="replace") as stream:
            head = stream.read(2000)
        if page.generated_by(head) == stage:
            found.add(path.relative_to(docs).as_posix())
    return found


def _refusal(name: str, text: str) -> PageError:
    where = f"docs/{name}"
    if page.generated_by(text) and name.startswith("articles/"):
        sidecar = f"seeds/{Path(name).stem}.yml"
        return PageError(where, "was edited since the program wrote it, and is left as it is",
                         f"Put the correction into {sidecar}, delete the page, and convert again.")
    if page.generated_by(text):
        return PageError(where, "was edited since the program wrote it, and is left as it is",
                         "Delete it to have it written again; what you add to the home page belongs into docs/introduction.md.")
    return PageError(where, "was written by a person where the program would write a page", "Rename it.")
