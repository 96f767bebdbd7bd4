"""Which place a name means: by what follows, by what is near, by the publisher."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from index.release import Location, Span
from indexer.lexicon import entries
from indexer.tagging.gazetteer import Place, places
from indexer.tagging.marked import Marked
from indexer.tagging.places import country_after
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import split

__all__ = ["Home", "home_of", "location_tags"]

WORLD_CITY = 2_000_000
SMALL_TOWN = 500_000
LISTED, FORMED = 0.9, 0.6  # confidence of names in the gazetteer, and of other sites
_REACH = 3  # tokens between a site and the place it is in
_WATERS = ("sea", "ocean", "gulf", "strait", "straits", "channel")

Decided = list[tuple[Marked, list[Candidate]]]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a release comes from: the place its publisher names, and the country."""

    name: str | None
    country: str | None


def home_of(publisher: str | None, address: str | None) -> Home:
    """Return the place that a publisher's name, else its web address, states."""
    keys = split(publisher or "").split()
    found: list[Place] = []
    for at in range(len(keys)):
        for end in range(min(at + 5, len(keys)), at, -1):
            known = places().get(" ".join(keys[at:end]), ())
            found += [place for place in known[:1] if place.kind != "city"]
    regions = [place for place in found if place.kind == "region" and place.country]
    for place in (*regions, *found):
        return Home(place.name, place.country)
    host = (address or "").partition("//")[2].partition("/")[0].lower()
    return Home(None, _country_of_host(host))


def location_tags(texts: Decided, home: Home) -> list[Location]:
    """Return one tag for each place in the texts, in the order of first mention."""
    if home.country is None:
        home = replace(home, country=_most_named(texts))
    found: dict[tuple[str, str | None], tuple[Place, str, list[Span]]] = {}
    for marked, decided in texts:
        starts = {c.start: c for c in decided if c.field == "locations"}
        for candidate in decided:
            if candidate.field == "locations":
                near = _country_near(marked, candidate, starts)
                place = _locate(marked, candidate, home, near)
                key = (place.name.lower(), place.country)
                found.setdefault(key, (place, candidate.rule, []))[2].append(
                    _span(marked, candidate)
                )
    named = {place.country for place, _, _ in found.values() if place.certain}
    named.add(home.country)
    return [_tag(*item) for item in found.values() if _likely(item[0], named)]


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
    marked: Marked, candidate: Candidate, home: Home, near: str | None
) -> Place:
    """Return the place a candidate stands for; `near` is the country beside it."""
    text = marked.text
    known = places().get(text.key(candidate.start, candidate.end), ())
    state = _state_of_city(marked, candidate.start, known)
    if state:
        return state
    following = country_after(marked, candidate.end)
    for country in (following, home.country):
        for place in known:
            if country and place.country == country and _may_mean(known[0], place):
                return place
    if known:
        return known[0]
    last = text.keys[candidate.end - 1]
    name = " ".join(text.cut(candidate.start, candidate.end).split())
    country = following or near or home.country
    country = None if last in _WATERS else country
    return Place(name, "region" if last in _region_types() else "site", country)


@cache
def _region_types() -> frozenset[str]:
    return frozenset(e.lstrip("+*") for e in entries("place_types") if "*" in e)


def _state_of_city(
    marked: Marked, start: int, known: tuple[Place, ...]
) -> Place | None:
    """Return the region among `known` that the city before belongs to: Georgia, US."""
    if marked.text.words[start - 1] != ",":
        return None
    cities = places().get(marked.text.keys[start - 2], ())
    countries = {city.country for city in cities if city.kind == "city"}
    regions = (place for place in known if place.kind == "region")
    return next((place for place in regions if place.country in countries), None)


def _may_mean(first: Place, place: Place) -> bool:
    # the world's Paris stays in France although the publisher's country has one too
    if first.kind == "country" and place.kind == "city":
        return False
    return first.population < WORLD_CITY or place.population > first.population / 20


def _country_near(
    marked: Marked, site: Candidate, starts: dict[int, Candidate]
) -> str | None:
    """Return the country of the place named right after a site: … Terminal in X."""
    for at in range(site.end + 1, site.end + 1 + _REACH):
        if at in starts:
            known = places().get(marked.text.key(at, starts[at].end), ())
            return known[0].country if known else None
    return None


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
    return not small or place.country in named or named == {None}


def _country_of_host(host: str) -> str | None:
    last = host.rpartition(".")[2]
    if last in ("gov", "mil"):
        return "US"
    return {"uk": "GB"}.get(last, last.upper()) if len(last) == 2 else None
