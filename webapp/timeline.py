"""The releases through time as drawn: a column a bar, a break where time is cut."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from index.results import Bar, Results
from index.search import Search
from webapp import links
from webapp.words import period

__all__ = ["Column", "Timeline", "timeline"]

WIDTH, HEIGHT = 1000, 100
# Fewer columns than this are drawn in less than the whole width.
FEW = 8
# What is left free between two columns, as a part of one.
GAP = 0.16
# The lowest column that can still be seen and pointed at.
LEAST = 2


class Column(Struct, frozen=True):
    """One bar as drawn, in units of the drawing, and the search it narrows to."""

    words: str
    count: int
    x: float
    y: float
    width: float
    height: float
    search: Search


class Timeline(Struct, frozen=True):
    """The bars that count something, in a drawing of `width` times `height` units.

    `breaks` are the places where time without releases is left out.
    """

    columns: tuple[Column, ...]
    breaks: tuple[float, ...]
    short: bool
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def peak(self) -> Column:
        """The highest column, the first of equals."""
        return max(self.columns, key=lambda column: column.count)


def timeline(results: Results) -> Timeline | None:
    """Return the releases through time as columns, None when none has a date."""
    bars = results.histogram
    if not bars:
        return None
    places = list(_places(bars))
    slots = places[-1] + 1
    # one column alone would be a wall
    step = WIDTH / (slots if slots > 1 else FEW)
    columns = (
        _column(bar, place * step, step, results)
        for bar, place in zip(bars, places, strict=True)
        if bar.count
    )
    breaks = set(range(slots)) - set(places)
    return Timeline(
        columns=tuple(columns),
        breaks=tuple(round((place + 0.5) * step, 2) for place in sorted(breaks)),
        short=slots < FEW,
    )


def _places(bars: tuple[Bar, ...]) -> Iterator[int]:
    """Yield the slot of each bar; one is left free where time is left out."""
    place = 0
    for at, bar in enumerate(bars):
        if at:
            follows = bar.start == bars[at - 1].end + timedelta(1)
            place += 1 if follows else 2
        yield place


def _column(bar: Bar, x: float, step: float, results: Results) -> Column:
    peak = max(bar.count for bar in results.histogram)
    height = max(HEIGHT * bar.count / peak, LEAST)
    return Column(
        words=period(bar.start, bar.end),
        count=bar.count,
        x=round(x + step * GAP / 2, 1),
        y=round(HEIGHT - height, 1),
        width=round(step * (1 - GAP), 1),
        height=round(height, 1),
        search=links.within(results.search, bar.start, bar.end),
    )
