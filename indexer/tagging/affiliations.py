"""For which country or body a person acts."""

from functools import cache
from itertools import chain

from msgspec.structs import replace

from indexer.lexicon import entries
from indexer.tagging.acting import body_around
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.body_places import place_of_body
from indexer.tagging.companions import with_companions, with_spouses
from indexer.tagging.contacts import is_contact
from indexer.tagging.countries import (
    country_before,
    country_behind,
    country_inside,
    on_behalf,
    stated_country,
)
from indexer.tagging.delegations import side
from indexer.tagging.employers import body_of, international_body
from indexer.tagging.foreign import OF_STATES, counterpart, foreign
from indexer.tagging.high_offices import no_office_at_home
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed
from indexer.tagging.local import heads_a_part, part_of
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.relations import with_relations
from indexer.tagging.unions import unions
from indexer.tagging.workplaces import workplace

__all__ = ["affiliations"]

_SENT = frozenset("ambassador envoy".split())
_LOCAL = frozenset(("mayor", "prefect"))
# they act for the state where a bank or the police publishes, too
_OF_STATE = (
    OF_STATES
    | frozenset(
        "judge magistrate prosecutor justice senator congressman congresswoman".split()
    )
) - {"chancellor"}
_COURTS = ("supreme", "high court", "constitutional", "court", "federal court")
_JUDGES = frozenset(("judge", "justice", "magistrate", "judges", "justices"))
_HEADS_OF_BODIES = frozenset(
    "governor president secretary-general director-general commissioner".split()
)
_OF_NATIONS = frozenset(("secretary-general",))
_NATIONAL = frozenset("senator congressman congresswoman ambassador".split())
_SEATS = ("senator", "sen", "congressman", "congresswoman", "representative", "rep")
_SEATED = ("mp", "m.p.", "mep", "mha", "mla")
_RETIRING = frozenset(("retires", "retired", "retiring"))
_MINISTRIES = frozenset("ministry department division directorate".split())
_TOLD = (country_inside, country_behind, on_behalf, country_before)


def affiliations(
    people: list[Person], home: Home, others: Listed, second: set[int]
) -> list[str | None]:
    """Return for which country or body each acts, None where nothing says it.

    `second` are the ids of those before whom someone holds the same high office.
    """
    told = [_told(person, home, id(person) in second) for person in people]
    own = home.name or (home.country and country_name(home.country)) or ""
    near = with_companions(people, told, others, own)
    acting = [
        found or _untold(person, home, id(person) in second)
        for person, found in zip(people, near, strict=True)
    ]
    acting = with_relations(people, acting, near, others, home)
    return with_spouses(people, acting)


def _told(person: Person, home: Home, second: bool) -> str | None:
    """Return what the words beside a person, or a list of delegates, say."""
    holds = any(not office.former for _, m in person.mentions for office in m.held)
    told = (
        (marked, replace(m, offices=m.told))
        for marked, m in person.mentions
        if m.offices != m.told  # else it was asked before
    )
    if counterpart(*person.mentions[0]):
        return country_before(*person.mentions[0]) or foreign(person, home, second)
    national = any(
        m.text.keys[o.head].rstrip(".") in (*_SEATS, *_SENT)
        for m, n in person.mentions
        for o in n.held
    )
    for marked, mention in chain(person.mentions, told):
        mention = _of_today(mention) if holds else mention
        mention = _of_the_whole(marked, mention) if national else mention
        stated = _stated(marked, mention, home)
        if stated:
            return stated
    return side(person)


def _untold(person: Person, home: Home, second: bool) -> str | None:
    """Return for whom a person acts by words farther off, else by the release."""
    around = (body_around(*at) for at in person.mentions)
    works = (workplace(*at, home.name) for at in person.mentions)
    if body := next(filter(None, chain(around, works)), None):
        return body
    if other := foreign(person, home, second):
        return other
    if no_office_at_home(person, home):
        return country_name(home.host) if home.host else None
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.held}
    if heads and heads <= _private():
        return _employer(person, home)
    if home.staff and any(is_contact(*at) for at in person.mentions):
        return _called(person, home.staff)
    if any(n.held or _of_service(m, n) for m, n in person.mentions):
        return _at_home(person, heads, home)
    return None


def _of_today(mention: Mention) -> Mention:
    """Return a mention without the offices that were held before."""
    if not any(office.former for office in mention.offices):
        return mention
    today = tuple(office for office in mention.offices if not office.former)
    return replace(mention, offices=today)


def _of_the_whole(marked: Marked, mention: Mention) -> Mention:
    """Return a senator's mention without having been a councillor of a town."""
    whole = tuple(o for o in mention.offices if not heads_a_part(marked, o))
    return replace(mention, offices=whole)


def _of_the_united_nations(marked: Marked, mention: Mention) -> bool:
    # the Secretary-General, of nothing, in a release that speaks of them
    alone = all(o.end <= o.head + 1 for o in mention.offices)
    keys = marked.text.keys
    return alone and ("un" in keys or "united nations" in " ".join(keys))


def _at_home(person: Person, heads: set[str], home: Home) -> str | None:
    """Return the country of a release for who acts for all of it, else its home."""
    heads = {head.rstrip("s") for head in heads}
    marked, first = person.mentions[0]
    before = marked.text.keys[max(first.first - 1, 0) : first.first + 1]
    federal = "federal" in before
    national = federal or not heads.isdisjoint(_NATIONAL)
    if heads == _OF_NATIONS and _of_the_united_nations(marked, first):
        return "United Nations"
    rules = not heads.isdisjoint(OF_STATES - _SENT)
    if home.host and (rules or heads & _LOCAL):
        return country_name(home.host)
    if _is_body(home) and home.name:
        judges = home.name.lower().startswith(_COURTS) and heads & _JUDGES
        of_state = heads & _OF_STATE and heads.isdisjoint(_HEADS_OF_BODIES)
        of_state = of_state and not judges
        own = country_name(home.country) if home.country else None
        return own if of_state else _called(person, home.name)
    if home.country and national:
        return country_name(home.country)
    return home.name or (home.country and country_name(home.country))


def _is_body(home: Home) -> bool:
    """Whether a release comes from a bank, a police or university, no government."""
    return home.name is not None and home.name == home.staff


def _employer(person: Person, home: Home) -> str | None:
    """Return the agency or ministry that a manager works for, if it publishes."""
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.held}
    serves = heads == {"manager"} or _is_body(home) and heads == {"ceo"}
    return _called(person, home.staff) if home.staff and serves else None


def _called(person: Person, body: str) -> str:
    """Return a body under its letters, if the release calls it so: ELMA."""
    letters = "".join(word[0] for word in body.split() if word[0].isupper())
    words = person.mentions[0][0].text.words
    return letters if len(letters) > 2 and letters in words else body


@cache
def _private() -> frozenset[str]:
    return frozenset(entries("private_offices"))


@cache
def _ranks() -> frozenset[str]:
    return frozenset(entries("service_ranks"))


def _of_service(marked: Marked, mention: Mention) -> bool:
    """Whether a rank, a style or a seat beside the name tells of service of a state."""
    keys = marked.text.keys
    before = keys[mention.first : mention.start]
    seat = keys[mention.end + (keys[mention.end] == ",")] in _SEATED
    seat = seat or _leaves(marked, mention) or _serves_in(marked, mention.end)
    return seat or any(key.rstrip(".") in _ranks() for key in before)


def _leaves(marked: Marked, mention: Mention) -> bool:
    # Ana Ruiz, who retires in May, was of the service that tells it
    said = marked.text.keys[mention.end : mention.end + 5]
    return said[:2] == [",", "who"] and not _RETIRING.isdisjoint(said)


def _serves_in(marked: Marked, comma: int) -> bool:
    """Whether a ministry or its division stands behind a name and a comma."""
    keys = marked.text.keys
    end = marked.bodies.get(comma + 1, 0) if keys[comma] == "," else 0
    return not _MINISTRIES.isdisjoint(keys[comma + 1 : end])


def _stated(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return what the offices beside one mention say, or the words around it."""
    for office in mention.offices:
        if stated := stated_country(marked, office):
            return stated
    if _is_staff(marked, mention) and home.name in unions().values():
        return home.name
    told = (tell(marked, mention) for tell in _TOLD)
    bodies = (
        (None if _governs(marked, office, home) else part_of(marked, mention, office))
        or international_body(marked, office)
        or body_of(marked, office)
        for office in mention.offices
    )
    found = next(filter(None, chain(told, bodies)), None)
    return found or place_of_body(marked, mention, home.country)


def _governs(marked: Marked, office: Office, home: Home) -> bool:
    # the Governor, where a bank publishes, is its own, whatever state is named
    alone = office.end == office.head + 1
    return alone and _is_body(home) and marked.text.keys[office.head] == "governor"


def _is_staff(marked: Marked, mention: Mention) -> bool:
    # appointed by a union, Ana Ruiz of Peru acts for it
    keys = marked.text.keys
    of_state = (keys[office.head] in OF_STATES for office in mention.offices)
    return keys[mention.end] == "of" and not any(of_state)
