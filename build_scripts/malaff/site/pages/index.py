"""Stage 2: from the article pages to the pages that lead to them: home, timeline, names, topics, sources, quotes, data."""

from __future__ import annotations

from malaff.collection.digest import to_digest
from malaff.model.records import Collection, Config
from malaff.site.addresses import Addresses
from malaff.site.pages.data import build_about_the_data
from malaff.site.pages.groups import build_articles, build_sources, build_topics
from malaff.site.pages.home import build_home
from malaff.site.pages.letters import build_letters
from malaff.site.pages.markup import Index, Pages
from malaff.site.pages.names import build_actors, build_places
from malaff.site.pages.quotes import build_quotes
from malaff.site.pages.search import search_page
from malaff.site.pages.time import build_timeline

BUILDERS = (
    build_home,
    build_articles,
    build_timeline,
    build_actors,
    build_places,
    build_letters,
    build_topics,
    build_sources,
    build_quotes,
    build_about_the_data,
)


def build_index(collection: Collection, config: Config) -> Pages:
    """Every index page: path relative to docs/ -> text of the page."""
    digest = to_digest(collection)
    index = Index(
        collection=collection,
        digest=digest,
        config=config,
        actors={a.id: a for a in digest.actors},
        places={p.id: p for p in digest.places},
        addresses=Addresses(digest),
    )
    pages: Pages = {}
    for build in BUILDERS:
        pages |= build(index)
    pages["search.md"] = search_page(collection)
    return pages
