"""What makes the joined PDF an archival and accessible file: metadata, colour, attachment, catalogue (PDF/A-3a and PDF/UA-1)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from malaff.model import Article, Collection

ATTACHMENT = "metadata.json"
TOOL = "Malaff"
# The PDF/UA identifier is not among the schemas that PDF/A knows: it has to be described (ISO 19005-3, 6.6.2.3).
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def write_metadata(collection: Collection) -> bytes:
    """The collection's metadata as JSON: its own facts and every article's front matter, without the articles' text."""
    own = {name: getattr(collection, name) for name in ("title", "subtitle", "description", "publisher", "copyright", "language",
                                                        "identifier", "edition", "url", "withheld")}
    articles = [_front_matter(article) for article in collection.articles]
    return json.dumps({**own, "articles": articles}, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _front_matter(article: Article) -> dict[str, Any]:
    values = asdict(article)
    del values["blocks"]
    return values


def seal(pdf: Any, collection: Collection, *, title: str, attachment: bytes | None) -> None:
    """Write catalogue, metadata, output intent and the attachment into a joined PDF."""
    from pikepdf import Dictionary, Name, String

    root = pdf.Root
    root.Lang = String(collection.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=Name.R2L)
    root.MarkInfo = Dictionary(Marked=True)
    root.PageMode = Name.UseOutlines
    _write_info(pdf, collection, title)
    _write_intent(pdf)
    if attachment is not None:
        _attach(pdf, collection, attachment)


def _write_info(pdf: Any, collection: Collection, title: str) -> None:
    from pikepdf import Name, String
    from weasyprint import __version__

    stamp = f"D:{collection.edition.replace('-', '')}000000Z"
    values = {"title": title, "author": collection.publisher, "subject": collection.description or collection.subtitle or title,
              "language": collection.language, "identifier": collection.identifier, "tool": TOOL,
              "date": f"{collection.edition}T00:00:00Z", "producer": f"WeasyPrint {__version__}"}
    info = {"Title": title, "Author": values["author"], "Subject": values["subject"], "Creator": TOOL,
            "Producer": values["producer"], "CreationDate": stamp, "ModDate": stamp}
    for key, value in info.items():
        pdf.docinfo[Name(f"/{key}")] = String(value)
    stream = pdf.make_stream(XMP.format(**{key: escape(value) for key, value in values.items()}).encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)


def _write_intent(pdf: Any) -> None:
    """sRGB as what the colours mean: the ICC's own profile, which WeasyPrint carries."""
    import weasyprint
    from pikepdf import Array, Dictionary, Name, String

    profile = pdf.make_stream((Path(weasyprint.__file__).parent / "pdf" / "sRGB2014.icc").read_bytes())
    profile.N = 3
    pdf.Root.OutputIntents = Array([Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB2014"), Info=String("sRGB2014"),
        DestOutputProfile=pdf.make_indirect(profile))])


def _attach(pdf: Any, collection: Collection, data: bytes) -> None:
    from pikepdf import Array, Dictionary, Name, String

    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    digest = hashlib.md5(data, usedforsecurity=False).digest()  # the checksum that ISO 32000-1, 7.11.4 asks for
    stream.Params = Dictionary(Size=len(data), CheckSum=String(digest), ModDate=String(f"D:{collection.edition.replace('-', '')}000000Z"))
    stream = pdf.make_indirect(stream)
    spec = pdf.make_indirect(Dictionary(
        Type=Name.Filespec, F=String(ATTACHMENT), UF=String(ATTACHMENT), EF=Dictionary(F=stream, UF=stream),
        Desc=String("بيانات القصاصات: المصادر والتواريخ والأسماء والأماكن والاقتباسات وما أُزيل"), AFRelationship=Name.Data))
    pdf.Root.AF = Array([spec])
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(ATTACHMENT), spec]))
    pdf.Root.Names = names
