# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The words of a dictionary put in the order of their bytes.

One source, two speeds, as in `kernels.py`; types in `sorting.pxd`. Word n lies in
`blob` between `starts[n]` and `starts[n + 1]` (uint32); none has a NUL. No loop here
holds the interpreter: a large dictionary takes longer than a search may wait.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "hash_words", "sort_words", "spell_words"]

COMPILED = bool(cython.compiled)

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def sort_words(
    blob: Buffer, starts: Buffer, heads: Buffer, order: Buffer, other: Buffer
) -> None:
    """Write the numbers of the words by bytes ascending; O(n log n).

    A merge sort from runs of one word up: it reads in order, and mostly compares
    `heads`, the first 8 bytes of each word as a number. heads: uint64, other: uint32,
    both scratch; order: uint32 (result); all one per word.
    """
    n = len(order)
    with cython.nogil:
        for i in range(n):
            heads[i] = _head(blob, starts[i], starts[i + 1])
            order[i] = i
        width = 1
        while width < n:
            low = 0
            while low < n:
                middle = low + width if low + width < n else n
                high = middle + width if middle + width < n else n
                _merge(blob, starts, heads, order, other, low, middle, high)
                low = high
            for i in range(n):
                order[i] = other[i]
            width *= 2


def spell_words(
    blob: Buffer,
    starts: Buffer,
    order: Buffer,
    ranks: Buffer,
    out: Buffer,
    out_starts: Buffer,
) -> None:
    """Write the words in an order, end to end, and the rank of each in it.

    out: uint8, as many as the words have; ranks: uint32, one per word, out_starts:
    uint32, one more, the first of them 0 (results).
    """
    n = len(order)
    size = 0
    with cython.nogil:
        for rank in range(n):
            word = order[rank]
            ranks[word] = rank
            for i in range(starts[word], starts[word + 1]):
                out[size] = blob[i]
                size += 1
            out_starts[rank + 1] = size


def hash_words(blob: Buffer, starts: Buffer, table: Buffer, out: Buffer) -> None:
    """Write the CRC-32 of every word; table: uint32[256], that of each byte's step."""
    n = len(out)
    bits = 0xFFFFFFFF
    with cython.nogil:
        for word in range(n):
            h = bits
            for i in range(starts[word], starts[word + 1]):
                h = table[(h ^ blob[i]) & 255] ^ (h >> 8)
            out[word] = h ^ bits


def _head(blob: Buffer, start: int, end: int) -> int:
    """Return the first 8 bytes as a number, a shorter word filled up with zeros."""
    head: int = 0
    for i in range(start, start + 8):
        head = head << 8 | (blob[i] if i < end else 0)
    return head


def _merge(
    blob: Buffer,
    starts: Buffer,
    heads: Buffer,
    order: Buffer,
    other: Buffer,
    low: int,
    middle: int,
    high: int,
) -> None:
    """Merge order[low:middle] and order[middle:high], each sorted, into `other`."""
    a = low
    b = middle
    for at in range(low, high):
        if b == high or (
            a < middle and not _is_before(blob, starts, heads, order[b], order[a])
        ):
            other[at] = order[a]
            a += 1
        else:
            other[at] = order[b]
            b += 1


def _is_before(blob: Buffer, starts: Buffer, heads: Buffer, one: int, two: int) -> bool:
    """Whether word `one` comes before word `two`."""
    if heads[one] != heads[two]:
        return bool(heads[one] < heads[two])
    i = starts[one] + 8
    j = starts[two] + 8
    while i < starts[one + 1] and j < starts[two + 1]:
        if blob[i] != blob[j]:
            return bool(blob[i] < blob[j])
        i += 1
        j += 1
    return bool(j < starts[two + 1])
