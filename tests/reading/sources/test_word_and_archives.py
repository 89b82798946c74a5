"""Word documents and web archives: what a reader sees of them, in order, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from chromium import FLAGS
from malaff.model.errors import SeedError
from malaff.reading.sources.files import read_file, read_seeds

HEAD = ('<?xml version="1.0" encoding="UTF-8"?><w:{} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">')
BODY = """<w:body>
<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>بلدية النهر تعلن </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ترميم الجسر</w:t></w:r></w:p>
<w:p><w:r><w:t>تستمر الأشغال</w:t></w:r><w:del><w:r><w:delText>سنة</w:delText></w:r></w:del>
<w:ins><w:r><w:tab/><w:t>ثمانية أشهر</w:t></w:r></w:ins>
<w:moveFrom><w:r><w:t>جملة نُقلت</w:t></w:r></w:moveFrom><w:r><w:instrText>HYPERLINK x</w:instrText><w:br/><w:t>سطر ثان</w:t></w:r></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>نص في مربع</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>نص في مربع</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>
<w:t>الفقرة التي يتعلق بها المربع</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية أولى</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>خلية ثانية</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""
NOTE = "<w:footnote><w:p><w:r><w:t>حاشية في أسفل الصفحة</w:t></w:r></w:p></w:footnote></w:footnotes>"
LINES = ["بلدية النهر تعلن ترميم الجسر", "تستمر الأشغال ثمانية أشهر", "سطر ثان", "الفقرة التي يتعلق بها المربع", "نص في مربع",
         "خلية أولى", "خلية ثانية", "حاشية في أسفل الصفحة"]


def _docx(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in parts.items():
            pack.writestr(f"word/{name}.xml", text)
    return data.getvalue()


def test_a_word_document_as_a_reader_sees_it() -> None:
    """Runs are joined, deleted and moved words and commands gone, a text box said once, notes outside the article."""
    data = _docx(document=HEAD.format("document") + BODY, footnotes=HEAD.format("footnotes") + NOTE)
    seed, = read_seeds("seeds/خبر.DOCX", data)
    assert seed.text.split("\n") == LINES
    assert seed.outside == len(LINES)


@pytest.mark.parametrize("data", [
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04 half", _docx(other="<x/>"), _docx(document="<half"),
    _docx(document=HEAD.format("document") + "</w:document>"), _docx(document=" " * 17_000_000),
    _docx(document='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD.format("document")[38:]
          + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>"),
], ids=["locked", "half", "none", "broken", "empty", "bomb", "entity"])
def test_what_is_no_word_document(data: bytes) -> None:
    """Refused by name with a mend, and nothing outside the file is opened."""
    seeds, faults = read_file("seeds/a.docx", data)
    assert seeds == ()
    assert [(fault.where, bool(fault.hint)) for fault in faults] == [("seeds/a.docx", True)]


def test_a_page_that_chromium_saved(tmp_path: Path) -> None:
    """The article of a page saved as one file, and its address where it has one on the web."""
    body = "".join(f"<p>أعلنت بلدية النهر في الفقرة {n} أن ترميم الجسر القديم يستمر ثمانية أشهر بعد انتظار طويل.</p>" for n in range(5))
    (tmp_path / "p.html").write_text(f'<html lang="ar"><meta charset="utf-8"><title>ترميم الجسر</title><article><h1>ترميم الجسر</h1>{body}'
                                     "</article></html>", "utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        page.goto((tmp_path / "p.html").as_uri())
        saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"].encode()
        browser.close()
    seed, = read_seeds("seeds/p.mhtml", saved)
    assert seed.text.count("ثمانية أشهر") == 5
    assert "url" not in seed.given
    mine = (tmp_path / "p.html").as_uri().encode()
    web, = read_seeds("seeds/p.mhtml", saved.replace(mine, b"https://news.example/2015/07/21/a"))
    assert web.given["url"] == "https://news.example/2015/07/21/a"


def test_what_is_no_web_archive() -> None:
    """A message without a page is refused by name."""
    with pytest.raises(SeedError, match="holds no web page"):
        read_seeds("seeds/a.mht", b"Subject: x\r\n\r\nhello")
