"""Read the bylines that are glued to the beginning or the end of a paragraph."""

from __future__ import annotations

import re

from malaff.reading.cleaning.bylines import SEPARATOR, Byline, is_person, read_byline
from malaff.reading.cleaning.press import key, load_press

SIGNATURE = re.compile("(?<=[.!؟”»\"])\\s+([^.!؟،:؛\"”»()\\d]{5,40})$")
ENDING = re.compile(r"(?:(?<![\s.\-–—/])[\s.\-–—/]+)?[(\[/«]\s*+([^()\[\]«»/]{2,40})\s*[)\]/»]+[\s.]*$"
                    r"|(?<=[.!؟”»\"])\s+([^.\s][^.]{1,30})\s*$")
TAIL = 60  # letters at the end of a paragraph in which its agency stands


def split_dateline(text: str) -> tuple[Byline, str] | None:
    """The byline glued to the beginning of a paragraph (`واس- جدة: التقى …`) and the paragraph without it."""
    best = None
    head = text[:90]
    for match in re.finditer(r"(?:(?<!\s)\s+)?(?::|--+|[-–—])\s*", head):
        if len(text[: match.start()].split()) > 9:
            break
        byline = read_byline(text[: match.start()], beside_body=False)
        if byline and (byline.agency or byline.publisher):
            best = byline, text[match.end() :]
        elif best:
            break
    return best


def split_signature(text: str) -> tuple[str, str] | None:
    """The writer's name after the last sentence of a text (`… إلى النهر. سامي خليل`) and the text without it."""
    match = SIGNATURE.search(text, max(0, len(text) - 50))
    name = match[1].strip() if match else ""
    tokens = key(name).split()
    if not match or not is_person(name, load_press()) or tokens[0] not in load_press().given:
        return None
    if any(token.startswith("ال") and token.endswith("ه") for token in tokens[1:]):  # جمال المدينة: a noun and what it is of
        return None
    return name, text[: match.start()].rstrip()


def split_ending(text: str) -> tuple[str, str] | None:
    """The agency named in brackets at the end of a paragraph (`… المنطقة. (رويترز)`) and the paragraph without it."""
    start = max(0, len(text) - TAIL)
    match = ENDING.search(text[start:])
    if not match:
        return None
    names = [key(part) for part in SEPARATOR.split(match[1] or match[2]) if part.strip()]
    press = load_press()
    if not names or any(name not in press.agencies and name not in press.publishers for name in names):
        return None
    agency = next((press.agencies[n] for n in names if n in press.agencies), None)
    if not agency:
        return None
    rest, ending = text[: start + match.start()], text[start + match.start() :]
    mark = re.search("[.!؟]", ending)
    return agency, rest + (mark[0] if mark else "")
