"""Write a PDF file from bodies of objects: object streams, cross-reference stream, identifier (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

Value = bytes | int | float | str
PACKED = 200  # objects of one object stream: a reader unpacks a stream to get at one of them


def to_text(value: str) -> bytes:
    """A text string: ASCII as it is, else UTF-16."""
    if value.isascii() and value.isprintable():
        return b"(" + value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode() + b")"
    return b"<feff" + value.encode("utf-16-be").hex().encode() + b">"


def to_dictionary(values: Mapping[str, Value]) -> bytes:
    """A dictionary; texts stand as they are (names, references, arrays)."""
    return b"<<" + b"".join(b"/%s %s" % (key.encode(), value if isinstance(value, bytes) else str(value).encode())
                            for key, value in values.items()) + b">>"


class Writer:
    """Collects the objects of one file under numbers that are known before their bodies are."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.streams: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """The first of so many new numbers."""
        first = len(self.bodies) + 1
        self.bodies += [b"null"] * count
        return first

    def put(self, number: int, body: bytes, stream: bytes | None = None) -> None:
        """Give a number its body; `stream` is what follows the dictionary of a stream, from `stream` to `endstream`."""
        self.bodies[number - 1] = body
        if stream is not None:
            self.streams[number] = stream

    def add(self, values: Mapping[str, Value]) -> str:
        """A dictionary as a new object; returns the reference to it."""
        number = self.reserve()
        self.put(number, to_dictionary(values))
        return f"{number} 0 R"

    def add_stream(self, data: bytes, values: Mapping[str, Value] | None = None, *, packed: bool = True) -> str:
        """A stream as a new object; returns the reference to it."""
        number = self.reserve()
        own = dict(values or {})
        if packed:
            data = zlib.compress(data, 9)
            own["Filter"] = "/FlateDecode"
        self.put(number, to_dictionary({**own, "Length": len(data)}), b"\nstream\n" + data + b"\nendstream")
        return f"{number} 0 R"

    def close(self, root: str, info: str) -> bytes:
        """The file. The same objects give the same bytes; its identifier is a hash of them."""
        parts = [b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"]
        size = len(parts[0])
        places: dict[int, tuple[int, int, int]] = {}

        def write(number: int, body: bytes) -> None:
            nonlocal size
            piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            places[number] = (1, size, 0)
            parts.append(piece)
            size += len(piece)

        for number, stream in sorted(self.streams.items()):
            write(number, self.bodies[number - 1] + stream)
        small = [number for number in range(1, len(self.bodies) + 1) if number not in self.streams]
        for at in range(0, len(small), PACKED):
            run = small[at:at + PACKED]
            holder = self.reserve()
            write(holder, self._pack(run))
            places.update({number: (2, holder, index) for index, number in enumerate(run)})
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
        number, start = self.reserve(), size
        places[number] = (1, start, 0)
        write(number, self._references(places, root, info, digest))
        return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % start

    def _pack(self, numbers: Sequence[int]) -> bytes:
        """An object stream."""
        offsets, at = [], 0
        for number in numbers:
            offsets += [number, at]
            at += len(self.bodies[number - 1]) + 1
        head = " ".join(map(str, offsets)).encode() + b"\n"
        data = zlib.compress(head + b"\n".join(self.bodies[number - 1] for number in numbers), 6)
        values: dict[str, Value] = {"Type": "/ObjStm", "N": len(numbers), "First": len(head), "Filter": "/FlateDecode", "Length": len(data)}
        return to_dictionary(values) + b"\nstream\n" + data + b"\nendstream"

    def _references(self, places: Mapping[int, tuple[int, int, int]], root: str, info: str, digest: str) -> bytes:
        """The cross-reference stream."""
        rows = [(0, 0, 65535), *(places[number] for number in range(1, len(self.bodies) + 1))]
        data = zlib.compress(b"".join(kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
                                      for kind, place, index in rows), 9)
        values: dict[str, Value] = {
            "Type": "/XRef", "Size": len(rows), "W": "[1 4 2]", "Root": root, "Info": info, "ID": f"[<{digest}> <{digest}>]",
            "Filter": "/FlateDecode", "Length": len(data)}
        return to_dictionary(values) + b"\nstream\n" + data + b"\nendstream"
