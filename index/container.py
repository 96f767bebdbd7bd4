"""One file of named sections: written once, mapped read-only, every byte checksummed.

Layout, all numbers little-endian:

    8 bytes   magic "RELSEG1\\n"
    sections  each begins at a multiple of 64 and is filled up with zeros
    header    JSON in UTF-8: "format", what the writer put there, and "sections":
              {name: [offset, length, CRC-32 of the bytes from offset to the next
              section or the header, padding included]}
    16 bytes  uint32 length of the header, uint32 CRC-32 of the header, magic again
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from index.errors import FormatMismatch, IndexDamaged

__all__ = ["FORMAT", "Container", "ContainerWriter"]

FORMAT = 1
_MAGIC = b"RELSEG1\n"
_TRAILER = struct.Struct("<II8s")
_ALIGNMENT = 64

Kind = Literal["B", "H", "I", "i", "Q"]


class ContainerWriter:
    """Writes the sections in order; a context manager that leaves a whole file or none.

    Raises OSError as the system gives it; the unfinished file is removed then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sections: dict[str, tuple[int, int, int]] = {}
        self._file = path.open("wb")
        self._file.write(_MAGIC.ljust(_ALIGNMENT, b"\0"))

    def __enter__(self) -> "ContainerWriter":
        return self

    def add(self, name: str, data: Any) -> None:
        """Append one section; `data` is bytes or an array of a fixed-size type."""
        view = memoryview(data).cast("B")
        padding = bytes(-len(view) % _ALIGNMENT)
        checksum = zlib.crc32(padding, zlib.crc32(view))
        self._sections[name] = (self._file.tell(), len(view), checksum)
        self._file.write(view)
        self._file.write(padding)

    def close(self, header: Mapping[str, object]) -> None:
        """Write the header and bring everything to the disk."""
        content = {"format": FORMAT, **header, "sections": self._sections}
        data = json.dumps(content).encode()
        self._file.write(data)
        self._file.write(_TRAILER.pack(len(data), zlib.crc32(data), _MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)


class Container:
    """A file of sections, mapped read-only."""

    def __init__(self, path: Path) -> None:
        """Raise IndexDamaged or FormatMismatch, naming the file and the cure."""
        self.path = path
        self._data = memoryview(_map(path))
        self.header = self._read_header()
        self._sections: dict[str, tuple[int, int, int]] = self.header["sections"]

    def section(self, name: str, kind: Kind = "B") -> "memoryview[int]":
        """Return a section as a flat array of `kind` (a code of the struct module)."""
        return self._bytes(name).cast(kind)

    def floats(self, name: str) -> "memoryview[float]":
        """Return a section as a flat array of float32."""
        return self._bytes(name).cast("f")

    def verify(self) -> None:
        """Read every byte. Raise IndexDamaged if one is not as it was written."""
        if bytes(self._data[:_ALIGNMENT]) != _MAGIC.ljust(_ALIGNMENT, b"\0"):
            raise self._damaged("its first bytes are changed")
        if bytes(self._data[-len(_MAGIC) :]) != _MAGIC:
            raise self._damaged("its last bytes are changed")
        for name, (offset, length, checksum) in self._sections.items():
            padded = length + -length % _ALIGNMENT
            if zlib.crc32(self._data[offset : offset + padded]) != checksum:
                raise self._damaged(f"the section {name} is changed")

    def _bytes(self, name: str) -> memoryview:
        if name not in self._sections:
            raise FormatMismatch(
                f"{self.path} has no section {name}, another version wrote it: run "
                "`releases rebuild` to make it anew from the archive"
            )
        offset, length, _ = self._sections[name]
        return self._data[offset : offset + length]

    def _read_header(self) -> dict[str, Any]:
        if bytes(self._data[:6]) != _MAGIC[:6] or len(self._data) < _TRAILER.size:
            raise self._damaged("it is not a segment")
        length, checksum, magic = _TRAILER.unpack(self._data[-_TRAILER.size :])
        start = len(self._data) - _TRAILER.size - length
        if magic[:6] != _MAGIC[:6] or start < 0:
            raise self._damaged("its end is missing")
        data = self._data[start : start + length]
        if zlib.crc32(data) != checksum:
            raise self._damaged("its header is changed")
        header: dict[str, Any] = json.loads(bytes(data))
        if header["format"] != FORMAT:
            raise FormatMismatch(
                f"{self.path} has format {header['format']}, this version reads "
                f"{FORMAT}: run `releases rebuild` or use the version that wrote it"
            )
        return header

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(
            f"{self.path} is damaged ({what}): run `releases rebuild` to make it anew "
            "from the archive"
        )


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"{path} cannot be read ({error}): run `releases rebuild` to make it anew "
            "from the archive"
        ) from error
