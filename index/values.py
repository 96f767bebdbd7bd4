"""The facet values of one state of an index, and the bins they are counted in."""

import mmap
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from index import counting
from index.alphabet import ranks
from index.packed import BLOCK, FIRST_ORDINAL, NO_VALUE, NUMBERS, packed
from index.release import STORED_FIELDS
from index.segment import Segment

__all__ = ["Values"]

_MAX_KEPT = 10_000  # names of a field, some 2 MB
_MAX_SPARE = 8
_TAKEN = 1040  # room for the values that are counted at once
_FEW_TIMES = 4  # one answer may ask for a field twice
_ANY_COUNT = 2**31 - 1

_Limits = tuple["array[int]", "array[int]"]


class Values:
    """The facet values of one state of an index: number to value, value to number.

    `ordinals` gives, per field, the ordinal the next new value would get.
    """

    def __init__(
        self, segments: Sequence[Segment], ordinals: Mapping[str, int]
    ) -> None:
        self.segments = sorted(segments, key=lambda s: -s.documents)
        self._bins = {
            name: (
                packed(name, FIRST_ORDINAL),
                packed(name, -(-ordinals.get(name, FIRST_ORDINAL) // BLOCK) * BLOCK),
            )
            for name in STORED_FIELDS
        }
        # with the blocks of "none given", and the one of what fills rows up
        used = [(packed(name, 0), end) for name, (_, end) in self._bins.items()]
        self._used = array("I", chain((NO_VALUE, BLOCK), *used))
        self._names: dict[str, counting.Names] = {}
        self._ranks: dict[str, array[int]] = {}
        self._limits: dict[str, _Limits] = {}
        self._fields: dict[str, counting.Field] = {}
        self._asked: Counter[str] = Counter()
        self._spare: list[counting.Bins] = []

    def bins(self, name: str) -> tuple[int, int]:
        """Return the range of a field's bins, multiples of BLOCK."""
        return self._bins[name]

    def ranks(self, name: str) -> "array[int]":
        """Return, for every bin of a field, which place its value has A-Z, from 1."""
        found = self._ranks.get(name)
        if found is None:
            found = self._ranks[name] = ranks(self.segments, name, *self._bins[name])
        return found

    def field(self, name: str) -> counting.Field:
        """Return the bins of a field and what is known of them."""
        found = self._fields.get(name)
        if found is None:
            (start, end), (limits, order) = self._bins[name], self._limits_of(name)
            ranks, names = self.ranks(name), self.names(name)
            found = counting.Field(start, end, ranks, limits, order, names)
            self._fields[name] = found
        return found

    def unranked(self, name: str) -> counting.Field | None:
        """Return the bins of a field as if all were called the same, the first times it
        is asked for, None later: few answers are not worth ranking all of their names.
        """
        self._asked[name] += 1
        if self._asked[name] > _FEW_TIMES:
            return None
        (start, end), names = self._bins[name], self.names(name)
        alike, blocks = array("I", [1]) * (end - start), (end - start) // BLOCK
        limits, order = array("i", [_ANY_COUNT]) * blocks, array("I", range(blocks))
        return counting.Field(start, end, alike, limits, order, names)

    def names(self, name: str) -> counting.Names:
        """Return label and value of the bins of a field and of its "none given"."""
        found = self._names.get(name)
        if found is None:
            start, end = packed(name, 0), self._bins[name][1]
            found = counting.Names(start, end - start, self._look_up, _MAX_KEPT)
            self._names[name] = found
        return found

    def number(self, name: str, value: str) -> int | None:
        """Return the number of a value, None if no segment has it."""
        found = (segment.ordinal(name, value) for segment in self.segments)
        return next((packed(name, n) for n in found if n is not None), None)

    def begun(self, name: str, typed: Sequence[str]) -> list[int]:
        """Return the numbers, ascending, of the values whose label has these folded
        words, the last only begun; some may count no live release."""
        found = (segment.begun(name, typed) for segment in self.segments)
        return sorted(set().union(*found))

    def take_bins(self) -> counting.Bins:
        """Return bins that hold nothing."""
        try:
            return self._spare.pop()
        except IndexError:
            # anonymous maps: pages that are never touched take no memory
            bins = memoryview(mmap.mmap(-1, 4 * NUMBERS)).cast("i")
            marks = memoryview(mmap.mmap(-1, NUMBERS // BLOCK))
            blocks = memoryview(mmap.mmap(-1, 8 * NUMBERS // BLOCK + _TAKEN)).cast("I")
            taken = array("I", bytes(4 * _TAKEN))
            return counting.Bins(bins, marks, self._used, taken, blocks)

    def give_back(self, bins: counting.Bins) -> None:
        """Take bins back, to be used again."""
        if len(self._spare) < _MAX_SPARE:
            bins.clear()
            self._spare.append(bins)

    def _limits_of(self, name: str) -> _Limits:
        """Return, for every BLOCK of a field's bins, how many releases have any of its
        values at most, deleted ones too; and the blocks by this, the greatest first."""
        if not self._limits:
            self._limits = self._count_all()
        return self._limits[name]

    def _count_all(self) -> dict[str, _Limits]:
        bins, found = self.take_bins(), {}
        bins.mark_all()
        for segment in self.segments:
            bins.add_totals(segment.value_starts, segment.packed)
        for name, (start, end) in self._bins.items():
            limits = array("i", bytes(4 * (end - start) // BLOCK))
            bins.limits(start, end, limits)
            order = sorted(range(len(limits)), key=limits.__getitem__, reverse=True)
            found[name] = limits, array("I", order)
        self.give_back(bins)
        return found

    def _look_up(self, number: int) -> tuple[str, str]:
        """Return value and label of a number that some release has."""
        found = (segment.spelt(number) for segment in self.segments)
        return next(entry for entry in found if entry)
