"""For whom those act whom an embassy names: for its country, or for its host's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from indexer.tagging.atlas import country_name
from indexer.tagging.guests import visits_home
from indexer.tagging.high_offices import no_office_at_home
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.serving import OF_STATES

__all__ = ["at_a_delegation", "envoy_served", "only_of_one_side", "seated_in"]

FAR = 60  # tokens before an attaché in which the ambassador may be named
_HEADS = frozenset("ambassador commissioner chargé charge".split())
_STAFF = frozenset(("attaché", "attache"))  # a counsellor may be of a ministry
_RANKS = frozenset(("first", "second", "third"))

_Places = Mapping[tuple[str, int], int]  # persons by text and token


def seated_in(person: Person, home: Home, own: str) -> str:
    """Return the country in whose parliament somebody sits.

    An embassy meets those of its host's, and its own ministers.
    """
    keys = {m.text.keys[o.head] for m, n in person.mentions for o in n.held}
    if not home.post or home.host is None or "minister" in keys:
        return own
    here = no_office_at_home(person, replace(home, country=home.host))
    return own if here and not no_office_at_home(person, home) else home.host


def only_of_one_side(person: Person, home: Home) -> str | None:
    """Return the one of an embassy's country and its host that has an office held.

    And the embassy's for who comes to visit the host.
    """
    if not home.post or home.host is None or home.country is None:
        return None
    there = replace(home, country=home.host)
    if any(visits_home(*at, there) for at in person.mentions):
        return country_name(home.country)
    away = no_office_at_home(person, home)
    here = no_office_at_home(person, there)
    if away == here:
        return None
    return country_name(home.host if away else home.country)


def at_a_delegation(person: Person, home: Home) -> str | None:
    """Return for whom the people of a union's delegation and of its host act.

    The ambassador is the union's, and who governs is of the country where it works.
    """
    if "delegation" not in home.called.split() or not (home.host and home.staff):
        return None
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.held}
    if heads & _HEADS:
        return home.name
    governs = heads & (OF_STATES | {"secretary"})
    return country_name(home.host) if governs else None


def envoy_served(people: Sequence[Person], at: int, begun: _Places) -> int | None:
    """Return the ambassador named before an attaché or a deputy chief of mission."""
    marked, mention = people[at].mentions[0]
    if not any(_serves_an_envoy(marked, office) for office in mention.offices):
        return None
    near = range(mention.first - 1, max(mention.first - FAR, -1), -1)
    reach = takewhile(lambda start: marked.text.words[start].count("\n") < 2, near)
    named = (begun.get((marked.text.where, start)) for start in reach)
    return next(
        (one for one in named if one is not None and _is_sent(people[one])), None
    )


def _serves_an_envoy(marked: Marked, office: Office) -> bool:
    keys = marked.text.keys[office.start : office.end]
    ranked = keys[-1] == "secretary" and keys[0] in _RANKS
    mission = keys[-3:] == ["chief", "of", "mission"]
    return ranked or mission or keys[-1] in _STAFF


def _is_sent(person: Person) -> bool:
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.held}
    return not heads.isdisjoint(_HEADS)
