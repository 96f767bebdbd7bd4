# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The hot loops of making a segment: from the words of documents to posting lists.

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
    "count_pairs",
    "fill_rows",
    "invert",
    "lay_out",
    "mark_rules",
    "measure",
    "measure_rows",
    "remap",
    "unite_words",
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


def count_pairs(
    words: Buffer, titles: Buffer, bodies: Buffer, marks: Buffer, counts: Buffer
) -> int:
    """Count how often two marked words stand side by side; returns the sum.

    words: uint32, title and body of one document after another; titles, bodies: uint32,
    how many words each has; marks: uint16, one per word of the dictionary, 0 or its
    number among the m marked ones, from 1; counts: uint32[m x m] zeros, gets how often
    word b follows word a at (a - 1) m + b - 1. 2 ns a word.
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
                    total += 1
                a = b
                i += 1
    return total


def lay_out(
    words: Buffer,
    titles: Buffer,
    bodies: Buffer,
    marks: Buffer,
    numbers: Buffer,
    said: Buffer,
    said_ends: Buffer,
    fields: Buffer,
    saying_ends: Buffer,
    saying_terms: Buffer,
    saying_places: Buffer,
    widths: Buffer,
    gap: int,
    out_terms: Buffer,
    out_positions: Buffer,
    out_ends: Buffer,
) -> None:
    """Write each document's words, what its tag fields say, and its pairs, with where
    they stand: the body `gap` words behind the title, each field from 0 on.

    words, titles, bodies, marks: as in `count_pairs`; numbers: uint32[m x m], the term
    that stands for each pair, at the position of its first word. said, said_ends and
    the five arrays of the sayings: as in `Batch` and `Sayings`. out_terms,
    out_positions, out_ends: uint32, the results, with room for all. 4 ns a word.
    """
    documents = len(titles)
    m = int(len(numbers) ** 0.5 + 0.5)
    first = 0
    s = 0
    n = 0
    with cython.nogil:
        for doc in range(documents):
            title_end = first + titles[doc]
            end = title_end + bodies[doc]
            for i in range(first, end):
                out_terms[n] = words[i]
                out_positions[n] = i - first + (gap if i >= title_end else 0)
                n += 1
            field = -1
            place = 0
            while s < said_ends[doc]:
                saying = said[s]
                if fields[saying] != field:
                    field = fields[saying]
                    place = 0
                k = saying_ends[saying - 1] if saying > 0 else 0
                while k < saying_ends[saying]:
                    out_terms[n] = saying_terms[k]
                    out_positions[n] = place + saying_places[k]
                    n += 1
                    k += 1
                place += widths[saying]
                s += 1
            a = 0
            for i in range(first, end):
                b = marks[words[i]]
                if a > 0 and b > 0 and i != title_end:
                    out_terms[n] = numbers[(a - 1) * m + b - 1]
                    out_positions[n] = i - 1 - first + (gap if i > title_end else 0)
                    n += 1
                a = b
            out_ends[doc] = n
            first = end


def weigh(
    words: Buffer,
    titles: Buffer,
    bodies: Buffer,
    silent: Buffer,
    title_weight: float,
    lengths: Buffer,
) -> None:
    """Add up the weighted length of every document; 1 look-up per word.

    words, titles, bodies: as in `count_pairs`; silent: uint8, 1 for each word of the
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


def measure(
    terms: Buffer, positions: Buffer, ends: Buffer, places: Buffer, last: Buffer
) -> None:
    """Count postings and position units of every term; 2 passes' first.

    terms, positions: uint32, one per word, documents one after another; ends: uint32,
    one per document. places: uint32 zeros, two per term, its postings and its units
    (results). last: uint32, two per term, the document it was last seen in, at first
    the number of documents, and the position there. What is known of a term lies
    together, since every word fetches it from anywhere.
    """
    documents = len(ends)
    i = 0
    with cython.nogil:
        for doc in range(documents):
            end = ends[doc]
            while i < end:
                t = 2 * terms[i]
                gap = positions[i]
                if last[t] != doc:
                    last[t] = doc
                    places[t] += 1
                else:
                    gap -= last[t + 1]
                last[t + 1] = positions[i]
                places[t + 1] += 1 + gap // 32767
                i += 1


def invert(
    terms: Buffer,
    positions: Buffer,
    ends: Buffer,
    titles: Buffer,
    bodies: Buffer,
    norms: Buffer,
    title_weight: float,
    following: Buffer,
    last: Buffer,
    frequencies: Buffer,
    docs: Buffer,
    impacts: Buffer,
    units: Buffer,
    skips: Buffer,
) -> None:
    """Turn documents into posting lists, term by term; the second pass.

    titles, bodies: uint32, words of each document's title and body, in this order
    before any other word of it; norms: float32, k1 times the length norm of each.
    following: uint32, two per term, where its postings and its units begin (moved to
    their ends). last: as in `measure`, filled anew. frequencies: float32 zeros, one per
    posting. docs, impacts, units, skips: the results.
    """
    documents = len(ends)
    vocabulary = len(following) // 2
    total = len(docs)
    i = 0
    with cython.nogil:
        for doc in range(documents):
            title_end = i + titles[doc]
            body_end = title_end + bodies[doc]
            end = ends[doc]
            while i < end:
                t = 2 * terms[i]
                u = following[t + 1]
                gap = positions[i]
                if last[t] != doc:
                    if last[t] != documents:
                        units[u - 1] |= 0x8000
                    last[t] = doc
                    p = following[t]
                    following[t] = p + 1
                    docs[p] = doc
                    if p & 15 == 0:
                        skips[p >> 4] = u
                else:
                    p = following[t] - 1
                    gap -= last[t + 1]
                last[t + 1] = positions[i]
                while gap >= 32767:
                    units[u] = 32767
                    u += 1
                    gap -= 32767
                units[u] = gap
                following[t + 1] = u + 1
                if i < title_end:
                    frequencies[p] += title_weight
                elif i < body_end:
                    frequencies[p] += 1
                i += 1
        for t in range(vocabulary):
            if following[2 * t + 1] > 0:
                units[following[2 * t + 1] - 1] |= 0x8000
        for p in range(total):
            impacts[p] = _impact(frequencies[p], norms[docs[p]])


def _impact(frequency: float, norm: float) -> int:
    """Return 255 x / (x + norm) as a byte, 1..254."""
    x = 255 * frequency / (frequency + norm)
    return 1 if x < 1 else 254 if x > 254 else int(x + 0.5)


def mark_rules(starts: Buffer, docs: Buffer, rules: Buffer, marks: Buffer) -> None:
    """Set bit r of a word's mark where documents of the rules r have it.

    starts: uint32, where the postings of each word begin in `docs` (uint16), and more
    than there are words; rules: uint8, one per document, at most 31; marks: uint32
    zeros, one per word (results). O(postings).
    """
    words = len(marks)
    with cython.nogil:
        for word in range(words):
            for at in range(starts[word], starts[word + 1]):
                marks[word] |= 1 << rules[docs[at]]


def unite_words(
    groups: Buffer,
    members: Buffer,
    starts: Buffer,
    docs: Buffer,
    frequencies: Buffer,
    norms: Buffer,
    fewest: int,
    rules: Buffer,
    wanted: int,
    heads: Buffer,
    ends: Buffer,
    out_docs: Buffer,
    out_impacts: Buffer,
) -> int:
    """Write one posting list for each group of words; returns their length.

    groups: uint32, where each group's words begin in `members`, and the end; starts,
    docs, frequencies, norms: the lists of the words and what `invert` made them with.
    The list of a group of less than `fewest` words is left empty. rules: uint8, one per
    document, only those `wanted` are listed; where it is empty, all are. heads: uint32,
    scratch for the largest group. ends: uint32, one per group, where its list ends in
    out_docs and out_impacts. O(postings x words of the group).
    """
    count = len(groups) - 1
    apart = len(rules) > 0
    n = 0
    with cython.nogil:
        for group in range(count):
            first = groups[group]
            size = groups[group + 1] - first
            for k in range(size):
                heads[k] = starts[members[first + k]]
            while size >= fewest:
                doc = 65536
                for k in range(size):
                    at = heads[k]
                    if at < starts[members[first + k] + 1] and docs[at] < doc:
                        doc = docs[at]
                if doc == 65536:
                    break
                x = 0.0
                for k in range(size):
                    at = heads[k]
                    if at < starts[members[first + k] + 1] and docs[at] == doc:
                        x += frequencies[at]
                        heads[k] = at + 1
                if apart and rules[doc] != wanted:
                    continue
                out_docs[n] = doc
                out_impacts[n] = _impact(x, norms[doc])
                n += 1
            ends[group] = n
    return n
