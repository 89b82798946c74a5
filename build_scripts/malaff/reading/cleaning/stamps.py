"""Tell time stamps, section names and web addresses from other lines."""

from __future__ import annotations

import re

from malaff.reading.cleaning.press import key, load_press

HARD_STAMP = re.compile(r"\d{1,2}\s*[:.٫]\s*\d{2}|\d{4}|\d{1,2}\s*[/.-]\s*\d{1,2}")
BARE_NUMBER = re.compile(r"\W*\d+\W*")  # a number of the service, not a year
AGO = re.compile(r"^(?:نشر|اخر تحديث|تم النشر)?\s*(?:منذ|قبل)\s+\S+(?:\s+\S+)?$")
AGO_UNITS = re.compile("دقيق|دقائق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|سنتين|ثانيه|ثوان|لحظات")
URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
BARE_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|me|tv|ly|ma|tn|dz|sa|ae|qa|eg|jo|lb|sy|iq|ye)(?:/\S*)?$", re.I)
ASSET = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|css|js|ico|pdf)(?:[?#]|$)|/(?:img|images?|static|assets|cdn|logo)", re.I)
SOCIAL = re.compile(r"//(?:[a-z]+\.)*(?:facebook|twitter|x|t|youtube|youtu|instagram|whatsapp|wa|linkedin|pinterest|google|apple|flipboard)"
                    r"\.(?:com|me|be|gl)(?:/|$)", re.I)


def is_stamp(folded: str) -> bool:
    """Whether a folded line is a time stamp: nothing but a date, an hour, and words that introduce them."""
    if len(folded) > 130:
        return False
    if AGO.match(folded) and AGO_UNITS.search(folded):
        return True
    return HARD_STAMP.search(folded) is not None and is_dated(folded)


def is_dated(folded: str) -> bool:
    """Whether a folded line holds digits and words of dates alone, be it a day without its year."""
    tokens = re.findall(r"[^\W\d_]+", folded)
    if BARE_NUMBER.fullmatch(folded) or not re.search(r"\d", folded):
        return False
    return all(token in load_press().stamp_words for token in tokens)


def is_section(text: str) -> bool:
    """Whether a line names sections of a paper and nothing else (`أخبار / سياسة`)."""
    if len(text) > 60:
        return False
    press = load_press()
    pieces = [key(piece) for piece in re.split(r"[/|»>›,،•·\\-]", text)]
    return bool(any(pieces)) and all(piece in press.sections for piece in pieces if piece)


def read_url(text: str) -> str | None:
    """The address of the article where the line is one; empty where the address is of something else; None for other lines."""
    if " " in text or not (URL.fullmatch(text) or BARE_HOST.match(text)):
        return None
    if ASSET.search(text) or SOCIAL.search(text) or not URL.match(text):
        return ""
    path = re.sub(r"^(?:https?://)?[^/]+", "", text)
    return text if len(path) > 1 else ""


def publisher_of(url: str) -> str | None:
    """The publisher whose site an address belongs to."""
    match = re.match(r"(?:https?://)?([^/\s:]+)", url, re.I)
    host = match[1].lower() if match else ""
    hosts = load_press().hosts
    while "." in host:
        if host in hosts:
            return hosts[host]
        host = host.split(".", 1)[1]
    return None
