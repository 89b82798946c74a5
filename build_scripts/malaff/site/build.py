"""The site: MkDocs renders docs/ into a temporary folder, our post step finishes it, and it takes the old one's place."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from malaff.apparatus.output import Download
from malaff.apparatus.voice.voice import voice_of
from malaff.collection.digest import Digest, to_digest
from malaff.collection.freshness import record_inputs, to_inputs
from malaff.collection.restrictions import is_current
from malaff.model.disk import remove, replacing_folder
from malaff.model.errors import MachineError
from malaff.model.records import Collection, Config
from malaff.site.addresses import FOLDERS
from malaff.site.card import NAME, build_card
from malaff.site.colours import colour_site
from malaff.site.data_files import FOLDER, build_data
from malaff.site.dress import Dresser, list_downloads
from malaff.site.feeds import build_feeds, build_sitemap
from malaff.site.kept import Kept, to_frame
from malaff.site.render import render
from malaff.site.search.build import build_search

log = logging.getLogger("malaff.site")


def build_site(collection: Collection, config: Config, dist: Path, books: Sequence[Download] = ()) -> Path:
    """Build `dist`/site from docs/ and return it. Until all of it is done, the site of the last run stays as it was.

    `books` are finished files in `dist` that the site offers; those that have not been made are left out.

    Raises OutputError where MkDocs refuses the configuration or a page.
    """
    root, digest = Path(config.root), to_digest(collection, lean=True)
    inputs = to_inputs(root)  # before rendering: what is saved meanwhile makes this site an old one
    books = [book for book in books if (dist / book.file).is_file() and is_current(root, dist / book.file)]
    files = build_data(collection)
    offered = list_downloads(files, dist, books, voice_of(collection))
    dresser = Dresser(collection, digest, offered, _offprints(collection, root, dist / "articles"))
    kept = Kept(root, dist / "site", to_frame(root, collection), dresser.depends)
    with replacing_folder(dist / "site") as work:
        if render(root, work, kept.keeps):
            kept.take(work)
        else:
            kept.taken.clear()
        _finish(collection, config, dresser, work, kept.taken)
        _offer(files, books, dresser.offprints, dist, work / FOLDER)
        kept.save(work)
    record_inputs(root, inputs)
    return dist / "site"


def _drop_unused(assets: Path) -> None:
    """Take away what no reader's browser loads of the theme: source maps, and the word cutters of a search that is not ours."""
    for path in assets.rglob("*.map"):
        path.unlink()
    remove(assets / "javascripts/lunr")


def _finish(collection: Collection, config: Config, dresser: Dresser, site: Path, kept: Mapping[str, str]) -> None:
    """The post step: files beside the pages, then every page that is not kept, then the search."""
    for name, text in build_feeds(collection).items():
        (site / name).write_text(text, encoding="utf-8", newline="")
    if collection.palette:
        colour_site(site, collection.palette)
    _card(collection, dresser.digest, config, site)
    _drop_unused(site / "assets")
    for folder in FOLDERS:
        if (site / folder).is_dir():
            table = json.dumps(dresser.addresses.entries(folder), ensure_ascii=True, separators=(",", ":"))
            (site / folder / "at.js").write_text(f"malaffAt({table});\n", encoding="utf-8", newline="")
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for page in pages:
        if page not in kept:
            path = site / page
            path.write_text(dresser.dress(page, path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the clock
    if collection.url:
        (site / "sitemap.xml").write_text(build_sitemap(collection, [p for p in pages if p != "404.html"]), encoding="utf-8", newline="")
    build_search(collection, site)
    log.info("%d pages, %d of them kept from the last site", len(pages), len(kept))


def _offer(files: Mapping[str, bytes], books: Sequence[Download], offprints: Mapping[str, int], dist: Path, downloads: Path) -> None:
    """Put the data, the finished books and the one-article PDFs into the site's folder of downloads."""
    downloads.mkdir(exist_ok=True)
    for name, data in files.items():
        (downloads / name).write_bytes(data)
    for book in books:
        shutil.copyfile(dist / book.file, downloads / book.file)
    if offprints:
        (downloads / "articles").mkdir(exist_ok=True)
    for name in offprints:
        shutil.copyfile(dist / "articles" / f"{name}.pdf", downloads / "articles" / f"{name}.pdf")


def _offprints(collection: Collection, root: Path, made: Path) -> dict[str, int]:
    """The size in bytes of each one-article PDF that has been made under the restrictions in force, by article."""
    paths = {article.id: made / f"{article.id}.pdf" for article in collection.articles}
    return {name: path.stat().st_size for name, path in paths.items() if path.is_file() and is_current(root, path)}


def _card(collection: Collection, digest: Digest, config: Config, site: Path) -> None:
    """The social card; a machine that cannot shape Arabic makes a site without it, and says so."""
    try:
        (site / NAME).write_bytes(build_card(collection, digest, config))
    except MachineError as error:
        log.warning("%s", error)


