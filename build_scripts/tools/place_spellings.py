"""What the Arab press calls countries and towns, where CLDR and GeoNames do not have it: one a line, however many spellings."""

from __future__ import annotations

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
CZ: التشيك|جمهورية التشيك|تشيكيا
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
AZ: أذربيجان|اذربيجان|أذربيدجان
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
KG: قرغيزستان|قيرغيزستان|قرغيزيا|قيرغيزيا
TJ: طاجيكستان|طاجكستان
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
LT: ليتوانيا|لتوانيا
CV: الرأس الأخضر
ST: ساو تومي وبرينسيب|ساو تومي وبرينسيبي
MW: ملاوي|مالاوي
SZ: إسواتيني|سوازيلاند|سوازيلند
SC: سيشل|سيشيل
MZ: موزمبيق|موزامبيق
KH: كمبوديا|كامبوديا
LK: سريلانكا|سيريلانكا|سري لانكا
MV: جزر المالديف|المالديف
BD: بنغلاديش|بنجلاديش|بنغلادش|بنجلادش
TH: تايلاند|تايلند
VN: فيتنام|فييتنام
LU: لوكسمبورغ|لوكسمبورج|لكسمبورغ
DK: الدنمارك|الدانمارك|الدانمرك
GT: غواتيمالا|جواتيمالا
BS: جزر البهاما|الباهاما|البهاما|الباهاماس
BB: بربادوس|باربادوس
TT: ترينيداد وتوباغو|ترينيداد
EC: الإكوادور|إكوادور
PY: باراغواي|الباراغواي
UY: أوروغواي|الأوروغواي
BJ: بنين|جمهورية بنين
ML: مالي|جمهورية مالي
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
glasgow: غلاسكو|جلاسجو|غلاسغو
edinburgh: إدنبرة|أدنبرة
dublin: دبلن
paris: باريس
marseille: مرسيليا|مارسيليا
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
belgrade: بلغراد
sarajevo: سراييفو
zagreb: زغرب
washington: واشنطن
new-york-city: نيويورك|نيو يورك
los-angeles: لوس أنجلوس|لوس أنجليس|لوس انجيليس
chicago: شيكاغو|شيكاجو
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
