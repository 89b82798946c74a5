"""Discover organizations: a head such as `وزارة` with the noun phrase that completes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from malaff.reading.names.finders.complements import complement, governs, is_adjective, is_nation, links, read_quoted
from malaff.reading.names.reading import Found, Reading
from malaff.reading.words.decoding import score
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_HEAD,
    DEFINITE_NATION,
    GENERIC,
    INSTITUTION,
    NAME_BREAK,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PARTICIPLES,
    PARTICLE,
    PERSON_FLAGS,
    SPEECH,
    TITLE,
    VERBAL_NOUN,
    words_of,
)
from malaff.reading.words.word import Word

HEADS = ORG_HEAD | DEFINITE_HEAD | INSTITUTION
LONGEST = 9  # words of an organization's name: `المفوضية السامية للأمم المتحدة لشؤون اللاجئين في …` has seven
INSIDE = 1.5  # natural logarithm of odds for a word in an organization's name against none, set on three hundred news of 2015


def find_organizations(reading: Reading) -> list[Found]:
    """Names of organizations by their heads, in order."""
    found: list[Found] = []
    done = -1
    for at, word in enumerate(reading.words):
        flags = word.flags
        if flags & HEADS and at > done and not (at in reading.covered and reading.covered[at].last > at):
            last = _end_of(reading, at, flags)
            if last is not None:
                found.append(Found(first=at, last=last, cut=reading[at].cut, kind="organization"))
                done = last
    return sorted([*found, *_find_led_again(reading, found)], key=lambda name: name.first)


def _find_led_again(reading: Reading, found: list[Found]) -> list[Found]:
    """Where what an office has shown to be a body (`رئيس قطاع المياه الجوفية`) stands again without it."""
    again: dict[int, Found] = {}
    taken = {name.first for name in found}
    for name in found:
        if reading[name.first].stem not in words_of("led_head"):
            continue
        rest = [word.form for word in reading.words[name.first + 1 : name.last + 1]]
        for at, word in enumerate(reading.words[: len(reading.tokens.words)]):
            if at not in taken and word.stem == reading[name.first].stem and [
                    after.form for after in reading.words[at + 1 : at + 1 + len(rest)]] == rest:
                again[at] = Found(first=at, last=at + len(rest), cut=word.cut, kind="organization")
    return list(again.values())


def _end_of(reading: Reading, at: int, flags: int) -> int | None:
    """The last token of the organization whose head stands at `at`, or None where the phrase is no name."""
    if flags & ORG_HEAD and not reading[at].stem.startswith("ال"):
        return _indefinite(reading, at)
    if reading[at].stem == "الخطوط" and reading[at + 1].form in ("العربيه", "الاوروبيه", "الغربيه", "الدوليه"):
        return None  # scripts and routes
    if flags & INSTITUTION and reading[at + 1].flags & DEFINITE_NATION and not reading[at + 1].cut:
        before = reading.before[at]
        office = before >= 0 and reading[before].flags & OFFICE  # `وزير الخارجية الروسي` is an office
        # `الدفاع الروسية` is short for its ministry, `الخطوط اليمنية` a plural of things
        feminine = reading[at].form.endswith(("ه", "دفاع", "خطوط"))
        return at + 1 if not office and reading[at + 1].form.endswith("ه" if feminine else "ي") else None
    if flags & INSTITUTION and _is_ministry_speaking(reading, at):
        return at
    if flags & DEFINITE_HEAD or (reading[at].stem == "الخطوط" and reading[at + 1].form == "الجويه"):
        return _definite(reading, at)
    return None


def _is_ministry_speaking(reading: Reading, at: int) -> bool:
    """Whether a ministry is called by its field alone, as the subject of a feminine verb of speech (`أعلنت الداخلية أن`)."""
    before, word = reading[reading.before[at]], reading[at]
    if word.cut or word.form not in ("الخارجيه", "الداخليه", "الدفاع", "الخزانه") or reading[at + 1].definite:
        return False
    return bool(before.flags & SPEECH) and (before.form.endswith("ت") or before.form[0] == "ت")


@dataclass(slots=True)
class Phrase:
    """An organization's name under reading: its head, and what the words that complete it have been so far."""

    head: int
    stem: str
    here: int
    parts: int = 0
    definite: int = 0  # words with the article, or constructs that end in one
    proper: bool = False  # a name, a nation, a place or a mission is among them
    adjective: bool = False
    place: bool = False  # the last word was a place

    def one_of(self, group: str) -> bool:
        """Whether the head is of a group of name_words.yml."""
        return self.stem in words_of(group)


# Where the name ends before the word at `here`, which adds a complement of this kind ending at `last`. Each row: why, and when.
Stop = Callable[[Reading, Phrase, str, int], bool]
STOPS: tuple[tuple[str, Stop], ...] = (
    ("what is led by somebody is not called after him (`قيادة الحداد`)",
     lambda r, p, kind, last: kind in ("name", "place") and p.one_of("action_head")),
    ("forces and governments are no bodies by whose they are (`قوات الحداد`, `حكومة الأردن`)",
     lambda r, p, kind, last: p.parts == 0 and kind in ("name", "place") and p.one_of("possessed_head") and not _is_body(r, p.here)),
    ("a district is called after its town (`مديرية التواهي`)",
     lambda r, p, kind, last: p.parts == 0 and kind == "place" and p.one_of("district_head")),
    ("after an adjective a noun with the article opens the next phrase",
     lambda r, p, kind, last: p.adjective and kind == "definite" and not is_adjective(r[last]) and not r[p.here].form.startswith("ل")),
    ("after an adjective of nation, ل and a verbal noun say what for (`قوات الأمن الليبية لتحذير السفن`)",
     lambda r, p, kind, last: is_nation(r, p.here - 1) and bool(VERBAL_NOUN.match(r[p.here].form[1:])) and r[p.here].form[0] == "ل"),
    ("a name ends one phrase and opens no second",
     lambda r, p, kind, last: kind == "name" and (p.definite > 0 or (p.place and not r[p.here - 1].flags & (ANY_GIVEN | PARTICLE)))),
    ("what a body or a club owns is none (`موقع الجامعة`, `إدارة النادي`)",
     lambda r, p, kind, last: (p.parts == 0 and p.one_of("owned_head") and bool(r[p.here].flags & DEFINITE_HEAD)
                               and not _is_presidency(r, p))),
    ("an indefinite adjective describes any body of the kind (`صحيفة إلكترونية`)",
     lambda r, p, kind, last: p.parts == 0 and kind == "name" and r[p.here].form.endswith("يه") and r[p.here].common),
    ("a head that any thing may have is not made a name by a member, an office or an unknown word",
     lambda r, p, kind, last: p.parts == 0 and p.one_of("loose_head") and _is_no_name(r, p.here, kind)),
)
# Which phrases are names. Each row: why, and when.
Accept = Callable[[Reading, Phrase], bool]
ACCEPTS: tuple[tuple[str, Accept], ...] = (
    ("a name, a nation, a place or a mission completes it", lambda r, p: p.proper and not (p.stem == "مركز" and p.here == p.head + 2)),
    ("the presidency of a state or a government is a body", lambda r, p: _is_presidency(r, p)),
    ("two definite words with an adjective complete it", lambda r, p: p.definite >= 2 and p.adjective),
    ("one definite word completes a head that only bodies have", lambda r, p: p.definite > 0 and not p.one_of("loose_head")),
    ("one definite word completes a movement's head, and the model has it in a name",
     lambda r, p: p.definite == 1 == p.parts and p.one_of("movement_head") and _looks_inside(r, p.here - 1)),
)


def _indefinite(reading: Reading, head: int) -> int | None:
    phrase = Phrase(head, reading[head].stem, head + 1)
    after = reading[head + 1]
    if _is_no_head(reading, phrase, after):
        return None
    while phrase.here - head <= LONGEST:
        quoted = read_quoted(reading, phrase.here)
        if quoted and phrase.parts <= 1:
            return quoted
        step = complement(reading, phrase.here, first=phrase.parts == 0)
        if step is None:
            break
        kind, last = step
        if any(stops(reading, phrase, kind, last) for _, stops in STOPS):
            break
        phrase.adjective |= kind == "place" or (kind in ("definite", "nation") and is_adjective(reading[last]))
        phrase.place = kind == "place"
        phrase.proper |= reading[phrase.here].form in words_of("mission") or kind in ("name", "nation", "place")
        phrase.definite += kind == "definite"
        phrase.parts += 1
        phrase.here = last + 1
        if kind == "name" and is_nation(reading, phrase.here):
            break
    if phrase.parts and any(accepts(reading, phrase) for _, accepts in ACCEPTS):
        return phrase.here - 1
    return None


def _is_no_head(reading: Reading, phrase: Phrase, after: Word) -> bool:
    """Whether a word that could be a head is none here."""
    if phrase.one_of("mission_head") and after.form not in words_of("mission"):
        return True
    if phrase.one_of("quoted_head") and not (after.is_quote or phrase.here in reading.covered):
        return True
    if phrase.one_of("action_head") and reading[phrase.head].clitics[-1:] == "ب":
        return True  # `بقيادة فلان`: how, not who
    if phrase.one_of("led_head") and not _is_led(reading, phrase.head):
        return True
    if phrase.one_of("committee_head") and (match := reading.covered.get(phrase.here)) is not None and match.sure:
        # one of the many committees of a body: what is named is the body
        return match.entry.kind == "organization" and reading[match.last + 1].flags & GENERIC > 0
    board = after.stem in ("اداره", "الاداره") and phrase.stem == "مجلس"
    return board or (phrase.stem == "اداره" and reading[phrase.head - 1].stem == "مجلس")  # each company has a board


def _is_led(reading: Reading, head: int) -> bool:
    """Whether an office without the article stands before a head (`رئيس قطاع الأخبار`)."""
    before = reading.before[head]
    return before >= 0 and before in reading.offices and not reading[before].definite and not reading[head].cut


def _is_presidency(reading: Reading, phrase: Phrase) -> bool:
    """Whether a head and the word after it are `رئاسة الحكومة` or the like."""
    return phrase.stem == "رياسه" and reading[phrase.head + 1].form in ("الحكومه", "الجمهوريه", "الوزراء", "الدوله", "البرلمان")


def _is_body(reading: Reading, at: int) -> bool:
    """Whether what completes a head is itself a body (`قوات الحشد الشعبي`)."""
    match = reading.covered.get(at)
    return match is not None and match.entry.kind == "organization"


def _is_no_name(reading: Reading, at: int, kind: str) -> bool:
    """Whether a word after a loose head is people in general, a deed (`فرقة إطفاء`), or a common word that the model has in no name."""
    word = reading[at]
    if kind == "definite":
        return word.form.endswith(("ين", "ون")) and bool(PARTICIPLES.match(word.form.removeprefix("ال")))
    if kind == "name" and VERBAL_NOUN.match(word.form) and reading[at - 1].stem in words_of("brigade_head"):
        return True
    return kind == "name" and word.common and not word.flags & (PERSON_FLAGS | TITLE | OFFICE) and not _looks_inside(reading, at)


def _looks_inside(reading: Reading, at: int) -> bool:
    """Whether the model has a word, where it stands, rather inside an organization's name than in none."""
    scores = score(reading.words, at)
    return scores.in_organization - scores.none > INSIDE


def _definite(reading: Reading, head: int) -> int | None:
    """A definite head with its adjectives, and what `ل` ties to it (`الهيئة العامة للاستثمار`)."""
    here, adjectives, nation, linked = head + 1, 0, False, False
    if reading[head].stem.removeprefix("ال") in words_of("led_head"):
        return None
    if reading[head].stem.removeprefix("ال") in words_of("apposed_head") and (quoted := read_quoted(reading, here)):
        return quoted
    while here < len(reading.words) and here - head <= LONGEST:
        word, flags = reading[here].form, reading[here].flags
        armed = word == "المسلحه" and reading[head].stem == "القوات"
        follows = armed or is_adjective(reading[here]) or (linked and governs(reading, here - 1))
        if flags & (NOT_IN_ORG | NAME_BREAK | SPEECH | TITLE | OFFICE | GENERIC) and not armed:
            break
        if links(reading, here) and adjectives:
            if linked and word.startswith("لل"):
                break
            linked = True
        elif not word.startswith("ال") or flags & DEFINITE_HEAD or not follows:
            break
        elif not linked:
            nation = nation or bool(flags & DEFINITE_NATION)
            adjectives += 1
        here += 1
    stem = reading[head].stem
    if stem in words_of("vague_head") and not linked:
        return here - 1 if nation and adjectives >= 2 and reading[head + 1].form in words_of("arm_of_forces") else None
    first = reading[head + 1].form
    weak = adjectives == 1 and (first in words_of("plain_adjective") or (stem == "المجلس" and first not in words_of("council_of")))
    if adjectives and (nation or linked or adjectives >= 2 or (stem in words_of("settled_head") and not weak)):
        return here - 1
    return None
