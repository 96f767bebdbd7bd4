"""One tag for each place that a release names."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from index.release import Location, Span
from indexer.lexicon import distinct
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import places
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nearby import country_near
from indexer.tagging.senses import listed_places, told_senses, unlisted_place
from indexer.tagging.setting import Decided, Setting, setting_of
from indexer.tagging.sites import LOCATING
from indexer.tagging.small_towns import (
    LARGE_TOWN,
    is_a_person,
    is_likely,
    is_of_nowhere,
    is_the_only_one,
    means_another,
)
from indexer.tagging.spans import Candidate
from indexer.tagging.words import COMMON

__all__ = ["location_tags"]

_TOWN_OF = ("port", "city", "town", "village", "island", "suburb")
LISTED, FORMED = 0.9, 0.6  # confidence of names in the gazetteer, and of other sites


@dataclass(frozen=True, slots=True)
class _Found:
    """A place where it is named; `sure` if not only its name speaks for it."""

    place: Place
    rule: str
    span: Span
    candidate: Candidate
    sure: bool


def location_tags(
    texts: Decided, home: Home, surnames: Set[str] = frozenset()
) -> list[Location]:
    """Return one tag for each place in the texts, in the order of first mention.

    `surnames` are the look-up keys of those of the persons named: no small town.
    """
    # an embassy tells of the country where it works
    home = replace(home, country=home.host or home.country)
    setting = setting_of(texts, home)
    told = told_senses(texts, setting.home.country)
    spoken_of = setting.named | {setting.home.country}
    found: dict[tuple[str, str | None], list[_Found]] = {}
    for marked, decided in texts:
        for one in _in_text(marked, decided, setting, told):
            town, place = one.candidate, one.place
            if not is_a_person(marked, town, place, surnames, spoken_of):
                key = (place.name.lower(), place.country)
                found.setdefault(key, []).append(one)
    certain = {of[0].place.country for of in found.values() if of[0].place.certain}
    countries = certain | spoken_of
    return [
        _tag(of)
        for of in found.values()
        if any(one.sure for one in of) or is_likely(of[0].place, countries)
    ]


def _in_text(
    marked: Marked,
    decided: list[Candidate],
    setting: Setting,
    told: Mapping[str, Place],
) -> Iterator[_Found]:
    """Yield the places of one text."""
    named = [c for c in decided if c.field == "locations"]
    listed = listed_places(marked, named, setting, told)
    spoken_of = setting.named | {setting.home.country}
    likely = {
        c.start: place
        for c in named
        if (place := listed.get(c.start))
        and (is_likely(place, spoken_of) or _is_sure(marked, c, place))
    }
    near = likely | _regions_by_form(marked, named)
    joined = _joined(marked, named)
    for candidate in named:
        place = listed.get(candidate.start)
        located = _is_located(marked, candidate) or candidate.start in joined
        if place and not located and is_of_nowhere(marked, candidate, place, spoken_of):
            continue
        if place is None and not located and _is_called_otherwise(marked, candidate):
            continue
        sure = bool(place) and located
        if place and candidate.start not in likely:
            sure = sure and is_the_only_one(marked, candidate)
            if means_another(marked, candidate, place, located, setting):
                place = None
        if place is None:
            country = country_near(marked, candidate, near, setting.home.country)
            place = unlisted_place(marked, candidate, setting, country)
        sure = sure or located and place.population >= LARGE_TOWN
        yield _Found(place, candidate.rule, _span(marked, candidate), candidate, sure)


def _regions_by_form(marked: Marked, named: list[Candidate]) -> dict[int, Place]:
    """Return the regions that are named with their kind: Sagaing Region."""
    found = {
        c.start: places().get(marked.text.key(c.start, c.end - 1), ())
        for c in named
        if c.rule == "place-type"
    }
    return {at: of[0] for at, of in found.items() if of and of[0].kind == "region"}


def _is_sure(marked: Marked, candidate: Candidate, place: Place) -> bool:
    """Whether a large town is called so in one country only: Les Cayes."""
    return place.population >= LARGE_TOWN and is_the_only_one(marked, candidate)


def _is_called_otherwise(marked: Marked, candidate: Candidate) -> bool:
    """Whether only other languages call a city of no country spoken of like this."""
    named = marked.text.key(candidate.start, candidate.end) in places()
    return named and candidate.rule == "listed-place"


def _joined(marked: Marked, named: list[Candidate]) -> set[int]:
    """Return where the places begin that "and" joins to the place before them."""
    ends = {c.end for c in named}
    return {
        c.start
        for c in named
        if marked.text.keys[c.start - 1] == "and" and c.start - 1 in ends
    }


def _is_located(marked: Marked, place: Candidate) -> bool:
    key, before = marked.text.keys[place.start], marked.text.keys[place.start - 1]
    plain = marked.text.kinds[place.start] & COMMON or key in distinct("no_places")
    # the port of Elmo; but "of Geneva" may be a person's name
    typed = before == "of" and marked.text.keys[place.start - 2] in _TOWN_OF
    return (before in LOCATING and before != "of" or typed) and not plain


def _tag(of: list[_Found]) -> Location:
    place, rule = of[0].place, of[0].rule
    return Location(
        "locations",
        place.name,
        tuple(one.span for one in of),
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
