"""Organisations by their form: Ministry of …, … Council, … Ltd."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.beginnings import LINKS, OF_ONLY, TRADING, begin, link_of, owns
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF, read_complement
from indexer.tagging.sites import site_pairs
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    PLURAL,
    PUNCT,
    STRONG,
    UPPER,
)

__all__ = ["OWNER", "organisations"]

OWNER = "owner-of-a-body"  # its name ends in the s of a lost apostrophe

_FIELD = "organisations"
_VAGUE = {"administration", "court", "mission", "delegation"}
# a house of parliament is named after a country or a task, never after a person
_HOUSES = "senate parliament congress cabinet legislature judiciary treasury".split()
_OF_A_MINISTER = ["minister", "'s", "office"]
_ON_AIR = ("-tv", "-fm", "-am")  # of a call sign: KXYZ-TV
_STATES = ("union", "federation", "commonwealth", "confederation")
# a state body is known without its nation: Vietnam Ministry of Justice
_STATE = ("ministry", "department", "embassy", "office")
_SENT_BY_UNIONS = ("mission", "operation", "force")
_UNIONS = frozenset(("nations", "union", "un", "eu", "osce", "au"))
_GOES_ON = ORGANISATION | COMPANY | PLACE


def organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that their form shows, in the order of their heads."""
    kinds, keys, national = marked.text.kinds, marked.text.keys, _national()
    for at in marked.text.capitals:
        kind = kinds[at]
        end = _of_a_country(marked, at) if keys[at] in national else 0
        if end:
            yield Candidate(at, end, _FIELD, 3.0 + end - at, "body-of-a-country")
            continue
        link = link_of(marked, at) if kind & BODY else 0
        opened = list(_opened(marked, at, link)) if link else []
        yield from opened
        if opened:
            continue
        if keys[at][-3:] in _ON_AIR:
            yield Candidate(at, at + 1, _FIELD, 2.0, "broadcaster")
        elif kind & (ORGANISATION | COMPANY) or (keys[at - 1], keys[at]) in _pairs():
            yield from _closed(marked, at)


def _of_a_country(marked: Marked, at: int) -> int:
    """Return the end of "Statistics Canada" at `at`, 0 where it is no such name."""
    kinds = marked.text.kinds
    if at and kinds[at - 1] & CAPITAL:
        return 0
    end = marked.countries.get(at + 1, 0)
    return end if end and not kinds[end] & CAPITAL else 0


def _opened(marked: Marked, at: int, link: int) -> Iterator[Candidate]:
    end = read_complement(
        marked, link, (*LINKS, "to") if marked.text.keys[link] == "to" else LINKS
    )
    if end == link:
        return
    end = _before_other_body(marked, begin(marked, at), link, end)
    countries = (marked.countries.get(at), marked.countries.get(link + 1))
    if marked.text.keys[at] in _STATES and end in countries:
        return  # the Union of Burma
    end = _before_date(marked, link + 2, _before_office(marked, link, end))
    end = _before_nation(marked, link, end)
    end = _before_inner_body(marked, link + 1, end)
    start = begin(marked, at)
    if start < at and _is_listed_body(marked, at + 2, end):
        end = at + 1
    nation = start in marked.countries or marked.text.kinds[start] & DEMONYM
    if nation and marked.text.keys[at] in _STATE and marked.text.keys[start] != "u.s.":
        start = marked.countries.get(start, start + 1)
    start = _after_acronym(marked, min(start, at), at)
    if _is_generic(marked, start, end):
        return
    end += bool(marked.text.kinds[end] & COMPANY)  # Bank of Elm Inc.
    yield Candidate(start, end, _FIELD, 3.0 + end - start, "body-of")


def _before_inner_body(marked: Marked, first: int, end: int) -> int:
    # the Elmo Branch of the Department of Health is two bodies
    keys, kinds = marked.text.keys, marked.text.kinds
    while keys[end - 1][-1:] == "." and len(keys[end - 1]) < 5 and end > first + 1:
        end -= 1  # the Ministry of Trade Md. …
    ofs = [at for at in range(first, end) if keys[at] == "of"]
    if ofs and keys[end] == "'s" and kinds[end + 1] & ORGANISATION:
        return ofs[-1]  # the Elmo Branch of the Prosecutor's Office
    for at in range(first, end - 2):
        if keys[at] == "of" and keys[at + 1] == "the":
            inner = range(at + 2, end)
            if any(kinds[i] & BODY and keys[i] not in OF_ONLY for i in inner):
                return at
    return end


def _after_acronym(marked: Marked, start: int, at: int) -> int:
    # the HHS Office of Inspector General is a body within another
    inside = start == at - 1 and marked.text.kinds[start] & UPPER
    return at if inside and start in marked.covered else start


def _before_other_body(marked: Marked, start: int, link: int, end: int) -> int:
    # Department of Housing HUD: a second body without a joint is not of the name
    kinds = marked.text.kinds
    stops = (
        i
        for i in range(link + 2, end)
        if kinds[i] & UPPER
        and kinds[i - 1] & CAPITAL
        and (i in marked.covered or shortens(marked.text, start, i))
    )
    return next(stops, end)


def _before_nation(marked: Marked, link: int, end: int) -> int:
    # the Ministry of Water of Elmland is the Ministry of Water there
    if marked.text.keys[link - 1] != "ministry":
        return end
    for at in range(link + 2, end):
        if marked.countries.get(at) == end:
            of = at - 1 - (marked.text.keys[at - 1] == "the")
            return of if marked.text.keys[of] == "of" and of > link else end
    return end


def _before_date(marked: Marked, first: int, end: int) -> int:
    # the Department of Justice June 4: a dateline that lost its signs
    kinds = marked.text.kinds
    return next((at for at in range(first, end) if kinds[at] & DATE), end)


def shortens(text: Text, start: int, at: int) -> bool:
    """Whether the word at `at` is made of the first letters of words just before it."""
    before = range(start, at)
    chief = [i for i in before if text.kinds[i] & CAPITAL]
    initials = ("".join(text.keys[i][:1] for i in words) for words in (before, chief))
    return len(text.keys[at]) > 2 and text.keys[at] in initials


def _before_office(marked: Marked, link: int, end: int) -> int:
    # Ministry of Foreign Affairs Director General: the office goes to its holder,
    # but the Department of the Prime Minister is named after one
    first = link + 1 + (marked.text.keys[link + 1] == "the")
    if marked.text.kinds[first] & (OFFICE | OPENER):
        return end
    keys, kinds = marked.text.keys, marked.text.kinds
    for at in range(first + 1, end):
        directors = kinds[at] & PLURAL and at == end - 1  # Institute of Directors
        directors = directors or _is_of_officer(marked, link, at, end)
        if kinds[at] & OFFICE and not directors:
            if not any(key in OF for key in keys[at:end]):
                return at
    return end


def _is_of_officer(marked: Marked, link: int, at: int, end: int) -> bool:
    # the Office of the Medicaid Inspector General, whose name is not told here
    keys, kinds = marked.text.keys, marked.text.kinds
    officer = all(kinds[i] & OFFICE for i in range(at, end))
    named = kinds[end] & (CAPITAL | PUNCT) and keys[end] != "."
    return officer and keys[link - 1] == "office" and not named


def _is_generic(marked: Marked, start: int, end: int) -> bool:
    return marked.text.key(start, end) in _generic()


def _is_listed_body(marked: Marked, at: int, end: int) -> bool:
    # the Action Service of the European Union is two bodies
    at += marked.text.keys[at] == "the"
    return marked.known[at] == end and not places().get(marked.text.key(at, end))


def _closed(marked: Marked, at: int) -> Iterator[Candidate]:
    kinds = marked.text.kinds
    following = kinds[at + 1]
    if (
        following & CAPITAL
        and following & (_GOES_ON | COMMON)
        and not following & OFFICE
    ):
        return
    start = begin(marked, at)
    if (marked.text.keys[at - 1], marked.text.keys[at]) in site_pairs():
        return
    if start == at or marked.text.keys[at] in _VAGUE and not kinds[at - 1] & COMMON:
        return
    # KXYZ Radio, but not the media of CYPRUS
    called = kinds[at - 1] & UPPER and at - 1 not in marked.countries
    proper = kinds[at - 1] & STRONG or called
    nation = start in marked.countries or kinds[start] & DEMONYM
    trading = marked.text.keys[at] in TRADING and not (proper or nation)
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
    end = _with_seat(marked, start, at)
    yield Candidate(start, end, _FIELD, 2.0 + end - start, rule)


def _leads(marked: Marked, at: int) -> bool:
    # the Prime Minister's Office is one body, a Minister's Office one of many
    return marked.text.keys[at - 3] in ("prime", "chief", "first")


def _with_seat(marked: Marked, start: int, at: int) -> int:
    # the Regional Court in Elmo
    keys = marked.text.keys
    court = keys[at] == "court" and keys[at + 1] in ("in", "at")
    # the United Nations Mission in Elmland
    sent = keys[at] in _SENT_BY_UNIONS and keys[at + 1] in ("in", "for")
    seated = court or sent and not _UNIONS.isdisjoint(keys[start:at])
    return (marked.known[at + 2] if seated else 0) or at + 1


@cache
def _generic() -> frozenset[str]:
    return frozenset(entries("generic_bodies"))


@cache
def _national() -> frozenset[str]:
    return frozenset(entries("national_bodies"))


@cache
def _pairs() -> frozenset[tuple[str, ...]]:
    heads = (entry.split() for entry in entries("organisation_heads"))
    return frozenset(tuple(words) for words in heads if len(words) > 1)
