"""What stands beside the pages: feeds, site map, data files, references, and which clippings belong together."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from malaff.apparatus.citing import cite_apa, cite_arabic, cite_bibtex, cite_csl, cite_ris
from malaff.collection.relations import to_relations
from malaff.model.records import Actor, Block, Collection, Config, Span
from malaff.site.data_files import LARGE, build_data
from malaff.site.feeds import build_feeds, build_sitemap
from malaff.site.marks import set_apart
from site_samples import HOSTILE, make_article

Built = tuple[Path, Collection, Config]


def _collection(*articles: object, **changes: object) -> Collection:
    facts = dict.fromkeys(("subtitle", "description", "copyright"), "") | {
        "title": "السدود",
        "publisher": "هيئة التحرير",
        "identifier": "urn:x:1",
        "url": "https://dams.example/d/",
        "language": "ar",
        "edition": "2020-02-01",
        "numerals": "latn",
        "articles": articles,
    }
    return Collection(**(facts | changes))  # type: ignore[arg-type]


def test_feeds_are_what_they_say(built: Built) -> None:
    """Atom and RSS are XML with absolute links, newest first; JSON Feed has the same clippings; none without an address."""
    feeds = build_feeds(built[1])
    atom, rss, plain = (
        etree.fromstring(feeds["atom.xml"].encode()),
        etree.fromstring(feeds["feed.xml"].encode()),
        json.loads(feeds["feed.json"]),
    )
    links = [e.get("href") for e in atom.findall("{*}entry/{*}link")]
    assert links == [e.text for e in rss.findall("channel/item/link")] == [item["url"] for item in plain["items"]]
    assert links[0] == "https://example.org/dossier/articles/a6.html" and len(links) == 7  # a7 has no date, a8 only a bound
    assert HOSTILE in [e.text for e in rss.findall("channel/item/title")]
    assert build_feeds(_collection(make_article(1), url="")) == {}


def test_site_map_has_every_page(built: Built) -> None:
    """Every page but the one for what is missing, with the edition's date."""
    site, collection, _ = built
    found = etree.fromstring((site / "sitemap.xml").read_bytes())
    pages = {p.relative_to(site).as_posix() for p in site.rglob("*.html")} - {"404.html"}
    assert len(found) == len(pages) and {e.text for e in found.iter("{*}lastmod")} == {collection.edition}
    assert not (site / "sitemap.xml.gz").exists() and "https://dams.example/d/a%20b.html" not in build_sitemap(_collection(), [])


def test_data_files_hold_the_collection(built: Built) -> None:
    """JSON, JSON Lines and CSV hold every clipping with its words and evidence; a cell never begins a formula."""
    files = {name: data.decode() for name, data in build_data(built[1]).items() if name.startswith(("articles", "references"))}
    whole, lines = json.loads(files["articles.json"]), [json.loads(line) for line in files["articles.jsonl"].splitlines()]
    assert whole["articles"] == lines and len(lines) == 9 and whole["edition"] == "2026-11-22"
    first = next(row for row in lines if row["id"] == "a1")
    assert (
        first["text"][0].startswith("قالت وزيرة المياه")
        and first["removed"][0]["rule"] == "share"
        and first["page"].endswith("/articles/a1.html")
    )
    rows = list(csv.DictReader(io.StringIO(build_data(_collection(make_article(1, title="=1+1")))["articles.csv"].decode("utf-8-sig"))))
    assert rows[0]["title"] == "'=1+1" and rows[0]["actors"] == "نادية الخطيب; سالم البحري; مجلس السدود" and rows[0]["quotes"] == "1"
    assert len(json.loads(files["references.csl.json"])) == 9


@pytest.mark.parametrize(
    "published, wanted",
    [
        ("2019-04-07", "Maha Adel. (2019، 7 أبريل). عنوان. صحيفة النيل. https://n.example/1"),
        ("2019", "Maha Adel. (2019). عنوان. صحيفة النيل. https://n.example/1"),
        (None, "Maha Adel. (بلا تاريخ). عنوان. صحيفة النيل. https://n.example/1"),
        ("2015-11/..", "Maha Adel. (بعد نوفمبر 2015). عنوان. صحيفة النيل. https://n.example/1"),
    ],
)
def test_apa(published: str | None, wanted: str) -> None:
    """APA's order: who, year first, title, source, address."""
    article = make_article(1, title="عنوان", published=published, url="https://n.example/1")
    assert cite_apa(article, _collection(article)) == wanted


def test_references_say_what_is_not_known() -> None:
    """A clipping without date, author and publisher is cited with these words, in the dossier's digits."""
    article = make_article(7, title="قال «نعم»", byline=None, publisher=None, agency=None, published=None)
    assert (
        cite_arabic(article, _collection(article, numerals="arab"))
        == "«قال ‹نعم›»، ناشر غير مذكور، بلا تاريخ. ضمن ملف «السدود»، هيئة التحرير، إصدار ١ فبراير ٢٠٢٠."
    )


def test_bibliographies_can_be_read_by_machines() -> None:
    """BibTeX escapes what TeX would obey, RIS lines have their form, CSL has dates as numbers."""
    article = make_article(1, title="نسبة 5% & {أكثر}", published="2019-04")
    bib, ris, csl = (
        cite_bibtex(article, _collection(article)),
        cite_ris(article, _collection(article)),
        cite_csl(article, _collection(article)),
    )
    assert r"title = {نسبة 5\% \& \{أكثر\}}" in bib and "year = {2019}" in bib and bib.startswith("@misc{a1,")
    assert ris.startswith("TY  - NEWS\r\n") and ris.endswith("ER  - \r\n") and "DA  - 2019/04//\r\n" in ris
    assert csl["issued"] == {"date-parts": [[2019, 4]]} and csl["author"] == [{"literal": "Maha Adel"}]


@pytest.mark.parametrize(
    "html, wanted",
    [
        ("<p>وكالة AFP قالت</p>", "<p>وكالة <bdi>AFP</bdi> قالت</p>"),
        ("صواريخ S-400 وF-16.", "صواريخ <bdi>S-400</bdi> و<bdi>F-16</bdi>."),
        ("Middle East Eye نشر", "<bdi>Middle East Eye</bdi> نشر"),
        ("يوم 2017-03-10 مساء", 'يوم <bdi dir="ltr">2017-03-10</bdi> مساء'),
        ('<a href="x.html" title="Abc">نص</a> &amp; &quot;5&quot;', '<a href="x.html" title="Abc">نص</a> &amp; &quot;5&quot;'),
        ("من 2015 إلى 2020، 92%", "من 2015 إلى 2020، 92%"),
    ],
)
def test_set_apart(html: str, wanted: str) -> None:
    """Latin words are isolated; tags, entities, Arabic and plain numbers stay as they are."""
    assert set_apart(html) == wanted


def test_relations_have_their_reason() -> None:
    """What shares rare names is related, with the names; near copies are twins, not relatives; the same days make a story."""

    def some(*names: str) -> tuple[Actor, ...]:
        return tuple(Actor(id=name, name=name, kind="person") for name in names)

    one = make_article(1, actors=some("أ", "ب", "ج"), places=(), published="2019-01-01", duplicates=("a4",))
    two = make_article(2, actors=some("أ", "ب", "ج"), places=(), published="2019-01-03")
    three = make_article(3, actors=some("أ", "ب", "د", "ه"), places=(), published="2019-09-01")
    four = make_article(4, actors=some("أ", "ب", "ج"), places=(), published="2019-01-01", duplicates=("a1",))
    five = make_article(5, actors=some("ز"), places=(), published="2019-01-01")
    relations = to_relations(_collection(one, two, three, four, five))
    assert [(r.article.id, r.same_story) for r in relations["a1"]] == [("a2", True), ("a3", False)]
    assert set(relations["a1"][0].shared) == {"أ", "ب", "ج"} and relations["a5"] == ()


def test_large_data_are_packed() -> None:
    """What would weigh more than the pages is offered packed under a name that says so; the same clippings are in it, once."""
    long = Block(kind="p", spans=(Span(text="كلمة " * 20_000),))
    articles = tuple(make_article(n, blocks=(long,)) for n in range(8))
    files = build_data(_collection(*articles))
    assert "articles.json" not in files and "articles.jsonl" not in files and "articles.csv" in files
    lines = gzip.decompress(files["articles.jsonl.gz"])
    assert len(lines) > LARGE and [json.loads(line)["id"] for line in lines.splitlines()] == [a.id for a in articles]
    assert all(len(data) < LARGE for data in files.values()) and files == build_data(_collection(*articles))


def test_nothing_of_the_theme_is_published_that_no_page_loads(built: tuple[Path, Collection, Config]) -> None:
    """No source maps, no word cutters of Material's own search."""
    assets = built[0] / "assets"
    assert not list(assets.rglob("*.map"))
    assert not (assets / "javascripts/lunr").exists()
