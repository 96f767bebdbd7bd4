"""One file of named sections: written once, mapped read-only, every byte checksummed.

Layout, all numbers little-endian:

    8 bytes    magic "RELSEG1\\n"
    sections   each begins at a multiple of 64 and is filled up with zeros
    checksums  uint32, the CRC-32 of each block of 32,768 bytes of all before them; the
               last block is shorter
    header     JSON in UTF-8: "format", what the writer put there, "checksums": [offset,
               CRC-32 of the checksums], "sections": {name: [offset, length]}
    16 bytes   uint32 length of the header, uint32 CRC-32 of the header, magic again

Opening reads the end of the file, whatever its size. A block is proved when it is first
read in a process (about 10 us), so that a changed byte is noticed before it can make an
answer wrong, and what is not read costs nothing.
"""

import json
import mmap
import os
import struct
import zlib
from array import array
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from index import kernels
from index.errors import FormatMismatch, IndexDamaged

__all__ = ["BLOCK", "FORMAT", "Container", "ContainerWriter"]

FORMAT = 1
_SHIFT = 15
BLOCK = 1 << _SHIFT
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
        self._sections: dict[str, tuple[int, int]] = {}
        self._checksums = array("I")
        self._size = 0
        self._file = path.open("wb")
        self._write(_MAGIC.ljust(_ALIGNMENT, b"\0"))

    def __enter__(self) -> "ContainerWriter":
        return self

    def add(self, name: str, *parts: Any) -> None:
        """Append one section; its parts are bytes or arrays of a fixed-size type."""
        start = self._size
        for data in parts:
            self._write(memoryview(data).cast("B"))
        self._sections[name] = (start, self._size - start)
        self._write(bytes(-self._size % _ALIGNMENT))

    def close(self, header: Mapping[str, object]) -> None:
        """Write the header and bring everything to the disk."""
        checksums = self._checksums.tobytes()
        content = {
            "format": FORMAT,
            **header,
            "checksums": (self._size, zlib.crc32(checksums)),
            "sections": self._sections,
        }
        data = json.dumps(content).encode()
        self._file.write(checksums)
        self._file.write(data)
        self._file.write(_TRAILER.pack(len(data), zlib.crc32(data), _MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        done = 0
        while done < len(data):
            begun = self._size % BLOCK
            part = data[done : done + BLOCK - begun]
            before = self._checksums.pop() if begun else 0
            self._checksums.append(zlib.crc32(part, before))
            self._size += len(part)
            done += len(part)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            with suppress(OSError):  # closing tries again to write what is thrown away
                self._file.close()
            self.path.unlink(missing_ok=True)


class Container:
    """A file of sections, mapped read-only."""

    def __init__(self, path: Path) -> None:
        """Raise IndexDamaged or FormatMismatch, naming the file and the cure."""
        self.path = path
        self._data = memoryview(_map(path))
        self.header, self._header_at = self._read_header()
        self._sections: dict[str, tuple[int, int]] = self.header["sections"]
        self._checksums = self._read_checksums()
        self._unproved = bytearray(b"\1" * len(self._checksums))
        self._provers: dict[str, kernels.Prover] = {}

    def has(self, name: str) -> bool:
        """Whether there is such a section."""
        return name in self._sections

    def section(self, name: str, kind: Kind = "B") -> "memoryview[int]":
        """Return a section as a flat array of `kind` (a code of the struct module).

        Raise IndexDamaged unless every byte of it is as it was written.
        """
        return self._whole(name).cast(kind)

    def floats(self, name: str) -> "memoryview[float]":
        """Return a section as a flat array of float32, proved like others."""
        return self._whole(name).cast("f")

    def unproved(self, name: str, kind: Kind = "B") -> "memoryview[int]":
        """Return a section of which `prove` must be told what will be read."""
        offset, length = self._place(name)
        return self._data[offset : offset + length].cast(kind)

    def prove(self, name: str, start: int, end: int) -> None:
        """Raise IndexDamaged unless the bytes [start, end) of a section are as they
        were written; costs nothing where they were proved before."""
        self.prover(name).check(start, end)

    def prover(self, name: str) -> kernels.Prover:
        """Return what proves bytes of one section, as `prove` does."""
        if name not in self._provers:
            offset, _ = self._place(name)
            proving = self._unproved, _SHIFT, offset, self._prove
            self._provers[name] = kernels.Prover(*proving)
        return self._provers[name]

    def number(self, name: str, at: int) -> int:
        """Return entry `at` of a section of uint32; proves only that."""
        self.prove(name, 4 * at, 4 * at + 4)
        return self.unproved(name, "I")[at]

    def numbers(
        self, name: str, start: int, end: int, kind: Kind = "I"
    ) -> "memoryview[int]":
        """Return entries [start, end) of a section; proves only those."""
        section = self.unproved(name, kind)
        self.prove(name, section.itemsize * start, section.itemsize * end)
        return section[start:end]

    def verify(self) -> None:
        """Read every byte. Raise IndexDamaged if one is not as it was written."""
        self._unproved[:] = b"\1" * len(self._checksums)
        if bytes(self._data[:_ALIGNMENT]) != _MAGIC.ljust(_ALIGNMENT, b"\0"):
            raise self._damaged("its first bytes are changed")
        if bytes(self._data[-len(_MAGIC) :]) != _MAGIC:
            raise self._damaged("its last bytes are changed")
        self._prove(0, self.header["checksums"][0])

    def _whole(self, name: str) -> memoryview:
        offset, length = self._place(name)
        self._prove(offset, offset + length)
        return self._data[offset : offset + length]

    def _place(self, name: str) -> tuple[int, int]:
        if name not in self._sections:
            raise self._lacks(name)
        return self._sections[name]

    def _prove(self, start: int, end: int) -> None:
        first, last = start // BLOCK, (end + BLOCK - 1) // BLOCK
        while (block := self._unproved.find(1, first, last)) >= 0:
            if zlib.crc32(self._block(block)) != self._checksums[block]:
                raise self._damaged(f"{self._name_of(block)} is changed")
            self._unproved[block] = 0

    def _block(self, block: int) -> memoryview:
        end = min((block + 1) * BLOCK, self.header["checksums"][0])
        return self._data[block * BLOCK : end]

    def _name_of(self, block: int) -> str:
        """Return which sections lie in a block."""
        low, high = block * BLOCK, (block + 1) * BLOCK
        names = [
            name
            for name, (offset, length) in self._sections.items()
            if offset < high and low < offset + length
        ]
        more = f" or a section up to {names[-1]}" if len(names) > 1 else ""
        return f"the section {names[0]}{more}" if names else "an unused byte"

    def _read_header(self) -> tuple[dict[str, Any], int]:
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
        return header, start

    def _read_checksums(self) -> "memoryview[int]":
        if "checksums" not in self.header:
            raise self._lacks("checksums")
        offset, checksum = self.header["checksums"]
        data = self._data[offset : self._header_at]
        if zlib.crc32(data) != checksum:
            raise self._damaged("its checksums are changed")
        return data.cast("I")

    def _lacks(self, name: str) -> FormatMismatch:
        return FormatMismatch(
            f"{self.path} has no section {name}, another version wrote it: run "
            "`releases rebuild` to make it anew from the archive"
        )

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
