"""A reference manager takes title, writer, paper, day and address from a clipping's page; a reader the address of a paragraph."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

from playwright.sync_api import sync_playwright

from chromium import FLAGS
from malaff.model.records import Article, Collection, Config
from malaff.site.citation import to_coins, to_metas
from site_samples import sample_articles

META = re.compile(r'<meta name="(citation_\w+)" content="([^"]*)">')
KNOWN = {"title": "عنوان \"فيه\" علامات & غيرها", "byline": "هدى الراوي", "publisher": "النهر", "published": "2026-05-12", "url": "https://example.org/a?b=1&c=2"}


def _article(**changes: object) -> Article:
    known = {**KNOWN, **changes}
    return Article(id="a", seed="s", sha256="0", encoding="utf-8", title_from="text", summary="", **known)  # type: ignore[arg-type]


def test_every_fact_is_there_letter_for_letter() -> None:
    """In the head and as COinS."""
    metas = {name: unescape(value) for name, value in META.findall(to_metas(_article(), "https://example.net/d/articles/a.html"))}
    assert metas == {"citation_title": KNOWN["title"], "citation_author": "هدى الراوي", "citation_publisher": "النهر",
                     "citation_publication_date": "2026/05/12", "citation_public_url": KNOWN["url"], "citation_language": "ar"}
    coins = re.search('title="([^"]*)"', to_coins(_article(), ""))
    assert coins
    given = parse_qs(unescape(coins[1]))
    assert given["rft.title"] == [KNOWN["title"]]
    assert (given["rft.type"], given["rft.date"], given["rft.identifier"]) == (["newspaperArticle"], ["2026-05-12"], [KNOWN["url"]])


def test_nothing_is_cited_that_is_not_sure() -> None:
    """No day that is only bounded or doubtful, no writer and no paper that is not named."""
    for published in ("2014-07/..", "2015-08-05~", "199X", None):
        assert "date" not in to_metas(_article(published=published, byline=None, publisher=None), "")


def test_every_clipping_has_its_reference(built: tuple[Path, Collection, Config]) -> None:
    """On its page, with its own title."""
    for article in sample_articles():
        page = (built[0] / f"articles/{article.id}.html").read_text("utf-8")
        assert unescape(dict(META.findall(page))["citation_title"]) == " ".join(article.title.split())
        assert page.count('class="Z3988"') == 1


def test_the_address_of_a_paragraph(built: tuple[Path, Collection, Config]) -> None:
    """A sign that keyboard and screen reader reach; the paragraph's text stays as it is."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        page = browser.new_page()
        page.goto((built[0] / f"articles/{sample_articles()[0].id}.html").as_uri())
        sign = page.locator(".body #p1 .pil")
        assert sign.get_attribute("aria-label")
        assert "¶" not in (page.locator(".body").text_content() or "")
        sign.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#p1")
        browser.close()
