"""Where a release comes from, as its publisher's name or its address says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from pycountry import countries

from indexer.lexicon import rows
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import (
    country_of,
    peoples_of_regions,
    places,
    short_states,
)
from indexer.tagging.publishers import (
    agency,
    body_of_nations,
    department_of,
    local_government,
    staffed,
)
from indexer.tagging.tokens import split
from indexer.tagging.words import DEMONYM, kind

__all__ = ["Home", "home_of"]

LARGE_CITY = 100_000  # people in a city that a publisher may be named after
MOST_PLACE_TOKENS = 5
_POSTS = frozenset("embassy consulate commission".split())
# va.gov is a department of the United States, not the state
_NO_STATES = ("va",)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a release comes from: the place its publisher names, and the country.

    `host` is the country where a body of nations or an embassy works, if it is one;
    `staff` the body that those to call work for; `called` the look-up key of the
    publisher's name without the place in brackets; `post` tells whether it is a
    country's embassy or the like.
    """

    name: str | None
    country: str | None
    host: str | None = None
    staff: str | None = field(default=None, compare=False)
    called: str = field(default="", compare=False)
    post: bool = field(default=False, compare=False)


_FRIENDS = frozenset("friends solidarity supporters".split())
_MEMBERS = frozenset(
    "senator sen mp congressman congresswoman representative rep mhr mla".split()
)


@lru_cache(maxsize=1 << 10)
def home_of(publisher: str | None, address: str | None) -> Home:
    """Return the place that a publisher's name, else its web address, states."""
    keys = split(publisher or "").split()
    host = _home_of_host((address or "").partition("//")[2].partition("/")[0].lower())
    found = _places_in(_without_cause(_without_member(keys)))
    # the U.S. Attorney's Office, District of Elmo
    home = _named_home(found[:1] if _is_national(keys) else found, host)
    if body := body_of_nations(publisher or ""):
        where = home.country if home else None
        called = split(publisher or "")
        return Home(body, where, where, body, called)
    post = not _POSTS.isdisjoint(keys)
    # the British Embassy in Lima is Britain's
    people = _of_people(keys)
    home = (people if post else None) or home or people or host
    if home.country is None and home.name is None:
        home = replace(home, country=department_of(publisher or ""))
    if post:
        home = replace(home, host=_host(keys, home.country))
    post = post and home.country is not None
    # who governs a bank acts for it, and not for its state
    name = agency(publisher or "") or local_government(publisher or "") or home.name
    called = split((publisher or "").partition("(")[0])
    staff = staffed(publisher or "")
    return replace(home, name=name, staff=staff, called=called, post=post)


def _without_member(keys: list[str]) -> list[str]:
    """Return the words before "office of Senator Kerry", who is no place."""
    office = keys.index("office") if "office" in keys else len(keys)
    return keys if _MEMBERS.isdisjoint(keys[office:]) else keys[:office]


def _without_cause(keys: list[str]) -> list[str]:
    """Return the words before "friends for Tonga", who are no place's."""
    for_whom = (at for at, key in enumerate(keys) if key in _FRIENDS)
    return keys[: next(for_whom, len(keys))]


def _is_national(keys: list[str]) -> bool:
    """Whether a name begins with a country whose body it goes on to name."""
    for end in range(min(MOST_PLACE_TOKENS, len(keys) - 1), 0, -1):
        if known := places().get(" ".join(keys[:end])):
            return known[0].kind == "country" and keys[end].isalpha()
    return False


def _host(keys: list[str], own: str | None) -> str | None:
    """Return the country where an embassy works: Embassy of Chad, Lima."""
    named = (
        place.country
        for place, *_ in _places_in(keys)
        if place.kind == "country" or place.population > LARGE_CITY
    )
    return next((iso for iso in named if iso and iso != own), None)


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
    # Georgia, of an address that ends in .gov; Punjab (Pakistan)
    told = {known[0].country for known in found if known[0].kind == "country"}
    own: set[str | None] = {host.country} if host.country else told
    meant = [_meant(known, (own, told)) for known in found]
    regions = [place for place in meant if place.kind == "region" and place.country]
    if told:  # the Maritime Authority (Elmland), while Togo has a region Maritime
        regions = [place for place in regions if place.country in told]
    others = [place for place in meant if place.kind in ("country", "site")]
    cities = [p for p in meant if p.kind == "city" and p.population > LARGE_CITY]
    for place in (*regions, *others, *cities):
        # a building names no state or country that its people could act for
        return Home(None if place.kind == "site" else place.name, place.country)
    return None


def _meant(known: tuple[Place, ...], likely: Iterable[set[str | None]]) -> Place:
    """Return what a name means: in the likeliest countries, else anywhere."""
    among = (place for isos in likely for place in known if place.country in isos)
    return next(among, known[0])


def _of_people(keys: list[str]) -> Home | None:
    for at, key in enumerate(keys):
        both = " ".join(keys[at : at + 2])  # South African
        if " " in both and both not in places() and (iso := country_of(both)):
            return Home(None, iso)
        if region := peoples_of_regions().get(key):
            return Home(region.name, region.country)
        if kind(key.capitalize()) & DEMONYM:
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
