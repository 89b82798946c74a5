"""What the book says of itself to libraries and to readers with disabilities: only what is there."""

from __future__ import annotations

from collections.abc import Iterable

from malaff.apparatus.voice.voice import voice_of
from malaff.epub.file.seam import Member, Meta
from malaff.epub.parts.xhtml import clean_line
from malaff.epub.volumes import Volume

# schema.org and EPUB Accessibility 1.1 vocabulary; each is a property of what this program always writes: headings in
# order, a contents document, a spine, words for every picture, text that reflows, roles, no lock.
FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability", "ARIA", "unlocked")
SUMMARY = "epub.accessibility"


def to_metadata(volume: Volume, author: str, members: Iterable[Member]) -> tuple[Meta, ...]:
    """The metadata beyond identifier, title and language. No conformance is claimed: no machine can vouch for it."""
    collection = volume.collection
    texts = [("dc:creator", author, "creator"), ("dc:publisher", collection.publisher, ""), ("dc:date", collection.edition, ""),
             ("dc:description", collection.description, ""), ("dc:rights", collection.copyright, "")]
    rows = [Meta(name=name, value=clean_line(value), id=key) for name, value, key in texts if value.strip()]
    rows.append(Meta(name="role", value="edt", refines="creator", scheme="marc:relators"))
    features = FEATURES + (("index",) if any(member.path == "parts/index.xhtml" for member in members) else ())
    rows += [Meta(name="schema:accessMode", value=mode) for mode in ("textual", "visual")]
    rows.append(Meta(name="schema:accessModeSufficient", value="textual"))
    rows += [Meta(name="schema:accessibilityFeature", value=feature) for feature in features]
    rows.append(Meta(name="schema:accessibilityHazard", value="none"))
    rows.append(Meta(name="schema:accessibilitySummary", value=voice_of(collection)(SUMMARY)))
    if volume.label:
        rows.append(Meta(name="belongs-to-collection", value=clean_line(collection.title), id="set"))
        rows.append(Meta(name="collection-type", value="set", refines="set"))
        rows.append(Meta(name="group-position", value=str(volume.place), refines="set"))
    return tuple(rows)
