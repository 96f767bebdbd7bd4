"""Lists of matching documents of one segment, and what they are together."""

from array import array
from bisect import bisect_left
from functools import cache, reduce
from operator import attrgetter

from msgspec import Struct

from index import kernels
from index.entries import Entry
from index.numbering import MAX_DOCUMENTS
from index.rank import weight
from index.scratch import scratch
from index.segment import Segment
from index.terms import Terms

__all__ = ["Matches", "Place", "meet", "remove", "unite"]

_NO_IMPACTS = memoryview(b"")
_NO_SCORES = memoryview(b"").cast("f")
_SPARSE = 0.3  # of all documents: fewer are merged, more added up one by one
_LONG, _LONGER = 256, 16  # documents; times as many


class Matches(Struct):
    """Documents (uint16, ascending) with their scores; the first `count` count.

    A score is as in `scores` (float32), else weight x `impacts` (uint8), else 0: one of
    the two is empty, or both. Lists with `scores` are made for one query and may be
    changed in place, all others are parts of a segment. They last until the search goes
    on to another segment (scratch.py).
    """

    docs: "memoryview[int]"
    count: int
    scores: "memoryview[float]" = _NO_SCORES
    impacts: "memoryview[int]" = _NO_IMPACTS
    weight: float = 0.0

    @classmethod
    def room(cls, size: int) -> "Matches":
        """Return empty matches with room for `size` documents."""
        docs, scores = scratch.room(size)
        return cls(docs, 0, scores)

    def between(self, low: int, high: int) -> "Matches":
        """Return the matches with document numbers in [low, high)."""
        start = bisect_left(self.docs, low, 0, self.count)
        end = bisect_left(self.docs, high, start, self.count)
        parts = (self.scores[start:end], self.impacts[start:end])
        return Matches(self.docs[start:end], end - start, *parts, self.weight)

    def owned(self) -> "Matches":
        """Return these matches where they may be changed, else a copy."""
        if len(self.scores):
            return self
        n, found = self.count, Matches.room(self.count)
        found.count = n
        kernels.score(self.docs, self.impacts, n, self.weight, found.docs, found.scores)
        return found

    def weighing(self, weight: float) -> "Matches":
        """Return the same documents, each with this score."""
        ones = memoryview(bytes([1]) * self.count)
        return Matches(self.docs, self.count, _NO_SCORES, ones, weight)

    def copy(self) -> "Matches":
        """Return the same matches, which stay as they are when these are changed."""
        n = self.count
        if not len(self.scores):
            return self
        found = Matches.room(n)
        found.count = n
        found.docs[:n], found.scores[:n] = self.docs[:n], self.scores[:n]
        return found


@cache
def _numbers() -> "memoryview[int]":
    """Return all the numbers a document can have, written as their lower and upper
    bytes: thirty times as fast as counting to them."""
    step = bytes(range(256))
    numbers = bytearray(2 * MAX_DOCUMENTS)
    numbers[::2] = step * (MAX_DOCUMENTS // 256)
    numbers[1::2] = b"".join(bytes([upper]) * 256 for upper in step)
    return memoryview(array("H", bytes(numbers)))


class Place(Struct, frozen=True):
    """Where a tree is matched: one segment, with the statistics of all of them.

    `at` is the number of the segment, `total` counts the releases of all.
    """

    segment: Segment
    at: int
    terms: Terms
    total: int

    def everything(self, low: int, high: int) -> Matches:
        """Return all documents in [low, high), scores 0."""
        return Matches(_numbers()[low:high], max(0, high - low))

    def weight(self, entry: Entry) -> float:
        """Return what one step of impact is worth for a word of the text."""
        return weight(entry.frequency, self.total)


def unite(parts: list[Matches], place: Place) -> Matches:
    """Return the documents of any part, their scores added up."""
    parts = sorted([part for part in parts if part.count], key=_COUNT)
    total = sum(map(_COUNT, parts))
    if parts and total <= place.segment.documents * _SPARSE:
        return reduce(_merged, parts)
    sums, seen, documents = scratch.sums, scratch.seen, place.segment.documents
    for part in parts:
        lists = part.docs, part.scores, part.impacts, part.count, part.weight
        kernels.accumulate(*lists, sums, seen)
    found = Matches.room(min(documents, total) + 1)
    found.count = kernels.collect(sums, seen, documents, found.docs, found.scores)
    return found


_COUNT = attrgetter("count")


def _merged(found: Matches, other: Matches) -> Matches:
    """Return the documents of either, their scores added up."""
    either = Matches.room(found.count + other.count)
    one, two = found.owned(), other.owned()
    either.count = kernels.merge(
        *(one.docs, one.scores, one.count),
        *(two.docs, two.scores, two.count),
        *(either.docs, either.scores),
    )
    return either


def meet(found: Matches, other: Matches) -> Matches:
    """Return the documents of both, scores added up; uses up both."""
    if other.count < found.count:
        found, other = other, found
    found = found.owned()
    if found.count > _LONG and not len(other.scores):
        if other.count < _LONGER * found.count:
            return _meet_long(found, other)
    found.count = kernels.intersect(
        found.docs,
        found.scores,
        found.count,
        other.docs,
        other.impacts,
        other.scores,
        other.count,
        other.weight,
    )
    return found


def _meet_long(found: Matches, other: Matches) -> Matches:
    """Return the documents of two lists that are both long."""
    both = Matches.room(found.count + 1)
    both.count = kernels.intersect_marked(
        *(found.docs, found.scores, found.count),
        *(other.docs, other.impacts, other.count),
        other.weight,
        scratch.seen,
        *(both.docs, both.scores),
    )
    return both


def remove(found: Matches, out: Matches) -> Matches:
    """Return the documents of `found` that `out` lacks; uses `found` up."""
    found = found.owned()
    found.count = kernels.subtract(
        found.docs, found.scores, found.count, out.docs, out.count
    )
    return found
