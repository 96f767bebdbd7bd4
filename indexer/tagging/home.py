"""Where a release comes from: its publisher, its address or else its text says it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pycountry import countries

from indexer.lexicon import rows
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import capitals, country_of, places, short_states
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import split
from indexer.tagging.words import BREAK, DEMONYM, key_and_kind

__all__ = ["Home", "home_of", "told_home"]

LARGE_CITY = 100_000  # people in a city that a publisher may be named after
MOST_PLACE_TOKENS = 5
# What a text is worth as a sign of the country it comes from, and what it must reach.
NAMED, IN_CITY, CAPITAL_CITY, DATELINE, GOVERNED = 1.0, 1.0, 1.5, 3.0, 2.0
# A country that must be named with an office is another one: the Russian President.
QUALIFIED = -3.0
ENOUGH, LEAST_LEAD = 2.0, 0.5
_GOVERNING = ("government", "parliament", "cabinet", "republic")
_DATELINE = (",", "–", "-", "—", "(", ":")
_EMPLOYERS = frozenset("bank university college corporation foundation".split())
_ORGANS = frozenset("ministry department minister office government".split())
# va.gov is a department of the United States, not the state
_NO_STATES = ("va",)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a release comes from: the place its publisher names, and the country."""

    name: str | None
    country: str | None


@lru_cache(maxsize=1 << 10)
def home_of(publisher: str | None, address: str | None) -> Home:
    """Return the place that a publisher's name, else its web address, states."""
    keys = split(publisher or "").split()
    union = _union_in(keys)
    if union:
        return Home(union, None)
    host = _home_of_host((address or "").partition("//")[2].partition("/")[0].lower())
    home = _named_home(_places_in(keys), host) or _of_people(keys) or host
    # who governs a bank acts for it, and not for its state
    body = not _EMPLOYERS.isdisjoint(keys) and _ORGANS.isdisjoint(keys)
    name = (publisher or "").partition("(")[0].strip()
    return Home(name, home.country) if body else home


def _union_in(keys: list[str]) -> str | None:
    # its staff act for the United Nations, not for the country it sits in
    words = f" {' '.join(keys)} "
    unions = (name for name, *_ in rows("state_like_bodies"))
    return next((name for name in unions if f" {split(name)} " in words), None)


def _places_in(keys: list[str]) -> list[tuple[Place, ...]]:
    """Return what each place in a publisher's name may be, the longest name first."""
    found: list[tuple[Place, ...]] = []
    after = 0
    for at in range(len(keys)):
        for end in range(min(at + MOST_PLACE_TOKENS, len(keys)), max(at, after), -1):
            known = places().get(" ".join(keys[at:end]), ())
            if known:
                found.append(known)
                after = end
                break
    return found


def _named_home(found: list[tuple[Place, ...]], host: Home) -> Home | None:
    """Return the region, else the country, else the city among the places found."""
    # Georgia, of an address that ends in .gov
    meant = [
        next((p for p in known if p.country == host.country), known[0])
        for known in found
    ]
    regions = [place for place in meant if place.kind == "region" and place.country]
    others = [place for place in meant if place.kind in ("country", "site")]
    cities = [p for p in meant if p.kind == "city" and p.population > LARGE_CITY]
    for place in (*regions, *others, *cities):
        # a building names no state or country that its people could act for
        return Home(None if place.kind == "site" else place.name, place.country)
    return None


def _of_people(keys: list[str]) -> Home | None:
    for key in keys:
        if key_and_kind(key.capitalize())[1] & DEMONYM:
            return Home(None, country_of(key))
    return None


def _home_of_host(host: str) -> Home:
    labels = host.split(".")
    listed = next(
        (
            Home(name or None, iso or None)
            for end, name, iso in rows("hosts")
            if f".{host}".endswith(f".{end}")
        ),
        None,
    )
    if listed and (listed.name or listed.country is None):
        return listed
    iso = listed.country if listed else labels[-1].upper()
    known = countries.get(alpha_2=iso) if iso and len(iso) == 2 else None
    return Home(_state_of_host(labels, iso), iso) if known else Home(None, None)


def _state_of_host(labels: list[str], iso: str | None) -> str | None:
    """Return the state whose government is at ca.gov, nsw.gov.au, gov.bc.ca."""
    if "gov" not in labels:
        return None
    at = labels.index("gov")
    for label in (labels[at - 1] if at else "", *labels[at + 1 : at + 2]):
        state = _states().get((label, iso or ""))
        if state and label not in _NO_STATES:
            return state
    return None


@cache
def _states() -> dict[tuple[str, str], str]:
    """Return the states and provinces by short form or name, and country."""
    forms = {
        (form.replace(".", "").lower(), place.country or ""): place.name
        for form, place in short_states().items()
    }
    names = {
        (name.lower().replace(" ", ""), iso): name for (_, iso), name in forms.items()
    }
    return forms | names


def told_home(
    texts: Iterable[tuple[Marked, list[Candidate]]], people: Iterable[Person]
) -> str | None:
    """Return the ISO code of the country that a text comes from by what it names.

    None where no country stands out. A country named with the offices of its people
    is another one: at home nobody has to say whose minister is meant.
    """
    points: defaultdict[str, float] = defaultdict(float)
    for iso, worth in _signs(texts):
        points[iso] += worth
    for person in people:
        for iso in _qualified(person):
            points[iso] += QUALIFIED
    ranked = sorted(points.items(), key=lambda item: -item[1])
    best, second, *_ = (*ranked, ("", 0.0), ("", 0.0))
    return best[0] if best[1] >= max(ENOUGH, second[1] + LEAST_LEAD) else None


def _signs(
    texts: Iterable[tuple[Marked, list[Candidate]]],
) -> Iterator[tuple[str, float]]:
    """Yield the countries that the texts speak of, and what each sign is worth."""
    seen: set[str] = set()
    for marked, decided in texts:
        for found in decided:
            key = marked.text.key(found.start, found.end)
            known = places().get(key, ()) if found.field == "locations" else ()
            for place in (p for p in known[:1] if p.country):
                yield place.country or "", 0.0 if key in seen else _worth(place)
                yield place.country or "", _weight_here(marked, found)
            seen.add(key)


def _weight_here(marked: Marked, place: Candidate) -> float:
    """Return what it adds that a place stands in a dateline, or after its rulers."""
    keys = marked.text.keys
    first = place.start == 0 or marked.text.kinds[place.start - 1] & BREAK
    if first and marked.text.words[place.end] in _DATELINE:
        return DATELINE
    before = place.start - 1 - (keys[place.start - 1] == "the")
    return GOVERNED if keys[before] == "of" and keys[before - 1] in _GOVERNING else 0.0


def _worth(place: Place) -> float:
    if place.kind == "country":
        return NAMED
    return CAPITAL_CITY if (place.name, place.country) in capitals() else IN_CITY


def _qualified(person: Person) -> set[str]:
    return {
        office.country
        for _, mention in person.mentions
        for office in mention.offices
        if office.country
    }
