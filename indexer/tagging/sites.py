"""Sites and regions by their form."""

import re
from collections.abc import Iterator
from functools import cache

from indexer.lexicon import distinct, entries, pairs
from indexer.tagging.beginnings import LINKS
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF, read_complement
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BEFORE_PLACE,
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    NAME,
    NUMBER,
    OFFICE,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PUNCT,
    SUFFIX,
    UPPER,
    Remembered,
)

__all__ = [
    "ARTICLE",
    "BEING_AT",
    "LOCATING",
    "SAINTS",
    "SIDES",
    "ends_site_pair",
    "run_start",
    "site_candidates",
]

MOST_SITE_TOKENS = 7
LOCATING = frozenset(
    "in at from near to through outside across via around throughout into toward "
    "towards of between".split()
)
# what "of" after them makes of a name: 600 km north of Broome
SIDES = frozenset(
    "north south east west northeast northwest southeast southwest".split()
)
_VISITING = frozenset("visited visit visits visiting toured tour touring".split())
BEING_AT = _VISITING | {"at", "inside", "within", "outside"}
_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr.".split())
SAINTS = ("st.", "st", "saint")  # St. Mary's Hospital
# regions that a country is divided into: the Central Region
_PARTS = frozenset(
    "central northern southern eastern western coastal upper lower".split()
)
# what is done to a building, and to no body
_BUILDING = frozenset("inspected inaugurated commissioned renovated built".split())
_WHOLES = ("municipality", "region", "province")
_VISITED = ("museum", "hospital")  # one is in them for no meeting
# joined to the name behind it: Ksar es-Seghir
ARTICLE = re.compile(r"[ae](?:[lnstrdz]|sh|ch)-[A-Z]")
_ARTICLES = ("la", "las", "los", "el")
_OF_MANY = ("pantheon", "memorial", "monument")
_OF_FAITH = frozenset("mosque cathedral basilica monastery shrine temple".split())
_STREETS = frozenset("street avenue road boulevard lane highway".split())
_BUILT = ("building",)
_SITED = LOCATING | _VISITING | {"the"}
_OF_WATERS = frozenset(
    "gulf bay strait straits sea cape isle isles firth bight".split()
)


def site_candidates(marked: Marked) -> Iterator[Candidate]:
    """Yield what has the form of a site or region, or is said to be visited."""
    kinds, keys = marked.text.kinds, marked.text.keys
    visited = _after_visiting(marked.text)
    for at in [
        at
        for at in marked.text.capitals
        if kinds[at] & (PLACE | BEFORE_PLACE)
        or _SHOWS_SITE[keys[at]]
        or at in visited
        or at in marked.bodies
    ]:
        kind = kinds[at]
        if kind & BEFORE_PLACE and keys[at + 1] != "of":
            yield from _opened(marked, at)
        elif (
            keys[at] in _OF_WATERS
            and keys[at + 1] == "of"
            and marked.known[at] < at + 2
        ):
            yield from _of_a_name(marked, at)
        site = kind & PLACE or ends_site_pair(keys, at)
        inside = marked.known[at] > at + 1  # the Eastern Gulf of Mexico
        if site and _ends_here(marked, at) and not kind & UPPER and not inside:
            if keys[at] != "state" or _of_known_place(marked, at):
                yield from _closed(marked, at)
        if keys[at] in _houses():
            yield from _house(marked, at)
        if at in marked.bodies and keys[marked.bodies[at]] in _BUILT:
            # at the Council of Ministers building
            end = marked.bodies[at] + 1
            alone = keys[end - 2] not in _houses() and keys[at - 1] == "the"
            if alone and not kinds[end - 1] & CAPITAL:
                yield Candidate(at, end, "locations", 4.0 + end - at, "place-type")
        unknown = not marked.known[at] or keys[at] in ("city", "town")
        if unknown and at in visited:
            yield from _visited(marked, at)


def _after_visiting(text: Text) -> set[int]:
    """Return the tokens that stand behind "visited" or "visited the"."""
    behind = (at + 1 for at in text.find(_VISITING))
    return {at + (text.keys[at] == "the") for at in behind}


def _shows_site(key: str) -> bool:
    """Whether a word may show a site, whatever its kind."""
    return key in _OF_WATERS or key in pairs("place_types") or key in _houses()


_SHOWS_SITE = Remembered(_shows_site)  # one question instead of three, word for word


def _opened(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield Lake X, Mount X, Fort X."""
    kinds = marked.text.kinds
    end = at + 1
    while kinds[end] & CAPITAL and end - at < 3 and not kinds[end] & OFFICE:
        if end > at + 1 and kinds[end] & DATE:
            break  # Fort Elmo Thursday; but Cape May
        if end > at + 1 and kinds[end] & (COMMON | ORGANISATION):
            break  # the Lake Elmo Council
        end += 1
    people = marked.known[at] > at + 1 or marked.text.keys[end - 1].endswith("ans")
    people = people and marked.text.key(at, end) not in places()
    if kinds[end - 1] & DEMONYM or people:
        return  # a Cape Verdean national, Puerto Ricans
    joined = kinds[end] & PARTICLE or marked.text.keys[end] in LINKS
    article = marked.text.keys[end + 1] in _ARTICLES
    if end == at + 1 and joined and kinds[end + 1 + article] & CAPITAL:
        end += 2 + article  # Palais des Arts, Parque de las Elmas
    elif kinds[end - 1] & ORGANISATION or any(
        key in distinct("event_heads") for key in marked.text.keys[at + 1 : end]
    ):
        return  # Port Authority, the Gulf War
    if end > at + 1 and not kinds[at - 1] & CAPITAL:
        yield Candidate(at, end, "locations", 2.2 + end - at, "place-type-before")


def _of_a_name(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the Gulf of X, the Bay of Y."""
    kinds = marked.text.kinds
    end = at + 2 + (marked.text.keys[at + 2] == "the")
    first = end
    while kinds[end] & CAPITAL and end - first < 2:
        end += 1
    listed = marked.known[at] > at + 1  # the Gulf of Mexico
    if end > first and not listed and not kinds[at - 1] & CAPITAL:
        yield Candidate(at, end, "locations", 4.0 + end - at, "place-type-before")


def _ends_here(marked: Marked, at: int) -> bool:
    # Parliament House Canberra: the town behind it is a second place
    titled = (
        marked.text.keys[at + 1] in _TITLES
    )  # the Governor of Elm Province Mr. Ruiz
    if not marked.text.kinds[at + 1] & CAPITAL or titled:
        return True
    known = places().get(marked.text.key(at + 1, marked.known[at + 1]), ())
    return bool(known) and known[0].kind == "city"


def _closed(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield X Airport; of common words only after "the", "at", "in" …"""
    start = run_start(marked, at)
    first = at - ends_site_pair(marked.text.keys, at)
    named = any(not marked.text.kinds[i] & COMMON for i in range(start, first))
    whole = marked.text.keys[at] in _WHOLES and marked.text.keys[at + 1] == "of"
    if whole and not named and marked.text.kinds[at + 2] & CAPITAL:
        return  # the Regional Municipality of Elmo
    if marked.text.keys[at] == "house" and _is_of_state(marked, start, at):
        return  # the U.S. House, the Louisiana House
    if marked.text.keys[at] == "park" and "." in marked.text.words[at - 1]:
        return  # Y.K. Park may be anybody
    numbered = marked.text.kinds[start - 1] & NUMBER  # 8 Elm Street
    # Exchange Plaza, 2 Elm Street; State House, Abuja
    behind = at + 2 if marked.text.keys[at + 1] == "," else -1
    numbered = numbered or marked.text.kinds[behind] & NUMBER or marked.known[behind]
    # guests, Theatre Hall, Elmo; Elmo District, Central Region
    region = start == at - 1 and marked.text.keys[start] in _PARTS
    listed = behind > 0 or region and marked.text.kinds[start - 2] & CAPITAL
    numbered = numbered or listed and marked.text.keys[start - 1] == ","
    sited = numbered or marked.text.keys[start - 1] in (*_SITED, "'s")
    if start < at and (named or sited):
        end = at + 1
        if marked.text.keys[at] in _OF_MANY and marked.text.keys[end + 1] == "the":
            end = read_complement(marked, end, OF)  # the National Pantheon of the Elms
        elif marked.text.keys[at] in _OF_FAITH:
            end = read_complement(marked, end, OF)  # the Great Mosque of Elmo
        # a street is none of what it is called after: Congress Street
        person = marked.text.kinds[start] & GIVEN and not sited
        street = marked.text.keys[at] in _STREETS and not person
        above = 3.6 if street else 1.2
        yield Candidate(start, end, "locations", above + end - start, "place-type")


def _is_of_state(marked: Marked, start: int, at: int) -> bool:
    known = places().get(marked.text.key(start, at), ())
    # but Marlborough House
    state = bool(known) and known[0].kind != "city" and known[0].certain
    return marked.known[start] == at and state


def _of_known_place(marked: Marked, at: int) -> bool:
    # Lagos State, but neither Islamic State nor Secretary of State
    found = places().get(marked.text.keys[at - 1], ())
    return bool(found) and found[0].kind in ("region", "city")


def _house(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield a parliament or secretariat that somebody is at."""
    keys = marked.text.keys
    start = run_start(marked, at)
    before = start - 2 if keys[start - 1] == "the" else start - 1
    being = (
        keys[before] in BEING_AT
        or keys[before] in _BUILDING
        or keys[before] == "in"
        and keys[at] in _VISITED
    )
    if start < at and (being or keys[at + 1] == "building"):
        yield Candidate(start, at + 1, "locations", 4.0 + at - start, "body-as-a-place")


def _visited(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the unknown name after "visited", and one joined to it by "and"."""
    kinds, keys = marked.text.kinds, marked.text.keys
    end = at
    while kinds[end] & CAPITAL or (
        end > at and keys[end] in ("of", "'s") and kinds[end + 1] & CAPITAL
    ):
        end += 1
    if end == at:
        return
    ends = kinds[end] & (PUNCT | BREAK) or keys[end] in ("and", "in")
    person = kinds[at] & GIVEN and kinds[at + 1] & NAME and end == at + 2
    if ends and not person and not any(kinds[i] & _NO_SITE for i in range(at, end)):
        yield Candidate(at, end, "locations", 3.1 + end - at, "visited")
        if keys[end] == "and" and keys[at - 1] != "and":
            yield from _visited(marked, end + 1)


_NO_SITE = OFFICE | HONORIFIC | DATE


def run_start(marked: Marked, at: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    kinds, keys = marked.text.kinds, marked.text.keys
    start = at
    while start and at - start < MOST_SITE_TOKENS:
        kind = kinds[start - 1]
        # the President's House, but not the Navy's Garden Island
        owned = keys[start - 1] == "'s" and (
            kinds[start - 2] & OFFICE or keys[start - 3] in SAINTS
        )
        # the Martyrs' Memorial
        plural = keys[start - 1] in ("'", "’") and keys[start - 2][-1:] == "s"
        owned = owned or plural and bool(kinds[start - 2] & CAPITAL)
        younger = kind & SUFFIX and start == at  # King Jr. Boulevard
        other = kind & (HONORIFIC | SUFFIX) and not younger
        if not (owned or kind & CAPITAL and not other):
            break
        if keys[start - 1] in distinct("person_verbs") and start < at:
            break  # Ruiz Congratulates Elm Science Park
        start -= 1
    return start + (start < at and marked.text.words[start] == "A")  # A Miami street


@cache
def _houses() -> frozenset[str]:
    types = entries("place_types")
    return frozenset(word[1:] for word in types if word[0] == "@")


def ends_site_pair(keys: list[str], at: int) -> bool:
    """Whether a token is the second of two words that tell a site: convention centre"""
    return keys[at - 1] in pairs("place_types").get(keys[at], ())
