"""Read bytes as Arabic text: find the encoding, undo mojibake where it is certain, refuse what does not read as Arabic."""

from __future__ import annotations

import codecs
import re

from malaff.arabic.letters import LETTER
from malaff.model.errors import SeedError
from malaff.model.records import Repair
from malaff.reading.cleaning.markup import strip_markup

# Single-byte code pages that Arabic newsrooms used, the most frequent first: it wins where two read alike.
CODE_PAGES = (("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6"), ("mac_arabic", "mac-arabic"), ("cp720", "cp720"))
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# First bytes of files that people put into the folder by mistake (the formats' own specifications).
FORMATS = {b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\xd0\xcf\x11\xe0": "an old office document",
           b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"{\\rtf": "an RTF document",
           b"\x1f\x8b": "a gzip archive", b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7z archive"}
# The most frequent Arabic words that no other reading of the same bytes gives by chance.
FREQUENT = frozenset({
    "في", "من", "على", "إلى", "الى", "أن", "ان", "عن", "مع", "التي", "الذي", "هذا", "هذه", "ذلك", "بين", "بعد", "قبل", "كما", "قال",
    "كان", "كانت", "ما", "لا", "لم", "لن", "قد", "هو", "هي", "أو", "ثم", "حتى", "عند", "وقد", "وكان", "وقال", "كل", "بن", "خلال", "إن",
    "غير", "أي", "منذ", "حول", "ضد", "يوم", "أكثر", "ولا", "وفي", "ومن", "وأن", "تم",
})
# What Arabic in UTF-8 looks like where it was read as latin-1 or windows-1252 (its lead bytes D8 to DB), and as windows-1256.
READ_AS_LATIN = re.compile("(?:[ØÙÚÛ][\x80-\xbf\u0152-\u2122]){2}")
READ_AS_1256 = re.compile("(?:[طظعغ][\x80-\xbf\u2010-\u2122\u060c\u061b\u0679-\u06d2\u0192\u02c6\u0152\u0153]){2}")
# What Arabic in windows-1256 looks like where it was read as latin-1 or windows-1252: runs of accented letters.
ACCENTED = re.compile("[\xc0-\xff]{3}")
FOREIGN = re.compile("[\x80-\uffff]")
ARABIC_WORD = re.compile(f"[{LETTER}]{{2,}}")
ANY_WORD = re.compile(r"[^\W\d_]{2,}")
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
ENOUGH = 0.1  # share of words in Arabic letters from which a text is Arabic: pages with Latin menus reach .3
SAMPLE = 600  # letters of a first page, of which a word has five
SPOKEN = 60  # words from which at least one of the most frequent words must appear: in press text one word in six is one
BROKEN = 0.01  # share of bytes that may be broken in a text still read as UTF-8
PUT_TEXT = "Put an Arabic text there (UTF-8 is best), or take the file out of the folder."


def decode(data: bytes, where: str) -> tuple[str, str, tuple[Repair, ...]]:
    """The text of `data`, the name of its encoding, and what was repaired while reading it.

    Raises SeedError where the bytes are empty, of another format, or do not read as Arabic.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise SeedError(where, "is empty", PUT_TEXT)
    for magic, name in FORMATS.items():
        if data.startswith(magic):
            raise SeedError(where, f"is {name}, not a text", "Save its text as .txt in UTF-8 and put that there.")
    text, encoding = _read(data)
    if len(NOT_TEXT.findall(text)) > len(text) * BROKEN + 4:
        raise SeedError(where, "is no text: it holds control characters throughout", PUT_TEXT)
    text, repairs = _undo_mojibake(text)
    _refuse_other(text, where)
    return text, encoding, (*repairs, *_broken(text))


def _read(data: bytes) -> tuple[str, str]:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), name
    if wide := _utf16_without_bom(data):
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    nearly = data.decode("utf-8", "replace")
    if nearly.count("\ufffd") <= max(1, len(data) * BROKEN) and ARABIC_WORD.search(nearly):
        return nearly, "utf-8"
    best, name = max(((data.decode(codec, "replace"), label) for codec, label in CODE_PAGES), key=lambda reading: _score(reading[0]))
    return best, name


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 shows in its columns: every second byte is the page of an Arabic letter, or zero for space and digits."""
    if len(data) < 4 or len(data) % 2:
        return None
    pages = b"\x00\x06\x20\xfb\xfe"
    for name, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if sum(high.count(page) for page in pages) >= len(high) * 0.97 and high.count(6) > len(high) / 4 and low.count(6) < len(low) / 4:
            return name
    return None


def _score(text: str) -> float:
    """How much a reading looks like Arabic prose: its most frequent words, articles and feminine endings, less what breaks words."""
    words = re.findall(r"\w+", text)
    if not words:
        return 0.0
    good = sum(3 for w in words if w in FREQUENT) + sum(1 for w in words if w.startswith(("ال", "وال", "بال")) or w.endswith("ة"))
    arabic = sum(len(w) for w in ARABIC_WORD.findall(text)) / len(text)
    foreign = text.count("\xa0") > text.count(" ")  # Mac OS Arabic has its own space where the others have a hard one
    return good / len(words) + arabic - 20 * text.count("\ufffd") / len(text) - foreign


def _refuse_other(text: str, where: str) -> None:
    if len(text) > SAMPLE and (start := ARABIC_WORD.findall(text[:SAMPLE])) and FREQUENT.intersection(start) and len(start) > SAMPLE / 20:
        return  # the first page is Arabic prose: so is the text
    prose = strip_markup(text, " ")[0] if "<" in text else text
    words, arabic = ANY_WORD.findall(prose), ARABIC_WORD.findall(prose)
    if not arabic or len(arabic) < len(words) * ENOUGH:
        raise SeedError(where, "does not read as Arabic in any known encoding", PUT_TEXT)
    if len(arabic) >= SPOKEN and not FREQUENT.intersection(arabic):
        raise SeedError(where, "is in Arabic letters, but not in Arabic", PUT_TEXT)


# ---------------------------------------------------------------- mojibake


def _undo_mojibake(text: str) -> tuple[str, list[Repair]]:
    """The text with mojibake undone: line by line, and only where the bytes read as Arabic without a rest."""
    if not (READ_AS_LATIN.search(text) or READ_AS_1256.search(text) or ACCENTED.search(text)):
        return text, []
    lines = text.split("\n")  # not splitlines: misread bytes hold other line breaks
    mended = {at: sure for at, line in enumerate(lines) if (sure := _mend(line))}
    ways = {way for _, way in mended.values()}
    if len(ways) == 1:  # the whole file was misread: lines too short to be sure by themselves go with the others
        way = ways.pop()
        for at, line in enumerate(lines):
            doubtful = at not in mended and FOREIGN.search(line) and (way[1] == "utf-8" or not ARABIC_WORD.search(line))
            if doubtful and (again := _reread(line, *way)):
                mended[at] = again, way
    repairs = [Repair(line=at + 1, rule="mojibake", before=lines[at].rstrip("\r"), after=mended[at][0].rstrip("\r"))
               for at in sorted(mended)]
    for at, (after, _) in mended.items():
        lines[at] = after
    return "\n".join(lines), repairs


def _mend(line: str) -> tuple[str, tuple[str, str]] | None:
    """The line as it was meant and the way it was misread (read as, written as), where that is certain."""
    if READ_AS_LATIN.search(line):
        way = ("cp1252", "utf-8")
    elif READ_AS_1256.search(line):
        way = ("cp1256", "utf-8")
    elif ACCENTED.search(line) and not ARABIC_WORD.search(line):
        return _mend_accented(line)
    else:
        return None
    mended = _reread(line, *way)
    return (mended, way) if mended and ARABIC_WORD.search(mended) else None


def _mend_accented(line: str) -> tuple[str, tuple[str, str]] | None:
    way = ("cp1252", "cp1256")
    mended = _reread(line, *way) or ""
    words = ARABIC_WORD.findall(mended)
    sure = FREQUENT.intersection(words) or sum(word.startswith("ال") for word in words) > len(words) / 5
    return (mended, way) if words and sure else None


def _reread(line: str, read: str, written: str) -> str | None:
    """The line's bytes, taken back through the encoding they were read in, in the one they were written in."""
    try:
        return _to_bytes(line, read).decode(written)
    except UnicodeError:
        return None


def _to_bytes(line: str, codec: str) -> bytes:
    """The bytes a line was wrongly read from; what the code page leaves undefined is taken as latin-1, as browsers do."""
    try:
        return line.encode(codec)
    except UnicodeEncodeError:
        return b"".join(_byte(letter, codec) for letter in line)


def _byte(letter: str, codec: str) -> bytes:
    try:
        return letter.encode(codec)
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")


def _broken(text: str) -> list[Repair]:
    """A record for each line with bytes that could not be read."""
    if "\ufffd" not in text:
        return []
    return [Repair(line=number, rule="broken-bytes", before="�" * line.count("\ufffd"), after="�" * line.count("\ufffd"))
            for number, line in enumerate(text.splitlines(), 1) if "\ufffd" in line]
