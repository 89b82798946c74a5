"""One redacted word or name as patterns over a text's view: with clitics and endings, parted, glued, turned round, as a number.

What was decided where it could be argued: a nisba, a possessive or a plural of a name of five letters and more names the person
and is hidden; so are a name spelled apart, with letters drawn out, in catalogue order (`الجلناري، طيفور`) or with a father's
name in between. One part of a full name alone stays (and is reported). A short word is never taken for a part of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from malaff.arabic.letters import is_arabic
from malaff.reading.editor.disguise import BREAK, FAR, MARK, SPACE, view

GAP = f"[{MARK}{BREAK}{SPACE}]"
LETTER = f"[^{MARK}{BREAK}{SPACE}{FAR}]"
ARABIC = "[\u0600-\u06ff]"
# Letters of a word from which on: it may be broken by spaces, take endings; whatever it is glued to, it is the word.
LONG, MIDDLE, SURE = 6, 5, 7
# Digits from which on a number is a telephone's: grouped as one likes, with or without a country's code of one to three digits.
PHONE, LEAST_LOCAL = 7, 7
# و ف then ب ل ك س then the article, as they are written joined before a word; لل is ل and the article.
SHORT_CLITICS = "(?:يا)?[وف]?(?:لل|[بكلف]?ال|[بلكس])?"
# With them what asks (أ), calls (يا, أيا, وا), points (ه) and spoken ع and ه before the article.
CLITICS = "(?:ايا|يا|وا|[اه])?[وف]?(?:يا)?(?:لل|[بكلفهع]?ال|[بلكسه])?"
# Nisba, its feminine and plurals, sound plurals and duals, pronouns, tanwin.
ENDINGS = "(?:ي?(?:ه|ين|ون|ات|ان|ا|تين|تان)?|ه|ها|هم|هما|هن|ك|كم|كما|كن|نا|ني|يتهم|يته|يتها)?"
# What joins the parts of a name.
BETWEEN = "بن|ابن|بنت|ابو|ابي|ابا|ام|ال|ولد|الشيخ|الحاج|السيد|الدكتور|الملقب|المعروف"
INSERTED = f"(?:{GAP}(?:{BETWEEN})(?:{GAP}{LETTER}{{1,15}}){{1,2}}{GAP}|{GAP}{LETTER}{{1,15}}{GAP}|{GAP})?"
CASES = dict.fromkeys(("ابو", "ابي", "ابا"), "(?:ابو|ابي|ابا)") | {"بن": "(?:ا?بن)", "ابن": "(?:ا?بن)"}
PARTED = re.compile("عبد(?=ال..)|اب[ويا](?=[^ا]..)")  # names that some write apart, some joined
NO_DOTS = {**dict.fromkeys("بتثي", "\u066e"), "ن": "\u066e\u06ba", "ف": "\u06a1", "ق": "\u06a1\u066f"}


def words_of(term: str) -> tuple[str, ...]:
    """The words of a redacted text, bare."""
    return tuple(re.findall(f"{LETTER}+", view(term).text))


def to_patterns(term: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that find a redacted text in a view; none where it has no letters."""
    words = words_of(term)
    bare = "".join(words)
    if not bare:
        return ()
    if bare.isdecimal():
        return tuple(map(re.compile, _number(bare, international=term.strip().startswith(("+", "00", "\uff0b")))))
    return tuple(map(re.compile, dict.fromkeys(_name(words))))


# ---------------------------------------------------------------- names


def _name(words: tuple[str, ...]) -> Iterator[str]:
    cores = tuple(map(_core, words))
    total = sum(map(len, cores))
    arabic = is_arabic(cores[0])
    edge = ARABIC if arabic else f"(?!{ARABIC}|[0-9]){LETTER}"
    before, after = (f"(?<!{ARABIC})", f"(?!{ARABIC})") if arabic else (r"(?<![a-z])", f"(?!{edge})")
    if total >= SURE:
        before = after = ""
    for order in dict.fromkeys((cores, cores[::-1])):
        yield before + INSERTED.join(map(_word, order)) + _ending(order[-1], total) + after
    if total >= LONG:  # right-to-left text whose letters were stored as they look, from left to right
        yield f"{GAP}?".join(_letters(word[::-1], MARK) for word in reversed(words))


def _core(word: str) -> str:
    """The word without its article, which its clitics bring back."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _word(core: str) -> str:
    inner = CASES.get(core) or _letters(core, MARK + BREAK + SPACE if len(core) >= LONG else MARK + BREAK if len(core) > 3 else MARK)
    if len(core) > 2:
        apart = _letters(core, MARK + BREAK + SPACE, parted=True)
        inner = f"(?:{inner}|(?:(?<!{LETTER})[وفبكل]{GAP})?(?:(?<!{LETTER})ا{GAP}ل{GAP})?{apart})"
    if not is_arabic(core):
        return inner
    return (SHORT_CLITICS if len(core) < 4 else CLITICS) + inner


def _ending(core: str, total: int) -> str:
    if not is_arabic(core):
        return "[a-z]{0,4}" if len(core) >= 4 else ""
    if len(core) >= MIDDLE:
        return ENDINGS if total < SURE else f"(?:{ENDINGS}(?!{ARABIC}))?"
    return "ا?" if len(core) == 4 else ""


def _letters(word: str, joints: str, *, parted: bool = False) -> str:
    """The letters with what may stand between them, each as often as it is drawn out."""
    place = match.end() if (match := PARTED.match(word)) else -1
    joint = f"[{joints}]" + ("" if parted else "?")
    out, at = list[str](), 0
    for letter, run in groupby(word):
        times = len(tuple(run))
        one = f"[{re.escape(letter)}{NO_DOTS.get(letter, '')}]"
        if at:
            out.append(f"{GAP}?" if at == place else joint)
        if parted:
            out.append(f"{one}(?:{joint}?{one}){{0,3}}" if times > 1 else one)
        elif len(word) >= MIDDLE:
            out.append(f"{one}{{{times},}}" if times > 1 else f"{one}+")
        else:  # three of a letter are no spelling of a word, two may be another word's
            out.append(f"{one}{{{times}}}(?:{one}{{2,}})?")
        at += times
    return "".join(out)


# ---------------------------------------------------------------- numbers


def _number(digits: str, *, international: bool) -> Iterator[str]:
    if len(digits) < PHONE:
        yield f"(?<![0-9]){f'{MARK}?'.join(digits)}(?![0-9])"
        return
    local = digits.lstrip("0")
    yield _grouped(local or digits)
    if international:
        for code in (1, 2, 3):
            if len(local) - code >= LEAST_LOCAL:
                yield f"(?<![0-9])(?:0{GAP}?)?{_grouped(local[code:])}"


def _grouped(digits: str) -> str:
    return f"(?:0{GAP}?){{0,3}}" + f"{GAP}?".join(digits) + "(?![0-9])"
