"""Find the persons, organizations and places of a cleaned text: the vocabulary's, and those that Arabic itself shows."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.model import Actor, CleanText, Mention, Place
from malaff.text.names_lexicon import (
    DEFINITE_NATION,
    JOINED,
    NAME_BREAK,
    NATION,
    OFFICE,
    PLACE_PREPOSITION,
    SPEECH,
    TITLE,
    is_ordinary,
    load_ordinary,
    look_up,
)
from malaff.text.names_matching import Match, find_matches
from malaff.text.names_merging import join_names, settle, to_actors_and_places
from malaff.text.names_model import find_spans
from malaff.text.names_organizations import find_organizations
from malaff.text.names_persons import find_persons
from malaff.text.names_places import announces_place, find_places
from malaff.text.names_reading import Found, Kind, Reading, read
from malaff.text.names_short import find_short_forms
from malaff.text.names_tokens import cut_of, read_tokens, readings
from malaff.text.vocabulary import Entry, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The actors and places of a text, most mentioned first, and their mentions in body order."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find_names(clean: CleanText, vocabulary: Vocabulary) -> Names:
    """The names of a text. Never raises; a span lies inside its paragraph and covers whole words."""
    tokens = read_tokens(clean)
    reading = read(tokens, find_matches(tokens, vocabulary))
    persons = find_persons(reading)
    candidates = [*_of_vocabulary(reading, persons), *map(_without_homonym, persons), *_known_organizations(reading, vocabulary), *find_places(reading)]
    names = settle(candidates)
    names += _of_model(reading, {at for f in names for at in range(f.first, f.last + 1)})
    join_names(reading, names)
    taken = {at for f in names for at in range(f.first, f.last + 1)}
    names += find_short_forms(reading, [f for f in names if f.kind == "person"], taken)
    names.sort(key=lambda f: f.first)
    actors, places, mentions = to_actors_and_places(reading, names)
    return Names(actors=actors, places=places, mentions=mentions)


# Heads that stand before an organization's own name without being part of it (`منظمة اليونيسف` is اليونيسف).
APPOSED = frozenset(["منظمه", "تنظيم", "وكاله", "قناه", "شبكه", "شركه", "موقع", "حركه", "جماعه", "حزب", "صحيفه", "جريده", "مجله", "مجموعه", "تلفزيون", "راديو", "نادي", "فريق", "ميليشيا", "ميليشيات", "مليشيا", "قوات", "كتايب", "اذاعه"])


def _known_organizations(reading: Reading, vocabulary: Vocabulary) -> list[Found]:
    """Discovered organizations; one that is a vocabulary's under its full name or behind a head is that one."""
    found = find_organizations(reading)
    for name in found:
        words = reading.folded(name.first, name.last, name.cut)
        inner = words[1:] if words[0] in APPOSED else words
        entry = vocabulary.names.get(" ".join(words)) or vocabulary.names.get(" ".join(inner))
        if entry and entry.kind == "organization":
            name.entry, name.by = entry, "vocabulary"
    return found


# ---------------------------------------------------------------- what the model alone sees

MODEL_KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
# How much likelier a name must be than none to rest on the model alone (natural logarithm of odds), set on ANERcorp's dev part.
SUREST = {"PER": 4.0, "ORG": 6.0, "LOC": 4.0}
# What a name of the kind cannot hold: the model may run on into the next name's title.
BOUNDS = {"person": TITLE | OFFICE | NAME_BREAK | SPEECH | NATION | DEFINITE_NATION, "organization": TITLE | OFFICE | SPEECH, "place": TITLE | OFFICE | SPEECH | NAME_BREAK}
LONE = {"PER": 0.0, "ORG": 2.0, "LOC": 2.0}  # and more so where the name is one word


def _of_model(reading: Reading, taken: set[int]) -> list[Found]:
    """Names that no rule and no vocabulary holds, but the model is sure of."""
    found = []
    for first, end, label, margin in find_spans(reading.words, taken):
        kind = MODEL_KINDS[label]
        last = next((at - 1 for at in range(first + 1, end + 1) if reading.flags[at] & BOUNDS[kind]), end)
        known = next((m for m in reading.matches.get(first, ()) if m.last == last and kind_of(m.entry) == kind), None)
        if known and known.sure:
            continue  # the text has spoken against it
        if known:  # an ambiguous name that the model reads as the vocabulary does
            found.append(Found(first=first, last=last, cut=known.cut, kind=kind, by="vocabulary", entry=known.entry))
        elif margin >= SUREST[label] + (0 if last > first else LONE[label]) and _is_plausible(reading, first, last):
            found.append(Found(first=first, last=last, cut=_proclitics(reading, first, kind), kind=kind, by="model"))
    return found


def _is_plausible(reading: Reading, first: int, last: int) -> bool:
    """Whether a model's name has letters at both ends and is more than one ordinary word."""
    words = reading.words
    if not (words[first][0].isalpha() and words[last][0].isalpha()) or words[first][0].isascii() != words[last][0].isascii():
        return False
    if len(words[first]) < 3 or (first == last and words[first].endswith("يا")):  # an adverb (`دستوريا`): the register has the countries
        return False
    return first < last or words[first] not in load_ordinary()


def _proclitics(reading: Reading, at: int, kind: Kind) -> int:
    """How many letters of a model's name are proclitics: `و` always, unless a given name begins with it; `ل` and `ب` before the article."""
    word = reading.words[at]
    for clitics, stem in reversed(readings(word)):
        if clitics and ((stem.startswith("ال") and len(stem) > 4) or stem in JOINED):
            return cut_of(word, stem)
    return 1 if word[0] == "و" and len(word) > 4 and not reading.flags[at] else 0


# ---------------------------------------------------------------- which matches of the vocabulary stand


def _of_vocabulary(reading: Reading, persons: list[Found]) -> list[Found]:
    """The vocabulary's names that the text itself allows."""
    sure = {m.entry.id for group in reading.matches.values() for m in group if m.sure}
    foreign = {f.first for f in persons if f.entry and _contradicts(f)}
    found = []
    for group in reading.matches.values():
        allowed = [m for m in group if m.first not in foreign and not _is_adjective(reading, m) and not _is_other_word(reading, m) and (m.sure or _shown(reading, m, m.entry.id in sure))]
        if allowed:
            best = max(allowed, key=lambda m: (not m.sure and _shown(reading, m, False), m.sure))
            found.append(Found(first=best.first, last=best.last, cut=best.cut, kind=kind_of(best.entry), by="vocabulary", entry=best.entry))
    return found


TOWARDS = frozenset(["في", "الي", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "نحو"])  # what stands before a town


def _is_adjective(reading: Reading, match: Match) -> bool:
    """Whether a country's name that is also a relative adjective is one here (`الأميرة السعودية`, `قوات سورية`).

    It is the country behind a proclitic or a preposition, or, with the article, where no definite noun stands before it.
    """
    if match.first < match.last or match.cut or not reading.flags[match.first] & (NATION | DEFINITE_NATION):
        return False
    before = reading.before(match.first)
    if before < 0 or not reading.words[before][0].isalpha() or reading.flags[before] & PLACE_PREPOSITION:
        return False
    return any(stem.startswith("ال") for _, stem in readings(reading.words[before])) or not reading.flags[match.first] & DEFINITE_NATION


def _is_other_word(reading: Reading, match: Match) -> bool:
    """Whether the word is written with a hamza that no spelling of the name has (`المهدئة`, not `المهدية`)."""
    if "ئ" not in reading.tokens.surface(match.first, match.last):
        return False
    return not any("ئ" in name for name in (match.entry.name, *match.entry.aliases, *match.entry.ambiguous))


def kind_of(entry: Entry) -> Kind:
    """What an entry's mentions are."""
    if entry.is_place:
        return "place"
    return "person" if entry.kind == "person" else "organization"


def _shown(reading: Reading, match: Match, sure_elsewhere: bool) -> bool:
    """Whether an ambiguous name is meant: by a word before it, or by a sure name of the same thing in the text."""
    before = reading.before(match.first)
    if match.entry.is_place and announces_place(reading, match.first) and not match.cut:
        return True
    if match.entry.is_place and match.first == match.last and not is_ordinary(reading.words[match.first]) and not reading.flags[match.first]:
        head = reading.words[match.first][: match.cut]
        listed = before in reading.covered and reading.covered[before].entry.is_place and reading.covered[before].sure
        if head[-1:] == "ب" or (before >= 0 and not head and reading.words[before] in TOWARDS) or (listed and head == "و"):
            return True
    if before >= 0 and match.entry.cues and look_up(reading.words[before])[2] in match.entry.folded_cues:
        return True
    return sure_elsewhere and match.entry.kind != "person"


def _contradicts(found: Found) -> bool:
    """Whether the office before a vocabulary's person is another nation's than the entry allows: a homonym."""
    entry = found.entry
    return bool(entry and entry.nations and found.nations and not any(entry.is_of(nation) for nation in found.nations))


def _without_homonym(found: Found) -> Found:
    if _contradicts(found):
        found.entry, found.by = None, "rule"
    return found
