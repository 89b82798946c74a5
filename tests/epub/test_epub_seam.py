"""The seam to ebooklib: each defect it works round, shown in ebooklib itself; a test that fails here means it was mended.

When one fails after an upgrade: take the work-around out of epub_seam.py (or say why it stays), then the test.
"""

from __future__ import annotations

import datetime
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ebooklib import epub
from lxml import etree

from malaff.epub.file.container import Container, Packed, pack, unpack
from malaff.epub.file.seam import XHTML, Member, Meta, Package, write_book
from malaff.model.errors import OutputError

DAY = datetime.date(2024, 5, 1)


def plain_book(*, body: str = "<p>نص</p>") -> Any:
    """A book as ebooklib's documentation makes it."""
    book = epub.EpubBook()
    book.set_identifier("urn:x")
    book.set_title("كتاب")
    book.set_language("ar")
    book.set_direction("rtl")
    chapter = epub.EpubHtml(title="فصل", file_name="a.xhtml", lang="ar", content=body)
    book.add_item(chapter)
    book.toc = (chapter,)
    book.spine = ["nav", chapter]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    return book


def written(book: Any, path: Path, **options: object) -> dict[str, bytes]:
    """The members that ebooklib writes for a book."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        epub.write_epub(str(path), book, options)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_ebooklib_drops_text_before_the_first_element(tmp_path: Path) -> None:
    """A body that begins with words loses them."""
    assert "مقدمة" not in written(plain_book(body="مقدمة <b>نص</b>"), tmp_path / "b.epub")["EPUB/a.xhtml"].decode()


def test_ebooklib_splits_words(tmp_path: Path) -> None:
    """White space comes between two inline elements of one word."""
    page = etree.fromstring(written(plain_book(body="<p><span>ال</span><b>كتاب</b></p>"), tmp_path / "b.epub")["EPUB/a.xhtml"])
    assert "الكتاب" not in "".join(page.itertext())


def test_ebooklib_truncates_at_a_lone_surrogate(tmp_path: Path) -> None:
    """What follows a lone surrogate in a paragraph is lost."""
    assert "بقية" not in written(plain_book(body="<p>أول \ud83d بقية</p>"), tmp_path / "b.epub")["EPUB/a.xhtml"].decode()


def test_ebooklib_lowers_the_names_of_svg(tmp_path: Path) -> None:
    """viewBox becomes viewbox, which scales nothing."""
    body = '<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg></p>'
    assert b"viewBox" not in written(plain_book(body=body), tmp_path / "b.epub")["EPUB/a.xhtml"]


def test_ebooklib_gives_no_direction(tmp_path: Path) -> None:
    """The direction of the book reaches neither package, nor documents, nor navigation; nor does the language the package."""
    members = written(plain_book(), tmp_path / "b.epub")
    package = etree.fromstring(members["EPUB/content.opf"])
    assert (package.get("dir"), package.get("{http://www.w3.org/XML/1998/namespace}lang")) == (None, None)
    assert etree.fromstring(members["EPUB/a.xhtml"]).get("dir") is None
    assert etree.fromstring(members["EPUB/nav.xhtml"]).get("dir") is None


def test_ebooklib_writes_local_time_as_utc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """dcterms:modified is the local clock with a Z behind it."""
    monkeypatch.setenv("TZ", "Etc/GMT-14")
    time.tzset()
    try:
        package = written(plain_book(), tmp_path / "b.epub")["EPUB/content.opf"].decode()
    finally:
        monkeypatch.undo()
        time.tzset()
    stamp = package.partition('dcterms:modified">')[2][:20]
    said = datetime.datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ")
    assert said - datetime.datetime.now(datetime.UTC).replace(tzinfo=None) > datetime.timedelta(hours=13)


def test_ebooklib_puts_the_clock_into_the_zip(tmp_path: Path) -> None:
    """Two builds of one book differ by the times of its members."""
    written(plain_book(), tmp_path / "b.epub", mtime=datetime.datetime(2024, 5, 1))
    with zipfile.ZipFile(tmp_path / "b.epub") as archive:
        assert archive.infolist()[1].date_time[0] >= 2025


def test_ebooklib_hides_what_the_disk_refuses(tmp_path: Path) -> None:
    """A file that cannot be written ends in a warning, not an error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert epub.write_epub(str(tmp_path / "absent" / "b.epub"), plain_book()) is False
    assert caught


def test_ebooklib_leaves_out_metadata_it_cannot_write(tmp_path: Path) -> None:
    """A control character in a publisher's name, and the book has an empty one."""
    book = plain_book()
    book.add_metadata("DC", "publisher", "دار\x01")
    package = etree.fromstring(written(book, tmp_path / "b.epub")["EPUB/content.opf"])
    assert package.find(".//{http://purl.org/dc/elements/1.1/}publisher").text is None


def test_ebooklib_takes_two_members_of_one_name(tmp_path: Path) -> None:
    """Two chapters of one name stand in the zip twice."""
    book = plain_book()
    book.add_item(epub.EpubHtml(uid="second", title="فصل", file_name="a.xhtml", content="<p>آخر</p>"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        epub.write_epub(str(tmp_path / "b.epub"), book)
    with zipfile.ZipFile(tmp_path / "b.epub") as archive:
        assert archive.namelist().count("EPUB/a.xhtml") == 2


# ---------------------------------------------------------------- the seam itself


def page(name: str = "a", content: bytes = b"<html/>") -> Member:
    """A document of a package."""
    return Member(id=name, path=f"text/{name}.xhtml", media_type=XHTML, content=pack(content), in_spine=True)


def package(*members: Member, **changes: Any) -> Package:
    """A package of the members."""
    values = {"identifier": "urn:x", "title": "كتاب", "language": "ar", "day": DAY, "metadata": (Meta(name="dc:publisher", value="دار"),)}
    return Package(**{**values, **changes}, members=members)


def test_bytes_in_are_bytes_out(tmp_path: Path) -> None:
    """A member is written as it was given, whatever it holds."""
    content = "نص قبل أول عنصر<b>ال</b><i>كتاب</i>\x00".encode()
    write_book(tmp_path / "b.epub", package(page(content=content)))
    with zipfile.ZipFile(tmp_path / "b.epub") as archive:
        assert archive.read("EPUB/text/a.xhtml") == content
        assert archive.testzip() is None


def test_package_says_arabic_from_right_to_left(tmp_path: Path) -> None:
    """Direction and language of the package, direction of its pages, and the edition's midnight as the only time."""
    write_book(tmp_path / "b.epub", package(page("b"), page("a")))
    with zipfile.ZipFile(tmp_path / "b.epub") as archive:
        root = etree.fromstring(archive.read("EPUB/content.opf"))
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert {info.date_time for info in archive.infolist()} == {(2024, 5, 1, 0, 0, 0)}
    spine = root.find("{*}spine")
    assert (root.get("dir"), spine.get("page-progression-direction")) == ("rtl", "rtl")
    assert [ref.get("idref") for ref in spine] == ["b", "a"]
    assert root.find(".//{*}meta[@property='dcterms:modified']").text == "2024-05-01T00:00:00Z"


def test_nothing_is_left_of_a_book_that_fails(tmp_path: Path) -> None:
    """Two members of one name: an error that names it, the old book untouched, no partial file."""
    path = tmp_path / "b.epub"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"text/a\.xhtml"):
        write_book(path, package(page(), Member(id="z", path="text/a.xhtml", media_type=XHTML, content=pack(b""))))
    assert [file.name for file in tmp_path.iterdir()] == ["b.epub"]
    assert path.read_bytes() == b"old"


def test_metadata_that_ebooklib_swallows_is_an_error(tmp_path: Path) -> None:
    """Where ebooklib would go on without a title, we do not."""
    with pytest.raises(OutputError, match="metadata"):
        write_book(tmp_path / "b.epub", package(page(), title="كتاب\x01"))
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refuses_is_an_error(tmp_path: Path) -> None:
    """A folder that is a file ends in an error with the path."""
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(OutputError, match="dist"):
        write_book(tmp_path / "dist" / "b.epub", package(page()))


def test_packed_members_are_not_compressed_again(tmp_path: Path) -> None:
    """What was compressed before is written byte for byte, and reads back."""
    content = ("كلام " * 500).encode()
    packed = pack(content)
    with Container(tmp_path / "z.zip", DAY) as container:
        container.writestr("a", packed)
        container.writestr("b", Packed(data=content, crc=packed.crc, size=len(content), method=zipfile.ZIP_STORED))
    assert packed.data in (tmp_path / "z.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "z.zip") as archive:
        assert archive.read("a") == archive.read("b") == unpack(packed) == content


def test_packing_costs_little_more_than_compressing(tmp_path: Path) -> None:
    """Writing a book takes at most a fifth of the processor time that compressing its bytes takes."""
    words = ["كلام", "كثير", "عن", "الوادي", "والنهر", "والسد", "والمطر", "والناس"]
    texts = [" ".join(words[(n * k + k // 7) % 8] + str(n * k % 97) for k in range(1200)).encode() for n in range(300)]

    def cost(run: Callable[[], object]) -> float:
        start = time.process_time()
        run()
        return time.process_time() - start

    compressing = min(cost(lambda: [zlib.compress(text, 6) for text in texts]) for _ in range(3))
    packing = min(
        cost(lambda: write_book(tmp_path / "b.epub", package(*(page(f"a{n}", text) for n, text in enumerate(texts))))) for _ in range(3))
    assert packing < 1.2 * compressing
