"""Index pages: every entry has one, sorted as Arabic readers expect, long lists over several pages, nothing live from a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from malaff.collection import page
from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.model.records import Actor, Block, Collection, Config, Quote, Span
from malaff.site.pages.index import build_index
from site_samples import HOSTILE, make_article, make_collection

Built = tuple[Path, Collection, Config]


def test_every_entry_has_a_page(built: Built) -> None:
    """Each actor and place has its anchor on one page of a letter, each topic a page, and each page says that index wrote it."""
    _, collection, config = built
    pages = build_index(collection, config)
    for article in collection.articles:
        for folder, rows in (("actors", article.actors), ("places", article.places)):
            letters = [text for name, text in pages.items() if name.startswith(f"{folder}/letter.")]
            assert all(sum(f' id="{row.id}"' in text for text in letters) == 1 for row in rows)
        assert all(f"topics/{row.id}.md" in pages for row in article.topics)
    assert {"index.md", "timeline.md", "quotes.md", "about-the-data.md", "articles.md", "sources/index.md"} <= pages.keys()
    assert all(page.generated_by(text) == "index" and page.is_untouched(text) for text in pages.values())


def test_same_bytes(built: Built) -> None:
    """Index pages do not depend on a clock or on the order of a set."""
    _, collection, config = built
    assert build_index(collection, config) == build_index(collection, config)


def test_names_are_sorted_without_the_article(tmp_path: Path) -> None:
    """`الباء` stands under ب, and the forms of alef stand together."""
    names = ("الياسمين", "أمل", "البتول", "إبراهيم", "آدم")
    actors = tuple(Actor(id=f"n{n}", name=name, kind="person", surfaces=(name,)) for n, name in enumerate(names))
    collection, config = make_collection(tmp_path, (make_article(1, actors=actors, quotes=()), make_article(2)))
    text = build_index(collection, config)["actors/index.md"]
    shown = list(re.findall(r'<a href="[a-z.]+html#n\d">([^<]+)</a>', text))
    assert shown == ["إبراهيم", "آدم", "أمل", "البتول", "الياسمين"]


def test_long_lists_are_paged(tmp_path: Path) -> None:
    """Hundreds of lines of a concordance stand on several pages that lead to one another, and all of them are there."""
    lines = tuple(Block(kind="p", spans=(Span(text="قالت نادية الخطيب كلمة."),)) for _ in range(260))
    collection, config = make_collection(tmp_path, (make_article(1, blocks=lines), make_article(2)))
    pages = build_index(collection, config)
    parts = [name for name in pages if name.startswith("actors/nadia.")]
    assert parts == ["actors/nadia.md", "actors/nadia.2.md", "actors/nadia.3.md"]
    assert sum(pages[name].count("#p") for name in parts) >= 260
    assert 'href="nadia.2.html"' in pages["actors/nadia.md"] and 'href="nadia.html"' in pages["actors/nadia.2.md"]
    assert len(load_collection(load_config(tmp_path)).articles) == 2  # a page of a list is no article


def test_one_article_is_enough(tmp_path: Path) -> None:
    """A dossier of one bare article has all its pages, without figures that say nothing."""
    bare = make_article(
        1, actors=(), places=(), topics=(), quotes=(), dates=(), removed=(), repaired=(), published=None, publisher=None, agency=None
    )
    collection, config = make_collection(tmp_path, (bare,))
    pages = build_index(collection, config)
    assert "<svg" not in re.sub(r'<svg viewBox="0 0 100 1".*?</svg>', "", pages["index.md"])
    assert "القصاصات" in pages["index.md"]


@pytest.mark.parametrize("live", ["<script>alert", "<img src=x", 'href="javascript'])
def test_hostile_words_stay_words(built: Built, live: str) -> None:
    """No markup of a title, name, quotation or removed line comes alive on any page."""
    site, _, _ = built
    for path in site.rglob("*.html"):
        assert live not in path.read_text(encoding="utf-8"), path.name
    assert HOSTILE.count("<") == 3


def test_introduction_stands_on_the_home_page(built: Built) -> None:
    """An editor's words open the home page, their headings below its title."""
    site, _, _ = built
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "ملف عن <strong>السد</strong>" in home and home.count("<h1") == 1
    assert not (site / "introduction.html").exists() and 'href="about.html"' in home


def test_no_quotation_is_lost(tmp_path: Path) -> None:
    """A speaker of three hundred quotations has them all on the pages of quotations."""
    many = tuple(Quote(text=f"كلام رقم {n} من ثلاثمئة", speaker="nadia", speaker_name="نادية الخطيب", verb="قال", line=n)
                 for n in range(300))
    collection, config = make_collection(tmp_path, (make_article(1, quotes=many), make_article(2, quotes=())))
    pages = build_index(collection, config)
    said = "".join(text for name, text in pages.items() if name.startswith("quotes"))
    assert all(quote.text in said for quote in many) and max(len(text.encode()) for text in pages.values()) < 150_000


def test_names_of_several_clippings_come_first(tmp_path: Path) -> None:
    """Persons and bodies stand apart; who stands in one clipping alone is folded, and the numbers in the headings add up."""
    both = Actor(id="both", name="سامي البكر", kind="person", surfaces=("سامي البكر",))
    known = Actor(id="known", name="هيئة المياه", kind="organization", surfaces=("هيئة المياه",), by="vocabulary")
    once = Actor(id="once", name="منى الراوي", kind="person", surfaces=("منى الراوي",))
    articles = (make_article(1, actors=(both, known, once), quotes=()), make_article(2, actors=(both,), quotes=()))
    collection, config = make_collection(tmp_path, articles)
    text = build_index(collection, config)["actors/index.md"]
    held, folded = text.split('<details class="once">')
    assert "both.html" in held and "letter.heh.html#known" in held and "letter.meem.html#once" in folded
    assert "أشخاص (1)" in held and "هيئات (1)" in held and "أشخاص في قصاصة واحدة (1)" in folded


def test_lists_of_sources_add_up(tmp_path: Path) -> None:
    """Clippings without a source have their row, and a span says how many of the clippings are dated."""
    articles = (make_article(1, publisher="صحيفة النيل", published="2012-01-01"), make_article(2, publisher=None, agency=None),
                make_article(3, publisher="صحيفة النيل", published=None))
    collection, config = make_collection(tmp_path, articles)
    text = build_index(collection, config)["sources/index.md"]
    assert "بلا ناشر ولا وكالة: قصاصة واحدة" in text
    assert "(المؤرَّخ 1 من 2)" in text
