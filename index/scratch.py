"""Working memory of the kernels: one set a thread, kept between queries."""

import mmap
from array import array
from threading import local

from index import kernels
from index.numbering import MAX_DOCUMENTS
from index.ranking import Candidates

__all__ = ["scratch"]

_MOST_POSITIONS = 128  # of one word in one release that are paired with others
_LISTS = 8 * MAX_DOCUMENTS  # documents in all match lists of one segment, mostly


class _Scratch(local):
    """Sums (float32), marks (uint8) and bits (in uint64) of every document, handed back
    all zero; and `room` for match lists, until `take_back`."""

    def __init__(self) -> None:
        self.sums = array("f", bytes(4 * MAX_DOCUMENTS))
        self.seen = bytearray(MAX_DOCUMENTS)
        self.bits = array("Q", bytes(MAX_DOCUMENTS // 8))
        self._one = self._two = _unwritten(1).cast("I")
        self._candidates = Candidates(256)
        self._tables = kernels.Tables(256, 8, 8, 256, _MOST_POSITIONS)
        lists = _Lists()
        # what is a thread's own is looked up slowly: once a call is enough
        self.room, self.take_back = lists.room, lists.take_back

    def positions(self, size: int) -> "tuple[memoryview[int], memoryview[int]]":
        """Return two buffers (uint32) that hold the positions of one posting each."""
        if len(self._one) < size:
            self._one, self._two = (_unwritten(size).cast("I") for _ in range(2))
        return self._one, self._two

    def candidates(self, k: int) -> Candidates:
        """Return room for what may be among the best `k`."""
        if self._candidates.k < k:
            self._candidates = Candidates(k)
        return self._candidates

    def tables(self, rows: int, lists: int, words: int, longest: int) -> kernels.Tables:
        """Return room to count words in, as the tables say for how much."""
        self._tables = self._tables.grown(rows, lists, words, longest)
        return self._tables


class _Lists:
    """Room for the match lists of one thread."""

    __slots__ = "_docs", "_scores", "_used"

    def __init__(self) -> None:
        self._docs = _unwritten(_LISTS // 2).cast("H")
        self._scores = _unwritten(_LISTS).cast("f")
        self._used = 0

    def room(self, size: int) -> "tuple[memoryview[int], memoryview[float]]":
        """Return buffers for a match list of `size`, not cleared, which last until
        `take_back`."""
        start = self._used
        end = start + size
        if end > _LISTS:
            docs, scores = bytearray(2 * size), bytearray(4 * size)
            return memoryview(docs).cast("H"), memoryview(scores).cast("f")
        self._used = end
        return self._docs[start:end], self._scores[start:end]

    def take_back(self) -> None:
        """End the life of all match lists of this thread."""
        self._used = 0


def _unwritten(count: int) -> "memoryview[int]":
    """Return `count` x 4 bytes of zeros that take memory page by page, when written."""
    return memoryview(mmap.mmap(-1, 4 * count))


scratch = _Scratch()
