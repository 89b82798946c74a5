"""Read the article in a saved web page, and what the page's head says about it; fetches nothing."""

from __future__ import annotations

from typing import Any

from malaff.arabic.letters import squeeze
from malaff.model.errors import SeedError

GIVEN = (("title", "title"), ("published", "date"), ("publisher", "sitename"), ("url", "url"))  # ours, trafilatura's
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
OPENING = 40  # letters by which the paragraph under a heading is known again
# The date that the page declares; searching its text for one takes a link's date for the article's.
DECLARED = {"extensive_search": False, "original_date": True}


def read_page(markup: str, where: str) -> tuple[str, dict[str, str]]:
    """The text of the article, its title first, and its title, date, site name and address where the page gives them.

    Raises SeedError where the page holds no article.
    """
    import trafilatura  # half a second to load: only where a collection holds web pages

    tree: Any = trafilatura.load_html(markup)
    page: Any = None if tree is None else trafilatura.bare_extraction(
        markup, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True, date_extraction_params=DECLARED)
    found: dict[str, Any] = page.as_dict() if page is not None else {}
    body = (found.get("text") or "").strip()
    if not body:
        raise SeedError(where, "holds no article that can be read", "Save the article's text as .txt and put that there.")
    given = {ours: " ".join(str(found[theirs]).split()) for ours, theirs in GIVEN if found.get(theirs)}
    lines = _with_headings(body.split("\n"), tree)
    title = given.get("title", "")
    if title and squeeze(title) not in squeeze(lines[0]):
        lines = [title, "", *lines]
    return "\n".join(lines), given


def _with_headings(lines: list[str], tree: Any) -> list[str]:
    """The lines with the article's own subheadings, which extraction drops where it falls back: each over its paragraph."""
    known = {squeeze(line) for line in lines}
    above: dict[int, list[str]] = {}
    for heading in tree.iter(*HEADINGS):
        text, under = " ".join(heading.text_content().split()), heading.getnext()
        if not text or under is None or squeeze(text) in known:
            continue
        opening = squeeze(under.text_content())[:OPENING]
        at = next((n for n, line in enumerate(lines) if opening and squeeze(line).startswith(opening)), None)
        if at is not None:
            above.setdefault(at, []).append(text)
    return [piece for n, line in enumerate(lines) for piece in (*above.get(n, ()), line)]
