"""The shape of a person's name: which words may open it, go on with it and end it."""

from __future__ import annotations

import re

from malaff.reading.names.reading import Reading
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
    load_lexicon,
    words_of,
)
from malaff.reading.names.words.word import word_of

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
    if (at in reading.covered and reading.covered[at].entry.is_place and reading.covered[at].sure):
        return False
    word, flags = reading[at].form, reading[at].flags
    while reading[at].is_quote:
        at += 1
        word, flags = reading[at].form, reading[at].flags
    if not is_arabic(word):
        return False
    following = reading[at + 1]
    if word == ALI:
        return is_ali(reading, at)
    if flags & (GIVEN | WEAK_GIVEN) and reading[at].cut and not strong:
        return False
    if flags & GIVEN:
        return True
    if word in JOINED:
        return (following.is_word and not following.ordinary) or word == "عبد"
    if flags & WEAK_GIVEN:
        return is_part(reading, at + 1, at) or (strong and reading[at].margin > 2 and not following.is_word)
    if flags & ENDS or not strong:
        return False
    if reading[at].ordinary:
        return not word.startswith("ال") and reading[at].margin > KNOWN_WORD and is_part(reading, at + 1, at)
    margin = reading[at].margin
    if word.startswith("ال"):
        return is_part(reading, at + 1, at) and not reading[at + 1].form.startswith("ال") and not reading[at + 1].ordinary
    return margin > UNKNOWN and (word[0] != "و" or margin > KNOWN_WORD)


def stands_alone(reading: Reading, at: int) -> bool:
    """Whether one word after an office is a name by itself."""
    word = reading[at].form
    if reading[at].flags & GIVEN:
        return True
    if at in reading.covered or reading[at].ordinary or len(word) < 3:
        return False
    return reading[at].margin > (0 if VERBAL.match(word) else ALONE)


def read_name(reading: Reading, first: int, *, strong: bool) -> int | None:
    """The last token of the name that begins at `first`; None where not even its first word can be one."""
    at, parts = first, 0
    while parts < LONGEST:
        word = reading[at].form
        if word in JOINED or (parts and reading[at].flags & PARTICLE and not reading[at].flags & GIVEN and not reading[at].cut):
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
        elif parts and reading[at].flags & REGNAL and reading[at - 1].flags & (GIVEN | WEAK_GIVEN):
            return at
        else:
            break
        parts += 1
    return at - 1 if at > first else None


def is_part(reading: Reading, at: int, before: int) -> bool:
    """Whether a word goes on with a name whose last word so far is `before`."""
    word, flags = reading[at].form, reading[at].flags
    if not is_arabic(word):
        return False
    if _is_family(reading, before) and not word.startswith("ال") and word not in JOINED:
        return False  # a family name with the article ends a name, unless a particle of lineage goes on
    if word == ALI:
        return reading.tokens.surface(at, at).endswith("ي") and (bool(reading[before].flags & (GIVEN | WEAK_GIVEN)) or is_ali(reading, at))
    if word in words_of("also_given") and reading[before].flags & (GIVEN | WEAK_GIVEN) and is_arabic(reading[at + 1].form):
        return True
    if flags & (GIVEN | WEAK_GIVEN) and not reading[at].cut:
        return not flags & (TITLE | OFFICE | SPEECH | FORMER) or reading[at - 1].flags & (TITLE | OFFICE) > 0
    if word in ("الدين", "الله"):
        return True
    if word in JOINED:
        return reading[at + 1].is_word
    match = reading.covered.get(at)
    if match and match.first == at and (match.last > at or (match.sure and reading[at].margin < 2)):
        return False
    if word[0] == "و" and _could_be_joined(word):
        return False
    if flags & DEFINITE_NATION and reading[before].flags & GIVEN and word.endswith("ي"):
        return not reading[before - 1].flags & (OFFICE | TITLE) if before else True
    if flags & ENDS:
        return False
    return _looks_like_part(reading, at, before)


def _looks_like_part(reading: Reading, at: int, before: int) -> bool:
    """Whether a word that no list knows, or an ordinary one, looks enough like a name to go on with this one."""
    word = reading[at].form
    margin = reading[at].margin
    if VERB.match(word) and margin < KNOWN_WORD:
        return False
    after_given = bool(reading[before].flags & GIVEN) or reading[before - 1].form == "عبد"
    if word.startswith("لل") or (word.startswith(("بال", "وال", "فال", "كال")) and margin < 0):
        return False
    definite = word.startswith("ال")
    if reading[at].listed if definite else reading[at].ordinary:
        # a lineage ends in a family name (`بن خليفة العطية`), and many family names are relative adjectives
        surname = definite and (reading[before - 1].form in JOINED or (after_given and word.endswith("ي")))
        return margin > (SURNAME if surname else KNOWN_WORD)
    if after_given:
        return margin > AFTER_GIVEN
    return margin > (UNKNOWN if reading[before].flags & (WEAK_GIVEN | PARTICLE) or word.startswith("ال") else FURTHER)


def _is_apposed(reading: Reading, at: int) -> bool:
    """Whether a comma and an office follow: what stands before them is the holder's name."""
    return reading[at].is_comma and bool(reading[at + 1].flags & OFFICE)


def _closes(reading: Reading, at: int) -> bool:
    """Whether an ordinary word is the family name of an announced given name, alone before a sign or a particle (`سمير مقبل أن`)."""
    word, flags = reading[at].form, reading[at].flags
    if not is_arabic(word) or flags & ENDS or at in reading.covered or not reading[at - 1].flags & GIVEN:
        return False
    after = at + 1
    ended = not reading[after].is_word or bool(reading[after].flags & (NAME_BREAK | SPEECH))
    joined = word[0] == "ي" or (word[0] in "وبلفك" and word_of(word[1:]).ordinary)
    return ended and len(word) > 2 and not joined and reading[at].margin > SURNAME


def _follows_particle(reading: Reading, at: int) -> bool:
    after = reading[at + 1].form
    if not after[0].isalpha() or after[0].isascii():
        return False
    if after == "عبد" or after in JOINED or after == ALI:
        return True
    flags = reading[at + 1].flags
    return reading[at].form == "عبد" or not flags & (NAME_BREAK | SPEECH | ORG_HEAD) or bool(flags & (GIVEN | WEAK_GIVEN))


def _is_hyphen(reading: Reading, at: int) -> bool:
    """Whether a dash joins two parts of one name (`كي-مون`)."""
    return not reading.gap(at) and not reading.gap(at + 1)


def _is_family(reading: Reading, at: int) -> bool:
    """Whether a part of a name is a family name by its article (`الحداد`; not `عبد المجيد`, `نور الدين`, `الطيب`)."""
    word = reading[at].form
    if not word.startswith("ال") or word in ("ال", "الدين", "الله") or reading[at].flags & (GIVEN | WEAK_GIVEN):
        return False
    return at > 0 and reading[at - 1].form != "عبد"


def is_ali(reading: Reading, at: int) -> bool:
    """Whether the name `علي` stands at a word, not `على`: by its last letter, and by the name after it."""
    if not reading.tokens.surface(at, at).endswith("ي"):
        return False
    after, flags = reading[at + 1].form, reading[at + 1].flags
    if after in JOINED or flags & GIVEN:
        return True
    return after[0].isalpha() and not flags & ENDS and not reading[at + 1].ordinary and reading[at + 1].margin > 0


def _could_be_joined(word: str) -> bool:
    """Whether a word that begins with و reads as `and` + a known name or the article."""
    rest = word[1:]
    if len(rest) < 2:
        return True
    if rest in JOINED or rest.startswith("ال") or word_of(rest).margin > 1:
        return True
    return bool(load_lexicon().flags.get(rest, 0) & (GIVEN | TITLE | OFFICE)) or word_of(rest).ordinary


def is_arabic(word: str) -> bool:
    """Whether a token is a word in Arabic letters."""
    return word[0].isalpha() and not word[0].isascii()
