# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
# distutils: extra_compile_args = --param=max-completely-peel-times=8 -falign-loops=64
"""Counts of facet values and months: the hot loops over what documents have.

One source, two speeds, as the kernels: types are in `counting.pxd`. A facet value of
the whole index has a number, its bin; packed.py says which.
"""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "Bins", "Field", "Months", "Names", "Rows"]

COMPILED = bool(cython.compiled)

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


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
    """Value and label of the bins of one field, looked up when first asked for.

    Bin `first` is the first of `size`; look_up: called with the number of a bin,
    returns both. When more than `most` are known, all are forgotten. Two lists instead
    of one of pairs: what is seldom read is far from the processor, and most labels are
    the value itself.
    """

    def __init__(
        self, first: int, size: int, look_up: Callable[[int], Any], most: int
    ) -> None:
        self._first = first
        self._look_up = look_up
        self._most = most
        self._values: list[Any] = [None] * size
        self._labels: list[Any] = [None] * size
        self._count = 0

    def value(self, number: int) -> Any:
        """Return the value that a bin counts."""
        value = self._values[number - self._first]
        return self._learn(number)[0] if value is None else value

    def label(self, number: int) -> Any:
        """Return how the value of a bin is shown."""
        label = self._labels[number - self._first]
        return self._learn(number)[1] if label is None else label

    def _learn(self, number: int) -> Any:
        if self._count == self._most:
            self._values = [None] * len(self._values)
            self._labels = [None] * len(self._labels)
            self._count = 0
        self._count += 1
        name = self._look_up(number)
        self._values[number - self._first], self._labels[number - self._first] = name
        return name


class Field:
    """The bins of one field, [start, end), multiples of 16, and what is known of them.

    ranks: uint32 > 0, which of equal bins comes first, by bin from `start` on; limits:
    int32, what none of a block of 16 of them exceeds, and order: uint32, the blocks by
    this, the greatest first.
    """

    def __init__(
        self,
        start: int,
        end: int,
        ranks: Buffer,
        limits: Buffer,
        order: Buffer,
        names: Names,
    ) -> None:
        self.start = start
        self.end = end
        self.ranks = ranks
        self.limits = limits
        self.order = order
        self.names = names


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
        self._counts = array("Q")
        self._found = array("I")
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
                        prefetch(cython.address(rows.numbers[ahead]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
                        prefetch(cython.address(rows.numbers[ahead + 16]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
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

    def greatest(self, field: Field, k: int) -> list[tuple[Any, Any, int]]:
        """Return value, label and count of the `k` greatest bins of a field that are
        above zero, the greatest first."""
        best = []
        for place in range(self._find(field, k)):
            at = self._found[place]
            value, label = field.names.value(at), field.names.label(at)
            best.append((value, label, self._bins[at]))
        return best

    def greatest_values(self, field: Field, k: int) -> list[tuple[Any, int]]:
        """Return the same without labels: value and count."""
        best = []
        for place in range(self._find(field, k)):
            at = self._found[place]
            best.append((field.names.value(at), self._bins[at]))
        return best

    def _find(self, field: Field, k: int) -> int:
        """Find the `k` greatest bins of a field; return how many there are.

        O(bins of the blocks that may have one of the greatest), and of all blocks
        marked where not all are.
        """
        if len(self._counts) < k:
            self._counts = array("Q", bytes(8 * k))
            self._found = array("I", bytes(4 * k))
        every = self._all_marked
        start = field.start
        low = start >> 4
        with cython.nogil:
            for place in range(k):
                self._counts[place] = 0
            # until all are found, a count is times 2^32 and its rank is taken off
            least = 1
            n = (field.end - start) >> 4 if every else self._choose(start, field.end)
            for i in range(n):
                if every:
                    block = low + field.order[i]
                else:
                    block = self._blocks[self._marked + i]
                if cython.compiled and not every and i + 4 < n:
                    ahead = self._blocks[self._marked + i + 4] << 4
                    # a word of C, from counting.pxd: neither mypy nor ruff can know it
                    prefetch(cython.address(field.ranks[ahead - start]))  # type: ignore[name-defined]  # noqa: F821  a word of C, in the .pxd
                if field.limits[block - low] < least:
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
                    key = (key << 32) - field.ranks[at - start]
                    if key <= self._counts[k - 1]:
                        continue
                    place = k - 1
                    while place > 0 and self._counts[place - 1] < key:
                        self._counts[place] = self._counts[place - 1]
                        self._found[place] = self._found[place - 1]
                        place -= 1
                    self._counts[place] = key
                    self._found[place] = at
                    if self._counts[k - 1] > 0:
                        # the rank that was taken off took one of the count with it
                        least = (self._counts[k - 1] >> 32) + 1
        found = 0
        while found < k and self._counts[found] > 0:
            found += 1
        return found

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


class Months:
    """How many documents are of each of `months`: year x 12 + month - 1, one after the
    other; what is earlier than the second counts for the first, as undated."""

    def __init__(self, months: Sequence[int]) -> None:
        self._months = months
        self._first = months[0]
        self._counts = array("I", bytes(4 * len(months)))

    def add(self, docs: Buffer, n: int, months: Buffer, bounds: Buffer) -> None:
        """Count `n` documents, of which those in [bounds[i], bounds[i + 1]) are of
        months[i] (uint32 both). O(months log n)."""
        at = 0
        with cython.nogil:
            for i in range(len(months)):
                before = at
                if at < n and docs[at] < bounds[i + 1]:
                    at = _before(docs, n, bounds[i + 1])
                month = months[i] - self._first if months[i] > self._first else 0
                self._counts[month] += at - before

    def counts(self) -> dict[int, int]:
        """Return the counts of the months that have any, and as 0 the undated."""
        counts = {}
        for at in range(1, len(self._counts)):
            if self._counts[at] > 0:
                counts[self._months[at]] = self._counts[at]
        counts[0] = self._counts[0]
        return counts


def _before(docs: Buffer, n: int, doc: int) -> int:
    """Return how many of `n` documents are before `doc`.

    Does not go on from the one before, and has no branch but for the end: several such
    searches run in a processor at once.
    """
    at = 0
    while n > 0:
        half = (n + 1) >> 1
        at += half if docs[at + half - 1] < doc else 0
        n -= half
    return at
