"""The finished site: direction, policy, records, links, words of numbers and dates, and what happens when a build fails."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from malaff.model.errors import OutputError
from malaff.model.records import Block, Collection, Config, Removal, Span
from malaff.pdf.output import Pdf
from malaff.site.build import build_site
from site_samples import NADIA, SALEM, TEXTS, make_article, make_collection

Built = tuple[Path, Collection, Config]
Read = Callable[[str], str]


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_reads_right_to_left(built: Built) -> None:
    """Direction and language stand on the root element of every page, and there is one title."""
    for path in _pages(built[0]):
        text = path.read_text(encoding="utf-8")
        assert '<html dir="rtl" lang="ar"' in text and text.count("<h1") == 1, path.name


def test_policy_allows_the_page_and_nothing_else(built: Built) -> None:
    """Each inline script is allowed by its own hash; no style attribute, no handler, nothing loaded from elsewhere."""
    for path in _pages(built[0]):
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy and text.index(policy[0]) < text.index("<script") and "unsafe" not in policy[1], path.name
        for script in re.findall(r"<script>(.*?)</script>", text, re.S):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy[1], path.name
        bare = re.sub(r"<script.*?</script>|<!--.*?-->", "", text, flags=re.S)
        assert not re.search(r'<[^>]*\s(?:style|on[a-z]+)="', bare), path.name
        assert not re.search(r'<(?:script|img|link rel="(?:stylesheet|icon|preload))[^>]*(?:src|href)="(?:https?:)?//', bare), path.name


def test_links_and_anchors_lead_somewhere(built: Built) -> None:
    """Every link within the site has its page, every fragment its element, and no link leads to a folder."""
    site, collection, _ = built
    ids = {p: set(map(unescape, re.findall(r'\sid="([^"]*)"', p.read_text(encoding="utf-8")))) for p in _pages(site)}
    prefix = urlsplit(collection.url).path
    for path in ids:
        for link in map(unescape, re.findall(r'<a [^>]*?href="([^"]*)"', path.read_text(encoding="utf-8"))):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (
                path
                if not parts.path
                else site / unquote(parts.path).removeprefix(prefix)
                if parts.path.startswith("/")
                else path.parent / unquote(parts.path)
            )
            assert target.resolve().is_file(), f"{path.name}: {link}"
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in ids[site / target.resolve().relative_to(site.resolve())], f"{path.name}: {link}"


def test_article_page_says_what_only_the_collection_knows(read: Read) -> None:
    """Number, date in words with its grade, reasons in the log, three references, neighbours by date, a shared story."""
    text = read("articles/a2.html")
    assert "قصاصة 3" in text and '<time datetime="2019-03-08">8 مارس 2019</time>' in text and "مستنتَج" in text
    assert "زر مشاركة." in text and "شارك &lt;b&gt;الخبر&lt;/b&gt; على X" in text and "كلمة قُطعت بنقاط." in text
    assert all(f'id="cite-{style}"' in text for style in ("ar", "apa", "bib")) and text.count("data-copy=") == 3
    assert 'rel="prev"' in text and 'rel="next"' in text and "تشترك في: " in text
    assert "60\u00a0كلمة" in text and "سطر واحد" in text and "malaff:" not in text
    assert f"{2:064x}" in text and "seeds/a2.txt" in text


def test_uncertain_article_page_says_so(read: Read) -> None:
    """A text without date, title and source says each, and names its twin; a bound is no date."""
    text = read("articles/a7.html")
    assert "العنوان مأخوذ من الجملة الأولى" in text and "غير مذكور" in text and "يوم الخميس، والتاريخ غير معروف" in text
    assert re.search(r'href="a8\.html">القصاصة \d+</a>', text) and "لم يُزل من النص شيء" in text
    bound = read("articles/a8.html")
    assert "بعد نوفمبر 2015" in bound and "محدود بقرينة" in bound and 'datetime="2015' not in bound and "حُجب بعض هذا النص." in bound


def test_paragraphs_have_addresses_and_the_pulled_quote_follows_its_own(read: Read) -> None:
    """Paragraphs are numbered as the body counts them, headings included; the concordance leads to them."""
    text = read("articles/a1.html")
    assert '<p id="p1" class="lead">' in text and '<p id="p3">' in text
    assert text.index('<p id="p2">') < text.index('class="pq"') < text.index('<p id="p3">')
    nine = read("articles/a9.html")
    assert re.search(r'<span id="p2"></span><h2 id="ما-بعد-السد">', nine) and '<p id="p3">' in nine
    assert 'href="../actors/nadia.html">نادية الخطيب</a>' in nine
    assert 'href="../articles/a1.html#p2">الخطيب</a>' in read("actors/nadia.html")


def test_foreign_words_are_set_apart(read: Read) -> None:
    """Latin words and dates with hyphens are isolated in the body; Arabic and plain numbers are left alone."""
    text = read("articles/a1.html")
    assert 'وكالة <bdi>Reuters</bdi> في <bdi dir="ltr">2019-04-07</bdi>' in text and "أن 40% من" in text


def test_records_for_machines(read: Read, built: Built) -> None:
    """JSON-LD of an article, an actor and the collection; Open Graph and the canonical address of each page."""

    def record(name: str) -> dict[str, object]:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(name), re.S)
        assert found
        return json.loads(found[1])  # type: ignore[no-any-return]

    article = record("articles/a1.html")
    assert article["@type"] == "NewsArticle" and article["headline"] == "السد في أيامه الأولى، الحلقة 1"
    assert article["datePublished"] == "2019-02-08" and {"@type": "Place", "name": "أسوان"} in article["mentions"]  # type: ignore[operator]
    assert "datePublished" not in record("articles/a8.html")
    assert record("index.html")["@type"] == "Dataset" and record("actors/nadia.html")["about"]["sameAs"].endswith("/Q42")  # type: ignore[index]
    for name in ("index.html", "articles/a1.html", "actors/nadia.html", "articles.html"):
        text = read(name)
        canonical = re.search(r'rel="canonical" href="([^"]*)"', text)
        shared = re.search(r'property="og:url" content="([^"]*)"', text)
        assert canonical and shared and canonical[1].removesuffix("index.html") == shared[1].removesuffix("index.html"), name


def test_card_is_a_picture_of_its_size(built: Built) -> None:
    """The social card is a PNG of 1200 x 630."""
    data = (built[0] / "assets/social-card.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)


def test_downloads_are_those_that_stand_there(read: Read, built: Built) -> None:
    """A book that was built is offered with its size; one that was not is not."""
    home = read("index.html")
    assert 'href="downloads/dossier.pdf"><b>PDF</b>' in home and "5.3 ميغابايت" in home and "dossier.epub" not in home
    assert (built[0] / "downloads/dossier.pdf").stat().st_size > 5_000_000 and "../downloads" not in home


def test_same_bytes_twice(built: Built, tmp_path: Path) -> None:
    """Two builds of the same collection are the same files, byte for byte."""
    site, collection, config = built
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "dossier.pdf").write_bytes((site / "downloads/dossier.pdf").read_bytes())
    again = build_site(collection, config, dist, (Pdf.download,))
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert first.keys() == second.keys() and [name for name in first if first[name] != second[name]] == []


def test_one_set_of_digits(tmp_path: Path) -> None:
    """With Arabic-Indic numerals no page shows another digit, but for addresses, code and what the texts themselves write."""
    articles = tuple(
        make_article(n, title="السد في أيامه الأولى", published_why="«أمس» في السطر 2", findings=(), dates=(), quotes=(),
                     summary=TEXTS[1],
                     actors=(NADIA, SALEM), removed=(Removal(line=9, rule="share", text="شارك"),),
                     blocks=(Block(kind="p", spans=(Span(text=TEXTS[1]),)),))
        for n in range(1, 15))
    collection, config = make_collection(tmp_path, articles, ("numerals: latn", "numerals: arab"))
    site = build_site(collection, config, tmp_path / "dist")
    for path in _pages(site):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"<head>.*?</head>|<(script|code|pre|bdi|title)\b.*?</\1>", "", text, flags=re.S)
        shown = re.sub(r"<[^>]*>|&#?\w+;", " ", text)
        assert path.name == "404.html" or not re.findall(r".{20}[0-9].{20}", shown), path.name


def test_failed_build_leaves_the_old_site(built: Built, tmp_path: Path) -> None:
    """A template that cannot be rendered is an OutputError, and the site of the last run stays whole."""
    _, collection, config = built
    root = tmp_path / "broken"
    root.mkdir()
    (root / "mkdocs.yml").write_text(
        (Path(config.root) / "mkdocs.yml").read_text(encoding="utf-8").replace("theme_overrides", "nowhere"), encoding="utf-8"
    )
    (root / "docs").symlink_to(Path(config.root) / "docs")
    (root / "dist/site").mkdir(parents=True)
    (root / "dist/site/index.html").write_text("old", encoding="utf-8")
    broken = Config(**{name: getattr(config, name) for name in Config.__dataclass_fields__} | {"root": str(root)})
    with pytest.raises(OutputError, match=r"mkdocs\.yml"):
        build_site(collection, broken, root / "dist")
    assert [p.name for p in (root / "dist").iterdir()] == ["site"] and (root / "dist/site/index.html").read_text(encoding="utf-8") == "old"
