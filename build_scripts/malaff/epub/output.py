"""The EPUB book as an output of the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from malaff.apparatus.output import Download, Order
from malaff.model.records import Collection, Config, Finding


class Epub:
    """dist/dossier.epub; with `--volumes` the volumes of a large collection too."""

    name = "epub"
    file = "dossier.epub"
    purpose = "docs/ becomes dist/dossier.epub"
    flags: ClassVar[Mapping[str, str]] = {"volumes": "split a large collection into volumes"}
    download = Download(file=file, kind="EPUB", purpose="data.epub")
    parallel = False
    gathers = False

    def build(self, collection: Collection, config: Config, dist: Path, order: Order) -> tuple[Path, ...]:
        """The book, and its volumes where they are wanted. Raises OutputError, MachineError."""
        from malaff.epub.build import build_epub

        return build_epub(collection, config, dist, volumes="volumes" in order.flags)

    def check(self, path: Path, collection: Collection) -> tuple[Finding, ...]:
        """What epubcheck and our own rules find in the book."""
        from malaff.epub.check import check_epub

        return check_epub(path, collection)
