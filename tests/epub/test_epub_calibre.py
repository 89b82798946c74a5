"""Kindle and Kobo read what calibre makes of the book: run where calibre is installed (`ebook-convert` on the path)."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from malaff.model.records import Collection

CONVERT = shutil.which("ebook-convert")
XHTML = "{http://www.w3.org/1999/xhtml}"


def converted(book: Path, folder: Path) -> dict[str, bytes]:
    """The book as AZW3, Kindle's format, and back, so that what AZW3 kept can be read."""
    kindle, back = folder / "book.azw3", folder / "back.epub"
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for arguments in ([str(book), str(kindle)], [str(kindle), str(back)]):
        subprocess.run([str(CONVERT), *arguments], check=True, capture_output=True, env=settings)
    with zipfile.ZipFile(back) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if CONVERT:

    def test_kindle_keeps_direction_and_words(book: Path, dossier: Collection, tmp_path: Path) -> None:
        """Calibre drops the direction of html and keeps that of body and of the pages; no paragraph is lost."""
        members = converted(book, tmp_path)
        package = etree.fromstring(members["content.opf"])
        assert package.find("{*}spine").get("page-progression-direction") == "rtl"
        pages = [data for name, data in members.items() if name.startswith("text/") and name.endswith("html")]
        bodies = [etree.fromstring(page).find(f"{XHTML}body") for page in pages]
        ours = [body for body in bodies if "calibre_generated" not in (body.get("id") or "")]
        assert len(ours) >= len(dossier.articles) and all(body.get("dir") == "rtl" for body in ours)
        words = " ".join("".join("".join(body.itertext()) for body in ours).split())
        for article in dossier.articles:
            for block in article.blocks:
                assert " ".join(block.text.split()) in words
