"""The page of the search: its text, which without JavaScript still leads everywhere; search.html and search-page.js do the rest."""

from __future__ import annotations

from malaff.apparatus.voice.voice import voice_of
from malaff.collection import page
from malaff.model.records import Collection

TITLE = "search.title"
LEAD = "search.deck"
INDEXES = (
    ("articles.md", "part.articles"),
    ("actors/index.md", "search.actors"),
    ("places/index.md", "part.places"),
    ("topics/index.md", "part.topics"),
    ("sources/index.md", "part.sources_alone"),
    ("timeline.md", "part.chronology"),
    ("quotes.md", "part.quotes"),
)
HELP = (
    ("search.all", "search.all_help"),
    ("search.phrase", "search.phrase_help"),
    ("search.without", "search.without_help"),
)


def search_page(collection: Collection) -> str:
    """The text of docs/search.md for a collection."""
    voice = voice_of(collection)
    links = voice.listed([f"[{voice(name)}]({target})" for target, name in INDEXES])
    rows = "\n\n".join(f"**{voice(name)}:** {voice(text)}" for name, text in HELP)
    count = voice.count(len(collection.articles), "article")
    body = voice("search.without_search", rows=rows, count=count, links=links)
    lead = voice(LEAD)
    meta = {
        "title": voice(TITLE),
        "generated": "index",
        "template": "search.html",
        "description": lead,
        "deck": lead,
        "search": {"exclude": True},
    }
    return page.write_page(meta, body)
