"""Redacted words of our own, and every class of spelling and disguise in which they have to be known."""

# ruff: noqa: E501 - tables with a case on each place of a row
from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import quote

NAME, FULL, LATIN, PHONE = "كهرمانوف", "طيفور الجلناري", "Velikansky", "0377451208"
REDACT = (NAME, FULL, LATIN, PHONE)
FIRST, LAST = FULL.split()
HALF = len(NAME) // 2
JOINTS = {
    "tatweel": "ـ", "long tatweel": "ـــ", "dot": ".", "dot between tatweels": "ـ.ـ", "star": "*", "hyphen": "-", "slash": "/", "underscore": "_",
    "line break": "\n", "carriage return": "\r\n", "hyphen at a line's end": "-\n", "line separator": "\u2028", "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c", "zero-width joiner": "\u200d", "grapheme joiner": "\u034f", "word joiner": "\u2060", "byte order mark": "\ufeff",
    "soft hyphen": "\xad", "left mark": "\u200e", "right mark": "\u200f", "letter mark": "\u061c", "variation selector": "\ufe0f", "null": "\0",
    "escape character": "\x1b", "private use": "\ue000", "filler": "\u3164", "thin space": "\u2009", "no-break space": "\xa0", "emoji": "🌊",
    "comment": "<!-- x -->", "bold": "**", "two brackets": "][", "isolate": "\u2068\u2069",
}
BETWEEN_NAMES = {
    "two spaces": "  ", "no-break space": "\xa0", "line break": "\n", "paragraph": "\n\n", "hyphen": "-", "slash": "/", "underscore": "_", "nothing": "",
    "zero-width space": "\u200b", "entity": "&nbsp;", "break tag": "<br>", "table cell": " | ", "father": " بن وهيب ", "bare father": " وهيب ",
    "nickname": " «أبو وهيب» ", "and": " و", "full stop": ". ",
}
BEFORE = {
    "and": "و", "for": "ل", "with": "ب", "and for": "فل", "and with": "وب", "as the": "كال", "for the": "لل", "will": "س", "does": "أ", "calls": "يا",
    "calls apart": "يا ", "laments": "وا", "hashtag": "#", "mention": "@", "quotation": "«", "bracket": "(", "digit": "7", "spoken the": "هال", "with the": "بال",
}
AFTER = {
    "nisba": "ي", "feminine nisba": "ية", "theirs": "هم", "ours": "نا", "plural": "يون", "dual": "يان", "digit": "9", "eastern digit": "٩", "hashtag's next": "_غدا",
    "comma": "،كلمة", "dagger alif": "ٰ", "tanwin": "ٍ", "quotation": "»",
}
GROUPS = {"three": (3, 3, 4), "area": (3, 7), "pairs": (2, 2, 2, 2, 2), "halves": (5, 5), "four": (4, 3, 3)}
LOOKS_LIKE = str.maketrans("eiaky", "еіаку")  # Cyrillic letters


def joined(joint: str, word: str = NAME) -> str:
    """The word with something in its middle."""
    return word[: len(word) // 2] + joint + word[len(word) // 2 :]


def everywhere(joint: str, word: str) -> str:
    """The word with something between all letters."""
    return joint.join(word)


def vowelled(word: str) -> str:
    """The word with a sign on each letter."""
    return "".join(letter + sign for letter, sign in zip(word, "َُِّْ" * len(word), strict=False))


def shaped(word: str) -> str:
    """Presentation forms: isolated shapes of every letter."""
    return "".join(unicodedata.lookup(f"{unicodedata.name(letter)} ISOLATED FORM") for letter in word)


def wide(word: str) -> str:
    """Full-width forms of Latin letters and digits."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in word)


def digits(word: str, zero: str) -> str:
    """The digits of another script, from its zero on."""
    return "".join(chr(ord(zero) + int(digit)) for digit in word)


def entities(word: str, form: str = "&#{};") -> str:
    """Every letter as an entity."""
    return "".join(form.format(ord(letter)) for letter in word)


def percent(word: str, encoding: str = "utf-8") -> str:
    """The word in an address."""
    return "https://example.org/news/" + quote(word.encode(encoding))


def grouped(sizes: tuple[int, ...], mark: str) -> str:
    """The telephone number in groups."""
    out, at = list[str](), 0
    for size in sizes:
        out.append(PHONE[at : at + size])
        at += size
    return mark.join(out)


def cases() -> Iterator[tuple[str, str]]:
    """Each spelling with the name of its class; every one has to be hidden."""
    for name, mark in JOINTS.items():
        yield f"{name} inside", joined(mark)
    for name in ("tatweel", "dot", "zero-width non-joiner", "grapheme joiner"):
        yield f"{name} between all letters", everywhere(JOINTS[name], NAME)
    yield "spaced", everywhere(" ", NAME)
    for name, mark in BETWEEN_NAMES.items():
        yield f"names: {name}", FIRST + mark + LAST
    for name, clitic in BEFORE.items():
        yield f"before: {name}", clitic + NAME
    for name, ending in AFTER.items():
        yield f"after: {name}", NAME + ending
    for name, sizes in GROUPS.items():
        for mark in (" ", "-", ".", "/", "\u2011", "\xa0"):
            yield f"phone: {name} {mark!r}", grouped(sizes, mark)
    yield from _rewritten()


def _rewritten() -> Iterator[tuple[str, str]]:
    simple: dict[str, Callable[[str], str]] = {
        "diacritics": vowelled, "presentation forms": shaped, "entities": entities, "percent": percent, "percent twice": lambda w: quote(percent(w)),
        "windows-1256 address": lambda w: percent(w, "cp1256"), "hexadecimal entities": lambda w: entities(w, "&#x{:x};"),
        "entity in an entity": lambda w: entities(w, "&amp;#{};"), "escapes": lambda w: w.encode("unicode_escape").decode(),
        "shapes from left to right": lambda w: shaped(w)[::-1], "drawn out": lambda w: w.replace("ا", "اااا").replace("و", "ووووو"),
        "override": lambda w: f"\u202e{w}\u202c", "underscores": lambda w: f"_{w}_", "attribute": lambda w: f'<a title="{w}">x</a>', "tag inside": lambda w: f"{w[:3]}<b>{w[3:]}</b>",
        "persian letters": lambda w: w.replace("ك", "ک"), "dotless": lambda w: w.replace("ن", "\u066e").replace("ف", "\u06a1"), "twice": lambda w: f"{w},{w}",
    }
    yield "plain", NAME
    for name, change in simple.items():
        yield name, change(NAME)
    yield "names: plain", FULL
    yield "names: final ya without dots", FULL[:-1] + "ى"
    yield "names: Persian ya", FULL.replace("ي", "ی")
    yield "names: catalogue order", f"{LAST}، {FIRST}"
    yield "names: no article", f"{FIRST} {LAST[2:]}"
    yield "names: hashtag", f"#{FIRST}_{LAST}"
    for name, text in {
        "plain": LATIN, "capitals": LATIN.upper(), "possessive": f"{LATIN}'s", "plural": f"{LATIN}s", "full width": wide(LATIN), "accents": "Vélíkánský",
        "look-alikes": LATIN.translate(LOOKS_LIKE), "address": f"https://example.org/{LATIN.lower()}-visit", "letter": f"{LATIN.lower()}@example.org",
        "soft hyphen": joined("\xad", LATIN), "spaced": everywhere(" ", LATIN), "dots": everywhere(".", LATIN), "handle": f"@the_{LATIN.lower()}_1",
        "bold script": "".join(chr(0x1D41A + ord(letter) - ord("a")) for letter in LATIN.lower()),
    }.items():
        yield f"latin: {name}", text
    for name, text in {
        "plain": PHONE, "arabic": digits(PHONE, "٠"), "persian": digits(PHONE, "۰"), "full width": wide(PHONE), "brackets": f"({PHONE[:3]}) {PHONE[3:]}",
        "code": f"+963{PHONE}", "code without zero": f"00963 {PHONE[1:]}", "link": f"tel:+963-{PHONE[1:3]}-{PHONE[3:]}", "vowel signs": "َ".join(PHONE),
    }.items():
        yield f"phone: {name}", text
