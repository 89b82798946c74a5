"""Build the search index of a site: sharded, settled for Arabic at build time, read by search-engine.js in the browser."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.apparatus.wording import published_words
from malaff.arabic.lexicon import load_lexicon
from malaff.collection.digest import Digest, source_of, to_digest
from malaff.model import edtf
from malaff.model.records import Article, Collection
from malaff.site.search.answers import find_answers
from malaff.site.search.families import Spellings, build_dictionary
from malaff.site.search.nearest import write_nearest
from malaff.site.search.postings import Postings, article_places, name_places
from malaff.site.search.shards import PAGE_ROWS, write_dictionary, write_pages, write_script

FOLDER = "search"
# What the stock script expects of an index: ours is asked through its own worker, so this one is empty.
STUB = {"config": {"lang": ["ar"], "separator": r"\s+", "pipeline": []}, "docs": []}
# Filters offered on the search page: actors of fewer articles than this are found by their name.
SHARED_BY = 2
MOST_FILTERS = 500
NONE = "none"  # the choice of what has no such value


def build_search(collection: Collection, site: Path) -> None:
    """Write the search index of a collection into a finished site's folder `search/`."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    parts = folder / _version(collection)
    parts.mkdir(parents=True)
    postings, spellings = Postings(), Spellings()
    for number, article in enumerate(collection.articles):
        postings.add(number, article_places(article, spellings.add(article)))
        write_script(parts / f"d{number}.js", f"d{number}", _document(article, voice_of(collection)))
    digest = to_digest(collection, lean=True)
    pages = [page for page in find_answers(digest, voice_of(collection)) if (site / page.address.partition("#")[0]).is_file()]
    for number, page in enumerate(pages, len(collection.articles)):
        postings.add(number, name_places((page.name, *page.others)))
    firsts = write_dictionary(parts, build_dictionary(postings.lists, postings.counts, spellings))
    written, lexicon = spellings.written, load_lexicon()
    nearest = write_nearest(parts, {word: (written.get(word, word), count) for word, count in postings.spread.items()
                                    if word.isalpha() and word not in lexicon.alone})
    write_pages(parts, [[page.address, page.name, page.kind, page.note] for page in pages])
    voice = voice_of(collection)
    write_script(parts / "filters.js", "filters", _filters(collection.articles, digest, voice))
    manifest = {
        "parts": parts.name, "articles": len(collection.articles), "pages": len(pages), "rows": PAGE_ROWS, "firsts": firsts,
        "nearest": nearest, "months": lexicon.months, "stop": sorted(lexicon.stop),
        "letters": {name: list(arabic) for name, arabic in sorted(lexicon.letters.items())},
        "numerals": voice.numerals, "language": voice.language,
        "words": {key: words for key, words in voice.words.items() if key.startswith(("search.", "nouns.article.", "unknown.", "list."))},
    }
    write_script(folder / "index.js", "index", manifest)
    _write_stub(folder)


def _version(collection: Collection) -> str:
    """A name for the parts that changes with their content, so that no browser joins old parts with new ones.

    What is kept back is no part of it: the name would change with a restriction that changes nothing here.
    """
    return hashlib.sha256(repr(dataclasses.replace(collection, restrictions="")).encode()).hexdigest()[:10]


def _write_stub(folder: Path) -> None:
    text = json.dumps(STUB, ensure_ascii=False, separators=(",", ":"))
    (folder / "search_index.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    (folder / "search_index.js").write_text(f"var __index={text};\n", encoding="utf-8", newline="\n")


def _document(article: Article, voice: Voice) -> list[object]:
    date = published_words(article.published, article.published_weekday, voice) if article.published else ""
    return [f"articles/{article.id}.html", article.title, date, source_of(article) or "", [block.text for block in article.blocks]]


def _filters(articles: Sequence[Article], digest: Digest, voice: Voice) -> dict[str, object]:
    """For each article its year, source, actors and topics, as numbers of the names that stand before.

    A day that is only bounded is no year, and neither is none: both are choices of their own, as is no publisher.
    """
    actors = [entry for entry in digest.actors if len(entry.articles) >= SHARED_BY][:MOST_FILTERS]
    years = sorted({day[:4] for article in articles if (day := edtf.dated(article.published))}, reverse=True)
    source_number = {article.id: number for number, group in enumerate(digest.sources) for article in group.articles}
    actor_number = {entry.id: number for number, entry in enumerate(actors)}
    topic_number = {group.id: number for number, group in enumerate(digest.topics)}
    rows = [[
        [years.index(day[:4]) if (day := edtf.dated(article.published)) else len(years) + (not article.published)],
        [source_number.get(article.id, len(digest.sources))],
        [actor_number[actor.id] for actor in article.actors if actor.id in actor_number],
        [topic_number[topic.id] for topic in article.topics],
    ] for article in articles]
    return {
        "year": [*([year, year] for year in years), ["bounded", voice("search.bounded")], [NONE, voice("search.undated")]],
        "source": [*([group.id, group.name] for group in digest.sources), [NONE, voice("search.no_source")]],
        "actor": [[entry.id, entry.name] for entry in actors], "topic": [[group.id, group.name] for group in digest.topics],
        "rows": rows,
    }
