"""How a clipping is cited: a sentence in the language of the frame, APA, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.apparatus.wording import date_words
from malaff.collection.digest import source_of
from malaff.model.records import Article, Collection

BIBTEX_SPECIAL = re.compile(r"[\\{}%&#$_~^]")


def address(article: Article, collection: Collection) -> str:
    """The address of a clipping's page; empty where the dossier has none."""
    return f"{collection.url}articles/{article.id}.html" if collection.url else ""


def cite_arabic(article: Article, collection: Collection) -> str:
    """A reference as footnotes of the dossier's language have it."""
    voice = voice_of(collection)
    return voice(
        "cite.reference", who=voice("cite.who", name=_kept(article.author, voice)) if article.author else "",
        title=_kept(_inner(article.title), voice), source=_kept(source_of(article) or voice("cite.no_publisher"), voice),
        date=date_words(article.published, voice) or voice("cite.undated"),
        dossier=_kept(collection.title, voice), publisher=_kept(collection.publisher, voice), edition=date_words(collection.edition, voice),
    )


def cite_apa(article: Article, collection: Collection) -> str:
    """A reference in APA's order (7th edition, chapter 9), in Arabic."""
    voice = voice_of(collection)
    who = _kept(article.author or source_of(article) or voice("cite.no_publisher"), voice)
    when = _year_first(article, voice) or voice("cite.undated")
    source = f" {_kept(source_of(article) or '', voice)}." if article.author and source_of(article) else ""
    link = f" {article.url or address(article, collection)}".rstrip()
    return f"{who}. ({when}). {_kept(article.title, voice)}.{source}{link}"


def cite_bibtex(article: Article, collection: Collection) -> str:
    """A BibTeX entry."""
    fields = {
        "title": article.title,
        "author": article.author or "",
        "publisher": article.publisher or article.agency or "",
        "year": _year(article),
        "month": _month(article),
        "url": article.url or address(article, collection),
        "langid": "arabic",
        "note": f"{collection.title}, {article.seed}, sha256 {article.sha256}",
    }
    lines = [f"  {key} = {{{value if key == 'url' else BIBTEX_SPECIAL.sub(_escape_tex, value)}}}" for key, value in fields.items() if value]
    return f"@misc{{{article.id},\n" + ",\n".join(lines) + "\n}\n"


def cite_ris(article: Article, collection: Collection) -> str:
    """A RIS record of a newspaper article (TY NEWS)."""
    fields = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", article.title),
        ("AU", article.author or ""),
        ("PB", article.publisher or article.agency or ""),
        ("PY", _year(article)),
        ("DA", "/".join((*(article.published or "").split("-"), "", "", "")[:4]) if _year(article) else ""),
        ("LA", "ar"),
        ("UR", article.url or address(article, collection)),
        ("AB", article.summary),
        ("N1", f"sha256 {article.sha256}"),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def cite_csl(article: Article, collection: Collection) -> Mapping[str, Any]:
    """A CSL-JSON item."""
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "language": "ar",
        "abstract": article.summary,
    }
    if article.author:
        item["author"] = [{"literal": article.author}]
    if source := source_of(article):
        item["container-title"] = source
    if year := _year(article):
        parts = (article.published or year).rstrip("~?%").split("-")
        item["issued"] = {"date-parts": [[int(part) for part in parts]]}
    if url := article.url or address(article, collection):
        item["URL"] = url
    return item


def _kept(words: str, voice: Voice) -> str:
    """Words of a text in a frame of another language: marks keep them, and what stands beside them, in their places."""
    return voice.beside(words) if voice.is_apart else words


def _inner(title: str) -> str:
    """A title whose own guillemets stand inside ours."""
    return title.replace("«", "‹").replace("»", "›")


def _year_first(article: Article, voice: Voice) -> str:
    """`2017، 10 مارس`, as APA orders a date; an interval in words."""
    words, year = date_words(article.published, voice), voice.digits(_year(article))
    rest = words.removesuffix(year).strip()
    return voice("cite.year_first", year=year, rest=rest) if year and rest and words.endswith(year) else words


def _year(article: Article) -> str:
    match = re.fullmatch(r"(\d{4})(-\d\d){0,2}[~?%]?", article.published or "")
    return match[1] if match else ""


def _month(article: Article) -> str:
    return (article.published or "")[5:7] if _year(article) else ""


def _escape_tex(match: re.Match[str]) -> str:
    return {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}.get(match[0], f"\\{match[0]}")
