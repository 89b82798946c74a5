"""The one place that knows where a name stands in the site: on a page of its own, or as an entry on the page of its letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from malaff.arabic.letters import is_arabic
from malaff.collection.digest import Digest, Entry

FOLDERS = ("actors", "places")
OWN = 2  # clippings from which a name has a page of its own: four names in five of a press collection stand in one alone
ROWS = 70  # entries on one page of a letter: some 80 kB
LETTER = re.compile(r"(?:ARABIC LETTER|LATIN SMALL LETTER) ([A-Z]+)")
OTHER = "other"  # names that begin with a digit, or in another script
# How pages write the address of a name before it is known where it stands: an anchor that the list of names has for all.
SYMBOL = re.compile(r'href="(?P<up>(?:\.\./)*)(?P<folder>actors|places)/index\.html#(?P<id>[A-Za-z0-9_-]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter with all names under it, in the order of the alphabet, over one or several pages."""

    shown: str
    stem: str  # of its pages: `letter.meem`; an id never holds a dot, so that no name's page is called so
    entries: Sequence[Entry]


class Addresses:
    """Where each name of a collection stands. An entry of a letter keeps its anchor there when it grows a page of its own."""

    def __init__(self, digest: Digest) -> None:
        self.letters = {folder: _letters(rows) for folder, rows in zip(FOLDERS, (digest.actors, digest.places), strict=True)}
        self._known: dict[tuple[str, str], str] = {}
        for folder, letters in self.letters.items():
            for letter in letters:
                for place, entry in enumerate(letter.entries):
                    self._known[folder, entry.id] = f"{folder}/{_address(letter, place, entry)}"

    def of(self, folder: str, name: str) -> str:
        """The address of a name's page or entry, relative to the site; that of the list for a name that is not known."""
        return self._known.get((folder, name), f"{folder}/index.html")

    def beside(self, folder: str, name: str) -> str:
        """The same for a page that stands in the folder itself."""
        return self.of(folder, name).removeprefix(f"{folder}/")

    def entries(self, folder: str) -> dict[str, list[str]]:
        """The names that are entries of a letter, by its pages (without their ending)."""
        found: dict[str, list[str]] = {}
        for (where, name), address in self._known.items():
            page, mark, _ = address.removeprefix(f"{folder}/").partition(".html#")
            if where == folder and mark:
                found.setdefault(page, []).append(name)
        return found

    def resolve(self, html: str) -> str:
        """A page with every symbolic address of a known name in the place of the real one."""
        return SYMBOL.sub(self._resolved, html)

    def _resolved(self, match: re.Match[str]) -> str:
        address = self._known.get((match["folder"], match["id"]))
        return f'href="{match["up"]}{address}"' if address else match[0]


def has_page(entry: Entry) -> bool:
    """Whether a name has a page of its own."""
    return len(entry.articles) >= OWN


def by_alphabet(entry: Entry) -> tuple[bool, str, str, str]:
    """What names are sorted by: Arabic ones first."""
    return not is_arabic(entry.sort_key[:1]), entry.sort_key, entry.name, entry.id


def _letters(entries: Sequence[Entry]) -> tuple[Letter, ...]:
    rows = sorted(entries, key=lambda e: (_stem(e) == OTHER, *by_alphabet(e)))
    made = []
    for stem, found in groupby(rows, key=_stem):
        names = tuple(found)
        made.append(Letter(shown="#" if stem == OTHER else names[0].sort_key[0].upper(), stem=f"letter.{stem}", entries=names))
    return tuple(made)


def _stem(entry: Entry) -> str:
    """The letter's name in Unicode (`meem`)."""
    found = LETTER.fullmatch(unicodedata.name(entry.sort_key[:1] or "#", ""))
    return found[1].lower() if found else OTHER


def _address(letter: Letter, place: int, entry: Entry) -> str:
    if has_page(entry):
        return f"{entry.id}.html"
    part = place // ROWS + 1
    return f"{letter.stem}{f'.{part}' if part > 1 else ''}.html#{entry.id}"
