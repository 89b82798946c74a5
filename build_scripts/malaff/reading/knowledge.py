"""What reading needs to know of a collection: its rules, vocabulary, topics and shared lines, and their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from malaff.model.fingerprint import fingerprint
from malaff.model.records import Seed
from malaff.reading.cleaning import clean as cleaning
from malaff.reading.names.register import vocabulary as naming
from malaff.reading.read import Knowledge
from malaff.reading.topics import topics as topical

READER = "malaff.reading.read"  # the module whose import closure decides whether a text has to be read again


def load_knowledge(root: Path, folder: str, seeds: Iterable[Seed]) -> tuple[Knowledge, str]:
    """Rules, vocabulary, topics and shared lines of the collection, and a fingerprint that changes with any of them."""
    files = {}
    for path in sorted((root / folder / "vocabulary").glob("*.yml")):
        files[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8-sig")
    shared = cleaning.find_shared_lines(seed.text for seed in seeds)

    def named(*stems: str) -> dict[str, str]:
        return {name: text for name, text in files.items() if Path(name).stem in stems}

    knowledge = Knowledge(
        rules=cleaning.load_rules(named("boilerplate")), vocabulary=naming.load_vocabulary(named("actors", "places")),
        topics=topical.load_topics(named("topics")), shared=shared)
    parts = [fingerprint(READER), *(f"{name}\0{text}" for name, text in files.items()), *sorted(shared)]
    return knowledge, hashlib.sha256("\0".join(parts).encode()).hexdigest()
