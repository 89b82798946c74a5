"""What may be published of messages about restricted texts: neither the names of their files nor their redacted words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from malaff.model.errors import SeedError
from malaff.reading.editor.latin import sounds_like
from malaff.reading.editor.redaction import HIDDEN, Redactor
from malaff.reading.editor.restriction import restriction_of
from malaff.reading.editor.sidecar import read_sidecar
from malaff.reading.editor.strays import SIDECAR, sidecar_files

PATH = re.compile(r"[^\s«»`,;]*/[^\s«»`,;]+(?: [^\s«»`,;/]+)*\.[A-Za-z]+[^\s«»`,;]*")  # spaces where an ending follows


def concealer(root: Path, folder: str) -> Callable[[str], str]:
    """A function that takes the words and file names out of a message that the sidecars of the seeds folder keep back."""
    words, names = _kept_back(root / folder)
    if not words and not names:
        return str
    redactor, goal = Redactor(words), f"{folder}/{HIDDEN}"
    named = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in sorted(names, key=len, reverse=True)) or r"(?!)")

    def conceal(text: str) -> str:
        plain = PATH.sub(lambda path: goal if sounds_like(path[0], words) or named.search(path[0]) else path[0], text)
        return redactor.hide(named.sub(HIDDEN, plain))

    return conceal


def _kept_back(base: Path) -> tuple[tuple[str, ...], set[str]]:
    """Every redacted word, and the names without ending of files that are withheld, or whose sidecar cannot be read."""
    words: dict[str, None] = {}
    names: set[str] = set()
    for path in sidecar_files(base) if base.is_dir() else ():
        text = _text(path)
        if restriction_of(text) is None:
            continue
        try:
            sidecar = read_sidecar(text, "")
        except SeedError:
            names.add(_stem(path))
            continue
        words |= dict.fromkeys(sidecar.redact)
        if sidecar.withhold:
            names.add(_stem(path))
    return tuple(words), names


def _stem(path: Path) -> str:
    match = SIDECAR.fullmatch(path.name)
    return (match["stem"] if match else path.stem).strip()


def _text(path: Path) -> str:
    """The text of a file that may be a sidecar; what cannot be read is no list of keys, and so restricts."""
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else "?"
    except (OSError, UnicodeDecodeError):
        return "?"
