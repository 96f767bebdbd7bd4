"""Make the outline of the land and the middles of countries, from Natural Earth.

    python -m webapp.make_land PACKAGE

PACKAGE is the unpacked npm package world-atlas, whose TopoJSON files hold the public
domain maps of Natural Earth at 1:110 million. Writes static/land.svg and countries.tsv
beside this file. Run by hand when the world or its map changes.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from pathlib import Path
from typing import Any

from pycountry import countries

__all__ = ["main"]

Point = tuple[float, float]  # longitude and latitude, in degrees
Ring = list[Point]
HERE = Path(__file__).parent
STEP = 0.5  # degrees: no point of the outline is moved further
SMALLEST = 1.5  # square degrees: smaller islands are left out
SOUTH = -58.0  # Antarctica is left out
# a grey that is seen on light paper and on dark
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1800">'
    '<path fill="#8c8c86" fill-opacity="0.38" d="{}"/></svg>\n'
)


def main(package: Path) -> None:
    """Write both files. Raise OSError or KeyError if the package is another."""
    land = _topology(package / "land-110m.json")
    path = "".join(_drawn(ring) for ring in _rings(land, "land") if _shown(ring))
    (HERE / "static" / "land.svg").write_text(SVG.format(path), encoding="utf-8")
    lines = "".join(_middles(_topology(package / "countries-110m.json")))
    (HERE / "countries.tsv").write_text(lines, encoding="utf-8")


def _topology(path: Path) -> dict[str, Any]:
    topology: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    (kx, ky), (x0, y0) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    topology["arcs"] = [list(_arc(arc, kx, ky, x0, y0)) for arc in topology["arcs"]]
    return topology


def _arc(
    steps: Iterable[Sequence[int]], kx: float, ky: float, x0: float, y0: float
) -> Iterator[Point]:
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield x * kx + x0, y * ky + y0


def _rings(topology: dict[str, Any], name: str) -> Iterator[Ring]:
    for geometry in topology["objects"][name]["geometries"]:
        yield from _outer(topology, geometry)


def _outer(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[Ring]:
    """Yield the outer rings of a polygon or of several."""
    polygons = geometry["arcs"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        ring: Ring = []
        for number in polygon[0]:
            arc = topology["arcs"][number if number >= 0 else ~number]
            ring += arc[bool(ring) :] if number >= 0 else arc[::-1][bool(ring) :]
        yield _unbroken(ring)


def _unbroken(ring: Ring) -> Ring:
    """Return a ring that may cross 180° without its jump to the other side, most of it
    within -180° to 180°."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    shift = 360 * round(sum(x for x, _ in found) / len(found) / 360)
    return [(x - shift, y) for x, y in found]


def _shown(ring: Ring) -> bool:
    return abs(_area(ring)) > SMALLEST and max(y for _, y in ring) > SOUTH


def _area(ring: Ring) -> float:
    """Return the area in square degrees, negative when the ring turns clockwise."""
    return sum(a * d - c * b for (a, b), (c, d) in _sides(ring)) / 2


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _drawn(ring: Ring) -> str:
    """Return a ring as a path in tenths of degrees from 180° W, 90° N."""
    points = [(round(x * 10 + 1800), round(900 - y * 10)) for x, y in _simple(ring)]
    steps = zip(points, points[1:], strict=False)
    moves = "".join(f"{c - a:+}{d - b:+}" for (a, b), (c, d) in steps)
    return f"M{points[0][0]} {points[0][1]}l{moves.removeprefix('+')}z"


def _simple(ring: Ring) -> Ring:
    """Return the ring without points that lie near the line between others.

    Ramer, Douglas and Peucker's: the farthest point is kept where it is too far.
    """
    if len(ring) < 3:
        return ring
    far, at = max(
        (_distance(point, ring[0], ring[-1]), n) for n, point in enumerate(ring)
    )
    if far <= STEP:
        return [ring[0], ring[-1]]
    return _simple(ring[: at + 1])[:-1] + _simple(ring[at:])


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the line through two others, or from them."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = hypot(x1 - x0, y1 - y0)
    if not length:
        return hypot(x - x0, y - y0)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length


def _middles(topology: dict[str, Any]) -> Iterator[str]:
    """Yield code, latitude and longitude of the middle of each country's main part."""
    for geometry in topology["objects"]["countries"]["geometries"]:
        country = countries.get(numeric=str(geometry.get("id", "")))
        if country:
            ring = max(_outer(topology, geometry), key=lambda ring: abs(_area(ring)))
            x, y = _middle(ring)
            yield f"{country.alpha_2}\t{y:.1f}\t{x:.1f}\n"


def _middle(ring: Ring) -> Point:
    weights = [(a * d - c * b, a + c, b + d) for (a, b), (c, d) in _sides(ring)]
    area = 3 * sum(weight for weight, _, _ in weights)
    x = sum(weight * across for weight, across, _ in weights) / area
    y = sum(weight * along for weight, _, along in weights) / area
    return x, y


if __name__ == "__main__":
    main(Path(sys.argv[1]))
