# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""Words spelt alike, and texts made of the same passages.

One source, two speeds, as in `kernels.py`; types in `likeness.pxd`. A sketch is what is
kept of a text to tell whether another says the same: every four words in a row have a
hash; the hashes fall into SLOTS slots, and of each slot the smallest is kept, in 16
bits, 0 where it is empty. Two texts have about as many slots alike as passages in
common (Li, Owen and Zhang, "One permutation hashing", 2012).
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "SLOTS", "first_alike", "sketch", "spelt_alike", "texts_alike"]

COMPILED = bool(cython.compiled)
SLOTS = 64

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def sketch(
    terms: Buffer,
    ends: Buffer,
    titles: Buffer,
    bodies: Buffer,
    hashes: Buffer,
    out: Buffer,
) -> None:
    """Write the sketch of every document's body.

    terms: uint32, the words of documents one after another; ends, titles, bodies:
    uint32, where each document ends and how many words its title and body have.
    hashes: uint32, of each word. out: uint16 zeros, 64 per document. O(words).
    """
    documents = len(ends)
    bits, prime, mix, stir = 0xFFFFFFFF, 0x01000193, 0x85EBCA6B, 0xC2B2AE35
    with cython.nogil:
        start = 0
        for doc in range(documents):
            first = start + titles[doc]
            last = first + bodies[doc]
            a = b = c = bits
            for i in range(first, last):
                d = hashes[terms[i]]
                # FNV's prime, then all bits are stirred (MurmurHash3's last step)
                h = (a * prime & bits) ^ b
                h = (h * prime & bits) ^ c
                h = (h * prime & bits) ^ d
                h = (h ^ h >> 16) * mix & bits
                h = (h ^ h >> 13) * stir & bits
                h ^= h >> 16
                a = b
                b = c
                c = d
                if i < first + 3:
                    continue
                slot = doc * 64 + (h & 63)
                value = h >> 16
                # 1 at least, since 0 is an empty slot, which is as if it had 65,536
                value -= value > 0
                kept = (out[slot] - 1) & 65535
                out[slot] = (value if value < kept else kept) + 1
            start = ends[doc]


def texts_alike(
    sketches: Buffer,
    documents: int,
    wanted: Buffer,
    fewest: int,
    percent: int,
    out: Buffer,
) -> int:
    """Write which of the documents have about the text of `wanted`; returns how many.

    sketches: uint16, 64 per document; wanted: uint16[64]. Alike are those that share
    `percent` of the slots that both fill, at least `fewest`. out: uint32, room for all
    documents. O(documents).
    """
    found = 0
    with cython.nogil:
        for doc in range(documents):
            both = 0
            same = 0
            at = doc * 64
            for slot in range(64):
                filled = (wanted[slot] > 0) & (sketches[at + slot] > 0)
                both += filled
                same += filled & (wanted[slot] == sketches[at + slot])
            if same >= fewest and same * 100 >= both * percent:
                out[found] = doc
                found += 1
    return found


def first_alike(sketches: Buffer, fewest: int, percent: int, out: Buffer) -> None:
    """Write for each document the first before it that has about its text, itself where
    none has; only those that are first themselves are looked at.

    sketches, fewest, percent: as for `texts_alike`; out: uint32, one per document.
    O(documents x different ones).
    """
    documents = len(out)
    with cython.nogil:
        for doc in range(documents):
            out[doc] = doc
            for other in range(doc):
                if out[other] == other and _alike(
                    sketches, doc * 64, other * 64, fewest, percent
                ):
                    out[doc] = other
                    break


def _alike(sketches: Buffer, one: int, two: int, fewest: int, percent: int) -> bool:
    """Whether the sketches that begin at `one` and `two` share enough slots."""
    both = 0
    same = 0
    for slot in range(64):
        filled = (sketches[one + slot] > 0) & (sketches[two + slot] > 0)
        both += filled
        same += filled & (sketches[one + slot] == sketches[two + slot])
    return bool(same >= fewest and same * 100 >= both * percent)


def spelt_alike(
    blob: Buffer,
    starts: Buffer,
    low: int,
    high: int,
    word: Buffer,
    most: int,
    path: Buffer,
    rows: Buffer,
    numbers: Buffer,
    distances: Buffer,
) -> int:
    """Write which words of a sorted dictionary lie up to `most` edits from a word.

    An edit puts a letter in, leaves one out, changes one or swaps two neighbours. Entry
    i is blob[starts[i]:starts[i + 1]] in UTF-8; entries of [low, high) are looked at.
    word: uint32, code points, at most 60. numbers: uint32, distances: uint8, as many as
    there is room for; returns how many there are. path: uint32[64] and rows: uint8[64 x
    (len(word) + 1)] are scratch. What begins as the entry before goes on from there,
    and all entries that begin in a way that can never become near are passed over at
    once: a few per cent of a dictionary are read.
    """
    width = len(word) + 1
    room = len(numbers)
    found = 0
    depth = 0
    i = low
    with cython.nogil:
        for j in range(width):
            rows[j] = j
        while i < high and found < room:
            at = starts[i]
            end = starts[i + 1]
            d = 0
            while d < depth and at < end and _letter(blob, at) == path[d]:
                at += _bytes(blob[at])
                d += 1
            depth = d
            least = 0
            while at < end and least <= most and depth < 63:
                path[depth] = _letter(blob, at)
                at += _bytes(blob[at])
                depth += 1
                least = _next_row(rows, depth, width, word, path)
            if least > most:
                i = _next_beginning(blob, starts, i, high, at - starts[i])
                continue
            if at == end and rows[depth * width + width - 1] <= most:
                numbers[found] = i
                distances[found] = rows[depth * width + width - 1]
                found += 1
            i += 1
    return found


def _bytes(lead: int) -> int:
    """Return how many bytes the letter with this first byte has in UTF-8."""
    return 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _letter(blob: Buffer, at: int) -> int:
    """Return the code point whose bytes begin at `at`."""
    code: int = blob[at]
    if code >= 0xF0:
        code = (code & 0x07) << 6 | (blob[at + 1] & 0x3F)
        code = code << 12 | (blob[at + 2] & 0x3F) << 6 | (blob[at + 3] & 0x3F)
    elif code >= 0xE0:
        code = (code & 0x0F) << 12 | (blob[at + 1] & 0x3F) << 6 | (blob[at + 2] & 0x3F)
    elif code >= 0x80:
        code = (code & 0x1F) << 6 | (blob[at + 1] & 0x3F)
    return code


def _next_row(rows: Buffer, depth: int, width: int, word: Buffer, path: Buffer) -> int:
    """Fill the row of edits after `depth` letters of the path; return its least."""
    here = depth * width
    above = here - width
    rows[here] = depth
    least = depth
    for j in range(1, width):
        cost: int = rows[above + j - 1] + (word[j - 1] != path[depth - 1])
        if rows[above + j] + 1 < cost:
            cost = rows[above + j] + 1
        if rows[here + j - 1] + 1 < cost:
            cost = rows[here + j - 1] + 1
        if (
            depth > 1
            and j > 1
            and word[j - 1] == path[depth - 2]
            and word[j - 2] == path[depth - 1]
            and rows[above - width + j - 2] + 1 < cost
        ):
            cost = rows[above - width + j - 2] + 1
        rows[here + j] = cost
        if cost < least:
            least = cost
    return least


def _begins(blob: Buffer, at: int, end: int, other: int, length: int) -> bool:
    """Return whether blob[at:end] begins with blob[other:other + length]."""
    if end - at < length:
        return False
    for k in range(length):
        if blob[at + k] != blob[other + k]:
            return False
    return True


def _next_beginning(
    blob: Buffer, starts: Buffer, i: int, high: int, length: int
) -> int:
    """Return the first entry after i that begins otherwise in its first bytes."""
    first = starts[i]
    step = 1
    while i + step < high and _begins(
        blob, starts[i + step], starts[i + step + 1], first, length
    ):
        i += step
        step <<= 1
    last = i + step if i + step < high else high
    while last - i > 1:
        middle = (i + last) >> 1
        if _begins(blob, starts[middle], starts[middle + 1], first, length):
            i = middle
        else:
            last = middle
    return last
