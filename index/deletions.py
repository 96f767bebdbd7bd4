"""Which documents of a segment are deleted: one small immutable file per generation.

Layout, little-endian: the magic b"RSDELETE", the number of documents (uint32), one
bit per document (document d is bit d % 8 of byte d // 8; set means deleted; bits past
the last document are zero), and the CRC-32 of all before it (uint32).
"""

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from index.files import damaged, disk_faults, write_file

__all__ = ["is_deleted", "read_deletions", "with_deleted", "write_deletions"]

_MAGIC = b"RSDELETE"
_HEAD = struct.Struct("<8sI")
_CHECKSUM = struct.Struct("<I")


def is_deleted(bits: bytes, document: int) -> bool:
    """Return whether the bit of `document` is set."""
    return bool(bits[document >> 3] >> (document & 7) & 1)


def with_deleted(bits: bytes, documents: Iterable[int]) -> bytes:
    """Return `bits` with those of `documents` set as well."""
    changed = bytearray(bits)
    for document in documents:
        changed[document >> 3] |= 1 << (document & 7)
    return bytes(changed)


def write_deletions(path: Path, bits: bytes, count: int) -> None:
    """Write the bits of a segment of `count` documents. Raise OSError."""
    data = _HEAD.pack(_MAGIC, count) + bits
    write_file(path, data + _CHECKSUM.pack(zlib.crc32(data)))


def read_deletions(path: Path, count: int) -> bytes:
    """Return one bit per document. Raise IndexDamaged unless the file is whole."""
    with disk_faults(path):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise damaged(path, "is missing") from None
    size = _HEAD.size + (count + 7) // 8
    if len(data) != size + _CHECKSUM.size:
        raise damaged(path, f"is not the list of deletions among {count} documents")
    if _CHECKSUM.unpack(data[size:]) != (zlib.crc32(data[:size]),):
        raise damaged(path, "fails its checksum")
    if data[: _HEAD.size] != _HEAD.pack(_MAGIC, count):
        raise damaged(path, f"is not the list of deletions among {count} documents")
    return data[_HEAD.size : size]
