"""One pass over all segments: how many match, which are the best, what they have."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import compress, islice, repeat
from math import inf
from typing import NamedTuple

from index import kernels
from index.cursor import Cursor
from index.facets import Counts
from index.histogram import MOST_DAYS
from index.inversion import SortKey
from index.match import Matches, Place, find, meet, remove, unite
from index.recency import faded
from index.scratch import scratch
from index.search import BY_SCORE, Picks, Search, Sort
from index.segment import Segment
from index.state import State
from index.trees import Tree

__all__ = [
    "Gathered",
    "Ranked",
    "gather",
    "in_order",
    "live",
    "matching",
    "new_ranked",
    "places",
    "ranked",
]


class Ranked(NamedTuple):
    """One matching document in its place among the best."""

    segment: Segment
    document: int
    score: float

    def cursor(self, sort: Sort, nearness: bool) -> Cursor:
        """Return the cursor of the page that begins after this document."""
        published, name = self.segment.published(self.document), self.segment.id
        return Cursor(sort, self.score, published, name(self.document), nearness)


# as Ranked._make, without its detour through Python: up to 61 for each segment
new_ranked = partial(tuple.__new__, Ranked)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a search found: how many, the `best` in order, and what all of them have.

    `months` counts by year x 12 + month - 1 (0: undated), `days` by the ordinal of the
    day where the search is of few days, else it is empty; `sides` are the counts of the
    fields whose own picks are ignored in them.
    """

    total: int
    best: list[Ranked]
    months: Mapping[int, int]
    days: Mapping[int, int]
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
    for place in places(state):
        scratch.take_back()
        found.add(place, matching(tree, search, place))
    return found.result()


def places(state: State) -> Iterator[Place]:
    """Yield the places to search in, one a segment."""
    for at, segment in enumerate(state.segments):
        yield Place(segment, at, state.terms, state.documents)


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
        self._newest = state.newest
        self._after = after
        self._room = room
        self._total = 0
        self._best: list[Ranked] = []
        self._first_month, size = state.months
        self._months = array("I", bytes(4 * size))
        self._days: dict[int, int] = {}
        self._span = _few_days(search)
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
            self._count_months(segment, matches)
            for day, count in _on_days(segment, matches, self._span):
                self._days[day] = self._days.get(day, 0) + count
            self._rank(segment, matches)

    def result(self) -> Gathered:
        counted = enumerate(self._months, self._first_month)
        months = dict(compress(counted, self._months))
        months[0] = months.pop(self._first_month, 0)
        return Gathered(
            self._total, self._best, months, self._days, self._counts, self._sides
        )

    def _rank(self, segment: Segment, matches: Matches) -> None:
        """Take the best of a segment in, as far as they are among the best of all."""
        if self._sort == "balanced":
            matches = faded(matches, segment, self._newest)
        full = self._best and len(self._best) == self._room
        floor = self._best[-1].score if full else 0.0
        best = ranked(segment, matches, self._sort, self._after, self._room, floor)
        if self._best and best:
            best = in_order(self._best + best, self._sort)[: self._room]
        self._best = best or self._best

    def _count_months(self, segment: Segment, matches: Matches) -> None:
        months, bounds = segment.months
        kernels.count_months(
            matches.docs, matches.count, bounds, months, self._first_month, self._months
        )


def count(state: State, tree: Tree, search: Search) -> int:
    """Return how many releases match the tree within the search's days and picks."""
    total = 0
    for place in places(state):
        found = matching(tree, search, place)
        wanted = (picks for picks in search.picks if picks.any)
        chosen = (_having(picks, picks.any, place) for picks in wanted)
        total += _meet_all(found, chosen).count
        scratch.take_back()
    return total


def matching(tree: Tree, search: Search, place: Place) -> Matches:
    """Return the live matches within the days, with every `all` and no `none`."""
    segment = place.segment
    found = find(tree, place)
    if search.since or search.until:
        found = found.between(*segment.between(search.since, search.until))
    found = live(found, segment)
    for picks in search.picks:
        for value in picks.all:
            found = _meet_all(found, [_having(picks, (value,), place)])
        if picks.none:
            found = remove(found, _having(picks, picks.none, place))
    return found


def live(found: Matches, segment: Segment) -> Matches:
    """Return the matches of a segment that are not deleted."""
    if segment.deleted is None:
        return found
    found = found.owned()
    lists = found.docs, found.scores, found.count
    found.count = kernels.keep_live(*lists, segment.deleted)
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
    start, end = segment.value_starts[number], segment.value_starts[number + 1]
    return Matches(segment.value_docs[start:end], end - start)


def _few_days(search: Search) -> Sequence[date]:
    """Return the days that each get a bar, the last first; () when they are many."""
    since, until = search.since, search.until
    if since is None or until is None or (until - since).days >= MOST_DAYS:
        return ()
    days = range(until.toordinal(), since.toordinal() - 1, -1)
    return [date.fromordinal(day) for day in days]


def _on_days(
    segment: Segment, matches: Matches, days: Sequence[date]
) -> Iterator[tuple[int, int]]:
    """Yield the ordinal of each day with matches, and how many there are."""
    if not days:
        return
    bounds = [segment.between(None, day)[0] for day in days]
    bounds.append(segment.between(days[-1], None)[1])
    at = [bisect_left(matches.docs, bound, 0, matches.count) for bound in bounds]
    for day, start, end in zip(days, at, at[1:], strict=False):
        if end > start:
            yield day.toordinal(), end - start


def ranked(
    segment: Segment,
    matches: Matches,
    sort: Sort,
    after: Cursor | None,
    room: int,
    floor: float = 0.0,
) -> list[Ranked]:
    """Return the first `room` matches of a segment in the order `sort`; of those by
    score only the ones with a score of at least `floor`."""
    if sort in BY_SCORE:
        return _by_score(segment, matches, after, room, floor)
    docs = _by_day(segment, matches, sort, after)
    return [Ranked(segment, doc, 0.0) for doc in islice(docs, room)]


def _by_score(
    segment: Segment,
    matches: Matches,
    after: Cursor | None,
    room: int,
    floor: float,
) -> list[Ranked]:
    ceiling = after.score if after else inf
    boundary = segment.after(after.key) if after else 0
    docs, scores = array("H", bytes(2 * room)), array("f", bytes(4 * room))
    cursor, out = (floor, ceiling, boundary), (docs, scores)
    if len(matches.impacts):
        count = kernels.top_impacts(
            *(matches.docs, matches.impacts, matches.count, matches.weight),
            *cursor,
            array("f", [0]),
            *out,
        )
    else:
        found = matches.owned()
        count = kernels.top_hits(found.docs, found.scores, found.count, *cursor, *out)
    hits = zip(repeat(segment, count), docs, scores, strict=False)
    return list(map(new_ranked, hits))


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
    if sort in BY_SCORE:
        return _by_relevance(found)
    keyed = [(hit.segment.key(hit.document), hit) for hit in found]
    keyed.sort(key=lambda pair: pair[0])
    ordered = [hit for _, hit in keyed]
    if sort == "newest":
        return ordered
    dated = sum(day < 0 for (day, _), _ in keyed)
    return [*reversed(ordered[:dated]), *ordered[dated:]]


def _by_relevance(found: list[Ranked]) -> list[Ranked]:
    keyed = sorted(
        (-score, -segment.days[document], at)
        for at, (segment, document, score) in enumerate(found)
    )
    if len({key[:2] for key in keyed}) < len(keyed):
        # few have one score and one day, and only then their ids are read
        return sorted(found, key=lambda hit: (-hit.score, _key(hit)))
    return [found[at] for _, _, at in keyed]


def _key(hit: Ranked) -> SortKey:
    return hit.segment.key(hit.document)
