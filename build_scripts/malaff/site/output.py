"""The site as an output of the program: it takes in the finished files of the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from malaff.apparatus.output import Order
from malaff.model.records import Collection, Config, Finding


class Site:
    """dist/site/, a folder that a server or a reader's own machine shows."""

    name = "site"
    file = "site"
    purpose = "docs/ becomes dist/site/"
    flags: ClassVar[Mapping[str, str]] = {}
    download = None
    parallel = False
    gathers = True

    def build(self, collection: Collection, config: Config, dist: Path, order: Order) -> tuple[Path, ...]:
        """The whole site; until it is done, the last one stays. Raises OutputError where MkDocs refuses something."""
        from malaff.site.build import build_site

        return (build_site(collection, config, dist, order.downloads) / "index.html",)

    def check(self, path: Path, collection: Collection) -> tuple[Finding, ...]:
        """What is wrong with its pages, links and searches."""
        from malaff.site.check import check_site

        return check_site(path, collection)
