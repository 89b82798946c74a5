"""The site: MkDocs renders docs/ into a temporary folder, our post step finishes it, and it takes the old one's place."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from malaff.apparatus.output import Download
from malaff.apparatus.voice.voice import voice_of
from malaff.collection.digest import Digest, to_digest
from malaff.collection.restrictions import is_current
from malaff.model.disk import replacing_folder
from malaff.model.errors import MachineError
from malaff.model.records import Collection, Config
from malaff.site.card import NAME, build_card
from malaff.site.colours import colour_site
from malaff.site.data_files import FOLDER, build_data
from malaff.site.dress import Dresser, list_downloads
from malaff.site.feeds import build_feeds, build_sitemap
from malaff.site.render import render
from malaff.site.search.build import build_search

log = logging.getLogger("malaff.site")


def build_site(collection: Collection, config: Config, dist: Path, books: Sequence[Download] = ()) -> Path:
    """Build `dist`/site from docs/ and return it. Until all of it is done, the site of the last run stays as it was.

    `books` are finished files in `dist` that the site offers; those that have not been made are left out.

    Raises OutputError where MkDocs refuses the configuration or a page.
    """
    with replacing_folder(dist / "site") as work:
        render(Path(config.root), work)
        finish(collection, config, work, dist, books)
    return dist / "site"


def finish(collection: Collection, config: Config, site: Path, dist: Path, books: Sequence[Download] = ()) -> None:
    """The post step: files beside the pages, then every page, then the search."""
    digest = to_digest(collection, lean=True)
    downloads = site / FOLDER
    downloads.mkdir(exist_ok=True)
    for name, text in build_data(collection).items():
        (downloads / name).write_text(text, encoding="utf-8", newline="")
    for book in books:
        if (dist / book.file).is_file() and is_current(Path(config.root), dist / book.file):
            shutil.copyfile(dist / book.file, downloads / book.file)
    offprints = _copy_offprints(collection, Path(config.root), dist / "articles", downloads / "articles")
    for name, text in build_feeds(collection).items():
        (site / name).write_text(text, encoding="utf-8", newline="")
    if collection.palette:
        colour_site(site, collection.palette)
    _card(collection, digest, config, site)
    dresser = Dresser(collection, digest, list_downloads(downloads, books, voice_of(collection)), offprints)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for page in pages:
        path = site / page
        path.write_text(dresser.dress(page, path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the clock
    if collection.url:
        (site / "sitemap.xml").write_text(build_sitemap(collection, [p for p in pages if p != "404.html"]), encoding="utf-8", newline="")
    build_search(collection, site)
    log.info("%d pages", len(pages))


def _copy_offprints(collection: Collection, root: Path, made: Path, to: Path) -> dict[str, int]:
    """Copy the one-article PDFs that have been made (`malaff pdf --articles`); the size of each in bytes, by article."""
    sizes = {}
    for article in collection.articles:
        path = made / f"{article.id}.pdf"
        if path.is_file() and is_current(root, path):
            to.mkdir(exist_ok=True)
            shutil.copyfile(path, to / path.name)
            sizes[article.id] = path.stat().st_size
    return sizes


def _card(collection: Collection, digest: Digest, config: Config, site: Path) -> None:
    """The social card; a machine that cannot shape Arabic makes a site without it, and says so."""
    try:
        (site / NAME).write_bytes(build_card(collection, digest, config))
    except MachineError as error:
        log.warning("%s", error)


