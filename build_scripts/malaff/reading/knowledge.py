"""What reading needs to know of a collection: its rules, vocabulary, topics and shared lines, and their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from malaff.model.errors import MalaffError, VocabularyError
from malaff.model.fingerprint import fingerprint
from malaff.model.keyed import meant
from malaff.model.nodes import LARGEST
from malaff.model.records import Seed
from malaff.reading.cleaning import clean as cleaning
from malaff.reading.names.register import vocabulary as naming
from malaff.reading.read import Knowledge
from malaff.reading.sources.bounds import read_bytes
from malaff.reading.topics import topics as topical

FILES = ("actors.yml", "places.yml", "topics.yml", "boilerplate.yml")
READER = "malaff.reading.read"  # the module whose import closure decides whether a text has to be read again


def load_knowledge(root: Path, folder: str, seeds: Iterable[Seed]) -> tuple[Knowledge, str]:
    """Rules, vocabulary, topics and shared lines of the collection, and a fingerprint that changes with any of them."""
    faults: list[MalaffError] = []
    files = _load_vocabularies(root, f"{folder}/vocabulary", faults)
    shared = cleaning.find_shared_lines(seed.text for seed in seeds)

    def named(*stems: str) -> dict[str, bytes]:
        return {name: data for name, data in files.items() if Path(name).stem in stems}

    rules = cleaning.load_rules(named("boilerplate"), faults)
    vocabulary = naming.load_vocabulary(named("actors", "places"), faults)
    topics = topical.load_topics(named("topics"), faults)
    knowledge = Knowledge(rules=rules, vocabulary=vocabulary, topics=topics, shared=shared, faults=tuple(faults))
    parts = [fingerprint(READER), *(f"{name}\0{data!r}" for name, data in files.items()), *sorted(shared)]
    return knowledge, hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _load_vocabularies(root: Path, folder: str, faults: list[MalaffError]) -> dict[str, bytes]:
    """The collection's vocabulary files by relative name; what else lies there, or cannot be read, is said."""
    files: dict[str, bytes] = {}
    for path in sorted(path for path in (root / folder).glob("*") if path.suffix.lower() in (".yml", ".yaml")):
        where = path.relative_to(root).as_posix()
        try:
            if path.name not in FILES:
                raise VocabularyError(where, "is no vocabulary", meant(path.name, FILES))
            files[where] = read_bytes(path, root, VocabularyError, LARGEST)
        except MalaffError as error:
            faults.append(error)
    return files
