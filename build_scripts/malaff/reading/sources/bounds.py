"""The bounds of what is read, and the bytes of a file inside them: a regular file of the collection, of a size to read.

Bounds are stated in SECURITY.md. They lie far above what the press prints, and low enough for a machine of today.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from malaff.model.errors import MalaffError, SeedError

LARGEST_TEXT = 4_000_000  # bytes of a plain text: a book of 1,000 pages
LARGEST_PAGE = 16_000_000  # bytes of a saved web page, pictures written into it included
LARGEST_FILE = 1 << 30  # bytes of a .jsonl, packed or not: a million articles, and no bomb
LONGEST_TEXT = 1_000_000  # characters of one text
LONGEST_LINE = 100_000  # characters of one line: a newspaper page of ten columns in one paragraph
MOST_LINES = 50_000  # lines of one text
MOST_ATTRIBUTES = 2_000  # attributes of one tag: the parser compares each with each
MOST_TAGS = 200_000  # tags of one page; the largest saved front pages have twenty thousand
SECONDS = 60  # of processor time for one text; a long article takes a twentieth of a second
TAG = re.compile(r"<[A-Za-z][^\s/>]{0,200}")
ATTRIBUTE = re.compile(r"""[\s/]*(?:=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)?|[^\s/>=]+)""")


def read_bytes(path: Path, root: Path, error: type[MalaffError], largest: int) -> bytes:
    """The bytes of a file of the collection in `root`.

    Raises an `error` where it is no regular file (a pipe would be waited for without end), lies outside, has a name that is
    no text, is larger than `largest` bytes, or the system refuses it.
    """
    where = shown(path.relative_to(root).as_posix())
    if where != path.relative_to(root).as_posix():
        raise error(where, "has a name that is not in UTF-8", "Rename it, in Latin letters if you like.")
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise error(where, "is a link out of the collection", "Copy the file to where the link stands.")
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # noqa: PTH123 - a pipe must not be waited for
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise error(where, "is no file", "Take the pipe, device or folder away, or put a file in its place.")
            if state.st_size > largest:
                raise error(where, f"holds {state.st_size:,} bytes, at most {largest:,} are read", "Split it into smaller files.")
            return file.read(largest + 1)
    except RuntimeError as loop:  # what Python before 3.13 makes of a link that leads to itself
        raise error(where, "is a link that leads to itself", "Take it away.") from loop
    except OSError as refused:
        what = refused.strerror or type(refused).__name__
        raise error(where, f"cannot be read: {what}", "Look at its permissions, or take it out.") from refused


def shown(name: str) -> str:
    """A file name as messages can show it: bytes that are no UTF-8 as `\\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def check_text(text: str, where: str) -> None:
    """Raise SeedError where a text has more characters, lines or letters in a line than are read."""
    if len(text) > LONGEST_TEXT:
        raise SeedError(where, f"holds {len(text):,} characters, at most {LONGEST_TEXT:,} are read", "Split it into its articles.")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise SeedError(where, f"holds {len(lines):,} lines, at most {MOST_LINES:,} are read", "Split it into its articles.")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            what = f"the line holds {len(line):,} characters, at most {LONGEST_LINE:,} are read"
            raise SeedError(f"{where}:{number}", what, "Break it into paragraphs.")


def check_markup(markup: str, where: str) -> None:
    """Raise SeedError where markup holds more tags, or a tag more attributes, than a parser takes in reasonable time."""
    at, tags = 0, 0
    while match := TAG.search(markup, at):
        at, tags, attributes = match.end(), tags + 1, 0
        while (attribute := ATTRIBUTE.match(markup, at)) and attribute.end() > at:
            at, attributes = attribute.end(), attributes + 1
            if attributes > 2 * MOST_ATTRIBUTES:  # a name and a value each
                line = markup.count("\n", 0, match.start()) + 1
                raise SeedError(f"{where}:{line}", f"a tag has more than {MOST_ATTRIBUTES:,} attributes", "Save the text as .txt.")
        if tags > MOST_TAGS:
            raise SeedError(where, f"holds more than {MOST_TAGS:,} tags", "Save the article's text as .txt.")
