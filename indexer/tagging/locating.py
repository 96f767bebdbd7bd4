"""Which place a name means: by what follows, by what is near, by the publisher."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from index.release import Location, Span
from indexer.lexicon import entries
from indexer.tagging.gazetteer import (
    Place,
    capitals,
    country_of,
    places,
    short_states,
)
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.places import regions_after
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BREAK, DEMONYM

__all__ = ["location_tags"]

WORLD_CITY = 6_000_000  # people: its name means no other city without a state
LARGE_TOWN = 100_000
TOWN = 50_000
SMALL_TOWN = 500_000
LIKELY_SHARE = 10  # a namesake at home may be so many times smaller
_TOWNS = ("town-of-a-state", "town-of-a-name", "learned-place")
_DATELINE = (",", "–", "-", "—", "(", ":")
_SEATS = ("Washington", "New York", "London", "Canberra", "Ottawa")
LISTED, FORMED = 0.9, 0.6  # confidence of names in the gazetteer, and of other sites
_REACH = 3  # tokens between a site and the place it is in
_REACH_BACK = 25
_WATERS = ("sea", "ocean", "gulf", "strait", "straits", "channel")

Decided = list[tuple[Marked, list[Candidate]]]
_Starts = dict[int, Candidate]  # the places of a text by their first token


def location_tags(texts: Decided, home: Home) -> list[Location]:
    """Return one tag for each place in the texts, in the order of first mention."""
    if home.country is None:
        home = replace(home, country=_most_named(texts))
    around = _Around(
        home, _named_countries(texts), _names_states(texts, home), _scene(texts)
    )
    found: dict[tuple[str, str | None], tuple[Place, str, list[Span]]] = {}
    for marked, decided in texts:
        starts = {c.start: c for c in decided if c.field == "locations"}
        for candidate in starts.values():
            place = _locate(marked, candidate, around, starts)
            key = (place.name.lower(), place.country)
            found.setdefault(key, (place, candidate.rule, []))[2].append(
                _span(marked, candidate)
            )
    named = {place.country for place, _, _ in found.values() if place.certain}
    named |= around.named | {home.country}
    return [_tag(*item) for item in found.values() if _likely(item[0], named)]


@dataclass(frozen=True, slots=True)
class _Around:
    """What a release says of where it is set: its home, the countries it names.

    `in_states` tells that it names states or towns of its home beside the capital;
    `scene` is the country of the city that its title or dateline names.
    """

    home: Home
    named: set[str | None]
    in_states: bool
    scene: str | None


def _named_countries(texts: Decided) -> set[str | None]:
    """Return the countries named by a noun that can mean nothing else, or a people."""
    named: set[str | None] = set()
    for marked, _ in texts:
        text = marked.text
        for start, end in marked.countries.items():
            known = places().get(text.key(start, end), ())
            if len({place.kind for place in known[:3]} - {"city"}) == 1:
                named.add(known[0].country)
        peoples = {
            k for k, kind in zip(text.keys, text.kinds, strict=True) if kind & DEMONYM
        }
        named |= {country_of(people) for people in peoples}
    return named


def _scene(texts: Decided) -> str | None:
    """Return the country of the city in the title, else of a dateline, if any."""
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            city = candidate.field == "locations" and known and known[0].kind == "city"
            if city and _sets_the_scene(marked, candidate):
                return known[0].country
    return None


def _sets_the_scene(marked: Marked, place: Candidate) -> bool:
    # "Minister visits schools in Elmo"; "ELMO, 3 May - The minister …"
    keys, words = marked.text.keys, marked.text.words
    if marked.text.where == "title":
        return keys[place.start - 1] in ("in", "to", "at", "visits")
    return place.start == 0 and words[place.end] in _DATELINE


def _names_states(texts: Decided, home: Home) -> bool:
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            if candidate.field == "locations" and known:
                first, kinds = known[0], {place.kind for place in known}
                inland = first.country == home.country and "country" not in kinds
                if inland and first.name not in _SEATS:
                    return True
    return False


def _tag(place: Place, rule: str, spans: list[Span]) -> Location:
    return Location(
        "locations",
        place.name,
        tuple(spans),
        rule,
        LISTED if rule == "listed-place" else FORMED,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _span(marked: Marked, candidate: Candidate) -> Span:
    text = marked.text
    return Span(text.where, text.starts[candidate.start], text.ends[candidate.end - 1])


def _locate(
    marked: Marked, candidate: Candidate, around: _Around, starts: _Starts
) -> Place:
    """Return the place that a candidate, one of those at `starts`, stands for."""
    text = marked.text
    if candidate.rule == "short-form-of-a-state":
        return short_states()[text.words[candidate.start].rstrip(".")]
    known = places().get(text.key(candidate.start, candidate.end), ())
    regions = regions_after(marked, candidate.end)
    if known:
        return (
            _inside(known, regions)
            or _of_city_before(marked, candidate.start, known)
            or _at_home(known, around)
            or known[0]
        )
    name = _in_ordinary_capitals(text.cut(candidate.start, candidate.end))
    if text.keys[candidate.end - 1] == "city" and candidate.rule == "listed-place":
        known = places().get(text.key(candidate.start, candidate.end - 1), ())
        return replace(_at_home(known, around) or known[0], name=name)
    near = _country_near(marked, candidate, starts)
    elsewhere = near or around.scene or around.home.country
    country = regions[0].country if regions else elsewhere
    if candidate.rule in _TOWNS:
        return Place(name, "city", country)
    if candidate.rule == "region-of-a-name":
        return Place(name, "region", country)
    return _formed(marked, candidate, name, country)


def _formed(marked: Marked, site: Candidate, name: str, country: str | None) -> Place:
    """Return the site or region that a form shows: X Airport, Y Province."""
    text = marked.text
    last = text.keys[site.end - 1]
    region = last in _region_types() or text.keys[site.start] in _region_types()
    inner = places().get(text.key(site.start, site.end - 1), ())
    if region and inner and _gives_its_name(inner[0]):
        home = next((p for p in inner if p.country == country), inner[0])
        country = home.country  # Helmand Province
    country = None if last in _WATERS else country
    return Place(name, "region" if region else "site", country)


def _gives_its_name(place: Place) -> bool:
    """Whether a region that is called like this place is likely around it."""
    return place.kind != "site" and (place.kind != "city" or place.population > TOWN)


@cache
def _region_types() -> frozenset[str]:
    return frozenset(e.lstrip("+*") for e in entries("place_types") if "*" in e)


def _in_ordinary_capitals(name: str) -> str:
    name = " ".join(name.split())
    return name.title().replace("'S ", "'s ") if name.isupper() else name


def _inside(known: tuple[Place, ...], regions: tuple[Place, ...]) -> Place | None:
    """Return the place of that name in the region named after it: Dayton, Ohio."""
    if not regions or known[0].kind == "country":
        return None
    for region in regions:
        inside = [place for place in known if place.country == region.country]
        of_area = (place for place in inside if place.area == region.name)
        if inside:
            return next(of_area, inside[0])
    # a town that no list has: Greenwich, Connecticut
    return Place(known[0].name, known[0].kind, regions[0].country)


def _of_city_before(
    marked: Marked, start: int, known: tuple[Place, ...]
) -> Place | None:
    """Return the one among `known` that the city before it lies in: Georgia, US."""
    if marked.text.words[start - 1] != "," or known[0].kind == "city":
        return None
    cities = places().get(marked.text.keys[start - 2], ())
    countries = {city.country for city in cities if city.kind == "city"}
    return next((place for place in known if place.country in countries), None)


def _at_home(known: tuple[Place, ...], around: _Around) -> Place | None:
    """Return the place of that name in the country of the release, if it is meant."""
    first, home = known[0], around.home.country
    own = (place for place in known if place.country == home)
    place = next(own, None)
    if place is None or place is first:
        return place
    if first.kind == "country":
        foreign = around.named - {home} and not around.in_states
        return place if place.kind == "region" and not foreign else None
    if first.country is None or (place.name, home) in capitals():
        return place
    # Athens of Greece where the release speaks of Greeks; always London of England
    abroad = first.country in around.named or first.population > WORLD_CITY
    likely = place.population * LIKELY_SHARE >= first.population
    return place if not abroad and (likely or place.population >= LARGE_TOWN) else None


def _country_near(marked: Marked, site: Candidate, starts: _Starts) -> str | None:
    """Return the country of the place named right after a site, else before it.

    As in "… Terminal in X"; before it, the nearest in the same sentence.
    """
    after = range(site.end, min(site.end + 1 + _REACH, len(marked.text)))
    before = range(site.start - 1, max(site.start - _REACH_BACK, -1), -1)
    for at in after:
        if marked.text.words[at] == ".":
            break
        if country := _country_at(marked, starts.get(at)):
            return country
    for at in before:
        if marked.text.words[at] == "." or marked.text.kinds[at] & BREAK:
            break
        if country := _country_at(marked, starts.get(at)):
            return country
    return None


def _country_at(marked: Marked, place: Candidate | None) -> str | None:
    known = places().get(marked.text.key(place.start, place.end), ()) if place else ()
    return known[0].country if known else None


def _most_named(texts: Decided) -> str | None:
    countries: Counter[str | None] = Counter()
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            countries.update(place.country for place in known[:1] if place.certain)
    return countries.most_common(1)[0][0] if countries else None


def _likely(place: Place, named: set[str | None]) -> bool:
    # a small foreign town is rarely named without its country
    small = place.kind == "city" and place.population < SMALL_TOWN
    capital = (place.name, place.country) in capitals()
    return not small or capital or place.country in named or named == {None}
