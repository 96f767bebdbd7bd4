# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The words of texts numbered: a vocabulary in four flat buffers.

One source, two speeds, as in `kernels.py`; types in `word_table.pxd`. The words lie in
`blob`, end to end, word n between `starts[n]` and `starts[n + 1]`. `slots` finds them:
an open-addressing table of uint64 triples (first 8 bytes; next 8; hash << 32 | number +
1, 0 means free), a power of two long and at most half full. No word has a NUL, so one
of up to 16 bytes is told by its slot alone, and finding it mostly fetches one line of
memory.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "hash_words", "number_words", "place_words"]

COMPILED = bool(cython.compiled)

# 2^64 divided by the golden ratio: all bits of a number move the highest of its product
# (Knuth, The Art of Computer Programming, 6.4)
_PRIME = 0x9E3779B97F4A7C15
_LOW, _BITS = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def hash_words(spelt: Buffer, bounds: Buffer, masks: Buffer, out: Buffer) -> None:
    """Write a hash of 32 bits for every word; 2 ns each.

    spelt: uint8, letters of the words and 16 bytes more; bounds: uint32, where each
    begins and ends; masks: uint64[25], number n has the lowest n - 8 bytes set: none
    below, 8 above.
    """
    n = len(bounds) // 2
    prime, bits = _PRIME, _BITS
    with cython.nogil:
        for word in range(n):
            start = bounds[2 * word]
            stop = bounds[2 * word + 1]
            short = stop - start if stop - start < 16 else 16
            h = _eight(spelt, start) & masks[short + 8]
            h = (h * prime & bits) ^ (_eight(spelt, start + 8) & masks[short])
            for i in range(start + 16, stop):
                h = (h * prime & bits) ^ spelt[i]
            out[word] = ((h ^ h >> 29) * prime & bits) >> 32


def number_words(
    spelt: Buffer,
    bounds: Buffer,
    masks: Buffer,
    hashes: Buffer,
    at: int,
    slots: Buffer,
    blob: Buffer,
    starts: Buffer,
    out: Buffer,
    counts: Buffer,
) -> int:
    """Number words from the one at `at` on; return which one it came to.

    spelt, bounds, masks: as for `hash_words`; hashes: uint32, what it wrote; out:
    uint32, the numbers. counts: uint32[1], words known, brought up to date. `blob` has
    room for all words. Stops early when half of `slots` is full: the caller makes room
    and goes on from there. 10 ns a word: the slot of one ahead is fetched before its
    turn.
    """
    n = len(bounds) // 2
    known = counts[0]
    most = len(slots) // 6
    last_slot = len(slots) // 3 - 1
    shift = _shift(last_slot)
    used = starts[known]
    low = _LOW
    with cython.nogil:
        while at < n and known < most:
            if cython.compiled:
                slot = hashes[at + 12 if at + 12 < n else at] >> shift
                # a word of C, from word_table.pxd: neither mypy nor ruff can know it
                prefetch(cython.address(slots[3 * slot]))  # type: ignore[name-defined]  # noqa: F821  C's
            start = bounds[2 * at]
            stop = bounds[2 * at + 1]
            size = stop - start
            short = size if size < 16 else 16
            head = _eight(spelt, start) & masks[short + 8]
            tail = _eight(spelt, start + 8) & masks[short]
            h = hashes[at]
            slot = h >> shift
            while True:
                number = slots[3 * slot + 2] & low
                if number == 0:
                    slots[3 * slot] = head
                    slots[3 * slot + 1] = tail
                    slots[3 * slot + 2] = h << 32 | (known + 1)
                    for i in range(start, stop):
                        blob[used] = spelt[i]
                        used += 1
                    number = known
                    known += 1
                    starts[known] = used
                    break
                number -= 1
                if (
                    slots[3 * slot] == head
                    and slots[3 * slot + 1] == tail
                    and (size <= 16 or _is(blob, starts, number, spelt, start, stop))
                ):
                    break
                slot = (slot + 1) & last_slot
            out[at] = number
            at += 1
    counts[0] = known
    return at


def place_words(slots: Buffer, larger: Buffer) -> None:
    """Enter all words of one table into a larger one that is all zero."""
    last_slot = len(larger) // 3 - 1
    shift = _shift(last_slot)
    n = len(slots) // 3
    with cython.nogil:
        for i in range(n):
            if slots[3 * i + 2] != 0:
                slot = slots[3 * i + 2] >> 32 >> shift
                while larger[3 * slot + 2] != 0:
                    slot = (slot + 1) & last_slot
                for k in range(3):
                    larger[3 * slot + k] = slots[3 * i + k]


def _shift(last_slot: int) -> int:
    """Return how far a hash of 32 bits is moved to number a slot."""
    shift: int = 32
    while last_slot > 0:
        last_slot >>= 1
        shift -= 1
    return shift


def _eight(spelt: Buffer, at: int) -> int:
    """Return eight bytes as a number, the first of them the lowest."""
    number: int = 0
    for k in range(8):
        byte: int = spelt[at + k]
        number |= byte << 8 * k
    return number


def _is(
    blob: Buffer, starts: Buffer, number: int, spelt: Buffer, at: int, end: int
) -> bool:
    """Whether word `number` is spelt[at:end]."""
    first = starts[number]
    if starts[number + 1] - first != end - at:
        return False
    for i in range(end - at):
        if blob[first + i] != spelt[at + i]:
            return False
    return True
