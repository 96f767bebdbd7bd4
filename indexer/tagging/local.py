"""The city, county or region that somebody in office acts for: Lund County Sheriff."""

from indexer.lexicon import distinct
from indexer.tagging.beside import Mention, past_owner
from indexer.tagging.gazetteer import places, short_states
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.regional import region_of
from indexer.tagging.regions import regions_after
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    DATE,
    GIVEN,
    HONORIFIC,
    OFFICE,
    OPENER,
    STRONG,
)

__all__ = ["heads_a_part", "part_of", "town_before"]

REACH_ON = 25  # tokens behind a governor in which the bank may stand
REACH_TOWN = 60  # tokens before a mayor in which the town may stand
REACH = 150  # tokens before a governor in which the province may stand
TOWN = 50_000  # people: who governs where it is called so governs no town
_BOTH = ([",", "both", "of"], [",", "all", "of"])
MOST_UNIT_TOKENS = 3  # before "County"
_OF_TOWNS = frozenset(
    "mayor mayoress maire alcalde alcaldesa burgomaster prefeito sindaco "
    "councillor councilor".split()
)
_UNITS = ("county", "parish", "borough", "prefecture", "oblast", "governorate")
_REGIONS = ("state", "province", "region", "territory")


def part_of(marked: Marked, mention: Mention, office: Office) -> str | None:
    """Return the city, county or region that the holder of an office acts for."""
    text = marked.text
    found = _unit(marked, office) or region_of(marked, office)
    if found := found or _of_the_same(marked, office):
        return found
    if body := _police(marked, office):
        return body
    if not heads_a_part(marked, office):
        return None
    owner = office.first - 1 - (text.keys[office.first - 1] == "lord")
    if text.keys[owner] == "'s":
        return _owner(marked, owner)
    both = text.keys[mention.end : mention.end + 3] in _BOTH  # Bo Li, both of Ohio
    for link in (office.head + 1, mention.end + 2 * both):
        if text.keys[link] == "of":
            at = past_owner(marked, link + 1)
            if end := _end_of_part(marked, at):
                return text.cut(at, end)
            if link < office.end and text.kinds[at] & CAPITAL:
                return text.cut(at, office.end)
    if text.keys[office.head + 1] == "of":
        return None
    before = text.kinds[office.start : office.head]
    named = before and (before[0] & STRONG or marked.known[office.start] == office.head)
    if named or office.country:
        return text.cut(office.start, office.head) if named else None
    called = _called_before(marked, mention, office)
    if called or text.keys[office.head] in _OF_TOWNS:
        return called
    return _governed_near(marked, office)


def _end_of_part(marked: Marked, at: int) -> int:
    """Return the end of the known name at a token, 0 where none is."""
    end, keys = marked.known[at], marked.text.keys
    if "and" in keys[at:end] and marked.text.key(at, end) not in places():
        return keys.index("and", at)  # of Elm County and Police Chief Bo Li
    return end


def town_before(marked: Marked, mention: Mention) -> str | None:
    """Return the town named last before a mayor: In Lund, Mayor Ana Ruiz."""
    text = marked.text
    mayor = any(text.keys[office.head] in _OF_TOWNS for office in mention.offices)
    reach = range(mention.first - 1, max(mention.first - REACH_TOWN, -1), -1)
    for at in reach if mayor else ():
        end = marked.known[at]
        known = places().get(text.key(at, end), ()) if end else ()
        town = at not in marked.countries and any(p.kind == "city" for p in known)
        # in Lund, Maryland: of the town, though a Maryland is a town somewhere
        if town and not (at and regions_after(marked, at - 1)):
            return text.cut(at, end)
    return None


def heads_a_part(marked: Marked, office: Office) -> bool:
    """Whether an office is the head of a city, county or region."""
    keys = marked.text.keys
    titled = keys[office.head - 1 : office.head + 1]
    chief = titled in (["chief", "minister"], ["minister", "president"])
    return chief or keys[office.head] in distinct("heads_of_parts")


def _unit(marked: Marked, office: Office) -> str | None:
    """Return the county in "Lund County Sheriff", "Lund County State's Attorney"."""
    text = marked.text
    end = office.start - 2 * (text.keys[office.start - 1] == "'s")
    inside = (at for at in range(office.start, office.end) if _is_unit(marked, at))
    unit = end - 1 if _is_unit(marked, end - 1) else next(inside, 0)
    start = unit
    while start and unit - start < MOST_UNIT_TOKENS and _names_unit(marked, start - 1):
        start -= 1
    return text.cut(start, unit + 1) if start < unit else None


def _is_unit(marked: Marked, at: int) -> bool:
    return marked.text.keys[at] in _UNITS and bool(marked.text.kinds[at] & CAPITAL)


def _names_unit(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    other = OFFICE | OPENER | HONORIFIC | DATE
    # Hall County, but not: Yesterday Hall County
    first = _is_unit(marked, at + 1) or kind & STRONG or at in marked.covered
    return bool(kind & CAPITAL and not kind & other and first)


def _of_the_same(marked: Marked, office: Office) -> str | None:
    """Return the region named last before "the state's Health Secretary"."""
    keys, owner = marked.text.keys, office.start - 1
    same = keys[owner] == "'s" and keys[owner - 1] in _REGIONS
    if not same or keys[owner - 2] != "the":
        return None
    return _governed_near(marked, office)


def _police(marked: Marked, office: Office) -> str | None:
    """Return the police in "Lund Police Officer"."""
    for at in range(office.start, office.head):
        end = marked.bodies.get(at, 0)
        if end > at + 1 and "police" in marked.text.keys[at:end]:
            named = marked.text.kinds[at] & STRONG or at in marked.covered
            common = marked.text.kinds[at] & COMMON
            return marked.text.cut(at, end) if named and not common else None
    return None


def _owner(marked: Marked, sign: int) -> str | None:
    """Return the place in "Lund's Lord Mayor", by the place of its possessive."""
    starts = range(max(sign - MOST_UNIT_TOKENS, 0), sign)
    named = (marked.text.cut(at, sign) for at in starts if marked.known[at] == sign)
    return next(named, None)


def _called_before(marked: Marked, mention: Mention, office: Office) -> str | None:
    """Return the place in "Miami-Dade Sheriff", before a head of parts."""
    text = marked.text
    before = office.start - 1
    named = before >= 0 and text.kinds[before] & STRONG and text.kinds[before] & CAPITAL
    person = (
        text.kinds[before - 1] & GIVEN or before < mention.end <= office.start
    )  # Ana Favre Mayor Bay St Louis
    return text.words[before] if named and not person else None


def _governed_near(marked: Marked, office: Office) -> str | None:
    """Return the bank or region named last before a governor of nothing in particular.

    Else the bank that the sentence names behind the governor.
    """
    text = marked.text
    for at in range(office.start - 1, max(office.start - REACH, -1), -1):
        if _is_bank(marked, at):
            return text.cut(at, marked.bodies[at])
        end = marked.known[at]
        place = places().get(text.key(at, end), ()) if end else ()
        # Gaborone is a district, but its town is meant
        town = any(p.kind == "city" and p.population > TOWN for p in place)
        town = town and not place[0].certain
        if state := _state_behind(marked, at):
            return state
        if place and place[0].kind == "region" and place[0].country and not town:
            return place[0].name
    for at in range(office.last, min(office.last + REACH_ON, len(text))):
        if text.words[at] == ".":
            return None
        if _is_bank(marked, at):
            return text.cut(at, marked.bodies[at])
    return None


def _state_behind(marked: Marked, at: int) -> str | None:
    # Dayton, OH
    short = (
        marked.text.words[at].rstrip(".") if marked.text.words[at - 1] == "," else ""
    )
    return short_states()[short].name if short in short_states() else None


def _is_bank(marked: Marked, at: int) -> bool:
    return at in marked.bodies and "bank" in marked.text.keys[at : marked.bodies[at]]
