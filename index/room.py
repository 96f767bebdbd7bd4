"""Room for arrays that are written in no order."""

import mmap
from typing import Literal

__all__ = ["enlarged", "room"]

_SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8}
# from here on the system is asked for pages of 2 MB: writing all over an array then
# does not wait for the processor to find the page, and what is not used is never made
_LARGE = 1 << 22
_PIECE = 1 << 20

Kind = Literal["B", "H", "I", "Q"]


def room(kind: Kind, count: int) -> "memoryview[int]":
    """Return `count` zeros as a flat array; `kind` is a code of the struct module."""
    size = _SIZES[kind] * count
    return memoryview(_pages(size) if size >= _LARGE else bytearray(size)).cast(kind)


def enlarged(kind: Kind, full: "memoryview[int]", count: int) -> "memoryview[int]":
    """Return an array of `count` that begins with what another has; it is copied in
    pieces, between which other threads have their turn."""
    larger = room(kind, count)
    for at in range(0, len(full), _PIECE):
        larger[at : min(at + _PIECE, len(full))] = full[at : at + _PIECE]
    return larger


def _pages(size: int) -> mmap.mmap | bytearray:
    if not hasattr(mmap, "MADV_HUGEPAGE"):  # Linux has it
        return bytearray(size)
    pages = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    pages.madvise(mmap.MADV_HUGEPAGE)
    return pages
