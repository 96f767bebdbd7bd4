"""The best matching documents of all segments, as flat arrays until they are shown."""

from array import array
from collections.abc import Sequence
from itertools import groupby
from math import inf

from msgspec import Struct

from index import kernels
from index.cursor import Cursor
from index.matches import Matches
from index.scratch import scratch
from index.search import Sort
from index.segment import Segment

__all__ = ["Best", "Ranked"]


class Ranked(Struct, frozen=True):
    """One matching document in its place among the best."""

    segment: Segment
    document: int
    score: float

    def cursor(self, sort: Sort, nearness: bool, before: int) -> Cursor:
        """Return the cursor of the page that begins after this document, which is the
        last of so many."""
        day, name = self.segment.published(self.document), self.segment.id
        return Cursor(sort, self.score, day, name(self.document), nearness, before)


class Best:
    """Up to `room` documents by score, best first, ties newest first, then by id.

    Row i is the score (float32), the day (int32), the number of the segment (its place,
    uint16) and the document (uint16) at i of four arrays; the first `count` rows count.
    """

    def __init__(
        self, segments: Sequence[Segment], room: int, after: Cursor | None = None
    ) -> None:
        """Take in only what comes `after` a cursor."""
        self._segments, self._room, self._after = segments, room, after
        self.count = 0
        self.scores = array("f", bytes(8 * room))
        self._days = array("i", bytes(8 * room))
        self.places = array("H", bytes(4 * room))
        self.docs = array("H", bytes(4 * room))

    @classmethod
    def of(
        cls, segments: Sequence[Segment], place: int, document: int, score: float
    ) -> "Best":
        """Return one document as the best."""
        best = cls(segments, 1)
        best.count = 1
        best.scores[0], best.places[0], best.docs[0] = score, place, document
        return best

    def __len__(self) -> int:
        return self.count

    def add(self, place: int, matches: Matches) -> None:
        """Take in the best of the matches in the segment numbered `place`."""
        if not self._room:
            return
        segment, before = self._segments[place], self.count
        new = scratch.room(2 * self._room + 16)  # as the kernels ask for
        found = self._best_of(segment, matches, *new)
        self.count += found
        rows = self._columns()
        if kernels.add_rows(*rows, before, *new, found, segment.days, place):
            self._settle()
        self.count = min(self.count, self._room)

    def sort(self) -> None:
        """Bring the rows in order after their scores were changed."""
        if kernels.sort_rows(*self._columns(), self.count):
            self._settle()

    def cut(self, count: int) -> "Best":
        """Return the first `count` rows as an object of their own."""
        first = Best.__new__(Best)
        first._segments, first._room, first._after = self._segments, count, self._after
        first.count = min(count, self.count)
        first.scores, first._days = self.scores[:count], self._days[:count]
        first.places, first.docs = self.places[:count], self.docs[:count]
        return first

    def rows(self) -> "tuple[array[int], array[int], int]":
        """Return the places and documents of the rows, and how many there are."""
        return self.places, self.docs, self.count

    def used(self) -> set[int]:
        """Return the numbers of the segments that the rows are of."""
        return set(self.places[: self.count])

    def hits(self, start: int = 0, end: int | None = None) -> list[Ranked]:
        """Return the rows from `start` to before `end`."""
        end = self.count if end is None else min(end, self.count)
        segments = map(self._segments.__getitem__, self.places[start:end])
        return [*map(Ranked, segments, self.docs[start:end], self.scores[start:end])]

    def _score_and_day(self, row: int) -> tuple[float, int]:
        return self.scores[row], self._days[row]

    def _id(self, row: int) -> str:
        return self._segments[self.places[row]].id(self.docs[row])

    def _columns(self) -> "tuple[array[float], array[int], array[int], array[int]]":
        return self.scores, self._days, self.places, self.docs

    def _best_of(
        self,
        segment: Segment,
        matches: Matches,
        docs: "memoryview[int]",
        scores: "memoryview[float]",
    ) -> int:
        """Write the best of a segment's matches, as far as they may be among the best
        of all, and return how many."""
        floor = self.scores[self.count - 1] if self.count == self._room else 0.0
        after = self._after
        ceiling = after.score if after else inf
        boundary = segment.after(after.key) if after else 0
        limits = floor, ceiling, boundary
        if len(matches.impacts):
            _, rounded = scratch.room(1)
            lists = matches.docs, matches.impacts, matches.count, matches.weight
            return kernels.top_impacts(
                *lists, self._room, *limits, rounded, docs, scores
            )
        found, (_, maxima) = matches.owned(), scratch.room(2 * self._room)
        scored = found.docs, found.scores, found.count
        return kernels.top_hits(*scored, self._room, *limits, maxima, docs, scores)

    def _settle(self) -> None:
        """Order rows of one score and one day by their ids."""
        order: list[int] = []
        for _, tied in groupby(range(self.count), self._score_and_day):
            rows = list(tied)
            order += sorted(rows, key=self._id) if len(rows) > 1 else rows
        self.scores[: self.count] = array("f", [self.scores[at] for at in order])
        self._days[: self.count] = array("i", [self._days[at] for at in order])
        self.places[: self.count] = array("H", [self.places[at] for at in order])
        self.docs[: self.count] = array("H", [self.docs[at] for at in order])
