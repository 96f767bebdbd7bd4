"""How many of the matching releases are of each month, and of each of a few days."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from index import counting
from index.histogram import MOST_DAYS
from index.matches import Matches
from index.search import Search
from index.segment import Segment
from index.state import State

__all__ = ["Times"]


class Times:
    """Counts that are filled segment by segment.

    `days` counts by the ordinal of the day, where the search is of few days.
    """

    def __init__(self, state: State, search: Search) -> None:
        self._months = counting.Months(state.months)
        self._span = _few_days(search)
        self.days: dict[int, int] = {}

    def add(self, segment: Segment, matches: Matches) -> None:
        """Count the matching documents of one segment."""
        self._months.add(matches.docs, matches.count, *segment.months)
        if self._span:
            self._count_days(segment, matches)

    def months(self) -> Mapping[int, int]:
        """Return the counts by year x 12 + month - 1; 0: undated."""
        return self._months.counts()

    def _count_days(self, segment: Segment, matches: Matches) -> None:
        days = self._span
        bounds = [segment.between(None, day)[0] for day in days]
        bounds.append(segment.between(days[-1], None)[1])
        at = [bisect_left(matches.docs, bound, 0, matches.count) for bound in bounds]
        for day, start, end in zip(days, at, at[1:], strict=False):
            if end > start:
                number = day.toordinal()
                self.days[number] = self.days.get(number, 0) + end - start


def _few_days(search: Search) -> Sequence[date]:
    """Return the days that each get a bar, the last first; () when they are many."""
    since, until = search.since, search.until
    if since is None or until is None or (until - since).days >= MOST_DAYS:
        return ()
    days = range(until.toordinal(), since.toordinal() - 1, -1)
    return [date.fromordinal(day) for day in days]
