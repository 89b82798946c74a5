"""Short forms: a full name licenses its last part (and with a title its first) elsewhere in the same text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import (
    DEFINITE_NATION,
    FAMILY,
    GIVEN,
    NAME_BREAK,
    NEVER,
    NOT_IN_ORG,
    OFFICE,
    RELATION,
    SPEECH,
    TITLE,
    WEAK_GIVEN,
)
from malaff.reading.words.tokens import PROCLITICS, PROCLITICS_WITH_ARTICLE, cut_of
from malaff.reading.words.word import WORDS


def bare(word: str) -> str:
    """A folded word without the article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def parts_of(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words, folded, articles off; `عبد` and what it serves, `نور` and `الدين` are one part."""
    parts: list[str] = []
    for word in words:
        if parts and (parts[-1] == "عبد" or word == "الدين"):
            parts[-1] += word
        else:
            parts.append(word if word.startswith("عبد") else bare(word))
    return tuple(parts)


def find_short_forms(reading: Reading, persons: Sequence[Found], taken: set[int]) -> list[Found]:
    """Mentions of the persons by a part of their name, in words that no name has taken yet."""
    families: dict[str, list[Found]] = {}
    givens: dict[str, list[Found]] = {}
    for person in persons:
        names = [parts_of(reading.folded(person.first, person.last, person.cut))]
        if person.entry:
            names += [parts_of(alias.split()) for alias in person.entry.folded_ambiguous]
        for name in names:
            families.setdefault(name[-1], []).append(person)
            if len(name) > 1:
                givens.setdefault(name[0], []).append(person)
    forms = _forms(families.keys() | givens.keys())
    found = []
    for at, record in enumerate(reading.words):
        word = record.form
        if word not in forms or at in taken or record.flags & (NAME_BREAK | NOT_IN_ORG):
            continue
        for clitics, stem in record.readings:
            owners = families.get(bare(stem))
            if owners and _licensed(reading, at, clitics, stem, owners):
                found.append(_mention(at, cut_of(word, stem) if clitics else 0, _nearest(owners, at)))
                break
            owners = givens.get(bare(stem))
            if owners and not clitics and _after_title(reading, at):
                found.append(_mention(at, 0, _nearest(owners, at)))
                break
    return found


def _forms(parts: Iterable[str]) -> set[str]:
    """The words as which the parts of names can stand in a text: with and without article and proclitics."""
    return {head + part for part in parts if len(part) > 2 for head in ("", *PROCLITICS, *PROCLITICS_WITH_ARTICLE)}


def _mention(at: int, cut: int, owner: Found) -> Found:
    return Found(first=at, last=at, cut=cut, kind="person", by=owner.by, entry=owner.entry, key=owner.key)


def _nearest(owners: list[Found], at: int) -> Found:
    """The owner last named before a token, else the first named after it."""
    return max((o for o in owners if o.first < at), key=lambda o: o.first, default=owners[0])


def _licensed(reading: Reading, at: int, clitics: str, stem: str, owners: list[Found]) -> bool:
    """Whether a family name stands for its owner here; an ordinary word does only after the full name, beside a verb or a title."""
    flags = reading[at].flags
    if stem.startswith("ال") and stem.endswith("ي") and not clitics and _is_described(reading, at):
        return False
    if flags & (GIVEN | WEAK_GIVEN) and not reading[at].form.startswith("ال"):
        return _after_title(reading, at) or _after_speech(reading, at)
    if not WORDS[stem].ordinary and not flags & ~(FAMILY | NEVER):
        return True
    if not any(o.first < at for o in owners):
        return False
    if any(o.entry and bare(stem) in map(bare, o.entry.folded_ambiguous) for o in owners):
        return True
    return _after_speech(reading, at) or _after_title(reading, at) or (clitics == "و" and reading.before[at] >= 0)


def _is_described(reading: Reading, at: int) -> bool:
    """Whether an ordinary noun with the article stands before a word: a relative adjective describes it (`الثوب العسيري`)."""
    before = reading.before[at]
    if before < 0 or at - before > 1:
        return False
    word = reading[before]
    return word.definite and word.listed and not word.flags & (TITLE | OFFICE | RELATION | SPEECH | DEFINITE_NATION)


def _after_title(reading: Reading, at: int) -> bool:
    before = reading.before[at]
    return before >= 0 and bool(reading[before].flags & (TITLE | OFFICE | RELATION | DEFINITE_NATION))


def _after_speech(reading: Reading, at: int) -> bool:
    before = reading.before[at]
    return before >= 0 and bool(reading[before].flags & SPEECH)
