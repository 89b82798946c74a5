"""A text seen through its disguises: bare letters and digits in one spelling, what parts them, and where each came from.

Two texts that a reader takes for the same words have the same view: whatever the encoding (percent signs, entities, `\\u`
escapes, punycode), the width, shape, case, accents and vowel signs, invisible characters, tags and comments between letters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from malaff.arabic.letters import fold

# What parts two letters: marks (or spaces that do not break), one line break, white space, more than a name can hold.
MARK, BREAK, SPACE, FAR = "\x01", "\x02", " ", "\x03"
LONGEST_MARK, LONGEST_GAP = 8, 16  # characters; beyond that a gap is no disguise of one word, of one name
DRAWN = 3  # of a letter drawn out (`طوييييل`) so many are kept: no word has three of one in a row
ROUNDS = 4  # encodings inside one another that are undone: `%25D8%25A8`, `&amp;#1576;`
ENCODED = re.compile(
    r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)|(?P<quoted>(?:=[0-9A-F]{2}){2,})|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?P<escape>\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\}|\\x[0-9A-Fa-f]{2})|(?P<puny>xn--[A-Za-z0-9-]{1,60})")
TAG = re.compile(r"<!--[^\x03]{0,400}?-->|</?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})\b[^<>]{0,400}>")
PARTING = frozenset({"br", "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"})
LINES = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")  # where str.splitlines parts lines
UNSEEN = frozenset({"Mn", "Me", "Mc", "Cf", "Cn", "Co", "Cs", "Cc"})
BLANK = frozenset("\u0640\u115f\u1160\u3164\uffa0")  # tatweel, Hangul fillers: letters by their class, nothing to the eye
# Letters that Unicode does not take apart, by what they look like (Unicode confusables, the lines for small Latin letters).
_PAIRS = (
    "ıi łl øo đd ħh ŧt αa εe ιi κk νv οo ρp τt υu χx аa вb гr еe іi јj кk мm нh оo рp сc тt уy хx ѕs ԁd һh ԛq ԝw "
    "ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ᴛt ᴜu ᴠv ᴡw"
)
LIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
# The letters of neighbours' alphabets as Arabic writes them, by the first word of their names in Unicode that fits.
_NAMED = """
    ي: ALEF MAKSURA, YEH, FARSI YEH, E
    ا: ALEF, HIGH HAMZA ALEF
    ب: BEEH, BEHEH, BEH, PEH
    ت: TTEHEH, TTEH, TEHEH, TEH
    ه: TEH MARBUTA, HEH, AE
    ث: THEH
    ج: TCHEHEH, TCHEH, DYEH, NYEH, JEEM
    ح: HAH
    خ: KHAH
    د: DDAHAL, DDAL, DAHAL, DUL, DAL
    ذ: THAL
    ر: RREH, REH
    ز: JEH, ZAIN
    س: SEEN
    ش: SHEEN
    ص: SAD
    ض: DAD
    ط: TAH
    ظ: ZAH
    ع: AIN
    غ: GHAIN
    ف: PEHEH, VEH, FEH
    ق: QAF
    ك: SWASH KAF, KEHEH, KAF, GAF, NGOEH, GUEH, NG
    ل: LAM
    م: MEEM
    ن: RNOON, NOON
    و: WAW, KIRGHIZ OE, OE, KIRGHIZ YU, YU, U, VE
"""
BASES = {name.strip(): row.strip()[0] for row in _NAMED.strip().splitlines() for name in row.partition(":")[2].split(",")}
DOTLESS = frozenset("\u066e\u066f\u06a1\u06ba")  # letters without their dots keep their own form; the search knows what they stand for
BASE = re.compile(f"ARABIC LETTER (?P<base>{'|'.join(sorted(BASES, key=len, reverse=True))})\\b")


@dataclass(frozen=True, slots=True)
class View:
    """The letters of a text with what parts them, and the start and end in the text of each."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


Unit = tuple[str, int, int]


def view(text: str, *, tags: bool = True) -> View:
    """The text without its disguises; with `tags`, markup is looked through, else its letters count as letters."""
    units = _decode([(letter, at, at + 1) for at, letter in enumerate(text)])
    return _join(_untag(units) if tags else units)


def letters(text: str) -> str:
    """The letters and digits of a text alone, in one spelling."""
    return "".join(map(seen_as, text))


def is_unseen(letter: str) -> bool:
    """Whether a character shows nothing of its own: signs above letters, controls, what joins or stretches."""
    if letter in LINES or letter == "\t":
        return False
    return letter in BLANK or "\ufe70" <= letter <= "\ufe7f" or unicodedata.category(letter) in UNSEEN


@cache
def seen_as(letter: str) -> str:
    """The letters or digits that a character is read as; empty where it is none."""
    if is_unseen(letter):
        return ""
    return "".join(map(_base, unicodedata.normalize("NFKD", letter)))


def _base(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind[0] not in "LN" or letter in BLANK:
        return ""
    if (digit := unicodedata.digit(letter, None)) is not None:
        return str(digit)
    if letter in DOTLESS:
        return letter
    if "\u0600" <= letter <= "\u08ff":
        named = BASE.match(unicodedata.name(letter, ""))
        return BASES[named["base"]] if named else fold(letter)
    return letter.casefold().replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").translate(LIKE)


# ---------------------------------------------------------------- encodings and markup


def _decode(units: list[Unit]) -> list[Unit]:
    for _ in range(ROUNDS):
        text = "".join(unit[0] for unit in units)
        out, at = list[Unit](), 0
        for match in ENCODED.finditer(text):
            made = _decoded(match)
            if made is None:
                continue
            out += units[at : match.start()]
            out += [(letter, units[match.start() + start][1], units[match.start() + end - 1][2]) for letter, start, end in made]
            at = match.end()
        if not at:
            return units
        units = [*out, *units[at:]]
    return units


def _decoded(match: re.Match[str]) -> list[Unit] | None:
    """The characters that an encoding stands for, each with its place in the match; None where it stands for nothing."""
    found, length = match[0], len(match[0])
    if match["percent"] or match["quoted"]:
        return _from_bytes(bytes.fromhex(re.sub("[%=]", "", found)))
    if match["escape"]:
        return [(chr(min(int(re.sub(r"[^0-9A-Fa-f]", "", found[2:]), 16), 0x10FFFF)), 0, length)]
    if match["puny"]:
        try:
            return [(letter, 0, length) for letter in found[4:].encode("ascii").decode("punycode")]
        except (UnicodeError, ValueError, OverflowError):
            return None
    decoded = html.unescape(found)
    return None if decoded == found else [(letter, 0, length) for letter in decoded]


def _from_bytes(data: bytes) -> list[Unit] | None:
    """Percent-encoded bytes as UTF-8, else as windows-1256, in which older Arabic sites write their addresses."""
    for encoding in ("utf-8", "cp1256"):
        try:
            decoded, at, made = data.decode(encoding), 0, list[Unit]()
        except UnicodeDecodeError:
            continue
        for letter in decoded:
            size = len(letter.encode(encoding))
            made.append((letter, 3 * at, 3 * (at + size)))
            at += size
        return made
    return None


def _untag(units: list[Unit]) -> list[Unit]:
    text = "".join(unit[0] for unit in units)
    out, at = list[Unit](), 0
    for match in TAG.finditer(text):
        out += units[at : match.start()]
        if (match["name"] or "").lower() in PARTING:
            out.append((" ", units[match.start()][1], units[match.end() - 1][2]))
        at = match.end()
    return [*out, *units[at:]]


# ---------------------------------------------------------------- letters and gaps


def _join(units: list[Unit]) -> View:
    text, starts, ends = list[str](), list[int](), list[int]()
    gap = list[str]()
    for letter, start, end in units:
        seen = seen_as(letter)
        if not seen:
            if not is_unseen(letter):
                gap.append(letter)
            continue
        if gap:
            text.append(_kind(gap))
            starts.append(start)
            ends.append(start)
            gap.clear()
        for one in seen:
            if text[-DRAWN:] == [one] * DRAWN:
                ends[-1] = end
                continue
            text.append(one)
            starts.append(start)
            ends.append(end)
    return View("".join(text), tuple(starts), tuple(ends))


def _kind(gap: list[str]) -> str:
    if len(gap) > LONGEST_GAP:
        return FAR
    breaks = sum(letter in LINES for letter in gap)
    if breaks:
        return BREAK if breaks == 1 or gap in (["\r", "\n"], ["-", "\r", "\n"]) else SPACE
    return SPACE if " " in gap or "\t" in gap or len(gap) > LONGEST_MARK else MARK
