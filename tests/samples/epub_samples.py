"""A small collection of our own writing, with what press texts bring along."""

from __future__ import annotations

from pathlib import Path

from malaff.model.records import Actor, Article, Block, Collection, Config, DateHint, Place, Quote, Removal, Repair, Rule, Span, Topic

REPO = Path(__file__).parents[2]
MINISTER = Actor(id="n1", name="سلمى الهاشمي", kind="person", roles=("وزيرة المياه",), surfaces=("سلمى الهاشمي", "الهاشمي"), mentions=2)
UNION = Actor(id="n2", name="اتحاد المزارعين", kind="organization", surfaces=("اتحاد المزارعين",), mentions=1)
VALLEY = Place(id="g1", name="وادي النخيل", kind="region", surfaces=("وادي النخيل",), mentions=1)


def block(*spans: str | tuple[str, str], kind: str = "p") -> Block:
    """A block of words; a pair is words with the page they lead to."""
    made = [Span(text=span) if isinstance(span, str) else Span(text=span[0], target=span[1]) for span in spans]
    return Block(kind="h2" if kind == "h2" else "p", spans=tuple(made))


def article(name: str = "dam", **changes: object) -> Article:
    """An article with a card, names, a quote, removals and repairs; `changes` replace its fields."""
    values: dict[str, object] = {
        "id": name, "seed": f"seeds/{name}.txt", "sha256": "0" * 64, "encoding": "utf-8",
        "title": "الهاشمي: سد الوادي يكتمل قبل الشتاء", "title_from": "text", "summary": "قالت وزيرة المياه إن السد يكتمل.",
        "publisher": "صحيفة الضفاف", "byline": "نوال كرم", "url": "https://example.org/news/1?a=1&b=2",
        "published": "2019-04-12", "published_from": "stamp", "published_why": "«12 أبريل 2019» في السطر 3",
        "dates": (DateHint(text="عام 2017", when="2017", weekday=None, kind="absolute", line=5, context="بدأ العمل في السد عام 2017"),),
        "actors": (MINISTER, UNION), "places": (VALLEY,), "topics": (Topic(id="environment", name="البيئة", score=0.9),),
        "quotes": (Quote(text="سنسلّم السد قبل أول المطر ولن ننتظر", speaker="n1", speaker_name="سلمى الهاشمي", verb="قالت", line=6),),
        "removed": (Removal(line=9, rule="share", text="شارك على Facebook"),),
        "repaired": (Repair(line=5, rule="space", before="السد،قبل", after="السد، قبل"),),
        "rules": (Rule(id="share", why="أزرار مشاركة من صفحة الموقع."), Rule(id="space", why="فراغ سقط بعد علامة ترقيم.")),
        "words": 40,
        "blocks": (
            block("قالت ", ("سلمى الهاشمي", "actors/n1"), "، وزيرة المياه، إن السد في ", ("وادي النخيل", "places/g1"), " يكتمل."),
            block("ما بقي من العمل", kind="h2"),
            block("وأضافت: «سنسلّم السد قبل أول المطر ولن ننتظر»، وفق تقرير لمنظمة FAO (2018) عن السدود."),
            block("ورحّب اتحاد المزارعين بالموعد & طالب بضمانات <مكتوبة>."),
        ),
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


def collection(*articles: Article, **changes: object) -> Collection:
    """A collection of the articles."""
    values: dict[str, object] = {
        "title": "سدود الوادي", "subtitle": "ما كتبته الصحف", "description": "ملف عن سدود الوادي", "publisher": "مكتب التوثيق",
        "copyright": "الحقوق لأصحابها", "language": "ar", "identifier": "urn:uuid:11111111-2222-4333-8444-555555555555",
        "edition": "2024-05-01", "url": "", "numerals": "latn", "articles": articles,
    }
    return Collection(**{**values, **changes})  # type: ignore[arg-type]


def config(root: Path) -> Config:
    """A configuration whose folder has the theme's fonts."""
    fonts = root / "theme_overrides"
    if not fonts.exists():
        fonts.symlink_to(REPO / "theme_overrides")
    return Config(
        root=str(root), title="سدود الوادي", subtitle="", description="", author="هيئة التوثيق", copyright="", language="ar", url="",
        publisher="مكتب التوثيق", identifier="urn:x", edition="2024-05-01", numerals="latn", seeds="seeds")
