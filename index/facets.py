"""Counts of facet values among matching releases, exact, over all segments at once."""

import mmap
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from index import counting, kernels
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
_MAX_KEPT = 10_000  # names of a field, some 2 MB
_MAX_SPARE = 8
_FEW = 1_000  # documents have values in so few blocks that these are marked
_TAKEN = 1040  # room for the values that are counted at once

_Named = tuple[str, str, int]  # value, label, count
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


class Counts:
    """Bins that are filled segment by segment and then read field by field."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._bins = values.take_bins()
        self._left_out: dict[tuple[str, str], int] = {}

    def __del__(self) -> None:
        # new bins for every search would cost more than to count in them
        self._values.give_back(self._bins)

    def add(self, segment: Segment, matches: Matches) -> None:
        """Count the values of the matching documents of one segment.

        O(values of the matches), or, when most of the segment matches, O(values of
        the segment + values of the documents that do not match).
        """
        n, docs, bins = matches.count, matches.docs, self._bins
        for none_given in segment.unknown if n else ():
            bins.add(none_given, n)
        if n > _FEW:
            bins.mark_all()
        if n <= _FEW or 2 * n <= segment.documents:
            bins.count(segment.rows, docs, n, 1)
            return
        bins.add_totals(segment.value_starts, segment.packed)
        rest, _ = scratch.room(segment.documents - n + 1)
        count = kernels.complement(docs, n, segment.documents, scratch.seen, rest)
        bins.count(segment.rows, rest, count, -1)

    def leave_out(self, field: str, value: str, count: int) -> None:
        """Count documents of one segment that would have a value if it were not
        excluded; they are in no other count."""
        before = self._left_out.get((field, value), 0)
        self._left_out[field, value] = before + count

    def facet(self, picks: Picks, size: int) -> Facet:
        """Return the facet of a field: picked values first, then the `size` most
        frequent others, ties A-Z."""
        field = picks.field
        best = self._best(field, _room(picks, size))
        shown = tuple(self._listed(picks, best, size))
        return Facet(field, shown, self.distinct(field), self.missing(field))

    def top(self, name: str, size: int) -> list[tuple[str, int]]:
        """Return the `size` most frequent values of a field with their counts."""
        return self._bins.greatest_values(self._values.field(name), size)

    def every(self, picks: Picks, most: int | None = None) -> list[FacetValue]:
        """Return the picked values, then all others that some match has, or `most` of
        them, the most frequent first, ties A-Z."""
        start, end = self._values.bins(picks.field)
        out = array("I", bytes(4 * (end - start)))
        count = self._bins.pick(start, end, 1, 2**31 - 1, out)
        room = None if most is None else _room(picks, most)
        return self._listed(picks, self._in_order(picks, out[:count], room), most)

    def begun(
        self, picks: Picks, typed: Sequence[str], most: int | None = None
    ) -> list[FacetValue]:
        """Return those of `every` whose label has words that go on as typed: folded,
        the last only begun."""
        found = self._values.begun(picks.field, typed)
        counted = [number for number in found if self._bins.at(number)]
        if not any((picks.any, picks.all, picks.none)):
            frequent = self._in_order(picks, self._frequent(counted, most))
            return self._listed(picks, frequent, most)
        known = {*map(self._values.names(picks.field).value, found)}
        listed = self._listed(picks, self._in_order(picks, counted), most)
        return [value for value in listed if value.value in known]

    def distinct(self, name: str) -> int:
        """Return how many values of the field some match has."""
        start, end = self._values.bins(name)
        return self._bins.survey(start, end)

    def missing(self, name: str) -> int:
        """Return how many matches have no value of the field."""
        return self._bins.at(packed(name, 0))

    def _best(self, name: str, room: int) -> list[_Named]:
        """Return what the `room` greatest bins of a field that are not 0 count, ties
        A-Z, with what they hold."""
        return self._bins.greatest(self._values.field(name), room)

    def _named(self, name: str, numbers: Sequence[int]) -> list[_Named]:
        names = self._values.names(name)
        return [(names.value(n), names.label(n), self._bins.at(n)) for n in numbers]

    def _frequent(self, numbers: list[int], most: int | None) -> list[int]:
        """Return the bins that count as much as the last of the `most` or more."""
        if most is None or len(numbers) <= most:
            return numbers
        counts = sorted(map(self._bins.at, numbers), reverse=True)
        return [n for n in numbers if self._bins.at(n) >= counts[most]]

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
        found.sort(key=self._bins.at, reverse=True)
        return self._named(picks.field, found[:most])

    def _listed(
        self, picks: Picks, named: Iterable[_Named], most: int | None = None
    ) -> list[FacetValue]:
        """Return the picked values, then up to `most` others."""
        chosen = self._picked(picks)
        known = {value.value for value in chosen}
        others = (
            FacetValue(value, label, count)
            for value, label, count in named
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
        label = self._values.names(picks.field).label(number)
        left_out = self._left_out.get((picks.field, value))
        count = self._bins.at(number) if left_out is None else left_out
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
