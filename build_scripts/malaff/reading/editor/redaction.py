"""Keep words out of every output: a redacted word is replaced in the raw text before anything reads it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from malaff.arabic.letters import LETTER, fold, fold_with_offsets

HIDDEN = "(محجوب)"
# و ف then ب ل ك س then the article, as they are written joined before a word; لل is ل and the article.
PROCLITICS = "[وف]?(?:[بلكس]|لل|[بك]?ال)?"


class Redactor:
    """Replaces words and names wherever they stand as whole words, in any spelling that folds to the same letters."""

    def __init__(self, words: Sequence[str]) -> None:
        folded = sorted({_folded(word) for word in words if _folded(word)}, key=lambda w: (-len(w), w))
        forms = [re.escape(form) for word in folded for form in _forms(word)]
        edge = f"[{LETTER}0-9a-z_]"
        self._pattern = re.compile(f"(?<!{edge})(?:{PROCLITICS})(?:{'|'.join(forms)})(?!{edge})") if forms else None

    def hide(self, text: str) -> str:
        """The text with every redacted word replaced by a visible note."""
        if self._pattern is None:
            return text
        folded, offsets = fold_with_offsets(text)
        parts, at = [], 0
        for match in self._pattern.finditer(folded):
            start, end = offsets[match.start()], offsets[match.end() - 1] + 1
            while end < len(text) and end < offsets[match.end()]:
                end += 1
            parts += [text[at:start], HIDDEN]
            at = end
        return "".join(parts) + text[at:]

    def hide_all(self, value: Any) -> Any:
        """`hide` in every text of a record, tuple or mapping, however deep."""
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, tuple):
            return tuple(self.hide_all(item) for item in value)
        if isinstance(value, dict):
            return {key: self.hide_all(item) for key, item in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(value, **{f.name: self.hide_all(getattr(value, f.name)) for f in dataclasses.fields(value)})
        return value


def _folded(word: str) -> str:
    return " ".join(fold(word).split())


def _forms(word: str) -> tuple[str, ...]:
    """The word, and without its article (the proclitic pattern brings it back as ال or لل)."""
    return (word, word[2:]) if word.startswith("ال") and len(word) > 4 else (word,)
