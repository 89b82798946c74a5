"""Read bylines: which agency, publisher and writer a line names, or the piece glued to a paragraph's beginning or end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from malaff.arabic.letters import LETTER
from malaff.reading.cleaning.press import Press, load_press
from malaff.reading.cleaning.press import key as _key

SEPARATOR = re.compile(r"\s*(?:--+|[-–—−:،,؛/|()+•·]|(?<![^\s])ـ+(?=\s))\s*")
QUOTES = re.compile("[«»\"“”„″'‘’*{}]")
LATIN_NAME = re.compile("[A-Za-z\xc0-\u024f][A-Za-z\xc0-\u024f.'-]*(?: [A-Za-z\xc0-\u024f][A-Za-z\xc0-\u024f.'-]*){1,3}$")
ARABIC_NAME = re.compile(f"[{LETTER} .]+$")
NAME_PARTS = ("عبد", "ابو", "ابا")  # what a first name of two words begins with
KIN = ("بن", "بنت", "ال", "ابن", "ولد")  # what joins a name to a forefather's
SURE = frozenset({"place", "writer", "agency", "desk", "team", "label"})  # beside one of these an everyday word is a paper's name
LONGEST_PIECE = 7  # words of one name with its office or city
LONGEST_LINE = 150  # letters of a byline with its dates
LONGEST = 16  # words of a byline: three correspondents with their cities


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline says; null where it does not say it."""

    publisher: str | None = None
    agency: str | None = None
    writer: str | None = None


@dataclass(slots=True)
class _Part:
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
    plain = without_date(QUOTES.sub(" ", text)).strip(" :-–—|.•،,/()")
    if len(plain.split()) > LONGEST:
        return None
    if beside_body and LATIN_NAME.match(plain) and not press.latin.intersection(_key(plain).split()) and (
            _key(plain) not in press.publishers and _key(plain) not in press.agencies):
        return Byline(writer=plain)
    parts = _parts(plain, press)
    if not parts:
        return None
    if beside_body and text.rstrip().endswith(":") and all(p.kind == "place" for p in parts):
        return Byline()  # a dateline that names the city alone
    return _judge(parts, press, beside_body)


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


def _parts(text: str, press: Press) -> list[_Part]:
    """The pieces of a byline with what each is; none where one is a phrase, so that the line is no byline."""
    parts = []
    for piece in SEPARATOR.split(text):
        piece = piece.strip(" .")
        if not piece:
            continue
        if len(piece.split()) > LONGEST_PIECE:
            return []
        for peeled in _peel(piece, press):
            part = _Part(text=peeled, key=_key(peeled))
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
        if at > 1 and (known in press.publishers or known in press.agencies or known in press.places) and _is_person(head, press):
            return [head, tail]
        if known in press.agencies and " ".join(keys[:at]) in press.places:
            return [head, tail]
    if keys[0] in press.writers and " ".join(keys) not in press.publishers:
        return [tokens[0], " ".join(tokens[1:])]
    return [piece]


def _kind(part: _Part, press: Press) -> str:
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
    if _is_person(part.text, press):
        return "writer"
    pair = len(tokens) <= LONGEST_PIECE and any(token.startswith("و") for token in tokens[2:])  # two writers
    return "unknown" if len(tokens) <= 4 or pair else "phrase"


def _is_person(text: str, press: Press) -> bool:
    """Whether a piece is surely a person's name: a given name or a name's own particle, among two to five words."""
    tokens = _key(text).split()
    while tokens and tokens[0] in press.titles:
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= 5 or not ARABIC_NAME.match(text) or press.no_name.intersection(tokens):
        return False
    if press.bodies.intersection(tokens[1:]) or "على" in text.split():
        return False
    return tokens[0] in press.given or tokens[0].startswith(NAME_PARTS) or (
        not tokens[0].startswith("ال") and (tokens[1] in KIN or tokens[1].startswith("عبد")))


def _maybe_person(part: _Part, press: Press) -> bool:
    """Whether two or three words that stand where a writer's name stands are one: a forefather's given name is among them."""
    tokens = part.key.split()
    return 2 <= len(tokens) <= 3 and not tokens[0].startswith("ال") and bool(press.given.intersection(tokens[1:]))


def _may_be_writers(part: _Part, press: Press) -> bool:
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


def _judge(parts: list[_Part], press: Press, beside_body: bool) -> Byline | None:
    kinds = [p.kind for p in parts]
    firsts = {p.kind: p for p in reversed(parts)}
    agency, publisher, team, unknown = (firsts.get(kind) for kind in ("agency", "publisher", "team", "unknown"))
    writers = [p.text for p in parts if p.kind == "writer"]
    if kinds.count("unknown") > 1 and "agency" not in kinds and "publisher" not in kinds:
        return None
    if "source" in kinds:
        own = publisher.text if publisher and agency else None  # `الموقع + وكالات` is how a site names itself
        return Byline(agency=press.agencies[agency.key] if agency else None, publisher=own and press.publishers[_key(own)])
    if publisher and publisher.key in press.common and not set(kinds) & SURE and kinds.count("publisher") < 2:
        return None
    if agency or publisher or team or "label" in kinds:
        return _known_byline(press, agency, publisher, team, unknown, writers, kinds, beside_body)
    if writers and beside_body and not (unknown and len(unknown.key.split()) > 2):
        return Byline(writer="، ".join(writers))
    if unknown and beside_body and len(parts) == 1 and _maybe_person(unknown, press):
        return Byline(writer=unknown.text)
    if unknown and "place" in kinds and beside_body and len(parts) == 2 and _may_be_writers(unknown, press):
        return Byline(writer=unknown.text)
    return None


def _known_byline(press: Press, agency: _Part | None, publisher: _Part | None, team: _Part | None, unknown: _Part | None,
                  writers: list[str], kinds: list[str], beside_body: bool) -> Byline | None:
    if unknown and len(unknown.key.split()) > 3 and "label" not in kinds:
        return None
    name = press.publishers[publisher.key] if publisher else None
    if team and unknown and not name:
        name = unknown.text
    elif unknown and not writers and not agency and ("label" in kinds or "place" in kinds):
        writers = [unknown.text]
    if agency and not name and not beside_body and len(kinds) == 1 and agency.key in press.common:
        return None
    if kinds == ["label"] or (kinds == ["team"] and not beside_body):
        return None
    return Byline(agency=press.agencies[agency.key] if agency else None, publisher=name, writer="، ".join(writers) or None)


# ---------------------------------------------------------------- datelines and endings of a paragraph

SIGNATURE = re.compile("(?<=[.!؟”»\"])\\s+([^.!؟،:؛\"”»()\\d]{5,40})$")
ENDING = re.compile(r"[\s.\-–—/]*[(\[/«]\s*([^()\[\]«»/]{2,40})\s*[)\]/»]+[\s.]*$|(?<=[.!؟”»\"])\s+([^.\s][^.]{1,30})\s*$")


def split_dateline(text: str) -> tuple[Byline, str] | None:
    """The byline glued to the beginning of a paragraph (`واس- جدة: التقى …`) and the paragraph without it."""
    best = None
    head = text[:90]
    for match in re.finditer(r"\s*(?::|--+|[-–—])\s*", head):
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
    tokens = _key(name).split()
    if not match or not _is_person(name, load_press()) or tokens[0] not in load_press().given:
        return None
    if any(token.startswith("ال") and token.endswith("ه") for token in tokens[1:]):  # جمال المدينة: a noun and what it is of
        return None
    return name, text[: match.start()].rstrip()


def split_ending(text: str) -> tuple[str, str] | None:
    """The agency named in brackets at the end of a paragraph (`… المنطقة. (رويترز)`) and the paragraph without it."""
    match = ENDING.search(text, max(0, len(text) - 60))
    if not match:
        return None
    names = [_key(part) for part in SEPARATOR.split(match[1] or match[2]) if part.strip()]
    press = load_press()
    if not names or any(name not in press.agencies and name not in press.publishers for name in names):
        return None
    agency = next((press.agencies[n] for n in names if n in press.agencies), None)
    if not agency:
        return None
    rest = text[: match.start()]
    mark = re.search("[.!؟]", text[match.start() :])
    return agency, rest + (mark[0] if mark else "")
