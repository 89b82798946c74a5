"""What the book says about itself, in Arabic words: its key facts, how it was made, what is not known, and its colophon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from malaff.apparatus.wording import GRADES, Grade, count, date_words, grade_published, listed, number
from malaff.arabic.letters import is_arabic
from malaff.collection.digest import Digest, source_of
from malaff.model.records import Collection

MEANINGS = (
    "لا قرينة في النص تدل على التاريخ.",
    "لا يُعرف إلا حدّ أدنى أو أعلى أو يوم من الأسبوع.",
    "محسوب من عبارة نسبية لها مرجع، أو سنة بلا شهر.",
    "مذكور باليوم أو الشهر مع السنة.",
)
METHOD = (
    "جُمعت النصوص الخام كما هي ولم تُمسّ، ثم أُزيلت زوائد صفحات المواقع والأسطر المكررة، وأُصلح ما أفسده الترميز،"
    " واستُخرجت الأسماء والأماكن والتواريخ والاقتباسات آليًا. لم تُضف جملة واحدة إلى نصوص القصاصات، وبقي إملاء كتّابها.",
    "لكل سطر أُزيل أو أُصلح قاعدة تعلّله، والجدول التالي يعدّها. وتفصيل كل سطر في بيانات الملف المرفقة (metadata.json).",
)
LIMITS = "الاستخراج آلي وقد يخطئ؛ والمرجع هو الملف الأصلي. والاقتباس كلام منسوب إلى قائله كما ورد بين علامتي تنصيص، ولم يُتحقق من صحته."
CRAFT = "خط المتن «أميري»، وخط العناوين والجداول «وزير متن»، وكلاهما برخصة الخطوط المفتوحة (OFL 1.1)."
VERIFY = (
    "تُعرف كل قصاصة ببصمة ملفها الأصلي (SHA-256) المطبوعة في آخرها. للتحقق: احسب بصمة الملف الأصلي"
    " بالأمر sha256sum وقارنها بالبصمة المطبوعة؛ فإن تطابقتا فالنص هو النص الذي بُني عليه هذا الملف."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact: a label and its sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """Why something was removed or repaired, how many pieces, in how many articles."""

    why: str
    pieces: str
    articles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the dossier was made: paragraphs, rules with counts, the ladder of dates, what is not known, limits."""

    paragraphs: tuple[str, ...]
    rules: tuple[RuleRow, ...]
    ladder: tuple[tuple[Grade, str, str], ...]  # grade, meaning, how many publication dates
    unknown: tuple[str, ...]
    limits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """Edition, publisher, rights, identifier, how to verify, craft."""

    rows: tuple[Fact, ...]
    verify: str
    craft: str


def beside(name: str) -> str:
    """A name as it stands in a line of Arabic: one of another script between right-to-left marks, so that it keeps its place."""
    return name if is_arabic(name) else f"\u200f{name}\u200f"


def to_facts(collection: Collection, digest: Digest) -> tuple[Fact, ...]:
    """The key facts: period, sources, most mentioned, topics, places, what is uncertain."""
    numerals = collection.numerals
    size = f"{count(len(collection.articles), 'article', numerals)}، {count(digest.words, 'word', numerals)}."
    facts = [Fact(label="المحتوى", text=size)]
    if digest.first and digest.last:
        first, last = date_words(digest.first, numerals), date_words(digest.last, numerals)
        facts.append(Fact(label="المدة", text=f"من {first} إلى {last}." if first != last else f"{first}."))
    if digest.sources:
        named = listed([beside(g.name) for g in digest.sources[:5]]) + (" وغيرها" if len(digest.sources) > 5 else "")
        facts.append(Fact(label="المصادر", text=f"{count(len(digest.sources), 'source', numerals)}: {named}."))
    if digest.actors:
        names = [f"{beside(e.name)} ({number(e.mentions, numerals)})" for e in digest.actors[:5]]
        facts.append(Fact(label="الأكثر ذكرًا", text="، ".join(names) + "."))
    if digest.topics:
        names = [f"{beside(g.name)} ({number(len(g.articles), numerals)})" for g in digest.topics[:5]]
        facts.append(Fact(label="الموضوعات", text="، ".join(names) + "."))
    unknown = _unknown(collection, digest)
    facts.append(Fact(label="غير المؤكد", text=" ".join(unknown) if unknown else "لا شيء مما يُعرض هنا مجهول المصدر أو التاريخ."))
    return tuple(facts)


def _unknown(collection: Collection, digest: Digest) -> tuple[str, ...]:
    """What is not known, each as one sentence with its number."""
    numerals, articles = collection.numerals, collection.articles
    grades = Counter(grade_published(a.published, a.published_from, a.published_weekday).dots for a in articles)
    rows = [
        (grades[0], "بلا تاريخ نشر معروف"),
        (grades[1], "لا يُعرف من تاريخها إلا حدّ أو يوم من الأسبوع"),
        (sum(not source_of(a) for a in articles), "بلا ناشر مذكور"),
        (sum(a.title_from == "lead" for a in articles), "بلا عنوان في أصلها"),
        (sum(bool(a.withheld) for a in articles), "حُجب بعض نصها بقرار المحرر"),
    ]
    said = [f"{count(n, 'article', numerals)} {what}." for n, what in rows if n]
    if collection.withheld:
        said.append(f"حُجب من الملف كله {count(collection.withheld, 'text', numerals)} بقرار المحرر.")
    return tuple(said)


def to_method(collection: Collection, digest: Digest) -> Method:
    """How the dossier was made, with the counts of this collection."""
    numerals = collection.numerals
    grades = Counter(grade_published(a.published, a.published_from, a.published_weekday).dots for a in collection.articles)
    rules = tuple(RuleRow(why=r.why or r.id, pieces=number(r.count, numerals), articles=number(r.articles, numerals)) for r in digest.rules)
    ladder = tuple((GRADES[n], MEANINGS[n], number(grades[n], numerals)) for n in (3, 2, 1, 0))
    return Method(paragraphs=METHOD, rules=rules, ladder=ladder, unknown=_unknown(collection, digest), limits=LIMITS)


def to_colophon(collection: Collection) -> Colophon:
    """The colophon of an edition."""
    rows = [Fact(label="العنوان", text=collection.title), Fact(label="الناشر", text=collection.publisher),
            Fact(label="الإصدار", text=date_words(collection.edition, collection.numerals)),
            Fact(label="المعرّف", text=collection.identifier)]
    if collection.url:
        rows.append(Fact(label="العنوان على الشبكة", text=collection.url))
    rows.append(Fact(label="الحقوق", text=collection.copyright or "حقوق النصوص لناشريها."))
    return Colophon(rows=tuple(rows), verify=VERIFY, craft=CRAFT)
