"""The end of a person's name: what shows that a word is the family name, and that nothing goes on after it."""

from __future__ import annotations

from malaff.reading.names.reading import Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_HEAD,
    DEFINITE_NATION,
    FAMILY,
    FORMER,
    GENERIC,
    GIVEN,
    HONORIFIC,
    INSTITUTION,
    JOINED,
    NAME_BREAK,
    NATION,
    NEVER,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PLACE_CUE,
    RELATION,
    SPEECH,
    TITLE,
    VERB,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.words.word import KNOWN_WORD, Word

# What may stand between an office and its holder's name, and what ends a name, whatever its letters look like.
BEFORE_NAME = NATION | DEFINITE_NATION | FORMER | TITLE | OFFICE | HONORIFIC | ORG_HEAD | DEFINITE_HEAD | INSTITUTION | PLACE_CUE
ENDS = BEFORE_NAME | NAME_BREAK | SPEECH | RELATION | NOT_IN_ORG | GENERIC
# How much a word must look like a name (`margin`, natural logarithm of odds): an unknown one, and one that is the last; set on
# ANERcorp's train part.
UNKNOWN, SURNAME = -3.6, -3.2


def is_last(reading: Reading, at: int, strong: bool) -> bool:
    """Whether a word that could be many things is the family name of the given name before it."""
    if strong and (is_family_of_titled(reading, at) or is_before_indefinite(reading, at - 1)):
        return True
    return (strong or _is_apposed(reading, at + 1)) and _closes(reading, at)


def is_between_speech(reading: Reading, at: int) -> bool:
    """Whether a definite word stands between a given name and أن: only the speaker stands there (`قال الوزير سمير الخلفي إن`)."""
    word, after = reading[at], reading[at + 1]
    if not word.definite or word.flags & ENDS or at in reading.covered or not reading[at - 1].flags & GIVEN:
        return False
    return after.form in ("ان", "انه") and not word.form.endswith(("ين", "ات", "ون"))


def is_family_of_titled(reading: Reading, at: int) -> bool:
    """Whether a definite word follows a given name behind a title of persons (`الأستاذ خالد الماضي`): it is the family name."""
    word, title = reading[at], reading[reading.before[at - 1]]
    if not word.definite or word.no_family or word.flags & (VERB | FORMER) or len(word.form) < 5:
        return False
    return title.stem in words_of("personal_title") and bool(reading[at - 1].flags & ANY_GIVEN)


def is_before_indefinite(reading: Reading, at: int) -> bool:
    """Whether a name that is also a definite adjective (`الطيب`) stands before an indefinite noun: an adjective would close its phrase."""
    word, after = reading[at], reading[at + 1]
    if not (word.flags & WEAK_GIVEN and word.definite and after.is_arabic) or after.definite or after.cut or at + 1 in reading.covered:
        return False
    if after.flags & (ENDS | VERB | NEVER) or after.accusative or after.possessed or after.verb_shaped or len(after.form) < 3:
        return False
    return after.margin > UNKNOWN and not after.joins and not is_behind_preposition(after)


def is_behind_preposition(word: Word) -> bool:
    """Whether a word that the press seldom has in a name is ب, ل or ك and a known word (`وسام بريدي بالتعازي`)."""
    return word.form[0] in "بلك" and len(word.form) > 3 and word.margin < KNOWN_WORD and word.rest.in_list


def _is_apposed(reading: Reading, at: int) -> bool:
    """Whether a comma and an office follow, or one who speaks for a body: what stands before them is the holder's name."""
    speaks = reading[at].definite and reading[at].flags & OFFICE and reading[at + 1].form == "باسم"  # `فرحان حق الناطق باسم`
    return bool(speaks) or (reading[at].is_comma and bool(reading[at + 1].flags & OFFICE))


def _closes(reading: Reading, at: int) -> bool:
    """Whether an ordinary word is the family name of an announced given name, alone before a sign or a particle (`سمير مقبل أن`)."""
    word, after = reading[at], reading[at + 1]
    if not word.is_arabic or word.flags & ENDS or at in reading.covered or not reading[at - 1].flags & GIVEN:
        return False
    ended = not after.is_word or bool(after.flags & (NAME_BREAK | SPEECH)) or _is_apposed(reading, at + 1)
    joined = word.form[0] == "ي" or (word.form[0] in "وف" and word.joins)
    joined = joined or (word.form[0] in "بلك" and word.rest.in_list)
    return ended and len(word.form) > 2 and not joined and (word.margin > SURNAME or is_between_speech(reading, at))


def closes_name(reading: Reading, at: int, first: int) -> bool:
    """Whether a part of a name is its family name: the press has it as one, or it has the article (`الحداد`; not `عبد المجيد`, `الطيب`)."""
    word, before = reading[at], reading[at - 1]
    if word.flags & ANY_GIVEN or word.form in ("ال", "الدين", "الله") or before.form == "عبد":
        return False
    if word.flags & TITLE and before.form == "ولد":
        return False  # `ولد الشيخ أحمد`: a title opens the father's name
    if word.definite:
        return at > first or not reading.tokens.surface(at, at).startswith(("أ", "إ", "آ"))  # `أليكسيس` has no article
    return at > first and bool(word.flags & FAMILY) and before.form not in JOINED


def is_second_family(word: Word) -> bool:
    """Whether a word after a family name is one more (`الجابر الصباح`): with the article, and no adjective or plural."""
    if not word.definite or word.flags & (ENDS | VERB | NEVER):
        return False
    return bool(word.flags & FAMILY) or (not word.no_family and word.margin > (KNOWN_WORD if word.listed else UNKNOWN))
