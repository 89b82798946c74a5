"""What a clipping shows of the words that its dates, offices and speech rest on."""

from __future__ import annotations

from malaff.apparatus.voice.voice import to_voice
from malaff.model.records import Actor, Article, Block, DateHint, Quote, Span
from malaff.site.evidence import build_evidence

SAID = Quote(text="السد آمن <اليوم>", speaker="sami", speaker_name="سمير الحداد", verb="حذر", line=3, act="warned", context="حذر الحداد")
ARTICLE = Article(
    id="a", seed="seeds/a.txt", sha256="0", encoding="utf-8", title="سد", title_from="text", summary="",
    dates=(DateHint(text="10 مارس 2017", when="2017-03-10", weekday=None, kind="absolute", line=3, context="بدأ العمل 10 مارس 2017"),),
    actors=(Actor(id="sami", name="سمير الحداد", kind="person", roles=("مدير السد",)),), quotes=(SAID,),
    statements=(Quote(text="الماء يرتفع منذ الفجر", speaker="sami", speaker_name="سمير الحداد", verb="قال", line=4),),
    blocks=(Block(kind="p", spans=(Span(text="مطر غزير. حذر مدير السد سمير الحداد: «السد آمن <اليوم>»."),)),),
)


def test_every_row_has_its_words() -> None:
    """A date its clause, an office its sentence, a quotation its verb's class, its form and what introduces it."""
    html = build_evidence(ARTICLE, to_voice("ar"))
    assert "10 مارس 2017</time></td><td>بدأ العمل 10 مارس 2017</td>" in html
    assert "<td>مدير السد</td><td>حذر مدير السد سمير الحداد: «السد آمن &lt;اليوم&gt;».</td>" in html
    assert "<td>السد آمن &lt;اليوم&gt;</td><td>حذّر، بلفظه</td><td>حذر الحداد</td>" in html
    assert "<td>قال، بلا علامتي تنصيص</td>" in html


def test_nothing_found_shows_nothing() -> None:
    """An article without dates, offices and speech has no block."""
    bare = Article(id="a", seed="seeds/a.txt", sha256="0", encoding="utf-8", title="سد", title_from="text", summary="")
    assert build_evidence(bare, to_voice("en")) == ""
