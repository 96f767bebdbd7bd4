"""The values of a facet field A-Z, those of all segments together."""

import mmap
from array import array
from collections.abc import Sequence

from index import kernels
from index.segment import Segment

__all__ = ["ranks"]


def ranks(segments: Sequence[Segment], name: str, start: int, end: int) -> "array[int]":
    """Return, for every number of a field's values from `start` to before `end`, which
    place it has by label, then by value, from 1; 0 for those that no segment has.

    Of several labels of a value the first segment's counts. Raise IndexDamaged.
    O(values of the field in all segments); 3 ms for 80,000.
    """
    found = array("I", bytes(4 * (end - start)))
    size = sum(_most_bytes(segment, name) for segment in segments)
    names = memoryview(mmap.mmap(-1, max(1, size)))  # takes memory when written
    name_starts, bins = array("I", bytes(4 * len(found) + 4)), found[:]
    count = 0
    for segment in segments:
        texts, (low, high) = segment.values, segment.value_range(name)
        count = kernels.take_names(
            texts.blob, texts.at, low, high, segment.packed, start, found,
            names, name_starts, bins, count,
        )  # fmt: skip
    order = array("I", bytes(8 * count))
    kernels.rank_names(names, name_starts, bins, count, order, found)
    return found


def _most_bytes(segment: Segment, name: str) -> int:
    """Return how long the names of a field's values are at most, proved."""
    low, high = segment.value_range(name)
    return 2 * segment.values.prove(low, high) + high - low
