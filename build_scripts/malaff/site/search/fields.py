"""What an article says about itself as words of the index: its day, its publisher, its reporter."""

from __future__ import annotations

from collections.abc import Iterator

from malaff.arabic.spelling import search_words
from malaff.collection.digest import source_of
from malaff.model import edtf
from malaff.model.records import Article

# A whole field is one word that no text holds: `=2015-07-21`, `=الشرق الاوسط`. search-fields.js asks for the same.
KEY = "="


def field_words(article: Article) -> Iterator[str]:
    """Keys of day, month, publisher and reporter, then the reporter's words, each once."""
    keys = []
    day = edtf.dated(article.published)
    if day and edtf.is_valid(day) and not day.endswith(("~", "?", "%")):
        keys += [day[:10], day[:7]] if len(day) > 7 else [day]
    for name in (source_of(article), article.author):
        if name:
            keys.append(" ".join(search_words(name)))
    yield from (KEY + key for key in dict.fromkeys(keys))
    yield from dict.fromkeys(search_words(article.byline or ""))
