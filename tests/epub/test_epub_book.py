"""The book as a whole: what others' programs say of it, its direction, its words, its links, its bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from lxml import etree

from epub_samples import REPO, article, collection, config
from malaff.epub.build import build_epub
from malaff.epub.check import check_epub
from malaff.model.records import Collection

XHTML = "{http://www.w3.org/1999/xhtml}"


def documents(path: Path) -> dict[str, etree._Element]:
    """The XHTML documents of a book, parsed as XML."""
    with zipfile.ZipFile(path) as book:
        return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}


def test_no_findings(book: Path, dossier: Collection) -> None:
    """Nothing by our own checks; no fatal error, error or warning by the W3C's checker, which needs Java here."""
    assert shutil.which("java"), "install a Java runtime: sudo apt-get install default-jre-headless"
    assert check_epub(book, dossier) == ()


def test_every_document_is_right_to_left(book: Path) -> None:
    """html and body both say so (Kindle's converter drops html's), and the language with it."""
    for name, page in documents(book).items():
        body = page.find(f"{XHTML}body")
        assert body is not None
        assert (page.get("dir"), body.get("dir"), page.get("lang")) == ("rtl", "rtl", "ar"), name
        assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar", name


def test_text_is_kept_letter_for_letter(book: Path, dossier: Collection) -> None:
    """The body of an article is its blocks and nothing else."""
    pages = documents(book)
    for one in dossier.articles:
        text = pages[f"EPUB/articles/{one.id}.xhtml"].find(f".//{XHTML}div[@class='text']")
        assert text is not None
        assert ["".join(child.itertext()) for child in text] == [block.text for block in one.blocks]
        assert "".join("".join(text.itertext()).split()) == "".join("".join(block.text for block in one.blocks).split())


def test_same_bytes_in_any_time_zone(dossier: Collection, book: Path, tmp_path: Path) -> None:
    """A second build, without what the first one kept, is equal byte for byte."""
    again = build_epub(dossier, config(tmp_path), tmp_path / "dist")[0]
    assert again.read_bytes() == book.read_bytes()
    script = (
        "import sys; sys.path[:0] = sys.argv[1:3]; from pathlib import Path; from epub_samples import *; "
        "from malaff.epub.build import build_epub; "
        "build_epub(collection(article()), config(Path(sys.argv[3])), Path(sys.argv[3]) / sys.argv[4])"
    )
    for zone in ("Asia/Riyadh", "America/Los_Angeles"):
        places = [str(REPO / "tests/samples"), str(REPO / "build_scripts"), str(tmp_path), zone]
        subprocess.run([sys.executable, "-c", script, *places], env={"TZ": zone, "PYTHONHASHSEED": str(len(zone))}, check=True)
    here = build_epub(collection(article()), config(tmp_path), tmp_path / "here")[0]
    assert (tmp_path / "Asia/Riyadh/dossier.epub").read_bytes() == here.read_bytes()
    assert (tmp_path / "America/Los_Angeles/dossier.epub").read_bytes() == here.read_bytes()
