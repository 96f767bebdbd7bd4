"""How many of what matches have each value, and lie in each day, month or year."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from msgspec.structs import replace

from index.release import FACET_FIELDS, Release
from index.results import Bar, Facet, FacetValue
from index.search import Picks, Search
from index.trees import Tree
from reference.matching import select
from reference.scores import Corpus

__all__ = ["bars", "facet", "facets"]

SHOWN = 10
MOST_DAYS, MOST_MONTHS = 62, 36
EVERYTHING = Search()


def facet(
    releases: Iterable[Release],
    corpus: Corpus,
    tree: Tree,
    search: Search,
    field: str,
    shown: int = SHOWN,
) -> Facet:
    """The counts of a field among what matches when its own `any` is left open; of what
    is excluded, when its own `none` is left open too."""
    own = search.picked(field)

    def count(open_picks: Picks) -> Counter[str]:
        picks = (*(p for p in search.picks if p is not own), open_picks)
        found = select(releases, tree, replace(search, picks=picks))
        return Counter(v for release in found for v in release.values(field) or ("",))

    counted = count(replace(own, any=()))
    excluded = count(replace(own, any=(), none=()))
    values = [value for value in counted if value]
    picked = dict.fromkeys((*own.any, *own.all, *own.none))

    def entry(value: str) -> FacetValue:
        return FacetValue(
            value,
            corpus.label(field, value),
            excluded[value] if value in own.none else counted[value],
            value in own.any,
            value in own.none,
            value in own.all,
        )

    chosen = sorted(map(entry, picked), key=lambda one: one.label)
    others = [entry(value) for value in values if value not in picked]
    others.sort(key=lambda one: (-one.count, one.label))
    return Facet(field, (*chosen, *others[:shown]), len(values), counted[""])


def facets(
    releases: list[Release], corpus: Corpus, tree: Tree, search: Search
) -> tuple[Facet, ...]:
    return tuple(facet(releases, corpus, tree, search, f) for f in FACET_FIELDS)


def bars(
    releases: Iterable[Release], search: Search = EVERYTHING
) -> tuple[tuple[Bar, ...], str]:
    """One bar a day, a month or a year from the first to the last, as there are many;
    without the empty years where more than 20 follow one another."""
    days = [release.published for release in releases if release.published]
    if not days:
        return (), "month"
    interval, spans = spans_of(min(days), max(days), search)
    counted = [
        Bar(since, until, sum(since <= day <= until for day in days))
        for since, until in spans
    ]
    runs = [list(run) for _, run in groupby(counted, key=lambda bar: bar.count > 0)]
    kept = [run for run in runs if interval != "year" or run[0].count or len(run) <= 20]
    return tuple(bar for run in kept for bar in run), interval


def spans_of(
    first: date, last: date, search: Search
) -> tuple[str, list[tuple[date, date]]]:
    if search.since and search.until and (search.until - search.since).days < MOST_DAYS:
        days = range(first.toordinal(), last.toordinal() + 1)
        return "day", [(date.fromordinal(day),) * 2 for day in days]
    months = list(dict.fromkeys(walk(first, last)))
    if len(months) <= MOST_MONTHS:
        return "month", [month_of(*month) for month in months]
    return "year", list(dict.fromkeys(year_of(year) for year, _ in months))


def walk(first: date, last: date) -> Iterator[tuple[int, int]]:
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            if (first.year, first.month) <= (year, month) <= (last.year, last.month):
                yield year, month


def month_of(year: int, month: int) -> tuple[date, date]:
    day = date(year, month, 28)
    while day < date.max and (day + timedelta(1)).month == month:
        day += timedelta(1)
    return date(year, month, 1), day


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
