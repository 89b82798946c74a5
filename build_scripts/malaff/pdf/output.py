"""The PDF dossier as an output of the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from malaff.apparatus.output import Download, Order
from malaff.model.records import Collection, Config, Finding


class Pdf:
    """dist/dossier.pdf; with `--articles` one PDF an article too."""

    name = "pdf"
    file = "dossier.pdf"
    purpose = "docs/ becomes dist/dossier.pdf"
    flags: ClassVar[Mapping[str, str]] = {"articles": "also one PDF an article, dist/articles/<id>.pdf"}
    download = Download(file=file, kind="PDF", purpose="data.pdf")
    parallel = True
    gathers = False

    def build(self, collection: Collection, config: Config, dist: Path, order: Order) -> tuple[Path, ...]:
        """The dossier, and the one-article files where they are wanted. Raises OutputError, MachineError."""
        from malaff.pdf.build import build_article_pdfs, build_pdf

        path = build_pdf(collection, config, dist, jobs=order.jobs, report=order.report)
        if "articles" not in order.flags:
            return (path,)
        return (path, *build_article_pdfs(collection, config, dist, jobs=order.jobs))

    def check(self, path: Path, collection: Collection) -> tuple[Finding, ...]:
        """The rules of PDF/UA, PDF/A and ours that the file does not hold."""
        from malaff.pdf.proof.check import check_pdf

        return check_pdf(path, collection)
