"""An office with what completes it: how far its phrase goes, whether a holder's name follows, and the roles that it says."""

from __future__ import annotations

from dataclasses import dataclass

from malaff.reading.names.finders.shape import is_sure_place, opens_name
from malaff.reading.names.finders.surnames import BEFORE_NAME
from malaff.reading.names.reading import Reading
from malaff.reading.words.lexicon import (
    ANY_GIVEN,
    DEFINITE_NATION,
    FORMER,
    HONORIFIC,
    NAME_BREAK,
    NATION,
    NOT_IN_ORG,
    OFFICE,
    ORG_HEAD,
    PLACE_CUE,
    REGNAL,
    RELATION,
    SPEECH,
    TITLE,
    VERB,
    words_of,
)
from malaff.reading.words.tokens import BREAK, unquote

REACH = 18  # words between an office and its holder's name: `المندوب الدائم لروسيا الاتحادية لدى منظمة التعاون الإسلامي`
STOPS = frozenset(".؛;:؟?!()[]…/")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office at `first` with its complement up to `end`; the walk stopped at `next`, a name's first word where `holder` says so."""

    first: int
    end: int
    next: int
    holder: bool = False
    comma: bool = False


def read_phrase(reading: Reading, at: int) -> Phrase:
    """Step over what completes the title or office at `at`, word by word, to the name that it leads to or to what ends it."""
    comma, governed = False, False
    end = reading.compounds[at].last if at in reading.compounds else at
    here = end + 1
    while here < at + REACH:
        word = reading[here]
        if here in reading.compounds and not reading.compounds[here].cut and not governed:
            end = reading.compounds[here].last
            here = end + 1
        elif word.form == "." and here == at + 1 and len(reading[at].form) == 1:  # `د. سمير`
            here += 1
        elif word.form == BREAK or word.form in STOPS:
            break
        elif word.is_quote:
            if here == at + 1 and reading[at].flags & OFFICE and not is_definite(reading, at):
                break  # `مديرة "أوراكل"`: what an office without a complement governs is no person
            here += 1
        elif word.is_comma:
            if comma or not _answers(reading, at, here + 1):
                break
            comma = True
            here += 1
        elif steps := _honour(reading, here):
            here += steps
        else:
            match = reading.covered.get(here)
            if match and match.entry.kind == "person":
                return Phrase(at, end, here, True, comma)
            if match and match.first == here and match.sure and (not match.entry.is_place or is_sure_place(reading, here)):
                governed, end, here = False, match.last, match.last + 1
                continue
            chained = governed and _is_noun(reading, end) and not word.flags & ANY_GIVEN
            governed = here - 1 == end and (is_governing(reading, end, at) or chained)
            if not governed and opens_name(reading, here, True):
                return Phrase(at, end, here, True, comma)
            if governed and (not word.is_arabic or word.flags & (SPEECH | VERB | NAME_BREAK)):
                break
            if not governed and not _continues(reading, here, end):
                break
            if word.flags & (TITLE | OFFICE | HONORIFIC) not in (TITLE, HONORIFIC, TITLE | HONORIFIC) or governed:
                end = here
            here += 1
    return Phrase(at, end, here, comma=comma)


def is_governing(reading: Reading, at: int, office: int) -> bool:
    """Whether a word of an office wants the next one to complete it: that one is no holder (`مدير مركز المقريزي`, `السفير في عمان`)."""
    word = reading[at]
    if at == office or is_definite(reading, at):
        return False
    return bool(word.flags & (ORG_HEAD | PLACE_CUE)) or word.form in words_of("role_link")


def _is_noun(reading: Reading, at: int) -> bool:
    """Whether a governed word is an ordinary indefinite noun, which governs the next one in turn (`مركز روضة سدير`)."""
    word = reading[at]
    headed = reading[at - 1].flags & (ORG_HEAD | PLACE_CUE)
    return bool(headed) and word.common and not is_definite(reading, at) and not word.flags & (NATION | DEFINITE_NATION)


def _honour(reading: Reading, at: int) -> int:
    """How many words of an address of honour stand at a token (`صاحب السمو الملكي`): it belongs to the holder, not to the office."""
    if reading[at].form not in ("صاحب", "صاحبه") or reading[at + 1].form not in words_of("honour"):
        return 0
    return 3 if reading[at + 2].form in ("الملكي", "الاميري") else 2


def _answers(reading: Reading, office: int, at: int) -> bool:
    """Whether the office's holder stands after a comma; a name behind `و` is the next of a list, whose office follows it."""
    if reading[office].stem == "خادم":
        return False  # `نيابة عن خادم الحرمين الشريفين، الأمير …`: the King is called so without his name
    return not reading[at].cut and (opens_name(reading, at, True) or bool(reading[at].flags & TITLE))


def _continues(reading: Reading, at: int, end: int) -> bool:
    """Whether a word may stand between an office, so far up to `end`, and its holder's name."""
    word, after = reading[at], reading[at + 1]
    title = at - 1 > end and reading[at - 1].flags & (TITLE | OFFICE) == TITLE
    if title and not word.flags & (TITLE | OFFICE | FORMER | NATION | DEFINITE_NATION):
        return False  # a title of its own is followed by its holder
    if word.flags & (SPEECH | RELATION | VERB) and not word.flags & (TITLE | OFFICE):
        return False
    if word.flags & (BEFORE_NAME | REGNAL) or word.form in words_of("role_link"):
        return True
    if word.flags & (NAME_BREAK | NOT_IN_ORG):
        return False
    if word.form.startswith(("ال", "لل", "وال", "بال")):
        return word.form not in words_of("aside")
    closed = end in reading.covered or reading[end].form.startswith(("ال", "لل", "وال", "بال"))
    if closed and word.clitics != "ل" and word.form[0] == "ل" and word.form[1:] not in words_of("role_scope"):
        return False  # ل and a deed tell what for (`لحسم التوقيع`)
    if closed and word.form[0] != "ل" and not (word.clitics == "ب" and word.flags & (ORG_HEAD | PLACE_CUE)):
        return False  # a phrase that the article or a name has closed goes on with no indefinite word
    return word.is_arabic and (after.definite or at + 1 in reading.covered)


def is_definite(reading: Reading, at: int) -> bool:
    """Whether a word, proclitics off, has the article."""
    word = reading[at]
    return word.form[word.cut :].startswith("ال")


# ---------------------------------------------------------------- what an office says


def roles_of(reading: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The offices of a phrase as the text gives them, each by itself; kinship, titles of respect and forms of address are none."""
    if reading[phrase.first].flags & (RELATION | HONORIFIC) or phrase.first not in reading.offices:
        return ()
    if reading[phrase.first].stem == "خادم":
        return _of_king(reading, phrase)
    starts = [phrase.first, *(at for at in range(phrase.first + 1, phrase.end + 1) if _opens_office(reading, at))]
    roles = []
    for start, stop in zip(starts, [*(at - 1 for at in starts[1:]), phrase.end], strict=True):
        end, compound = stop, reading.compounds.get(start)
        whole = compound.last if compound else start
        while end > whole and _is_loose_end(reading, end):
            end -= 1
        if _says_something(reading, start, end):
            roles.append(unquote(reading.text(start, end, compound.cut if compound else reading[start].cut)))
    return tuple(roles)


def _of_king(reading: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The title of the King of Saudi Arabia; another office after it is that of whom he meets (`هنأ خادم الحرمين الشريفين الرئيس …`)."""
    words = [word.form for word in reading.words[phrase.first + 1 : phrase.end + 1]]
    return (reading.text(phrase.first, phrase.first + 2, reading[phrase.first].cut),) if words == ["الحرمين", "الشريفين"] else ()


def _opens_office(reading: Reading, at: int) -> bool:
    """Whether a second office begins at a word of an office's phrase: after a definite word, which closes the first."""
    word, before = reading[at], reading[at - 1]
    if at not in reading.offices or word.flags & FORMER or word.clitics not in ("", "و"):
        return False
    match = reading.covered.get(at - 1)
    closed = before.definite or before.form.startswith(("لل", "بال", "وال")) or (match is not None and match.sure) or before.is_comma
    return closed and not before.flags & (ORG_HEAD | OFFICE)


def _is_loose_end(reading: Reading, at: int) -> bool:
    """Whether a word at the end of an office belongs to the name (a title) or to nothing (a preposition, a sign)."""
    word = reading[at]
    return not word.is_word or word.flags & (TITLE | HONORIFIC | OFFICE) in (TITLE, HONORIFIC) or word.form in words_of("role_link")


def _says_something(reading: Reading, start: int, end: int) -> bool:
    """Whether an office is definite by its article or by what completes it, and does not end in a head without its complement."""
    if start == end:
        return is_definite(reading, start)
    last = reading[end]
    return is_definite(reading, end) or not last.flags & (ORG_HEAD | PLACE_CUE | OFFICE) or end in reading.covered


def nations_of(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """The relative adjectives of nations in an office."""
    words = reading.words[phrase.first : phrase.end + 1]
    return frozenset(word.form for word in words if word.flags & (NATION | DEFINITE_NATION))
