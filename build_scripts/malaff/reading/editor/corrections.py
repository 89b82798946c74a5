"""Put an editor's corrections in the place of what the program found: day, fields, extent and names of one text."""

from __future__ import annotations

import dataclasses
from typing import Any

from malaff.arabic.clauses import clause_around
from malaff.arabic.letters import fold
from malaff.model import edtf
from malaff.model.records import Actor, Article, CleanText, DateHint, Place, Reason, Seed, ToldDay
from malaff.reading.editor.redaction import HIDDEN
from malaff.reading.editor.sidecar import EMPTY, Sidecar
from malaff.reading.names.merging import to_id
from malaff.reading.names.names import Names
from malaff.reading.reasons import say


def told_days(seed: Seed, sidecar: Sidecar) -> tuple[ToldDay, ...]:
    """The days of publication that the editor, the collection's table and the file itself tell, most trusted first."""
    told = []
    if when := sidecar.fields.get("published"):
        told.append(ToldDay(source="editor", when=when, why=Reason(id="editor")))
    if when := seed.table.get("published"):
        told.append(ToldDay(source="table", when=when, why=Reason(id="table", values={"file": str(seed.table_from)})))
    if when := seed.given.get("published"):
        told.append(ToldDay(source="page", when=when, why=Reason(id="page", values={"said": when})) if seed.page
                    else ToldDay(source="table", when=when, why=Reason(id="packed")))
    return tuple(told)


def day_reasons(found: tuple[Reason, ...], sidecar: Sidecar) -> tuple[Reason, ...]:
    """Why the text is dated as it is: the editor's own reason stands first where there is one."""
    if "published" not in sidecar.fields or not sidecar.why:
        return found
    return (Reason(id="editor_why", values={"why": sidecar.why}), *(reason for reason in found if reason.id != "editor"))


def kept_back(sidecar: Sidecar) -> tuple[Reason, ...]:
    """What readers are told of a text of which something is kept back."""
    excerpted = (Reason(id="excerpted"),) if sidecar.excerpt else ()
    return (*excerpted, Reason(id="redacted", values={"mark": HIDDEN})) if sidecar.redact else excerpted


def correct_dates(hints: tuple[DateHint, ...], clean: CleanText, sidecar: Sidecar) -> tuple[DateHint, ...]:
    """The dates with the editor's values and labels; one that the program did not see is added where its words stand."""
    for row in sidecar.dates:
        told = [at for at, hint in enumerate(hints) if fold(hint.text) == fold(row["text"]) and row.get("line") in (None, hint.line)]
        if told:
            hints = tuple(_told_date(hint, row) if at in told else hint for at, hint in enumerate(hints))
        else:
            hints += _added_date(clean, row)
    return tuple(sorted(hints, key=lambda hint: hint.line)) if sidecar.dates else hints


def _told_date(hint: DateHint, row: dict[str, Any]) -> DateHint:
    if "when" in row:
        hint = dataclasses.replace(hint, when=row["when"], weekday=edtf.weekday(row["when"]), kind="editor", event=bool(row["when"]))
    return dataclasses.replace(hint, label=row.get("label") or hint.label)


def _added_date(clean: CleanText, row: dict[str, Any]) -> tuple[DateHint, ...]:
    for paragraph in clean.paragraphs:
        start = paragraph.text.find(row["text"])
        if row.get("when") and start >= 0 and row.get("line") in (None, paragraph.number):
            context = clause_around(paragraph.text, start, start + len(row["text"]))
            return (DateHint(text=row["text"], when=row["when"], weekday=edtf.weekday(row["when"]), kind="editor",
                             line=paragraph.number, context=context, label=row.get("label")),)
    return ()


def fill_fields(article: Article, seed: Seed) -> Article:
    """The article with the fields of its row in the collection's table in the place of what was found."""
    changes: dict[str, object] = {key: value for key, value in seed.table.items() if key != "published"}
    if "title" in changes:
        changes["title_from"] = "table"
    if "byline" in changes:
        changes["byline_is"] = "name"
    return dataclasses.replace(article, **changes) if changes else article  # type: ignore[arg-type]  # the table's columns are fields


def cut(clean: CleanText, most: int) -> CleanText:
    """The first `most` words of the body; nothing of what was removed or repaired after them either."""
    kept, left = [], most
    for paragraph in clean.paragraphs:
        words = paragraph.text.split()
        if left <= 0:
            break
        text = paragraph.text if len(words) <= left else " ".join(words[:left]) + "…"
        kept.append(dataclasses.replace(paragraph, text=text))
        left -= len(words)
    last = kept[-1].number if kept else 0
    whole = left >= 0
    return dataclasses.replace(
        clean, paragraphs=tuple(kept), removed=tuple(r for r in clean.removed if r.line < last or whole),
        repaired=tuple(r for r in clean.repaired if r.line < last or whole), tags=clean.tags if whole else (),
        stamps=tuple(s for s in clean.stamps if s.number < last or whole),
    )


def correct_fields(article: Article, sidecar: Sidecar) -> Article:
    """The article with the editor's fields in the place of what was found, and a note of what is withheld."""
    if sidecar is EMPTY:
        return article
    changes: dict[str, object] = {k: v for k, v in sidecar.fields.items() if k not in ("published", "published_weekday")}
    if sidecar.fields.get("title"):
        changes["title_from"] = "editor"
    if "byline" in sidecar.fields:
        changes["byline_is"] = "name" if sidecar.fields["byline"] else None
    if sidecar.fields.get("published_weekday"):
        changes["published_weekday"] = sidecar.fields["published_weekday"]
    if "published" in sidecar.fields:
        changes |= {"published": sidecar.fields["published"], "published_from": "editor"}
    if notes := kept_back(sidecar):
        changes["withheld"] = " ".join(say([note]) for note in notes)
    return dataclasses.replace(article, **changes)  # type: ignore[arg-type]  # the keys are fields of Article, checked by the sidecar


def correct_names(names: Names, clean: CleanText, sidecar: Sidecar) -> Names:
    """The names as the editor has merged, split, described or dropped them."""
    if not (sidecar.merge or sidecar.split or sidecar.actors or sidecar.places or sidecar.not_names):
        return names
    names = split(merge(names, sidecar), clean, sidecar)
    dropped = {fold(name) for name in sidecar.not_names}
    gone = {a.id for a in names.actors if answers(a, dropped)} | {p.id for p in names.places if answers(p, dropped)}
    names = dataclasses.replace(
        names, actors=tuple(a for a in names.actors if a.id not in gone), places=tuple(p for p in names.places if p.id not in gone),
        mentions=tuple(m for m in names.mentions if m.id not in gone))
    return _describe(names, sidecar)


def answers(name: Actor | Place, folded: set[str]) -> bool:
    """Whether a name that was found, or one of its spellings, is one of the folded names."""
    return bool({fold(name.name), *map(fold, name.surfaces)} & folded)


def merge(names: Names, sidecar: Sidecar) -> Names:
    """The names of which an editor says that they are one, as one."""
    for group in sidecar.merge:
        wanted = set(map(fold, group))
        same = [a for a in names.actors if answers(a, wanted)]
        if len(same) < 2:
            continue
        first = next((a for a in same if fold(a.name) == fold(group[0])), same[0])
        others = {a.id for a in same if a.id != first.id}
        whole = dataclasses.replace(
            first, name=group[0], mentions=sum(a.mentions for a in same),
            surfaces=tuple(dict.fromkeys(s for a in (first, *same) for s in a.surfaces)),
            roles=tuple(dict.fromkeys(r for a in (first, *same) for r in a.roles)))
        actors = [whole if a.id == first.id else a for a in names.actors if a.id not in others]
        mentions = tuple(dataclasses.replace(m, id=first.id) if m.id in others else m for m in names.mentions)
        names = dataclasses.replace(names, actors=tuple(sorted(actors, key=lambda a: -a.mentions)), mentions=mentions)
    return names


def split(names: Names, clean: CleanText, sidecar: Sidecar) -> Names:
    """The names with those apart that are others on the lines that an editor names."""
    for row in sidecar.split:
        lines, wanted = set(row["lines"]), {fold(row["name"])}
        source = next((a for a in names.actors if answers(a, wanted)), None)
        if source is None:
            continue
        new_id = row.get("id") or to_id(fold(row["as"]))
        moved = [m for m in names.mentions if m.id == source.id and clean.paragraphs[m.paragraph].number in lines]
        if not moved:
            continue
        new = dataclasses.replace(source, id=new_id, name=row["as"], wikidata=None, roles=(), mentions=len(moved),
                                  surfaces=tuple(dict.fromkeys(m.surface for m in moved)))
        rest = dataclasses.replace(source, mentions=source.mentions - len(moved))
        actors = [rest if a.id == source.id else a for a in names.actors if a.id != source.id or rest.mentions > 0] + [new]
        mentions = tuple(dataclasses.replace(m, id=new_id) if m in moved else m for m in names.mentions)
        names = dataclasses.replace(names, actors=tuple(sorted(actors, key=lambda a: -a.mentions)), mentions=mentions)
    return names


def _describe(names: Names, sidecar: Sidecar) -> Names:
    """Apply the editor's rows about actors and places: correct the one of that name, or add it."""
    actors, places = list(names.actors), list(names.places)
    for row in sidecar.actors:
        at = next((i for i, a in enumerate(actors) if answers(a, {fold(row["name"])})), len(actors))
        known = actors[at] if at < len(actors) else Actor(id=to_id(fold(row["name"])), name=row["name"], kind="person", by="editor")
        actors[at : at + 1] = [dataclasses.replace(known, **row)]
    for row in sidecar.places:
        at = next((i for i, p in enumerate(places) if answers(p, {fold(row["name"])})), len(places))
        place = places[at] if at < len(places) else Place(id=to_id(fold(row["name"])), name=row["name"])
        places[at : at + 1] = [dataclasses.replace(place, **row)]
    return dataclasses.replace(names, actors=tuple(actors), places=tuple(places))
