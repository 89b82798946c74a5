"""The EPUB's container: a zip of the same bytes for the same members, whose members may come compressed already."""

from __future__ import annotations

import datetime
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from malaff.model.errors import OutputError

LEVEL = 6  # zlib's own default: level 9 gives 0.2 % less for 40 % more time, level 1 14 % more


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A member as it stands in the zip: its compressed bytes with what the directory says of them."""

    data: bytes
    crc: int
    size: int
    method: int


def pack(content: bytes, *, stored: bool = False) -> Packed:
    """Compress a member's content (or only wrap it, where it is `stored`)."""
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return Packed(data=content if stored else deflate(content), crc=zlib.crc32(content), size=len(content), method=method)


def deflate(content: bytes) -> bytes:
    """Content as a raw deflate stream, as a zip holds it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def unpack(packed: Packed) -> bytes:
    """The content of a packed member."""
    return packed.data if packed.method == zipfile.ZIP_STORED else zlib.decompress(packed.data, -zlib.MAX_WBITS)


class Container(zipfile.ZipFile):
    """A zip that writes each name once, with one fixed time and no trace of the machine."""

    def __init__(self, path: Path, day: datetime.date) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED)
        year = min(max(day.year, 1980), 2107)  # the years that a zip's clock knows (APPNOTE 4.4.6)
        self.moment = (year, day.month, day.day, 0, 0, 0)

    def _info(self, name: str, method: int) -> zipfile.ZipInfo:
        if name in self.NameToInfo:
            raise OutputError(name, "stands twice in the book", "Two articles have the same id: rename one of their raw texts.")
        info = zipfile.ZipInfo(name, self.moment)
        info.compress_type = method
        info.create_system = 3  # Unix, on every machine
        info.external_attr = 0o100644 << 16
        return info

    def writestr(self, name: object, data: object, compress_type: int | None = None, compresslevel: int | None = None) -> None:
        """Write a member: bytes or text, which is compressed here, or a Packed one, which is not touched."""
        content = data.encode() if isinstance(data, str) else data
        if isinstance(content, bytes):
            content = pack(content, stored=compress_type == zipfile.ZIP_STORED)
        if not isinstance(content, Packed):
            raise OutputError(str(name), f"is {type(data).__name__} where bytes belong", "A fault of the program: please report it.")
        info = self._info(str(name), content.method)
        info.CRC, info.file_size, info.compress_size = content.crc, content.size, len(content.data)
        info.header_offset = self.start_dir
        assert self.fp is not None
        self.fp.seek(self.start_dir)
        self.fp.write(info.FileHeader(zip64=False))
        self.fp.write(content.data)
        self.start_dir = self.fp.tell()
        self._didModify = True
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
