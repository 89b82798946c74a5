"""Who holds an office: the name behind it, the name that it follows, the counterpart, and those who share a title."""

from __future__ import annotations

from malaff.arabic.letters import fold
from malaff.reading.names.finders.offices import (
    Phrase,
    is_definite,
    nations_of,
    read_phrase,
    roles_of,
)
from malaff.reading.names.finders.shape import cut_of_name, opens_name, read_name, stands_alone
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_NATION,
    GIVEN,
    OFFICE,
    PARTICLE,
    PERSON_FLAGS,
    RELATION,
    flags_of,
    words_of,
)

MOST_OFFICES = 3  # after one name
REACH_BACK = 12  # words of an office between a verb and its subject's name
# Offices whose feminine is the masculine with ة, and which an adjective of nation may follow.
PLAIN_OFFICES = {word: word + "ة" for word in ("وزير", "رئيس", "الرئيس", "سفير", "الوزير", "ملك", "قائد")}


def find_after_office(reading: Reading, at: int) -> Found | None:
    """The name that a title or an office at `at` leads to, with the roles that it says."""
    phrase = read_phrase(reading, at)
    if not phrase.holder:
        return None
    match = reading.covered.get(phrase.next)
    if match and match.entry.kind == "person":
        return Found(first=match.first, last=match.last, cut=match.cut, kind="person", by="vocabulary", entry=match.entry,
                     roles=roles_of(reading, phrase), nations=nations_of(reading, phrase))
    return _named(reading, phrase)


def _named(reading: Reading, phrase: Phrase) -> Found | None:
    office, first = phrase.first, phrase.next
    cut = cut_of_name(reading, first)
    last = read_name(reading, first, strong=True)
    if last is None or (first == last and (reading[first].is_quote or reading[first - 1].is_quote or not stands_alone(reading, first))):
        return None
    territory = office == phrase.end and reading[office].flags & OFFICE and not reading[office].flags & RELATION
    if territory and not is_definite(reading, office) and not reading[first].flags & (GIVEN | PARTICLE):
        return None  # `ملك أراغون`, `مدرب تشيلسي`: an office without the article governs what it is over
    return Found(first=first, last=last, cut=cut, kind="person", roles=roles_of(reading, phrase), nations=nations_of(reading, phrase))


# ---------------------------------------------------------------- an office after the name


def read_apposition(reading: Reading, name: Found) -> int:
    """Give a name the offices that follow it (`سمير حداد وزير النقل`, `سمير حداد، وزير النقل،`); the last token that they take."""
    last = name.last
    for _ in range(MOST_OFFICES):
        end = _read_one(reading, name, last)
        if end == last:
            break
        last = end
    return last


def _read_one(reading: Reading, name: Found, last: int) -> int:
    """The end of the office that follows a name, or its other offices, at `last`; `last` where none does."""
    at = last + 1
    while reading[at].is_quote:
        at += 1
    signed = reading[at].is_comma or reading[at].form == "("
    at += signed
    if at not in reading.offices or reading[at].stem == "خادم" or reading[at].clitics not in ("", "و" if last > name.last else ""):
        return last
    phrase = read_phrase(reading, at)
    after = reading[phrase.next]
    apart = not signed and bool(after.flags & ANY_GIVEN) and after.cut > 0  # `بجون`: the next name has its own preposition
    if phrase.holder and not phrase.comma and not apart:
        return last  # the office stands before another name, and is that one's
    if not signed and not apart and last == name.last and _is_before_object(reading, name):
        return last
    roles = roles_of(reading, phrase)
    if not roles:
        return last
    name.roles = tuple(dict.fromkeys((*name.roles, *roles)))
    name.nations |= nations_of(reading, phrase)
    return phrase.end


def _is_before_object(reading: Reading, name: Found) -> bool:
    """Whether a verb with a person for its object stands before: the office may be the object (`استقبل سمير حداد وزير النقل`)."""
    at, steps = name.first - 1, 0
    while reading[at].is_arabic and steps < REACH_BACK and not reading[at].flags & PERSON_FLAGS:
        if reading[at].stem in words_of("verb_of_meeting"):
            return True
        at, steps = at - 1, steps + 1
    return False


# ---------------------------------------------------------------- counterparts, shared titles


def counterpart_role(reading: Reading, relation: int, first: int, previous: Found | None) -> tuple[str, ...]:
    """The office of `نظيره السوري فلان`: that of the one named before in the paragraph, with the adjective's country."""
    word = reading[relation]
    if previous is None or not previous.roles or not word.stem.startswith("نظير"):
        return ()
    if reading.tokens.segments[previous.first] != reading.tokens.segments[relation] or first != relation + 2:
        return ()
    words = previous.roles[0].split()
    nation = reading[relation + 1]
    if not nation.flags & DEFINITE_NATION or words[0] not in PLAIN_OFFICES or len(words) > 3:
        return ()
    if is_nation(words[-1]):
        words.pop()
    if len(words) == 1 and not words[0].startswith("ال"):
        return ()
    feminine = nation.form.endswith("ه")
    head = PLAIN_OFFICES[words[0]] if feminine else words[0]
    return (" ".join([head, *words[1:], reading.text(relation + 1, relation + 1)]),)


def is_nation(surface: str) -> bool:
    """Whether a written word is a relative adjective of a nation with the article."""
    return bool(flags_of(fold(surface)) & DEFINITE_NATION)


def share_title(reading: Reading, at: int) -> list[Found]:
    """Those who share the dual or plural office at `at` (`الرئيسين الروسي سمير حداد والسوري خالد عطوان`), each with his own."""
    single = singular(reading, at)
    if not single:
        return []
    here = at + 1
    while reading[here].is_arabic and not reading[here].flags & DEFINITE_NATION and here not in reading.covered and here - at <= 3:
        here += 1
    complement = reading.text(at + 1, here - 1) if here > at + 1 else ""
    found: list[Found] = []
    while True:
        word = reading[here]
        match = reading.covered.get(here)
        if word.flags & DEFINITE_NATION and word.clitics in ("", "و"):
            nation, end, nations = reading.text(here, here, word.cut), here, frozenset({word.form[word.cut :]})
        elif match and match.first == here and match.sure and match.entry.is_place and complement:
            nation, end, nations = reading.text(here, match.last, match.cut), match.last, frozenset()
        else:
            break
        first = end + 1
        known = reading.covered.get(first)
        if known and known.entry.kind == "person" and known.first == first:
            holder = Found(first=first, last=known.last, cut=known.cut, kind="person", by="vocabulary", entry=known.entry)
        elif opens_name(reading, first, True) and (last := read_name(reading, first, strong=True)) is not None:
            holder = Found(first=first, last=last, kind="person")
        else:
            break
        holder.roles, holder.nations = (" ".join(f"{single} {complement} {nation}".split()),), nations
        found.append(holder)
        here = holder.last + 1
    return found if len(found) > 1 else []


def singular(reading: Reading, at: int) -> str:
    """The singular of an office in the dual or plural as the text spells it; empty where it is none."""
    word = reading[at]
    stem = word.form[word.cut :]
    if stem not in words_of("shared_office"):
        return ""
    if stem in PLURALS:
        return PLURALS[stem]
    surface = reading.text(at, at, word.cut)
    return surface[:-2] if stem.startswith("ال") else surface[:-1]


PLURALS = {"وزراء": "وزير", "روساء": "رئيس", "قاده": "قائد", "سفراء": "سفير"}  # folded plural: singular
