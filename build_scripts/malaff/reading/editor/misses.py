"""An editor's corrections of one text that hit nothing: a line that it has not, a name that stands nowhere, an excerpt of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from malaff.arabic.letters import fold
from malaff.model.records import Actor, CleanText, Place, Seed
from malaff.reading.editor.corrections import answers, merge, split
from malaff.reading.editor.redaction import nearest
from malaff.reading.editor.sidecar import Sidecar
from malaff.reading.names.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A key of a sidecar and its value that hit nothing, why, and the mend.

    `plain`: the value stands nowhere in the text, so it is wrong; else it is right and has nothing to do.
    """

    key: str
    value: str
    what: str
    hint: str
    plain: bool = True


def find_misses(sidecar: Sidecar, seed: Seed, clean: CleanText, names: Names) -> tuple[Miss, ...]:
    """What misses of the corrections of a text that reads as `clean` before its excerpt, with `names` before their correction."""
    return (*_lines(sidecar, seed), *_excerpt(sidecar, clean), *_dates(sidecar, seed), *_names(sidecar, seed, clean, names))


def _lines(sidecar: Sidecar, seed: Seed) -> Iterator[Miss]:
    lines = seed.text.splitlines()
    for key, numbers in (("drop", sidecar.drop), ("keep", sidecar.keep)):
        for number in numbers:
            if number > len(lines):
                yield Miss(key=key, value=str(number), what=f"is no line of the text, which has {len(lines)}",
                           hint=f"`malaff explain {seed.id}` numbers them.")
            elif not lines[number - 1].strip():
                yield Miss(key=key, value=str(number), what="is an empty line", hint=f"The nearest with words is {_filled(lines, number)}.")


def _filled(lines: list[str], number: int) -> int:
    return min((n for n, line in enumerate(lines, 1) if line.strip()), key=lambda n: abs(n - number), default=1)


def _excerpt(sidecar: Sidecar, clean: CleanText) -> Iterator[Miss]:
    words = sum(len(paragraph.text.split()) for paragraph in clean.paragraphs)
    if sidecar.excerpt and sidecar.excerpt >= words:
        yield Miss(key="excerpt", value=str(sidecar.excerpt), what=f"keeps nothing back: the body has {words} words",
                   hint=f"Write fewer than {words}, or take the key out.")


def _dates(sidecar: Sidecar, seed: Seed) -> Iterator[Miss]:
    text = fold(seed.text)
    for key, wanted in (("dates", tuple(row["text"] for row in sidecar.dates)), ("not_dates", sidecar.not_dates)):
        for words in wanted:
            if fold(words) not in text:
                near = nearest(words, (seed.text,))
                yield Miss(key=key, value=words, what="stands nowhere in the text",
                           hint=f"Did you mean «{near}»?" if near else f"`malaff explain {seed.id}` lists the dates.")


def _names(sidecar: Sidecar, seed: Seed, clean: CleanText, names: Names) -> Iterator[Miss]:
    for group in sidecar.merge:
        known = [name for name in group[1:] if any(answers(each, {fold(name)}) for each in names.actors)]
        yield from _unanswered("merge", group[1:] if len(known) > 1 else group, seed, names)  # the first may be how it is to be called
    merged = merge(names, sidecar)
    for row in sidecar.split:
        yield from _unanswered("split", (row["name"],), seed, merged)
        numbers = {paragraph.number for paragraph in clean.paragraphs}
        for number in (n for n in row["lines"] if n not in numbers):
            yield Miss(key="split", value=str(number), what="is no line of the body", hint=f"`malaff explain {seed.id}` numbers its lines.")
    yield from _unanswered("not_names", sidecar.not_names, seed, split(merged, clean, sidecar))


def _unanswered(key: str, wanted: Iterable[str], seed: Seed, names: Names) -> Iterator[Miss]:
    every: tuple[Actor | Place, ...] = (*names.actors, *names.places)
    text = fold(seed.text)
    for name in wanted:
        if any(answers(each, {fold(name)}) for each in every):
            continue
        if fold(name) in text:
            yield Miss(key=key, value=name, what="was not found as a name: there is nothing to correct", hint="Take it out.", plain=False)
        else:
            near = nearest(name, (*(each.name for each in every), seed.text))
            yield Miss(key=key, value=name, what="stands nowhere in the text",
                       hint=f"Did you mean «{near}»?" if near else f"`malaff explain {seed.id}` lists the names.")
