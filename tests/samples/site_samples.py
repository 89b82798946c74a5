"""A dossier of our own words, hostile ones among them, as convert and index leave it on disk."""

from __future__ import annotations

from pathlib import Path

from malaff.collection import page
from malaff.collection.config import load_config
from malaff.collection.load import load_collection
from malaff.collection.store import store_pages
from malaff.model.records import (
    Actor,
    Article,
    Block,
    Collection,
    Config,
    DateHint,
    Finding,
    Place,
    Quote,
    Removal,
    Repair,
    Rule,
    Span,
    Topic,
)
from malaff.site.pages.index import build_index

PROJECT = Path(__file__).parents[2]
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> {{ config }} "«[a](javascript:alert(3))'
NADIA = Actor(
    id="nadia", name="نادية الخطيب", kind="person", roles=("وزيرة المياه",), surfaces=("نادية الخطيب", "الخطيب"), mentions=3, wikidata="Q42"
)
SALEM = Actor(id="salem", name="سالم البحري", kind="person", roles=("رئيس البلدية",), surfaces=("سالم البحري", "البحري"), mentions=2)
COUNCIL = Actor(id="council", name="مجلس السدود", kind="organization", surfaces=("مجلس السدود",), mentions=1)
TOWN = Place(id="town", name="أسوان", kind="city", surfaces=("أسوان",), mentions=2, lat=24.09, lon=32.9)
CITY = Place(id="city", name="الخرطوم", kind="city", surfaces=("الخرطوم",), mentions=1, lat=15.5, lon=32.56)
LAND = Place(id="land", name="السودان", kind="country", surfaces=("السودان",), mentions=1, lat=18.5, lon=30.0)
SAID = "إن السد الجديد سيكفي المدينة من الماء عشرين سنة على الأقل، ولن نبدأ قبل أن تتم الدراسات كلها"
TEXTS = (
    "قالت وزيرة المياه نادية الخطيب في أسوان إن العمل في السد يبدأ قريبا، بحسب وكالة Reuters في 2019-04-07.",
    f"وأضافت الخطيب: «{SAID}». وحضر سالم البحري ومجلس السدود اللقاء في أسوان.",
    "وذكر البحري أن 40% من الأهالي في السودان يؤيدون المشروع، وأن وفدا من الخرطوم زار الموقع.",
)


def make_article(number: int, **changes: object) -> Article:
    """The article `a<number>` of our own words; any field may be given."""
    fields: dict[str, object] = {
        "id": f"a{number}",
        "seed": f"seeds/a{number}.txt",
        "sha256": f"{number:064x}",
        "encoding": "utf-8",
        "title": f"السد في أيامه الأولى، الحلقة {number}",
        "title_from": "text",
        "summary": TEXTS[0],
        "publisher": "صحيفة النيل" if number % 2 else None,
        "agency": None if number % 2 else "وكالة الجنوب",
        "byline": "Maha Adel",
        "url": f"https://nile.example/{number}",
        "published": f"2019-{number % 12 + 1:02}-08",
        "published_from": "hints",
        "published_why": "«أمس» في السطر 2 و«7 أبريل 2019» في السطر 4",
        "dates": (
            DateHint(text="7 أبريل 2019", when="2019-04-07", weekday=None, kind="absolute", line=4, context="بدأ العمل في السد القديم"),
            DateHint(text="العام الماضي", when="2018", weekday=None, kind="relative", line=5, context="وكانت الدراسات الأولى قد اكتملت"),
            DateHint(text="قريبا", when=None, weekday=None, kind="relative", line=2, context="يبدأ قريبا"),
        ),
        "actors": (NADIA, SALEM, COUNCIL),
        "places": (TOWN, CITY, LAND),
        "topics": (Topic(id="environment", name="بيئة", score=0.7),),
        "quotes": (Quote(text=SAID, speaker="nadia", speaker_name="نادية الخطيب", verb="أضاف", line=3),),
        "removed": (Removal(line=9, rule="share", text="شارك <b>الخبر</b> على X"),),
        "repaired": (Repair(line=2, rule="dots", before="الـ.ـسد", after="السد"),),
        "rules": (Rule(id="share", why="زر مشاركة."), Rule(id="dots", why="كلمة قُطعت بنقاط.")),
        "words": 60,
        "findings": (Finding(code="no-section", where=f"seeds/a{number}.txt", text="لا قسم."),),
        "blocks": tuple(Block(kind="p", spans=(Span(text=text),)) for text in TEXTS),
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]


def sample_articles() -> tuple[Article, ...]:
    """Nine articles: most of one story, one hostile, one without a date, title or source, one with a subheading and a link."""
    first = Block(kind="p", spans=(Span(text="زارت "), Span(text="نادية الخطيب", target="actors/nadia"), Span(text=" الموقع.")))
    return (
        *(make_article(n) for n in range(1, 6)),
        make_article(
            6,
            title=HOSTILE,
            byline=HOSTILE,
            publisher=HOSTILE,
            summary=HOSTILE,
            published_why=HOSTILE,
            section=HOSTILE,
            url="javascript:alert(4)",
            actors=(NADIA, Actor(id="evil", name=HOSTILE, kind="person", roles=(HOSTILE,), surfaces=(HOSTILE,), mentions=1)),
            quotes=(Quote(text=HOSTILE, speaker="evil", speaker_name=HOSTILE, verb="قال", line=1),),
            removed=(Removal(line=1, rule="share", text=HOSTILE),),
            blocks=(Block(kind="p", spans=(Span(text=HOSTILE),)),),
        ),
        make_article(
            7,
            title_from="lead",
            publisher=None,
            agency=None,
            byline=None,
            url=None,
            published=None,
            published_from="none",
            published_weekday="thu",
            actors=(),
            places=(),
            topics=(),
            quotes=(),
            dates=(),
            removed=(),
            repaired=(),
            duplicates=("a8",),
        ),
        make_article(8, published="2015-11/..", published_weekday="fri", duplicates=("a7",), withheld="حُجب بعض هذا النص."),
        make_article(
            9,
            published="2019-06",
            blocks=(first, Block(kind="h2", spans=(Span(text="ما بعد السد"),)), Block(kind="p", spans=(Span(text=TEXTS[1]),))),
        ),
    )


def make_collection(root: Path, articles: tuple[Article, ...], *changes: tuple[str, str]) -> tuple[Collection, Config]:
    """A collection on disk as convert and index leave it; `changes` are made in its configuration."""
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in settings
        settings = settings.replace(old, new)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "theme_overrides").symlink_to(PROJECT / "theme_overrides")
    (root / "docs/articles").mkdir(parents=True)
    for article in articles:
        (root / f"docs/articles/{article.id}.md").write_text(page.write_article(article), encoding="utf-8")
    (root / "docs/about.md").write_text("# عن هذا الملف\n\nكلمة من [المحرر](index.md).\n", encoding="utf-8")
    (root / "docs/introduction.md").write_text("# كلمة التحرير\n\nملف عن **السد**.\n", encoding="utf-8")
    config = load_config(root)
    collection = load_collection(config)
    store_pages(root / "docs", "index", build_index(collection, config))
    return collection, config
