"""Decide which of the vocabulary's matches the text itself allows: words that are also names, adjectives, homonyms."""

from __future__ import annotations

from collections import Counter

from malaff.reading.names.finders.places import announces_place
from malaff.reading.names.reading import Found, Kind, Reading
from malaff.reading.names.register.entry import Entry
from malaff.reading.names.register.homonyms import choose_place
from malaff.reading.names.register.matching import Match
from malaff.reading.words.lexicon import (
    DEFINITE_NATION,
    NATION,
    NEVER,
    ORG_HEAD,
    PLACE_CUE,
    PLACE_PREPOSITION,
    SPEECH,
    VERB,
    words_of,
)
from malaff.reading.words.tokens import BREAK
from malaff.reading.words.word import WORDS

TITLES_OF_PAPERS = ("city", "capital", "region", "site")  # kinds of places that papers are called after
LARGE = 100_000  # inhabitants of a town that everybody knows by its name
SIGNING = frozenset("-–—:ـ")  # what follows an agency's name in a dateline


def choose_matches(reading: Reading, persons: list[Found]) -> list[Found]:
    """The vocabulary's names that the text allows; `persons` are those that stand behind an office."""
    present = [m.entry for group in reading.matches.values() for m in group if m.sure]
    sure, countries = {entry.id for entry in present}, {entry.country for entry in present}
    cued = Counter(m.entry.id for group in reading.matches.values() for m in group if m.entry.bare and not m.sure and _is_cued(reading, m))
    told = {id for id, times in cued.items() if times > 1}
    foreign = {f.first for f in persons if f.entry and _contradicts(f)}
    found = []
    for group in reading.matches.values():
        possible = [m for m in group if m.first not in foreign and not _speaks_against(reading, m)]
        possible = _without_conjunction(reading, possible)
        places = [m for m in possible if m.entry.is_place]
        if len(places) > 1 and any(m.sure for m in places):  # `زنجبار` is a place in any case: in Abyan or off Tanzania
            others = [m for other in reading.matches.values() for m in other if m.sure and m.entry.id not in {p.entry.id for p in places}]
            meant = choose_place([m.entry for m in places], {m.entry.id: m.entry for m in others}.values())
            possible = [m for m in possible if not m.entry.is_place] + [next(m for m in places if m.entry is meant)]
            if not any(m.sure for m in possible):
                found += [_to_found(m) for m in possible]
                continue
        unsure = [m for m in possible if not m.sure and (_is_shown(reading, m, m.entry.id in sure) or (
            m.entry.id in told and not _is_somewhere(reading, m)))]
        if len(unsure) > 1:  # `عمان` is the city where the text speaks of Jordan, the sultanate where it speaks of its places
            near = [m for m in unsure if m.entry.id in sure or m.entry.country in countries]
            unsure = near if len(near) == 1 else [m for m in unsure if m.entry.id in sure][:1]
        best = next(iter(unsure or [m for m in possible if m.sure]), None)
        if best:
            found.append(_to_found(best))
    return found


def _without_conjunction(reading: Reading, matches: list[Match]) -> list[Match]:
    """The matches of a token without those behind و where none can stand: after a preposition or `مدينة` (`في وجدة` is no `جدة`)."""
    whole = [m for m in matches if not m.cut]
    before = reading.before[matches[0].first] if matches else -1
    if not whole or len(whole) == len(matches) or before < 0:
        return matches
    return whole if reading[before].flags & (PLACE_CUE | PLACE_PREPOSITION) else matches


def _to_found(match: Match) -> Found:
    return Found(first=match.first, last=match.last, cut=match.cut, kind=kind_of(match.entry), by="vocabulary", entry=match.entry)


def kind_of(entry: Entry) -> Kind:
    """What an entry's mentions are."""
    if entry.is_place:
        return "place"
    return "person" if entry.kind == "person" else "organization"


def without_homonym(found: Found) -> Found:
    """A person behind an office of another nation than the vocabulary's entry allows is somebody else of that name."""
    if _contradicts(found):
        found.entry, found.by = None, "rule"
    return found


def _contradicts(found: Found) -> bool:
    entry = found.entry
    return bool(entry and entry.nations and found.nations and not any(entry.is_of(nation) for nation in found.nations))


def _is_shown(reading: Reading, match: Match, sure_elsewhere: bool) -> bool:
    """Whether an ambiguous name is meant: by a word before it, or by a sure name of the same thing in the text."""
    before = reading.before[match.first]
    if match.entry.is_place and match.first < match.last and before >= 0:
        return bool(reading[before].flags & PLACE_CUE) or reading[before].form in words_of("toward_place") or sure_elsewhere
    if match.entry.is_place and ((announces_place(reading, match.first) and not match.cut) or _is_town_like(reading, match, before)):
        return True
    if _is_cued(reading, match):
        return True
    if match.entry.kind == "organization" and (_is_dateline(reading, match) or (match.entry.quoted and _is_own_quotation(reading, match))):
        return True
    return sure_elsewhere and match.entry.kind != "person" and not (match.entry.bare and _is_somewhere(reading, match))


def _is_cued(reading: Reading, match: Match) -> bool:
    """Whether one of an entry's cues stands before its ambiguous name."""
    before = reading.before[match.first]
    return before >= 0 and bool(match.entry.cues) and reading[before].stem in match.entry.folded_cues


def _is_somewhere(reading: Reading, match: Match) -> bool:
    """Whether a name stands behind في, ب or `مدينة`: the city's, not the club's."""
    before = reading.before[match.first]
    told = before >= 0 and (reading[before].form == "في" or bool(reading[before].flags & PLACE_CUE))
    return told or reading[match.first].form[: match.cut].endswith("ب")


def _is_town_like(reading: Reading, match: Match, before: int) -> bool:
    """Whether a register's rare name stands as towns do: after `في` or `ب`, or joined to a place by `و`."""
    if match.first < match.last or reading[match.first].ordinary or reading[match.first].flags & ~NEVER:
        return False
    head = reading[match.first].form[: match.cut]
    if before < 0 or not head:
        return before >= 0 and reading[before].form in words_of("toward_place")
    other = reading.covered.get(before)
    return head[-1] == "ب" or (head == "و" and other is not None and other.entry.is_place and other.sure)


def _is_own_quotation(reading: Reading, match: Match) -> bool:
    """Whether a name fills a quotation or a bracket behind ل, a verb, or a word of citing (`أوضح ل«الرياض»`, `بحسب «عكاظ»`)."""
    opening, closing = reading[match.first - 1], reading[match.last + 1]
    if match.cut or not ((opening.is_quote and closing.is_quote) or (opening.form == "(" and closing.form == ")")):
        return False
    before = reading[match.first - 2]
    return before.form in words_of("citing") or bool(before.flags & (SPEECH | VERB))


def _is_dateline(reading: Reading, match: Match) -> bool:
    """Whether a name stands as agencies sign: before a dash or colon at the start of a paragraph, or alone in brackets."""
    if any(other.entry.is_place for other in reading.matches.get(match.first, ())) or reading[match.first].ordinary:
        return False  # `الرياض - واس`: the place of the dateline; `اليوم: الجولة الثانية`
    before = reading[match.first - 1].form if match.first else BREAK
    after = reading[match.last + 1].form
    return (before == BREAK and after in SIGNING) or (before == "(" and after == ")")


def _speaks_against(reading: Reading, match: Match) -> bool:
    """Whether the text shows that another thing is meant than the vocabulary's."""
    before = reading.before[match.first]
    if match.entry.kind == "person" and before >= 0 and reading[before].form in ("بن", "بنت", "ابن") and match.first - 2 >= 0:
        return True  # `محمد بن سلمان بن عبدالعزيز`: what follows is his father's name
    if match.entry.is_place and before >= 0 and reading[before].stem in words_of("agreement"):
        return True
    if match.entry.quoted and before >= 0 and reading[before].form.endswith("سوق"):
        return True  # `سوق عكاظ`, after which the paper is called
    if match.entry.is_place and (_is_quoted_alone(reading, match) or _is_common_noun(reading, match)):
        return True
    return (match.entry.is_place and _is_adjective(reading, match)) or _is_other_word(reading, match)


def _is_common_noun(reading: Reading, match: Match) -> bool:
    """Whether a small town's name is a word with the article (`الحي`, `الوحدة`) that no word before tells to be a place."""
    word, before = reading[match.first], reading.before[match.first]
    if match.first < match.last or not match.sure or match.entry.kind not in ("city", "region") or match.entry.population > LARGE:
        return False
    noun = WORDS[word.form[match.cut :].removeprefix("ال")]
    if not word.form[match.cut :].startswith("ال") or not word.ordinary or (before >= 0 and reading[before].flags & PLACE_CUE):
        return False
    if noun.flags & (PLACE_CUE | ORG_HEAD):
        return True
    return not (before >= 0 and reading[before].form in words_of("toward_place")) and match.cut == 0


def _is_quoted_alone(reading: Reading, match: Match) -> bool:
    """Whether a place's name fills a quotation behind ل, a verb or a dash (`قال لـ«الرياض»`): a paper is called so."""
    if not (reading[match.first - 1].is_quote and reading[match.last + 1].is_quote) or match.entry.kind not in TITLES_OF_PAPERS:
        return False
    before = reading[match.first - 2]
    return before.form in ("ل", "لـ", "-", "–") or bool(before.flags & (SPEECH | VERB))


def _is_adjective(reading: Reading, match: Match) -> bool:
    """Whether a country's name that is also a relative adjective is one here (`الأميرة السعودية`, `قوات سورية`).

    It is the country behind a proclitic or a preposition, or, with the article, where no definite noun stands before it.
    """
    if match.first < match.last or match.cut or not reading[match.first].flags & (NATION | DEFINITE_NATION):
        return False
    before = reading.before[match.first]
    if before < 0 or not reading[before].is_word or reading[before].flags & PLACE_PREPOSITION:
        return False
    definite = any(stem.startswith("ال") for _, stem in reading[before].readings)
    return definite or not reading[match.first].flags & DEFINITE_NATION


def _is_other_word(reading: Reading, match: Match) -> bool:
    """Whether the word is written with a hamza that no spelling of the name has (`المهدئة`, not `المهدية`)."""
    names = (match.entry.name, *match.entry.aliases, *match.entry.ambiguous)
    inside = reading.tokens.surface(match.first, match.last, match.cut).removeprefix("ال")[1:]
    spelled = any("أ" in name.removeprefix("ال")[1:] for name in names)
    if match.first == match.last and match.entry.is_place and "أ" in inside and not spelled:
        return True  # `بفأس` is no town of `فاس`
    return "ئ" in inside and not any("ئ" in name for name in names)
