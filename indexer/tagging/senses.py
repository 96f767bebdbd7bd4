"""Which place a name means: by what follows, by what is near, by the publisher."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from indexer.tagging.atlas import Place
from indexer.tagging.formed import formed
from indexer.tagging.gazetteer import (
    capitals,
    our_names,
    places,
    renowned,
    short_states,
)
from indexer.tagging.marked import Marked
from indexer.tagging.nearby import country_with
from indexer.tagging.regions import bare_state, regions_after
from indexer.tagging.seats import SEAT
from indexer.tagging.setting import Decided, Setting
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import split
from indexer.tagging.unlisted import RULE
from indexer.tagging.villages import countries_of_villages

__all__ = ["listed_places", "told_senses", "unlisted_place"]

WORLD_CITY = 6_000_000  # people: its name means no other city without a state
LARGE_TOWN = 100_000
TOWN = 50_000
LIKELY_SHARE = 10  # a namesake at home may be so many times smaller
_AT = ("in", "at", "near", "from")
_TOWNS = ("town-of-a-state", "town-of-a-name", "learned-place", RULE)


def told_senses(texts: Decided, home: str | None) -> dict[str, Place]:
    """Return the places told with their region, by key: Dayton, Ohio, said again.

    So are those that members of parliament sit for, in the country `home`.
    """
    told: dict[str, Place] = {}
    for marked, decided in texts:
        for candidate in decided:
            if candidate.field == "locations":
                key = marked.text.key(candidate.start, candidate.end)
                regions = regions_after(marked, candidate.end)
                place = _inside(places().get(key, ()), regions)
                if candidate.rule == SEAT:
                    place = Place(_name(marked, candidate), "region", home)
                if place:
                    told.setdefault(key, place)
    return told


def listed_places(
    marked: Marked,
    candidates: Iterable[Candidate],
    setting: Setting,
    told: Mapping[str, Place],
) -> dict[int, Place]:
    """Return the places that lists know among the candidates, by their first tokens.

    `told` are the places that the release tells with their regions.
    """
    found = ((c.start, _listed(marked, c, setting, told)) for c in candidates)
    return {start: place for start, place in found if place}


def _listed(
    marked: Marked, candidate: Candidate, setting: Setting, told: Mapping[str, Place]
) -> Place | None:
    text = marked.text
    if candidate.rule == SEAT:
        return None
    if candidate.rule == "short-form-of-a-state":
        short = short_states()[text.words[candidate.start].rstrip(".")]
        return bare_state(marked, candidate.start) or short
    key = text.key(candidate.start, candidate.end)
    known = places().get(key, ())
    if known and _is_called_otherwise(key, known[0], setting):
        return None
    if known:
        return (
            _inside(known, regions_after(marked, candidate.end))
            or _of_city_before(marked, candidate.start, known)
            or told.get(key)
            or _formerly(marked, candidate, known, setting)
            or _meant(known, setting)
        )
    if candidate.rule != "listed-place":
        return None
    if text.keys[candidate.end - 1] == "city":
        known = places().get(text.key(candidate.start, candidate.end - 1), ())
        cities = tuple(place for place in known if place.kind == "city")
        return _meant(cities, setting)  # Elmo City is Elmo
    known = places().get(text.key(candidate.start + 1, candidate.end), ())
    part = replace(_meant(known, setting), name=_name(marked, candidate))
    return replace(part, kind="region", latitude=None, longitude=None)  # Central Java


def _is_called_otherwise(key: str, place: Place, setting: Setting) -> bool:
    """Whether a name is what a city is called in some language of the world, in a
    release of other countries: Enguri is a river of Georgia, and Ankara to few."""
    nations = setting.named | {setting.home.country}
    usual = key in our_names() or split(place.name) == key
    other = place.kind == "city" and not usual and nations != {None}
    return other and place.country not in nations


def unlisted_place(
    marked: Marked, candidate: Candidate, setting: Setting, near: str | None
) -> Place:
    """Return the place that a candidate of no list stands for.

    `near` is the country of what is named beside it.
    """
    regions = regions_after(marked, candidate.end)
    elsewhere = near or setting.scene or setting.home.country
    country = regions[0].country if regions else elsewhere
    name = _name(marked, candidate)
    listed = None if regions else country_with(marked, candidate, setting, near)
    if candidate.rule == SEAT:
        return Place(name, "region", setting.home.country)
    if candidate.rule in _TOWNS or listed:
        return Place(name, "city", listed or country)
    if candidate.rule == "region-of-a-name":
        return Place(name, "region", country)
    return formed(marked, candidate, name, country, setting)


def _name(marked: Marked, candidate: Candidate) -> str:
    return _in_ordinary_capitals(marked.text.cut(candidate.start, candidate.end))


def _in_ordinary_capitals(name: str) -> str:
    name = " ".join(name.split())
    return name.title().replace("'S ", "'s ") if name.isupper() else name


def _inside(known: tuple[Place, ...], regions: tuple[Place, ...]) -> Place | None:
    """Return the place of that name in the region named after it: Dayton, Ohio."""
    if not (known and regions) or known[0].kind == "country":
        return None
    if known[0].certain and known[0].country != regions[0].country:
        return None  # a list: New York, Puerto Rico
    for region in regions:
        inside = [place for place in known if place.country == region.country]
        of_area = (place for place in inside if place.area == region.name)
        if inside:
            return next(of_area, inside[0])
    if known[0].kind != "city" and not _holds_namesakes(known[0], regions[0]):
        return None  # a list: Hong Kong, New Zealand
    # a town that no list has: Greenwich, Connecticut
    return Place(known[0].name, "city", regions[0].country)


def _holds_namesakes(place: Place, region: Place) -> bool:
    # a borough of one country may be a village in a parish of another
    small = place.kind == region.kind == "region" and not place.certain
    return small and not region.certain


def _of_city_before(
    marked: Marked, start: int, known: tuple[Place, ...]
) -> Place | None:
    """Return the one among `known` that the city before it lies in: Georgia, US."""
    if marked.text.words[start - 1] != "," or known[0].kind == "city":
        return None
    cities = places().get(marked.text.keys[start - 2], ())
    countries = {city.country for city in cities if city.kind == "city"}
    return next((place for place in known if place.country in countries), None)


def _formerly(
    marked: Marked, town: Candidate, known: tuple[Place, ...], setting: Setting
) -> Place | None:
    """Return the town of that name in the one country spoken of that has such a town
    by another name or a village: Salisbury, of a Rhodesia that a release names."""
    first, nations = known[0], setting.named | {setting.home.country}
    large = first.population > LARGE_TOWN or (first.name, first.country) in capitals()
    if first.kind != "city" or large or any(p.country in nations for p in known):
        return None
    if marked.text.keys[town.start - 1] not in _AT:
        return None  # of Howard
    villages = countries_of_villages(marked.text.key(town.start, town.end))
    there = [nation for nation in nations if nation in villages]
    return Place(first.name, "city", there[0]) if len(there) == 1 else None


def _meant(known: tuple[Place, ...], setting: Setting) -> Place:
    told = _at_home(known, setting) or _where_named(known, setting)
    return told or (_capital(known) if known[0].kind != "country" else None) or known[0]


def _capital(known: tuple[Place, ...]) -> Place | None:
    # La Paz is Bolivia's
    found = next((p for p in known if (p.name, p.country) in capitals()), None)
    return found if found and found.country != known[0].country else None


def _at_home(known: tuple[Place, ...], setting: Setting) -> Place | None:
    """Return the place of that name in the country of the release, if it is meant."""
    first, home = known[0], setting.home.country
    own = [place for place in known if place.country == home]
    in_state = [place for place in own if place.area in setting.states]
    place = next(iter((*in_state, *own)), None)
    if place is None or place is first:
        return place
    if first.kind == "country":
        foreign = setting.named - {home} and not setting.in_states
        return place if place.kind == "region" and not foreign else None
    if first.country is None or (place.name, home) in capitals():
        return place
    if place.kind == first.kind == "region" and first.country not in setting.named:
        return place  # the West Coast
    # Athens of Greece where the release speaks of Greeks; always London of England
    there = first.country in setting.named and first.population >= LARGE_TOWN
    small = place.population < LARGE_TOWN and not in_state
    famous = small and (first.name, first.country) in renowned()
    abroad = there or famous or first.population > WORLD_CITY
    likely = place.population * LIKELY_SHARE >= first.population or in_state
    return place if not abroad and (likely or place.population >= LARGE_TOWN) else None


def _where_named(known: tuple[Place, ...], setting: Setting) -> Place | None:
    """Return the place of that name in a country that the release names.

    San José of Costa Rica in a release of Costa Ricans, and not the larger one.
    """
    first = known[0]
    if first.kind != "city" or first.population > WORLD_CITY:
        return None
    if first.country in setting.named | {setting.home.country}:
        return None
    if (first.name, first.country) in capitals():
        return None
    there = (place for place in known if place.country in setting.named)
    large = (
        p for p in there if p.population >= TOWN or (p.name, p.country) in capitals()
    )
    return next(large, None)
