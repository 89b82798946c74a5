"""How a clipping's page tells reference managers what to cite: meta elements of Highwire's names, and COinS."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from malaff.apparatus.voice.voice import TEXTS
from malaff.collection.digest import source_of
from malaff.model.records import Article
from malaff.site.head import PLAIN

# OpenURL 1.0 with Dublin Core (Z39.88-2004); Zotero takes `rft.type` for the kind of its item.
FORMAT = {"ctx_ver": "Z39.88-2004", "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "newspaperArticle"}


def _facts(article: Article, address: str) -> dict[str, str]:
    """What is sure of the clipping itself, none of the dossier; the address is that of the text where it has one."""
    day = article.published if PLAIN.fullmatch(article.published or "") else None
    known = {"title": " ".join(article.title.split()), "creator": article.author, "source": source_of(article), "date": day,
             "identifier": article.url or address, "language": TEXTS}
    return {name: value for name, value in known.items() if value}


def to_metas(article: Article, address: str) -> str:
    """`citation_*` elements for the head (the names that Highwire Press gave them, which every reference manager reads)."""
    names = {"title": "citation_title", "creator": "citation_author", "source": "citation_publisher", "date": "citation_publication_date",
             "identifier": "citation_public_url", "language": "citation_language"}
    facts = _facts(article, address)
    if "date" in facts:
        facts["date"] = facts["date"].replace("-", "/")  # their form of a date
    return "".join(f'<meta name="{names[name]}" content="{escape(value)}">' for name, value in facts.items())


def to_coins(article: Article, address: str) -> str:
    """An empty element whose title is the reference as OpenURL."""
    facts = {f"rft.{name}": value for name, value in _facts(article, address).items()}
    return f'<span class="Z3988" title="{escape(urlencode({**FORMAT, **facts}))}"></span>'
