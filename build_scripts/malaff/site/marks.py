"""Small pieces of HTML that index pages and the post step share: dates, grades, foreign words set apart."""

from __future__ import annotations

import re
from html import escape

from malaff.apparatus.voice.voice import TEXTS, Voice
from malaff.apparatus.wording import Grade, date_words

PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
# Tags and entities are stepped over; words of Latin letters, and dates written with hyphens, are set apart, since after an
# Arabic letter the bidirectional algorithm turns `2017-03-10` and `S-400 (2)` about (UAX 9, rules W2 and W4).
FOREIGN = re.compile(
    r"<[^>]*>|&#?\w+;|(?P<iso>\d{4}-\d\d?-\d\d?)|"
    r"(?P<latin>\d*[A-Za-zÀ-ɏ][\wÀ-ɏ@'’.+/:?=%#~-]*(?: [A-Za-z0-9À-ɏ][\wÀ-ɏ@'’.+/-]*)*)", re.ASCII
)


def dots(filled: int) -> str:
    """Three rhombi, `filled` of them full; the style sheet draws them, for a page may hold hundreds."""
    return f'<span class="dots d{filled}" aria-hidden="true"></span>'


def of_text(words: str, voice: Voice) -> str:
    """Words of a text, a name or a title as HTML; they say their language where the frame has another."""
    return f'<bdi lang="{TEXTS}">{escape(words)}</bdi>' if voice.is_apart else escape(words)


def grade_words(grade: Grade) -> str:
    """A grade as three rhombi and its word."""
    return f'<span class="grade">{dots(grade.dots)}{grade.word}</span>'


def time_words(when: str, voice: Voice, words: str = "") -> str:
    """A date in words (its own, or the given ones); the machine's value stands in `datetime` where HTML knows such a value."""
    said = escape(words or date_words(when, voice))
    return f'<time datetime="{when}">{said}</time>' if PLAIN.fullmatch(when) else f"<span>{said}</span>"


def own_digits(text: str, voice: Voice) -> str:
    """Our own words in the dossier's digits; what stands between guillemets is the text's and stays as it is."""
    return re.sub(r"«[^»]*»|[^«]+", lambda m: m[0] if m[0].startswith("«") else voice.digits(m[0]), text)


def set_apart(html: str) -> str:
    """HTML with words of Latin letters and hyphenated dates isolated from the Arabic around them."""
    return FOREIGN.sub(_isolate, html)


def _isolate(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if not kind:
        return match[0]
    if kind == "iso":
        return f'<bdi dir="ltr">{match[0]}</bdi>'
    words = match[0].rstrip(".'’/-")
    return f"<bdi>{words}</bdi>{match[0][len(words) :]}"
