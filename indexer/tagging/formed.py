"""The site or region that a form shows: X Airport, Y Province, the Gulf of Z."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import capitals, country_of, our_names, places
from indexer.tagging.marked import Marked
from indexer.tagging.setting import Setting
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import split
from indexer.tagging.words import DEMONYM

__all__ = ["formed"]

TOWN = 50_000  # people in a town that its region is named after
LARGE_TOWN = 100_000  # people in a town that a site there is named after
_WATERS = ("sea", "ocean", "gulf", "strait", "straits", "channel")


def formed(
    marked: Marked, site: Candidate, name: str, country: str | None, setting: Setting
) -> Place:
    """Return the site or region that a form shows: X Airport, Y Province."""
    text = marked.text
    last = text.keys[site.end - 1]
    region = last in _region_types() or text.keys[site.start] in _region_types()
    inner = places().get(text.key(site.start, site.end - 1), ())
    if last == "county" and "US" in (country, setting.home.country, *setting.named):
        country = "US"  # Jersey County
    elif region and inner and _gives_its_name(inner[0]):
        home = next((p for p in inner if p.country == country), inner[0])
        country = home.country  # Helmand Province
    elif region and text.kinds[site.start] & DEMONYM:
        country = country_of(text.words[site.start])  # the Iraqi Kurdistan Region
    elif not region:
        country = _of_town_inside(marked, site, setting) or country
    # the Gulf of Elmo, but not the Gulf Province
    of_waters = text.keys[site.start] in _WATERS and text.keys[site.start + 1] == "of"
    waters = last in _WATERS or of_waters
    country = None if waters else country
    return Place(name, "region" if region else "site", country)


def _of_town_inside(marked: Marked, site: Candidate, setting: Setting) -> str | None:
    """Return the country of the large town that a site is called after."""
    nations = setting.named | {setting.home.country}
    for at in range(site.start, site.end):
        for end in range(site.end - 1, at, -1):
            key = marked.text.key(at, end)
            known = places().get(key, ())
            usual = known and (key in our_names() or key == split(known[0].name))
            town = usual and known[0].kind == "city"
            if known and known[0].kind == "site" and known[0].country:
                return known[0].country  # the Fordow Plant
            if any(_is_own(place, setting.home.country) for place in known):
                return setting.home.country
            if town and known[0].population > LARGE_TOWN:
                if any(place.country == setting.home.country for place in known):
                    return setting.home.country
                capital = (known[0].name, known[0].country) in capitals()
                named = capital or known[0].country in nations
                return known[0].country if named else None
    return None


def _is_own(place: Place, home: str | None) -> bool:
    return place.country == home and place.kind == "city" and place.population > TOWN


def _gives_its_name(place: Place) -> bool:
    """Whether a region that is called like this place is likely around it."""
    return place.kind != "site" and (place.kind != "city" or place.population > TOWN)


@cache
def _region_types() -> frozenset[str]:
    return frozenset(e.lstrip("+*/") for e in entries("place_types") if "*" in e)
