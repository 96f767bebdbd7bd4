"""One tag for each place that a release names."""

from collections.abc import Set
from dataclasses import replace

from index.release import Location, Span
from indexer.lexicon import distinct
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import capitals
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nearby import country_near
from indexer.tagging.senses import listed_places, told_senses, unlisted_place
from indexer.tagging.setting import Decided, setting_of
from indexer.tagging.sites import LOCATING
from indexer.tagging.spans import Candidate
from indexer.tagging.words import COMMON, PLACE

__all__ = ["location_tags"]

SMALL_TOWN = 500_000
LARGE_TOWN = 100_000
LISTED, FORMED = 0.9, 0.6  # confidence of names in the gazetteer, and of other sites


def location_tags(texts: Decided, home: Home) -> list[Location]:
    """Return one tag for each place in the texts, in the order of first mention."""
    # an embassy tells of the country where it works
    home = replace(home, country=home.host or home.country)
    setting, told = setting_of(texts, home), told_senses(texts)
    spoken_of = setting.named | {setting.home.country}
    found: dict[tuple[str, str | None], tuple[Place, str, list[Span]]] = {}
    sure: set[tuple[str, str | None]] = set()
    for marked, decided in texts:
        named = [c for c in decided if c.field == "locations"]
        listed = listed_places(marked, named, setting, told)
        likely = {
            at: place for at, place in listed.items() if _likely(place, spoken_of)
        }
        joined = _joined(marked, named)
        for candidate in named:
            place = listed.get(candidate.start)
            located = _is_located(marked, candidate) or candidate.start in joined
            if place and not _likely(place, spoken_of):
                # a small town abroad is less likely than a park or a town here
                site = marked.text.kinds[candidate.end - 1] & PLACE
                here = site or located and setting.home.country
                place = None if here and place.population < LARGE_TOWN else place
            if place is None:
                near = country_near(marked, candidate, likely)
                place = unlisted_place(marked, candidate, setting, near)
            key = (place.name.lower(), place.country)
            found.setdefault(key, (place, candidate.rule, []))[2].append(
                _span(marked, candidate)
            )
            if place.population >= LARGE_TOWN and located:
                sure.add(key)
    countries = {place.country for place, _, _ in found.values() if place.certain}
    countries |= spoken_of
    return [
        _tag(*item)
        for key, item in found.items()
        if key in sure or _likely(item[0], countries)
    ]


def _joined(marked: Marked, named: list[Candidate]) -> set[int]:
    """Return where the places begin that "and" joins to the place before them."""
    ends = {c.end for c in named}
    return {
        c.start
        for c in named
        if marked.text.keys[c.start - 1] == "and" and c.start - 1 in ends
    }


def _is_located(marked: Marked, place: Candidate) -> bool:
    # in Geneva; but "of Geneva" may be a person's name
    key, before = marked.text.keys[place.start], marked.text.keys[place.start - 1]
    plain = marked.text.kinds[place.start] & COMMON or key in distinct("no_places")
    return before in LOCATING and before != "of" and not plain


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


def _likely(place: Place, named: Set[str | None]) -> bool:
    # a small foreign town is rarely named without its country
    small = place.kind == "city" and 0 < place.population < SMALL_TOWN
    capital = (place.name, place.country) in capitals()
    return not small or capital or place.country in named or named == {None}
