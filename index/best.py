"""The best matching documents of all segments, as flat arrays until they are shown."""

from array import array
from collections.abc import Sequence
from itertools import groupby
from math import inf

from msgspec import Struct

from index.cursor import Cursor
from index.matches import Matches
from index.ranking import Ranking
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
    """Up to `room` documents by score, best first, ties newest first, then by id; the
    rows of a ranking are kept in that order."""

    def __init__(
        self, segments: Sequence[Segment], room: int, after: Cursor | None = None
    ) -> None:
        """Take in only what comes `after` a cursor."""
        self._segments, self._after = segments, after
        self._ranking = Ranking(room)

    @classmethod
    def of(
        cls, segments: Sequence[Segment], place: int, document: int, score: float
    ) -> "Best":
        """Return one document as the best."""
        best = cls(segments, 1)
        best._ranking.count = 1
        best.scores[0], best.places[0], best.docs[0] = score, place, document
        return best

    def __len__(self) -> int:
        return self.count

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._ranking.count

    @property
    def scores(self) -> "array[float]":
        """The score of each row; the first `count` count."""
        return self._ranking.scores

    @property
    def places(self) -> "array[int]":
        """The number of the segment of each row."""
        return self._ranking.places

    @property
    def docs(self) -> "array[int]":
        """The document of each row."""
        return self._ranking.docs

    def add(self, place: int, matches: Matches) -> None:
        """Take in the best of the matches in the segment numbered `place`."""
        ranking, after = self._ranking, self._after
        if not ranking.room:
            return
        segment = self._segments[place]
        found = matches if len(matches.impacts) else matches.owned()
        tied = ranking.add(
            found.docs,
            found.scores,
            found.impacts,
            found.count,
            found.weight,
            after.score if after else inf,
            segment.after(after.key) if after else 0,
            segment.days,
            place,
            scratch.candidates(ranking.room),
        )
        if tied:
            self._settle()
        ranking.trim()

    def sort(self) -> None:
        """Bring the rows in order after their scores were changed."""
        if self._ranking.sort():
            self._settle()

    def cut(self, count: int) -> "Best":
        """Return the first `count` rows as an object of their own."""
        first = Best.__new__(Best)
        first._segments, first._after = self._segments, self._after
        first._ranking = self._ranking.first(count)
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

    def _settle(self) -> None:
        """Order rows of one score and one day by their ids."""
        ranking, count = self._ranking, self.count
        keys = [*zip(ranking.scores[:count], ranking.days[:count], strict=True)]
        order: list[int] = []
        for _, tied in groupby(range(count), keys.__getitem__):
            rows = list(tied)
            order += sorted(rows, key=self._id) if len(rows) > 1 else rows
        self.scores[:count] = array("f", [self.scores[at] for at in order])
        ranking.days[:count] = array("i", [ranking.days[at] for at in order])
        self.places[:count] = array("H", [self.places[at] for at in order])
        self.docs[:count] = array("H", [self.docs[at] for at in order])

    def _id(self, row: int) -> str:
        return self._segments[self.places[row]].id(self.docs[row])
