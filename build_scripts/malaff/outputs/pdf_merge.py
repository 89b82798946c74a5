"""Join laid-out parts into one PDF: page numbers and feet, late digits, links, bookmarks, tags, fonts."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from malaff.model import Collection
from malaff.outputs.pdf_embed import Fonts
from malaff.outputs.pdf_fonts import FontSet, shape
from malaff.outputs.pdf_part import LINK, Laid, Part
from malaff.outputs.pdf_seal import seal
from malaff.wording import digits

FOOT_FONT, FOOT_SIZE, FOOT_HEIGHT = "Vazirmatn-Medium", 9.5, 38.0  # points; the foot stands within the outer 19 mm
FOOT_COLOUR = "0.11 0.1 0.094"  # ink (look, section 2)
PRINT = 4  # annotation flag Print (ISO 32000-1, table 165), which PDF/A asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A bookmark with its depth, from 1."""

    depth: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the joined file says beyond its parts: title, words for links, bookmarks, values of late numbers."""

    title: str
    labels: Mapping[str, str]
    bookmarks: Sequence[Bookmark]
    values: Mapping[str, int]
    fallback: Mapping[str, str]  # an anchor that may be missing -> the one to take
    no_foot: frozenset[str] = frozenset()  # ids of parts without a foot
    attachment: bytes | None = None


def page_starts(laid: Sequence[Laid]) -> list[int]:
    """The index of the first page of each part."""
    starts, at = [], 0
    for part in laid:
        starts.append(at)
        at += part.pages
    return starts


def find_anchors(laid: Sequence[Laid]) -> dict[str, tuple[int, float, float]]:
    """Where each anchor of the book is: index of its page, x and y."""
    places: dict[str, tuple[int, float, float]] = {}
    for part, start in zip(laid, page_starts(laid), strict=True):
        for name, (page, x, y) in part.anchors.items():
            places.setdefault(name, (start + page, x, y))
    return places


def join(parts: Sequence[Part], laid: Sequence[Laid], plan: Plan, collection: Collection, fonts: FontSet) -> bytes:
    """The joined PDF. The same parts and plan give the same bytes."""
    import pikepdf

    with pikepdf.new() as pdf:
        _Joiner(pdf, plan, collection, fonts).join(parts, laid)
        seal(pdf, collection, title=plan.title, attachment=plan.attachment)
        target = io.BytesIO()
        pdf.save(target, force_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()


class _Joiner:
    """Joins the parts of one PDF."""

    def __init__(self, pdf: Any, plan: Plan, collection: Collection, fonts: FontSet) -> None:
        from pikepdf import Array, Dictionary, Name

        self.pdf, self.plan, self.numerals = pdf, plan, collection.numerals
        self.fonts = Fonts(pdf, fonts)
        self.foot = _Foot(fonts, self.fonts, collection.numerals)
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array()))
        self.parents: list[Any] = []
        self.next_parent = 0
        self.notes: list[tuple[bytes, Any]] = []

    def join(self, parts: Sequence[Part], laid: Sequence[Laid]) -> None:
        import pikepdf

        self.places = find_anchors(laid)
        self.total = sum(part.pages for part in laid)
        sources = []
        for part, one, start in zip(parts, laid, page_starts(laid), strict=True):
            source = pikepdf.open(io.BytesIO(one.pdf))
            sources.append(source)  # kept open: pages are copied when the file is saved
            self._add(part, one, source, start)
        self._write_destinations()
        self._write_bookmarks()
        self._write_tags()
        self.fonts.close()

    def _add(self, part: Part, laid: Laid, source: Any, start: int) -> None:
        from pikepdf import Array, Dictionary

        self.pdf.pages.extend(source.pages)
        pages = [self.pdf.pages[start + n] for n in range(laid.pages)]
        late = self._late(part)
        table = Dictionary({f"/{name}": self.fonts.add(font, rows, late) for name, (font, rows) in laid.fonts.items()})
        pages[0].obj.Resources.Font = table
        if part.id not in self.plan.no_foot:
            table["/Foot"] = self.foot.font
        offset = self._add_tags(source)
        for number, page in enumerate(pages, start + 1):
            page.obj.StructParents = int(page.obj.StructParents) + offset
            for annotation in page.obj.get("/Annots", ()):
                self._mend_link(annotation, offset)
            if part.id not in self.plan.no_foot:
                stamp = self.foot.draw(number, self.total, float(page.mediabox[2]))
                page.obj.Contents = Array([self.pdf.make_indirect(self.pdf.make_stream(stamp)), page.obj.Contents])

    def _late(self, part: Part) -> dict[str, str]:
        """The digit for each private-use letter of a part."""
        found = {}
        for key, first, length in part.late:
            shown = digits(str(self.plan.values[key]), self.numerals)
            for at in range(length):
                found[chr(first + at)] = shown[at]
        return found

    # ------------------------------------------------------------ tags

    def _add_tags(self, source: Any) -> int:
        """Move a part's structure below the document's; returns what its parent keys grew by."""
        from pikepdf import Name

        tree = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        top = tree.K[0]
        top.S, top.P = Name.Part, self.document
        self.document.K.append(top)
        numbers, offset = tree.ParentTree.Nums, self.next_parent
        for at in range(0, len(numbers), 2):
            key = int(numbers[at]) + offset
            self.parents += [key, numbers[at + 1]]
            self.next_parent = max(self.next_parent, key + 1)
        return offset

    def _write_tags(self) -> None:
        from pikepdf import Array, Dictionary

        self.root.K = Array([self.document])
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self.parents)))
        self.root.ParentTreeNextKey = self.next_parent
        self.pdf.Root.StructTreeRoot = self.root

    # ------------------------------------------------------------ links and bookmarks

    def _mend_link(self, annotation: Any, offset: int) -> None:
        """Give a link its place in the book, its description and its flag."""
        from pikepdf import String

        annotation.F = PRINT
        if "/StructParent" in annotation:
            annotation.StructParent = int(annotation.StructParent) + offset
        address = str(annotation.A.URI) if "/A" in annotation else ""
        if not address.startswith(LINK):
            annotation.Contents = String(f"رابط خارجي: {address}")
            return
        wanted = address[len(LINK):]
        anchor = wanted
        while anchor not in self.places:
            anchor = self.plan.fallback[anchor]
        del annotation["/A"]
        annotation.Dest = String(anchor)
        annotation.Contents = String(self.plan.labels.get(wanted) or self.plan.labels[anchor])

    def _target(self, anchor: str) -> Any:
        from pikepdf import Array, Name

        page, x, y = self.places[anchor]
        return Array([self.pdf.pages[page].obj, Name.XYZ, x, y, 0])

    def _write_destinations(self) -> None:
        from pikepdf import Array, Dictionary, String

        names = Array()
        for anchor in sorted(self.places):  # anchors are ASCII: sorted as bytes, as a name tree has to be
            names.append(String(anchor))
            names.append(self._target(anchor))
        self.pdf.Root.Names = Dictionary(Dests=self.pdf.make_indirect(Dictionary(Names=names)))

    def _write_bookmarks(self) -> None:
        import pikepdf

        with self.pdf.open_outline() as outline:
            above: list[Any] = []
            for mark in self.plan.bookmarks:
                item = pikepdf.OutlineItem(mark.title)
                item.destination = self._target(mark.anchor)
                item.is_closed = mark.depth > 1
                del above[mark.depth - 1:]
                (above[-1].children if above else outline.root).append(item)
                above.append(item)


class _Foot:
    """Draws «x من y» at the foot of a page, as an artifact."""

    def __init__(self, fonts: FontSet, embedded: Fonts, numerals: Any) -> None:
        path = fonts.path(FOOT_FONT)
        self.numerals = numerals
        self.glyphs = {letter: shape(path, letter, rtl=False)[0] for letter in digits("0123456789", numerals) + " "}
        self.of = [*zip(shape(path, "من", rtl=True), "نم", strict=True)]
        rows = {glyph: (glyph, glyph, letter, width, 0) for letter, (glyph, width) in self.glyphs.items()}
        rows.update({glyph: (glyph, glyph, letter, width, 0) for (glyph, width), letter in self.of})
        self.font = embedded.add(FOOT_FONT, tuple(row for _, row in sorted(rows.items())), {})

    def draw(self, number: int, total: int, width: float) -> bytes:
        """The content of one foot, in the middle of a page of this width."""
        left = [self.glyphs[letter] for letter in digits(str(total), self.numerals) + " "]
        right = [self.glyphs[letter] for letter in " " + digits(str(number), self.numerals)]
        line = [*left, *(glyph for glyph, _ in self.of), *right]
        x = (width - sum(advance for _, advance in line) * FOOT_SIZE / 1000) / 2
        codes = "".join(f"{glyph:04x}" for glyph, _ in line)
        return (f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q BT {FOOT_COLOUR} rg /Foot {FOOT_SIZE} Tf "
                f"{x:.2f} {FOOT_HEIGHT} Td <{codes}> Tj ET Q EMC\n").encode()
