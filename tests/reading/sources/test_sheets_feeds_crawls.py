"""Tables of texts, saved feeds and crawls: every text with what is known of it, and what cannot be used by name."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from malaff.model.errors import SeedError
from malaff.model.records import Seed
from malaff.reading.sources.files import read_file, read_seeds

BRIDGE = "أعلنت بلدية النهر بدء ترميم الجسر القديم، وقالت إن العمل يستمر ستة أشهر."
SCHOOL = "افتتحت الوزيرة مدرسة جديدة في الوادي، وشكرت من أسهموا في بنائها."
PAGE = f"""<html><head><title>ترميم الجسر - صحيفة النهر</title></head><body><h1>ترميم الجسر</h1>
<article><p>{BRIDGE}</p><p>{SCHOOL}</p><p>{BRIDGE.replace("ستة", "سبعة")}</p></article></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_texts(encoding: str, separator: str) -> None:
    """A row is a text; columns are known by their names in either language; days are read as spreadsheets write them."""
    rows = [["العنوان", "النص", "تاريخ النشر", "المصدر"], ["الجسر", BRIDGE, "12/05/2026", "النهر"], ["المدرسة", SCHOOL, "13/05/2026", ""]]
    data = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)
    bridge, school = read_seeds("seeds/news.csv", data)
    assert (bridge.id, bridge.text, bridge.packed) == ("news-1", BRIDGE, True)
    assert bridge.given == {"title": "الجسر", "publisher": "النهر", "published": "2026-05-12"}
    assert school.given == {"title": "المدرسة", "published": "2026-05-13"}


def test_a_cell_of_several_lines_is_one_text() -> None:
    """Line breaks within quotation marks belong to the text, and messages name the line of the file."""
    data = f'text,title\n"{BRIDGE}\n\n{SCHOOL}",الجسر\n,فارغ\n'.encode()
    seeds, faults = read_file("seeds/news.csv", data)
    assert [seed.text for seed in seeds] == [f"{BRIDGE}\n\n{SCHOOL}"]
    assert [fault.where for fault in faults] == ["seeds/news.csv:5"]


def test_a_table_without_texts_says_what_to_do() -> None:
    """The column is asked for by name."""
    with pytest.raises(SeedError, match="no column of texts"):
        read_seeds("seeds/list.csv", b"a,b\n1,2\n")


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صحيفة النهر</title><item><title>ترميم الجسر</title><link>https://example.org/1</link>
<pubDate>Tue, 12 May 2026 00:30:00 +0300</pubDate><description>ملخص قصير عن الجسر</description>
<content:encoded><![CDATA[<p>{BRIDGE}</p><p>{SCHOOL}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>بلا نص</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة النهر</title><entry><title>ترميم الجسر</title>
<link href="https://example.org/1"/><author><name>هدى الراوي</name></author><published>2026-05-12T00:30:00+03:00</published>
<content type="html">&lt;p&gt;{BRIDGE}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("name", "text"), [("news.rss", RSS), ("news.atom", ATOM), ("news.xml", RSS)])
def test_a_saved_feed(name: str, text: str) -> None:
    """The whole text, not its summary, with title, address and publisher; the day is that of the place where it was written."""
    seeds, _ = read_file(f"seeds/{name}", text.encode())
    assert [seed.id for seed in seeds] == ["news-1"]
    assert seeds[0].text.splitlines()[0] == "ترميم الجسر"
    assert BRIDGE in seeds[0].text
    assert "alert" not in seeds[0].text
    assert seeds[0].given["published"] == "2026-05-12"
    assert (seeds[0].given["url"], seeds[0].given["publisher"]) == ("https://example.org/1", "صحيفة النهر")


def test_an_entry_without_text_is_named() -> None:
    """A title alone is no text."""
    _, faults = read_file("seeds/news.rss", RSS.encode())
    assert [str(fault.where) for fault in faults] == ["seeds/news.rss (2)"]


def test_a_file_that_only_names_another_is_no_feed(tmp_path: object) -> None:
    """Nothing is opened that the bytes of a file may name, here or elsewhere."""
    for name in (b"/etc/hostname", b"https://example.org/feed", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><rss>&a;</rss>"):
        seeds, faults = read_file("seeds/x.xml", name)
        assert not seeds
        assert "no feed" in faults[0].what


def _warc(*, packed: bool = True) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for address, status, kind, body in (("https://example.org/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
                                        ("https://example.org/gone", "404 Not Found", "text/html", PAGE.encode()),
                                        ("https://example.org/x.png", "200 OK", "image/png", b"\x89PNG")):
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=head))
    return stream.getvalue()


def _check(seeds: tuple[Seed, ...]) -> None:
    assert [(seed.id, seed.given["url"], seed.page) for seed in seeds] == [("crawl-1", "https://example.org/1", True)]
    assert BRIDGE in seeds[0].text


def test_a_crawl() -> None:
    """The pages that were answered, each with its address; pictures and errors are no texts."""
    _check(read_seeds("seeds/crawl.warc.gz", _warc()))
    _check(read_seeds("seeds/crawl.warc", _warc(packed=False)))
    wacz = io.BytesIO()
    with zipfile.ZipFile(wacz, "w") as packed:
        packed.writestr("archive/data.warc.gz", _warc())
        packed.writestr("datapackage.json", "{}")
    _check(read_seeds("seeds/crawl.wacz", wacz.getvalue()))


@pytest.mark.parametrize(("name", "data"), [
    ("x.warc.gz", _warc()[:400]), ("x.warc", b"no crawl"), ("x.wacz", b"PK\3\4"), ("x.warc.gz", gzip.compress(b""))])
def test_a_damaged_crawl_is_named(name: str, data: bytes) -> None:
    """Whatever is wrong with it, a message and no traceback."""
    seeds, faults = read_file(f"seeds/{name}", data)
    assert not seeds
    assert faults
    assert all("seeds/x.wa" in fault.where for fault in faults)
