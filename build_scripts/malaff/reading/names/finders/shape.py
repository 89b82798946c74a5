"""The shape of a person's name: which words may open it, go on with it and end it."""

from __future__ import annotations

import re

from malaff.reading.names.finders.surnames import (
    BEFORE_NAME,
    ENDS,
    SURNAME,
    UNKNOWN,
    closes_name,
    is_before_indefinite,
    is_behind_preposition,
    is_between_speech,
    is_family_of_titled,
    is_last,
    is_second_family,
)
from malaff.reading.names.reading import Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_NATION,
    FAMILY,
    FORMER,
    GIVEN,
    JOINED,
    NAME_BREAK,
    NEVER,
    OFFICE,
    ORG_HEAD,
    PARTICLE,
    PERSON_FLAGS,
    REGNAL,
    SPEECH,
    TITLE,
    VERB,
    WEAK_GIVEN,
    words_of,
)
from malaff.reading.words.word import KNOWN_WORD, Word

LONGEST = 8  # parts of a name, particles counted with what follows them: lineages of princes have that many
ALI = "علي"  # folds to the same as the preposition
# How much a word must look like a name (`margin`, natural logarithm of odds): set on ANERcorp's train part.
# An unknown word opens a name, follows a given name, follows another; a name of one word; a last word.
AFTER_GIVEN, FURTHER, ALONE = -5.0, -1.0, 0.0  # and UNKNOWN, SURNAME beside the rules of family names
LIKELY = 1.0  # and where it stands, with what its neighbours say
LATER = 2.0  # likewise an indefinite unknown word after two parts: below, seven in ten are the sentence's next verb or noun
# Words that are rather a verb, a word behind ل, ب, ف, ك and the article, or a participle in the accusative than one name alone.
TANWIN = frozenset("ًٌٍ")  # a word so marked is an indefinite noun in its sentence, no part of a name
SUFFIXED = frozenset({"اوغلو", "زاده"})  # `son of` in Turkish and Persian stands behind the name, and ends it
VERBAL = re.compile("ي|سي|[فب]?لل|[بفك]ال|م.{3,}ا$")

def opens_name(reading: Reading, at: int, strong: bool) -> bool:
    """Whether a name may begin at a word; `strong` where a title or office stands before it."""
    if is_sure_place(reading, at) or at in reading.compounds:
        return False
    while reading[at].is_quote:
        at += 1
    word, following = reading[at], reading[at + 1]
    if not word.is_arabic or is_feast(reading, at):
        return False
    if word.form == "باسم" and reading[at - 1].flags & (OFFICE | FORMER):
        return False  # `المتحدث باسم فلان` speaks in his name
    if is_father_named(reading, at):
        return strong or not word.cut
    if word.form == ALI:
        return is_ali(reading, at) or (strong and bool(following.flags & WEAK_GIVEN) and reading.tokens.surface(at, at).endswith("ي"))
    if word.flags & ANY_GIVEN and word.cut and not (strong and word.clitics == "و"):
        return False
    if word.flags & GIVEN:
        return True
    if word.form in JOINED:
        return (following.is_word and not following.common) or word.form == "عبد"
    if word.flags & WEAK_GIVEN:
        if is_part(reading, at + 1, at):
            return True
        shown = is_family_of_titled(reading, at + 1) or is_before_indefinite(reading, at)
        return strong and (shown or (word.margin > 2 and not following.is_word))
    if word.form in words_of("titled_given") and strong:
        return bool(reading[at - 1].flags & TITLE) and following.definite
    if word.flags & (ENDS | VERB) or not strong:
        return False
    return _is_announced(reading, at)


def is_feast(reading: Reading, at: int) -> bool:
    """Whether `عيد` is a feast at a word (`عيد الفطر`), not a man."""
    return reading[at].stem in ("عيد", "عيدي") and reading[at + 1].form in words_of("feast")


def is_sure_place(reading: Reading, at: int) -> bool:
    """Whether a place of the register stands at a word; a town that is also a given name is none before a family name."""
    match = reading.covered.get(at)
    if match is None or not match.sure or not match.entry.is_place:
        return False
    return match.first < match.last or not reading[at].flags & ANY_GIVEN or not is_part(reading, at + 1, at)


def cut_of_name(reading: Reading, at: int) -> int:
    """How many letters of a given name are proclitics; right after a verb its subject stands without `و` (`قالت وندي`)."""
    word = reading[at]
    if not word.flags & (ANY_GIVEN | PARTICLE) or (word.clitics == "و" and reading[at - 1].flags & (SPEECH | VERB)):
        return 0
    return word.cut


def is_father_named(reading: Reading, at: int) -> bool:
    """Whether `بن` and a name follow: what stands before them is a given name (`شويش بن سعود`)."""
    word, after, father = reading[at], reading[at + 1], reading[at + 2]
    if after.form not in ("بن", "بنت") or not word.is_arabic or word.form in JOINED or word.flags & (BEFORE_NAME | NAME_BREAK | SPEECH):
        return False
    return not word.definite and bool(father.flags & (ANY_GIVEN | FAMILY) or father.form in JOINED)


def _is_announced(reading: Reading, at: int) -> bool:
    """Whether a word that no list has as a given name is one behind a title or an office."""
    word = reading[at]
    if not word.definite and word.form[0] != "و" and reading[at + 1].flags & FAMILY and reading[at - 1].flags & TITLE:
        return True  # `الدكتور محب الرافعي`: an indefinite word in apposition to a title, before a family name
    if word.ordinary:
        return not word.definite and word.margin > KNOWN_WORD and is_part(reading, at + 1, at)
    if word.definite:
        after = reading[at + 1]
        return is_part(reading, at + 1, at) and not after.definite and not after.ordinary
    if word.verb_shaped or word.accusative:
        return False
    if (word.common and word.margin < KNOWN_WORD):
        return False
    return word.margin > UNKNOWN and (word.form[0] != "و" or word.margin > KNOWN_WORD)


def stands_alone(reading: Reading, at: int) -> bool:
    """Whether one word after an office is a name by itself."""
    word = reading[at]
    if word.flags & (GIVEN | FAMILY):
        return True
    if at in reading.covered or word.common or len(word.form) < 3:
        return False
    return word.margin > (0 if VERBAL.match(word.form) else ALONE) and reading.likeness[at] > 0


def read_name(reading: Reading, first: int, *, strong: bool) -> int | None:
    """The last token of the name that begins at `first`; None where not even its first word can be one."""
    at, parts = first, 0
    while parts < LONGEST:
        word = reading[at]
        if word.form in JOINED or (parts and _is_particle(word)):
            if parts and reading.tokens.surface(at, at).startswith("آب"):
                return at  # `شينزو آبي` folds as `أبي`
            if not _follows_particle(reading, at):
                break
            if parts and word.form == "ال" and not reading[at + 2].flags & FAMILY:
                return at + 1  # `آل سعود` ends a name, whatever describes it
            at += 2
        elif parts == 0 or is_part(reading, at, at - 1, first):
            at += 1
        elif (parts == 1 and is_last(reading, at, strong)) or (parts == 2 and strong and is_between_speech(reading, at)):
            return at
        elif word.form == "-" and _is_hyphen(reading, at) and is_part(reading, at + 1, at - 1, first):
            at += 2
        elif parts and word.form in SUFFIXED:
            return at
        elif word.form == "الدين" or (parts == 1 and word.form == "الله"):
            at += 1
        elif parts and word.flags & REGNAL and reading[at - 1].flags & ANY_GIVEN:
            return at
        else:
            break
        parts += 1
    return at - 1 if at > first else None


def _is_particle(word: Word) -> bool:
    """Whether a word ties the next one to a name (`بن`, `دي`)."""
    return bool(word.flags & PARTICLE) and not word.flags & GIVEN and not word.cut and word.form not in SUFFIXED


def is_part(reading: Reading, at: int, before: int, first: int = -1) -> bool:
    """Whether a word goes on with a name whose last word so far is `before` and whose first is `first` (or `before`)."""
    word, last = reading[at], reading[before]
    if not word.is_arabic or at in reading.compounds:
        return False
    if word.form in JOINED:
        return reading[at + 1].is_word
    if word.form in ("الدين", "الله"):
        return True
    if word.form in words_of("eulogy") and reading[at + 1].form == "الله":
        return False
    if last.form in ("ابي", "ابو") and reading[before - 1].form in ("بن", "بنت"):
        return not word.flags & NAME_BREAK  # `بن أبي طالب`: a kunya is two words, whatever the second is elsewhere
    if not TANWIN.isdisjoint(reading.tokens.surface(at, at)):
        return False
    if closes_name(reading, before, before if first < 0 else first):  # a family name ends a name, unless a lineage or a second one goes on
        return is_second_family(word)
    if word.form == ALI:
        return reading.tokens.surface(at, at).endswith("ي") and (bool(last.flags & ANY_GIVEN) or is_ali(reading, at))
    if word.form == "امير" and last.flags & GIVEN and reading[at + 1].form == "عبد":
        return True  # `حسين أمير عبد اللهيان`
    if word.form in words_of("also_given") and last.flags & ANY_GIVEN and reading[at + 1].is_arabic:
        return True
    if word.flags & ANY_GIVEN and word.cut and word.clitics[-1] in "بل":
        return False  # `أسد فولاذكار لصالح التلفزيون`
    if word.flags & ANY_GIVEN and not word.cut:
        return not word.flags & (TITLE | OFFICE | SPEECH | FORMER) or reading[at - 1].flags & (TITLE | OFFICE) > 0
    if word.flags & FAMILY and not word.cut and not word.flags & ENDS:
        return True
    match = reading.covered.get(at)
    given = bool(last.flags & GIVEN) or (last.form == ALI and reading.tokens.surface(before, before).endswith("ي"))
    nisba = word.definite and word.form.endswith("ي") and (given or reading[before - 1].form in JOINED)
    if match and match.first == at and not nisba and (match.last > at or (match.sure and word.margin < 2)):
        return False
    if word.form[0] in "وف" and word.joins:
        return False
    if word.flags & DEFINITE_NATION and given and word.form.endswith("ي"):
        return not word.cut and not reading[before - 1].flags & (OFFICE | TITLE)
    if word.flags & (ENDS | VERB) or word.accusative:
        return False
    return _looks_like_part(reading, at, before, first)


def _looks_like_part(reading: Reading, at: int, before: int, first: int) -> bool:
    """Whether a word that no list knows, or an ordinary one, looks enough like a name to go on with this one."""
    word, last = reading[at], reading[before]
    if word.agreeing and word.margin < KNOWN_WORD:
        return False
    if (word.verb_shaped and word.margin < KNOWN_WORD) or word.possessed:
        return False
    after_given = bool(last.flags & GIVEN) or reading[before - 1].form == "عبد" or last.form in ("الله", "الدين")
    after_given = after_given or (before == first and bool(last.flags & FAMILY))
    if is_behind_preposition(word) or word.form.startswith("لل"):
        return False
    if word.form.startswith(("بال", "وال", "فال", "كال")) and word.margin < (KNOWN_WORD if word.form[0] == "ب" else 0):
        return False
    if word.listed if word.definite else word.common:
        # a lineage ends in a family name (`بن خليفة العطية`), and many family names are relative adjectives
        surname = word.definite and (reading[before - 1].form in JOINED or (after_given and word.form.endswith("ي")))
        return word.margin > (SURNAME if surname else KNOWN_WORD) and (not surname or reading.likeness[at] > 0)
    if word.flags & NEVER:
        return False
    if after_given and 0 <= first < before and not word.definite and reading.likeness[at] < LATER:
        return False  # a name of two parts goes on with what looks like one (`عبدالله ينعم`)
    if after_given:
        return word.margin > AFTER_GIVEN
    if word.margin > (UNKNOWN if last.flags & (WEAK_GIVEN | PARTICLE) or word.definite else FURTHER):
        return True
    return not word.common and reading.likeness[at] > LIKELY


def _follows_particle(reading: Reading, at: int) -> bool:
    after = reading[at + 1]
    if not after.is_arabic:
        return False
    if reading[at].form == "ام":  # `أم` between two things is `or`: a mother is named by her child
        return bool(after.flags & PERSON_FLAGS) or after.form in JOINED
    if reading[at].form in ("بن", "بنت") or after.form == "عبد" or after.form in JOINED or after.form == ALI:
        return True
    return reading[at].form == "عبد" or not after.flags & (NAME_BREAK | SPEECH | ORG_HEAD) or bool(after.flags & ANY_GIVEN)


def _is_hyphen(reading: Reading, at: int) -> bool:
    """Whether a dash joins two parts of one name (`كي-مون`)."""
    return not reading.gaps[at] and not reading.gaps[at + 1]


def is_ali(reading: Reading, at: int) -> bool:
    """Whether the name `علي` stands at a word, not `على`: by its last letter, and by the name after it."""
    if not reading.tokens.surface(at, at).endswith("ي"):
        return False
    after = reading[at + 1]
    if after.form in JOINED or after.flags & GIVEN:
        return True
    if not after.is_word or after.flags & ENDS or after.common:
        return False
    return bool(after.flags & FAMILY) or after.margin > 0
