# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
# distutils: extra_compile_args = --param=max-completely-peel-times=8 -falign-loops=64
"""The hot loops over the flat arrays of a segment.

One source, two speeds: with a C compiler the build turns this file into an extension
module (types in `kernels.pxd`), without one it runs as plain Python. Nothing here
allocates, raises or knows what a release is: buffers come in, counts go out, and the
interpreter lock is released while a loop runs.

Names used throughout:
  docs      uint16  document numbers, ascending
  impacts   uint8   BM25F impact of a posting without idf, 1..254, as rank.py says
  scores    float32 one per document of a match list
  units     uint16  positions: 15 bits of gap to the position before (the first counts
                    from 0), 32767 means "add 32767, no position yet"; the top bit is
                    set on the last unit of a posting
  skips     uint32  where in `units` every 16th posting begins
Costs are stated per posting or per matching document.
"""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = [
    "COMPILED",
    "Prover",
    "StringTable",
    "Tables",
    "Texts",
    "accumulate",
    "add_group",
    "bisect",
    "closeness",
    "collect",
    "collect_group",
    "complement",
    "drop_rests",
    "fade",
    "intersect",
    "intersect_marked",
    "keep_live",
    "keep_most",
    "keep_rules",
    "merge",
    "phrase",
    "rank_names",
    "saturate",
    "score",
    "stored",
    "subtract",
    "take_names",
]

COMPILED = bool(cython.compiled)

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray
Prove = Callable[[int, int], None]


# ---------------------------------------------------------------- proofs


class Prover:
    """Sees to it that what is read of one section of a file was proved before.

    unproved: uint8, 1 for each block of 1 << `shift` bytes of the file that was not;
    `offset` is where the section begins; `prove` is called with a start and an end in
    the file.
    """

    def __init__(self, unproved: Buffer, shift: int, offset: int, prove: Prove) -> None:
        self._unproved = unproved
        self._shift = shift
        self._offset = offset
        self._prove = prove

    def check(self, start: int, end: int) -> None:
        """Have the bytes [start, end) of the section proved if they were not."""
        # asked for all that is read: mostly there is nothing to do
        start += self._offset
        end += self._offset
        last = (end + (1 << self._shift) - 1) >> self._shift
        for block in range(start >> self._shift, last):
            if self._unproved[block] != 0:
                self._prove(start, end)
                return


# ---------------------------------------------------------------- dictionaries


class StringTable:
    """Strings laid end to end: string i is blob[at[i]:at[i + 1]], in UTF-8.

    at: uint32; both are sections of a file, which the provers are of.
    """

    def __init__(
        self, blob: Buffer, at: Buffer, prove_text: Prover, prove_at: Prover
    ) -> None:
        self._blob = blob
        self._at = at
        self._prove_text = prove_text
        self._prove_at = prove_at

    def text(self, i: int) -> str:
        """Return string i, proved; 0.2 us."""
        self._prove_at.check(4 * i, 4 * i + 8)
        start = self._at[i]
        end = self._at[i + 1]
        self._prove_text.check(start, end)
        if cython.compiled:
            # C's decoder, from kernels.pxd: neither mypy nor ruff can know it
            if start == end:
                return ""
            return decoded(cython.address(self._blob[start]), end - start)  # type: ignore[name-defined,no-any-return]  # noqa: F821
        return str(self._blob[start:end], "utf-8", "surrogatepass")


def bisect(blob: Buffer, starts: Buffer, low: int, high: int, word: Buffer) -> int:
    """Return the first entry in [low, high) not below `word`; O(log n) compares.

    Entry i is blob[starts[i]:starts[i + 1]]; entries ascend by bytes. Reads nothing
    beyond the blob even if `starts` is damaged.
    """
    length = len(word)
    size = len(blob)
    with cython.nogil:
        while low < high:
            middle = (low + high) >> 1
            at = starts[middle]
            end = starts[middle + 1]
            end = end if end < size else size
            i = 0
            while i < length and at < end and blob[at] == word[i]:
                at += 1
                i += 1
            if i < length and (at >= end or blob[at] < word[i]):
                low = middle + 1
            else:
                high = middle
    return low


def take_names(
    texts: Buffer,
    starts: Buffer,
    low: int,
    high: int,
    numbers: Buffer,
    first: int,
    known: Buffer,
    names: Buffer,
    name_starts: Buffer,
    bins: Buffer,
    count: int,
) -> int:
    """Write the names of the values [low, high) that are not known behind the `count`
    that are; returns how many there are now.

    Entry i of the values is texts[starts[i]:starts[i + 1]]: "value" or "value NUL
    label"; its name is "label NUL value". numbers: uint32, the number of each; known:
    uint32, not 0 for those that are, by number from `first` on, beyond which nothing is
    read. names: uint8; name_starts: uint32; bins: uint32, number - first of each name.
    """
    end = name_starts[count]
    with cython.nogil:
        for i in range(low, high):
            at = numbers[i] - first
            if at < 0 or at >= len(known) or known[at] != 0:
                continue
            start = starts[i]
            stop = starts[i + 1]
            middle = start
            while middle < stop and texts[middle] != 0:
                middle += 1
            for j in range(middle + 1 if middle < stop else start, stop):
                names[end] = texts[j]
                end += 1
            names[end] = 0
            end += 1
            for j in range(start, middle):
                names[end] = texts[j]
                end += 1
            known[at] = 1
            bins[count] = at
            count += 1
            name_starts[count] = end
    return count


def rank_names(
    names: Buffer, starts: Buffer, bins: Buffer, n: int, order: Buffer, ranks: Buffer
) -> None:
    """Write the place of each name among all, by bytes and from 1, to ranks[bins[i]].

    names, starts, bins: as in `take_names`; order: uint32[2n] scratch; ranks: uint32.
    Merges ever longer runs: O(n) where the names are in order, else O(n log n), 40 ns a
    compare.
    """
    with cython.nogil:
        for i in range(n):
            order[i] = i
        width = 1
        while width < n:
            low = 0
            while low + width < n:
                _merge_runs(names, starts, order, low, low + width, n, width)
                low += 2 * width
            width *= 2
        for i in range(n):
            ranks[bins[order[i]]] = i + 1


def _merge_runs(
    names: Buffer, starts: Buffer, order: Buffer, low: int, at: int, n: int, width: int
) -> None:
    """Merge the runs of `order` that begin at `low` and `at`, by way of what is behind
    its first n."""
    if not _is_before(names, starts, order[at], order[at - 1]):
        return
    end = at + width if at + width < n else n
    size = at - low
    for i in range(size):
        order[n + i] = order[low + i]
    i = 0
    while i < size:
        if at < end and _is_before(names, starts, order[at], order[n + i]):
            order[low] = order[at]
            at += 1
        else:
            order[low] = order[n + i]
            i += 1
        low += 1


def _is_before(names: Buffer, starts: Buffer, one: int, other: int) -> int:
    """Return whether name `one` comes before the other."""
    a = starts[one]
    b = starts[other]
    end = starts[one + 1]
    other_end = starts[other + 1]
    while a < end and b < other_end and names[a] == names[b]:
        a += 1
        b += 1
    if b == other_end or (a < end and names[a] > names[b]):
        return 0
    return 1


# ---------------------------------------------------------------- match lists


def score(
    docs: Buffer,
    impacts: Buffer,
    n: int,
    weight: float,
    out_docs: Buffer,
    out_scores: Buffer,
) -> None:
    """Copy one posting list out as a match list; without impacts, scores are 0."""
    scored = len(impacts) > 0
    with cython.nogil:
        for i in range(n):
            out_docs[i] = docs[i]
        for i in range(n):
            out_scores[i] = weight * impacts[i] if scored else 0


def add_group(
    docs: Buffer, impacts: Buffer, n: int, table: Buffer, sums: Buffer, bits: Buffer
) -> None:
    """Add one word's postings to the sums of its group (words of one prefix).

    table: float32[256], what an impact stands for before saturation, which is what
    adds up within a document; sums: float32[65536]; bits: uint64[1024], one for each
    document. 2 ns a posting.
    """
    with cython.nogil:
        for i in range(n):
            sums[docs[i]] += table[impacts[i]]
            _mark(bits, docs[i])


def collect_group(
    sums: Buffer, bits: Buffer, weight: float, out_docs: Buffer, out_scores: Buffer
) -> int:
    """Move the sums of a group out as a match list, saturated, and clear them.

    2 ns a document.
    """
    with cython.nogil:
        n = _take(bits, out_docs)
        for i in range(n):
            out_scores[i] = sums[out_docs[i]]
            sums[out_docs[i]] = 0
        for i in range(n):
            x = out_scores[i]
            out_scores[i] = weight * (255 * x / (1 + x))
    return n


def _mark(bits: Buffer, doc: int) -> None:
    one = 1
    bits[doc >> 6] |= one << (doc & 63)


def _take(bits: Buffer, out: Buffer) -> int:
    """Write the documents whose bit is set, ascending, and clear the bits; how many."""
    n = 0
    for word in range(1024):
        left = bits[word]
        bits[word] = 0
        while left > 0:
            if cython.compiled:
                # a word of C, from kernels.pxd: neither mypy nor ruff can know it
                out[n] = (word << 6) + lowest(left)  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
            else:
                out[n] = (word << 6) + (left & -left).bit_length() - 1
            n += 1
            left &= left - 1
    return n


def accumulate(
    docs: Buffer,
    scores: Buffer,
    impacts: Buffer,
    n: int,
    weight: float,
    sums: Buffer,
    seen: Buffer,
) -> None:
    """Add a match list to the sums of its documents; 1 ns a document.

    A document gets its score, or weight x impact; pass an empty buffer for what it has
    not. sums: float32[65536]; seen: uint8[65536], marks each document.
    """
    with cython.nogil:
        if len(impacts) > 0:
            for i in range(n):
                doc = docs[i]
                seen[doc] = 1
                sums[doc] += weight * impacts[i]
        elif len(scores) > 0:
            for i in range(n):
                doc = docs[i]
                seen[doc] = 1
                sums[doc] += scores[i]
        else:
            for i in range(n):
                seen[docs[i]] = 1


def collect(
    sums: Buffer, seen: Buffer, documents: int, out_docs: Buffer, out_scores: Buffer
) -> int:
    """Move what was accumulated out as a match list and clear both buffers.

    The results need room for one document more than there are; `documents` is how many
    the segment has. 1 ns for each.
    """
    n = 0
    with cython.nogil:
        for doc in range(documents):
            # no branch: half of the documents may be there
            out_docs[n] = doc
            out_scores[n] = sums[doc]
            n += seen[doc]
        for doc in range(documents):
            seen[doc] = 0
        for doc in range(documents):
            sums[doc] = 0
    return n


def merge(
    docs: Buffer,
    scores: Buffer,
    n: int,
    others: Buffer,
    other_scores: Buffer,
    m: int,
    out_docs: Buffer,
    out_scores: Buffer,
) -> int:
    """Write the documents of either list, their scores added up; returns how many.

    3 ns a document.
    """
    i = 0
    j = 0
    count = 0
    with cython.nogil:
        while i < n and j < m:
            # no branch: which list is behind cannot be foretold
            a = docs[i]
            b = others[j]
            first = a <= b
            second = b <= a
            out_docs[count] = a if first else b
            out_scores[count] = scores[i] * first + other_scores[j] * second
            count += 1
            i += first
            j += second
        while i < n:
            out_docs[count] = docs[i]
            out_scores[count] = scores[i]
            count += 1
            i += 1
        while j < m:
            out_docs[count] = others[j]
            out_scores[count] = other_scores[j]
            count += 1
            j += 1
    return count


def _gallop(docs: Buffer, at: int, end: int, doc: int) -> int:
    """Return the first index in [at, end) whose document is not below `doc`."""
    step = 1
    while at + step < end and docs[at + step] < doc:
        at += step
        step <<= 1
    return _halve(docs, at, at + step + 1 if at + step < end else end, doc)


def _halve(docs: Buffer, low: int, high: int, doc: int) -> int:
    """Return the first index in [low, high) whose document is not below `doc`."""
    while low < high:
        middle = (low + high) >> 1
        # a branch, though it cannot be foretold: on a guess the next half is fetched
        if docs[middle] < doc:
            low = middle + 1
        else:
            high = middle
    return low


def intersect(
    docs: Buffer,
    scores: Buffer,
    n: int,
    others: Buffer,
    other_impacts: Buffer,
    other_scores: Buffer,
    m: int,
    weight: float,
) -> int:
    """Keep the documents that `others` has too, in place; returns how many.

    Each gains weight x impact, or the score, of the other list; pass an empty buffer
    for what it has not. Gallops where the other list is much longer: O(n log(m / n)),
    else O(n + m), 2 ns a step.
    """
    kept = 0
    at = 0
    i = 0
    has_impacts = len(other_impacts) > 0
    has_scores = len(other_scores) > 0
    gallop = m > 16 * n
    with cython.nogil:
        while i < n and at < m:
            doc = docs[i]
            if gallop:
                at = _gallop(others, at, m, doc)
                if at == m:
                    break
            other = others[at]
            if doc == other:
                x = scores[i]
                if has_impacts:
                    x += weight * other_impacts[at]
                elif has_scores:
                    x += other_scores[at]
                docs[kept] = doc
                scores[kept] = x
                kept += 1
            # no branch: which list is behind cannot be foretold
            i += doc <= other
            at += other <= doc
    return kept


def intersect_marked(
    docs: Buffer,
    scores: Buffer,
    n: int,
    others: Buffer,
    other_impacts: Buffer,
    m: int,
    weight: float,
    seen: Buffer,
    out_docs: Buffer,
    out_scores: Buffer,
) -> int:
    """Write the documents of both lists, as `intersect` keeps them; returns how many.

    For long lists: the other's impacts are laid out by document, and looked up there.
    seen: uint8[65536] zeros, and again when it returns. The results need room for one
    document more. O(n + m), 1 ns a step: but for the marks all is read in order.
    """
    kept = 0
    scored = len(other_impacts) > 0
    with cython.nogil:
        for at in range(m):
            # no impact is 0
            seen[others[at]] = other_impacts[at] if scored else 1
        for i in range(n):
            # no branch: which of the documents are in both cannot be foretold
            doc = docs[i]
            out_docs[kept] = doc
            out_scores[kept] = scores[i] + (weight * seen[doc] if scored else 0)
            kept += seen[doc] > 0
        for doc in range(others[m - 1] + 1 if m > 0 else 0):
            seen[doc] = 0
    return kept


def subtract(docs: Buffer, scores: Buffer, n: int, others: Buffer, m: int) -> int:
    """Keep the documents that `others` lacks, in place; returns how many."""
    kept = 0
    at = 0
    with cython.nogil:
        for i in range(n):
            doc = docs[i]
            at = _gallop(others, at, m, doc)
            if at == m or others[at] != doc:
                docs[kept] = doc
                scores[kept] = scores[i]
                kept += 1
    return kept


def keep_live(docs: Buffer, scores: Buffer, n: int, deleted: Buffer) -> int:
    """Drop documents whose bit is set (bit doc & 7 of byte doc >> 3), in place."""
    kept = 0
    with cython.nogil:
        for i in range(n):
            doc = docs[i]
            if not (deleted[doc >> 3] >> (doc & 7)) & 1:
                docs[kept] = doc
                scores[kept] = scores[i]
                kept += 1
    return kept


def keep_rules(docs: Buffer, scores: Buffer, n: int, rules: Buffer, wanted: int) -> int:
    """Drop documents of other rules than those wanted, in place; rules: uint8, one per
    document there is."""
    kept = 0
    with cython.nogil:
        for i in range(n):
            if rules[docs[i]] == wanted:
                docs[kept] = docs[i]
                scores[kept] = scores[i]
                kept += 1
    return kept


def keep_most(docs: Buffer, scores: Buffer, n: int, least: float) -> int:
    """Drop documents whose score is below `least`, in place; returns how many stay."""
    kept = 0
    with cython.nogil:
        for i in range(n):
            if scores[i] >= least:
                docs[kept] = docs[i]
                scores[kept] = scores[i]
                kept += 1
    return kept


def complement(docs: Buffer, n: int, documents: int, seen: Buffer, out: Buffer) -> int:
    """Write the documents that are not in the list; returns how many.

    `documents` is how many the segment has; seen: uint8[65536] zeros, scratch. The
    results need room for one more. 0.5 ns for each document.
    """
    kept = 0
    with cython.nogil:
        for i in range(n):
            seen[docs[i]] = 1
        for doc in range(documents):
            # no branch: which of the documents are there cannot be foretold
            out[kept] = doc
            kept += 1 - seen[doc]
        for doc in range(documents):
            seen[doc] = 0
    return kept


# ---------------------------------------------------------------- positions


def _first_unit(posting: int, skips: Buffer, units: Buffer) -> int:
    """Return where the positions of a posting begin; reads at most 15 postings."""
    return _next_unit(skips[posting >> 4], posting & 15, units)


def _next_unit(u: int, left: int, units: Buffer) -> int:
    """Return where the posting `left` postings after the one at `u` begins."""
    while left > 0:
        left -= units[u] >> 15
        u += 1
    return u


def _positions(u: int, units: Buffer, out: Buffer) -> int:
    """Decode the positions of the posting whose units begin at `u`; how many."""
    n = 0
    position = 0
    while True:
        gap = units[u] & 0x7FFF
        position += gap
        if gap != 32767:
            out[n] = position
            n += 1
        if units[u] & 0x8000:
            return n
        u += 1


def _follow(
    u: int, units: Buffer, gap: int, slop: int, before: Buffer, n: int, after: Buffer
) -> int:
    """Write the positions of the posting at `u` that lie gap..gap + slop - 1 after one
    of `before` (ascending, n > 0) into `after`; returns how many.
    """
    kept = 0
    at = 0
    position = 0
    while True:
        step = units[u] & 0x7FFF
        position += step
        if step != 32767:
            while at + 1 < n and before[at + 1] + gap <= position:
                at += 1
            # the nearest one before decides: all others lie further away
            if before[at] + gap <= position and position - before[at] < gap + slop:
                after[kept] = position
                kept += 1
        if units[u] & 0x8000:
            return kept
        u += 1


def phrase(
    docs: Buffer,
    scores: Buffer,
    n: int,
    word_docs: Buffer,
    cursors: Buffer,
    ends: Buffer,
    gaps: Buffer,
    slop: int,
    skips: Buffer,
    units: Buffer,
    titles: Buffer,
    zone: int,
    places: Buffer,
    one: Buffer,
    two: Buffer,
) -> int:
    """Keep the documents in which the words follow each other, in place; how many.

    Each word comes gap..gap + slop - 1 positions after the one before; gaps: uint32,
    one per word, the first unused. cursors, ends: uint32, where each word's postings
    begin (moved along) and end in word_docs; all of them have every document. zone 0:
    anywhere, 1: in the title, 2: not in the title; titles: uint32, words of each title.
    places: uint32 zeros, one per word, where its last posting's units begin: the next
    is mostly near. one, two: uint32 scratch as long as the longest posting.
    O(positions of the words).
    """
    words = len(cursors)
    kept = 0
    with cython.nogil:
        for i in range(n):
            doc = docs[i]
            found = 1
            for w in range(words):
                before = cursors[w]
                at = _gallop(word_docs, before, ends[w], doc)
                cursors[w] = at
                if before >= (at & ~15) and places[w] > 0:
                    u = _next_unit(places[w], at - before, units)
                else:
                    u = _first_unit(at, skips, units)
                places[w] = u
                if w == 0:
                    found = _positions(u, units, one)
                elif w & 1:
                    found = _follow(u, units, gaps[w], slop, one, found, two)
                else:
                    found = _follow(u, units, gaps[w], slop, two, found, one)
                if found == 0:
                    break
            if found > 0 and zone > 0:
                # positions ascend: if any is the title's, the first is; if any is
                # the body's, the last is
                if words & 1:
                    first = one[0]
                    last = one[found - 1]
                else:
                    first = two[0]
                    last = two[found - 1]
                if zone == 1 and first >= titles[doc]:
                    found = 0
                if zone == 2 and last < titles[doc]:
                    found = 0
            if found > 0:
                docs[kept] = doc
                scores[kept] = scores[i]
                kept += 1
    return kept


# ---------------------------------------------------------------- nearness


def _count_near(
    positions: Buffer, a: int, a_end: int, b: int, b_end: int, low: int, high: int
) -> int:
    """Return how many positions of a..a_end have one of b..b_end low..high after."""
    count = 0
    while a < a_end:
        at = positions[a]
        while b < b_end and positions[b] - at < low:
            b += 1
        if b == b_end:
            break
        count += positions[b] - at <= high
        a += 1
    return count


class Texts:
    """The words of one segment, as `closeness` reads them: its posting lists' documents
    and positions; titles: uint32, words of each title; lengths: float32, of each
    document; rules: uint8, of each document, or empty."""

    def __init__(
        self,
        docs: Buffer,
        skips: Buffer,
        units: Buffer,
        titles: Buffer,
        lengths: Buffer,
        rules: Buffer,
    ) -> None:
        self.docs = docs
        self.skips = skips
        self.units = units
        self.titles = titles
        self.lengths = lengths
        self.rules = rules


def _by_document(places: Buffer, docs: Buffer, n: int, order: Buffer) -> None:
    """Write place << 32 | document << 16 | number of each row, ascending (D. L. Shell,
    1959)."""
    for i in range(n):
        key = places[i]
        order[i] = (key << 16 | docs[i]) << 16 | i
    gap = 1
    while gap < n // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, n):
            key = order[i]
            at = i
            while at >= gap and order[at - gap] > key:
                order[at] = order[at - gap]
                at -= gap
            order[at] = key
        gap //= 3


def _place(docs: Buffer, low: int, high: int, doc: int) -> int:
    """Return the first index in [low, high) whose document is not below `doc`.

    For lists that were read just now: it has no branch but for the end, and several
    such searches run in a processor at once.
    """
    size = high - low
    while size > 0:
        half = (size + 1) >> 1
        low += half if docs[low + half - 1] < doc else 0
        size -= half
    return low


def _look_up(
    order: Buffer,
    start: int,
    end: int,
    texts: "Texts",
    at: int,
    last: int,
    out: Buffer,
    base: int,
) -> None:
    """Write where the positions begin that each of the rows start..end of `order` has
    in the postings at..last, + 1, or 0 where it has none, to out[base + start:base +
    end]."""
    for i in range(start, end):
        doc = order[i] >> 16 & 0xFFFF
        place = _place(texts.docs, at, last, doc)
        out[base + i] = place + 1 if place < last and texts.docs[place] == doc else 0
    for i in range(start, end):
        if cython.compiled and i + 12 < end and out[base + i + 12] > 0:
            ahead = texts.skips[(out[base + i + 12] - 1) >> 4]
            # words of C, from kernels.pxd: neither mypy nor ruff can know them
            prefetch(cython.address(texts.units[ahead]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
            prefetch(cython.address(texts.units[ahead + 32]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
        if out[base + i] > 0:
            out[base + i] = 1 + _first_unit(out[base + i] - 1, texts.skips, texts.units)


class Tables:
    """Working memory of `closeness`, for so many rows x lists of a segment, so many
    words, and the positions of the longest posting; `most` positions of a word in one
    row are paired with others.

    order: uint64[rows]; postings: uint32[rows x lists]; sizes: uint32[words];
    positions: int32[words x most]; one: uint32[longest].
    """

    def __init__(self, rows: int, lists: int, words: int, longest: int, most: int):
        self.rows = rows
        self.lists = lists
        self.words = words
        self.longest = longest
        self.most = most
        self.order = array("Q", bytes(8 * rows))
        self.postings = array("I", bytes(4 * rows * lists))
        self.sizes = array("I", bytes(4 * words))
        self.positions = array("i", bytes(4 * words * most))
        self.one = array("I", bytes(4 * longest))

    def grown(self, rows: int, lists: int, words: int, longest: int) -> "Tables":
        """Return these where they have room for so much, else larger ones."""
        wide = rows <= self.rows and lists <= self.lists
        if wide and words <= self.words and longest <= self.longest:
            return self
        return Tables(
            max(rows, self.rows),
            max(lists, self.lists),
            max(words, self.words),
            max(longest, self.longest),
            self.most,
        )


def closeness(
    places: Buffer,
    docs: Buffer,
    n: int,
    segments: Sequence[Texts | None],
    lists: Buffer,
    shares: Buffer,
    groups: Buffer,
    title_weight: float,
    pairs: Buffer,
    terms: int,
    tables: Tables,
    lengths: Buffer,
    frequencies: Buffer,
    near: Buffer,
    having: Buffer,
) -> None:
    """Write how often each query word and each pair of them stands in each row.

    Row i is the document docs[i] (uint16) of segments[places[i]] (uint16); those that
    no row is of may be None. Query word t of `terms` owns, in segment s, the lists from
    groups[s x terms + t] to before the next of `groups` (uint32). List w begins at
    lists[3w] and ends at lists[3w + 1] (int32), counts in documents of the rules
    lists[3w + 2] only, -1 for any, and there an occurrence counts shares[w] (float32),
    in the title times `title_weight`. pairs: int32[p x 4], first word, second word, and
    from how many to how many words after the first the second may stand. For pairs the
    first m positions of a word count, as many as the `tables` have room for.
    Results: lengths: float32[n]; frequencies: float32[n x terms]; near: float32[n x p];
    having: uint32[p] zeros, gets how many rows have each pair.
    Goes through each list once, in the order of the documents, so that what is read
    lies side by side; O(positions + pairs x m).
    """
    order = tables.order
    postings = tables.postings
    sizes = tables.sizes
    positions = tables.positions
    one = tables.one
    most = tables.most
    count = len(pairs) // 4
    last = 0
    with cython.nogil:
        _by_document(places, docs, n, order)
    for s in range(len(segments)):
        texts = segments[s]
        if texts is None:
            continue
        with cython.nogil:
            start = last
            while last < n and order[last] >> 32 == s:
                last += 1
            lowest = groups[s * terms]
            for w in range(lowest, groups[(s + 1) * terms]):
                low = lists[3 * w]
                high = lists[3 * w + 1]
                base = (w - lowest) * n
                _look_up(order, start, last, texts, low, high, postings, base)
            for row in range(start, last):
                if cython.compiled:
                    # words of C, from kernels.pxd: neither mypy nor ruff can know them
                    ahead = order[row + 8 if row + 8 < last else last - 1]
                    ahead = ahead >> 16 & 0xFFFF
                    prefetch(cython.address(texts.lengths[ahead]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
                    prefetch(cython.address(texts.titles[ahead]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
                i = order[row] & 0xFFFF
                doc = order[row] >> 16 & 0xFFFF
                lengths[i] = texts.lengths[doc]
                for t in range(terms):
                    base = t * most
                    size = base
                    x = 0.0
                    for w in range(groups[s * terms + t], groups[s * terms + t + 1]):
                        at = postings[(w - lowest) * n + row]
                        rules = lists[3 * w + 2]
                        if at == 0 or (rules >= 0 and texts.rules[doc] != rules):
                            continue
                        share = shares[w]
                        found = _positions(at - 1, texts.units, one)
                        for j in range(found):
                            in_title = one[j] < texts.titles[doc]
                            x += share * (title_weight if in_title else 1)
                            if size == base + most:
                                continue
                            # words of one stem interleave: each goes to its place
                            p = size
                            while p > base and positions[p - 1] > one[j]:
                                positions[p] = positions[p - 1]
                                p -= 1
                            positions[p] = one[j]
                            size += 1
                    sizes[t] = size
                    frequencies[i * terms + t] = x
                for p in range(count):
                    first = pairs[4 * p]
                    other = pairs[4 * p + 1]
                    times = _count_near(
                        positions,
                        first * most,
                        sizes[first],
                        other * most,
                        sizes[other],
                        pairs[4 * p + 2],
                        pairs[4 * p + 3],
                    )
                    near[i * count + p] = times
                    having[p] += times > 0


def saturate(
    frequencies: Buffer,
    worths: Buffer,
    lengths: Buffer,
    n: int,
    flat: float,
    slope: float,
    out: Buffer,
) -> None:
    """Add to each row the worths of its words or pairs, saturated.

    frequencies: float32[n x c]; worths: float32[c]; lengths: float32[n]; out:
    float32[n] gains worth x frequency / (frequency + norm) for every column, where norm
    is flat + slope x length. O(n x c).
    """
    columns = len(worths)
    with cython.nogil:
        for i in range(n):
            x = 0.0
            norm = flat + slope * lengths[i]
            for c in range(columns):
                count = frequencies[i * columns + c]
                if count > 0:
                    x += worths[c] * count / (count + norm)
            out[i] += x


def stored(
    places: Buffer,
    docs: Buffer,
    n: int,
    place: int,
    others: Buffer,
    impacts: Buffer,
    start: int,
    end: int,
    worth: float,
    out: Buffer,
) -> None:
    """Take from each row of one segment what a posting list gave it: worth x impact.

    places, docs: as in `closeness`. O(n log(end - start)).
    """
    with cython.nogil:
        for i in range(n):
            if places[i] == place:
                at = _halve(others, start, end, docs[i])
                if at < end and others[at] == docs[i]:
                    out[i] -= worth * impacts[at]


def fade(
    docs: Buffer, scores: Buffer, n: int, days: Buffer, newest: int, left: Buffer
) -> None:
    """Multiply each score by what is `left` of it at the age of its document.

    days: int32, the day of each document as an ordinal, 0 where it has none. left:
    float32, by age in days; older ones are as the last but one, undated as the last.
    O(n).
    """
    oldest = len(left) - 2
    with cython.nogil:
        for i in range(n):
            day = days[docs[i]]
            age = newest - day
            if age > oldest:
                age = oldest
            if day == 0:
                age = oldest + 1
            scores[i] *= left[age]


def drop_rests(scores: Buffer, n: int, before: Buffer, share: float) -> None:
    """Make those scores 0 that are no more than a `share` of what they were before."""
    with cython.nogil:
        for i in range(n):
            if scores[i] <= share * before[i]:
                scores[i] = 0
