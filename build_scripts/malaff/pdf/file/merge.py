"""Join laid-out parts into one PDF: page numbers and feet, late digits, links, bookmarks, tags, fonts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from malaff.apparatus.voice.voice import Voice, voice_of
from malaff.model.records import Collection
from malaff.pdf.file.embed import Fonts
from malaff.pdf.file.seal import seal
from malaff.pdf.file.write import Value, Writer, to_dictionary, to_text
from malaff.pdf.layout.capture import Body, fill
from malaff.pdf.layout.fonts import FontSet, shape
from malaff.pdf.layout.part import Laid, Part

FOOT_FONT, FOOT_SIZE, FOOT_HEIGHT = "Vazirmatn-Medium", 9.5, 38.0  # points; the foot stands within the outer 19 mm
FOOT_COLOUR = "0.11 0.1 0.094"  # ink (look, section 2)
WIDTH = 595.28  # points of A4, the style sheet's only page


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A bookmark with its depth, from 1, and its place: page of the file, x, y."""

    depth: int
    title: str
    place: tuple[int, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the joined file says beyond its parts: title, words for links, bookmarks, values of late numbers.

    `fallback` leads from an anchor that may be missing to the one to take; `no_foot` are ids of parts without a foot.
    """

    title: str
    labels: Mapping[str, str]
    bookmarks: Sequence[Bookmark]
    values: Mapping[str, int]
    fallback: Mapping[str, str]
    no_foot: frozenset[str] = frozenset()
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


def join(parts: Sequence[Part], laid: Sequence[Laid], bodies: Callable[[Part], Body], plan: Plan, collection: Collection,
         fonts: FontSet) -> bytes:
    """The joined PDF. The same parts and plan give the same bytes; `bodies` gives the objects of one part at a time."""
    joiner = _Joiner(plan, collection, fonts, laid)
    for part, start in zip(parts, page_starts(laid), strict=True):
        joiner.add(part, bodies(part), start)
    return joiner.close()


class _Joiner:
    """Joins the parts of one PDF."""

    def __init__(self, plan: Plan, collection: Collection, fonts: FontSet, laid: Sequence[Laid]) -> None:
        self.plan, self.collection, self.voice = plan, collection, voice_of(collection)
        self.file = Writer()
        self.catalogue, self.pages, self.root, self.document = (self.file.reserve() for _ in range(4))
        self.fonts = Fonts(self.file, fonts)
        self.foot = _Foot(fonts, self.fonts, voice_of(collection))
        self.places = find_anchors(laid)
        self.total = sum(part.pages for part in laid)
        self.page_numbers: list[int] = []  # object numbers
        self.tops: list[int] = []
        self.parents: list[bytes] = []
        self.next_key = 0

    def add(self, part: Part, body: Body, start: int) -> None:
        """Add a part whose first page has the index `start`."""
        first = self.file.reserve(len(body.heads) - 1)
        offset, keys = first - 1, self.next_key
        footed = part.id not in self.plan.no_foot
        late = self._late(part)
        names = {f"{name}": self.fonts.add(font, rows, late) for name, (font, rows) in body.fonts.items()}
        table = to_dictionary({**names, "Foot": self.foot.font} if footed else names)

        def mark(name: bytes, number: int) -> bytes:
            if name == b"KEY":
                return b"%d" % (keys + number)
            if name == b"WORDS":
                return to_text(self._words(body.links[number]))
            if name == b"PLACE":
                return to_text(self._anchor(body.links[number]))
            if name == b"FOOT":
                return self._foot(start + number + 1) if footed else b""
            return {b"PAGES": b"%d 0 R" % self.pages, b"TOP": b"%d 0 R" % self.document, b"FONTS": table}[name]

        heads, parents = fill(body.heads, body.parents, offset, mark)
        for number, head in enumerate(heads):
            if number:
                self.file.put(offset + number, head or b"null", body.streams.get(number))
        self.page_numbers += [offset + number for number in body.pages]
        self.tops.append(offset + body.top)
        self.parents.append(parents)
        self.next_key += body.keys

    def _late(self, part: Part) -> dict[str, str]:
        """The digit for each private-use letter of a part."""
        found = {}
        for key, first, length in part.late:
            shown = self.voice.digits(str(self.plan.values[key]))
            for at in range(length):
                found[chr(first + at)] = shown[at]
        return found

    def _foot(self, number: int) -> bytes:
        return self.file.add_stream(self.foot.draw(number, self.total), packed=False).encode()

    def _anchor(self, wanted: str) -> str:
        while wanted not in self.places:
            wanted = self.plan.fallback[wanted]
        return wanted

    def _words(self, wanted: str) -> str:
        if ":" in wanted and wanted not in self.plan.labels:  # an address outside: no anchor of ours holds a colon
            return self.voice("link.outside", address=wanted)
        return self.plan.labels.get(wanted) or self.plan.labels[self._anchor(wanted)]

    def _target(self, place: tuple[int, float, float]) -> str:
        page, x, y = place
        return f"[{self.page_numbers[page]} 0 R /XYZ {x} {y} 0]"

    # ------------------------------------------------------------ the whole

    def close(self) -> bytes:
        """The finished file."""
        self.fonts.close()
        parents = self.file.reserve()
        self.file.put(parents, b"<</Nums [" + b" ".join(self.parents) + b"]>>")
        self.file.put(self.root, to_dictionary({"Type": "/StructTreeRoot", "K": f"[{self.document} 0 R]", "ParentTree": f"{parents} 0 R",
                                                "ParentTreeNextKey": self.next_key}))
        self.file.put(self.document, to_dictionary({"Type": "/StructElem", "S": "/Document", "P": f"{self.root} 0 R",
                                                    "K": _references(self.tops)}))
        self.file.put(self.pages, to_dictionary({"Type": "/Pages", "Count": self.total, "Kids": _references(self.page_numbers)}))
        names = b" ".join(to_text(anchor) + b" " + self._target(self.places[anchor]).encode() for anchor in sorted(self.places))
        number = self.file.reserve()
        self.file.put(number, b"<</Names [" + names + b"]>>")
        more, info, files = seal(self.file, self.collection, title=self.plan.title, attachment=self.plan.attachment)
        trees = f"<</Dests {number} 0 R{'/EmbeddedFiles ' + files if files else ''}>>"
        self.file.put(self.catalogue, to_dictionary({
            "Type": "/Catalog", "Pages": f"{self.pages} 0 R", "StructTreeRoot": f"{self.root} 0 R", "Names": trees,
            "Outlines": self._outline(), **more}))
        return self.file.close(f"{self.catalogue} 0 R", info)

    def _outline(self) -> str:
        """The bookmarks; those below the first depth are folded away."""
        marks = self.plan.bookmarks
        root, first = self.file.reserve(), self.file.reserve(len(marks))
        above: list[int] = [-1]  # indices of the open bookmarks, the root first
        kids: dict[int, list[int]] = {index: [] for index in range(-1, len(marks))}
        for index, mark in enumerate(marks):
            del above[mark.depth:]
            kids[above[-1]].append(index)
            above.append(index)
        for parent, rows in kids.items():
            for at, index in enumerate(rows):
                self.file.put(first + index, self._item(index, root if parent < 0 else first + parent, first, rows, at, kids[index]))
        top = kids[-1]
        self.file.put(root, to_dictionary({"Type": "/Outlines", "Count": len(top), "First": f"{first + top[0]} 0 R",
                                           "Last": f"{first + top[-1]} 0 R"}))
        return f"{root} 0 R"

    def _item(self, index: int, parent: int, first: int, rows: Sequence[int], at: int, kids: Sequence[int]) -> bytes:
        mark = self.plan.bookmarks[index]
        values: dict[str, Value] = {"Title": to_text(mark.title), "Parent": f"{parent} 0 R", "Dest": self._target(mark.place)}
        if at:
            values["Prev"] = f"{first + rows[at - 1]} 0 R"
        if at + 1 < len(rows):
            values["Next"] = f"{first + rows[at + 1]} 0 R"
        if kids:
            values.update({"First": f"{first + kids[0]} 0 R", "Last": f"{first + kids[-1]} 0 R", "Count": -len(kids)})
        return to_dictionary(values)


def _references(numbers: Sequence[int]) -> str:
    return "[" + " ".join(f"{number} 0 R" for number in numbers) + "]"


def _shaped(path: Path, text: str, *, rtl: bool) -> list[tuple[tuple[int, int], str]]:
    """The glyphs of a word from left to right, each with its letter (the word has no ligature)."""
    return [*zip(shape(path, text, rtl=rtl), text[::-1] if rtl else text, strict=True)]


class _Foot:
    """Draws «x من y» at the foot of a page, as an artifact."""

    def __init__(self, fonts: FontSet, embedded: Fonts, voice: Voice) -> None:
        path = fonts.path(FOOT_FONT)
        self.voice = voice
        self.rtl = voice.direction == "rtl"
        self.glyphs = {letter: shape(path, letter, rtl=False)[0] for letter in voice.digits("0123456789") + " "}
        self.of = _shaped(path, voice("pdf.foot"), rtl=self.rtl)
        rows = {glyph: (glyph, glyph, letter, width, 0) for letter, (glyph, width) in self.glyphs.items()}
        rows.update({glyph: (glyph, glyph, letter, width, 0) for (glyph, width), letter in self.of})
        self.font = embedded.add(FOOT_FONT, tuple(row for _, row in sorted(rows.items())), {})

    def draw(self, number: int, total: int) -> bytes:
        """The content of one foot, in the middle of the page."""
        first, second = (total, number) if self.rtl else (number, total)
        left = [self.glyphs[letter] for letter in self.voice.digits(str(first)) + " "]
        right = [self.glyphs[letter] for letter in " " + self.voice.digits(str(second))]
        line = [*left, *(glyph for glyph, _ in self.of), *right]
        x = (WIDTH - sum(advance for _, advance in line) * FOOT_SIZE / 1000) / 2
        codes = "".join(f"{glyph:04x}" for glyph, _ in line)
        return (f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q BT {FOOT_COLOUR} rg /Foot {FOOT_SIZE} Tf "
                f"{x:.2f} {FOOT_HEIGHT} Td <{codes}> Tj ET Q EMC").encode()
