"""Read what a line of metadata says: agency, publisher, writer, section, time stamp, web address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from malaff.text.arabic import LETTER, fold, words

SEPARATOR = re.compile(r"\s*(?:--+|[-–—−:،,؛/|()+•·]|(?<![^\s])ـ+(?=\s))\s*")
QUOTES = re.compile("[«»\"“”„″'‘’*]")
LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){1,3}$")
ARABIC_NAME = re.compile(f"[{LETTER} .]+$")
NAME_PARTS = ("عبد", "ابو", "ابا", "بو", "ال ", "بن ", "ابن ", "ام ")
# Words that no name holds: a segment with one is a phrase.
NOT_IN_NAMES = frozenset(["في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل", "ان", "هذا", "هذه", "التي", "الذي", "كل", "بين", "ضد", "حول", "عند", "او", "ثم", "لا", "ما", "لم", "لن", "هل", "قد", "يوم", "خلال", "منذ", "حتي", "اذا", "لكن", "امس", "اليوم"])
LONGEST = 16  # words of a byline: three correspondents with their cities
# What a time stamp consists of, folded: digits, months of every tradition, weekdays, parts of the day, zones, labels.
MONTHS = ("يناير فبراير مارس ابريل افريل نيسان مايو ماي ايار يونيو يونيه جوان حزيران يوليو يوليه يوليوز جويليه تموز اغسطس غشت اوت اب سبتمبر شتنبر "
          "ايلول اكتوبر نوفمبر نونبر ديسمبر دجنبر تشرين كانون الاول الثاني اول ثان شباط اذار جانفي فيفري محرم صفر ربيع جمادي الاولي الاخره الاخر الثانيه "
          "رجب شعبان رمضان شوال ذو ذي القعده الحجه january february march april may june july august september october november december "
          "jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS = "السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه سبت احد اثنين ثلاثاء اربعاء خميس جمعه monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
CLOCK = "ص م ت صباحا مساء ظهرا عصرا ليلا فجرا بعد الظهر صباح المساء الساعه توقيت بتوقيت غرينتش جرينتش غرينيتش gmt utc am pm t z مكه المكرمه القدس بغداد دمشق القاهره بيروت ابوظبي"
LABELS = ("تاريخ النشر نشر نشرت في اخر تحديث حدث محدثه تم التحديث تحديث النشر تاريخ الخبر الاضافه اضيف اضيفت بتاريخ يوم الموافق هجري ميلادي ه هـ published updated "
          "last update on at date posted modified نسخ الرابط انسخ")
STAMP_WORDS = frozenset(map(fold, f"{MONTHS} {DAYS} {CLOCK} {LABELS}".split()))
HARD_STAMP = re.compile(r"\d{1,2}\s*[:.٫]\s*\d{2}|\d{4}|\d{1,2}\s*[/.-]\s*\d{1,2}")
AGO = re.compile(r"^(?:نشر|منذ|قبل|اخر تحديث|تم النشر)?\s*(?:منذ|قبل)\s+\S+(?:\s+\S+)?$")
AGO_UNITS = re.compile("دقيق|دقائق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|سنتين|ثانيه|ثوان|لحظات")
URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
WHOLE_URL = re.compile(r"(?:https?://|www\.)\S+$|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|me|tv|ly|ma|tn|dz|sa|ae|qa|eg|jo|lb|sy|iq|ye)(?:/\S*)?$", re.I)
ASSET = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|css|js|ico|pdf)(?:[?#]|$)|/(?:img|images?|static|assets|cdn|logo)", re.I)
SOCIAL = re.compile(r"//(?:[a-z]+\.)*(?:facebook|twitter|x|t|youtube|youtu|instagram|whatsapp|wa|linkedin|pinterest|google|apple|flipboard)\.(?:com|me|be|gl)(?:/|$)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline says; null where it does not say it."""

    publisher: str | None = None
    agency: str | None = None
    writer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The names of the press and the words of bylines, folded for looking up."""

    agencies: Mapping[str, str]  # spelling -> name
    publishers: Mapping[str, str]
    common: frozenset[str]  # spellings that are everyday words too
    hosts: Mapping[str, str]
    desks: frozenset[str]
    teams: frozenset[str]
    writers: frozenset[str]
    sources: frozenset[str]
    titles: frozenset[str]
    sections: frozenset[str]
    given: frozenset[str]
    places: frozenset[str]


def _key(name: str) -> str:
    return " ".join(words(str(name)))


def _listed(text: str) -> frozenset[str]:
    return frozenset(_key(name) for name in text.split("|") if name.strip())


@lru_cache(maxsize=1)
def load_press() -> Press:
    """The press names that come with the program."""
    data: dict[str, Any] = yaml.load(resources.files("malaff.text").joinpath("data/press.yml").read_text(encoding="utf-8"),
                                     Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    agencies = {_key(s): row["name"] for row in data["agencies"]
                for s in ((() if row.get("weak") else (row["name"],)) + tuple(row.get("also", ())))}
    publishers = {_key(s): str(row["name"]) for row in data["publishers"] for s in (row["name"], *row.get("also", ()))}
    everyone = [*data["publishers"], *data["agencies"]]
    return Press(
        agencies=agencies, publishers=publishers,
        common=frozenset(_key(row["name"]) for row in everyone if row.get("common")),
        hosts={host: str(row["name"]) for row in everyone for host in row.get("hosts", ())},
        desks=frozenset(map(_key, data["desks"])), teams=frozenset(map(_key, data["teams"])),
        writers=frozenset(map(_key, data["writers"])), sources=frozenset(map(_key, data["sources"])),
        titles=frozenset(map(_key, data["titles"])), sections=_listed(data["sections"]),
        given=frozenset(map(fold, data["given_names"].split())), places=_listed(data["places"]),
    )


# ---------------------------------------------------------------- bylines


@dataclass(slots=True)
class _Part:
    text: str
    key: str
    kind: str = ""


def read_byline(text: str, *, beside_body: bool) -> Byline | None:
    """What the line says if it is a byline, else None.

    `beside_body`: the line stands right after the title or the body, where a name alone is a writer's.
    """
    if len(text) > 120 or len(text.split()) > LONGEST:
        return None
    press = load_press()
    plain = QUOTES.sub(" ", text).strip(" :-–—|.•،,")
    if beside_body and LATIN_NAME.match(plain) and _key(plain) not in press.publishers and _key(plain) not in press.agencies:
        return Byline(writer=plain)
    parts = _parts(plain, press)
    if not parts or any(p.kind == "phrase" for p in parts):
        return None
    return _judge(parts, press, beside_body)


def _parts(text: str, press: Press) -> list[_Part]:
    parts = []
    for piece in SEPARATOR.split(text):
        piece = piece.strip(" .")
        if not piece:
            continue
        parts += [_Part(text=peeled, key=_key(peeled)) for peeled in _peel(piece, press)]
    for part in parts:
        part.kind = _kind(part, press)
    both = [p for p in parts if p.kind == "place" and p.key in press.publishers]
    if both and not any(p.kind in ("publisher", "agency", "writer") for p in parts) and any(p.kind == "place" and p not in both for p in parts):
        both[0].kind = "publisher"
    return parts


def _peel(piece: str, press: Press) -> list[str]:
    """A piece with a place or press name glued to a person's by `من` or a space alone, taken apart."""
    tokens = piece.split()
    for at in range(1, len(tokens)):
        head, tail = " ".join(tokens[:at]), " ".join(tokens[at:])
        if tokens[at] == "من" and _key(" ".join(tokens[at + 1 :])) in press.places:
            return [head, " ".join(tokens[at + 1 :])]
        known = _key(tail)
        if at > 1 and (known in press.publishers or known in press.agencies) and _is_person(head, press):
            return [head, tail]
    if len(tokens) > 1 and _key(tokens[0]) in press.writers and _key(piece) not in press.publishers:
        return [tokens[0], " ".join(tokens[1:])]
    return [piece]


def _kind(part: _Part, press: Press) -> str:
    key = part.key
    if not key or key.isdigit():
        return "phrase"
    for kind, names in (("agency", press.agencies), ("place", press.places), ("publisher", press.publishers), ("team", press.teams),
                        ("desk", press.desks), ("label", press.writers), ("source", press.sources)):
        if key in names:
            return kind
    tokens = key.split()
    if len(tokens) > 6 or NOT_IN_NAMES.intersection(tokens):
        return "phrase"
    if _is_person(part.text, press):
        return "writer"
    return "unknown" if len(tokens) <= 4 else "phrase"


def _is_person(text: str, press: Press) -> bool:
    """Whether a piece is surely a person's name: a given name or a name's own particle, among two to five words."""
    tokens = _key(text).split()
    while tokens and tokens[0] in press.titles:
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= 5 or not ARABIC_NAME.match(text) or NOT_IN_NAMES.intersection(tokens):
        return False
    return tokens[0] in press.given or tokens[0].startswith(NAME_PARTS[:3]) or (
        not tokens[0].startswith("ال") and (tokens[1] in ("بن", "بنت", "ال", "ابن", "ولد") or tokens[1].startswith("عبد")))


def _judge(parts: list[_Part], press: Press, beside_body: bool) -> Byline | None:
    kinds = [p.kind for p in parts]
    firsts = {p.kind: p for p in reversed(parts)}
    agency, publisher, team, unknown = (firsts.get(kind) for kind in ("agency", "publisher", "team", "unknown"))
    writers = [p.text for p in parts if p.kind == "writer"]
    several = len(parts) > 1
    if kinds.count("unknown") > 1 and "agency" not in kinds and "publisher" not in kinds:
        return None
    if "source" in kinds:
        own = publisher.text if publisher and agency else None  # `الموقع + وكالات` is how a site names itself
        return Byline(agency=press.agencies[agency.key] if agency else None, publisher=own and press.publishers[_key(own)])
    if publisher and publisher.key in press.common and not several:
        publisher = None
        if not agency:
            return None
    if agency or publisher or team or "label" in kinds:
        return _known_byline(press, agency, publisher, team, unknown, writers, kinds, beside_body)
    if writers and beside_body and not (unknown and "place" not in kinds):
        return Byline(writer="، ".join(writers))
    if unknown and "place" in kinds and beside_body and not several > 2 and len(parts) == 2:
        return Byline(writer=unknown.text) if ARABIC_NAME.match(unknown.text) else None
    return None


def _known_byline(press: Press, agency: _Part | None, publisher: _Part | None, team: _Part | None, unknown: _Part | None,
                  writers: list[str], kinds: list[str], beside_body: bool) -> Byline | None:
    if unknown and len(unknown.key.split()) > 3 and "label" not in kinds:
        return None
    name = press.publishers[publisher.key] if publisher else None
    if team and unknown and not name:
        name = unknown.text
    elif unknown and not writers and ("label" in kinds or "place" in kinds):
        writers = [unknown.text]
    if agency and not name and not beside_body and len(kinds) == 1 and agency.key in press.common:
        return None
    if kinds == ["label"] or (kinds == ["team"] and not beside_body):
        return None
    return Byline(agency=press.agencies[agency.key] if agency else None, publisher=name, writer="، ".join(writers) or None)


# ---------------------------------------------------------------- datelines and endings of a paragraph

DATELINE = re.compile(r"(?:[^\s:–—]+\s+){0,9}?[^\s:–—]*?\s?(?::|--+|[-–—])(?=\s|\S)\s*")
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
    mark = re.match(r"[\s\-–—/]*([.!؟]?)", text[match.start() :])
    return agency, rest + (mark[1] if mark else "")


# ---------------------------------------------------------------- stamps, sections, addresses


def is_stamp(folded: str) -> bool:
    """Whether a folded line is a time stamp: nothing but a date, an hour, and words that introduce them."""
    if len(folded) > 130:
        return False
    if AGO.match(folded) and AGO_UNITS.search(folded):
        return True
    tokens = re.findall(r"[^\W\d_]+", folded)
    return HARD_STAMP.search(folded) is not None and all(token in STAMP_WORDS for token in tokens)


def is_section(text: str) -> bool:
    """Whether a line names sections of a paper and nothing else (`أخبار / سياسة`)."""
    if len(text) > 60:
        return False
    press = load_press()
    pieces = [_key(piece) for piece in re.split(r"[/|»>›,،•·\\-]", text)]
    return bool(any(pieces)) and all(piece in press.sections for piece in pieces if piece)


def read_url(text: str) -> str | None:
    """The address of the article where the line is one; empty where the address is of something else; None for other lines."""
    if " " in text or not WHOLE_URL.match(text):
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
