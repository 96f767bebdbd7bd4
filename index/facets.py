"""Counts of facet values among matching releases, exact, over all segments at once."""

import mmap
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter

from index import kernels
from index.alphabet import ranks
from index.matches import Matches
from index.packed import BLOCK, FIRST_ORDINAL, NO_VALUE, NUMBERS, packed
from index.release import STORED_FIELDS
from index.results import Facet, FacetValue
from index.scratch import scratch
from index.search import Picks
from index.segment import Segment

__all__ = ["Counts", "Values"]

_NONE_GIVEN = "none given"
_MAX_KEPT = 25_000  # names, some 5 MB
_MAX_SPARE = 8
_FEW = 2_000  # documents have values in so few blocks that these are marked
_MARKED = memoryview(bytearray())  # all blocks are


_Name = tuple[str, str]  # label, value
_VALUE = itemgetter(1)
_Named = tuple[_Name, int]  # with the count
Bins = tuple["memoryview[int]", "memoryview[int]"]


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
        self.ranges = [(NO_VALUE, BLOCK), *used]
        self._used = array("I", chain(*self.ranges))
        self.names = _Names(self)
        self._ranks: dict[str, array[int]] = {}
        self._spare: list[Bins] = []

    def bins(self, name: str) -> tuple[int, int]:
        """Return the range of a field's bins, multiples of BLOCK."""
        return self._bins[name]

    def ranks(self, name: str) -> "array[int]":
        """Return, for every bin of a field, which place its value has A-Z, from 1."""
        found = self._ranks.get(name)
        if found is None:
            found = self._ranks[name] = ranks(self.segments, name, *self._bins[name])
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

    def look_up(self, number: int) -> _Name:
        """Return label and value of a number that some release has."""
        found = (segment.spelt(number) for segment in self.segments)
        value, label = next(entry for entry in found if entry)
        return label, value

    def take_bins(self) -> Bins:
        """Return zero bins (int32), and a zero byte for each BLOCK of them."""
        try:
            return self._spare.pop()
        except IndexError:
            # anonymous maps: pages that are never touched take no memory
            bins = memoryview(mmap.mmap(-1, 4 * NUMBERS)).cast("i")
            return bins, memoryview(mmap.mmap(-1, NUMBERS // BLOCK))

    def give_back(self, bins: Bins) -> None:
        """Take bins back, to be used again."""
        if len(self._spare) < _MAX_SPARE:
            kernels.clear_bins(*bins, self._used)
            self._spare.append(bins)


class _Names(dict[int, _Name]):
    """Label and value of every bin asked for so far."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def __missing__(self, number: int) -> _Name:
        if len(self) >= _MAX_KEPT:
            self.clear()
        name = self[number] = self._values.look_up(number)
        return name


class Counts:
    """Bins that are filled segment by segment and then read field by field."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._bins, self._marks = values.take_bins()
        self._all_marked = False
        self._left_out: dict[tuple[str, str], int] = {}

    def __del__(self) -> None:
        # new bins for every search would cost more than to count in them
        self._values.give_back((self._bins, self._marks))

    def add(self, segment: Segment, matches: Matches) -> None:
        """Count the values of the matching documents of one segment.

        O(values of the matches), or, when most of the segment matches, O(values of
        the segment + values of the documents that do not match).
        """
        self._add_unknown(segment, matches.count)
        n, docs = matches.count, matches.docs
        if n <= _FEW:
            self._count(segment, docs, n, 1, self._marks)
            return
        self._mark_all()
        if 2 * n <= segment.documents:
            self._count(segment, docs, n, 1)
            return
        kernels.total_values(segment.value_starts, segment.packed, self._bins)
        rest, _ = scratch.room(segment.documents - n + 1)
        count = kernels.complement(docs, n, segment.documents, scratch.seen, rest)
        self._count(segment, rest, count, -1)

    def _count(
        self,
        segment: Segment,
        docs: "memoryview[int]",
        n: int,
        step: int,
        marks: "memoryview[int]" = _MARKED,
    ) -> None:
        kernels.count_values(
            *(docs, n, step, *segment.rows, self._bins, marks, scratch.rows)
        )

    def leave_out(self, field: str, value: str, count: int) -> None:
        """Count documents of one segment that would have a value if it were not
        excluded; they are in no other count."""
        before = self._left_out.get((field, value), 0)
        self._left_out[field, value] = before + count

    def _add_unknown(self, segment: Segment, count: int) -> None:
        """Count "none given" for the fields that an older segment has no values of."""
        for none_given in segment.unknown if count else ():
            self._bins[none_given] += count
            self._marks[none_given // BLOCK] = 1

    def _mark_all(self) -> None:
        if self._all_marked:
            return
        self._all_marked = True
        for start, end in self._values.ranges:
            blocks = (end - start) // BLOCK
            self._marks[start // BLOCK : end // BLOCK] = b"\1" * blocks

    def facet(self, picks: Picks, size: int) -> Facet:
        """Return the facet of a field: picked values first, then the `size` most
        frequent others, ties A-Z."""
        names, counts, distinct = self._best(picks.field, _room(picks, size))
        shown = self._listed(picks, zip(names, counts, strict=False), size)
        return Facet(picks.field, tuple(shown), distinct, self.missing(picks.field))

    def top(self, name: str, size: int) -> list[tuple[str, int]]:
        """Return the `size` most frequent values of a field with their counts."""
        names, counts, _ = self._best(name, size)
        return [*zip(map(_VALUE, names), counts, strict=False)]

    def every(self, picks: Picks, most: int | None = None) -> list[FacetValue]:
        """Return the picked values, then all others that some match has, or `most` of
        them, the most frequent first, ties A-Z."""
        start, end = self._values.bins(picks.field)
        out = array("I", bytes(4 * (end - start)))
        count = kernels.pick(self._bins, self._marks, start, end, 1, 2**31 - 1, out)
        room = None if most is None else _room(picks, most)
        return self._listed(picks, self._in_order(picks, out[:count], room), most)

    def begun(
        self, picks: Picks, typed: Sequence[str], most: int | None = None
    ) -> list[FacetValue]:
        """Return those of `every` whose label has words that go on as typed: folded,
        the last only begun."""
        found = self._values.begun(picks.field, typed)
        counted = [number for number in found if self._bins[number]]
        if not any((picks.any, picks.all, picks.none)):
            frequent = self._in_order(picks, self._frequent(counted, most))
            return self._listed(picks, frequent, most)
        known = {self._values.names[number][1] for number in found}
        listed = self._listed(picks, self._in_order(picks, counted), most)
        return [value for value in listed if value.value in known]

    def distinct(self, name: str) -> int:
        """Return how many values of the field some match has."""
        start, end = self._values.bins(name)
        return kernels.survey(self._bins, self._marks, start, end)

    def missing(self, name: str) -> int:
        """Return how many matches have no value of the field."""
        return self._bins[packed(name, 0)]

    def _best(self, name: str, room: int) -> tuple[Iterable[_Name], Iterable[int], int]:
        """Return the names of the `room` greatest bins, ties A-Z, what these hold, and
        how many are not 0; to be used up before the next are looked for."""
        values, bounds = self._values, self._values.bins(name)
        counts, found = scratch.greatest(room)
        bins = self._bins, self._marks, *bounds, values.ranks(name)
        distinct = kernels.greatest(*bins, counts, found)
        return map(values.names.__getitem__, found[:distinct]), counts, distinct

    def _named(self, numbers: Sequence[int]) -> list[_Named]:
        names, bins = self._values.names.__getitem__, self._bins.__getitem__
        return [*zip(map(names, numbers), map(bins, numbers), strict=True)]

    def _frequent(self, numbers: list[int], most: int | None) -> list[int]:
        """Return the bins that count as much as the last of the `most` or more."""
        if most is None or len(numbers) <= most:
            return numbers
        least = sorted((self._bins[number] for number in numbers), reverse=True)[most]
        return [number for number in numbers if self._bins[number] >= least]

    def _in_order(
        self, picks: Picks, numbers: Sequence[int], most: int | None = None
    ) -> list[_Named]:
        """Return what bins are named and hold, or the first `most` of them: the
        greatest first, ties A-Z."""
        (start, _), ranks = (
            self._values.bins(picks.field),
            self._values.ranks(picks.field),
        )
        found = sorted(numbers, key=lambda number: ranks[number - start])
        found.sort(key=self._bins.__getitem__, reverse=True)
        return self._named(found[:most])

    def _listed(
        self, picks: Picks, named: Iterable[_Named], most: int | None = None
    ) -> list[FacetValue]:
        """Return the picked values, then up to `most` others."""
        chosen = self._picked(picks)
        known = {value.value for value in chosen}
        others = (
            FacetValue(value, label, count)
            for (label, value), count in named
            if value not in known
        )
        return [*chosen, *islice(others, most)]

    def _picked(self, picks: Picks) -> list[FacetValue]:
        chosen = dict.fromkeys((*picks.any, *picks.all, *picks.none))
        found = [self._picked_value(picks, value) for value in chosen]
        return sorted(found, key=lambda value: value.label)

    def _picked_value(self, picks: Picks, value: str) -> FacetValue:
        number = self._values.number(picks.field, value)
        if number is None:
            return _facet_value(picks, value, value, 0)
        label, _ = self._values.names[number]
        left_out = self._left_out.get((picks.field, value))
        count = self._bins[number] if left_out is None else left_out
        return _facet_value(picks, value, label, count)


def _facet_value(picks: Picks, value: str, label: str, count: int) -> FacetValue:
    return FacetValue(
        value,
        label or _NONE_GIVEN,
        count,
        picked=value in picks.any,
        excluded=value in picks.none,
        demanded=value in picks.all,
    )


def _room(picks: Picks, most: int) -> int:
    """Return how many values to find so that `most` are left without the picked."""
    return most + len(picks.any) + len(picks.all) + len(picks.none)
