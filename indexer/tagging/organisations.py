"""Organisations by their form: Ministry of …, … Council, … Ltd."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries, pairs
from indexer.tagging.beginnings import LINKS, TRADING, begin, link_of, owns
from indexer.tagging.behind import UNIONS, goes_on, with_country, with_seat
from indexer.tagging.body_ends import body_end
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import read_complement
from indexer.tagging.sites import ends_site_pair
from indexer.tagging.spans import Candidate
from indexer.tagging.spelled import spelled_from
from indexer.tagging.within import governs, is_of_many, is_pact, is_post, is_whole
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    STRONG,
    SUFFIX,
    UPPER,
    Remembered,
)

__all__ = ["OWNER", "organisations"]

OWNER = "owner-of-a-body"  # its name ends in the s of a lost apostrophe

_FIELD = "organisations"
_VAGUE = {"administration", "court", "mission", "delegation"}
# a house of parliament is named after a country or a task, never after a person
_HOUSES = "senate parliament congress cabinet legislature judiciary treasury".split()
_OF_AN_ARMY = (
    "battalion",
    "brigade",
    "regiment",
    "squadron",
    "corps",
    "division",
    "fleet",
)

# what people of a place, or of one mind, form
_LOCAL = frozenset("alliance network movement partners coalition".split())
MOST_BEFORE_BRACKET = 3  # tokens
_OF_A_MINISTER = ["minister", "'s", "office"]
_ON_AIR = ("-tv", "-fm", "-am")  # of a call sign: KXYZ-TV
_STATES = ("union", "federation", "commonwealth", "confederation")
# a state body is known without its nation: Vietnam Ministry of Justice
_STATE = ("ministry", "department", "embassy", "office")
# the Energy Police, the Royal Elmland Air Force
_FORCES = ("police", "army", "navy", "fleet", "force", "forces")
_NO_BODY = OFFICE | HONORIFIC | DATE | SUFFIX
_SHAPED = ORGANISATION | COMPANY | BODY | UPPER


def organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that their form shows, in the order of their heads."""
    kinds, keys, national = marked.text.kinds, marked.text.keys, _national()
    for at in marked.text.capitals:
        kind = kinds[at]
        if not (kind & _SHAPED or _SHOWS_BODY[keys[at]]):
            continue
        short = kind & UPPER and at not in marked.covered
        end = _of_a_country(marked, at) if short or keys[at] in national else 0
        if end:
            yield Candidate(at, end, _FIELD, 3.0 + end - at, "body-of-a-country")
            continue
        link = link_of(marked, at) if kind & BODY else 0
        opened = list(_opened(marked, at, link)) if link else []
        yield from opened
        if opened:
            continue
        if keys[at] == "radio" and (end := _of_a_town(marked, at)):
            yield Candidate(at, end, _FIELD, 3.0 + end - at, "broadcaster")
        elif keys[at][-3:] in _ON_AIR:
            yield Candidate(at, at + 1, _FIELD, 2.0, "broadcaster")
        elif kind & (ORGANISATION | COMPANY) or _ends_pair(keys, at):
            yield from _closed(marked, at)


def _of_a_town(marked: Marked, at: int) -> int:
    """Return the end of "Radio Elmo" at `at`, 0 where it is no such name."""
    end = marked.known[at + 1]
    place = end and marked.text.key(at + 1, end) in places()
    alone = not (marked.text.kinds[at - 1] | marked.text.kinds[end]) & CAPITAL
    return end if place and (not at or alone) else 0


def _shows_body(key: str) -> bool:
    """Whether a word may show a body, whatever its kind."""
    paired = key in pairs("organisation_heads")
    return paired or key in _national() or key.endswith(_ON_AIR)


_SHOWS_BODY = Remembered(_shows_body)  # one question instead of three, word for word


def _of_a_country(marked: Marked, at: int) -> int:
    """Return the end of "Statistics Canada" at `at`, 0 where it is no such name."""
    kinds = marked.text.kinds
    acronym = kinds[at] & UPPER and (marked.text.words[at] in _no_bodies())
    if at and kinds[at - 1] & CAPITAL or acronym or kinds[at] & _NO_BODY:
        return 0
    end = marked.countries.get(at + 1, 0)
    shouted = marked.text.words[at + 1].isupper()  # VISIT ITALY
    return end if end and not kinds[end] & CAPITAL and not shouted else 0


def _opened(marked: Marked, at: int, link: int) -> Iterator[Candidate]:
    if _is_numbered(marked, at, at):
        yield Candidate(at - 1, at + 1, _FIELD, 4.0, "organisation-head")
        return
    if is_post(marked, at) or is_pact(marked, at):
        return
    sent = marked.text.keys[link] == "to" or marked.text.keys[at] == "mission"
    end = read_complement(marked, link, (*LINKS, "to") if sent else LINKS)
    named = marked.text.kinds[end] & INITIAL and marked.text.kinds[end + 1] & CAPITAL
    if end == link or named and marked.text.kinds[end - 1] & GIVEN:
        return  # Trustees of the Ana R Ruiz Foundation
    countries = (marked.countries.get(at), marked.countries.get(link + 1))
    if marked.text.keys[at] in _STATES and end in countries:
        return  # the Union of Burma
    start = begin(marked, at)
    if start < at and is_whole(marked, start, at, link):
        yield Candidate(start, link, _FIELD, 2.0 + link - start, "organisation-head")
        return
    end = _to_bracket(marked, body_end(marked, start, link, end))
    if end == link and marked.text.kinds[link + 1] & UPPER:
        # the Elm Council of ABCD
        yield Candidate(link + 1, link + 2, _FIELD, 2.0, "acronym-of-a-body")
    if start < at and _is_listed_body(marked, at + 2, end):
        end = at + 1
    nation = start in marked.countries or marked.text.kinds[start] & DEMONYM
    own = marked.text.keys[start] == "u.s."
    own = own or marked.text.key(start, start + 2) == "united states"
    if nation and marked.text.keys[at] in _STATE and not own:
        start = marked.countries.get(start, start + 1)
    inner = _after_acronym(marked, min(start, at), at)
    # the HHS Office of Inspector General, but the IAEA Board of Governors
    start = start if _is_generic(marked, inner, end) else inner
    if governs(marked, start, link, end):
        yield Candidate(start, link, "other", 3.0 + link - start, "body-of")
        return
    if _is_generic(marked, start, end):
        return
    end += bool(marked.text.kinds[end] & COMPANY)  # Bank of Elm Inc.
    end = with_country(marked, end)
    yield Candidate(start, end, _FIELD, 3.0 + end - start, "body-of")


def _to_bracket(marked: Marked, end: int) -> int:
    # the Directorate for Roads and Motorways (ELM)
    text, last = marked.text, end + 1
    while text.kinds[last] & CAPITAL and last - end < MOST_BEFORE_BRACKET:
        last += 1
    capitals = sum(map(str.isupper, text.words[last + 1])) > 1  # ELM, GDDKiA
    short = text.words[last] == "(" and capitals
    goes_on = text.keys[end] in ("and", "&") and last > end + 1
    inside = not marked.covered.isdisjoint(range(end + 1, last))
    return last if goes_on and short and not inside else end


def _after_acronym(marked: Marked, start: int, at: int) -> int:
    # the HHS Office of Inspector General is a body within another
    inside = start == at - 1 and marked.text.kinds[start] & UPPER
    if marked.text.keys[start] in UNIONS:
        return start  # the UN Committee on the Rights of the Child
    return at if inside and start in marked.covered else start


def _is_generic(marked: Marked, start: int, end: int) -> bool:
    return marked.text.key(start, end) in _generic()


def _is_listed_body(marked: Marked, at: int, end: int) -> bool:
    # the Action Service of the European Union is two bodies
    at += marked.text.keys[at] == "the"
    return marked.known[at] == end and not places().get(marked.text.key(at, end))


def _closed(marked: Marked, at: int) -> Iterator[Candidate]:
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
    if _is_numbered(marked, start, at):
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
    if marked.text.keys[at] == "section" and kinds[at + 1] & NUMBER:
        return  # of a law
    # KXYZ Radio, but not the media of CYPRUS
    called = kinds[at - 1] & UPPER and at - 1 not in marked.countries
    # Elmo Marine Services, but not the Byrne Ferry Services
    begun = kinds[start] & STRONG and start not in marked.covered
    person = kinds[start] & GIVEN and kinds[start + 1] & STRONG
    begun = begun and not person and marked.text.keys[start - 1] != "the"
    proper = kinds[at - 1] & STRONG or called or begun
    nation = start in marked.countries or kinds[start] & DEMONYM
    nation = nation or any(kinds[i] & DEMONYM for i in range(start, at))
    # the Elm Force, His Majesty's Armed Forces
    whose = marked.text.keys[start - 1] == "the" or marked.text.keys[start + 2] == "'s"
    armed = marked.text.keys[at] in _FORCES and whose
    paired = _ends_pair(marked.text.keys, at)
    # Elmo Road and Bridge Group, but not the Elmo Group
    joined = marked.text.keys[at] == "group" and _is_joined(marked, start, at)
    joined = joined or marked.text.keys[at] in _LOCAL and _of_a_place(marked, start, at)
    known = proper or nation or armed or paired or joined
    trading = marked.text.keys[at] in TRADING and not known
    trading = trading or _are_many(marked, start, at)
    trading = trading or marked.text.key(at - 1, at + 1) in places()  # Newport News
    if trading or marked.known[start] > at or _is_generic(marked, start, at + 1):
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


def _is_numbered(marked: Marked, start: int, at: int) -> bool:
    # the 4th Battalion, the 10th Mountain Division
    number = marked.text.words[start - 1]
    ordinal = number[:1].isdigit() and number[-2:] in ("st", "nd", "rd", "th")
    army = marked.text.keys[at] in _OF_AN_ARMY and marked.text.keys[start] != "class"
    return ordinal and army


def _leads(marked: Marked, at: int) -> bool:
    # the Prime Minister's Office is one body, a Minister's Office one of many
    return marked.text.keys[at - 3] in ("prime", "chief", "first")


@cache
def _generic() -> frozenset[str]:
    return frozenset(entries("generic_bodies"))


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(entries("no_bodies"))


@cache
def _national() -> frozenset[str]:
    return frozenset(entries("national_bodies"))


def _ends_pair(keys: list[str], at: int) -> bool:
    """Whether a token is the second of two words that a body ends with."""
    return keys[at - 1] in pairs("organisation_heads").get(keys[at], ())
