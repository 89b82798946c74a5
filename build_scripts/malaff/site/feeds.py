"""Feeds of the newest clippings (Atom, RSS, JSON Feed), the site map, and their addresses for the head of every page."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from malaff.apparatus.citing import address
from malaff.apparatus.voice.voice import TEXTS, voice_of
from malaff.collection.digest import source_of
from malaff.model import edtf
from malaff.model.records import Article, Collection

NEWEST = 50
TYPES = {"atom.xml": "application/atom+xml", "feed.xml": "application/rss+xml", "feed.json": "application/feed+json"}
NAMES = {"atom.xml": "Atom", "feed.xml": "RSS", "feed.json": "JSON Feed"}


def build_feeds(collection: Collection) -> dict[str, str]:
    """File name -> text of the three feeds. Nothing without an address of the site, for a feed's links are absolute."""
    if not collection.url:
        return {}
    dated = [a for a in collection.articles if edtf.dated(a.published)]
    newest = sorted(dated, key=lambda a: (edtf.bounds(a.published or "")[0] or datetime.date.min, a.id), reverse=True)[:NEWEST]
    return {"atom.xml": _atom(collection, newest), "feed.xml": _rss(collection, newest), "feed.json": _json(collection, newest)}


def build_sitemap(collection: Collection, pages: Iterable[str]) -> str:
    """The site map. A page's date is the edition's: the site has no other clock."""
    rows = "".join(
        f"<url><loc>{escape(collection.url + page.removesuffix('index.html') if page == 'index.html' else collection.url + page)}</loc>"
        f"<lastmod>{collection.edition}</lastmod></url>\n"
        for page in sorted(pages)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def _moment(article: Article) -> datetime.datetime:
    """The first moment of the day (month, year) of publication, in UTC: a feed knows no rougher date."""
    day = edtf.bounds(article.published or "")[0] or datetime.date.min
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _atom(collection: Collection, articles: Iterable[Article]) -> str:
    apart = f' xml:lang="{TEXTS}"' if voice_of(collection).is_apart else ""
    entries = "".join(
        f"<entry{apart}><id>{escape(address(a, collection))}</id><title>{escape(a.title)}</title>"
        f'<link href="{escape(address(a, collection))}"/>'
        f"<published>{_moment(a).isoformat()}</published><updated>{_moment(a).isoformat()}</updated>"
        f"<author><name>{escape(a.author or source_of(a) or voice_of(collection)('unknown.not_stated'))}</name></author>"
        f"<summary>{escape(a.summary)}</summary></entry>\n"
        for a in articles
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{collection.language}">'
        f"<id>{escape(collection.identifier)}</id>"
        f"<title>{escape(collection.title)}</title><subtitle>{escape(collection.subtitle)}</subtitle>"
        f'<link href="{escape(collection.url)}"/><link rel="self" href="{escape(collection.url)}atom.xml"/>'
        f"<updated>{collection.edition}T00:00:00+00:00</updated><rights>{escape(collection.copyright)}</rights>\n{entries}</feed>\n"
    )


def _rss(collection: Collection, articles: Iterable[Article]) -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{escape(address(a, collection))}</link><guid>{escape(address(a, collection))}</guid>"
        f"<pubDate>{format_datetime(_moment(a))}</pubDate><description>{escape(a.summary)}</description>"
        + "".join(f"<category>{escape(t.name)}</category>" for t in a.topics)
        + "</item>\n"
        for a in articles
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{escape(collection.title)}</title><link>{escape(collection.url)}</link>"
        f"<description>{escape(collection.description or collection.subtitle or collection.title)}</description>"
        f"<language>{collection.language}</language>"
        f'<atom:link href="{escape(collection.url)}feed.xml" rel="self" type="application/rss+xml"/>\n{items}</channel></rss>\n'
    )


def _json(collection: Collection, articles: Iterable[Article]) -> str:
    items = [
        {
            "id": address(a, collection),
            "url": address(a, collection),
            "title": a.title,
            "content_text": "\n\n".join(b.text for b in a.blocks),
            "summary": a.summary,
            "date_published": _moment(a).isoformat(),
            "tags": [t.name for t in a.topics],
            **({"language": TEXTS} if voice_of(collection).is_apart else {}),
            "authors": [{"name": a.author or source_of(a) or voice_of(collection)("unknown.not_stated")}],
        }
        for a in articles
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": collection.title,
        "home_page_url": collection.url,
        "feed_url": f"{collection.url}feed.json",
        "description": collection.description,
        "language": collection.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
