"""One pass over all segments: how many match, which are the best, what they have."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from index import kernels
from index.cursor import Cursor
from index.facets import Counts
from index.inversion import SortKey
from index.match import Matches, Place, find, meet, remove, unite
from index.search import Picks, Search, Sort
from index.segment import Segment
from index.state import State
from index.trees import Tree

__all__ = ["Gathered", "Ranked", "gather", "in_order"]


class Ranked(NamedTuple):
    """One matching document in its place among the best."""

    segment: Segment
    document: int
    score: float

    def cursor(self, sort: Sort, nearness: bool) -> Cursor:
        """Return the cursor of the page that begins after this document."""
        published, name = self.segment.published(self.document), self.segment.id
        return Cursor(sort, self.score, published, name(self.document), nearness)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a search found: how many, the `best` in order, and what all of them have.

    `months` counts by year x 12 + month - 1 (0: undated); `sides` are the counts of the
    fields whose own picks are ignored in them.
    """

    total: int
    best: list[Ranked]
    months: Counter[int]
    counts: Counts
    sides: dict[str, Counts]

    def of(self, field: str) -> Counts:
        """Return the counts to show for a field."""
        return self.sides.get(field, self.counts)


def gather(
    state: State,
    tree: Tree,
    search: Search,
    sort: Sort,
    room: int,
    after: Cursor | None = None,
) -> Gathered:
    """Return what matches the tree within the search's days and picks, with the best
    `room` of it, or of what comes after a cursor.

    Of `search` only `picks`, `since` and `until` are read. O(postings read + values of
    the matching documents).
    """
    found = _Gathering(state, search, sort, room, after)
    for at, segment in enumerate(state.segments):
        place = Place(segment, at, state.terms, state.documents)
        found.add(place, _base(tree, search, place))
    return found.result()


class _Gathering:
    """What was found so far."""

    def __init__(
        self,
        state: State,
        search: Search,
        sort: Sort,
        room: int,
        after: Cursor | None,
    ) -> None:
        self._open = [picks for picks in search.picks if picks.any]
        self._sort: Sort = sort
        self._after = after
        self._room = room
        self._total = 0
        self._best: list[Ranked] = []
        self._months: Counter[int] = Counter()
        self._counts = Counts(state.values)
        self._sides = {picks.field: Counts(state.values) for picks in self._open}

    def add(self, place: Place, base: Matches) -> None:
        """Take in the matches of one segment; the picks of one-of-many are open."""
        segment = place.segment
        chosen = {picks.field: _having(picks, picks.any, place) for picks in self._open}
        for field, counts in self._sides.items():
            others = (found for name, found in chosen.items() if name != field)
            counts.add(segment, _meet_all(base.copy(), others))
        matches = _meet_all(base, chosen.values())
        if matches.count:
            self._total += matches.count
            self._counts.add(segment, matches)
            self._months.update(_by_month(segment, matches))
            self._best += _ranked(segment, matches, self._sort, self._after, self._room)

    def result(self) -> Gathered:
        best = in_order(self._best, self._sort)[: self._room]
        return Gathered(self._total, best, self._months, self._counts, self._sides)


def _base(tree: Tree, search: Search, place: Place) -> Matches:
    """Return the live matches within the days, with every `all` and no `none`."""
    segment = place.segment
    found = find(tree, place)
    if search.since or search.until:
        found = found.between(*segment.between(search.since, search.until))
    if segment.deleted is not None:
        found.count = kernels.keep_live(
            found.docs, found.scores, found.count, segment.deleted
        )
    for picks in search.picks:
        for value in picks.all:
            found = _meet_all(found, [_having(picks, (value,), place)])
        if picks.none:
            found = remove(found, _having(picks, picks.none, place))
    return found


def _meet_all(found: Matches, others: Iterable[Matches]) -> Matches:
    for other in others:
        found = meet(found, other.copy())
    return found


def _having(picks: Picks, values: Sequence[str], place: Place) -> Matches:
    """Return the documents that have any of the values, scores 0."""
    segment = place.segment
    numbers = (segment.value(picks.field, value) for value in values)
    return unite([_with_value(segment, n) for n in numbers if n is not None], place)


def _with_value(segment: Segment, number: int) -> Matches:
    starts = segment.value_starts
    docs = array("H", segment.value_docs[starts[number] : starts[number + 1]].tobytes())
    return Matches(docs, array("f", bytes(4 * len(docs))), len(docs))


def _by_month(segment: Segment, matches: Matches) -> dict[int, int]:
    months, starts = segment.months
    counts = array("I", bytes(4 * len(months)))
    kernels.count_between(matches.docs, matches.count, starts, counts)
    pairs = zip(months, counts, strict=True)
    return {month: count for month, count in pairs if count}


def _ranked(
    segment: Segment, matches: Matches, sort: Sort, after: Cursor | None, room: int
) -> Iterable[Ranked]:
    if sort == "relevance":
        return _by_score(segment, matches, after, room)
    docs = _by_day(segment, matches, sort, after)
    return [
        Ranked(segment, doc, 0.0) for doc, _ in zip(docs, range(room), strict=False)
    ]


def _by_score(
    segment: Segment, matches: Matches, after: Cursor | None, room: int
) -> Iterator[Ranked]:
    ceiling = after.score if after else inf
    boundary = segment.after(after.key) if after else 0
    docs, scores = array("H", bytes(2 * room)), array("f", bytes(4 * room))
    count = kernels.top_hits(
        matches.docs, matches.scores, matches.count, ceiling, boundary, docs, scores
    )
    for at in range(count):
        yield Ranked(segment, docs[at], scores[at])


def _by_day(
    segment: Segment, matches: Matches, sort: Sort, after: Cursor | None
) -> Iterable[int]:
    """Yield matching documents in order; "oldest" is the dated ones backwards, then
    the undated ones."""
    docs, count = matches.docs, matches.count
    boundary = segment.after(after.key) if after else 0
    if sort == "newest":
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


def in_order(found: list[Ranked], sort: Sort) -> list[Ranked]:
    """Return the documents in the order `sort`; ties newest first, then by id."""
    if sort == "relevance":
        return _by_relevance(found)
    keyed = [(hit.segment.key(hit.document), hit) for hit in found]
    keyed.sort(key=lambda pair: pair[0])
    ordered = [hit for _, hit in keyed]
    if sort == "newest":
        return ordered
    dated = sum(day < 0 for (day, _), _ in keyed)
    return [*reversed(ordered[:dated]), *ordered[dated:]]


def _by_relevance(found: list[Ranked]) -> list[Ranked]:
    times = Counter(hit.score for hit in found)

    def key(hit: Ranked) -> tuple[float, SortKey | tuple[()]]:
        # few scores are equal, and only those need the document's own key
        alone = times[hit.score] == 1
        return -hit.score, () if alone else hit.segment.key(hit.document)

    return sorted(found, key=key)
