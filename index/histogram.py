"""Matching releases over time: a bar a day, month or year, as their time is long."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from index.results import Bar

__all__ = ["MOST_DAYS", "histogram"]

# A search of so many days or fewer, both its ends given, has a bar for each.
MOST_DAYS = 62
_MOST_MONTHS = 36
# More years without releases are left out: one wrong date makes no thousand bars.
_EMPTY_YEARS = 20


def histogram(
    months: Mapping[int, int], days: Mapping[int, int] | None = None
) -> tuple[tuple[Bar, ...], str]:
    """Return the bars from the first to the last, and their interval ("day", "month" or
    "year"); empty bars too, unless they are of more than 20 years in a row.

    `months` counts by year x 12 + month - 1; 0, "undated", is left out. `days` counts
    by the ordinals of days; given any, each gets a bar.
    """
    if days:
        counted = ((date.fromordinal(n), count) for n, count in _filled(days))
        return tuple(Bar(day, day, count) for day, count in counted), "day"
    dated = {month: count for month, count in months.items() if month}
    if not dated or max(dated) - min(dated) < _MOST_MONTHS:
        return tuple(_bar(n, n + 1, count) for n, count in _filled(dated)), "month"
    years: Counter[int] = Counter()
    for month, count in dated.items():
        years[month // 12] += count
    bars = (
        _bar(n * 12, n * 12 + 12, count) for n, count in _filled(years, _EMPTY_YEARS)
    )
    return tuple(bars), "year"


def _filled(
    counts: Mapping[int, int], longest: int = MOST_DAYS
) -> Iterator[tuple[int, int]]:
    """Yield numbers and counts in order, those between too with 0, where they are not
    more than the `longest` gap."""
    before = None
    for number in sorted(counts):
        if before is not None and number - before <= longest + 1:
            yield from ((empty, 0) for empty in range(before + 1, number))
        yield number, counts[number]
        before = number


def _bar(first: int, next_first: int, count: int) -> Bar:
    """Return the bar of the months from `first` to before `next_first`."""
    last = _first_day(next_first - 1)
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return Bar(_first_day(first), end, count)


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
