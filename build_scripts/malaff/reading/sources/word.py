"""Read a Word document (.docx): its paragraphs as a reader sees them, then its notes, which stand outside the article."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from malaff.model.errors import SeedError
from malaff.reading.sources.bounds import LARGEST_PAGE
from malaff.reading.sources.source import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # ECMA-376, part 1, and W2 its strict form
W2 = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # what the choice beside it says again
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
UNSEEN = frozenset({"del", "moveFrom", "rPr", "pPr", "instrText", "delText"})  # deleted or moved away, formats, commands of fields
MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
MEND = "Open it in Word or LibreOffice, and save it as .docx or .txt."


class Word:
    """A .docx file."""

    endings = (".docx",)
    largest = LARGEST_PAGE

    def read(self, path: str, data: bytes) -> Iterator[Document]:
        """The one text. Raises SeedError where the file is none of Word's, is locked, or holds no words."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as pack:
                lines = _paragraphs(_part(pack, "word/document.xml", path), path)
                notes = [line for name in NOTES if name in pack.namelist() for line in _paragraphs(_part(pack, name, path), path)]
        except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error) as error:
            raise SeedError(path, "is no whole Word document, or is locked with a password", MEND) from error
        if not lines:
            raise SeedError(path, "holds no words, only pictures perhaps", "Type its text into a .txt.")
        yield Document(text="\n".join([*lines, *notes]), encoding="utf-8", outside=len(lines) + 1 if notes else 0)


def _part(pack: zipfile.ZipFile, name: str, path: str) -> bytes:
    """A part of the file, unpacked no further than is read: a small zip can hold a great deal."""
    with pack.open(name) as stream:
        data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise SeedError(path, f"unpacks to more than {LARGEST_PAGE:,} bytes", "Split it into its articles.")
    return data


def _paragraphs(xml: bytes, path: str) -> list[str]:
    """The lines of a part; a paragraph in a text box follows the one that it hangs on."""
    from lxml import etree  # only where a collection holds Word documents

    try:
        root: Any = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise SeedError(path, f"is no whole Word document ({str(error)[:80]})", MEND) from error
    texts = ("".join(_words(paragraph)) for paragraph in root.iter(f"{W}p", f"{W2}p") if not _is_unseen(paragraph))
    return [line for text in texts for part in text.split("\n") if (line := " ".join(part.split()))]


def _is_unseen(element: Any) -> bool:
    return any(above.tag == COMPATIBILITY or _name(above) in UNSEEN for above in element.iterancestors())


def _words(paragraph: Any) -> Iterator[str]:
    """What stands in a paragraph itself, in its order."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = _name(element)
        if name == "p" or name in UNSEEN or element.tag == COMPATIBILITY:
            continue
        if name == "t":
            yield element.text or ""
        elif name in MARKS:
            yield MARKS[name]
        stack += reversed(element)


def _name(element: Any) -> str:
    """The element's name where it is one of Word's."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(W).removeprefix(W2) if tag.startswith((W, W2)) else ""
