"""Nothing changed: told by the file system alone, and by nothing less than all of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from malaff.collection.config import load_config
from malaff.verbs import standing
from malaff.verbs.convert import Converted, convert

NEWS = """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلنت بلدية النهر، يوم الثلاثاء 21 يوليو 2015، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة بعد سنوات من الانتظار.
"""


def _run(root: Path, **more: bool) -> Converted:
    return convert(load_config(root), **more)  # type: ignore[arg-type]


def _seeds_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a run reads raw texts."""
    from malaff.verbs import convert as module

    called: list[Path] = []
    load = module.load_seeds
    with monkeypatch.context() as patch:
        patch.setattr(module, "load_seeds", lambda root, folder: called.append(root) or load(root, folder))
        _run(root)
    return bool(called)


@pytest.fixture
def settled(collection_folder: Path) -> Path:
    """A collection converted once, some time after its files were made; with a text that cannot be used and an odd file."""
    (collection_folder / "seeds/empty.txt").write_text("", "utf-8")
    (collection_folder / "seeds/film.mov").write_text("x", "utf-8")
    time.sleep(0.2)
    _run(collection_folder)
    return collection_folder


def test_nothing_changed_is_told_without_reading(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run reads no text and says what the first said."""
    (settled / standing.FILE).unlink()
    first = _run(settled)
    assert not _seeds_read(settled, monkeypatch)
    second = _run(settled)
    assert (second.articles, second.findings, second.repairs) == (first.articles, first.findings, first.repairs)
    assert [str(problem) for problem in second.problems] == [str(problem) for problem in first.problems] != []
    assert (second.stored.unchanged, second.stored.stale) == (first.stored.unchanged, ())
    assert _run(settled, check=True).stored.stale == ()


def _edit_in_place(root: Path) -> None:
    """A change of one letter that keeps size and time of change, as a careless copy would."""
    path = next((root / "seeds").glob("*.txt"))
    state = path.stat()
    path.write_bytes(path.read_bytes().replace("أ".encode(), "إ".encode(), 1))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a text, size and time as before": _edit_in_place,
    "a new text": lambda root: (root / "seeds/new.txt").write_text(NEWS, "utf-8"),
    "a text gone": lambda root: next((root / "seeds").glob("*.txt")).unlink(),
    "a text renamed": lambda root: (root / "seeds/empty.txt").rename(root / "seeds/void.txt"),
    "a sidecar": lambda root: next((root / "seeds").glob("*.txt")).with_suffix(".yml").write_text("title: عنوان آخر\n", "utf-8"),
    "a restriction": lambda root: next((root / "seeds").glob("*.txt")).with_suffix(".yml").write_text("withhold: true\n", "utf-8"),
    "a vocabulary": lambda root: (root / "seeds/vocabulary/actors.yml").write_text("- {id: x-y, name: سعاد الخطيب}\n", "utf-8"),
    "an edited page": lambda root: next((root / "docs/articles").glob("*.md")).write_text("x", "utf-8"),
    "a page gone": lambda root: next((root / "docs/articles").glob("*.md")).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(settled: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Every change of what convert reads or writes makes it look again."""
    (settled / "seeds/vocabulary").mkdir(exist_ok=True)
    assert not _seeds_read(settled, monkeypatch)
    CHANGES[change](settled)
    assert _seeds_read(settled, monkeypatch)


def test_another_program_or_language_is_seen(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does another program, another package, another language of the frame."""
    config = load_config(settled)
    assert standing.load_standing(config) is not None
    with monkeypatch.context() as patch:
        patch.setattr(standing, "fingerprint", lambda name: "another")
        assert standing.load_standing(config) is None
    with monkeypatch.context() as patch:
        patch.setattr(standing, "_installed", lambda: ["lxml-0.dist-info"])
        assert standing.load_standing(config) is None
    settings = (settled / "mkdocs.yml").read_text("utf-8")
    (settled / "mkdocs.yml").write_text(settings.replace("language: ar", "language: en"), "utf-8")
    assert load_config(settled).language == "en"
    assert standing.load_standing(load_config(settled)) is None


def test_what_changed_just_before_is_not_trusted(collection_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of this very moment may change once more under the same time: nothing is kept."""
    monkeypatch.setattr(standing, "FINE", 10_000_000_000_000_000)
    _run(collection_folder)
    assert not (collection_folder / standing.FILE).exists()


def test_restrictions_leave_nothing(settled: Path) -> None:
    """A result with restrictions may hold what is to be kept back, and is never kept."""
    next((settled / "seeds").glob("*.txt")).with_suffix(".yml").write_text("redact: [البلدية]\n", "utf-8")
    time.sleep(0.2)
    _run(settled)
    assert not (settled / standing.FILE).exists()
