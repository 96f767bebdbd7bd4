"""Matching releases over time: one bar a month, or a year where there are many."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from datetime import date

from index.results import Bar

__all__ = ["histogram"]

_MOST_MONTHS = 48


def histogram(months: Mapping[int, int]) -> tuple[tuple[Bar, ...], str]:
    """Return the bars from the first to the last month, empty ones too, and their
    interval ("month" or "year").

    `months` counts by year x 12 + month - 1; 0, "undated", is left out.
    """
    dated = {month: count for month, count in months.items() if month}
    if not dated:
        return (), "month"
    first, last = min(dated), max(dated)
    if last - first < _MOST_MONTHS:
        return tuple(
            _bar(month, month + 1, dated.get(month, 0))
            for month in range(first, last + 1)
        ), "month"
    years: Counter[int] = Counter()
    for month, count in dated.items():
        years[month // 12] += count
    span = range(first // 12, last // 12 + 1)
    return tuple(_bar(y * 12, y * 12 + 12, years[y]) for y in span), "year"


def _bar(first: int, next_first: int, count: int) -> Bar:
    """Return the bar of the months from `first` to before `next_first`."""
    last = _day(next_first - 1)
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return Bar(_day(first), end, count)


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
