"""What a release says of where it is set: its home, and the places it names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.regions import regions_after
from indexer.tagging.spans import Candidate
from indexer.tagging.words import DEMONYM

__all__ = ["Decided", "Setting", "setting_of"]

_DATELINE = (",", "–", "-", "—", "(", ":")
_SENT = ("ambassador", "consul", "commissioner", "envoy", "representative")
_SEATS = ("Washington", "New York", "London", "Canberra", "Ottawa")

Decided = list[tuple[Marked, list[Candidate]]]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a release is set: its home, and the countries that it names.

    `in_states` tells that it names states or towns of its home beside the capital;
    `states` are the names of all regions it names; `scene` is the country of the city
    that its title or dateline names.
    """

    home: Home
    named: frozenset[str | None]
    in_states: bool
    states: frozenset[str]
    scene: str | None


def setting_of(texts: Decided, home: Home) -> Setting:
    """Return what the places of the texts, and their publisher's, are read by."""
    if home.country is None:
        home = replace(home, country=_most_named(texts))
    named = frozenset(_named_countries(texts))
    states = frozenset(_states(texts))
    return Setting(home, named, _names_states(texts, home), states, _scene(texts))


def _most_named(texts: Decided) -> str | None:
    countries: Counter[str | None] = Counter()
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            countries.update(place.country for place in known[:1] if place.certain)
    return countries.most_common(1)[0][0] if countries else None


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


def _states(texts: Decided) -> Iterator[str]:
    """Yield the regions that are named, alone or behind a town."""
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            if candidate.field == "locations" and known and known[0].kind == "region":
                yield known[0].name
            yield from (region.name for region in regions_after(marked, candidate.end))


def _scene(texts: Decided) -> str | None:
    """Return the country of the city in the title, else of a dateline, if any."""
    for marked, decided in texts:
        for candidate in decided:
            known = places().get(marked.text.key(candidate.start, candidate.end), ())
            city = candidate.field == "locations" and known and known[0].kind == "city"
            if city and _sets_the_scene(marked, candidate):
                return known[0].country
    return _country_in_title(texts)


def _country_in_title(texts: Decided) -> str | None:
    """Return the one country in which the title says something is."""
    found = {
        places()[marked.text.key(candidate.start, candidate.end)][0].country
        for marked, decided in texts
        for candidate in decided
        if marked.text.where == "title"
        and marked.countries.get(candidate.start) == candidate.end
        and candidate.field == "locations"
        and _sets_the_scene(marked, candidate)
    }
    return found.pop() if len(found) == 1 else None


def _sets_the_scene(marked: Marked, place: Candidate) -> bool:
    # "Minister visits schools in Elmo"; "ELMO, 3 May - The minister …"
    keys, words = marked.text.keys, marked.text.words
    if marked.text.where == "title":
        sent = keys[place.start - 2] in _SENT  # who may still be at home
        return keys[place.start - 1] in ("in", "to", "at", "visits") and not sent
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
