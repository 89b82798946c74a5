"""The site in a real browser: no foreign request, no error, nothing wider than a phone, our fonts, a button that copies."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from chromium import FLAGS
from malaff.model.records import Collection, Config

Built = tuple[Path, Collection, Config]
KINDS = (
    "index",
    "timeline",
    "quotes",
    "about-the-data",
    "about",
    "articles",
    "articles/a1",
    "articles/a6",
    "actors/index",
    "actors/nadia",
    "places/index",
    "places/town",
    "topics/environment",
    "sources/index",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def served(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under a sub-path, as GitHub Pages serves it."""
    root = tmp_path_factory.mktemp("pages")
    (root / "dossier").symlink_to(built[0].resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/dossier/"
    server.shutdown()
    server.server_close()


def _open(browser: Browser, own: str, **context: object) -> tuple[Page, list[str]]:
    """A page that notes every error, failed request and request to anywhere else."""
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" and "favicon.ico" not in m.text else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("request", lambda r: faults.append(r.url) if not r.url.startswith((own, "data:", "blob:")) else None)
    page.on("requestfailed", lambda r: faults.append(f"failed {r.url}") if r.failure != "net::ERR_ABORTED" else None)  # a page left early
    return page, faults


def test_pages_are_quiet_on_the_web(browser: Browser, served: str) -> None:
    """Under a sub-path every kind of page loads without error, breach of policy or foreign request; hostile titles do not run."""
    page, faults = _open(browser, served)
    page.on("dialog", lambda d: (faults.append(d.message), d.dismiss()))  # type: ignore[func-returns-value]
    for kind in KINDS:
        page.goto(f"{served}{kind}.html")
    page.context.close()
    assert faults == []


def test_pages_are_quiet_from_a_folder(browser: Browser, built: Built) -> None:
    """Opened as files they are the same, styles and fonts included."""
    own = built[0].resolve().as_uri()
    page, faults = _open(browser, own)
    for kind in KINDS:
        page.goto(f"{own}/{kind}.html")
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert page.evaluate("[...document.fonts].some(f => f.family === 'Amiri' && f.status === 'loaded')"), kind
    page.context.close()
    assert faults == []


@pytest.mark.parametrize("width", [390, 768, 1300])
def test_nothing_is_wider_than_the_screen(browser: Browser, built: Built, width: int) -> None:
    """No kind of page scrolls sideways."""
    own = built[0].resolve().as_uri()
    page, _ = _open(browser, own, viewport={"width": width, "height": 800})
    wide = []
    for kind in KINDS:
        page.goto(f"{own}/{kind}.html")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
            wide.append(kind)
    page.context.close()
    assert wide == []


def test_reader_who_asks_for_dark_gets_dark(browser: Browser, built: Built) -> None:
    """The scheme of the system is followed at the first visit."""
    own = built[0].resolve().as_uri()
    page, _ = _open(browser, own, color_scheme="dark")
    page.goto(f"{own}/index.html")
    page.wait_for_timeout(400)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
    page.context.close()


def test_reference_is_copied(browser: Browser, served: str) -> None:
    """The button beside a reference puts its words on the clipboard and says so."""
    page, _ = _open(browser, served, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{served}articles/a1.html")
    page.click("[data-copy=cite-ar]")
    page.wait_for_function("document.querySelector('[data-copy=cite-ar]').textContent === 'نُسخ'")
    assert "السد في أيامه الأولى، الحلقة 1" in page.evaluate("navigator.clipboard.readText()")
    page.context.close()


def test_names_are_filtered_and_ordered(browser: Browser, built: Built) -> None:
    """Typing leaves the names that hold the letters, spelled as a reader may; ordering by mentions is undone by letting go of it."""
    page, faults = _open(browser, built[0].resolve().as_uri())
    page.goto(f"{built[0].resolve().as_uri()}/actors/index.html")
    shown = "[...document.querySelectorAll('.names li')].filter(i => !i.hidden && !i.closest('section[hidden]'))"
    names = page.evaluate(f"{shown}.map(i => i.querySelector('span').textContent)")
    word = names[-1].split()[0]
    page.fill("[data-names-filter] input[type=search]", f"\u064b{word}")
    assert page.evaluate(f"{shown}.map(i => i.querySelector('span').textContent)") == [name for name in names if word in name]
    page.fill("[data-names-filter] input[type=search]", "")
    page.check("[data-names-filter] input[type=checkbox]")
    counts = page.evaluate("[...document.querySelectorAll('.names ul')].map(list => [...list.children].map(item => +item.dataset.n))")
    assert counts and all(rows == sorted(rows, reverse=True) for rows in counts)
    page.uncheck("[data-names-filter] input[type=checkbox]")
    assert page.evaluate(f"{shown}.map(i => i.querySelector('span').textContent)") == names
    page.context.close()
    assert faults == []
