"""The mend of WeasyPrint's tags: running heads and ornaments as artifacts, notes, languages of spans, scopes of headers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PT = 0.75  # points in a CSS pixel
# Elements of ours that have a structure type of their own in ISO 32000-1, 14.8.4.
TYPES = {
    "pdf-note": "Note", "pdf-note::footnote-call": "Reference", "pdf-note::footnote-marker": "Lbl",
    "pdf-contents": "TOC", "pdf-caption": "Caption", "pdf-quote": "BlockQuote",
}


def _is_artifact(box: Any) -> bool:
    """Whether a box is set for the eye only: an element with aria-hidden, as in HTML."""
    element = getattr(box, "element", None)
    return element is not None and not isinstance(element, str) and element.get("aria-hidden") == "true"


@contextmanager
def mended_tags(document: Any) -> Iterator[None]:
    """Within it WeasyPrint tags a rendered document as PDF/UA-1 wants it."""
    import weasyprint.pdf.tags as upstream
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf.stream import Stream

    hidden = {id(inner) for page in document.pages for box in page._page_box.children if isinstance(box, boxes.MarginBox)
              for inner in box.descendants()}
    height = document.pages[0].height
    build, get_tag, marked = upstream._build_box_tree, upstream._get_pdf_tag, Stream.marked

    def build_box_tree(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        if isinstance(box, boxes.MarginBox) or _is_artifact(box):
            return
        for element in build(box, parent, *rest):
            _complete(element, box, height)
            yield element

    def mark(stream: Any, box: Any, tag: str) -> Any:
        return stream.artifact() if id(box) in hidden or _is_artifact(box) else marked(stream, box, tag)

    upstream._build_box_tree, Stream.marked = build_box_tree, mark
    upstream._get_pdf_tag = lambda tag: TYPES.get(tag) or get_tag(tag)
    try:
        yield
    finally:
        upstream._build_box_tree, upstream._get_pdf_tag, Stream.marked = build, get_tag, marked


def _complete(element: Any, box: Any, height: float) -> None:
    """Add to a structure element what upstream leaves out; a figure's box goes from pixels to points from the page's foot."""
    import pydyf

    source = getattr(box, "element", None)
    if source is None or isinstance(source, str):
        return
    kind = element["S"]
    if kind == "/TH":
        element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
    if kind == "/Figure":
        left, top, right, bottom = element["A"]["BBox"]
        element["A"]["BBox"] = pydyf.Array((PT * left, PT * (height - bottom), PT * right, PT * (height - top)))
    if kind == "/Note" and source.get("id"):
        element["ID"] = pydyf.String(source.get("id"))
    if (language := source.get("lang")) and kind != "/Document":
        element["Lang"] = pydyf.String(language)
