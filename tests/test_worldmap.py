"""Places found are drawn where they lie, as large as they are frequent."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import open_index
from index.engine import Engine
from index.release import Location, Release
from index.results import Place
from index.search import Picks, Search
from webapp import make_land, make_regions
from webapp.worldmap import BOTTOM, EAST, TOP, WorldMap, box_around, world_map


def place(name: str, kind: str, country: str, *at: float) -> Location:
    latitude, longitude = at or (None, None)
    return Location(
        *("locations", name, (), "test"),
        kind=kind,  # type: ignore[arg-type]
        country=country,
        latitude=latitude,
        longitude=longitude,
    )


VIENNA = place("Vienna", "city", "AT", 48.2, 16.4)
QUITO = place("Quito", "city", "EC", -0.2, -78.5)
FRANCE = place("France", "country", "FR")
NOWHERE = place("Black Sea", "region", "")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    releases = (
        Release("a", "", "talks", tags=(VIENNA, FRANCE, NOWHERE)),
        Release("b", "", "talks", tags=(VIENNA,)),
        Release("c", "", "grain", tags=(QUITO,)),
    )
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add(releases)
    return engine


def drawn(engine: Engine, search: Search) -> WorldMap | None:
    return world_map(engine, engine.search(search))


def test_a_place_says_how_often_it_was_found_and_where_it_lies(engine: Engine) -> None:
    assert engine.places(Search("talks")) == (
        Place("Vienna", "Vienna", 2, "city", "AT", 48.2, 16.4),
        Place("Black Sea", "Black Sea", 1, "region", "", None, None),
        Place("France", "France", 1, "country", "FR", None, None),
    )
    with engine.writer() as writer:
        writer.remove(["b"])
    assert [found.count for found in engine.places(Search("talks"))] == [1, 1, 1]


def test_cities_are_drawn_where_they_lie_and_countries_at_their_middle(
    engine: Engine,
) -> None:
    shown = drawn(engine, Search("talks"))
    assert shown is not None
    vienna, france = shown.spots
    assert (vienna.x, vienna.y) == (1964.0, 418.0)
    assert 1800 < france.x < vienna.x and abs(france.y - 434) < 15
    assert vienna.radius > france.radius
    picked = Search("talks").with_picks(Picks("locations", any=("Vienna",)))
    assert vienna.search == picked
    again = drawn(engine, picked)
    assert again is not None and again.spots[0].search == Search("talks")


def test_regions_are_drawn_where_most_of_their_people_live(tmp_path: Path) -> None:
    texas = place("Texas", "region", "US")
    unknown = place("Far Example", "region", "US")
    engine = open_index(tmp_path / "index", create=True)
    with engine.writer() as writer:
        writer.add([Release("a", "", "talks", tags=(texas, unknown))])
    shown = drawn(engine, Search())
    assert shown is not None
    (spot,) = shown.spots
    longitude, latitude = spot.x / 10 - 180, 90 - spot.y / 10
    assert spot.place.label == "Texas"
    assert abs(latitude - 31) < 1.5 and abs(longitude + 97.5) < 1.5


def test_there_is_no_map_where_no_place_is_known(engine: Engine) -> None:
    assert drawn(engine, Search("nothing")) is None


points = st.lists(st.tuples(st.floats(0, EAST), st.floats(TOP, BOTTOM)), min_size=1)


@given(points)
def test_every_place_of_the_inhabited_world_is_on_the_map(
    at: list[tuple[float, float]],
) -> None:
    across, down = zip(*at, strict=True)
    left, top, width, height = box_around(across, down)
    assert all(left - 0.1 <= x <= left + width + 0.1 for x in across)
    assert all(top - 0.1 <= y <= top + height + 0.1 for y in down)


def square(west: int, south: int, side: int) -> Iterator[list[int]]:
    yield from ([west, south], [side, 0], [0, side], [-side, 0], [0, -side])


def topology(name: str, *rings: list[list[int]]) -> str:
    geometry = {
        "type": "MultiPolygon",
        "id": "040",
        "arcs": [[[number]] for number in range(len(rings))],
    }
    return json.dumps(
        {
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": rings,
            "objects": {name: {"geometries": [geometry]}},
        }
    )


def test_the_outline_is_made_of_what_is_large_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, islet = [*square(10, 40, 8)], [*square(0, 0, 1)]
    arctic = [*square(0, -80, 9)]
    monkeypatch.setattr(make_land, "HERE", tmp_path)
    (tmp_path / "static").mkdir()
    for name, file in (("land", "land"), ("countries", "countries")):
        text = topology(name, islet, large, arctic)
        (tmp_path / f"{file}-110m.json").write_text(text)
    make_land.main(tmp_path)
    svg = (tmp_path / "static" / "land.svg").read_text()
    assert svg.count("M") == 1 and "M1900 500" in svg
    middles = (tmp_path / "countries.tsv").read_text()
    assert middles.split() == ["AT", "-75.5", "4.5"]


def test_the_regions_are_made_of_their_towns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texas = {"name": "Texas", "iso": "TX", "admin": "TX"}
    strange = {"name": "Far Example", "iso": "FE", "admin": "TX"}
    unmapped = {"name": "Ohio", "iso": "OH", "admin": ""}
    world = {"US": {"regions": [texas, strange, unmapped]}, "AQ": {}}
    (tmp_path / make_regions.WORLD).parent.mkdir(parents=True)
    (tmp_path / make_regions.WORLD).write_text(json.dumps(world))
    monkeypatch.setattr(make_regions, "HERE", tmp_path)
    make_regions.main(tmp_path)
    country, name, latitude, longitude = (tmp_path / "regions.tsv").read_text().split()
    assert (country, name) == ("US", "Texas")
    assert abs(float(latitude) - 31) < 1.5 and abs(float(longitude) + 97.5) < 1.5


def test_a_coast_that_crosses_the_date_line_is_not_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = [[170, 0], [20, 0], [0, 10], [-20, 0], [0, -10]]
    torn = [[170, 0], [-340, 0], [0, 10], [340, 0], [0, -10]]
    monkeypatch.setattr(make_land, "HERE", tmp_path)
    (tmp_path / "static").mkdir()
    outlines = []
    for each in (ring, torn):
        for name in ("land", "countries"):
            (tmp_path / f"{name}-110m.json").write_text(topology(name, each))
        make_land.main(tmp_path)
        outlines.append((tmp_path / "static" / "land.svg").read_text())
    assert outlines[0] == outlines[1]
