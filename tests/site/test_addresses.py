"""Where names stand: one address for all pages, kept when a name grows a page of its own."""

from __future__ import annotations

import re
from pathlib import Path

from malaff.collection.digest import to_digest
from malaff.model.records import Actor, Collection, Config
from malaff.site.addresses import ROWS, Addresses
from malaff.site.pages.index import build_index
from site_samples import make_article, make_collection

Built = tuple[Path, Collection, Config]


def _person(name_id: str, name: str) -> Actor:
    return Actor(id=name_id, name=name, kind="person", surfaces=(name,), mentions=1)


def test_an_anchor_stays_when_a_name_grows_a_page(tmp_path: Path) -> None:
    """`letter.meem.html#muna` is the entry of a name of one clipping, and leads to its page once there are two."""
    muna = _person("muna", "منى الراوي")
    one = (make_article(1, actors=(muna,), quotes=()), make_article(2, actors=(), quotes=()))
    two = (make_article(1, actors=(muna,), quotes=()), make_article(2, actors=(muna,), quotes=()))
    folders = (tmp_path / "once", tmp_path / "more")
    for folder in folders:
        folder.mkdir()
    once, more = (build_index(*make_collection(folder, articles)) for folder, articles in zip(folders, (one, two), strict=True))
    assert "actors/muna.md" not in once and "actors/muna.md" in more
    assert '<section class="kwic"><h2 id="muna">منى الراوي' in once["actors/letter.meem.md"]
    assert '<section class="kwic"><h2 id="muna"><a href="muna.html">' in more["actors/letter.meem.md"]
    assert 'href="actors/letter.meem.html#muna"' in once["index.md"] and 'href="actors/muna.html"' in more["index.md"]


def test_a_letter_of_many_names_is_paged(tmp_path: Path) -> None:
    """Each of hundreds of names of a letter has its anchor on the very page that its address names."""
    people = tuple(_person(f"n{n}", f"محمد {chr(0x628 + n % 20)}{n}") for n in range(3 * ROWS))
    collection, config = make_collection(tmp_path, (make_article(1, actors=people, quotes=()), make_article(2, actors=(), quotes=())))
    pages, addresses = build_index(collection, config), Addresses(to_digest(collection))
    for person in people:
        page, _, anchor = addresses.of("actors", person.id).partition("#")
        assert anchor == person.id and f' id="{anchor}"' in pages[page.replace(".html", ".md")]
    assert {"actors/letter.meem.md", "actors/letter.meem.2.md", "actors/letter.meem.3.md"} <= pages.keys()


def test_names_of_other_scripts_have_a_letter(tmp_path: Path) -> None:
    """A name that begins with a Latin letter, a digit or a sign has its entry too."""
    people = (_person("latin", "Zed Alpha"), _person("digit", "5 نجوم"), _person("sign", "«"), _person("cyrillic", "Ромашка"))
    collection, _ = make_collection(tmp_path, (make_article(1, actors=people, quotes=()), make_article(2, actors=(), quotes=())))
    addresses = Addresses(to_digest(collection))
    assert addresses.of("actors", "latin") == "actors/letter.z.html#latin"
    assert {addresses.of("actors", name) for name in ("digit", "sign", "cyrillic")} == {
        f"actors/letter.other.html#{name}" for name in ("digit", "sign", "cyrillic")}


def test_the_site_has_no_symbolic_address_left(built: Built) -> None:
    """Every link of a clipping to a name leads to where the name stands, and that place is there."""
    site, collection, _ = built
    addresses = Addresses(to_digest(collection))
    for article in collection.articles:
        html = (site / f"articles/{article.id}.html").read_text("utf-8")
        assert not re.search(r'href="\.\./(?:actors|places)/index\.html#', html)
        for folder, rows in (("actors", article.actors), ("places", article.places)):
            for row in rows:
                address = addresses.of(folder, row.id)
                page, _, anchor = address.partition("#")
                assert f'href="../{address}"' in html
                assert not anchor or f' id="{anchor}"' in (site / page).read_text("utf-8")
