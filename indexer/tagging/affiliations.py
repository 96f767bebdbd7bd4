"""For which country or body a person acts."""

from functools import cache, partial

from indexer.lexicon import rows
from indexer.tagging.acting import body_around
from indexer.tagging.beside import Mention
from indexer.tagging.delegations import side
from indexer.tagging.foreign import foreign
from indexer.tagging.gazetteer import country_name, country_of, places
from indexer.tagging.locating import Home
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.tokens import split
from indexer.tagging.words import CAPITAL, COMMON, DEMONYM, LINK, STRONG

__all__ = ["affiliation"]

MOST_COUNTRY_TOKENS = 5
REACH = 150  # tokens before a governor in which the province may stand
MOST_NOUN_TOKENS = 4  # from "Omani" to the name

_SERVICE = frozenset(
    "admiral rear-admiral vice-admiral general major colonel captain commodore "
    "brigadier lieutenant lt gen maj col capt hon honourable honorable h.e excellency "
    "senator marshal commander sergeant".split()
)
_BUSINESS = frozenset(
    "ceo cfo coo cto founder co-founder owner co-owner partner principal pastor dean "
    "president chairman chairwoman chair chairperson director professor operator "
    "manager head vice-chancellor rector executive chancellor officer member".split()
)
_HEADS_OF_PARTS = (
    "mayor",
    "mayoress",
    "governor",
    "premier",
    "alcalde",
    "alcaldesa",
    "mec",
)
_PRIVATE = frozenset(
    "ceo founder co-founder owner co-owner partner partners pastor principal manager "
    "operator professor".split()
)
_STATE_BODIES = frozenset(
    "ministry department office agency bureau commission council committee board "
    "authority directorate secretariat embassy mission parliament senate congress "
    "court police division unit section branch administration service army force "
    "forces navy assembly treasury corps command cabinet".split()
)

# who manages a commission or a trust acts for it, and not for the state
_MANAGING = frozenset(("managing", "manager", "ceo"))
_GOVERNMENT = frozenset(
    "ministry department office embassy mission parliament senate congress court "
    "police division unit section branch army force forces navy assembly treasury "
    "corps command cabinet service institute centre center".split()
)


def affiliation(person: Person, home: Home, second: bool = False) -> str | None:
    """Return the country or body a person acts for, None where nothing says it.

    `second` tells that someone before holds the same high office in the release.
    """
    for marked, mention in person.mentions:
        stated = _stated(marked, mention)
        if stated:
            return stated
    if side_of := side(person):
        return side_of
    if body := next(filter(None, (body_around(*at) for at in person.mentions)), None):
        return body
    if other := foreign(person, home, second):
        return other
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.offices}
    if heads and heads <= _PRIVATE:
        return None
    if any(n.offices or _of_service(m, n) for m, n in person.mentions):
        return home.name or (home.country and country_name(home.country))
    return None


def _of_service(marked: Marked, mention: Mention) -> bool:
    """Whether a rank or style before the name tells of service of a state."""
    before = marked.text.keys[mention.first : mention.start]
    return any(key.rstrip(".") in _SERVICE for key in before)


def _stated(marked: Marked, mention: Mention) -> str | None:
    """Return what the offices beside one mention say, or the words around it."""
    for office in mention.offices:
        if office.country:
            return country_name(office.country)
    of_country = _country_inside(marked, mention) or _country_behind(marked, mention)
    if of_country:
        return of_country
    bodies = (
        _part(marked, office) or _body(marked, office) for office in mention.offices
    )
    return _country_before(marked, mention) or next(filter(None, bodies), None)


def _country_inside(marked: Marked, mention: Mention) -> str | None:
    """Return the country or union before the head: Palestinian Authority President."""
    stated = mention.offices
    for office in stated:
        for at in range(office.start, office.head):
            named = _named(marked, at)
            if named or at in marked.countries:
                return named or _country(marked, at)
    return next(filter(None, map(partial(_country_of_body, marked), stated)), None)


def _country_of_body(marked: Marked, office: Office) -> str | None:
    """Return the country in a body's name: Chairman of the Central Bank of Chile."""
    text = marked.text
    for at in range(office.start, office.end):
        before = text.keys[at - 1 - (text.keys[at - 1] == "the")]
        own = (at < office.head or before == "of") and at in marked.covered
        noun = text.kinds[at] & CAPITAL and not text.kinds[at] & DEMONYM
        iso = country_of(text.words[at]) if own and noun else None
        if iso:
            return country_name(iso)
    return None


def _country(marked: Marked, at: int) -> str | None:
    iso = country_of(marked.text.cut(at, marked.countries[at]))
    return country_name(iso) if iso else None


def _country_behind(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "Prime Minister Modi of India", "President of France"."""
    keys = marked.text.keys
    if keys[mention.end] in ("of", "("):
        body = mention.end + 1 + (keys[mention.end + 1] == "the")
        behind = _named(marked, mention.end + 1)
        if not behind and keys[mention.end] == "of":
            behind = _private_body(marked, body)
        if behind or keys[mention.end] == "of":
            return behind
    places = (
        _named(marked, at + 1)
        for office in mention.offices
        for at in range(office.head + 1, office.end)
        if keys[at] == "of"
    )
    return next(filter(None, places), None)


def _private_body(marked: Marked, at: int) -> str | None:
    """Return the body that begins at a token, None for a state's and for acronyms."""
    end = marked.bodies.get(at, at)
    keys = [key.rstrip("s") for key in marked.text.keys[at:end]]
    short = end - at == 1 and marked.text.words[at].rstrip("s").isupper()
    return (
        marked.text.cut(at, end) if keys and not short and not _of_state(keys) else None
    )


def _named(marked: Marked, at: int) -> str | None:
    """Return the country or union that "France", "the UAE" at a token names."""
    at += marked.text.keys[at] == "the"
    if at in marked.countries:
        return _country(marked, at)
    return _unions().get(marked.text.key(at, marked.known[at]))


@cache
def _unions() -> dict[str, str]:
    """Return the bodies that send ambassadors as a country does, by each name."""
    return {
        split(form): name
        for name, *short in rows("state_like_bodies")
        for form in (name, *short)
    }


def _country_before(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "China's Special Envoy X"."""
    owner = mention.first - 1
    owner -= marked.text.keys[owner] == ","
    if marked.text.keys[owner] == "counterpart":
        # his Ivorian counterpart, Mr X
        return _national(marked, owner - 1)
    if marked.text.keys[owner] != "'s":
        return None if mention.offices else _described(marked, owner)
    starts = (at for at in range(max(owner - MOST_COUNTRY_TOKENS, 0), owner))
    owners = (at for at in starts if marked.countries.get(at) == owner)
    return next((_country(marked, at) for at in owners), None)


def _described(marked: Marked, at: int) -> str | None:
    """Return the country in "Omani jurist Dr X", "two Turkish engineers, X"."""
    text = marked.text
    for before in range(at, max(at - MOST_NOUN_TOKENS, -1), -1):
        if text.kinds[before] & CAPITAL and text.kinds[before] & DEMONYM:
            return _national(marked, before) if before < at else None
        plain = text.words[before].islower() or text.kinds[before] & COMMON
        if not plain or text.kinds[before] & LINK:
            return None
    return None


def _national(marked: Marked, at: int) -> str | None:
    """Return the country of the demonym that ends at a token."""
    for first in (at - 1, at):
        iso = country_of(marked.text.cut(first, at + 1)) if first >= 0 else None
        if iso:
            return country_name(iso)
    return None


def _body(marked: Marked, office: Office) -> str | None:
    """Return the company or school in "CEO of X", None for a state's own bodies."""
    text = marked.text
    general = (
        text.keys[office.head] == "general"
        and "director" in (text.keys[office.start : office.head])
    )
    if text.keys[office.head].rstrip("s") not in _BUSINESS and not general:
        return None
    manages = general or not _MANAGING.isdisjoint(text.keys[office.start : office.end])
    of_state = _of_government if manages else _of_state
    for at in range(office.start, office.end):
        end = marked.bodies.get(at)
        if end and not of_state(text.keys[at:end]):
            return text.cut(at, end)
    if general:
        return None
    named = office.head + 2
    if text.keys[office.head + 1] == "for":
        return None  # Member for Lund: a seat, no body
    unknown = text.kinds[named] & STRONG and not marked.known[named]
    return text.cut(named, office.end) if named < office.end and unknown else None


def _part(marked: Marked, office: Office) -> str | None:
    """Return the city or region that a mayor or governor is the head of."""
    text = marked.text
    if text.keys[office.head] not in _HEADS_OF_PARTS:
        return None
    if text.keys[office.head + 1] == "of":
        at = office.head + 2
        return text.cut(at, marked.known[at]) if marked.known[at] else None
    before = text.kinds[office.start : office.head]
    named = before and before[0] & STRONG or marked.known[office.start] == office.head
    if named or office.country:
        return text.cut(office.start, office.head) if named else None
    return _region_near(marked, office)


def _region_near(marked: Marked, office: Office) -> str | None:
    """Return the region named last before a governor of nothing in particular."""
    for at in range(office.start - 1, max(office.start - REACH, -1), -1):
        end = marked.known[at]
        place = places().get(marked.text.key(at, end), ()) if end else ()
        if place and place[0].kind == "region" and place[0].country:
            return place[0].name
    return None


def _of_government(keys: list[str]) -> bool:
    return not _GOVERNMENT.isdisjoint(keys)


def _of_state(keys: list[str]) -> bool:
    return any(key.rstrip("s") in _STATE_BODIES or key in _STATE_BODIES for key in keys)
