"""The best matching documents of all segments, as flat arrays until they are shown."""

from array import array
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from index import kernels
from index.cursor import Cursor
from index.matches import Matches
from index.search import Sort
from index.segment import Segment

__all__ = ["Best", "Part", "Ranked"]


class Ranked(NamedTuple):
    """One matching document in its place among the best."""

    segment: Segment
    document: int
    score: float

    def cursor(self, sort: Sort, nearness: bool, before: int) -> Cursor:
        """Return the cursor of the page that begins after this document, which is the
        last of so many."""
        day, name = self.segment.published(self.document), self.segment.id
        return Cursor(sort, self.score, day, name(self.document), nearness, before)


class Part(NamedTuple):
    """The best documents that lie in one segment, the one numbered `place`: documents
    (uint16, ascending) with their scores (float32) and rows (uint16) in `Best`."""

    place: int
    segment: Segment
    docs: "array[int]"
    scores: "array[float]"
    rows: "array[int]"


class Best:
    """Up to `room` documents by score, best first, ties newest first, then by id.

    Row i is the score (float32), the day (int32), the number of the segment and the
    document (uint16) at i of four arrays; the first `count` rows count.
    """

    def __init__(
        self, segments: Sequence[Segment], room: int, after: Cursor | None = None
    ) -> None:
        """Take in only what comes `after` a cursor."""
        self._segments, self._room, self._after = segments, room, after
        self.count = 0
        self.scores = array("f", bytes(8 * room))
        self._days = array("i", bytes(8 * room))
        self._places = array("H", bytes(4 * room))
        self._docs = array("H", bytes(4 * room))
        self._maxima = array("f", bytes(8 * room))
        self._new = array("H", bytes(2 * room)), array("f", bytes(4 * room))

    def __len__(self) -> int:
        return self.count

    def add(self, place: int, matches: Matches) -> None:
        """Take in the best of the matches in the segment numbered `place`."""
        segment, before = self._segments[place], self.count
        found = self._best_of(segment, matches)
        self.count += found
        rows = self._rows()
        if kernels.add_rows(*rows, before, *self._new, found, segment.days, place):
            self._settle()
        self.count = min(self.count, self._room)

    def sort(self) -> None:
        """Bring the rows in order after their scores were changed."""
        if kernels.sort_rows(*self._rows(), self.count):
            self._settle()

    def cut(self, count: int) -> "Best":
        """Return the first `count` rows as an object of their own."""
        first = Best(self._segments, count, self._after)
        first.count = min(count, self.count)
        first.scores[:count] = self.scores[:count]
        first._days[:count] = self._days[:count]
        first._places[:count] = self._places[:count]
        first._docs[:count] = self._docs[:count]
        return first

    def parts(self) -> Iterator[Part]:
        """Yield the rows segment by segment."""
        for place in sorted(set(self._places[: self.count])):
            docs, numbers = self._docs[:], self._docs[:]
            scores = self.scores[:]
            rows = self._places, self._docs, self.scores, self.count
            count = kernels.rows_of(*rows, place, docs, scores, numbers)
            found = docs[:count], scores[:count], numbers[:count]
            yield Part(place, self._segments[place], *found)

    def hits(self, start: int = 0, end: int | None = None) -> list[Ranked]:
        """Return the rows from `start` to before `end`."""
        rows = range(*slice(start, end).indices(self.count))
        return [self._hit(row) for row in rows]

    def _hit(self, row: int) -> Ranked:
        segment = self._segments[self._places[row]]
        return Ranked(segment, self._docs[row], self.scores[row])

    def _rows(self) -> "tuple[array[float], array[int], array[int], array[int]]":
        return self.scores, self._days, self._places, self._docs

    def _best_of(self, segment: Segment, matches: Matches) -> int:
        """Write the best of a segment's matches, as far as they may be among the best
        of all, and return how many."""
        floor = self.scores[self.count - 1] if self.count == self._room else 0.0
        after = self._after
        ceiling = after.score if after else inf
        boundary = segment.after(after.key) if after else 0
        limits = floor, ceiling, boundary
        if len(matches.impacts):
            return kernels.top_impacts(
                *(matches.docs, matches.impacts, matches.count, matches.weight),
                *limits,
                array("f", [0]),
                *self._new,
            )
        found = matches.owned()
        return kernels.top_hits(
            *(found.docs, found.scores, found.count),
            *limits,
            self._maxima,
            *self._new,
        )

    def _settle(self) -> None:
        """Order rows of one score and one day by their ids."""
        keys = [(-hit.score, hit.segment.key(hit.document)) for hit in self.hits()]
        order = sorted(range(self.count), key=keys.__getitem__)
        self.scores[: self.count] = array("f", [self.scores[at] for at in order])
        self._days[: self.count] = array("i", [self._days[at] for at in order])
        self._places[: self.count] = array("H", [self._places[at] for at in order])
        self._docs[: self.count] = array("H", [self._docs[at] for at in order])
