"""The pages of letters: every name of a letter, with its words in context where it has no page of its own."""

from __future__ import annotations

from html import escape

from malaff.apparatus.wording import shorten
from malaff.collection.digest import Entry
from malaff.collection.sights import Sight
from malaff.site.addresses import FOLDERS, ROWS, Letter, has_page
from malaff.site.pages.markup import Index, Pages, head, join, numbered, paged, to_page

LINES = 2  # of a name's context in one clipping; the clipping holds all of them
OTHERS = 8  # other spellings of a name that are shown
TITLE = 110  # characters of a clipping's title beside a name: a line
PARTS = {"actors": "part.actors", "places": "part.places"}
KINDS = {
    "person": "kind.person",
    "organization": "kind.organization",
    "country": "kind.country",
    "city": "kind.city",
    "region": "kind.region",
    "province": "kind.province",
    "continent": "kind.continent",
    "sea": "kind.sea",
    "river": "kind.river",
    "site": "kind.site",
    "mountain": "kind.mountain",
    "island": "kind.island",
    "village": "kind.village",
}
REST = {
    "vocabulary": "basis.vocabulary",
    "rule": "basis.rule",
    "model": "basis.model",
}


def build_letters(index: Index) -> Pages:
    """docs/actors/letter.*.md and docs/places/letter.*.md: each holds an anchor for every name of its letter."""
    pages: Pages = {}
    for folder in FOLDERS:
        for letter in index.addresses.letters[folder]:
            pages |= _letter(index, folder, letter)
    return pages


def letters_of(index: Index, folder: str, here: str = "") -> str:
    """Links to the pages of all letters, each with how many names it has; `here` is the letter that is being read."""
    links = "".join(
        f'<b aria-current="page">{escape(letter.shown)}</b>'
        if letter.stem == here
        else f'<a href="{letter.stem}.html">{escape(letter.shown)} <small>{index.number(len(letter.entries))}</small></a>'
        for letter in index.addresses.letters[folder]
    )
    return f'<nav class="letters" aria-label="{index.voice("frame.letters")}">{links}</nav>' if links else ""


def _letter(index: Index, folder: str, letter: Letter) -> Pages:
    title = index.voice("names.letter", part=index.voice(PARTS[folder]), letter=letter.shown)

    deck, pages = index.voice("names.letter_deck"), {}
    for name, part in paged(f"{folder}/{letter.stem}.md", letter.entries, ROWS, index.voice):
        body = join(
            '<div class="ml">',
            head(index.voice("frame.index"), title, numbered(index, part, deck)),
            letters_of(index, folder, letter.stem),
            part.pager,
            "".join(_see(index, entry) if has_page(entry) else _entry(index, entry) for entry in part.rows),
            part.pager,
            "</div>",
        )
        pages[name] = to_page(title, body, description=f"{title}: {index.number(len(letter.entries))}. {deck}")
    return pages


def _see(index: Index, entry: Entry) -> str:
    """A name with a page of its own: the way there, and the anchor that it had when it stood here."""
    return (
        f'<section class="kwic"><h2 id="{escape(entry.id)}"><a href="{escape(entry.id)}.html">{index.text(entry.name)}</a></h2>'
        f'<p class="aka">{index.count(len(entry.articles), "article")}</p></section>\n'
    )


def _entry(index: Index, entry: Entry) -> str:
    """A name with all that is known of it: what it is, other spellings, on what that rests, and its words in each clipping."""
    facts = [index.voice(KINDS.get(entry.kind, "kind.place")), *(escape(role) for role, _ in entry.roles[:2])]
    basis = f" <small>{index.voice(REST[entry.by])}</small>" if entry.by in REST else ""
    others = [surface for surface in entry.surfaces if surface != entry.name][:OTHERS]
    also = f"<small>{index.voice('names.also', also=escape(index.voice.joined(others)))}</small>" if others else ""
    rest = f'<p class="aka">{also} {_wikidata(index, entry)}</p>' if also or entry.wikidata else ""
    return (
        f'<section class="kwic"><h2 id="{escape(entry.id)}">{index.text(entry.name)} <small>{index.voice.joined(facts)}</small></h2>'
        f"{rest}{''.join(_clipping(index, entry, n) for n in range(len(entry.articles)))}{basis}</section>\n"
    )


def _clipping(index: Index, entry: Entry, place: int) -> str:
    article = entry.articles[place]
    lines = [sight for sight in entry.sights if sight.article.id == article.id][:LINES]
    said = sum(said.article.id == article.id for said in entry.quotes)
    quoted = f" <small>{index.count(said, 'quote')}</small>" if said else ""
    rows = "".join(map(write_line, lines))
    return (
        f'<p class="aka"><a href="../articles/{escape(article.id)}.html"><span class="n">{index.clipping(article)}</span> '
        f"{index.text(shorten(article.title, TITLE))}</a>{quoted}</p>" + (f"<ul>\n{rows}</ul>" if rows else "")
    )


def _wikidata(index: Index, entry: Entry) -> str:
    name, said = escape(entry.wikidata or ""), index.voice("names.wikidata")
    return f'<a href="https://www.wikidata.org/wiki/{name}" rel="external">{said} <bdi>{name}</bdi></a>' if name else ""


def write_line(sight: Sight) -> str:
    """A line of a concordance: what stands before the name, the name, what stands after it."""
    return (
        f'<li><span class="b">{escape(sight.before)}</span>'
        f'<a href="../articles/{sight.article.id}.html#p{sight.block + 1}">{escape(sight.word)}</a>'
        f'<span class="a">{escape(sight.after)}</span></li>\n'
    )
