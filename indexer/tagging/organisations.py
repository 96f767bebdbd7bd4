"""Organisations by their form: Ministry of …, … Council, … Ltd."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF, read_complement
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    HONORIFIC,
    INITIAL,
    LISTED,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    PLURAL,
    STRONG,
    UPPER,
    key_and_kind,
)

__all__ = ["OWNER", "organisations"]

OWNER = "owner-of-a-body"  # its name ends in the s of a lost apostrophe

_FIELD = "organisations"
_OF = (*OF, "de", "del", "da", "do", "du", "des", "dos", "di")  # Banco de …
MOST_TOKENS_BEFORE = 8
# trade words make a company's name only beside a proper name
_TRADING = frozenset(
    "technologies systems industries solutions services associates enterprises "
    "holdings market foods farms stores partners consulting logistics motors "
    "ministries capital energy electric insurance steel shipping petroleum mining "
    "minerals robotics software semiconductor semiconductors telecom press alliance "
    "telecommunications ventures communications entertainment tech international "
    "construction engineering media aviation "
    "group industries army force forces "
    "navy police united network front movement".split()
)
_VAGUE = {"administration", "court", "mission", "delegation"}
# a house of parliament is named after a country or a task, never after a person
_HOUSES = "senate parliament congress cabinet legislature judiciary treasury".split()
_SENT = ("mission", "embassy", "delegation", "consulate")
_STATES = ("union", "federation", "commonwealth", "confederation")
_JOINTS = ("and", "&")
# a state body is known without its nation: Vietnam Ministry of Justice
_OF_ONLY = ("parliament", "senate", "congress", "assembly", "city", "town")
_STATE = ("ministry", "department", "embassy", "office")
_IN_NAMES = ("justice", "general")
# as an office does, these own a body: the Children's Hospital, the People's Party
_MEMBERS = frozenset("children women men people king queen workers girls boys".split())
_SAID_OF_NAMES = ("-based", "-led", "-backed", "-owned", "-funded", "-run")
_GOES_ON = ORGANISATION | COMPANY | PLACE


def organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that their form shows, in the order of their heads."""
    kinds, keys = marked.text.kinds, marked.text.keys
    for at in range(len(marked.text)):
        kind = kinds[at]
        if not kind & CAPITAL:
            continue
        end = _of_a_country(marked, at)
        if end:
            yield Candidate(at, end, _FIELD, 3.0 + end - at, "body-of-a-country")
            continue
        link = _link(marked, at) if kind & BODY else 0
        opened = list(_opened(marked, at, link)) if link else []
        yield from opened
        if opened:
            continue
        if kind & (ORGANISATION | COMPANY) or (keys[at - 1], keys[at]) in _pairs():
            yield from _closed(marked, at)


def _of_a_country(marked: Marked, at: int) -> int:
    """Return the end of "Statistics Canada" at `at`, 0 where no such name is."""
    kinds = marked.text.kinds
    if marked.text.keys[at] not in _national() or at and kinds[at - 1] & CAPITAL:
        return 0
    end = marked.countries.get(at + 1, 0)
    return end if end and not kinds[end] & CAPITAL else 0


def _link(marked: Marked, at: int) -> int:
    """Return where the "of" after the head at `at` stands, 0 where none does."""
    keys = marked.text.keys
    if keys[at + 1] in (("of",) if keys[at] in _OF_ONLY else _OF):
        return at + 1
    if keys[at + 1] == "to" and keys[at] in _SENT:
        return at + 1  # the Elmland Mission to the United Nations
    # Banco Nacional de Fomento
    foreign = keys[at + 2] in _OF[len(OF) :] and marked.text.kinds[at + 1] & CAPITAL
    return at + 2 if foreign else 0


def _opened(marked: Marked, at: int, link: int) -> Iterator[Candidate]:
    end = read_complement(
        marked, link, (*_OF, "to") if marked.text.keys[link] == "to" else _OF
    )
    if end == link:
        return
    end = _before_other_body(marked, link + 1, end)
    countries = (marked.countries.get(at), marked.countries.get(link + 1))
    if marked.text.keys[at] in _STATES and end in countries:
        return  # the Union of Burma
    end = _before_office(marked, link, end)
    end = _before_inner_body(marked, link + 1, end)
    start = _start(marked, at)
    if start < at and _is_listed_body(marked, at + 2, end):
        end = at + 1
    nation = start in marked.countries or marked.text.kinds[start] & DEMONYM
    if nation and marked.text.keys[at] in _STATE and marked.text.keys[start] != "u.s.":
        start = marked.countries.get(start, start + 1)
    start = _after_acronym(marked, min(start, at), at)
    if _is_generic(marked, start, end):
        return
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
            if any(kinds[i] & BODY and keys[i] not in _OF_ONLY for i in inner):
                return at
    return end


def _after_acronym(marked: Marked, start: int, at: int) -> int:
    # the HHS Office of Inspector General is a body within another
    inside = start == at - 1 and marked.text.kinds[start] & UPPER
    return at if inside and start in marked.covered else start


def _before_other_body(marked: Marked, first: int, end: int) -> int:
    # Department of Housing HUD: a second body without a joint is not of the name
    kinds = marked.text.kinds
    stops = (
        i
        for i in range(first + 1, end)
        if kinds[i] & UPPER and kinds[i - 1] & CAPITAL and i in marked.covered
    )
    return next(stops, end)


def _before_office(marked: Marked, link: int, end: int) -> int:
    # Ministry of Foreign Affairs Director General: the office goes to its holder,
    # but the Department of the Prime Minister is named after one
    first = link + 1 + (marked.text.keys[link + 1] == "the")
    if marked.text.kinds[first] & (OFFICE | OPENER):
        return end
    keys, kinds = marked.text.keys, marked.text.kinds
    for at in range(first + 1, end):
        if kinds[at] & OFFICE and not any(key in OF for key in keys[at:end]):
            return at
    return end


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
    start = _start(marked, at)
    if start == at or marked.text.keys[at] in _VAGUE and not kinds[at - 1] & COMMON:
        return
    trading = marked.text.keys[at] in _TRADING and not kinds[at - 1] & STRONG
    if trading or marked.known[start] > at or _is_generic(marked, start, at + 1):
        return
    if marked.text.keys[at] in _HOUSES and any(
        kinds[i] & STRONG and i not in marked.covered for i in range(start, at)
    ):
        return
    if start and _owns(marked, start - 1):
        yield Candidate(_start(marked, start - 1), start, _FIELD, 3.0, OWNER)
    rule = "company-suffix" if kinds[at] & COMPANY else "organisation-head"
    end = _with_seat(marked, at)
    yield Candidate(start, end, _FIELD, 2.0 + end - start, rule)


def _with_seat(marked: Marked, at: int) -> int:
    # the Regional Court in Elmo
    keys = marked.text.keys
    seated = keys[at] == "court" and keys[at + 1] in ("in", "at")
    return (marked.known[at + 2] if seated else 0) or at + 1


def _start(marked: Marked, at: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    text = marked.text
    kinds, words = text.kinds, text.words
    start = at
    while start > 0 and at - start < MOST_TOKENS_BEFORE:
        before = start - 1
        kind = kinds[before]
        if _owns(marked, before) and kinds[start] & CAPITAL:
            break
        if words[before].endswith(_SAID_OF_NAMES):
            break
        if kind & CAPITAL and (
            not kind & (OFFICE | HONORIFIC | INITIAL) or text.keys[before] in _IN_NAMES
        ):
            start -= 1
        elif before in marked.covered:
            start -= 1
        elif _office_of_attorneys(marked, before, start, at):
            start -= 1
        elif words[before] == "," and kinds[at] & COMPANY and start == at:
            start -= 1
        elif (
            _of_an_office(marked, before)
            or words[before] in ("-", "–", "/")
            and _tight(text, before)
        ):
            start -= 2
        elif text.keys[before] in _JOINTS and _joins(marked, before, at):
            start -= 2
        elif (
            kinds[at] & COMPANY
            and text.keys[before] in OF
            and kinds[before - 1] & CAPITAL
            and not kinds[before - 1] & OFFICE
        ):
            start -= 2
        else:
            break
    return start


def _owns(marked: Marked, at: int) -> bool:
    """Whether a word is the possessive of a body whose apostrophe was lost.

    As in "the Justice Departments Criminal Division", "the FBIs Field Office".
    """
    word, kind = marked.text.words[at], marked.text.kinds[at]
    if word[-1:] != "s" or not kind & CAPITAL or kind & ORGANISATION:
        return False
    owner = key_and_kind(word[:-1])[1]
    return bool(owner & ORGANISATION) or (len(word) > 3 and word[:-1].isupper())


def _of_an_office(marked: Marked, before: int) -> bool:
    # the President's Council, Attorney-General's Chambers
    kind = marked.text.kinds[before - 1]
    if marked.text.keys[before] != "'s" or not kind & CAPITAL:
        return False
    return bool(kind & OFFICE) or marked.text.keys[before - 1] in _MEMBERS


def _office_of_attorneys(marked: Marked, before: int, start: int, at: int) -> bool:
    # U.S. Attorneys Office, its apostrophe lost
    kind = marked.text.kinds[before]
    return start == at and marked.text.keys[at] == "office" and bool(kind & PLURAL)


def _tight(text: Text, hyphen: int) -> bool:
    # U.S.-Japan Committee
    start, end = text.starts[hyphen], text.ends[hyphen]
    return (
        not text.source[start - 1].isspace()
        and not text.source[end : end + 1].isspace()
    )


def _joins(marked: Marked, joint: int, at: int) -> bool:
    if joint + 1 == at and marked.text.kinds[at] & BODY and _link(marked, at):
        return False  # the FBI and Department of Health
    before, after = marked.text.kinds[joint - 1], marked.text.kinds[joint + 1]
    if not before & after & CAPITAL or before & LISTED:
        return False
    if not after & COMMON and (not before & COMMON or after & LISTED):
        return False  # Exploitation and Obscenity Section, not Acme and Elmo Ltd
    return not before & (ORGANISATION | OFFICE | BODY)


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
