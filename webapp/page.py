"""What the search page shows beside the hits: chips, orders, ways out."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from index.describe import describe
from index.engine import Engine
from index.results import Facet, FacetValue, Results
from index.search import BY_SCORE, Picks, Search, Sort
from webapp import links
from webapp.entity import ENTITY_FIELDS
from webapp.parameters import SUFFIXES, picked
from webapp.words import SINGULAR, behind_number, day, period

__all__ = [
    "Chip",
    "Order",
    "Subject",
    "asked_words",
    "chips",
    "counts_before",
    "entities",
    "named",
    "orders",
    "settled",
]

ORDERS: dict[Sort, str] = {
    "relevance": "Best match",
    "newest": "Newest",
    "oldest": "Oldest",
    "balanced": "Best match, favouring recent",
}
FORMS = {"any": "{}", "all": "must have {}", "none": "not {}"}


class Chip(Struct, frozen=True):
    """One condition of a search in words, and the search without it."""

    words: str
    without: Search


class Subject(Struct, frozen=True):
    """A value that has a page of its own, in words."""

    words: str
    field: str
    value: str


class Order(Struct, frozen=True):
    """One order of the results in words, and the search in that order."""

    words: str
    search: Search
    current: bool


def asked_words(results: Results) -> str:
    """Return what the words of a search ask for, as it is read behind the number of
    releases; "" where there are none. Its filters are the chips' to tell."""
    text, match = results.search.text, results.matched
    return behind_number(describe(Search(text=text, match=match))) if text else ""


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


def counts_before(engine: Engine, results: Results) -> dict[str, dict[str, int]]:
    """Return, for each facet that its own picks count anew, the counts of its 100 most
    frequent values without these picks; to pick any of several counts nothing anew.
    """
    search = results.search
    return {
        picks.field: {
            value.value: value.count
            for value in engine.facet(
                picks.field, search.with_picks(Picks(picks.field))
            ).values
        }
        for picks in search.picks
        if picks.all or picks.none
    }


def settled(
    facet: Facet, most: int, before: Mapping[str, int] = MappingProxyType({})
) -> Facet:
    """Return a facet as a page lists it: its `most` frequent values, ties A-Z, those
    picked among them, and behind them the others that are picked. `before` are their
    counts without the picks of this facet, where these count it anew.

    So nothing in a facet moves under the reader's hand when something in it is picked,
    demanded, left out, or no longer.
    """

    def place(value: FacetValue) -> tuple[bool, int, int, str, str]:
        # "none given" is listed only when it is picked: it displaces no value
        counts = (-before.get(value.value, 0), -value.count)
        return not value.value, *counts, value.label, value.value

    ordered = sorted(facet.values, key=place)
    shown = [v for at, v in enumerate(ordered) if (at < most and v.value) or _held(v)]
    return replace(facet, values=tuple(shown))


def orders(search: Search) -> tuple[Order, ...]:
    """Return the orders a reader can choose; those by score only with words."""
    current = search.sort or ("relevance" if search.text else "newest")
    offered = [sort for sort in ORDERS if search.text or sort not in BY_SCORE]
    return tuple(
        Order(ORDERS[sort], links.sorted_by(search, sort), sort == current)
        for sort in offered
    )


def _held(value: FacetValue) -> bool:
    return value.picked or value.demanded or value.excluded


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
    without = replace(search, since=None, until=None, cursor=None)
    if search.since and search.until:
        yield Chip(period(search.since, search.until), without)
    elif search.since:
        yield Chip(f"since {day(search.since)}", without)
    elif search.until:
        yield Chip(f"until {day(search.until)}", without)


def _match(search: Search) -> Iterator[Chip]:
    if search.match:
        without = replace(search, match=None, cursor=None)
        yield Chip(f"{search.match} of the words", without)
