"""Find who published a text from its own words: footers that name the site, and papers that speak of themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from malaff.arabic.letters import words
from malaff.reading.cleaning.press import Press, key, load_press
from malaff.reading.cleaning.stamps import publisher_of

WORD = re.compile(r"\w+")
LABEL = 5  # words of a label of the page with the paper's name
SAID = 4  # words between a verb of speech and the paper it was said to: `قال وزير المالية أمس لـ«عكاظ»`
TALKS = (["حديث"], ["حوار"], ["حديثه"], ["حديثها"])
WITH = (["به"], ["بها"], ["عليه"], ["عليها"], ["منه"], ["منها"])
SAID_QUOTED = 20  # and where the name is in quotation marks after لـ, which only a paper's name is: `قالت مصادر … لـ«الوطن»`
CORRESPONDENTS = ("مراسل", "مراسله", "مراسلو", "لمراسل", "لمراسله")
OWNER = re.compile(r"(?:©|حقوق|copyright).{0,200}?(?<!\w)[لب]?(صحيفة|جريدة|موقع|قناة|شبكة|وكالة|بوابة|مجلة|منصة|إذاعة)\s+"
                   r"((?:[^\W\d_]++\s?){1,3}?)\s*(?:[©|،,.\d–-]|$)", re.I)
HOST = re.compile(r"(?<![\w.])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,6}(?![\w.])", re.I)  # RFC 1035: 63 letters a label
HANDLE = re.compile(r"(?<![\w.])@(\w{3,30})")
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


def find_owner(text: str) -> str | None:
    """The site that a notice of rights names after its kind (`جميع الحقوق محفوظة لصحيفة الميناء © 2024`), also where no list has it."""
    match = OWNER.search(text)
    if not match or key(match[2].split()[0]) in load_press().no_name:
        return None
    named = f"{match[1]} {match[2]}".strip()
    return load_press().publishers.get(key(named)) or load_press().publishers.get(key(match[2])) or match[2].strip()


def find_by_address(texts: Iterable[str]) -> str | None:
    """The one publisher whose site, letters or names in networks stand in the furniture (`محرر@alyaum.com`, `@okaz_sa`), or None."""
    names = set()
    for text in texts:
        names |= {publisher_of(host) for host in HOST.findall(text)}
        names |= {load_press().handles.get(handle.lower()) for handle in HANDLE.findall(text)}
    names.discard(None)
    return names.pop() if len(names) == 1 else None


def find_in_furniture(texts: Iterable[str]) -> str | None:
    """The one paper that stands in two or more short lines of the furniture, with a word or two beside it (`مختارات الميناء اليوم`)."""
    names = Counter(name for text in dict.fromkeys(texts) if len(text.split()) <= LABEL and (name := find_own_name(text)))
    most = names.most_common(2)
    return most[0][0] if most and most[0][1] > 1 and len(most) == 1 else None


def find_self_reference(paragraphs: Sequence[str]) -> str | None:
    """The one press name by which the body speaks of itself (`قال لـ«عكاظ»`, `مراسل الجزيرة`), or None.

    `paragraphs` are folded. Two names are as good as none: then the text quotes other papers.
    """
    names = {name for paragraph in paragraphs for name in _names_in(paragraph.replace("\u0640", ""))}
    return names.pop() if len(names) == 1 else None


def _names_in(folded: str) -> Iterator[str]:
    press = load_press()
    tokens = WORD.findall(folded)
    cues = _cues()
    for at in [n for n, token in enumerate(tokens) if token in cues or token[0] == "ل"]:
        token = tokens[at]
        verb = token.removeprefix("و")
        if verb in press.knowing or token in CORRESPONDENTS:
            yield from _named(tokens[at + 1 : at + 5], press)
        elif verb in press.reaching or (token == "مع" and tokens[at - 1 : at] in TALKS):
            after = at + 2 if tokens[at + 1 : at + 2] in WITH else at + 1
            yield from _named(tokens[after : after + 4], press, common=False)
        elif token[0] == "ل":
            before = tokens[max(0, at - (SAID_QUOTED if token == "ل" else SAID)) : at]
            said = max((n for n, word in enumerate(before) if word in press.saying), default=None)
            if said is not None and not any(word.removeprefix("ل").removeprefix("ب") in press.kinds for word in before[said:]):
                yield from _named(_without_lam(tokens, at), press, common=token == "ل")


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Every word after which a paper may name itself, but for those in ل."""
    press = load_press()
    verbs = press.knowing | press.reaching
    return frozenset({*verbs, *(f"و{verb}" for verb in verbs), *CORRESPONDENTS, "مع"})


def _without_lam(tokens: list[str], at: int) -> list[str]:
    """The words after the preposition ل, which is written alone, glued, or merged with the article (`للجوهرة`)."""
    if tokens[at] == "ل":
        return tokens[at + 1 : at + 5]
    first = "ال" + tokens[at][2:] if tokens[at].startswith("لل") else tokens[at][1:]
    return [first, *tokens[at + 1 : at + 4]]


def _named(tokens: list[str], press: Press, *, common: bool = True) -> Iterator[str]:
    """The publisher that the words begin with, unless the next word says that a foreign one is meant.

    `common`: also a name that is an everyday word (`للاتحاد` is rather a union's than the paper's).
    """
    for size in range(len(tokens), 0, -1):
        name = " ".join(tokens[:size])
        if len(name) > 2 and name in press.publishers:
            if not (size < len(tokens) and tokens[size] in press.foreign) and (common or name not in press.common):
                yield press.publishers[name]
            return
