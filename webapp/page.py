"""What the search page shows beside the hits: chips, timeline, ways out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from babel import Locale

from index.results import Bar, Results
from index.search import Search, Sort
from webapp import links
from webapp.entity import ENTITY_FIELDS
from webapp.parameters import SUFFIXES, picked
from webapp.words import SINGULAR, day

__all__ = [
    "Chip",
    "Column",
    "Order",
    "Subject",
    "Timeline",
    "chips",
    "entities",
    "named",
    "orders",
    "timeline",
]

WIDTH, HEIGHT = 1000, 100
# Fewer columns than this are drawn in less than the whole width.
FEW = 8
ORDERS: dict[Sort, str] = {
    "relevance": "Best match",
    "newest": "Newest",
    "oldest": "Oldest",
}
FORMS = {"any": "{}", "all": "must have {}", "none": "not {}"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition of a search in words, and the search without it."""

    words: str
    without: Search


@dataclass(frozen=True, slots=True)
class Subject:
    """A value that has a page of its own, in words."""

    words: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the results in words, and the search in that order."""

    words: str
    search: Search
    current: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One bar as drawn, in units of the drawing, and the search it narrows to."""

    words: str
    count: int
    x: float
    y: float
    width: float
    height: float
    search: Search


@dataclass(frozen=True, slots=True)
class Timeline:
    """The histogram as drawn, in a drawing of `width` times `height` units."""

    columns: tuple[Column, ...]
    short: bool
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def peak(self) -> Column:
        """The highest column, the first of equals."""
        return max(self.columns, key=lambda column: column.count)


def chips(results: Results) -> tuple[Chip, ...]:
    """Return the conditions of a search beside its words, in the page's order."""
    return (*_picks(results), *_period(results.search), *_match(results.search))


def entities(results: Results) -> tuple[Subject, ...]:
    """Return the people, offices and so on that are picked and have a page."""
    labels = _labels(results)
    return tuple(
        Subject(labels.get((p.field, value), value), p.field, value)
        for p in results.search.picks
        for value in (*p.any, *p.all)
        if value and p.field in ENTITY_FIELDS
    )


def named(field: str, value: str, label: str) -> str:
    """Return what the page calls a facet value: languages by name, others by label."""
    if field == "language":
        return str(Locale("en").languages.get(value, label))
    return label


def orders(search: Search) -> tuple[Order, ...]:
    """Return the orders a reader can choose; relevance only where there are words."""
    current = search.sort or ("relevance" if search.text else "newest")
    offered = [sort for sort in ORDERS if search.text or sort != "relevance"]
    return tuple(
        Order(ORDERS[sort], links.sorted_by(search, sort), sort == current)
        for sort in offered
    )


def timeline(results: Results) -> Timeline | None:
    """Return the releases through time as columns, None when none has a date."""
    bars = [bar for bar in results.histogram if bar.count]
    if not bars:
        return None
    monthly = results.interval == "month"
    first = _slot(bars[0].start, monthly)
    slots = _slot(bars[-1].start, monthly) - first + 1
    step, peak = WIDTH / slots, max(bar.count for bar in bars)
    columns = (
        _column(bar, (_slot(bar.start, monthly) - first) * step, step, peak, results)
        for bar in bars
    )
    return Timeline(tuple(columns), short=slots < FEW)


def _picks(results: Results) -> Iterator[Chip]:
    labels = _labels(results)
    for picks in results.search.picks:
        for kind in SUFFIXES:
            for value in picked(picks, kind):
                label = labels.get((picks.field, value), value)
                label = named(picks.field, value, label)
                words = FORMS[kind].format(f"{SINGULAR[picks.field]} {label}")
                without = links.without_value(results.search, picks.field, value)
                yield Chip(words, without)


def _labels(results: Results) -> dict[tuple[str, str], str]:
    return {
        (facet.field, value.value): value.label
        for facet in results.facets
        for value in facet.values
    }


def _period(search: Search) -> Iterator[Chip]:
    if search.since:
        without = replace(search, since=None, cursor=None)
        yield Chip(f"since {day(search.since)}", without)
    if search.until:
        without = replace(search, until=None, cursor=None)
        yield Chip(f"until {day(search.until)}", without)


def _match(search: Search) -> Iterator[Chip]:
    if search.match:
        without = replace(search, match=None, cursor=None)
        yield Chip(f"{search.match} of the words", without)


def _slot(start: date, monthly: bool) -> int:
    return start.year * 12 + start.month if monthly else start.year


def _column(bar: Bar, x: float, step: float, peak: int, results: Results) -> Column:
    height = max(HEIGHT * bar.count / peak, 2)
    monthly = results.interval == "month"
    return Column(
        words=f"{bar.start:%B %Y}" if monthly else str(bar.start.year),
        count=bar.count,
        x=round(x + step * 0.08, 2),
        y=round(HEIGHT - height, 2),
        width=round(step * 0.84, 2),
        height=round(height, 2),
        search=links.within(results.search, bar.start, bar.end),
    )
