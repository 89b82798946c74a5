"""Check a finished PDF dossier against stated rules of PDF/UA-1, PDF/A-3a and ours. It says «checked», not «certified»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from malaff.apparatus.voice.voice import voice_of
from malaff.model.records import Article, Collection, Finding
from malaff.pdf.file.seal import ATTACHMENT, READING, write_metadata
from malaff.pdf.proof.read import Found, PageContent, Reader
from malaff.pdf.proof.tags import check_tags

# code -> what has to hold, and where that stands: UA = ISO 14289-1 (PDF/UA-1), A = ISO 19005-3 (PDF/A-3).
RULES = {
    "pdf.syntax": "the file is sound and not encrypted (A 6.1)",
    "pdf.language": "the catalogue names the language of the collection (UA 7.2)",
    "pdf.viewer": "the title is shown and pages run from right to left (UA 7.1; ISO 32000-1, table 150)",
    "pdf.metadata": "the XMP claims both standards, describes the claim of PDF/UA, and agrees with the document information (UA 5; A 6.6)",
    "pdf.id": "the trailer has an identifier of two parts (A 6.1.3)",
    "pdf.colour": "an output intent with a profile says what the colours mean (A 6.2.3)",
    "pdf.tags": "the file is marked and has a structure tree (UA 7.1)",
    "pdf.type": "every structure element is of a standard type (UA 7.1)",
    "pdf.heading": "headings begin at the first level and skip none (UA 7.4)",
    "pdf.figure": "every figure has an alternative text and a box (UA 7.3)",
    "pdf.header": "every header cell has a scope (UA 7.5)",
    "pdf.note": "every note has an identifier of its own (UA 7.9)",
    "pdf.owner": "every piece of marked content belongs to an element (UA 7.1)",
    "pdf.unmarked": "nothing is drawn outside tags and artifacts (UA 7.1)",
    "pdf.link": "every link says where it leads, belongs to an element, arrives, and is printed (UA 7.18; A 6.3.2)",
    "pdf.order": "pages with links are walked in the order of the structure (UA 7.18.3)",
    "pdf.font": "every font is embedded, subset and mapped to Unicode (A 6.2.11; UA 7.21)",
    "pdf.width": "the widths of a font agree with its program to a thousandth (A 6.2.11.5)",
    "pdf.glyph": "no missing glyph is drawn, and every code has its text (A 6.2.11.7, 6.2.11.8)",
    "pdf.attachment": f"the one attachment is {ATTACHMENT}, described, related, and of this collection (A 6.8; UA 7.11)",
    "pdf.action": "nothing acts, and addresses are https (A 6.6.1)",
    "pdf.bookmark": "every article has one bookmark, to the page on which it opens (UA 7.17)",
    "pdf.text": "the words of every article stand on its pages",
}
FORBIDDEN = {"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition", "/ResetForm"}
MOST_SHOWN = 5  # examples in one finding
WORD = re.compile(r"\w+")


def check_pdf(path: Path, collection: Collection) -> tuple[Finding, ...]:
    """What is wrong with a dossier: one finding for each rule of RULES that does not hold."""
    import pikepdf

    try:
        pdf = pikepdf.open(path)
    except (OSError, pikepdf.PdfError) as error:
        return (_finding("pdf.syntax", path, [str(error)]),)
    with pdf:
        reader = Reader()
        pages = [reader.read(page) for page in pdf.pages]
        checks: tuple[Callable[[], Found], ...] = (
            lambda: _check_file(pdf), lambda: _check_catalogue(pdf, collection), lambda: check_tags(pdf, pages), lambda: _check_links(pdf),
            lambda: _check_fonts(pdf, pages), lambda: _check_attachment(pdf, collection), lambda: _check_actions(pdf),
            lambda: _check_articles(pdf, pages, collection))
        faults: dict[str, list[str]] = {}
        for check in checks:
            for code, what in check():
                faults.setdefault(code, []).append(what)
    return tuple(_finding(code, path, faults[code]) for code in RULES if code in faults)


def _finding(code: str, path: Path, faults: list[str]) -> Finding:
    more = f" and {len(faults) - MOST_SHOWN} more" if len(faults) > MOST_SHOWN else ""
    return Finding(code=code, where=path.name, text=f"does not hold: {RULES[code]}: {'; '.join(faults[:MOST_SHOWN])}{more}",
                   hint="Build it anew with `malaff pdf`; where that changes nothing, report it with the collection.")


# ---------------------------------------------------------------- file and catalogue


def _check_file(pdf: Any) -> Found:
    for problem in pdf.check_pdf_syntax():
        yield "pdf.syntax", str(problem)
    if pdf.is_encrypted:
        yield "pdf.syntax", "encrypted"
    identifier = pdf.trailer.get("/ID", [])
    if len(identifier) != 2 or any(len(bytes(part)) < 8 for part in identifier):
        yield "pdf.id", f"{len(identifier)} parts"
    intents = pdf.Root.get("/OutputIntents", [])
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield "pdf.colour", "no profile"


def _check_catalogue(pdf: Any, collection: Collection) -> Found:
    root, info = pdf.Root, pdf.docinfo
    if str(root.get("/Lang", "")) != collection.language:
        yield "pdf.language", str(root.get("/Lang", "none"))
    viewer = root.get("/ViewerPreferences", {})
    if not viewer.get("/DisplayDocTitle", False) or viewer.get("/Direction") != f"/{READING[voice_of(collection).direction]}":
        yield "pdf.viewer", repr(viewer)
    xmp = root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in root else ""
    for claim in ("<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfaSchema:prefix>pdfuaid<"):
        if claim not in xmp:
            yield "pdf.metadata", f"{claim} is not there"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        pairs = (("/Title", metadata.get("dc:title")), ("/Author", "، ".join(metadata.get("dc:creator") or [])),
                 ("/Subject", metadata.get("dc:description")), ("/Producer", metadata.get("pdf:Producer")))
    for key, value in pairs:
        if str(info.get(key, "")) != value:
            yield "pdf.metadata", f"{key} is {info.get(key, 'missing')}, the XMP says {value}"
    if str(info.get("/Title", "")) != collection.title:
        yield "pdf.metadata", f"the title is {info.get('/Title', 'missing')}"


# ---------------------------------------------------------------- links, fonts, attachment, actions


def _destinations(pdf: Any) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    stack = [pdf.Root.get("/Names", {}).get("/Dests", {})]
    while stack:
        node = stack.pop()
        names = list(node.get("/Names", []))
        rows.update(zip(map(str, names[::2]), names[1::2], strict=True))
        stack.extend(node.get("/Kids", []))
    return rows


def _check_links(pdf: Any) -> Found:
    places, ids = _destinations(pdf), {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", ()):
            if not str(annotation.get("/Contents", "")).strip():
                yield "pdf.link", f"page {number}: a link without words"
            if not int(annotation.get("/F", 0)) & 4:
                yield "pdf.link", f"page {number}: a link that is not printed"
            if "/Dest" in annotation:
                place = places.get(str(annotation.Dest))
                if place is None or place[0].objgen not in ids:
                    yield "pdf.link", f"page {number}: no place {annotation.Dest}"


def _check_fonts(pdf: Any, pages: list[PageContent]) -> Found:
    import pikepdf

    programs: dict[tuple[int, int], list[float]] = {}
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font" or font.get("/Subtype") != "/Type0":
            continue
        name, below = str(font.BaseFont), font.DescendantFonts[0]
        program = below.FontDescriptor.get("/FontFile2") if "/FontDescriptor" in below else None
        if program is None or "/ToUnicode" not in font or not re.match(r"/[A-Z]{6}\+", name):
            yield "pdf.font", name
            continue
        own = programs.setdefault(program.objgen, []) or programs[program.objgen]
        own.extend(_program_widths(program.read_bytes()) if not own else ())
        wrong = [code for code, width, glyph in _widths(font) if glyph >= len(own) or abs(own[glyph] - width) > 1]
        if wrong:
            yield "pdf.width", f"{name}: codes {wrong[:5]}"
    for number, content in enumerate(pages, 1):
        if content.notdef or content.unmapped:
            yield "pdf.glyph", f"page {number}: {content.notdef} missing, {content.unmapped} without text"


def _program_widths(data: bytes) -> list[float]:
    import io

    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    unit = 1000 / font["head"].unitsPerEm
    return [unit * font["hmtx"].metrics[name][0] for name in font.getGlyphOrder()]


def _widths(font: Any) -> Iterator[tuple[int, float, int]]:
    """Each code of a font with its width and glyph."""
    from malaff.pdf.proof.read import read_font

    glyphs, rows = read_font(font), list(font.DescendantFonts[0].W)
    for first, widths in zip(rows[::2], rows[1::2], strict=True):
        for code, width in enumerate(widths, int(first)):
            yield code, float(width), glyphs.glyph(code)


def _check_attachment(pdf: Any, collection: Collection) -> Found:
    names = list(pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", []))
    if [str(name) for name in names[::2]] != [ATTACHMENT]:
        yield "pdf.attachment", f"attached: {[str(name) for name in names[::2]]}"
        return
    spec = names[1]
    related = {file.objgen for file in pdf.Root.get("/AF", [])}
    if any(key not in spec for key in ("/F", "/UF", "/Desc", "/AFRelationship")) or spec.objgen not in related:
        yield "pdf.attachment", "its description is not complete"
    if spec.EF.F.read_bytes() != write_metadata(collection):
        yield "pdf.attachment", "it is not of these articles"


def _check_actions(pdf: Any) -> Found:
    import pikepdf

    for thing in pdf.objects:
        node = thing if isinstance(thing, pikepdf.Dictionary) else None
        if node is None:
            continue
        action = node.get("/A", node) if isinstance(node.get("/A", node), pikepdf.Dictionary) else node
        kind = str(action.get("/S", ""))
        if kind in FORBIDDEN or "/JS" in action:
            yield "pdf.action", kind
        if kind == "/URI" and not str(action.get("/URI", "")).startswith("https://"):
            yield "pdf.action", str(action.get("/URI", ""))
    if "/AcroForm" in pdf.Root or "/OpenAction" in pdf.Root:
        yield "pdf.action", "a form or an opening action"


# ---------------------------------------------------------------- articles


def _check_articles(pdf: Any, pages: list[PageContent], collection: Collection) -> Found:
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        marks = [(str(child.title), numbers.get(child.destination[0].objgen, -1)) for item in outline.root for child in item.children]
    starts = [page for _, page in marks] + [len(pages)]
    if len(marks) != len(collection.articles):
        yield "pdf.bookmark", f"{len(marks)} bookmarks for {len(collection.articles)} articles"
        return
    for at, (article, (title, start)) in enumerate(zip(collection.articles, marks, strict=True)):
        if title != article.title or start < 0:
            yield "pdf.bookmark", f"«{title}» stands for «{article.title}»"
            continue
        end = max(start + 1, starts[at + 1])
        lost = lost_words(article, "\n".join(content.text for content in pages[start:end]))
        if lost:
            yield "pdf.text", f"{article.id}: {'، '.join(lost[:8])}"


def lost_words(article: Article, text: str) -> list[str]:
    """The words of an article that a text lacks; a letter that no font has stands there as its code point."""
    from malaff.arabic.letters import words

    stood_in = {chr(int(code, 16)) for code in re.findall(r"\[U\+([0-9A-F]{4,6})\]", text)}
    found = Counter(words(text)) | Counter(words(text.replace("\n", "")))  # a link may begin within a word: و + اللجنة
    wanted = Counter(word for block in (article.title, *(block.text for block in article.blocks)) for word in words(block)
                     if not stood_in & set(word))
    return sorted((wanted - found).elements())
