"""Counts of facet values among matching releases, exact, over all segments at once."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import islice

from index import counting, kernels
from index.matches import Matches
from index.packed import packed
from index.results import Facet, FacetValue
from index.scratch import scratch
from index.search import Picks
from index.segment import Segment
from index.values import Values

__all__ = ["Counts"]

_NONE_GIVEN = "none given"
_FEW = 1_000  # documents have values in so few blocks that these are marked
_MOST_TIED = 200  # values whose names are compared for one answer
_ANY_COUNT = 2**31 - 1

_Named = tuple[str, str, int]  # value, label, count


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
        count = self._bins.pick(start, end, 1, _ANY_COUNT, out)
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
        """Return value, label and count of the `room` most frequent values of a field
        that any match has, ties A-Z."""
        unranked = self._values.unranked(name)
        found = self._best_by_name(name, unranked, room) if unranked else None
        if found is not None:
            return found
        return self._bins.greatest(self._values.field(name), room)

    def _best_by_name(
        self, name: str, unranked: counting.Field, room: int
    ) -> list[_Named] | None:
        """Return the same where few bins are as great as the last: only their names are
        looked up and compared, as `ranks` has them; None where many are."""
        found = self._bins.greatest_values(unranked, room)
        least = found[-1][1] if len(found) == room else 1
        numbers = array("I", bytes(4 * (room + _MOST_TIED)))
        count = self._bins.pick(*self._values.bins(name), least, _ANY_COUNT, numbers)
        if count == len(numbers):
            return None
        return sorted(self._named(name, numbers[:count]), key=_rank)[:room]

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


def _rank(named: _Named) -> tuple[int, bytes, bytes]:
    """Return the key that puts the most frequent first, ties A-Z."""
    value, label, count = named
    spelt = label.encode("utf-8", "surrogatepass")
    return -count, spelt, value.encode("utf-8", "surrogatepass")


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
