"""The first or last of the matching documents by date, over all segments."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from index.best import Ranked
from index.cursor import Cursor
from index.matches import Matches
from index.search import Sort
from index.segment import Segment

__all__ = ["Chronology"]


class Chronology:
    """Up to `room` documents, newest first, or oldest first; ties by id."""

    def __init__(
        self,
        segments: Sequence[Segment],
        sort: Sort,
        room: int,
        after: Cursor | None = None,
    ) -> None:
        """Take in only what comes `after` a cursor."""
        self._segments, self._sort, self._room = segments, sort, room
        self._after = after
        self._hits: list[Ranked] = []

    def __len__(self) -> int:
        return len(self._hits)

    def add(self, place: int, matches: Matches) -> None:
        """Take in the first of the matches in the segment numbered `place`."""
        segment = self._segments[place]
        docs = islice(self._in_segment(segment, matches), self._room)
        self._hits += [Ranked(segment, document, 0.0) for document in docs]
        self._hits = self._in_order()[: self._room]

    def hits(self, start: int = 0, end: int | None = None) -> list[Ranked]:
        """Return the documents from `start` to before `end`."""
        return self._hits[start:end]

    def _in_segment(self, segment: Segment, matches: Matches) -> Iterable[int]:
        """Yield matching documents in order; "oldest" is the dated ones backwards, then
        the undated ones."""
        docs, count, after = matches.docs, matches.count, self._after
        boundary = segment.after(after.key) if after else 0
        if self._sort == "newest":
            return docs[bisect_left(docs, boundary, 0, count) : count]
        dated = bisect_left(docs, segment.dated, 0, count)
        undated = docs[dated:count]
        if after and after.published is None:
            return docs[bisect_left(docs, boundary, dated, count) : count]
        end = dated
        if after:
            found = segment.locate(after.published, after.id)
            first = boundary if found is None else found
            end = bisect_left(docs, first, 0, dated)
        return [*reversed(docs[:end]), *undated]

    def _in_order(self) -> list[Ranked]:
        keyed = [(hit.segment.key(hit.document), hit) for hit in self._hits]
        keyed.sort(key=lambda pair: pair[0])
        ordered = [hit for _, hit in keyed]
        if self._sort == "newest":
            return ordered
        dated = sum(day < 0 for (day, _), _ in keyed)
        return [*reversed(ordered[:dated]), *ordered[dated:]]
