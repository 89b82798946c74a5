"""The shape of a person's name: which words may open it, go on with it and end it."""

from __future__ import annotations

import re

from malaff.reading.names.reading import COMMAS, Reading
from malaff.reading.names.words.lexicon import (
    DEFINITE_HEAD,
    DEFINITE_NATION,
    FORMER,
    GENERIC,
    GIVEN,
    HONORIFIC,
    INSTITUTION,
    JOINED,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PARTICLE,
    PLACE_CUE,
    REGNAL,
    RELATION,
    SPEECH,
    TITLE,
    WEAK_GIVEN,
    is_listed,
    is_ordinary,
    load_lexicon,
    words_of,
)
from malaff.reading.names.words.model import name_margin
from malaff.reading.names.words.tokens import BREAK, QUOTES

# What may stand between an office and its holder's name, and what ends a name, whatever its letters look like.
BEFORE_NAME = NATION | DEFINITE_NATION | FORMER | TITLE | OFFICE | HONORIFIC | ORG_HEAD | DEFINITE_HEAD | INSTITUTION | PLACE_CUE
ENDS = BEFORE_NAME | NAME_BREAK | SPEECH | RELATION | NOT_IN_ORG | GENERIC
LONGEST = 6  # words of a name: `محمد بن سلمان بن عبد العزيز` joins its particles, six are more than any in ANERcorp but lineages
ALI = "علي"  # folds to the same as the preposition
# How much a word must look like a name (`name_margin`, natural logarithm of odds): set on ANERcorp's train part.
# An unknown word opens a name, follows a given name, follows a family name; an ordinary word; a name of one word; a last word.
UNKNOWN, AFTER_GIVEN, FURTHER, KNOWN_WORD, ALONE, SURNAME = -3.6, -5.0, -1.0, 1.5, -2.4, -3.2
# The shapes of verbs that begin with a sign of person: future (`سيلقي`), tenth form (`يستحضر`).
VERBAL = re.compile("ي|سي|[فب]?لل|[بفك]ال|م.{3,}ا$")  # verbs, ل or ب + the article, participles in the accusative
VERB = re.compile("س[يتن]...|[يتن]ست...|[يتن]ت..و?ن?$")


def opens_name(reading: Reading, at: int, strong: bool) -> bool:
    """Whether a name may begin at a word; `strong` where a title or office stands before it."""
    if at >= len(reading.words) or (at in reading.covered and reading.covered[at].entry.is_place and reading.covered[at].sure):
        return False
    word, flags = reading.words[at], reading.flags[at]
    while word in QUOTES and at + 1 < len(reading.words):
        at += 1
        word, flags = reading.words[at], reading.flags[at]
    if not is_arabic(word):
        return False
    following = reading.words[at + 1] if at + 1 < len(reading.words) else BREAK
    if word == ALI:
        return is_ali(reading, at)
    if flags & (GIVEN | WEAK_GIVEN) and reading.cut(at) and not strong:
        return False
    if flags & GIVEN:
        return True
    if word in JOINED:
        return (following[0].isalpha() and not is_ordinary(following)) or word == "عبد"
    if flags & WEAK_GIVEN:
        return is_part(reading, at + 1, at) or (strong and name_margin(word) > 2 and not following[0].isalpha())
    if flags & ENDS or not strong:
        return False
    if is_ordinary(word):
        return not word.startswith("ال") and name_margin(word) > KNOWN_WORD and is_part(reading, at + 1, at)
    margin = name_margin(word)
    if word.startswith("ال"):
        return is_part(reading, at + 1, at) and not reading.words[at + 1].startswith("ال") and not is_ordinary(reading.words[at + 1])
    return margin > UNKNOWN and (word[0] != "و" or margin > KNOWN_WORD)


def stands_alone(reading: Reading, at: int) -> bool:
    """Whether one word after an office is a name by itself."""
    word = reading.words[at]
    if reading.flags[at] & GIVEN:
        return True
    if at in reading.covered or is_ordinary(word) or len(word) < 3:
        return False
    return name_margin(word) > (0 if VERBAL.match(word) else ALONE)


def read_name(reading: Reading, first: int, *, strong: bool) -> int | None:
    """The last token of the name that begins at `first`; None where not even its first word can be one."""
    at, parts = first, 0
    while at < len(reading.words) and parts < LONGEST:
        word = reading.words[at]
        if word in JOINED or (parts and reading.flags[at] & PARTICLE and not reading.flags[at] & GIVEN and not reading.cut(at)):
            if not _follows_particle(reading, at):
                break
            at += 2
        elif parts == 0 or is_part(reading, at, at - 1):
            at += 1
        elif parts == 1 and (strong or _is_apposed(reading, at + 1)) and _closes(reading, at):
            return at
        elif word == "-" and _is_hyphen(reading, at) and is_part(reading, at + 1, at - 1):
            at += 2
        elif word == "الدين" or (parts == 1 and word == "الله"):
            at += 1
        elif parts and reading.flags[at] & REGNAL and reading.flags[at - 1] & (GIVEN | WEAK_GIVEN):
            return at
        else:
            break
        parts += 1
    return at - 1 if at > first else None


def is_part(reading: Reading, at: int, before: int) -> bool:
    """Whether a word goes on with a name whose last word so far is `before`."""
    if at >= len(reading.words):
        return False
    word, flags = reading.words[at], reading.flags[at]
    if not is_arabic(word):
        return False
    if _is_family(reading, before) and not word.startswith("ال") and word not in JOINED:
        return False  # a family name with the article ends a name, unless a particle of lineage goes on
    if word == ALI:
        return reading.tokens.surface(at, at).endswith("ي") and (bool(reading.flags[before] & (GIVEN | WEAK_GIVEN)) or is_ali(reading, at))
    if word in words_of("also_given") and reading.flags[before] & (GIVEN | WEAK_GIVEN) and is_arabic(reading.words[at + 1]):
        return True
    if flags & (GIVEN | WEAK_GIVEN) and not reading.cut(at):
        return not flags & (TITLE | OFFICE | SPEECH | FORMER) or reading.flags[at - 1] & (TITLE | OFFICE) > 0
    if word in ("الدين", "الله"):
        return True
    if word in JOINED:
        return at + 1 < len(reading.words) and reading.words[at + 1][0].isalpha()
    match = reading.covered.get(at)
    if match and match.first == at and (match.last > at or (match.sure and name_margin(word) < 2)):
        return False
    if word[0] == "و" and _could_be_joined(word):
        return False
    if flags & DEFINITE_NATION and reading.flags[before] & GIVEN and word.endswith("ي"):
        return not reading.flags[before - 1] & (OFFICE | TITLE) if before else True
    if flags & ENDS:
        return False
    return _looks_like_part(reading, at, before)


def _looks_like_part(reading: Reading, at: int, before: int) -> bool:
    """Whether a word that no list knows, or an ordinary one, looks enough like a name to go on with this one."""
    word = reading.words[at]
    margin = name_margin(word)
    if VERB.match(word) and margin < KNOWN_WORD:
        return False
    after_given = bool(reading.flags[before] & GIVEN) or reading.words[before - 1] == "عبد"
    if word.startswith("لل") or (word.startswith(("بال", "وال", "فال", "كال")) and margin < 0):
        return False
    definite = word.startswith("ال")
    if is_listed(word) if definite else is_ordinary(word):
        # a lineage ends in a family name (`بن خليفة العطية`), and many family names are relative adjectives
        surname = definite and (reading.words[before - 1] in JOINED or (after_given and word.endswith("ي")))
        return margin > (SURNAME if surname else KNOWN_WORD)
    if after_given:
        return margin > AFTER_GIVEN
    return margin > (UNKNOWN if reading.flags[before] & (WEAK_GIVEN | PARTICLE) or word.startswith("ال") else FURTHER)


def _is_apposed(reading: Reading, at: int) -> bool:
    """Whether a comma and an office follow: what stands before them is the holder's name."""
    return at + 1 < len(reading.words) and reading.words[at] in COMMAS and bool(reading.flags[at + 1] & OFFICE)


def _closes(reading: Reading, at: int) -> bool:
    """Whether an ordinary word is the family name of an announced given name, alone before a sign or a particle (`سمير مقبل أن`)."""
    word, flags = reading.words[at], reading.flags[at]
    if not is_arabic(word) or flags & ENDS or at in reading.covered or not reading.flags[at - 1] & GIVEN:
        return False
    after = at + 1
    ended = after >= len(reading.words) or not reading.words[after][0].isalpha() or bool(reading.flags[after] & (NAME_BREAK | SPEECH))
    joined = word[0] == "ي" or (word[0] in "وبلفك" and is_ordinary(word[1:]))
    return ended and len(word) > 2 and not joined and name_margin(word) > SURNAME


def _follows_particle(reading: Reading, at: int) -> bool:
    after = reading.words[at + 1] if at + 1 < len(reading.words) else BREAK
    if not after[0].isalpha() or after[0].isascii():
        return False
    if after == "عبد" or after in JOINED or after == ALI:
        return True
    flags = reading.flags[at + 1]
    return reading.words[at] == "عبد" or not flags & (NAME_BREAK | SPEECH | ORG_HEAD) or bool(flags & (GIVEN | WEAK_GIVEN))


def _is_hyphen(reading: Reading, at: int) -> bool:
    """Whether a dash joins two parts of one name (`كي-مون`)."""
    return at + 1 < len(reading.words) and not reading.gap(at) and not reading.gap(at + 1)


def _is_family(reading: Reading, at: int) -> bool:
    """Whether a part of a name is a family name by its article (`الحداد`; not `عبد المجيد`, `نور الدين`, `الطيب`)."""
    word = reading.words[at]
    if not word.startswith("ال") or word in ("ال", "الدين", "الله") or reading.flags[at] & (GIVEN | WEAK_GIVEN):
        return False
    return at > 0 and reading.words[at - 1] != "عبد"


def is_ali(reading: Reading, at: int) -> bool:
    """Whether the name `علي` stands at a word, not `على`: by its last letter, and by the name after it."""
    if not reading.tokens.surface(at, at).endswith("ي") or at + 1 >= len(reading.words):
        return False
    after, flags = reading.words[at + 1], reading.flags[at + 1]
    if after in JOINED or flags & GIVEN:
        return True
    return after[0].isalpha() and not flags & ENDS and not is_ordinary(after) and name_margin(after) > 0


def _could_be_joined(word: str) -> bool:
    """Whether a word that begins with و reads as `and` + a known name or the article."""
    rest = word[1:]
    if len(rest) < 2:
        return True
    if rest in JOINED or rest.startswith("ال") or name_margin(rest) > 1:
        return True
    return bool(load_lexicon().flags.get(rest, 0) & (GIVEN | TITLE | OFFICE)) or is_ordinary(rest)


def is_arabic(word: str) -> bool:
    """Whether a token is a word in Arabic letters."""
    return word[0].isalpha() and not word[0].isascii()
