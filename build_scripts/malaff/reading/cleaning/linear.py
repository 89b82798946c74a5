"""Whether a pattern takes time in proportion to its text: proven by measuring it on growing texts that are made from it.

A regular expression whose time grows with the square of a line, or faster, lets one hostile line stop everything. The texts
are what the pattern itself repeats, over and over, without the end that it looks for.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

# How the library itself takes a pattern apart; it has no public name, and no stub (Lib/re/_parser.py).
code: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
SHORT = 24  # repetitions at which what grows by powers shows: 2 to the 24th are seconds
POWERS = 0.2  # seconds for them: no pattern that is linear takes a hundredth of it
LONG = (25, 100, 400, 1600, 6400, 25600)  # characters, each time four times as many
APART = 2  # steps of LONG between two lengths that are compared: linear time grows sixteenfold, square time 256-fold
SIXTEENFOLD = 64.0  # growth from which on it is not linear: four times what linear is, a quarter of square
FOURFOLD = 8.0  # the same where one step alone lies between them
SEEN = 0.008  # seconds of processor time below which growth is not looked at: the next length shows it better
TRIES = 5  # measurements of which the quickest counts: a machine that is busy makes some slower, and none quicker
LETTERS = "ا a1.-،:\n\u200f\0<"  # candidates for `anything but …`
ENDS = ("\0", "ا")  # a text that is what a pattern looks for takes it no time: one of these is not
COMMON = (" ", "ا", ".", "1", "a", "ا ", "1/", "\n", "-", "،")

Try = Callable[[str], object]


def slow_text(pattern: re.Pattern[str], use: Try | None = None) -> str | None:
    """A piece of text on whose repetition `pattern` takes more than linear time; None where none was found.

    `use` is how the pattern is used (default: `search`).
    """
    try_it = use or pattern.search
    return next((piece for head, piece in pieces(pattern) if _grows(try_it, head, piece)), None)


def _grows(use: Try, head: str, piece: str) -> bool:
    """Whether time grows faster than length: told by the ratio of the quickest tries, at the first length that takes time to see."""
    if min(_spent(use, head + piece * SHORT, 1) for _ in range(2)) > POWERS:
        return True
    texts = [head + (piece * (length // len(piece) + 1))[:length] for length in LONG]
    for at, text in enumerate(texts):
        spent = _spent(use, text, 1)
        if spent > SEEN:
            step = min(at, APART)
            most = SIXTEENFOLD if step == APART else FOURFOLD
            return step == 0 or _spent(use, text, TRIES) > most * _spent(use, texts[at - step], TRIES)
        if len(text) >= LONG[-2] and spent * 16 < SEEN:  # even square time would not be seen at the next length
            break
    return False


def _spent(use: Try, text: str, tries: int) -> float:
    """Seconds of processor time for a text, with the end that takes longer; of several tries the quickest."""
    return max(min(_time(use, text + end) for _ in range(tries)) for end in ENDS)


def _time(use: Try, text: str) -> float:
    start = time.thread_time()
    use(text)
    return time.thread_time() - start


# ---------------------------------------------------------------- texts made from a pattern


def pieces(pattern: re.Pattern[str]) -> tuple[tuple[str, str], ...]:
    """What to repeat, behind what: each part of the pattern, alone and after what leads up to it, and what is common in texts."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = {("", piece): None for piece in COMMON}
    for before, inside in _repeats(tree, ""):
        found |= dict.fromkeys((("", inside), ("", before + inside), ("", before), (before, inside), (before, " ")))
    return tuple((head, piece) for head, piece in found if piece)


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repeated part of a tree as a sample, with a sample of what stands before it."""
    for operation, value in tree:
        if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            yield before, _sample(value[2])
            yield from _repeats(value[2], before)
        for below in _below(operation, value):
            yield from _repeats(below, before)
            yield before, _sample(below)
        before += _sample([(operation, value)])


def _below(operation: Any, value: Any) -> Sequence[Any]:
    if operation is code.SUBPATTERN:
        return (value[3],)
    if operation is code.BRANCH:
        return tuple(value[1])
    if operation is code.ATOMIC_GROUP:
        return (value,)
    return ()


def _sample(tree: Any) -> str:
    """A short text that a tree matches, without what only looks ahead or back."""
    return "".join(str(_sample_one(operation, value)) for operation, value in tree)


def _sample_one(operation: Any, value: Any) -> str:
    if operation is code.LITERAL:
        return chr(value)
    if operation is code.ANY:
        return "ا"
    if operation is code.NOT_LITERAL:
        return "ا" if value != ord("ا") else "a"
    if operation is code.IN:
        return _member(value)
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _sample(value[2]) * int(min(max(value[0], 1), 4))
    below = _below(operation, value)
    return _sample(below[0]) if below else ""


def _member(members: Sequence[Any]) -> str:
    """A letter of a class."""
    if members[0][0] is code.NEGATE:
        return next((letter for letter in LETTERS if not any(_holds(member, letter) for member in members[1:])), "")
    operation, value = members[0]
    if operation is code.LITERAL:
        return chr(value)
    if operation is code.RANGE:
        return chr(value[0])
    return next((letter for letter in LETTERS if _holds(members[0], letter)), "")


def _holds(member: Any, letter: str) -> bool:
    operation, value = member
    if operation is code.LITERAL:
        return bool(ord(letter) == value)
    if operation is code.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    name = str(value).removeprefix("CATEGORY_")
    kind = {"SPACE": letter.isspace(), "DIGIT": letter.isdigit(), "WORD": letter.isalnum() or letter == "_"}[name.removeprefix("NOT_")]
    return bool(kind) is not name.startswith("NOT_")
