"""Read the bytes of a raw file into the texts that it holds, with the reader of its kind."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from malaff.arabic.letters import fold
from malaff.model.errors import ConfigError, SeedError
from malaff.model.records import Seed
from malaff.reading.sources.bounds import check_text
from malaff.reading.sources.crawl import Crawl
from malaff.reading.sources.decode import decode
from malaff.reading.sources.feed import Feed
from malaff.reading.sources.lines import Lines
from malaff.reading.sources.plain import Plain
from malaff.reading.sources.sheet import Sheet
from malaff.reading.sources.source import GROUP, Document, Source
from malaff.reading.sources.webarchive import WebArchive
from malaff.reading.sources.webpage import WebPage
from malaff.reading.sources.word import Word

OURS: tuple[Source, ...] = (Plain(), WebPage(), Lines(), Sheet(), Word(), WebArchive(), Feed(), Crawl())

# Names of pages of ours, and of devices that Windows lets no file be called.
PORTS = (f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))
RESERVED = frozenset({"index", "readme", "404", "con", "prn", "aux", "nul", *PORTS})
LONGEST = 80  # characters of an id: paths stay below the 255 bytes of a file name with any suffix
# One Latin letter or two for each Arabic one (as in BGN/PCGN without its marks): ids are read, not pronounced.
LATIN = str.maketrans({
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "",
})


def read_seeds(path: str, data: bytes) -> tuple[Seed, ...]:
    """The texts of one raw file; `path` is relative to the collection, with `/`.

    Raises SeedError where the file, or any document in it, cannot be used.
    """
    seeds, faults = read_file(path, data)
    if faults:
        raise faults[0]
    return seeds


def read_file(path: str, data: bytes) -> tuple[tuple[Seed, ...], tuple[SeedError, ...]]:
    """The texts of one raw file that can be used, and for what cannot (the file, or documents in it) the errors."""
    source = source_of(path)
    if source is None:
        return (), (SeedError(path, "is of no kind that is read", f"Kinds: {', '.join(endings())}."),)
    seeds: list[Seed] = []
    faults: list[SeedError] = []
    try:
        for found in source.read(path, data):
            try:
                if isinstance(found, SeedError):
                    raise found
                seeds.append(_to_seed(path, data, found))
            except SeedError as error:
                faults.append(error)
    except SeedError as error:
        faults.append(error)
    except Exception as error:  # whatever a foreign reader, or a library it leans on, makes of hostile bytes
        said = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        faults.append(SeedError(path, f"cannot be read ({said})", "Save its text as .txt and put that there."))
    return tuple(seeds), tuple(faults)


def source_of(path: str) -> Source | None:
    """The reader of a file, by the longest ending that fits, in letters of either case; None where there is none."""
    name = path.rsplit("/", 1)[-1].lower()
    fitting = [(len(ending), source) for source in load_sources() for ending in source.endings if name.endswith(ending)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def endings() -> tuple[str, ...]:
    """The endings of all kinds of files that are read."""
    return tuple(ending for source in load_sources() for ending in source.endings)


@cache
def load_sources() -> tuple[Source, ...]:
    """Every reader: ours, then those of installed packages by name.

    Raises ConfigError where a package's reader cannot be loaded, lacks a part of the protocol or takes an ending that is taken.
    """
    sources = list(OURS)
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        sources.append(_load(point, {ending for source in sources for ending in source.endings}))
    return tuple(sources)


def _load(point: EntryPoint, taken: set[str]) -> Source:
    where = f"{GROUP}: {point.name} ({point.value})"
    try:
        loaded = point.load()
        source = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:  # whatever a foreign package raises while it is imported
        raise ConfigError(where, f"cannot be loaded: {error}", "Mend the package that brings it, or take it out.") from error
    lacking = [part for part in ("endings", "largest", "read") if not hasattr(source, part)]
    if lacking:
        raise ConfigError(where, f"lacks {', '.join(lacking)}", "A reader has all parts of `malaff.reading.sources.source.Source`.")
    if both := taken.intersection(source.endings):
        raise ConfigError(where, f"the ending `{min(both)}` is taken", "Give the files of this kind another ending.")
    return cast(Source, source)


def _to_seed(path: str, data: bytes, document: Document) -> Seed:
    """A document as a text with an id, its encoding and its hash. Raises SeedError where it does not read as Arabic."""
    where = document.place or path
    read = document.text if isinstance(document.text, bytes) else document.text.encode("utf-8", "replace")
    text, encoding, repaired = decode(read, where)
    check_text(text, where)
    raw = document.raw if document.raw is not None else data
    return Seed(id=to_id(document.name or path.rsplit("/", 1)[-1].rsplit(".", 1)[0]), path=path, sha256=_sha256(raw),
                encoding=document.encoding or encoding, text=text, given=dict(document.given), repaired=repaired,
                outside=document.outside, packed=bool(document.name), page=document.page)


def to_id(stem: str) -> str:
    """An id for a file name without its ending: the name itself where it is plain ASCII, else an ASCII form that never changes."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", stem) and len(stem) <= LONGEST:
        return stem if stem.lower() not in RESERVED else f"text-{stem}"
    plain = re.sub(r"[^a-z0-9_]+", "-", fold(stem).translate(LATIN)).strip("-")[:40].strip("-")
    return f"{plain or 'text'}-{_sha256(stem.encode('utf-8', 'surrogatepass'))[:8]}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
