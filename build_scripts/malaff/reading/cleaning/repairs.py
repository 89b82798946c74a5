"""Mend a raw line where it is safe: invisible characters, HTML remnants, cut or glued words; every repair is logged."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from malaff.arabic.letters import CENSORED, INVISIBLE, LETTER, MARKS, PRESENTATION, uncensor, unshape
from malaff.model.records import Repair
from malaff.reading.cleaning.markup import strip_markup
from malaff.reading.data import read_data

# Anything that a line must be looked at for; most lines hold none of it.
SUSPECT = re.compile(f"[\x00-\x1f\x7f-\x9f{INVISIBLE}\u2028\u2029\ud800-\udfff\ufff9-\ufffc\ufffe\uffff\ufb50-\ufdf9\ufe70-\ufefc\u0640<&]")
CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}\u2028\u2029\ud800-\udfff\ufff9-\ufffc\ufffe\uffff]")
SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
ODD_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]|  ")
JOINER = "\u200c"
PERSIAN = re.compile("[پچژگکی]")  # letters of Persian names, where a zero-width non-joiner is spelling
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")
AMPERSANDS = re.compile("&(?:amp;){2,}", re.I)
NESTED = 20  # times that markup is looked for under markup: what was escaped twice comes undone in three
BREAK = "\ue000"  # stands for a paragraph mark inside a line while it is mended; private use, so no text means it
# An empty paragraph that a page's text kept as a hard space between spaces, after the end of a sentence.
HARD_SPACES = re.compile("(?<=[.!؟…\"”»)])[ \t]+\xa0[ \xa0]*(?=\\S)")
STRETCHED = re.compile(f"(?<=[{LETTER}{MARKS}])\u0640+(?=[{MARKS}]*[{LETTER}])")
GLUED = re.compile(f"(?<=[{LETTER}{MARKS}])[،؛؟!,](?=[{LETTER}])")
# After a word of three letters or more, and not in a web name (`الجزيرة.نت`).
GLUED_STOP = re.compile(f"(?<=[{LETTER}{MARKS}]{{3}})\\.(?=[{LETTER}]{{2}})(?!(?:نت|كوم|نيوز|أورغ)(?![{LETTER}]))")
GLUE = re.compile(f"[.،؛؟!,](?<=[{LETTER}{MARKS}].)[{LETTER}]")
INITIALS = re.compile(f"(?<![{LETTER}])[{LETTER}]{{1,4}}(?:\\.[{LETTER}]{{1,4}}){{2,}}(?![{LETTER}])")
CLOSE = re.compile(f"لى[{LETTER}](?<=(?:على|إلى).)")
PREPOSITION = re.compile(f"(?<![{LETTER}{MARKS}])([وف]?(?:على|إلى))([{LETTER}]{{2,}})")


def mend_line(number: int, line: str, known: Callable[[str], bool]) -> tuple[str, list[Repair]]:
    """The line as it should be read, and what was mended; `BREAK` stands where it holds a paragraph mark.

    `known` says whether a word stands elsewhere in the text: only such a word is parted from a preposition.
    """
    repairs: list[Repair] = []
    if "\xa0" in line:
        line = HARD_SPACES.sub(BREAK, line)
    if not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)  # the same spelling to Unicode and to the eye: no repair
    if SUSPECT.search(line):
        line = _mend_characters(number, line, repairs)
    if ODD_SPACE.search(line):
        line = SPACES.sub(" ", line)
    if GLUE.search(line):
        line = _by_word(number, line, "glued-words", _part_words, repairs)
    if CLOSE.search(line):
        line = _by_word(number, line, "glued-preposition", lambda word: _part_preposition(word, known), repairs)
    return line.strip(), repairs


def _mend_characters(number: int, line: str, repairs: list[Repair]) -> str:
    if "<" in line or "&" in line:
        line = _strip_markup(number, line, repairs)
    if CONTROL.search(line):
        line = _strip_invisible(number, line, repairs)
    if PRESENTATION.search(line):
        line = _by_word(number, line, "presentation-forms", unshape, repairs)
    if "\u0640" in line:
        if CENSORED.search(line):
            line = _by_word(number, line, "censor-dots", uncensor, repairs)
        if STRETCHED.search(line):
            line = _by_word(number, line, "stretched", lambda word: STRETCHED.sub("", word), repairs)
    return line


def _by_word(number: int, line: str, rule: str, mend: Callable[[str], str], repairs: list[Repair]) -> str:
    """Mend each word of a line and log those that changed as one repair."""
    words = line.split(" ")
    mended = [mend(word) for word in words]
    changed = [(a, b) for a, b in zip(words, mended, strict=True) if a != b]
    if changed:
        before, after = (" · ".join(side).replace(BREAK, " ") for side in zip(*changed, strict=True))
        repairs.append(Repair(line=number, rule=rule, before=before, after=after))
    return " ".join(mended)


def _strip_markup(number: int, line: str, repairs: list[Repair]) -> str:
    gone: list[str] = []

    def read(match: re.Match[str]) -> str:
        letter = html.unescape(match[0])
        if letter != match[0]:
            gone.append(match[0])
        return letter

    for _ in range(NESTED):
        before = line
        line, tags = strip_markup(line, BREAK)
        gone += tags
        line = ENTITY.sub(read, AMPERSANDS.sub("&amp;", line))
        if line == before:
            break
    if gone:
        repairs.append(Repair(line=number, rule="html-remnants", before=CONTROL.sub("", " ".join(gone)), after=""))
    return re.sub("[\n\r\t]", " ", line)


def _strip_invisible(number: int, line: str, repairs: list[Repair]) -> str:
    """The line without characters that no reader sees; the log names them by code point."""
    found: dict[str, int] = {}
    words = []
    for word in line.split(" "):
        spelled = JOINER in word and PERSIAN.search(word)
        for letter in CONTROL.findall(word):
            if not (spelled and letter == JOINER):
                found[letter] = found.get(letter, 0) + 1
        words.append(CONTROL.sub(lambda m: m[0] if m[0] == JOINER else "", word).strip(JOINER) if spelled else CONTROL.sub("", word))
    if found:
        named = "، ".join(f"U+{ord(letter):04X}" + (f" ×{count}" if count > 1 else "") for letter, count in sorted(found.items()))
        repairs.append(Repair(line=number, rule="invisible", before=named, after=""))
    return " ".join(words)


# ---------------------------------------------------------------- glued words


def _part_words(word: str) -> str:
    """A space after a mark that ends a clause, where two Arabic words are glued to it; initials are left alone."""
    if not GLUE.search(word) or "//" in word:
        return word
    word = GLUED.sub(lambda m: m[0] + " ", word)
    return " ".join(part if INITIALS.search(part) else GLUED_STOP.sub(". ", part) for part in word.split(" "))


def _part_preposition(word: str, known: Callable[[str], bool]) -> str:
    """`علىمحادثات` → `على محادثات` where what follows is surely a word: the letter ى ends a word in Arabic."""
    def part(match: re.Match[str]) -> str:
        rest = match[2]
        sure = (rest.startswith("ال") and len(rest) > 4) or rest in _after_prepositions() or (len(rest) > 3 and known(rest))
        return f"{match[1]} {rest}" if sure else match[0]

    return PREPOSITION.sub(part, word)


@lru_cache(maxsize=1)
def _after_prepositions() -> frozenset[str]:
    return frozenset(read_data("prepositions.yml")["after"].split())
