"""An address of a name, once given, goes on leading to it: in the web, and in a folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from chromium import FLAGS
from malaff.collection.digest import to_digest
from malaff.model.records import Collection, Config
from malaff.site.addresses import FOLDERS, Addresses


class _Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: 404.html for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page, with the code."""
        page = (Path(self.directory) / "dossier/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page of a Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def served(built: tuple[Path, Collection, Config], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under the path of its address."""
    root = tmp_path_factory.mktemp("pages")
    (root / "dossier").symlink_to(built[0].resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/dossier/"
    server.shutdown()
    server.server_close()


def _names(collection: Collection) -> tuple[tuple[str, str], tuple[str, str]]:
    """A name that is an entry of a letter, and one with a page of its own: each its id and its address."""
    digest = to_digest(collection)
    addresses = Addresses(digest)
    known = [(entry.id, addresses.of("actors", entry.id)) for entry in digest.actors]
    return next(k for k in known if "#" in k[1]), next(k for k in known if "#" not in k[1])


def test_the_lasting_address_leads_to_the_name(built: tuple[Path, Collection, Config], served: str, page: Page) -> None:
    """From the list's anchor, over the web and in a folder; and from the page that a name no longer has."""
    for name, address in _names(built[1]):
        for site in (served, built[0].as_uri() + "/"):
            page.goto(f"{site}actors/index.html#{name}")
            page.wait_for_url(site + address)
    name, address = _names(built[1])[0]
    page.goto(f"{served}actors/{name}.html")
    page.wait_for_url(served + address)


def test_what_never_was_stays_not_found(served: str, page: Page) -> None:
    """No name, no way on."""
    page.goto(f"{served}actors/nobody.html")
    page.wait_for_timeout(300)
    assert page.url == f"{served}actors/nobody.html"


def test_every_entry_is_in_the_table(built: tuple[Path, Collection, Config]) -> None:
    """And stands where the table says."""
    for folder in FOLDERS:
        for stem, names in Addresses(to_digest(built[1])).entries(folder).items():
            html = (built[0] / folder / f"{stem}.html").read_text("utf-8")
            assert all(f'id="{name}"' in html for name in names)
