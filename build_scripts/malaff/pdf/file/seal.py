"""What makes the joined PDF an archival and accessible file: metadata, colour, attachment, catalogue (PDF/A-3a and PDF/UA-1)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from malaff.apparatus.voice.voice import voice_of
from malaff.model.records import Article, Collection
from malaff.pdf.file.write import Writer, to_dictionary, to_text
from malaff.pdf.layout.text import VERSION

ATTACHMENT = "metadata.json"
READING = {"rtl": "R2L", "ltr": "L2R"}  # ISO 32000-1, table 150
TOOL = "Malaff"
PRODUCER = f"WeasyPrint {VERSION}"
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


def seal(file: Writer, collection: Collection, *, title: str, attachment: bytes | None) -> tuple[dict[str, str | bytes], str, str]:
    """Write metadata, output intent and the attachment.

    Returns what they add to the catalogue, the reference to the document information, and the tree of embedded files.
    """
    author, subject = collection.publisher, collection.description or collection.subtitle or title
    values = {"title": title, "author": author, "subject": subject, "language": collection.language, "identifier": collection.identifier,
              "tool": TOOL, "date": f"{collection.edition}T00:00:00Z", "producer": PRODUCER}
    xmp = XMP.format(**{key: escape(value) for key, value in values.items()}).encode()
    stamp = to_text(_stamp(collection))
    info = file.add({"Title": to_text(title), "Author": to_text(author), "Subject": to_text(subject), "Creator": to_text(TOOL),
                     "Producer": to_text(PRODUCER), "CreationDate": stamp, "ModDate": stamp})
    catalogue: dict[str, str | bytes] = {
        "Lang": to_text(collection.language),
        "ViewerPreferences": f"<</DisplayDocTitle true/Direction /{READING[voice_of(collection).direction]}>>",
        "MarkInfo": "<</Marked true>>", "PageMode": "/UseOutlines",
        "Metadata": file.add_stream(xmp, {"Type": "/Metadata", "Subtype": "/XML"}, packed=False), "OutputIntents": _intent(file)}
    if attachment is None:
        return catalogue, info, ""
    spec = _attach(file, collection, attachment)
    catalogue["AF"] = f"[{spec}]"
    return catalogue, info, f"<</Names [({ATTACHMENT}) {spec}]>>"


def _stamp(collection: Collection) -> str:
    return f"D:{collection.edition.replace('-', '')}000000Z"


def _intent(file: Writer) -> str:
    """sRGB as what the colours mean: the ICC's own profile, which WeasyPrint carries."""
    import weasyprint

    profile = file.add_stream((Path(weasyprint.__file__).parent / "pdf" / "sRGB2014.icc").read_bytes(), {"N": 3})
    return (f"[<</Type /OutputIntent/S /GTS_PDFA1/OutputConditionIdentifier (sRGB2014)/Info (sRGB2014)/RegistryName (http://www.color.org)"
            f"/DestOutputProfile {profile}>>]")


def _attach(file: Writer, collection: Collection, data: bytes) -> str:
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()  # the checksum that ISO 32000-1, 7.11.4 asks for
    params = to_dictionary({"Size": len(data), "CheckSum": f"<{digest}>", "ModDate": to_text(_stamp(collection))})
    stream = file.add_stream(data, {"Type": "/EmbeddedFile", "Subtype": "/application#2Fjson", "Params": params})
    return file.add({
        "Type": "/Filespec", "F": to_text(ATTACHMENT), "UF": to_text(ATTACHMENT), "EF": f"<</F {stream}/UF {stream}>>",
        "Desc": to_text(voice_of(collection)("pdf.attachment")), "AFRelationship": "/Data"})
