"""Bodies whose name ends with the word that they are known by: … Council, … Ltd."""

from collections.abc import Iterator

from indexer.tagging.beginnings import TRADING, begin, owns
from indexer.tagging.behind import goes_on, with_seat
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.sites import ends_site_pair
from indexer.tagging.spans import Candidate
from indexer.tagging.spelled import spelled_from
from indexer.tagging.within import (
    ends_pair,
    is_generic,
    is_numbered,
    is_of_many,
    is_pact,
)
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    GIVEN,
    NUMBER,
    OFFICE,
    OPENER,
    STRONG,
    UPPER,
)

__all__ = ["OWNER", "closed_body"]

OWNER = "owner-of-a-body"  # its name ends in the s of a lost apostrophe
_VAGUE = {"administration", "court", "mission", "delegation"}
# a house of parliament is named after a country or a task, never after a person
_HOUSES = "senate parliament congress cabinet legislature judiciary treasury".split()
# what people of a place, or of one mind, form
_LOCAL = frozenset("alliance network movement partners coalition".split())
_OF_A_MINISTER = ["minister", "'s", "office"]
# the Energy Police, the Royal Elmland Air Force
_FORCES = ("police", "army", "navy", "fleet", "force", "forces")
_FIELD = "organisations"


def closed_body(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the body whose name ends with the word at `at`, and one that owns it."""
    kinds = marked.text.kinds
    if goes_on(marked, at):
        return
    if is_pact(marked, at) or _is_county(marked, at):
        return
    start = begin(marked, at)
    spelled = spelled_from(marked.text, start, at + 1)
    if spelled < start:
        score = 2.0 + at + 1 - spelled
        yield Candidate(spelled, at + 1, _FIELD, score, "spelled-in-letters")
        return
    if is_numbered(marked, start, at):
        yield Candidate(
            start - 1, at + 1, _FIELD, 4.0 + at - start, "organisation-head"
        )
        return
    if ends_site_pair(marked.text.keys, at):
        return
    # Elm County District Court, Elm Magistrate's Court
    plain = kinds[at - 1] & (COMMON | OPENER) or marked.text.keys[at - 1] == "'s"
    if start == at or marked.text.keys[at] in _VAGUE and not plain:
        return
    held = kinds[at + 1] & OFFICE and kinds[at + 1] & CAPITAL
    if held and marked.text.keys[at] in ("energy", "capital", "media"):
        return  # the U.S. Energy Secretary
    if marked.text.keys[at] == "section" and kinds[at + 1] & NUMBER:
        return  # of a law
    if kinds[at] & kinds[at - 1] & COMPANY and start == at - 1:
        return
    if _is_of_no_body(marked, start, at) or marked.known[start] > at:
        return
    if is_generic(marked, start, at + 1):
        return
    if marked.text.keys[at - 2 : at + 1] == _OF_A_MINISTER and not _leads(marked, at):
        return
    if marked.text.keys[at] in _HOUSES and any(
        kinds[i] & STRONG and i not in marked.covered for i in range(start, at)
    ):
        return
    if start and owns(marked, start - 1):
        yield Candidate(begin(marked, start - 1), start, _FIELD, 3.0, OWNER)
    rule = "company-suffix" if kinds[at] & COMPANY else "organisation-head"
    end = with_seat(marked, start, at)
    field = "other" if is_of_many(marked, start, at) else _FIELD
    yield Candidate(start, end, field, 2.0 + end - start, rule)


def _is_of_no_body(marked: Marked, start: int, at: int) -> bool:
    """Whether capitals before a noun are a trade, several bodies or a town."""
    trade = marked.text.keys[at] in TRADING and not _names_body(marked, start, at)
    town = marked.text.key(at - 1, at + 1) in places()  # Newport News
    return trade or _are_many(marked, start, at) or town


def _names_body(marked: Marked, start: int, at: int) -> bool:
    """Whether what stands before a noun is a name, a nation or what else tells one."""
    kinds = marked.text.kinds
    # KXYZ Radio, but not the media of CYPRUS
    called = kinds[at - 1] & UPPER and at - 1 not in marked.countries
    # Elmo Marine Services, but not the Byrne Ferry Services
    begun = kinds[start] & STRONG and start not in marked.covered
    person = kinds[start] & GIVEN and kinds[start + 1] & STRONG
    begun = begun and not person and marked.text.keys[start - 1] != "the"
    two = kinds[at] & kinds[at - 1] & COMPANY  # Elmo Pte Ltd
    proper = kinds[at - 1] & STRONG or called or begun or two
    nation = start in marked.countries or kinds[start] & DEMONYM
    nation = nation or any(kinds[i] & DEMONYM for i in range(start, at))
    # the Elm Force, His Majesty's Armed Forces
    whose = marked.text.keys[start - 1] == "the" or marked.text.keys[start + 2] == "'s"
    armed = marked.text.keys[at] in _FORCES and whose
    paired = ends_pair(marked.text.keys, at)
    # Elmo Road and Bridge Group, but not the Elmo Group
    joined = marked.text.keys[at] == "group" and _is_joined(marked, start, at)
    joined = joined or marked.text.keys[at] in _LOCAL and _of_a_place(marked, start, at)
    return bool(proper or nation or armed or paired or joined)


def _is_county(marked: Marked, at: int) -> bool:
    # in Elmo, Co. Mayo
    text = marked.text
    county = text.keys[at] in ("co", "co.") and text.words[at - 1] == ","
    return county and bool(text.kinds[at + 1] & STRONG & ~COMPANY)


def _of_a_place(marked: Marked, start: int, at: int) -> bool:
    # the Elmo Area Business Alliance, the Free Patriotic Movement
    placed = start in marked.covered and at > marked.known[start] > start
    the = marked.text.keys[start - 1] == "the" and marked.text.keys[at] == "movement"
    return (placed or the) and at > start + 1


def _is_joined(marked: Marked, start: int, at: int) -> bool:
    placed = start in marked.covered and start not in marked.countries
    return placed and not {"and", "&"}.isdisjoint(marked.text.keys[start:at])


def _are_many(marked: Marked, start: int, at: int) -> bool:
    # Expert Committees, but the Senate Water and Trade Committees are two of its own
    keys = marked.text.keys
    of_house = keys[start] in ("senate", "house") and at > start + 1
    return keys[at] in ("committees", "subcommittees") and not of_house


def _leads(marked: Marked, at: int) -> bool:
    # the Prime Minister's Office is one body, a Minister's Office one of many
    return marked.text.keys[at - 3] in ("prime", "chief", "first")
