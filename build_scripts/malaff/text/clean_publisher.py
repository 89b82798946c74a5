"""Find who published a text from its own words: footers that name the site, and papers that speak of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from malaff.text.arabic import fold, words
from malaff.text.clean_press import key, load_press

QUOTED = re.compile(r"[\"«“]([^\"»”]{2,30})[\"»”]")


def find_own_name(text: str) -> str | None:
    """The publisher that a line of its own furniture names, known or quoted after its kind (`صحيفة "الخليج"`)."""
    press = load_press()
    for match in QUOTED.finditer(text):
        before, named = words(text[: match.start()])[-1:], key(match[1])
        if before and before[0].removeprefix("ب").removeprefix("ل") in press.kinds:
            return press.publishers.get(named) or press.agencies.get(named) or match[1].strip()
    tokens = words(text)
    for size in range(min(4, len(tokens)), 0, -1):
        for at in range(len(tokens) - size + 1):
            spelled = " ".join(tokens[at : at + size])
            after_kind = at > 0 and tokens[at - 1].removeprefix("ب").removeprefix("ل") in press.kinds
            if spelled in press.publishers and (after_kind or spelled not in press.common):
                return press.publishers[spelled]
    return None


def find_self_reference(paragraphs: Sequence[str]) -> str | None:
    """The one press name by which the body speaks of itself (`قال لـ«عكاظ»`, `مراسل الجزيرة`), or None."""
    names = set()
    for paragraph in paragraphs:
        folded = fold(paragraph)
        for match in _pattern().finditer(folded):
            key = " ".join(words(match["to"] or (match["lam"] and "ال" + match["lam"]) or match["of"] or match["who"] or ""))
            name = load_press().publishers.get(key)
            if name:
                names.add(name)
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """`to`: after ل; `lam`: after لل, the article contracted; `of`: after مراسل; `who`: after a verb of a newsroom's work."""
    press = load_press()
    spelled = [r"[\s\W]+".join(map(re.escape, name.split())) for name in sorted(press.publishers, key=lambda k: (-len(k), k)) if len(name) > 2]
    every, definite = "|".join(spelled), "|".join(s[2:] for s in spelled if s.startswith("ال"))
    mark, between = r"[\"«“'(]?\s?", rf"(?:\s(?!ل|(?:{'|'.join(press.kinds)})\b)\w+){{0,3}}?\s"
    return re.compile(
        rf"(?<!\w)(?:(?:{'|'.join(press.saying)}){between}(?:ل\u0640*\s?{mark}(?P<to>{every})|لل(?P<lam>{definite}))"
        rf"|مراسل(?:ه|نا|ي|و)?\s{mark}(?P<of>{every})"
        rf"|(?:{'|'.join(press.knowing)})\s{mark}(?P<who>{every}))(?!\w)(?!\s(?:{'|'.join(press.foreign)}))")
