"""The places that a search finds, drawn on an outline of the land.

Units are tenths of a degree from 180° W, 90° N, as in static/land.svg. A country is
drawn at the middle of its largest part, a region where most of its people live; a place
is left out when neither its tags nor we know where it lies.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import sqrt

from msgspec import Struct

from index.engine import Engine
from index.results import Place, Results
from index.search import Search
from webapp import links

__all__ = ["Spot", "WorldMap", "box_around", "world_map"]

# Around the places lies so much of the world, and at least so much is shown.
MARGIN, LEAST = 80.0, 700.0
ASPECT = 2.0  # width to height
# North and south of these there are no places to speak of.
TOP, BOTTOM, EAST = 60.0, 1460.0, 3600.0
# The radius of the most frequent place, and the least, as parts of the width.
LARGEST, SMALLEST = 0.026, 0.007


class Spot(Struct, frozen=True):
    """One place as drawn, and the search with it picked, or without it if it was."""

    place: Place
    x: float
    y: float
    radius: float
    search: Search


class WorldMap(Struct, frozen=True):
    """Places, the most frequent first, and the part of the world that is shown: left,
    top, width and height."""

    spots: tuple[Spot, ...]
    box: tuple[float, float, float, float]


def world_map(engine: Engine, results: Results, most: int = 24) -> WorldMap | None:
    """Return up to `most` places of what was found, the most frequent, None if none can
    be drawn."""
    found = engine.places(results.search)
    located = [(place, *at) for place in found if (at := _where(place))]
    located = located[:most]
    if not located:
        return None
    box = box_around([x for _, x, _ in located], [y for _, _, y in located])
    peak = max(place.count for place, _, _ in located)
    spots = (
        Spot(place, x, y, _radius(place.count / peak, box[2]), _toggled(results, place))
        for place, x, y in located
    )
    return WorldMap(tuple(spots), box)


def _toggled(results: Results, place: Place) -> Search:
    return links.toggled(results.search, "locations", place.value)


def _where(place: Place) -> tuple[float, float] | None:
    at = (place.latitude, place.longitude)
    if place.kind == "country" and place.country:
        at = _middles("countries").get((place.country,), at)
    elif place.kind == "region" and place.country:
        at = _middles("regions").get((place.country, place.value), at)
    latitude, longitude = at
    if latitude is None or longitude is None:
        return None
    return round(longitude * 10 + 1800, 1), round(900 - latitude * 10, 1)


@cache
def _middles(kind: str) -> dict[tuple[str, ...], tuple[float, float]]:
    text = files("webapp").joinpath(f"{kind}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {tuple(named): (float(lat), float(east)) for *named, lat, east in rows}


def _radius(share: float, width: float) -> float:
    """Return a radius whose circle has its share of the largest one's area."""
    return round(width * max(LARGEST * sqrt(share), SMALLEST), 1)


def box_around(
    across: Iterable[float], down: Iterable[float]
) -> tuple[float, float, float, float]:
    """Return the part of the world around these points, twice as wide as high where
    the world is high enough."""
    (left, right), (top, bottom) = _bounds(across), _bounds(down)
    width = max(right - left, ASPECT * (bottom - top), LEAST)
    width = min(width, EAST)
    height = min(width / ASPECT, BOTTOM - TOP)
    x = min(max((left + right - width) / 2, 0), EAST - width)
    y = min(max((top + bottom - height) / 2, TOP), BOTTOM - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _bounds(values: Iterable[float]) -> Iterator[float]:
    values = list(values)
    yield min(values) - MARGIN
    yield max(values) + MARGIN
