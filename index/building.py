# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The hot loops over the words of documents and what is said of them, before they are
inverted.

One source, two speeds, as in `kernels.py`; types in `building.pxd`; the same names are
used. Words are uint32 numbers, documents one after another.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = [
    "COMPILED",
    "fill_rows",
    "fill_short_rows",
    "find_pairs",
    "gather_members",
    "measure_rows",
    "remap",
    "weigh",
]

COMPILED = bool(cython.compiled)

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def remap(terms: Buffer, rank: Buffer) -> None:
    """Replace every term number by its rank, in place; 1 look-up per word."""
    n = len(terms)
    with cython.nogil:
        for i in range(n):
            terms[i] = rank[terms[i]]


def find_pairs(
    words: Buffer,
    titles: Buffer,
    bodies: Buffer,
    marks: Buffer,
    counts: Buffer,
    places: Buffer,
) -> int:
    """Write where two marked words stand side by side; returns how often they do.

    words: uint32, title and body of one document after another; titles, bodies: uint32,
    how many words each has; marks: uint16, one per word of the dictionary, 0 or its
    number among the m marked ones, from 1. Results: counts, uint32[m x m] zeros, how
    often word b follows word a at (a - 1) m + b - 1; places, uint32, as many as there
    are words, where in `words` the first of each pair is. 2 ns a word.
    """
    parts = 2 * len(titles)
    total = 0
    i = 0
    m = int(len(counts) ** 0.5 + 0.5)
    with cython.nogil:
        for part in range(parts):
            end = i + (bodies[part >> 1] if part & 1 else titles[part >> 1])
            a = 0
            while i < end:
                b = marks[words[i]]
                if a > 0 and b > 0:
                    counts[(a - 1) * m + b - 1] += 1
                    places[total] = i - 1
                    total += 1
                a = b
                i += 1
    return total


def weigh(
    words: Buffer,
    titles: Buffer,
    bodies: Buffer,
    silent: Buffer,
    title_weight: float,
    lengths: Buffer,
) -> None:
    """Add up the weighted length of every document; 1 look-up per word.

    words, titles, bodies: as in `find_pairs`; silent: uint8, 1 for each word of the
    dictionary that no length counts; lengths: float32, one per document (results).
    """
    documents = len(titles)
    i = 0
    with cython.nogil:
        for doc in range(documents):
            title_end = i + titles[doc]
            body_end = title_end + bodies[doc]
            in_title = 0
            in_body = 0
            while i < title_end:
                in_title += 1 - silent[words[i]]
                i += 1
            while i < body_end:
                in_body += 1 - silent[words[i]]
                i += 1
            lengths[doc] = title_weight * in_title + in_body


def measure_rows(
    said: Buffer, said_ends: Buffer, values: Buffer, counts: Buffer
) -> int:
    """Count the documents of every value; return the length of all rows together.

    said, said_ends: as in `Batch`; values: uint32, of each saying the number of its
    value, from 1, 0 for none; counts: uint32 zeros, one per value and one before them.
    """
    documents = len(said_ends)
    total = 0
    s = 0
    with cython.nogil:
        for doc in range(documents):
            while s < said_ends[doc]:
                value = values[said[s]]
                if value > 0:
                    counts[value] += 1
                    total += 1
                s += 1
            total = (total + 3) & ~3
    return total


def fill_rows(
    said: Buffer,
    said_ends: Buffer,
    values: Buffer,
    numbers: Buffer,
    following: Buffer,
    row_starts: Buffer,
    rows: Buffer,
    docs: Buffer,
) -> None:
    """Write the row of every document and the documents of every value.

    said, said_ends, values: as in `measure_rows`; numbers: uint32, what stands in a row
    for each value; following: uint32, where the documents of each value begin, moved to
    their ends (both: one entry before the first value). row_starts: uint32, one more
    than documents, rows: uint32 zeros, a multiple of 4 for each, docs: uint16.
    """
    documents = len(said_ends)
    s = 0
    n = 0
    with cython.nogil:
        for doc in range(documents):
            row_starts[doc] = n
            while s < said_ends[doc]:
                value = values[said[s]]
                if value > 0:
                    rows[n] = numbers[value]
                    n += 1
                    docs[following[value]] = doc
                    following[value] += 1
                s += 1
            n = (n + 3) & ~3
        row_starts[documents] = n


def fill_short_rows(
    said: Buffer,
    said_ends: Buffer,
    values: Buffer,
    numbers: Buffer,
    given: Buffer,
    row_starts: Buffer,
    rows: Buffer,
) -> int:
    """Write the short row of every document; returns the length of all together.

    said, said_ends, values: as in `measure_rows`; numbers, given: uint32, by value,
    what stands in a row for it, and what stands there once for all values of its field;
    0 for nothing. row_starts: uint32, one more than documents; rows: uint32, room for
    twice as many as are said.
    """
    documents = len(said_ends)
    s = 0
    n = 0
    with cython.nogil:
        for doc in range(documents):
            row_starts[doc] = n
            before = 0
            while s < said_ends[doc]:
                value = values[said[s]]
                s += 1
                if given[value] != before and given[value] > 0:
                    before = given[value]
                    rows[n] = before
                    n += 1
                if numbers[value] > 0:
                    rows[n] = numbers[value]
                    n += 1
        row_starts[documents] = n
    return n


def gather_members(groups: Buffer, bounds: Buffer, members: Buffer) -> None:
    """List the words of every group; O(words).

    groups: uint32, of each word its group. bounds: uint32 zeros, one more than there
    are groups, where each one's words begin in `members` (uint32), ascending (results).
    """
    words = len(groups)
    count = len(bounds) - 1
    with cython.nogil:
        for word in range(words):
            bounds[groups[word]] += 1
        end = 0
        for group in range(count + 1):
            end += bounds[group]
            bounds[group] = end
        # from behind, so that what were the ends become the beginnings
        word = words
        while word > 0:
            word -= 1
            bounds[groups[word]] -= 1
            members[bounds[groups[word]]] = word
