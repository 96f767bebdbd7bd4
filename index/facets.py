"""Counts of facet values among matching releases, exact, over all segments at once."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index import kernels
from index.match import Matches
from index.release import FACET_FIELDS
from index.results import Facet, FacetValue
from index.search import Picks
from index.segment import FIELD_SHIFT, Segment

__all__ = ["Counts", "Values"]

_NONE_GIVEN = "none given"
_MAX_TIES = 4096
_MAX_KEPT = 100_000


@dataclass
class Values:
    """The facet values of one state of an index: ordinal to value, value to ordinal.

    `ordinals` gives, per field, the ordinal the next new value would get; ordinal 0
    stands for "none given".
    """

    segments: Sequence[Segment]
    ordinals: Mapping[str, int]
    _spelt: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.segments = sorted(self.segments, key=lambda s: -s.documents)
        sizes = [self.ordinals.get(name, 1) for name in FACET_FIELDS]
        starts = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
        self.bases = array("I", starts)

    def bins(self, name: str) -> tuple[int, int]:
        """Return the range of a field's bins; the first counts "none given"."""
        at = FACET_FIELDS.index(name)
        return self.bases[at], self.bases[at + 1]

    def bin(self, name: str, value: str) -> int | None:
        """Return the bin of a value, None if no segment has it."""
        base, _ = self.bins(name)
        found = (segment.ordinal(name, value) for segment in self.segments)
        return next((base + n for n in found if n is not None), None)

    def begun(self, name: str, typed: Sequence[str]) -> list[int]:
        """Return the bins, ascending, of the values whose label has these folded words,
        the last only begun; some may count no live release."""
        base, _ = self.bins(name)
        found = {n for segment in self.segments for n in segment.begun(name, typed)}
        return sorted(base + number for number in found)

    def spelt(self, name: str, number: int) -> tuple[str, str]:
        """Return (value, label) of a bin that some release was counted in."""
        known = self._spelt.get(number)
        if known is None:
            if len(self._spelt) >= _MAX_KEPT:
                self._spelt.clear()
            known = self._spelt[number] = self._look_up(name, number)
        return known

    def _look_up(self, name: str, number: int) -> tuple[str, str]:
        at = FACET_FIELDS.index(name)
        packed = at << FIELD_SHIFT | (number - self.bases[at])
        found = (segment.spelt(packed) for segment in self.segments)
        return next(entry for entry in found if entry)


class Counts:
    """Bins that are filled segment by segment and then read field by field."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._bins = array("i", bytes(4 * values.bases[-1]))

    def add(self, segment: Segment, matches: Matches) -> None:
        """Count the values of the matching documents of one segment.

        O(values of the matches), or, when most of the segment matches, O(values of
        the segment + values of the documents that do not match).
        """
        starts, rows = segment.rows
        bases, bins = self._values.bases, self._bins
        if 2 * matches.count <= segment.documents:
            args = (starts, rows, bases, bins)
            kernels.count_values(matches.docs, matches.count, 1, *args)
            return
        kernels.total_values(segment.value_starts, segment.packed, bases, bins)
        rest = array("H", bytes(2 * (segment.documents - matches.count)))
        count = kernels.complement(
            matches.docs, matches.count, 0, segment.documents, rest
        )
        kernels.count_values(rest, count, -1, starts, rows, bases, bins)

    def facet(self, picks: Picks, size: int) -> Facet:
        """Return the facet of a field: picked values first, then the `size` most
        frequent others, ties A-Z."""
        start, end = self._values.bins(picks.field)
        room = size + len(picks.any) + len(picks.all) + len(picks.none)
        tops = array("i", bytes(4 * room))
        distinct = kernels.survey(self._bins, start + 1, end, tops)
        shown = self._listed(picks, self._best(start + 1, end, tops), size)
        return Facet(picks.field, tuple(shown), distinct, self._bins[start])

    def every(self, picks: Picks, most: int | None = None) -> list[FacetValue]:
        """Return the picked values, then all others that some match has, or `most` of
        them, the most frequent first, ties A-Z."""
        start, end = self._values.bins(picks.field)
        numbers = self._numbers(start + 1, end, 1, 2**31 - 1, end - start)
        return self._listed(picks, numbers, most)

    def begun(
        self, picks: Picks, typed: Sequence[str], most: int | None = None
    ) -> list[FacetValue]:
        """Return those of `every` whose label has words that go on as typed: folded,
        the last only begun."""
        found = self._values.begun(picks.field, typed)
        counted = [number for number in found if self._bins[number]]
        if not any((picks.any, picks.all, picks.none)):
            return self._listed(picks, self._frequent(counted, most), most)
        known = {self._values.spelt(picks.field, number)[0] for number in found}
        listed = self._listed(picks, counted, most)
        return [value for value in listed if value.value in known]

    def distinct(self, name: str) -> int:
        """Return how many values of the field some match has."""
        start, end = self._values.bins(name)
        return kernels.survey(self._bins, start + 1, end, array("i"))

    def missing(self, name: str) -> int:
        """Return how many matches have no value of the field."""
        return self._bins[self._values.bins(name)[0]]

    def _best(self, start: int, end: int, tops: "array[int]") -> Iterable[int]:
        positive = [count for count in tops if count]
        if not positive:
            return []
        least = positive[-1]
        found = self._numbers(start, end, least, 2**31 - 1, len(tops) + _MAX_TIES)
        if len(found) < len(tops) + _MAX_TIES:
            return found
        # too many are tied for the last places: those above them must all be there
        above = self._numbers(start, end, least + 1, 2**31 - 1, len(tops))
        return [*above, *self._numbers(start, end, least, least, _MAX_TIES)]

    def _frequent(self, numbers: list[int], most: int | None) -> list[int]:
        """Return the bins that count as much as the last of the `most` or more."""
        if most is None or len(numbers) <= most:
            return numbers
        least = sorted((self._bins[number] for number in numbers), reverse=True)[most]
        return [number for number in numbers if self._bins[number] >= least]

    def _numbers(
        self, start: int, end: int, least: int, most: int, room: int
    ) -> "array[int]":
        out = array("I", bytes(4 * room))
        return out[: kernels.pick(self._bins, start, end, least, most, out)]

    def _listed(
        self, picks: Picks, numbers: Iterable[int], most: int | None = None
    ) -> list[FacetValue]:
        """Return the picked values, then up to `most` of other bins, in order."""
        chosen = self._picked(picks)
        known = {value.value for value in chosen}
        spelt = self._values.spelt
        # plain tuples first: many are tied for the last places, few are shown
        found = [
            (-self._bins[number], label, value)
            for number in numbers
            for value, label in [spelt(picks.field, number)]
            if value not in known
        ]
        found.sort()
        others = (_facet_value(picks, v, label, -n) for n, label, v in found[:most])
        return [*chosen, *others]

    def _value(self, picks: Picks, number: int) -> FacetValue:
        value, label = self._values.spelt(picks.field, number)
        return _facet_value(picks, value, label, self._bins[number])

    def _picked(self, picks: Picks) -> list[FacetValue]:
        chosen = dict.fromkeys((*picks.any, *picks.all, *picks.none))
        found = [self._picked_value(picks, value) for value in chosen]
        return sorted(found, key=lambda value: value.label)

    def _picked_value(self, picks: Picks, value: str) -> FacetValue:
        number = self._values.bin(picks.field, value)
        if number is None:
            return _facet_value(picks, value, value, 0)
        return self._value(picks, number)


def _facet_value(picks: Picks, value: str, label: str, count: int) -> FacetValue:
    return FacetValue(
        value,
        label or _NONE_GIVEN,
        count,
        picked=value in picks.any,
        excluded=value in picks.none,
        demanded=value in picks.all,
    )
