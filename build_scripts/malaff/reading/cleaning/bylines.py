"""Read bylines: which agency, publisher and writer a line names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from malaff.arabic.letters import LETTER
from malaff.reading.cleaning.byline_shapes import find_shape
from malaff.reading.cleaning.press import Press, load_press
from malaff.reading.cleaning.press import key as _key
from malaff.reading.data import read_data_text

SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?:--+|[-–—−:،,؛/|()+•·]|(?<![^\s])ـ+(?=\s))\s*")
QUOTED = re.compile("[«\"“]([^«»\"“”]{2,30})[»\"”]")
OFFICES = ("مكتب", "مندوب")  # before a paper's own name
QUOTES = re.compile("[«»\"“”„″'‘’*{}]")
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{3,}")  # a writer's letters and networks beside his name
LATIN_NAME = re.compile("^[A-Za-z\xc0-\u024f][A-Za-z\xc0-\u024f.'-]*(?: [A-Za-z\xc0-\u024f][A-Za-z\xc0-\u024f.'-]*){1,3}$")
ARABIC_NAME = re.compile(f"^[{LETTER} .]+$")
NAME_PARTS = ("عبد", "ابو", "ابا")  # what a first name of two words begins with
KIN = ("بن", "بنت", "ال", "ابن", "ولد")  # what joins a name to a forefather's
FEAST = "عيد"
FAITH = ("الدين", "الله", "الاسلام", "الهدي")  # with a noun before them they are one name (نور الدين)
JOINS = (*KIN, "و")
AFTER = (*KIN, "عبد", "ابو", "ابا", "ام")  # what an everyday word follows as a part of a name (عبد الرزاق, أبو شعر)
VERBAL = ("ي", "ت")  # first letters of verbs of the present, which no word of a family name shows among everyday words
PREFIXES = ("ل", "ب", "ك", "ف")  # prepositions glued to a noun
SUFFIXES = ("نا", "ها", "هم", "كم")  # pronouns, which no name has
SURE = frozenset({"place", "writer", "agency", "desk", "team", "label"})  # beside one of these an everyday word is a paper's name
NAME = 3  # words of a site's name that its last word shows to be one
LONGEST_PIECE = 7  # words of one name with its office or city
LONGEST_LINE = 150  # letters of a byline with its dates
LONGEST = 16  # words of a byline: three correspondents with their cities


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline says; null where it does not say it."""

    publisher: str | None = None
    agency: str | None = None
    writer: str | None = None
    credit: str | None = None  # its words without the place, where they are nobody's name: `الرياض - الوئام`, `متابعات`


@dataclass(slots=True)
class Part:
    """A piece of a byline, the key that it is looked up by, and what it is."""

    text: str
    key: str
    kind: str = ""


def read_byline(text: str, *, beside_body: bool) -> Byline | None:
    """What the line says if it is a byline, else None.

    `beside_body`: the line stands right after the title or the body, where a name alone is a writer's.
    """
    if len(text) > LONGEST_LINE:
        return None
    press = load_press()
    plain = without_date(QUOTES.sub(" ", ADDRESS.sub(" ", text))).strip(" :-–—|.•،,/()")
    if len(plain.split()) > LONGEST:
        return None
    if beside_body and LATIN_NAME.match(plain) and not press.latin.intersection(_key(plain).split()) and (
            _key(plain) not in press.publishers and _key(plain) not in press.agencies):
        return Byline(writer=plain)
    parts = read_parts(plain, press)
    if not parts:
        return None
    if beside_body and text.rstrip().endswith(":") and all(p.kind == "place" for p in parts):
        return Byline()  # a dateline that names the city alone
    return _judge(parts, press, beside_body=beside_body, colon=text.rstrip().endswith(":") or _quotes_paper(text, press))


def read_strange_name(text: str) -> str | None:
    """The name that a line under a title is by its words alone: two, neither of them an ordinary word of news."""
    press = load_press()
    plain = QUOTES.sub(" ", text).strip(" :-–—*")
    parts = read_parts(plain, press)
    if len(parts) != 1 or parts[0].kind != "unknown" or not _is_strange_name(parts[0]) or press.nouns.intersection(parts[0].key.split()):
        return None
    return parts[0].text


def _quotes_paper(text: str, press: Press) -> bool:
    """Whether a line has a paper's name in quotation marks (لا باز: «الشرق الأوسط»): then no everyday word is meant."""
    return any(_key(named) in press.publishers for named in QUOTED.findall(text))


def names_agency(text: str) -> bool:
    """Whether a line holds places and an agency or a paper, and nothing else."""
    kinds = {part.kind for part in read_parts(QUOTES.sub(" ", text).strip(" :-–—|.،/()"), load_press())}
    return bool(kinds & {"agency", "publisher"}) and kinds <= {"agency", "publisher", "place"}


def without_date(text: str) -> str:
    """The line without the words of a date, where it holds digits: `أبها 23 شعبان 1442 هـ واس` → `أبها واس`."""
    press = load_press()
    if not re.search(r"\d", text):
        return text
    kept = []
    for token in text.split():
        parts = _key(token).split()
        dated = all(part.isdigit() or (part in press.stamp_words and part not in press.places) for part in parts)
        kept += [] if parts and dated else [token]
    return " ".join(kept)


def read_parts(text: str, press: Press) -> list[Part]:
    """The pieces of a byline with what each is; none where one is a phrase, so that the line is no byline."""
    parts = []
    pictured = False
    for piece in SEPARATOR.split(text):
        piece = piece.strip(" .")
        if not piece:
            continue
        if _key(piece.split()[0]) in press.pictures:  # who took the pictures is not who wrote
            pictured = len(piece.split()) == 1
            continue
        if pictured:
            pictured = False
            continue
        if len(piece.split()) > LONGEST_PIECE:
            return []
        for peeled in _peel(piece, press):
            part = Part(text=peeled, key=_key(peeled))
            office, _, paper = part.key.partition(" ")
            if office in OFFICES and paper in press.publishers:
                part = Part(text=paper, key=paper)
            part.kind = _kind(part, press)
            if part.kind == "phrase":
                return []
            parts.append(part)
    both = [p for p in parts if p.kind == "place" and p.key in press.publishers]
    named = any(p.kind in ("publisher", "agency", "writer") for p in parts)
    if both and not named and any(p.kind == "place" and p not in both for p in parts):
        both[0].kind = "publisher"
    return parts


def _peel(piece: str, press: Press) -> list[str]:
    """A piece with a place or press name glued to a person's by `من` or a space alone, taken apart."""
    tokens = piece.split()
    if not 2 <= len(tokens) <= LONGEST_PIECE:
        return [piece]
    keys = [_key(token) for token in tokens]
    for at in range(1, len(tokens)):
        head, tail = " ".join(tokens[:at]), " ".join(tokens[at:])
        if tokens[at] == "من" and " ".join(keys[at + 1 :]) in press.places:
            return [head, " ".join(tokens[at + 1 :])]
        known = " ".join(keys[at:])
        if at > 1 and (known in press.publishers or known in press.agencies or known in press.places) and is_person(head, press):
            return [head, tail]
        if known in press.agencies and " ".join(keys[:at]) in press.places:
            return [head, tail]
    if keys[0] in press.compilations and (paper := _of_paper(tokens[1:], press)):
        return [tokens[0], paper]
    if keys[0] in press.writers and " ".join(keys) not in press.publishers:
        return [tokens[0], " ".join(tokens[1:])]
    return [piece]


def _of_paper(tokens: Sequence[str], press: Press) -> str | None:
    """The paper that words after a kind of compilation name, a preposition taken off: `خاص بالوئام`, `خاص لـ الوطن`, `متابعات الوئام`."""
    text = " ".join(tokens)
    bare = [text, *(text.removeprefix(glued) for glued in ("بـ ", "لـ ", "بـ", "لـ", "ب") if text.startswith(glued))]
    bare += ["ال" + text.removeprefix("لل")] if text.startswith("لل") else []
    return next((name for name in bare if _key(name) in press.publishers), None)


def _kind(part: Part, press: Press) -> str:
    key = part.key
    if not key or key.isdigit():
        return "phrase"
    for kind, names in (("agency", press.agencies), ("place", press.places), ("publisher", press.publishers), ("team", press.teams),
                        ("desk", press.desks), ("label", press.writers), ("source", press.sources),
                        ("desk", press.sections)):
        if key in names:
            return kind
    tokens = key.split()
    if len(tokens) > 6 or press.no_name.intersection(tokens):
        return "phrase"
    if is_person(part.text, press):
        return "writer"
    if 2 <= len(tokens) <= NAME and tokens[-1] in press.endings and key not in press.abroad:
        return "publisher"  # المدينة نيوز: a site that no list has
    pair = len(tokens) <= LONGEST_PIECE and any(token.startswith("و") for token in tokens[2:])  # two writers
    return "unknown" if len(tokens) <= 4 or pair else "phrase"


def is_person(text: str, press: Press) -> bool:
    """Whether a piece is surely a person's name: a given name or a name's own particle, among two to five words."""
    tokens = _key(text).split()
    while tokens and tokens[0] in press.titles:
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= 5 or not ARABIC_NAME.match(text) or press.no_name.intersection(tokens):
        return False
    if press.bodies.intersection(tokens[1:]) or "على" in text.split() or not _all_names(tokens, press):
        return False
    return tokens[0] in press.given or tokens[0].startswith(NAME_PARTS) or (
        not tokens[0].startswith("ال") and (tokens[1] in KIN or tokens[1].startswith("عبد")))


def _all_names(tokens: Sequence[str], press: Press) -> bool:
    """Whether no word after the first shows a phrase: an everyday word stands in a name as its last (a family's) alone, and joined
    by و only with another name (سارة ونورة, not سارة والسفر)."""
    free = [at for at, token in enumerate(tokens) if at and token not in press.given and token not in JOINS and not token.startswith("ال")]
    plain = [at for at in free if tokens[at - 1] not in AFTER and _is_ordinary(tokens[at])]
    joined = [token[1:] for token in tokens[1:] if token.startswith("و") and token not in press.given]
    if any(_is_ordinary(word) and not (_is_name(word, press) and word not in press.nouns) for word in joined if word):
        return False
    article = [token for token in tokens[1:] if token.startswith("ال") and not token.endswith("ي")]
    if tokens[0] in press.nouns and tokens[1] not in FAITH and article == tokens[1:] and (
            tokens[0] == FEAST or any(map(_is_ordinary, article))):
        return False  # عيد الفطر, صباح الخير
    if not plain:
        return True
    word = tokens[plain[0]]
    if len(plain) > 1 or word.startswith(VERBAL) or word.endswith(SUFFIXES):
        return False
    if len(tokens) == 2:
        return tokens[0] in press.given and tokens[0] not in press.nouns and not (word[0] in PREFIXES and _is_ordinary(word[1:]))
    return sum(_is_name(token, press) for token in tokens) > 1 and (plain == [len(tokens) - 1] or tokens[-1].startswith("ال"))


def _is_name(token: str, press: Press) -> bool:
    return token in press.given or token.startswith(NAME_PARTS)


def _maybe_person(part: Part, press: Press) -> bool:
    """Whether two or three words that stand where a writer's name stands are one: a forefather's given name is among them."""
    tokens = part.key.split()
    return (2 <= len(tokens) <= 3 and not tokens[0].startswith("ال") and not press.bodies.intersection(tokens)
            and bool(press.given.intersection(tokens[1:])))


def _is_strange_name(part: Part) -> bool:
    """Whether two words are a name by being no ordinary words of news: the first, and the second but for its article (النقيب)."""
    tokens = part.key.split()
    if len(tokens) != 2 or not ARABIC_NAME.match(part.text) or tokens[0].startswith("ال"):
        return False
    return not _is_ordinary(tokens[0]) and (tokens[1].startswith("ال") or not _is_ordinary(tokens[1]))


def _is_ordinary(token: str) -> bool:
    return token in _ordinary() or token.removeprefix("ال") in _ordinary()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(read_data_text("ordinary_words.txt").split("\n"))


def _may_be_writers(part: Part, press: Press) -> bool:
    """Whether words beside a city are a name that no list has: two words, the second one of descent (السهلي)
    or without the article, a name of descent alone, or two writers."""
    tokens = part.key.split()
    if not ARABIC_NAME.match(part.text) or press.bodies.intersection(tokens):
        return False
    if len(tokens) == 1 or (tokens[0].startswith("ال") and not press.given.intersection(tokens[1:])):
        return len(tokens) == 1 and tokens[0].startswith("ال") and tokens[0].endswith("ي")
    if len(tokens) == 2:
        return not tokens[1].startswith("ال") or tokens[1].endswith("ي")
    return bool(press.given.intersection(tokens)) or (len(tokens) > 4 and not any(token.startswith("ال") for token in tokens))


def read_facts(parts: Sequence[Part], press: Press, *, beside_body: bool, colon: bool) -> frozenset[str]:
    """What the pieces of a line show: their kinds and what the table of shapes asks besides."""
    kinds = [part.kind for part in parts]
    firsts = {part.kind: part for part in reversed(parts)}
    unknown, publisher, agency = firsts.get("unknown"), firsts.get("publisher"), firsts.get("agency")
    words = len(unknown.key.split()) if unknown else 0
    shown = {
        "beside": beside_body, "colon": colon, "alone": len(parts) == 1, "pair": len(parts) == 2, "sure": bool(SURE & set(kinds)),
        "compilation": any(part.key in press.compilations for part in parts),
        "unknowns": kinds.count("unknown") > 1, "publishers": kinds.count("publisher") > 1,
        "everyday": publisher is not None and publisher.key in press.common,
        "everyday-agency": agency is not None and agency.key in press.common,
        "unknown-three": words > 2, "unknown-long": words > 3,
        "unknown-person": unknown is not None and _maybe_person(unknown, press),
        "unknown-writers": unknown is not None and _may_be_writers(unknown, press),
        "unknown-strange": unknown is not None and _is_strange_name(unknown),
    }
    return frozenset(kinds) | {fact for fact, holds in shown.items() if holds}


def _judge(parts: Sequence[Part], press: Press, *, beside_body: bool, colon: bool) -> Byline | None:
    shape = find_shape(read_facts(parts, press, beside_body=beside_body, colon=colon))
    if shape is None or shape.gives is None:
        return None
    texts = {kind: [part.text for part in parts if part.kind == kind] for kind in ("agency", "publisher", "writer", "unknown")}
    agency, publisher, unknown = ((texts[kind] or [""])[0] for kind in ("agency", "publisher", "unknown"))
    fields = {
        "agency": press.agencies.get(_key(agency)), "publisher": press.publishers.get(_key(publisher), publisher),
        "writers": "، ".join(texts["writer"]) or None, "unknown as writer": unknown, "unknown as publisher": unknown,
    }
    given = {name: fields[name] for name in shape.gives}
    writer = given.get("writers") or given.get("unknown as writer")
    return Byline(agency=given.get("agency"), publisher=given.get("publisher") or given.get("unknown as publisher") or None,
                  writer=writer, credit=None if writer or given.get("agency") else _credit(parts, press))


def _credit(parts: Sequence[Part], press: Press) -> str | None:
    """The words of a credit without its places: a paper's name beside a place or a kind of compilation, or such a kind alone."""
    kinds = {part.kind for part in parts}
    named = [part.text for part in parts if part.kind in ("publisher", "team") or part.key in press.compilations]
    alone = len(parts) == 1 and parts[0].key not in press.compilations
    return None if alone or ("source" in kinds and "place" not in kinds) else " - ".join(dict.fromkeys(named)) or None
