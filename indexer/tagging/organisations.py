"""Organisations by their form: Ministry of …, … Council, … Ltd."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries, pairs
from indexer.tagging.beginnings import LINKS, begin, link_of
from indexer.tagging.behind import UNIONS, with_country
from indexer.tagging.body_ends import body_end
from indexer.tagging.closed_bodies import closed_body
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import read_complement
from indexer.tagging.spans import Candidate
from indexer.tagging.within import (
    ends_pair,
    governs,
    is_generic,
    is_numbered,
    is_pact,
    is_post,
    is_whole,
)
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    OFFICE,
    ORGANISATION,
    SUFFIX,
    UPPER,
    Remembered,
)

__all__ = ["organisations"]


_FIELD = "organisations"

_LIVED_IN = ("in", "from", "at", "near", "outside", "around", "across", "throughout")
MOST_BEFORE_BRACKET = 3  # tokens
_ON_AIR = ("-tv", "-fm", "-am")  # of a call sign: KXYZ-TV
_STATES = ("union", "federation", "commonwealth", "confederation")
# a state body is known without its nation: Vietnam Ministry of Justice
_STATE = ("ministry", "department", "embassy", "office")
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
        elif kind & (ORGANISATION | COMPANY) or ends_pair(keys, at):
            yield from closed_body(marked, at)


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
    if is_numbered(marked, at, at):
        yield Candidate(at - 1, at + 1, _FIELD, 4.0, "organisation-head")
        return
    if is_post(marked, at) or is_pact(marked, at) or _is_lived_in(marked, at):
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
    start = start if is_generic(marked, inner, end) else inner
    if governs(marked, start, link, end):
        yield Candidate(start, link, "other", 3.0 + link - start, "body-of")
        return
    if is_generic(marked, start, end):
        return
    end += bool(marked.text.kinds[end] & COMPANY)  # Bank of Elm Inc.
    end = with_country(marked, end)
    yield Candidate(start, end, _FIELD, 3.0 + end - start, "body-of")


def _is_lived_in(marked: Marked, at: int) -> bool:
    # in the City of Elmo, which is no body there
    keys = marked.text.keys
    before = keys[at - 1 - (keys[at - 1] == "the")]
    return keys[at] in ("city", "town") and before in _LIVED_IN


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


def _is_listed_body(marked: Marked, at: int, end: int) -> bool:
    # the Action Service of the European Union is two bodies
    at += marked.text.keys[at] == "the"
    return marked.known[at] == end and not places().get(marked.text.key(at, end))


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(entries("no_bodies"))


@cache
def _national() -> frozenset[str]:
    return frozenset(entries("national_bodies"))
