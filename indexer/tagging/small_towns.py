"""Which town is meant by a name that small towns have, and whether any is."""

from collections.abc import Iterable, Set

from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import capitals, places, renowned
from indexer.tagging.marked import Marked
from indexer.tagging.nearby import country_with
from indexer.tagging.regions import regions_after
from indexer.tagging.seats import SEAT
from indexer.tagging.setting import Setting
from indexer.tagging.sites import SIDES
from indexer.tagging.spans import Candidate
from indexer.tagging.villages import countries_of_villages
from indexer.tagging.words import (
    COMMON,
    GIVEN,
    HONORIFIC,
    OFFICE,
    PLACE,
    SURNAME,
    UPPER,
)

__all__ = [
    "LARGE_TOWN",
    "is_a_person",
    "is_likely",
    "is_of_nowhere",
    "is_the_only_one",
    "means_another",
    "small_namesakes",
]

SMALL_TOWN = 500_000
LARGE_TOWN = 100_000
VILLAGE = 15_000
LEAST_LETTERS = 4  # of a name that is no abbreviation
_OTHER_WORDS = GIVEN | SURNAME | COMMON | HONORIFIC | OFFICE | UPPER


def is_likely(place: Place, named: Set[str | None]) -> bool:
    """Whether a place is meant where the countries `named` are spoken of."""
    # a small foreign town is rarely named without its country
    small = place.kind == "city" and 0 < place.population < SMALL_TOWN
    city = (place.name, place.country)
    well_known = city in capitals() or city in renowned()
    return not small or well_known or place.country in named or named == {None}


def means_another(
    marked: Marked, town: Candidate, place: Place, located: bool, setting: Setting
) -> bool:
    """Whether a name of an unlikely place means a site or a town at home instead."""
    # a small town abroad is less likely than a park or a town here
    site = marked.text.kinds[town.end - 1] & PLACE
    if not (site or located and setting.home.country):
        return False
    if country_with(marked, town, setting):
        return True
    return place.population < LARGE_TOWN and bool(
        site or not is_the_only_one(marked, town)
    )


def is_of_nowhere(
    marked: Marked, town: Candidate, place: Place, spoken_of: Set[str | None]
) -> bool:
    """Whether a village's name stands in a text of no country: the plans of Elmo."""
    village = place.kind == "city" and 0 < place.population < VILLAGE
    village = village and marked.text.keys[town.start - 2] not in SIDES  # north of Elmo
    return village and spoken_of <= {None} and not regions_after(marked, town.end)


def is_the_only_one(marked: Marked, town: Candidate) -> bool:
    """Whether a name is that of towns in one country only, and no other word."""
    key = marked.text.key(town.start, town.end)
    words = marked.text.words[town.start : town.end]
    kinds = marked.text.kinds[town.start : town.end]
    unlike = not any(kind & _OTHER_WORDS for kind in kinds)
    known = len({place.country for place in places().get(key, ())}) == 1
    long = len(words[0]) >= LEAST_LETTERS
    return known and unlike and long and not countries_of_villages(key)


def small_namesakes(keys: Iterable[str]) -> set[str]:
    """Return those of the look-up keys that no large town is called like."""
    found = ((key, places().get(key, ())) for key in keys)
    return {key for key, known in found if known and known[0].population < LARGE_TOWN}


def is_a_person(
    marked: Marked,
    town: Candidate,
    place: Place,
    surnames: Set[str],
    spoken_of: Set[str | None],
) -> bool:
    """Whether a small or foreign town is rather somebody in the texts, called so."""
    key = marked.text.key(town.start, town.end)
    far = place.population <= SMALL_TOWN or place.country not in spoken_of
    if key not in surnames or place.kind != "city" or not far or town.rule == SEAT:
        return False
    located = marked.text.keys[town.start - 1] in ("in", "near")
    return not (located or regions_after(marked, town.end))
