"""What a release says of where it is set: its home, and the places it names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.regions import regions_after
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BREAK, DEMONYM

__all__ = ["Decided", "Setting", "setting_of"]

_DATELINE = (",", "–", "-", "—", "(", ":")
_ABOUT = ("in", "to", "at", "visits", "for")
_SENT = ("ambassador", "consul", "commissioner", "envoy", "representative")
_SEATS = ("Washington", "New York", "London", "Canberra", "Ottawa")

Decided = list[tuple[Marked, list[Candidate]]]
# what is decided, with what the gazetteer has by its name
_Known = list[tuple[Marked, Candidate, tuple[Place, ...]]]


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
    looked_up = [
        (marked, c, places().get(marked.text.key(c.start, c.end), ()))
        for marked, decided in texts
        for c in decided
    ]
    located = [one for one in looked_up if one[1].field == "locations" and one[2]]
    if home.country is None:
        home = replace(home, country=_most_named(looked_up))
    return Setting(
        home,
        frozenset(_named_countries(texts)),
        _names_states(located, home),
        frozenset((*_regions(located), *_regions_behind(looked_up))),
        _scene(located),
    )


def _most_named(found: _Known) -> str | None:
    countries: Counter[str | None] = Counter()
    for _, _, known in found:
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


def _regions(located: _Known) -> Iterator[str]:
    """Yield the regions that are named."""
    return (known[0].name for _, _, known in located if known[0].kind == "region")


def _regions_behind(found: _Known) -> Iterator[str]:
    """Yield the regions that are named behind a town, or what may be one."""
    for marked, candidate, _ in found:
        for region in regions_after(marked, candidate.end):
            yield region.name


def _scene(located: _Known) -> str | None:
    """Return the country of the city in the title, else of a dateline, if any."""
    for marked, candidate, known in located:
        if known[0].kind == "city" and _sets_the_scene(marked, candidate):
            return known[0].country
    return _country_in_title(located)


def _country_in_title(located: _Known) -> str | None:
    """Return the one country in which the title says something is."""
    found = {
        known[0].country
        for marked, candidate, known in located
        if marked.text.where == "title"
        and marked.countries.get(candidate.start) == candidate.end
        and _sets_the_scene(marked, candidate)
    }
    return found.pop() if len(found) == 1 else None


def _sets_the_scene(marked: Marked, place: Candidate) -> bool:
    # "Minister visits schools in Elmo"; "ELMO, 3 May - The minister …"
    keys, words = marked.text.keys, marked.text.words
    if marked.text.where == "title":
        sent = keys[place.start - 2] in _SENT  # who may still be at home
        # aid for Elmland; sanctions: Elmland
        last = keys[place.start - 1] == ":" and marked.text.kinds[place.end] & BREAK
        return bool(last) or keys[place.start - 1] in _ABOUT and not sent
    return place.start == 0 and words[place.end] in _DATELINE


def _names_states(located: _Known, home: Home) -> bool:
    for _, _, known in located:
        if known[0].country == home.country and known[0].name not in _SEATS:
            if all(place.kind != "country" for place in known):
                return True
    return False
