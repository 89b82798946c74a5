"""The text layer: the mend fits upstream, moves no ink, and every font gives the letters of the source."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy
import pikepdf
import pymupdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from malaff.pdf.file.merge import Bookmark, Plan, join
from malaff.pdf.layout.fonts import FILES, FontSet, carrier, shape
from malaff.pdf.layout.part import Part, Typesetter, read_body, write_laid
from malaff.pdf.layout.text import UPSTREAM, fingerprint
from malaff.pdf.proof.read import Reader
from pdf_samples import make_article, make_collection

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
JOINING = "ئبتثجحخسشصضطظعغفقكلمنهي"  # letters that join on both sides
PARAGRAPHS = (
    "خلال الأيام الثلاثة الماضية أعلنت الإدارة أن الأطفال في الأحياء القديمة لا يزالون بلا مياه، وأن الإصلاح سيبدأ غدًا.",
    "وقال المدير إن «المياه ستعود إلى 700 منزل في 12 حيًا»، مضيفًا أن كلفة المشروع بلغت 3.5 ملايين دينار (نحو 40%).",
    "وذكر موقع River Watch البريطاني أن سوريا والأردن وقّعا اتفاقًا للمياه عام 1987، ثم عُدّل في 2003 بعد جفافٍ طويل.",
    "كَتَبَتِ الطَّالِبَةُ رِسَالَةً إلى مُدَرِّسَتِها، ثُمَّ قَرَأَتْها أمامَ الصَّفِّ كُلِّهِ.",
    "تتجه السيارات العسكرية من شارع الجمهورية إلى جسر الرئيس، ويرى المراقبون أن الطريق البري سيُغلق يومين.",
)


def lay_out(typesetter: Typesetter, fonts: FontSet, folder: Path, html: str) -> bytes:
    """One part as a finished file."""
    part = Part(id="x", html=html)
    laid, body = typesetter.lay_out(part)
    write_laid(folder / "x.part", laid, body)
    mark = Bookmark(depth=1, title="x", place=(0, 0, 0))
    plan = Plan(title="x", labels={}, bookmarks=[mark], values={}, fallback={}, no_foot=frozenset({"x"}))
    collection = make_collection(make_article("a", "عنوان", "نص"))
    return join([part], [laid], lambda _: read_body(folder / "x.part"), plan, collection, fonts)


def page(family: str, weight: int, *paragraphs: str) -> str:
    """A page of paragraphs in one font."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    style = f"font-family: {family}; font-weight: {weight}; font-size: 15pt; line-height: 2; margin: 0"
    return f'<html lang="ar" dir="rtl"><head><title>x</title></head><body style="{style}">{body}</body></html>'


FONTS = [("Amiri", 400), ("Amiri", 700), ("Vazirmatn", 400), ("Vazirmatn", 500), ("Vazirmatn", 700)]


@pytest.mark.parametrize("name", sorted(UPSTREAM))
def test_upstream_is_what_the_mends_were_made_for(name: str) -> None:
    """The functions that are replaced, or that call what is replaced, are unchanged."""
    assert fingerprint(name) == UPSTREAM[name], f"{name} has changed: look whether pdf_text, pdf_tags and pdf_capture still fit it"


@pytest.mark.parametrize(("family", "weight"), FONTS)
def test_no_ink_moves(typesetter: Typesetter, fonts: FontSet, tmp_path: Path, family: str, weight: int) -> None:
    """Pages drawn with and without the mend look the same, to a hair's breadth of grey at the rims of letters."""
    from weasyprint import HTML

    html = page(family, weight, *PARAGRAPHS)
    plain = HTML(string=html).render(stylesheets=[typesetter.css], font_config=typesetter.config).write_pdf()
    ours = lay_out(typesetter, fonts, tmp_path, html)
    one, other = (_image(data) for data in (plain, ours))
    assert one.shape == other.shape
    differing = numpy.abs(one.astype(int) - other.astype(int)) > 96
    assert differing.mean() < 2e-5, f"{differing.sum()} pixels differ"


def _image(data: bytes) -> numpy.ndarray:
    """The first page in grey as MuPDF draws it (PDFium skips the empty strings with which upstream moves the pen)."""
    with pymupdf.open(stream=data) as document:
        drawn = document[0].get_pixmap(dpi=144, colorspace=pymupdf.csGRAY)
        return numpy.frombuffer(drawn.samples, numpy.uint8).reshape(drawn.height, drawn.width)


def _pdfium(data: bytes) -> str:
    return "\n".join(each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(data))


def _mupdf(data: bytes) -> str:
    with pymupdf.open(stream=data) as document:
        return "\n".join(each.get_text() for each in document)


def _poppler(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def _words(text: str) -> Counter[str]:
    text = unicodedata.normalize("NFC", re.sub("[\u200b-\u200f\u202a-\u202e]", "", text))
    return Counter(re.findall(r"[^\s.,،()«»%]+", text))


@pytest.mark.parametrize(("family", "weight"), FONTS)
@pytest.mark.parametrize(("read", "least"), [(_pdfium, 0.99), (_mupdf, 0.99), (_poppler, 0.95)], ids=["pdfium", "mupdf", "poppler"])
def test_words_come_back(typesetter: Typesetter, fonts: FontSet, tmp_path: Path, family: str, weight: int,
                         read: Callable[[bytes], str], least: float) -> None:
    """Each extractor gives the words of each font back: what the issue aims at, Vazirmatn included."""
    wanted = _words(" ".join(PARAGRAPHS))
    found = _words(read(lay_out(typesetter, fonts, tmp_path, page(family, weight, *PARAGRAPHS))))
    recall = sum((wanted & found).values()) / wanted.total()
    assert recall >= least, sorted((wanted - found).elements())


def alphabet() -> tuple[str, ...]:
    """Every letter alone and joined on each side, and every lam-alef."""
    forms = [f"{letter} ب{letter} {letter}ب ب{letter}ب" for letter in LETTERS]
    pairs = [f"{one}{other}" for one in JOINING for other in LETTERS]
    return (" ".join(forms), " ".join(pairs), "لا لأ لإ لآ بلا بلأ بلإ بلآ الله لله")


@pytest.mark.parametrize(("family", "weight"), FONTS)
def test_the_whole_alphabet(typesetter: Typesetter, fonts: FontSet, tmp_path: Path, family: str, weight: int) -> None:
    """Every letter in every form, and every pair that joins, is said by the codes as it was written."""
    data = lay_out(typesetter, fonts, tmp_path, page(family, weight, *alphabet()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        text = " ".join(Reader().read(each).text for each in pdf.pages)
    assert Counter(text.split()) == Counter(" ".join(alphabet()).split())


@pytest.mark.parametrize("name", sorted(FILES))
def test_fonts_can_be_made_right(fonts: FontSet, name: str) -> None:
    """A font with a one-glyph ligature has a glyph without ink and advance to carry its second letter; no letter is missing."""
    assert unfit(fonts.path(name)) == []


def unfit(path: Path) -> list[str]:
    """Why the text layer of a font cannot be made right."""
    faults = []
    if "glyf" not in TTFont(path, lazy=True):
        faults.append("no TrueType outlines")
    for word in " ".join(alphabet()).split():
        glyphs = shape(path, word, rtl=True)
        if any(glyph == 0 for glyph, _ in glyphs):
            faults.append(f"{word}: a letter is missing")
        if len(glyphs) < len(word) and carrier(path) is None:
            faults.append(f"{word}: a ligature and nothing to carry its second letter")
    return faults


def test_an_unfit_font_is_seen(fonts: FontSet, tmp_path: Path) -> None:
    """Vazirmatn without its invisible glyphs would print lam-alef the wrong way round: it is refused."""
    font = TTFont(fonts.path("Vazirmatn"))
    for table in font["cmap"].tables:
        for letter in (0x200B, 0x200C, 0x200D, 0x200F):
            table.cmap.pop(letter, None)
    font.save(tmp_path / "bad.ttf")
    assert any("ligature" in fault for fault in unfit(tmp_path / "bad.ttf"))
