"""Read the bytes of a raw file (.txt, .html, .jsonl, .jsonl.gz) into the texts that it holds."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
from typing import Any

from malaff.arabic.letters import fold
from malaff.model.errors import SeedError
from malaff.model.records import Seed
from malaff.reading.sources.decode import decode
from malaff.reading.sources.webpage import read_page

# Names of pages of ours, and of devices that Windows lets no file be called.
PORTS = (f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))
RESERVED = frozenset({"index", "readme", "404", "con", "prn", "aux", "nul", *PORTS})
LONGEST = 80  # characters of an id: paths stay below the 255 bytes of a file name with any suffix
LARGEST = 1 << 30  # bytes that a .gz may unpack to: a million articles, and no bomb
FIELDS = {"title": "title", "url": "url", "date": "published", "published": "published", "publisher": "publisher"}
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
    """The texts of one raw file that can be used, and for what cannot (the file, or lines of a .jsonl) the errors."""
    name = path.rsplit("/", 1)[-1]
    try:
        if name.endswith((".jsonl", ".jsonl.gz")):
            return _read_documents(path, name.split(".jsonl")[0], _unpack(data, path) if name.endswith(".gz") else data)
        return (_read_text(path, name, data),), ()
    except SeedError as error:
        return (), (error,)


def _read_text(path: str, name: str, data: bytes) -> Seed:
    text, encoding, repaired = decode(data, path)
    given: dict[str, str] = {}
    outside = 0
    if name.endswith((".html", ".htm")):
        page = read_page(text, path)
        text, given, outside = page.text, page.given, page.outside
        repaired = tuple(r for r in repaired if r.rule != "mojibake")  # its line numbers were the markup's
    return Seed(id=to_id(name.rsplit(".", 1)[0]), path=path, sha256=_sha256(data), encoding=encoding, text=text, given=given,
                repaired=repaired, outside=outside)


def to_id(stem: str) -> str:
    """An id for a file name without its ending: the name itself where it is plain ASCII, else an ASCII form that never changes."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", stem) and len(stem) <= LONGEST:
        return stem if stem.lower() not in RESERVED else f"text-{stem}"
    plain = re.sub(r"[^a-z0-9_]+", "-", fold(stem).translate(LATIN)).strip("-")[:40].strip("-")
    return f"{plain or 'text'}-{_sha256(stem.encode('utf-8', 'surrogatepass'))[:8]}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- .jsonl


def _unpack(data: bytes, path: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(LARGEST + 1)
    except (OSError, EOFError) as error:
        raise SeedError(path, "is no whole gzip file", "Pack it again with `gzip`.") from error
    if len(unpacked) > LARGEST:
        raise SeedError(path, "unpacks to more than a gigabyte", "Split it into smaller files.")
    return unpacked


def _read_documents(path: str, stem: str, data: bytes) -> tuple[tuple[Seed, ...], tuple[SeedError, ...]]:
    seeds: list[Seed] = []
    faults: list[SeedError] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            seeds.append(_read_document(path, f"{stem}-{number}", number, line))
        except SeedError as error:
            faults.append(error)
    if not seeds and not faults:
        raise SeedError(path, "is empty", "Put one JSON document on each line.")
    return tuple(seeds), tuple(faults)


def _read_document(path: str, name: str, number: int, line: bytes) -> Seed:
    where = f"{path}:{number}"
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SeedError(where, "is not valid JSON", 'Write one document a line: {"text": "…", "title": "…"}.') from error
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise SeedError(where, "has no `text`", 'Each line is a document: {"text": "…", "title": "…", "url": "…", "date": "…"}.')
    raw = text.encode("utf-8", "surrogatepass")
    text, _, repaired = decode(text.encode("utf-8", "replace"), where)
    given = {ours: " ".join(str(row[theirs]).split()) for theirs, ours in FIELDS.items()
             if isinstance(row.get(theirs), (str, int)) and str(row[theirs]).strip()}
    own = row.get("id")
    seed_id = to_id(str(own)) if isinstance(own, (str, int)) and str(own).strip() else to_id(name)
    return Seed(id=seed_id, path=path, sha256=_sha256(raw), encoding="utf-8", text=text, given=given, repaired=repaired)
