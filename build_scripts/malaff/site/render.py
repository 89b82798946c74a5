"""Run MkDocs over docs/, without parsing what is finished and without rendering what is kept.

MkDocs renders every page from its source; most of our pages are HTML already, and Python-Markdown and html.parser over them took
most of the time of a site. Two steps of MkDocs' own build are put in the place of its own for the length of one build: the
one that reads a page, which takes the body of a finished page as it is, and both for pages that are kept. What comes out is the
same, byte for byte (tests/site/test_renderers.py compares with `mkdocs build` and ProperDocs). A configuration with plugins of
somebody else's is built by MkDocs alone, as nobody knows what they look at.
"""

from __future__ import annotations

import difflib
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malaff.collection.page import is_untouched
from malaff.model.errors import OutputError

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

SPEAKERS = ("mkdocs.config", "mkdocs.commands.build")  # loggers of MkDocs that say why it stops
SEARCH = "material/search"  # what Material makes of the plugin `search`
OURS = frozenset({SEARCH, "search"})
# A finished body is one element of ours; Markdown gives such a block back as it gets it.
OPENS, CLOSES = '<div class="ml', "</div>"
Keep = Callable[[str], bool]


def render(root: Path, site: Path, keep: Keep = lambda source: False) -> bool:
    """Render the collection in `root` into `site` as `mkdocs build` would, but for the pages that `keep` says are not needed.

    `keep` gets the path of a page's source relative to docs/. Returns whether it was asked: a configuration with plugins of
    somebody else's, or with a navigation that does not name its pages, renders everything. Raises OutputError where
    MkDocs refuses the configuration or a page.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands import build as steps
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    told = _Told()
    for name in SPEAKERS:
        logging.getLogger(name).addFilter(told)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site.absolute()))
        if search := config.plugins.get(SEARCH):
            search.config.enabled = False  # its index would be thrown away: the post step writes ours
        _check_nav(config.nav, root)
        alone, named = not set(config.plugins) - OURS, _names_its_pages(config.nav)
        with _quicker(steps, keep if named else _never) if alone else nullcontext():
            steps.build(config)
        return alone and named
    except Abort as error:
        raise _stopped(root, told) from error
    except ConfigurationError as error:
        raise OutputError("mkdocs.yml", f"MkDocs cannot use it: {error}", "Mend the key it names.") from error
    except MkDocsException as error:
        raise OutputError("docs", f"MkDocs cannot build the pages: {error}", "Mend the page or template it names.") from error
    finally:
        for name in SPEAKERS:
            logging.getLogger(name).removeFilter(told)


class _Told(logging.Filter):
    """Keeps what MkDocs says as an error, for the one message that we say ourselves."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Let pass what is no error."""
        if record.levelno < logging.ERROR:
            return True
        self.errors.append(" ".join(record.getMessage().split()))
        return False


def _stopped(root: Path, told: _Told) -> OutputError:
    """Why MkDocs stopped, with the line of the key that it names."""
    said = told.errors[0] if told.errors else "MkDocs stopped"
    match = re.match(r"Config value '(?P<key>[^']+)': (?P<what>.*)", said)
    if not match:
        return OutputError("mkdocs.yml", said, "Mend what it names.")
    rows = (root / "mkdocs.yml").read_text("utf-8-sig", "replace").splitlines()
    line = next((number for number, row in enumerate(rows, 1) if row.startswith(f"{match['key']}:")), None)
    return OutputError(f"mkdocs.yml:{line}" if line else "mkdocs.yml", f"{match['key']}: {match['what']}", "Mend the key, or take it out.")


def _check_nav(nav: Any, root: Path) -> None:
    """Raise OutputError where the navigation names a page that is not there: MkDocs would make a link to nowhere of it."""
    for page in _pages_of(nav):
        if page.endswith(".md") and "://" not in page and not (root / "docs" / page.lstrip("/")).is_file():
            named = re.compile(rf"(?<![\w./-]){re.escape(page)}(?![\w./-])")
            rows = (root / "mkdocs.yml").read_text("utf-8-sig", "replace").splitlines()
            line = next((number for number, row in enumerate(rows, 1) if named.search(row)), None)
            pages = [path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")]
            near = difflib.get_close_matches(page, sorted(pages), 1)
            raise OutputError(f"mkdocs.yml:{line}" if line else "mkdocs.yml", f"nav: there is no page docs/{page}",
                              f"Did you mean {near[0]}?" if near else "Write the page, or take its line out of `nav`.")


def _pages_of(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _pages_of(item)


def _never(source: str) -> bool:
    return False


def _names_its_pages(nav: Any) -> bool:
    """Whether the navigation names every page itself: a title that is read from a page would be missing where it is kept."""

    def named(item: Any) -> bool:
        return isinstance(item, dict) and all(isinstance(below, str) or all(map(named, below)) for below in item.values())

    return bool(nav) and all(map(named, nav))


@contextmanager
def _quicker(steps: Any, keep: Keep) -> Iterator[None]:
    """MkDocs' module of building with our two steps in it."""
    read, write = steps._populate_page, steps._build_page

    def read_page(page: Page, config: Any, files: Any, dirty: bool = False) -> None:
        if keep(page.file.src_uri):
            page.content = ""
        elif not _take(page, config):
            read(page, config, files, dirty)

    def write_page(page: Page, *rest: Any, **more: Any) -> None:
        if not keep(page.file.src_uri):
            write(page, *rest, **more)

    steps._populate_page, steps._build_page = read_page, write_page
    try:
        yield
    finally:
        steps._populate_page, steps._build_page = read, write


def _take(page: Page, config: Any) -> bool:
    """Take the body of a finished page as it is, if the page still is as the program wrote it; whether it was taken."""
    page.read_source(config)
    body = (page.markdown or "").strip()
    if page.meta.get("generated") != "index" or not (body.startswith(OPENS) and body.endswith(CLOSES)):
        return False
    if not is_untouched(page.file.content_string):
        return False
    page.content = body
    page.present_anchor_ids = set()
    return True
