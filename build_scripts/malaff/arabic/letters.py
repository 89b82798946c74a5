"""One definition of Arabic spelling for the whole program: what is the same word, and how words are sorted.

Folding serves comparing, keys, sorting and search only: what readers see keeps the author's spelling.
"""

from __future__ import annotations

import re
import unicodedata

LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc"
# Vowel signs and Koranic marks (Unicode chart 0600): spelling aids that writers may leave out.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
# Zero-width and direction controls, soft hyphen, byte order mark: never part of a spelling.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
TATWEEL = "\u0640"
# Letters cut apart to slip past a platform's filter: tatweel, dots or stars, tatweel, between two letters.
CENSORED = re.compile(f"(?<=[{LETTER}{MARKS}])(?:{TATWEEL}+[.·•*_]+{TATWEEL}*|[.·•*_]+{TATWEEL}+)(?=[{LETTER}])")
# Presentation forms A and B hold letters only in these two ranges; FDFA-FDFD are signs of their own.
PRESENTATION = re.compile("[\ufb50-\ufdf9\ufe70-\ufefc]")

_SAME = {
    **dict.fromkeys("أإآٱٲٳ", "ا"), **dict.fromkeys("ىیېۍ", "ي"), "ئ": "ي", "ؤ": "و", "ۆ": "و", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه",
    "ک": "ك", "گ": "ك", "ڭ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
    **{digit: str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}, "٫": ".", "٬": ",",
}
_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}]")
_ODD = re.compile("[" + "".join(map(re.escape, _SAME)) + f"A-Z{MARKS}{INVISIBLE}{TATWEEL}\ufb50-\ufdf9\ufe70-\ufefc\u0640\xa0]")
SHORT = 60  # letters below which translating them one by one is the faster way
WORD = re.compile(f"[{LETTER}{MARKS}{INVISIBLE}{TATWEEL}\\w]+")
_ARTICLE = re.compile("(?<![^ ])(?:ال)(?=..)")
NOT_LETTERS = re.compile(r"[\W\d_]+")


def uncensor(text: str) -> str:
    """The text with censor dots taken out of words (`الإرهـ.ـاب` → `الإرهاب`)."""
    return CENSORED.sub("", text)


def unshape(text: str) -> str:
    """The text with presentation forms written as letters (U+FEFB → `لا`); all else is left as it is."""
    return PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)


def fold(text: str) -> str:
    """The form that all spellings of a text share: no vowel signs, tatweel or censor dots, one alef, one yaa,
    taa marbuta as haa, hamza on its seat as the seat, digits 0-9, Latin small. Punctuation and spaces stay."""
    if not _ODD.search(text):
        return text
    if TATWEEL in text:
        text = uncensor(text)
    if _DROPPED.search(text) or PRESENTATION.search(text) or not unicodedata.is_normalized("NFC", text):
        text = _DROPPED.sub("", unshape(unicodedata.normalize("NFC", text)))
    if len(text) < SHORT:
        return text.translate(_FOLD).lower()
    for letter, same in _PAIRS:  # a replacement that finds nothing costs a twentieth of translating every letter
        if letter in text:
            text = text.replace(letter, same)
    return text.lower()


_PAIRS = (*_SAME.items(), ("\xa0", " "))
_FOLD = str.maketrans(dict(_PAIRS))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """`fold(text)` and, for each of its characters (and its end), the offset in `text` that it came from."""
    dropped: set[int] = set()
    for match in CENSORED.finditer(text):
        dropped.update(range(match.start(), match.end()))
    letters, offsets = [], []
    for at, letter in enumerate(text):
        if at in dropped:
            continue
        for folded in fold(letter) if letter != TATWEEL else "":
            letters.append(folded)
            offsets.append(at)
    offsets.append(len(text))
    return "".join(letters), offsets


def words(text: str) -> list[str]:
    """The words of a text, folded, without punctuation."""
    return re.findall(r"\w+", fold(text))


def sort_key(name: str) -> str:
    """What Arabic readers sort a name by: folded, the article before each word ignored (إلهام has none)."""
    return " ".join(words(_ARTICLE.sub("", name)))


def is_arabic(text: str) -> bool:
    """Whether the text holds an Arabic letter."""
    return re.search(f"[{LETTER}]", text) is not None


def squeeze(text: str) -> str:
    """A text's letters alone, folded: what two splits or punctuations of it share."""
    return NOT_LETTERS.sub("", fold(text))
