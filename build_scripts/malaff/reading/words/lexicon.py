"""What a word alone says about names: titles, offices, given names, heads of organizations, words that show a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from malaff.reading.data import read_data, read_data_text
from malaff.reading.words.tokens import CONJUNCTIONS, fold_phrase, readings

# What a word can be; a word may be several things. The names are the ids of name_words.yml in capitals.
GROUPS = ("title", "honorific", "office", "speech", "particle", "regnal", "organization_head", "institution", "generic_modifier",
          "not_in_organization", "place_cue", "name_break", "former", "relation", "place_preposition")
TITLE, HONORIFIC, OFFICE, SPEECH, PARTICLE, REGNAL, ORG_HEAD, INSTITUTION = (1 << n for n in range(8))
GENERIC, NOT_IN_ORG, PLACE_CUE, NAME_BREAK, FORMER, RELATION, PLACE_PREPOSITION = (1 << n for n in range(8, len(GROUPS)))
LISTED_GIVEN, WEAK_GIVEN, NATION, DEFINITE_NATION, DEFINITE_HEAD = (1 << n for n in range(len(GROUPS), len(GROUPS) + 5))
NAMES_OF_FLAGS = (*GROUPS, "given", "weak_given", "nation", "definite_nation", "definite_head")
# What counts over the press tell of a word that no list of ours holds: person_words.tsv, made by build_scripts/tools/make_person_words.py.
PERSON_WORDS_FILE = "person_words.tsv"
PRESS_GIVEN, FAMILY, VERB, NEVER = (1 << n for n in range(len(NAMES_OF_FLAGS), len(NAMES_OF_FLAGS) + 4))
SHARED_OFFICE = 1 << (len(NAMES_OF_FLAGS) + 4)
PRESS_FLAGS = {"given": PRESS_GIVEN, "family": FAMILY, "verb": VERB, "never": NEVER}
GIVEN = LISTED_GIVEN | PRESS_GIVEN
ANY_GIVEN = GIVEN | WEAK_GIVEN
PERSON_FLAGS = ANY_GIVEN | FAMILY  # what a word of a person's name may be
# Parts that tie a name together: they never end one, nor stand in it alone.
JOINED = frozenset({"عبد", "العبد", "ابو", "ابي", "ابا", "ام", "بن", "ابن", "بنت", "ال", "بو"})
ORDINARY_FILE = "ordinary_words.txt"
NATION_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات")  # of a relative adjective, folded
# What keeps its class behind a conjunction or preposition; the others are read as they stand.
BEHIND_PROCLITIC = (
    TITLE | RELATION | HONORIFIC | OFFICE | SPEECH | ORG_HEAD | DEFINITE_HEAD | INSTITUTION | PLACE_CUE
    | NATION | DEFINITE_NATION | GIVEN | FAMILY | PARTICLE | SHARED_OFFICE
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Flags by folded word; the words of each further group; and the kind of place that a word announces."""

    flags: dict[str, int]
    groups: dict[str, frozenset[str]]
    place_kinds: dict[str, str]


@cache
def load_lexicon() -> Lexicon:
    """The program's word lists, read once."""
    flags: dict[str, int] = {}
    groups: dict[str, frozenset[str]] = {}
    place_kinds: dict[str, str] = {}
    for group in read_data("name_words.yml"):
        words = _words(group["words"])
        if group["id"] in GROUPS:
            _add(flags, words, 1 << GROUPS.index(group["id"]))
        groups[group["id"]] = words
        place_kinds.update(dict.fromkeys(words, group["kind"]) if "kind" in group else {})
    for group in read_data("given_names.yml"):
        _add(flags, _words(group["names"]), WEAK_GIVEN if group.get("weak") else LISTED_GIVEN)
    for stem in _words(read_data("nations.yml")["words"]):
        _add(flags, {stem + ending for ending in NATION_ENDINGS}, NATION)
        _add(flags, {f"ال{stem}{ending}" for ending in NATION_ENDINGS}, DEFINITE_NATION)
    _add(flags, groups["shared_office"], SHARED_OFFICE)
    for line in read_data_text(PERSON_WORDS_FILE).splitlines()[1:]:
        word, _, kind = line.partition("\t")
        flags[word] = flags.get(word, 0) | PRESS_FLAGS[kind]
    for word, bits in list(flags.items()):
        if bits & (NAME_BREAK | NOT_IN_ORG):  # `آن` folds to `أن`, `إيلي` is no `إلى`
            flags[word] = bits = bits & ~(GIVEN | WEAK_GIVEN)
        if bits & WEAK_GIVEN:
            flags[word] = bits & ~GIVEN
        if bits & ORG_HEAD and not word.startswith("ال"):
            _add(flags, {"ال" + word}, DEFINITE_HEAD)
    return Lexicon(flags, groups, place_kinds)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_phrase(text).split())


def _add(flags: dict[str, int], words: Iterable[str], flag: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | flag


def words_of(group: str) -> frozenset[str]:
    """The folded words of a group of name_words.yml."""
    return load_lexicon().groups[group]


@lru_cache(maxsize=1 << 16)
def look_up(word: str) -> tuple[int, str, str]:
    """Flags of a folded word with the proclitics and stem they belong to; the whole word wins over a shorter stem."""
    flags = load_lexicon().flags
    for clitics, stem in readings(word):
        bits = flags.get(stem, 0)
        if clitics:
            bits &= BEHIND_PROCLITIC | (NAME_BREAK | NOT_IN_ORG | WEAK_GIVEN | VERB if clitics in CONJUNCTIONS else 0)
        if bits:
            return bits, clitics, stem
    return 0, "", word


@lru_cache(maxsize=1 << 16)
def flags_of(word: str) -> int:
    """The flags of a folded word."""
    return look_up(word)[0]




@cache
def load_ordinary() -> frozenset[str]:
    """Words that news use outside of names."""
    return frozenset(read_data_text(ORDINARY_FILE).split("\n")[1:-1])


# Shapes of verbal nouns (masdar of the forms II, III, IV, VII, VIII, X): behind ل or ب a purpose or a means, not a name.
VERBAL_NOUN = re.compile("ت..ي.(?:ه|ات|ها|هم)?$|م.ا..ه$|ا..ا.(?:ه|ها|هم|ات)?$|ا.ت.ا.(?:ه|ها|ات)?$|است..ا.(?:ه|ها)?$|ان..ا.(?:ه|ها)?$")
PARTICIPLES = re.compile("م.{3,4}(?:ين|ون|تين|ات|ينا)$")  # sound plurals of participles (`موضحين`)
# Endings that leave a known word known; a feminine one is written with ت before a pronoun (`حكمته`).
SUFFIXES = ("ها", "هم", "هما", "نا", "ات", "ين", "ون", "ان", "ه", "ا", "ي", "يه", "ته", "تها", "تهم", "تنا")


@lru_cache(maxsize=1 << 16)
def is_listed(word: str) -> bool:
    """Whether a folded word with the article stands in the list of ordinary words as it is, or without the article."""
    return word in load_ordinary() or word.removeprefix("ال") in load_ordinary()


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether a folded word, read with or without proclitics, article and ending, is an ordinary word of news."""
    return _is_known(word, load_ordinary())


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Whether a folded word is ordinary, a verb, or one that the press never has beside a given name."""
    return is_ordinary(word) or _is_known(word, _common())


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word, bits in load_lexicon().flags.items() if bits & (VERB | NEVER))


def _is_known(word: str, words: frozenset[str]) -> bool:
    """Whether a word, its stem, or its stem without an ending, stands in a list; participles and verbal nouns do without one."""
    if len(word) < 2 or not word[0].isalpha():
        return True
    for clitics, stem in readings(word):
        bare = stem.removeprefix("ال")
        forms = {stem, bare, "ال" + bare}
        if PARTICIPLES.match(bare):
            return True
        if clitics[-1:] in ("ل", "ب") and VERBAL_NOUN.match(stem):
            return True
        for suffix in SUFFIXES if clitics in ("", "و", "ف") else ():
            if bare.endswith(suffix) and len(bare) - len(suffix) >= 3:
                root = bare.removesuffix(suffix)
                forms |= {root, "ال" + root, root + "ه", f"ال{root}ه"}
        if len(bare) >= 2 and not words.isdisjoint(forms):
            return True
    return False
