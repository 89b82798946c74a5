"""Raw files become seeds: plain texts, saved web pages, and documents one to a line."""

import gzip
import hashlib
import json

import pytest

from malaff.model.errors import SeedError
from malaff.reading.sources.files import read_file, read_seeds, to_id

BODY = ("افتتح وزير الثقافة أمس معرض الكتاب في العاصمة، وقال إن المعرض يضم هذا العام أكثر من ثلاثمئة دار نشر.",
        "وأضاف الوزير أن الدخول إلى المعرض مجاني، وأن الندوات التي تقام فيه مفتوحة على مدى عشرة أيام.")
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>افتتاح معرض الكتاب | صحيفة الميناء</title>
<meta property="og:site_name" content="صحيفة الميناء"><meta property="article:published_time" content="2021-03-04T10:00:00+02:00">
<script>document.write("<p>إعلان</p>")</script></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>افتتاح معرض الكتاب</h1><p>{BODY[0]}</p><h2>مجانا</h2><p>{BODY[1]}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_reads_a_plain_text() -> None:
    """A .txt is one seed that keeps its text letter for letter, with the hash of its bytes."""
    data = "\n".join(BODY).encode()
    (seed,) = read_seeds("seeds/003_abc.txt", data)
    assert (seed.id, seed.path, seed.text, seed.given) == ("003_abc", "seeds/003_abc.txt", "\n".join(BODY), {})
    assert seed.sha256 == hashlib.sha256(data).hexdigest()


def test_reads_a_web_page() -> None:
    """A saved page gives its article, and title, date and site name as fields; its menu and script are gone."""
    (seed,) = read_seeds("seeds/page.html", PAGE.encode())
    assert all(part in seed.text for part in BODY)
    assert seed.text.startswith("افتتاح معرض الكتاب")
    assert "الرئيسية" not in seed.text and "document.write" not in seed.text
    assert (seed.given["site"], seed.given["published"]) == ("صحيفة الميناء", "2021-03-04")


def test_nothing_of_a_web_page_is_lost() -> None:
    """The lead outside the marked body and a paragraph that extraction leaves out are the article's; all else stands outside it."""
    lead = "بدأت في العاصمة صباح اليوم أعمال ترميم السوق القديمة التي أغلقتها البلدية قبل ثلاثة أعوام بعد سقوط جزء من سقفها الخشبي."
    other = "ارتفع سعر القمح في السوق المركزية إلى ما لم يعرفه التجار منذ عشرة مواسم كاملة كما قال رئيس الغرفة."
    page = f"""<html><head><meta charset="utf-8"><title>ترميم السوق القديمة - الميناء</title></head><body>
    <div><h1>ترميم السوق القديمة</h1><div class="lead"><p>{lead}</p></div>
    <div itemprop="articleBody"><p>{BODY[0]}</p><p>{BODY[1]}</p></div></div>
    <div class="more"><a href="/1">القمح يرتفع في السوق المركزية</a><p>{other}</p></div></body></html>"""
    (seed,) = read_seeds("seeds/page.html", page.encode())
    lines = seed.text.split("\n")
    outside = seed.outside or len(lines) + 1
    assert [line for line in lines[: outside - 1] if line in (lead, *BODY)] == [lead, *BODY]
    assert other in lines


def test_a_pictures_description_is_no_paragraph() -> None:
    """What the description of a picture repeats is its caption: it stands outside the article."""
    shown = "زوار المعرض في يومه الأول"
    page = PAGE.replace("<h1>", f'<img src="a.jpg" alt="{shown}"><div>{shown}</div><h1>').replace("<h2>", f"<div>{shown}</div><h2>")
    (seed,) = read_seeds("seeds/page.html", page.encode())
    assert shown not in seed.text.split("\n")[: (seed.outside or 99) - 1]


@pytest.mark.parametrize("codec", ["utf-8", "cp1256"])
@pytest.mark.parametrize("frame", ["<article>{}</article>", "<div class=article>{}</div>", "<div><div>{}</div></div>", "{}"])
def test_keeps_subheadings_of_a_web_page(frame: str, codec: str) -> None:
    """However a page frames its article and in whatever encoding, paragraphs and subheadings come in their order."""
    parts = [BODY[0], "دخول بلا رسوم", BODY[1], "أيام المعرض", BODY[0].replace("أمس", "اليوم")]
    inside = "".join(f"<h2>{part}</h2>" if len(part) < 20 else f"<p>{part}</p>" for part in parts)
    page = f"<html><head><meta charset={codec}><title>معرض الكتاب</title></head><body>{frame.format(inside)}</body></html>"
    (seed,) = read_seeds("seeds/page.htm", page.encode(codec))
    assert [line for line in seed.text.split("\n") if line and line != "معرض الكتاب"] == parts


def test_refuses_a_page_without_an_article() -> None:
    """A page that holds only a frame is refused with a mend."""
    with pytest.raises(SeedError) as caught:
        read_seeds("seeds/empty.html", "<html><head><title>الرئيسية</title></head><body></body></html>".encode())
    assert caught.value.hint


@pytest.mark.parametrize("packed", [False, True])
def test_reads_documents(packed: bool) -> None:
    """Each line of a .jsonl is a document with its own id, hash and fields; blank lines are passed over."""
    full = {"text": BODY[0], "id": "first", "title": "عنوان", "url": "https://example.org/1", "date": "2021-03-04", "publisher": "الميناء"}
    rows = [full, {"text": BODY[1]}]
    data = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    seeds = read_seeds("seeds/many.jsonl.gz" if packed else "seeds/many.jsonl", gzip.compress(data) if packed else data)
    assert [s.id for s in seeds] == ["first", "many-3"]
    assert seeds[0].given == {"title": "عنوان", "url": "https://example.org/1", "published": "2021-03-04", "publisher": "الميناء"}
    assert [s.sha256 for s in seeds] == [hashlib.sha256(text.encode()).hexdigest() for text in BODY]


@pytest.mark.parametrize(("name", "data", "where"), [
    ("a.jsonl", b'{"text": \n', "seeds/a.jsonl:1"), ("a.jsonl", b'{"body": "x"}', "seeds/a.jsonl:1"),
    ("a.jsonl", b"[" * 99999, "seeds/a.jsonl:1"),
    ("a.jsonl", b"\n", "seeds/a.jsonl"), ("a.jsonl.gz", b"no gzip", "seeds/a.jsonl.gz"),
])
def test_refuses_broken_documents(name: str, data: bytes, where: str) -> None:
    """A line that is no document is refused by file and line, without a traceback."""
    with pytest.raises(SeedError) as caught:
        read_seeds(f"seeds/{name}", data)
    assert (caught.value.where, bool(caught.value.hint)) == (where, True)


def test_one_broken_document_does_not_cost_the_others() -> None:
    """Of a .jsonl with broken lines the good ones are used, and each broken one is named."""
    data = "\n".join(["{", json.dumps({"text": BODY[0]}, ensure_ascii=False), '{"text": "no Arabic here"}']).encode()
    seeds, faults = read_file("seeds/many.jsonl", data)
    assert [seed.id for seed in seeds] == ["many-2"]
    assert [fault.where for fault in faults] == ["seeds/many.jsonl:1", "seeds/many.jsonl:3"]


@pytest.mark.parametrize(("stem", "wanted"), [
    ("000_98cf91428b1babbb", "000_98cf91428b1babbb"), ("Report-7", "Report-7"), ("index", "text-index"),
    ("CON", "text-CON"), ("404", "text-404"),
])
def test_keeps_plain_names(stem: str, wanted: str) -> None:
    """A plain ASCII name is its own id, but never the name of a page of ours or of a device."""
    assert to_id(stem) == wanted


@pytest.mark.parametrize("stem", ["خبر عاجل", "", "..", "a b", "é", "س" * 300, "-x", "\ud800", "a/b"])
def test_makes_ascii_ids(stem: str) -> None:
    """Any other name becomes a short ASCII id, always the same, and another for another name."""
    made = to_id(stem)
    assert made.isascii() and made.replace("-", "").replace("_", "").isalnum() and len(made) <= 60
    assert made == to_id(stem) != to_id(stem + "2")


def test_a_days_line_under_the_headline_is_kept() -> None:
    """`7 يوليو 2020` has no letters but its month's, which the article has too: it is no part of the article for that."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in (
        "افتتحت البلدية في يوليو معرض الكتاب في قاعة الميناء القديمة، وتشارك فيه ستون دار نشر من عشرين بلدا، ويستمر عشرة أيام كاملة.",
        "وقال مدير المعرض إن الدخول مجاني للطلاب، وإن القراءات المسائية تبدأ في السابعة من كل يوم في الساحة المجاورة للقاعة القديمة."))
    page = f"""<html><head><meta charset="utf-8"><title>معرض الكتاب يفتح أبوابه في الميناء - الساحل</title></head><body>
    <article><h1>معرض الكتاب يفتح أبوابه في الميناء</h1><div class="meta"><div>تاريخ النشر</div><div>7 يوليو 2020</div></div>
    <div class="share"><div>شارك</div></div>{told}</article></body></html>"""
    (seed,) = read_seeds("seeds/page.html", page.encode())
    assert "7 يوليو 2020" in seed.text.splitlines()
