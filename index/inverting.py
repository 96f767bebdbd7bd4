# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The hot loops from the words of documents to posting lists, in two passes.

One source, two speeds, as in `kernels.py`; types in `inverting.pxd`; the same names are
used. Both passes read some documents at a time, laid out anew where the processor has
them at hand: laying them out twice costs less than keeping all that was laid out. With
what is fetched ahead they take 5 and 13 ns a word, twice as long without.

`lists` is what both know of the terms, uint32, four per term: its postings, its units,
the document it was last seen in (65536: none), and the position there. They lie
together, since every word fetches them from anywhere.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = [
    "COMPILED",
    "complete",
    "invert",
    "lay_out",
    "mark_rules",
    "measure",
    "unite_words",
]

COMPILED = bool(cython.compiled)

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def lay_out(
    words: Buffer,
    at: int,
    titles: Buffer,
    bodies: Buffer,
    pairs: Buffer,
    marks: Buffer,
    numbers: Buffer,
    said: Buffer,
    said_at: int,
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
    """Write the words of some documents, what the tag fields of each say, and its
    pairs, with where they stand: the body `gap` words behind the title, each field from
    0 on.

    words, titles, bodies, marks: as in `find_pairs`, and pairs the places that it
    wrote, those of these documents, whose words begin at `at`; numbers: uint32[m x m],
    the term that stands for each pair, at the position of its first word. said,
    said_ends and the five arrays of the sayings: as in `Batch` and `Sayings`; what the
    first document says begins at `said_at`. out_terms, out_positions, out_ends: uint32,
    the results, with room for all. 1 ns a word.
    """
    documents = len(titles)
    many = len(pairs)
    m = int(len(numbers) ** 0.5 + 0.5)
    first = at
    pair = 0
    s = said_at
    n = 0
    with cython.nogil:
        for doc in range(documents):
            title_end = first + titles[doc]
            end = title_end + bodies[doc]
            # apart, so that several words are written at once
            for i in range(first, end):
                out_terms[n + i - first] = words[i]
            for i in range(first, title_end):
                out_positions[n + i - first] = i - first
            for i in range(title_end, end):
                out_positions[n + i - first] = i - first + gap
            n += end - first
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
            while pair < many and pairs[pair] < end:
                i = pairs[pair]
                a = marks[words[i]]
                b = marks[words[i + 1]]
                out_terms[n] = numbers[(a - 1) * m + b - 1]
                out_positions[n] = i - first + (gap if i >= title_end else 0)
                n += 1
                pair += 1
            out_ends[doc] = n
            first = end


def measure(
    first: int, terms: Buffer, positions: Buffer, ends: Buffer, lists: Buffer
) -> None:
    """Count postings and position units of every term; the first pass.

    first: the number of the first document; terms, positions: uint32, one per word,
    documents one after another; ends: uint32, one per document. lists: begins as zeros
    and 65536 (results).
    """
    documents = len(ends)
    i = 0
    with cython.nogil:
        for d in range(documents):
            doc = first + d
            end = ends[d]
            while i < end:
                if cython.compiled:
                    # a word of C, from inverting.pxd: neither mypy nor ruff can know it
                    t = terms[i + 16 if i + 16 < end else i]
                    prefetch(cython.address(lists[4 * t]))  # type: ignore[name-defined]  # noqa: F821  C's
                t = 4 * terms[i]
                gap = positions[i]
                if lists[t + 2] != doc:
                    lists[t + 2] = doc
                    lists[t] += 1
                else:
                    gap -= lists[t + 3]
                lists[t + 3] = positions[i]
                lists[t + 1] += 1 + gap // 32767
                i += 1


def invert(
    first: int,
    terms: Buffer,
    positions: Buffer,
    ends: Buffer,
    titles: Buffer,
    bodies: Buffer,
    title_weight: float,
    lists: Buffer,
    frequencies: Buffer,
    docs: Buffer,
    units: Buffer,
    skips: Buffer,
) -> None:
    """Turn documents into posting lists, term by term; the second pass.

    first, terms, positions, ends: as in `measure`; titles, bodies: uint32, words of
    each document's title and body, in this order before any other word of it. lists:
    where the postings and units of each term go on (moved); again 65536 at first.
    frequencies: float32 zeros, one per posting; docs, units, skips: the results.
    """
    documents = len(ends)
    i = 0
    with cython.nogil:
        for d in range(documents):
            doc = first + d
            title_end = i + titles[d]
            body_end = title_end + bodies[d]
            end = ends[d]
            while i < end:
                if cython.compiled:
                    # what comes is fetched before its turn: first where it goes on,
                    # then the places themselves (as in `measure`, by a word of C)
                    t = 4 * terms[i + 24 if i + 24 < end else i]
                    prefetch(cython.address(lists[t]))  # type: ignore[name-defined]  # noqa: F821  C's
                    t = 4 * terms[i + 12 if i + 12 < end else i]
                    p = lists[t]
                    prefetch(cython.address(docs[p]))  # type: ignore[name-defined]  # noqa: F821  C's
                    prefetch(cython.address(frequencies[p]))  # type: ignore[name-defined]  # noqa: F821  C's
                    u = lists[t + 1]
                    prefetch(cython.address(units[u]))  # type: ignore[name-defined]  # noqa: F821  C's
                t = 4 * terms[i]
                u = lists[t + 1]
                gap = positions[i]
                if lists[t + 2] != doc:
                    if lists[t + 2] != 65536:
                        units[u - 1] |= 0x8000
                    lists[t + 2] = doc
                    p = lists[t]
                    lists[t] = p + 1
                    docs[p] = doc
                    if p & 15 == 0:
                        skips[p >> 4] = u
                else:
                    p = lists[t] - 1
                    gap -= lists[t + 3]
                lists[t + 3] = positions[i]
                while gap >= 32767:
                    units[u] = 32767
                    u += 1
                    gap -= 32767
                units[u] = gap
                lists[t + 1] = u + 1
                if i < title_end:
                    frequencies[p] += title_weight
                elif i < body_end:
                    frequencies[p] += 1
                i += 1


def complete(
    lists: Buffer,
    docs: Buffer,
    frequencies: Buffer,
    norms: Buffer,
    impacts: Buffer,
    units: Buffer,
) -> None:
    """Mark where the last posting of each term ends, and weigh all postings.

    norms: float32, k1 times the length norm of each document; impacts: uint8, one per
    posting (results). The others: as `invert` left them.
    """
    vocabulary = len(lists) // 4
    total = len(docs)
    with cython.nogil:
        for t in range(vocabulary):
            if lists[4 * t + 1] > 0:
                units[lists[4 * t + 1] - 1] |= 0x8000
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
    docs, frequencies, norms: the lists of the words and what they were weighed with.
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
