"""A made collection whose names grow as those of a press do: few in most articles, most in one alone (Zipf and Heaps)."""

from __future__ import annotations

import random

from malaff.model.records import Actor, Article, Block, DateHint, Place, Quote, Span, Topic
from site_samples import make_article

FIRST = "محمد أحمد علي حسن سعيد نادية ليلى منى طارق جمال رامي هدى سمير كمال فؤاد زينب مريم يوسف إبراهيم خالد".split()
LAST = "الراوي الخطيب البكر السالم الشامي العطار النجار القاضي الحلبي المصري البغدادي الصافي المنصور الرفاعي قاسم حداد".split()
WORDS = "قال أعلن المجلس أن العمل في السد الجديد يبدأ خلال العام المقبل بعد دراسة الكلفة والأثر على القرى المجاورة".split()
COMMON = 60  # names that many articles share
NEW = 5  # names that one article alone has


def make_press(size: int) -> tuple[Article, ...]:
    """So many articles of six paragraphs, each with shared names, names of its own, dates and quotations; the same every time."""
    chance = random.Random(7)
    return tuple(_article(n, chance) for n in range(size))


def _name(n: int) -> str:
    return f"{FIRST[n % 20]} {LAST[n // 20 % 16]}" + (f" {LAST[n // 320 % 16]} {n // 320}" if n >= 320 else "")


def _article(n: int, chance: random.Random) -> Article:
    shared = {min(int(chance.paretovariate(0.7)), COMMON) for _ in range(6)}
    people = [*sorted(shared), *(COMMON + 1 + n * NEW + k for k in range(NEW))]
    actors = tuple(Actor(id=f"p{p}", name=_name(p), kind="person", roles=("مدير",), surfaces=(_name(p),), mentions=2) for p in people)
    places = tuple(
        Place(id=f"t{p}", name=f"بلدة {_name(p)}", kind="city", surfaces=(f"بلدة {_name(p)}",), mentions=1, lat=30 + p % 9, lon=31 + p % 7)
        for p in (people[0], people[-1])
    )
    text = [" ".join([*chance.choices(WORDS, k=40), _name(p), *chance.choices(WORDS, k=30)]) for p in people[:6]]
    said = " ".join(chance.choices(WORDS, k=chance.randrange(8, 120)))
    quotes = tuple(Quote(text=f"{said} {k}", speaker=f"p{p}", speaker_name=_name(p), verb="قال", line=k) for k, p in enumerate(people[:3]))
    dates = tuple(
        DateHint(text="العام الماضي", when=f"{1990 + chance.randrange(30)}-{chance.randrange(1, 13):02}", weekday=None, kind="relative",
                 line=k, context=" ".join(chance.choices(WORDS, k=14))) for k in range(5)
    )
    return make_article(
        n, title=" ".join(chance.choices(WORDS, k=9)), actors=actors, places=places, quotes=quotes, dates=dates,
        publisher=f"صحيفة {_name(n // 3)}", topics=(Topic(id=f"topic{n % 20}", name=f"موضوع {n % 20}", score=1.0),),
        published=f"{2010 + n % 9}-{n % 12 + 1:02}-{n % 28 + 1:02}", published_from="stamp",
        blocks=tuple(Block(kind="p", spans=(Span(text=each),)) for each in text),
    )
