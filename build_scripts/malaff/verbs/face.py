"""The face for notebooks and programs: read one text, load a collection, make one of its outputs."""

from __future__ import annotations

from pathlib import Path

from malaff.apparatus.output import Order
from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.model.records import Article, Collection
from malaff.reading.one import read_one
from malaff.verbs.guarded import refuse_written
from malaff.verbs.outputs import load_outputs, make
from malaff.verbs.restricted import refuse_older


def read(text: str | bytes, *, name: str = "text.txt", published: str | None = None) -> Article:
    """Read one raw text: title, body, dates, persons, organizations, places, topics, quotes, and all that was removed.

    `text` is the raw text, or the bytes of a file in any Arabic encoding; `name` the file's name, whose ending says what
    kind it is (`.txt`, `.html`); `published` the day on which it appeared, if it is known (EDTF, `2017-03-10`). Knows what the
    program knows and no collection's vocabulary. Raises `malaff.model.errors.SeedError` where it cannot be used.
    """
    return read_one(text, name, published)


def load(folder: str | Path) -> Collection:
    """The collection in `folder` (where its mkdocs.yml is) as `malaff convert` has written it, its articles sorted by day.

    Raises `malaff.model.errors.ConfigError` or `PageError` where the folder is no collection, a page is malformed, or docs/ is
    older than what its sidecars keep back, or holds some of it.
    """
    config = load_config(Path(folder).absolute())
    refuse_written(config, refuse_older(config))
    return load_collection(config)


def build(collection: Collection, output: str, *, folder: str | Path, jobs: int = 1) -> Path:
    """Make one output (`pdf`, `epub`, `site`, or that of an installed package) of a collection and return its file.

    `folder` is the collection's folder, whose configuration and theme are used; the file goes into its dist/. A collection of
    fewer articles (`dataclasses.replace(collection, articles=…)`) gives a PDF or an EPUB of these alone; `site` renders
    what stands in docs/. Raises ValueError where there is no such output, `malaff.model.errors.OutputError` or `MachineError`
    where it cannot be made.
    """
    outputs = {each.name: each for each in load_outputs()}
    if output not in outputs:
        raise ValueError(f"there is no output {output!r}; there are {', '.join(outputs)}")
    downloads = tuple(each.download for each in outputs.values() if each.download)
    return make(outputs[output], collection, load_config(Path(folder).absolute()), Order(jobs=jobs, downloads=downloads))[0]
