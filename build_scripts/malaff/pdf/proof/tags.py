"""Check the tags of a finished PDF: the types, headings, figures, cells and notes of its structure, and what each owns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from malaff.pdf.proof.read import Found, PageContent

# The standard structure types (ISO 32000-1, 14.8.4).
STANDARD = set(re.findall(r"\w+", """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
    THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"""))


def _elements(node: Any) -> Iterator[Any]:
    """The structure elements below a node, parents first, in reading order."""
    import pikepdf

    stack = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, pikepdf.Array):
            stack.extend(reversed(list(at)))
        elif isinstance(at, pikepdf.Dictionary):
            if "/S" in at:
                yield at
            if "/K" in at:
                stack.append(at.K)


def _parents(pdf: Any) -> dict[int, Any]:
    """The number tree from keys to the elements that own what has them."""
    rows: dict[int, Any] = {}
    stack = [pdf.Root.StructTreeRoot.get("/ParentTree", {})]
    while stack:
        node = stack.pop()
        numbers = list(node.get("/Nums", []))
        rows.update(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        stack.extend(node.get("/Kids", []))
    return rows


def check_tags(pdf: Any, pages: list[PageContent]) -> Found:
    """Each fault of the tags: the code of its rule, and what is at fault."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None or not pdf.Root.get("/MarkInfo", {}).get("/Marked", False):
        yield "pdf.tags", "no tags"
        return
    level, notes = 0, Counter[str]()
    for element in _elements(tree.K):
        kind = str(element.S)[1:]
        if kind not in STANDARD:
            yield "pdf.type", kind
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                yield "pdf.heading", f"{kind} after level {level}"
            level = int(kind[1])
        if kind == "Figure" and ("/Alt" not in element or "/BBox" not in element.get("/A", {})):
            yield "pdf.figure", str(element.get("/Alt", "no alternative text"))
        if kind == "TH" and "/Scope" not in element.get("/A", {}):
            yield "pdf.header", "a header cell without scope"
        if kind == "Note":
            notes[str(element.get("/ID", ""))] += 1
    yield from (("pdf.note", f"{name!r} names {count}") for name, count in notes.items() if count > 1 or not name)
    yield from _check_owners(pdf, pages, _parents(pdf))


def _check_owners(pdf: Any, pages: list[PageContent], parents: dict[int, Any]) -> Found:
    import pikepdf

    for number, (page, content) in enumerate(zip(pdf.pages, pages, strict=True), 1):
        row = parents.get(int(page.obj.get("/StructParents", -1)))
        for mark in sorted(content.ids):
            if not isinstance(row, pikepdf.Array) or mark >= len(row) or "/S" not in row[mark]:
                yield "pdf.owner", f"page {number}, mark {mark}"
        if content.unmarked:
            yield "pdf.unmarked", f"page {number}: {content.unmarked}"
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield "pdf.order", f"page {number}"
        for annotation in page.obj.get("/Annots", ()):
            owner = parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or str(owner.get("/S")) != "/Link":
                yield "pdf.link", f"page {number}: a link that no element owns"
