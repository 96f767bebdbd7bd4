"""The facet values of a segment, their numbers and their documents."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from index import counting
from index.beginnings import Beginnings
from index.container import Container
from index.packed import SPAN, packed
from index.release import STORED_FIELDS
from index.strings import Strings

__all__ = ["FacetValues"]

_NO_FIELDS = memoryview(b"").cast("I")


class FacetValues:
    """What a segment has of facet values; every method raises IndexDamaged."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self._beginnings: dict[str, Beginnings] = {}

    @cached_property
    def values(self) -> Strings:
        return Strings(self.container, "values")

    @cached_property
    def packed(self) -> "memoryview[int]":
        return self.container.section("values.packed", "I")

    @cached_property
    def value_starts(self) -> "memoryview[int]":
        return self.container.section("values.starts", "I")

    @cached_property
    def value_docs(self) -> "memoryview[int]":
        return self.container.section("values.docs", "H")

    @cached_property
    def rows(self) -> counting.Rows:
        """The packed values of each document, short where the segment has them so."""
        section = self.container.section
        if not self.container.has("given"):
            return counting.Rows(
                section("rows.starts", "I"), section("rows", "I"), _NO_FIELDS
            )
        names = "given.starts", "given", "given.seldom"
        return counting.Rows(*(section(name, "I") for name in names))

    @cached_property
    def _value_order(self) -> "memoryview[int]":
        return self.container.section("values.order", "I")

    @cached_property
    def _value_fields(self) -> "memoryview[int]":
        return self.container.section("values.fields", "I")

    @cached_property
    def unknown(self) -> tuple[int, ...]:
        """The numbers of "none given" of those fields that an older segment has no
        values of."""
        known = len(self._value_fields) - 1
        return tuple(packed(field, 0) for field in STORED_FIELDS[known:])

    def value(self, field: str, value: str) -> int | None:
        """Return the number of a facet value here, None if no document has it."""
        low, high = self.value_range(field)
        number = self.values.place(value, low, high)
        found = number < high and self.values[number].split("\0")[0] == value
        return number if found else None

    def value_range(self, field: str) -> tuple[int, int]:
        """Return the range of a field's value numbers, A-Z."""
        if packed(field, 0) in self.unknown:
            return 0, 0
        at = STORED_FIELDS.index(field)
        return self._value_fields[at], self._value_fields[at + 1]

    def ordinal(self, field: str, value: str) -> int | None:
        """Return the index-wide ordinal of a value present here."""
        number = self.value(field, value)
        return None if number is None else self.packed[number] % SPAN

    def begun(self, field: str, typed: Sequence[str]) -> Iterator[int]:
        """Yield the index-wide numbers of the values present here whose label has
        these folded words, the last only begun.

        The labels of a field are folded once, when they are first looked through.
        """
        low, high = self.value_range(field)
        labels = self._beginnings.get(field)
        if labels is None:
            spelt = (self._spelt(number)[1] for number in range(low, high))
            labels = self._beginnings[field] = Beginnings(spelt)
        return (self.packed[low + number] for number in labels.of(typed))

    def spelt(self, packed: int) -> tuple[str, str] | None:
        """Return (value, label) of an index-wide number, None if it is not here."""
        order = self._value_order
        at = bisect_left(order, packed, key=self.packed.__getitem__)
        if at == len(order) or self.packed[order[at]] != packed:
            return None
        return self._spelt(order[at])

    def _spelt(self, number: int) -> tuple[str, str]:
        value, _, label = self.values[number].partition("\0")
        return value, label or value
