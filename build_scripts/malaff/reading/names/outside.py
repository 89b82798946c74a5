"""What a text names outside its body: the agency that it credits, and the place of that agency's dateline."""

from __future__ import annotations

from malaff.model.records import Actor, CleanText, Paragraph, Place
from malaff.reading.names.merging import to_id
from malaff.reading.names.register.matching import find_matches
from malaff.reading.names.register.press import NOBODY
from malaff.reading.names.register.vocabulary import Vocabulary
from malaff.reading.words.row import read_tokens
from malaff.reading.words.tokens import fold_phrase

LONGEST = 90  # letters of a line that can be a dateline (`cleaning.datelines` looks as far)


def find_credited(clean: CleanText, vocabulary: Vocabulary, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The agency whose words these are, as its credit names it; not where the text names it too, nor `agencies` at large."""
    key = fold_phrase(clean.agency or "")
    if not clean.agency or key.removeprefix("ال").startswith(NOBODY):
        return ()
    vocabulary.matcher()
    entry = vocabulary.bodies.get(key)
    id = entry.id if entry else to_id(f"organization {key}")
    if any(actor.id == id for actor in actors):
        return ()
    return (Actor(id=id, name=entry.name if entry else clean.agency, kind="organization", surfaces=(clean.agency,), mentions=1,
                  wikidata=entry.wikidata if entry else None, by="vocabulary" if entry else "rule"),)


def find_datelines(clean: CleanText, vocabulary: Vocabulary, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of the lines that name the agency and no writer (`جنيف 25 شوال واس`): there it happened, or was told.

    Where a writer signs, the place is where he sits, and is none of the text's.
    """
    if not clean.agency:
        return ()
    agency = f" {fold_phrase(clean.agency)} "
    lines = [r.text for r in clean.removed if len(r.text) <= LONGEST and agency in f" {fold_phrase(r.text)} "]
    if not lines or (clean.byline and any(clean.byline in line for line in lines)):
        return ()
    tokens = read_tokens(CleanText(title="", title_from="lead", paragraphs=tuple(Paragraph(number=n, text=t) for n, t in enumerate(lines))))
    found: dict[str, Place] = {}
    for match in find_matches(tokens, vocabulary):
        entry = match.entry
        if match.sure and entry.is_place and not match.cut and all(place.id != entry.id for place in places):
            found.setdefault(entry.id, Place(id=entry.id, name=entry.name, kind=entry.kind, mentions=1, lat=entry.lat, lon=entry.lon,
                                             surfaces=(tokens.surface(match.first, match.last),)))
    return tuple(found.values())
