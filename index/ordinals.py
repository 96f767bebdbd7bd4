"""The ordinal of every facet value in the whole index: given once, never reused."""

from collections.abc import Mapping, Sequence

from index.errors import IndexFault
from index.packed import FIRST_ORDINAL, SPAN
from index.segment import Segment

__all__ = ["Ordinals"]


class Ordinals:
    """Finds the numbers of values, and gives new values the next free one.

    It knows the values it was asked for before, and those of `segments`, the live ones
    when writing began; whatever is written since, it was asked for.
    """

    def __init__(self, segments: Sequence[Segment], free: Mapping[str, int]) -> None:
        self._segments = segments
        self._known: dict[tuple[str, str], int] = {}
        self.free = dict(free)

    def __call__(self, field: str, value: str) -> int:
        """Return the ordinal of a value. Raise IndexFault if all are used."""
        key = field, value
        if (number := self._known.get(key)) is None:
            number = self._found(field, value) or self._next(field)
            self._known[key] = number
        return number

    def _found(self, field: str, value: str) -> int | None:
        found = (segment.ordinal(field, value) for segment in self._segments)
        return next((number for number in found if number is not None), None)

    def _next(self, field: str) -> int:
        number = self.free.get(field, FIRST_ORDINAL)
        if number == SPAN:
            raise IndexFault(
                f"the index has {number - FIRST_ORDINAL:,} {field}, and cannot hold "
                "more: put some of the releases into an index of their own"
            )
        self.free[field] = number + 1
        return number
