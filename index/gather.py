"""One pass over all segments: how many match, which are the best, what they have."""

from collections.abc import Mapping

from msgspec import Struct

from index.best import Best
from index.chronology import Chronology
from index.cursor import Cursor
from index.facets import Counts
from index.filtered import admitted, having, meet_all, without
from index.matches import Matches, Place, meet
from index.recency import faded
from index.scratch import scratch
from index.search import BY_SCORE, Picks, Search, Sort
from index.segment import Segment
from index.state import State
from index.times import Times
from index.trees import Tree

__all__ = ["Gathered", "gather"]


class Gathered(Struct, frozen=True):
    """What a search found: how many, the `best` in order, and what all of them have.

    `months` counts by year x 12 + month - 1 (0: undated), `days` by the ordinal of the
    day where the search is of few days, else it is empty; `sides` are the counts of the
    fields whose own picks are ignored in them.
    """

    total: int
    best: Best | Chronology
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
    for place in state.places:
        scratch.take_back()
        found.add(place, admitted(tree, search, place))
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
        self._picks = search.picks
        self._open = [picks for picks in search.picks if picks.any]
        self._total = 0
        self._best = (
            Best(state.segments, room, after)
            if sort in BY_SCORE
            else Chronology(state.segments, sort, room, after)
        )
        self._newest = state.newest if sort == "balanced" else None
        self._times = Times(state, search)
        self._counts = Counts(state.values)
        self._sides = {picks.field: Counts(state.values) for picks in self._open}

    def add(self, place: Place, found: Matches) -> None:
        """Take in the matches of one segment; the picks of one-of-many are open, and
        what is left out is still among them."""
        for picks in self._picks:
            if picks.none:
                self._count_left_out(picks, place, found)
        base = without(self._picks, found, place)
        segment, matches = place.segment, base
        if self._open:
            matches = self._picked(place, base)
        if matches.count:
            self._total += matches.count
            self._counts.add(segment, matches)
            self._times.add(segment, matches)
            self._best.add(place.at, self._faded(segment, matches))

    def result(self) -> Gathered:
        """Return what was found."""
        months, days = self._times.months(), self._times.days
        return Gathered(
            self._total, self._best, months, days, self._counts, self._sides
        )

    def _count_left_out(self, left: Picks, place: Place, found: Matches) -> None:
        """Count what the excluded values of a field would have without its picks."""
        others = [picks for picks in self._picks if picks.field != left.field]
        rest = without(others, found.copy(), place)
        open_picks = (having(picks, picks.any, place) for picks in others if picks.any)
        rest = meet_all(rest, open_picks)
        counts = self._sides.get(left.field, self._counts)
        for value in left.none:
            with_value = meet(having(left, (value,), place), rest.copy())
            counts.leave_out(left.field, value, with_value.count)

    def _picked(self, place: Place, base: Matches) -> Matches:
        """Return the matches with one of the picked values of every field, having
        counted for each field those that have one of every other."""
        chosen = {picks.field: having(picks, picks.any, place) for picks in self._open}
        for field, counts in self._sides.items():
            others = (found for name, found in chosen.items() if name != field)
            counts.add(place.segment, meet_all(base.copy(), others))
        return meet_all(base, chosen.values())

    def _faded(self, segment: Segment, matches: Matches) -> Matches:
        if self._newest is None:
            return matches
        return faded(matches, segment, self._newest)
