"""Write XHTML as text: escaping, foreign words isolated, and the frame that every document of the book has."""

from __future__ import annotations

import re
from urllib.parse import quote

from malaff.apparatus.voice.voice import Voice
from malaff.apparatus.wording import Grade

# What XML 1.0 (section 2.2, Char) cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WEB = re.compile(r"(https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)((?:[/?#]\S*)?)")
_NOT_NAME = re.compile("[^A-Za-z0-9_.-]")
RUN = 1_000_000  # letters: libxml2, which many readers stand on, refuses a run of text above ten million bytes
REPLACEMENT = "\ufffd"
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376-\u037d\u0386-\u052f"
# An address, or a run of foreign words, figures and joining signs that begins and ends with a letter or figure.
FOREIGN = re.compile(
    r"(?:https?://|urn:)[!-~]*[A-Za-z0-9/=_-]"
    rf"|(?:(?<![0-9])[0-9]{{1,9}}[-.]?)?[{_LATIN}](?:[{_LATIN}0-9 .,:;'’/?=&#%+@_~-]*[{_LATIN}0-9])?"
)
_ARABIC = re.compile("[\u0620-\u064a]")
_MARKUP = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_NEEDS_WORK = re.compile(rf"[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff{_LATIN}]")

FRAME = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {said}>
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="{up}style/book.css"/></head>
<body dir="{direction}"{attributes}>
{body}
</body>
</html>
"""
# Three rhombi, as the grades of dates are drawn: shapes only, for the word stands beside them.
_RHOMBI = ("M27 1l5 5l-5 5l-5-5z", "M13 1l5 5l-5 5l-5-5z", "M-1 1l5 5l-5 5l-5-5z")


def clean(text: str) -> str:
    """The text as XML can hold it: control characters left out, lone surrogates and noncharacters as U+FFFD."""
    if not ILLEGAL.search(text):
        return text
    return ILLEGAL.sub(REPLACEMENT, CONTROL.sub("", text))


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def clean_line(text: str) -> str:
    """The text as XML can hold it, in one line: for metadata and labels, which pass through other hands."""
    return one_line(clean(text))


def escape(text: str) -> str:
    """Text as the content of an element or of a quoted attribute."""
    if not _MARKUP.search(text):
        return text
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def prose(text: str) -> str:
    """Text as the content of an element, its foreign words isolated, so that they cannot turn what stands beside them."""
    if len(text) > RUN:
        runs = (text[start : start + RUN] for start in range(0, len(text), RUN))
        return "".join(f"<span>{_prose(run)}</span>" for run in runs)
    return _prose(text)


def _prose(text: str) -> str:
    if not _NEEDS_WORK.search(text):
        return text
    parts, at, text = [], 0, clean(text)
    for match in FOREIGN.finditer(text):
        parts += [_escape_words(text[at : match.start()]), "<bdi>", _escape_words(match[0]), "</bdi>"]
        at = match.end()
    parts.append(_escape_words(text[at:]))
    return "".join(parts)


def _escape_words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def isolated(text: str) -> str:
    """A name or title among other words: `<bdi>` keeps its own marks from reaching out.

    Its direction is that of its first letter, but for a name that goes on in Arabic (`Sputnik عربي`).
    """
    mixed = FOREIGN.match(text) and _ARABIC.search(text)
    return f'<bdi dir="rtl">{prose(text)}</bdi>' if mixed else f"<bdi>{escape(text)}</bdi>"


def web_address(url: str) -> str:
    """An https address as an attribute can hold it, its Arabic letters as percent signs; empty where it is none."""
    match = _WEB.fullmatch(clean_line(url))
    return escape(match[1] + quote(match[2], safe="/?#&=+,;:@!$'()*%~._-")) if match else ""


def fragment(anchor: str) -> str:
    """An anchor as an id: what XML allows, whatever a vocabulary made of it."""
    return _NOT_NAME.sub("_", anchor)


def link(href: str, content: str) -> str:
    """A link; `href` is an address as `web_address` or a path of the book as this program makes it, `content` is markup."""
    return f'<a href="{href}">{content}</a>'


def graded(grade: Grade) -> str:
    """How sure a date is: three rhombi, filled from the right and hidden from those who hear, and the word beside them."""
    shapes = "".join(
        f'<path d="{path}" fill="{"currentColor" if place < grade.dots else "none"}" stroke="currentColor" stroke-width="1.2"/>'
        for place, path in enumerate(_RHOMBI))
    return ('<span class="grade"><svg xmlns="http://www.w3.org/2000/svg" class="dots" viewBox="-9 0 44 12" width="44" height="12"'
            f' aria-hidden="true">{shapes}</svg>&#160;{escape(grade.word)}</span>')


def document(title: str, body: str, voice: Voice, *, up: str = "../", attributes: str = "") -> bytes:
    """A whole document as bytes. `title` is text, `body` markup, `up` the way to the book's own folder."""
    said = f'lang="{voice.language}" xml:lang="{voice.language}" dir="{voice.direction}"'
    return FRAME.format(title=escape(one_line(title)), body=body, up=up, attributes=attributes, said=said,
                        direction=voice.direction).encode()
