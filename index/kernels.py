# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
# distutils: extra_compile_args = --param=max-completely-peel-times=8
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

from collections.abc import Callable, Sequence
from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = [
    "COMPILED",
    "Bins",
    "Names",
    "Prover",
    "Rows",
    "StringTable",
    "Texts",
    "accumulate",
    "add_group",
    "add_rows",
    "bisect",
    "closeness",
    "collect",
    "collect_group",
    "complement",
    "count_months",
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
    "sort_rows",
    "stored",
    "subtract",
    "take_names",
    "top_hits",
    "top_impacts",
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
    docs: Buffer, impacts: Buffer, n: int, table: Buffer, sums: Buffer, blocks: Buffer
) -> None:
    """Add one word's postings to the sums of its group (words of one prefix).

    table: float32[256], what an impact stands for before saturation, which is what
    adds up within a document; sums: float32[65536]; blocks: uint8[1024], marks each 64
    documents. 2 ns a posting.
    """
    with cython.nogil:
        for i in range(n):
            sums[docs[i]] += table[impacts[i]]
            blocks[docs[i] >> 6] = 1


def collect_group(
    sums: Buffer, blocks: Buffer, weight: float, out_docs: Buffer, out_scores: Buffer
) -> int:
    """Move the sums of a group out as a match list, saturated, and clear them.

    The results need room for one document more than there are.
    """
    n = 0
    with cython.nogil:
        for block in range(1024):
            if blocks[block] == 0:
                continue
            blocks[block] = 0
            first = block << 6
            for doc in range(first, first + 64):
                # no branch: which of the documents are there cannot be foretold
                x = sums[doc]
                out_docs[n] = doc
                out_scores[n] = x
                n += x > 0
            for i in range(64):
                sums[first + i] = 0
        for i in range(n):
            x = out_scores[i]
            out_scores[i] = weight * (255 * x / (1 + x))
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

    For long lists: the first is marked, the other looked through; uses `scores` up.
    seen: as in `accumulate`. The results need room for one document more. O(n + m), 1
    ns a step: but for the marks all is read in order.
    """
    kept = 0
    both = 0
    scored = len(other_impacts) > 0
    with cython.nogil:
        for i in range(n):
            seen[docs[i]] = 1
        for at in range(m):
            # no branch: which of the documents are in both cannot be foretold
            doc = others[at]
            out_docs[kept] = doc
            out_scores[kept] = weight * other_impacts[at] if scored else 0
            kept += seen[doc]
            seen[doc] <<= 1
        for i in range(n):
            doc = docs[i]
            scores[both] = scores[i]
            both += seen[doc] >> 1
            seen[doc] = 0
        for i in range(kept):
            out_scores[i] += scores[i]
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


# ---------------------------------------------------------------- counting


class Rows:
    """The facet values of the documents of one segment, as bins are numbered: those of
    document i are numbers[starts[i]:starts[i + 1]], uint32 both.

    seldom: uint32, bins that count the documents whose rows lack the bin behind them.
    """

    def __init__(self, starts: Buffer, numbers: Buffer, seldom: Buffer) -> None:
        self.starts = starts
        self.numbers = numbers
        self.seldom = seldom


class Names:
    """What the bins of one field are called, each looked up when first asked for.

    Bin `first` is the first of `size`; look_up: called with the number of a bin. When
    more than `most` are known, all are forgotten.
    """

    def __init__(
        self, first: int, size: int, look_up: Callable[[int], Any], most: int
    ) -> None:
        self._first = first
        self._look_up = look_up
        self._most = most
        self._kept: list[Any] = [None] * size
        self._count = 0

    def of(self, number: int) -> Any:
        """Return the name of a bin."""
        name = self._kept[number - self._first]
        return self._learn(number) if name is None else name

    def _learn(self, number: int) -> Any:
        if self._count == self._most:
            self._kept = [None] * len(self._kept)
            self._count = 0
        self._count += 1
        name = self._look_up(number)
        self._kept[number - self._first] = name
        return name


class Bins:
    """Counts of facet values, by number: the value's bin.

    bins: int32; marks: uint8, one for each block of 16 bins, 1 where any of them was
    added to; used: uint32, start and end of each range of bins there may be, multiples
    of 16. taken: uint32[1040], scratch; blocks: uint32, room for the marked blocks in
    the order they were, and then for as many again.
    """

    def __init__(
        self, bins: Buffer, marks: Buffer, used: Buffer, taken: Buffer, blocks: Buffer
    ) -> None:
        self._bins = bins
        self._marks = marks
        self._used = used
        self._taken = taken
        self._blocks = blocks
        self._marked = 0
        self._all_marked = False

    def at(self, number: int) -> int:
        """Return what a bin holds."""
        return int(self._bins[number])

    def add(self, number: int, count: int) -> None:
        """Add so many to one bin."""
        self._bins[number] += count
        self._mark(number)

    def mark_all(self) -> None:
        """Take all bins as marked, which is less work where many are added to."""
        self._all_marked = True

    def _mark(self, number: int) -> None:
        self._blocks[self._marked] = number >> 4
        self._marked += 1 - self._marks[number >> 4]
        self._marks[number >> 4] = 1

    def _mark_taken(self, size: int) -> None:
        n = self._marked
        for i in range(size):
            # no branch: which are marked already cannot be foretold
            block = self._taken[i] >> 4
            self._blocks[n] = block
            n += 1 - self._marks[block]
            self._marks[block] = 1
        self._marked = n

    def count(self, rows: Rows, docs: Buffer, n: int, step: int) -> None:
        """Add `step` (1 or -1) to the bin of every facet value of every document.

        O(values of the documents), 1 ns each: the row of a document ahead is fetched
        before it is its turn, and rows are laid end to end before they are counted, so
        that the processor need not guess how long each is.
        """
        last = n - 1
        length = len(rows.numbers)
        marking = not self._all_marked
        with cython.nogil:
            for first in range(0, n, 64):
                size = 0
                for i in range(first, first + 64 if first + 64 < n else n):
                    if cython.compiled:
                        ahead = i + 12
                        ahead = rows.starts[docs[ahead if ahead < last else last]]
                        # a word of C, from kernels.pxd: neither mypy nor ruff knows it
                        prefetch(cython.address(rows.numbers[ahead]))  # type: ignore[name-defined]  # noqa: F821  C's
                        prefetch(cython.address(rows.numbers[ahead + 16]))  # type: ignore[name-defined]  # noqa: F821  C's
                    start = rows.starts[docs[i]]
                    end = rows.starts[docs[i] + 1]
                    if start + 16 <= length:
                        # few rows have more: what is too much is overwritten
                        for j in range(16):
                            self._taken[size + j] = rows.numbers[start + j]
                    else:
                        for j in range(length - start):
                            self._taken[size + j] = rows.numbers[start + j]
                    for at in range(start + 16, end):
                        self._bins[rows.numbers[at]] += step
                        if marking:
                            self._mark(rows.numbers[at])
                    size += end - start if end - start < 16 else 16
                for at in range(size):
                    self._bins[self._taken[at]] += step
                if marking:
                    self._mark_taken(size)
            for j in range(len(rows.seldom)):
                at = rows.seldom[j]
                self._bins[at] += step * n - self._bins[at + 1]
                self._bins[at + 1] = 0
                if marking and n > 0:
                    self._mark(at)

    def add_totals(self, starts: Buffer, values: Buffer) -> None:
        """Add the document count of every value of a segment to its bin, where all are
        marked; O(values).

        starts: uint32, where each value's documents begin, one more than `values`;
        values: uint32, the bin of each.
        """
        n = len(values)
        with cython.nogil:
            for i in range(n):
                self._bins[values[i]] += starts[i + 1] - starts[i]

    def clear(self) -> None:
        """Make bins and marks zero; O(bins marked)."""
        with cython.nogil:
            if self._all_marked:
                for i in range(0, len(self._used), 2):
                    for at in range(self._used[i], self._used[i + 1]):
                        self._bins[at] = 0
            for i in range(self._marked):
                first = self._blocks[i] << 4
                self._marks[self._blocks[i]] = 0
                for at in range(first, first + 16):
                    self._bins[at] = 0
        self._marked = 0
        self._all_marked = False

    def _choose(self, start: int, end: int) -> int:
        """List the marked blocks of [start, end) behind all that are marked; how many.

        start, end: multiples of 16.
        """
        n = self._marked
        for i in range(self._marked):
            # no branch: fields come in turns
            block = self._blocks[i]
            self._blocks[n] = block
            n += (block >= start >> 4) & (block < end >> 4)
        return n - self._marked

    def survey(self, start: int, end: int) -> int:
        """Return how many bins of [start, end) are above zero; O(bins marked).

        start, end: multiples of 16.
        """
        distinct = 0
        with cython.nogil:
            if self._all_marked:
                for at in range(start, end):
                    distinct += self._bins[at] > 0
            else:
                for i in range(self._choose(start, end)):
                    first = self._blocks[self._marked + i] << 4
                    for at in range(16):
                        distinct += self._bins[first + at] > 0
        return distinct

    def limits(self, start: int, end: int, out: Buffer) -> None:
        """Write the greatest of each block of bins of [start, end) to `out` (int32).

        start, end: multiples of 16.
        """
        with cython.nogil:
            for block in range((end - start) >> 4):
                most = 0
                for at in range(start + 16 * block, start + 16 * block + 16):
                    most = self._bins[at] if self._bins[at] > most else most
                out[block] = most

    def greatest(
        self,
        start: int,
        end: int,
        ranks: Buffer,
        limits: Buffer,
        order: Buffer,
        names: Names,
        counts: Buffer,
        found: Buffer,
    ) -> tuple[list[Any], list[int]]:
        """Return the names of the k greatest bins of [start, end) that are above zero,
        the greatest first, and what they hold.

        start, end: multiples of 16. ranks: uint32 > 0, which of equal bins comes first,
        by bin from `start` on; limits: int32, what none of a block of them exceeds, and
        order: uint32, the blocks by this, the greatest first. counts: uint64[k] and
        found: uint32[k], scratch. O(bins of the blocks that may have one of the
        greatest), and of all blocks marked where not all are.
        """
        k = len(found)
        every = self._all_marked
        low = start >> 4
        with cython.nogil:
            for place in range(k):
                counts[place] = 0
            # until all are found, a count is times 2^32 and its rank is taken off
            least = 1
            n = (end - start) >> 4 if every else self._choose(start, end)
            for i in range(n):
                block = low + order[i] if every else self._blocks[self._marked + i]
                if cython.compiled and not every and i + 4 < n:
                    ahead = self._blocks[self._marked + i + 4] << 4
                    # a word of C, from kernels.pxd: neither mypy nor ruff can know it
                    prefetch(cython.address(ranks[ahead - start]))  # type: ignore[name-defined]  # noqa: F821  C's
                if limits[block - low] < least:
                    if every:
                        break
                    continue
                first = block << 4
                enough = 0
                for at in range(16):
                    enough |= self._bins[first + at] >= least
                if enough == 0:
                    continue
                for at in range(first, first + 16):
                    if self._bins[at] < least:
                        continue
                    key = self._bins[at]
                    key = (key << 32) - ranks[at - start]
                    if key <= counts[k - 1]:
                        continue
                    place = k - 1
                    while place > 0 and counts[place - 1] < key:
                        counts[place] = counts[place - 1]
                        found[place] = found[place - 1]
                        place -= 1
                    counts[place] = key
                    found[place] = at
                    if counts[k - 1] > 0:
                        # the rank that was taken off took one of the count with it
                        least = (counts[k - 1] >> 32) + 1
        best = []
        held = []
        for place in range(k):
            if counts[place] > 0:
                best.append(names.of(found[place]))
                held.append(int(self._bins[found[place]]))
        return best, held

    def pick(self, start: int, end: int, least: int, most: int, out: Buffer) -> int:
        """Write the bins of [start, end) that hold `least` (> 0) to `most`; how many.

        Stops when `out` (uint32) is full. O(end - start).
        """
        size = len(out)
        n = 0
        with cython.nogil:
            for at in range(start, end):
                if least <= self._bins[at] <= most and n < size:
                    out[n] = at
                    n += 1
        return n


def count_months(
    docs: Buffer, n: int, bounds: Buffer, months: Buffer, first: int, counts: Buffer
) -> None:
    """Add the documents in [bounds[i], bounds[i + 1]) to counts[months[i] - first].

    Those of a month before `first` are added to counts[0]. O(months log n).
    """
    at = 0
    with cython.nogil:
        for i in range(len(months)):
            before = at
            at = _gallop(docs, at, n, bounds[i + 1])
            counts[months[i] - first if months[i] > first else 0] += at - before


def top_hits(
    docs: Buffer,
    scores: Buffer,
    n: int,
    k: int,
    floor: float,
    ceiling: float,
    boundary: int,
    maxima: Buffer,
    out_docs: Buffer,
    out_scores: Buffer,
) -> int:
    """Write the best `k` documents, best first, of equal scores the first; how many.

    Only those count that have at least the score `floor` and come after the cursor: a
    score below `ceiling`, or equal to it and a document number not below `boundary`.
    maxima: float32, scratch, 2k or more. The results need room for 2k + 16: what may
    enter is gathered there, and cut to the best k when it is full. O(n): few enter
    after a first look at the best of every so many, and 16 at a time are passed over
    where none does.
    """
    room = len(out_docs)
    found = 0
    ties = 1  # whether what equals the floor may enter
    with cython.nogil:
        size = len(maxima)
        if n >= 8 * size:
            # the best of every so many: the k-th of them bounds the k-th of all
            for j in range(size):
                maxima[j] = scores[j]
            for row in range(1, n // size):
                for j in range(size):
                    x = scores[row * size + j]
                    maxima[j] = x if x > maxima[j] else maxima[j]
            for j in range(2 * k):
                x = maxima[j]
                out_docs[found] = 0
                out_scores[found] = x
                found += (x > floor) & (x < ceiling)
            if found >= k:
                _select(k, found, out_docs, out_scores)
                floor = out_scores[k - 1]
            found = 0
        start = 0
        while start < n:
            end = start + 16 if start + 16 < n else n
            if end == start + 16:
                enough = 0
                for j in range(16):
                    enough += scores[start + j] >= floor
                if enough == 0:
                    start = end
                    continue
            if found > room - 16:
                _select(k, found, out_docs, out_scores)
                found = k
                floor = out_scores[k - 1]
                ties = 0
            for i in range(start, end):
                # no branch: which may enter cannot be foretold
                x = scores[i]
                doc = docs[i]
                out_docs[found] = doc
                out_scores[found] = x
                found += ((x > floor) | ((x == floor) & ties)) & (
                    (x < ceiling) | ((x == ceiling) & (doc >= boundary))
                )
            start = end
        found = _best_first(k, found, out_docs, out_scores)
    return found


def top_impacts(
    docs: Buffer,
    impacts: Buffer,
    n: int,
    weight: float,
    k: int,
    floor: float,
    ceiling: float,
    boundary: int,
    rounded: Buffer,
    out_docs: Buffer,
    out_scores: Buffer,
) -> int:
    """Do what `top_hits` does, where a score is weight x impact.

    rounded: float32[1], scratch. A score is compared as it is told, in 32 bits; plain
    Python multiplies in 64, where the last of a page could come after itself.

    Looks closer only at those 16 postings at a time whose greatest impact may enter:
    0.2 ns a posting where few do.
    """
    room = len(out_docs)
    found = 0
    least = 0  # impacts above it may enter, up to `highest`, and that from `first` on
    highest = 255
    i = 0
    with cython.nogil:
        rounded[0] = weight
        while least < 255 and rounded[0] < floor:
            least += 1
            rounded[0] = weight * (least + 1)
        rounded[0] = weight * highest
        while highest > 0 and rounded[0] > ceiling:
            highest -= 1
            rounded[0] = weight * highest
        first = boundary if rounded[0] == ceiling else 0
        piece = n // (2 * k)
        if piece >= 8:
            # the best of 2k pieces: the k-th of them bounds the k-th of all from below
            for start in range(2 * k):
                most = 0
                for at in range(start * piece, (start + 1) * piece):
                    most = max(most, impacts[at])
                out_docs[found] = 0
                out_scores[found] = most
                found += (most > least) & (most < highest)
            if found >= k:
                _select(k, found, out_docs, out_scores)
                least = int(out_scores[k - 1])
                least -= 1
            found = 0
        while i < n:
            end = min(i + 16, n)
            if end == i + 16:
                most = 0
                for at in range(16):
                    most = max(most, impacts[i + at])
                if most <= least:
                    i = end
                    continue
            if found > room - 16:
                _select(k, found, out_docs, out_scores)
                found = k
                least = int(out_scores[k - 1])
            for at in range(i, end):
                # no branch: which may enter cannot be foretold
                step = impacts[at]
                doc = docs[at]
                out_docs[found] = doc
                out_scores[found] = step
                found += (step > least) & (
                    (step < highest) | ((step == highest) & (doc >= first))
                )
            i = end
        found = _best_first(k, found, out_docs, out_scores)
        for i in range(found):
            out_scores[i] = weight * out_scores[i]
    return found


def _is_better(x: float, doc: int, other: float, other_doc: int) -> int:
    """Return whether one hit comes before another."""
    return (x > other) | ((x == other) & (doc < other_doc))


def _select(k: int, n: int, docs: Buffer, scores: Buffer) -> None:
    """Bring the best `k` of `n` hits to the front, the k-th to its place; O(n).

    C. A. R. Hoare, "Algorithm 65: Find", 1961.
    """
    low = 0
    high = n - 1
    while low < high:
        x = scores[k - 1]
        doc = docs[k - 1]
        i = low
        j = high
        while i <= j:
            while _is_better(scores[i], docs[i], x, doc):
                i += 1
            while _is_better(x, doc, scores[j], docs[j]):
                j -= 1
            if i <= j:
                _swap(i, j, docs, scores)
                i += 1
                j -= 1
        if j < k - 1:
            low = i
        if k - 1 < i:
            high = j


def _swap(i: int, j: int, docs: Buffer, scores: Buffer) -> None:
    x = scores[i]
    doc = docs[i]
    scores[i] = scores[j]
    docs[i] = docs[j]
    scores[j] = x
    docs[j] = doc


def _best_first(k: int, n: int, docs: Buffer, scores: Buffer) -> int:
    """Bring the best `k` of `n` hits to the front, in order; returns how many.

    By insertion at ever smaller distances (D. L. Shell, 1959): few hits, no heap.
    """
    if n > k:
        _select(k, n, docs, scores)
        n = k
    gap = 1
    while gap < n // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, n):
            x = scores[i]
            doc = docs[i]
            at = i
            while at >= gap and _is_better(x, doc, scores[at - gap], docs[at - gap]):
                scores[at] = scores[at - gap]
                docs[at] = docs[at - gap]
                at -= gap
            scores[at] = x
            docs[at] = doc
        gap //= 3
    return n


def add_rows(
    scores: Buffer,
    days: Buffer,
    places: Buffer,
    docs: Buffer,
    count: int,
    new_docs: Buffer,
    new_scores: Buffer,
    n: int,
    all_days: Buffer,
    place: int,
) -> int:
    """Merge the `n` best documents of one segment into rows; returns how many are tied.

    A row is a score (float32), a day (int32), the number of a segment (uint16) and a
    document (uint16); `count` of them are in order: best first, of equal scores the
    newest. all_days: int32, one for each document of the segment numbered `place`. A
    tied one has score and day of another segment's row. O(count + n).
    """
    at = count + n - 1
    i = count - 1
    j = n - 1
    ties = 0
    with cython.nogil:
        while j >= 0:
            day = all_days[new_docs[j]]
            if i >= 0 and scores[i] == new_scores[j] and days[i] == day:
                ties += 1
            if i >= 0 and (
                scores[i] < new_scores[j]
                or (scores[i] == new_scores[j] and days[i] < day)
            ):
                scores[at] = scores[i]
                days[at] = days[i]
                places[at] = places[i]
                docs[at] = docs[i]
                i -= 1
            else:
                scores[at] = new_scores[j]
                days[at] = day
                places[at] = place
                docs[at] = new_docs[j]
                j -= 1
            at -= 1
    return ties


def sort_rows(
    scores: Buffer, days: Buffer, places: Buffer, docs: Buffer, count: int
) -> int:
    """Bring rows in order, as `add_rows` has them, of one segment by document; returns
    how many are tied with the row before, which is of another segment. O(count^2)."""
    ties = 0
    with cython.nogil:
        for i in range(1, count):
            score = scores[i]
            day = days[i]
            place = places[i]
            doc = docs[i]
            at = i
            while at > 0 and (
                scores[at - 1] < score
                or (
                    scores[at - 1] == score
                    and (
                        days[at - 1] < day
                        or (
                            days[at - 1] == day
                            and places[at - 1] == place
                            and docs[at - 1] > doc
                        )
                    )
                )
            ):
                scores[at] = scores[at - 1]
                days[at] = days[at - 1]
                places[at] = places[at - 1]
                docs[at] = docs[at - 1]
                at -= 1
            scores[at] = score
            days[at] = day
            places[at] = place
            docs[at] = doc
        for i in range(1, count):
            ties += (
                scores[i - 1] == scores[i]
                and days[i - 1] == days[i]
                and places[i - 1] != places[i]
            )
    return ties


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


def _look_up(
    order: Buffer,
    start: int,
    end: int,
    others: Buffer,
    at: int,
    last: int,
    out: Buffer,
    base: int,
) -> None:
    """Write which of the postings at..last each of the rows start..end of `order` has,
    + 1, or 0, to out[base + start:base + end]."""
    for i in range(start, end):
        doc = order[i] >> 16 & 0xFFFF
        if at < last and others[at] < doc:
            at = _gallop(others, at, last, doc)
        out[base + i] = at + 1 if at < last and others[at] == doc else 0


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
    order: Buffer,
    postings: Buffer,
    sizes: Buffer,
    positions: Buffer,
    scratch: Buffer,
    lengths: Buffer,
    frequencies: Buffer,
    near: Buffer,
    having: Buffer,
) -> None:
    """Write how often each query word and each pair of them stands in each row.

    Row i is the document docs[i] (uint16) of segments[places[i]] (uint16); those that
    no row is of may be None. Query word t owns, in segment s, the lists from
    groups[s x words + t] to before the next of `groups` (uint32). List w
    begins at lists[3w] and ends at lists[3w + 1] (int32), counts in documents of the
    rules lists[3w + 2] only, -1 for any, and there an occurrence counts shares[w]
    (float32), in the title times `title_weight`. pairs: int32[p x 4], first word,
    second word, and from how many to how many words after the first the second may
    stand. order: uint64[n], postings: uint32[n x l], l the most lists of a segment,
    sizes: uint32[t] and positions: int32[t x m] are scratch, for pairs the first
    m positions of a word count; scratch: uint32 as long as the longest posting.
    Results: lengths: float32[n]; frequencies: float32[n x t]; near: float32[n x p];
    having: uint32[p] zeros, gets how many rows have each pair.
    Goes through each list once, in the order of the documents, so that what is read
    lies side by side; O(positions + pairs x m).
    """
    terms = len(sizes)
    most = len(positions) // terms if terms > 0 else 0
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
                _look_up(order, start, last, texts.docs, low, high, postings, base)
            for row in range(start, last):
                if cython.compiled:
                    # words of C, from kernels.pxd: neither mypy nor ruff can know them
                    ahead = order[row + 8 if row + 8 < last else last - 1]
                    ahead = ahead >> 16 & 0xFFFF
                    prefetch(cython.address(texts.lengths[ahead]))  # type: ignore[name-defined]  # noqa: F821  C's
                    prefetch(cython.address(texts.titles[ahead]))  # type: ignore[name-defined]  # noqa: F821  C's
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
                        u = _first_unit(at - 1, texts.skips, texts.units)
                        found = _positions(u, texts.units, scratch)
                        for j in range(found):
                            in_title = scratch[j] < texts.titles[doc]
                            x += share * (title_weight if in_title else 1)
                            if size == base + most:
                                continue
                            # words of one stem interleave: each goes to its place
                            p = size
                            while p > base and positions[p - 1] > scratch[j]:
                                positions[p] = positions[p - 1]
                                p -= 1
                            positions[p] = scratch[j]
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
