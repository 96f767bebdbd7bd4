"""Organisations by their form: Ministry of …, … Council, … Ltd, and (ACRONYMS)."""

from collections.abc import Iterator
from functools import cache

from index.release import Span, Tag
from indexer.lexicon import rows
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
    ORGANISATION,
    PLACE,
)

__all__ = ["organisation_tags", "organisations"]

_FIELD = "organisations"
MOST_TOKENS_BEFORE = 8
# trade words make a company's name only beside a proper name
_TRADING = frozenset(
    "technologies systems industries solutions services associates enterprises "
    "holdings market foods farms stores partners consulting logistics motors "
    "ministries".split()
)
_VAGUE = {"administration", "group", "court", "bank", "fund", "mission", "delegation"}
_JOINTS = ("and", "&")
# a state body is known without its nation: Vietnam Ministry of Justice
_OF_ONLY = ("parliament", "senate", "congress", "assembly", "city", "town")
_STATE = ("ministry", "department", "embassy", "office")
_IN_NAMES = ("justice", "general")
_GOES_ON = ORGANISATION | COMPANY | PLACE


def organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that their form shows, in the order of their heads."""
    kinds, keys = marked.text.kinds, marked.text.keys
    for at in range(len(marked.text)):
        kind = kinds[at]
        if not kind & CAPITAL:
            continue
        if kind & BODY and keys[at + 1] in (OF if keys[at] not in _OF_ONLY else "of"):
            yield from _opened(marked, at)
        elif kind & (ORGANISATION | COMPANY):
            yield from _closed(marked, at)


def _opened(marked: Marked, at: int) -> Iterator[Candidate]:
    end = read_complement(marked, at + 1, OF)
    if end == at + 1:
        return
    if marked.text.keys[at] in _STATE and marked.text.keys[at] != "office":
        end = _before_office(marked, at, end)
    start = _start(marked, at)
    if start < at and _is_listed_body(marked, at + 2, end):
        end = at + 1
    nation = start in marked.countries or marked.text.kinds[start] & DEMONYM
    if nation and marked.text.keys[at] in _STATE and marked.text.keys[start] != "u.s.":
        start = marked.countries.get(start, start + 1)
    start = min(start, at)
    yield Candidate(start, end, "organisations", 3.0 + end - start, "body-of")


def _before_office(marked: Marked, at: int, end: int) -> int:
    # Ministry of Foreign Affairs Director General: the office goes to its holder
    offices = (i for i in range(at + 3, end) if marked.text.kinds[i] & OFFICE)
    return next(offices, end)


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
    unnamed = all(kinds[i] & COMMON for i in range(start, at))
    if marked.text.keys[at] in _TRADING and unnamed or marked.known[start] > at:
        return
    rule = "company-suffix" if kinds[at] & COMPANY else "organisation-head"
    yield Candidate(start, at + 1, "organisations", 3.0 + at - start, rule)


def _start(marked: Marked, at: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    text = marked.text
    kinds, words = text.kinds, text.words
    start = at
    while start > 0 and at - start < MOST_TOKENS_BEFORE:
        before = start - 1
        kind = kinds[before]
        if kind & CAPITAL and (
            not kind & (OFFICE | HONORIFIC | INITIAL) or text.keys[before] in _IN_NAMES
        ):
            start -= 1
        elif before in marked.covered:
            start -= 1
        elif words[before] == "," and kinds[at] & COMPANY and start == at:
            start -= 1
        elif (
            _of_an_office(marked, before)
            or words[before] == "-"
            and _tight(text, before)
        ):
            start -= 2
        elif text.keys[before] in _JOINTS and _joins(marked, before):
            start -= 2
        elif (
            kinds[at] & COMPANY
            and text.keys[before] in OF
            and kinds[before - 1] & CAPITAL
        ):
            start -= 2
        else:
            break
    return start


def _of_an_office(marked: Marked, before: int) -> bool:
    # the President's Council, Attorney-General's Chambers
    kind = marked.text.kinds[before - 1]
    return marked.text.keys[before] == "'s" and bool(kind & OFFICE and kind & CAPITAL)


def _tight(text: Text, hyphen: int) -> bool:
    # U.S.-Japan Committee
    start, end = text.starts[hyphen], text.ends[hyphen]
    return (
        not text.source[start - 1].isspace()
        and not text.source[end : end + 1].isspace()
    )


def _joins(marked: Marked, joint: int) -> bool:
    before, after = marked.text.kinds[joint - 1], marked.text.kinds[joint + 1]
    if not before & after & CAPITAL or not after & COMMON or before & LISTED:
        return False
    return not before & (ORGANISATION | OFFICE | BODY)


def organisation_tags(texts: list[tuple[Marked, list[Candidate]]]) -> list[Tag]:
    """Return one tag for each organisation in the texts, acronyms joined to names."""
    found = [(m, c) for m, decided in texts for c in decided if c.field == _FIELD]
    in_body = {_name(m, c).lower() for m, c in found if m.text.where == "body"}
    found = [(m, c) for m, c in found if not _only_in_heading(m, c, in_body)]
    groups: dict[str, list[tuple[Marked, Candidate]]] = {}
    joined = _joined_names([_name(m, c) for m, c in found])
    for marked, candidate in found:
        key = _name(marked, candidate).lower()
        groups.setdefault(joined.get(key, key), []).append((marked, candidate))
    acronyms = {w: k for k, group in groups.items() for w in _acronyms(group)}
    for marked, decided in texts:
        for candidate in _bare_acronyms(marked, decided, acronyms):
            groups[acronyms[marked.text.words[candidate.start]]].append(
                (marked, candidate)
            )
    return [_tag(group) for group in groups.values()]


def _tag(group: list[tuple[Marked, Candidate]]) -> Tag:
    name = max((_name(m, c) for m, c in group), key=lambda n: (len(n), not n.isupper()))
    spans = dict.fromkeys(
        Span(m.text.where, m.text.starts[c.start], m.text.ends[c.end - 1])
        for m, c in group
    )
    return Tag(_FIELD, name, tuple(spans), group[0][1].rule, 0.7)


def _name(marked: Marked, candidate: Candidate) -> str:
    return " ".join(marked.text.cut(candidate.start, candidate.end).split())


def _only_in_heading(marked: Marked, candidate: Candidate, in_body: set[str]) -> bool:
    # Every Word of a Heading has a Capital: only the body shows where names begin
    if marked.text.where == "body" or candidate.rule == "listed-name":
        return False
    return _name(marked, candidate).lower() not in in_body


def _joined_names(names: list[str]) -> dict[str, str]:
    """Return the key of the group for each name that the list gives two forms."""
    first: dict[str, str] = {}
    joined = {}
    for key in dict.fromkeys(name.lower() for name in names):
        if key in _listed_forms():
            joined[key] = first.setdefault(_listed_forms()[key], key)
    return joined


@cache
def _listed_forms() -> dict[str, str]:
    """Return the usual name for each form of the listed names, in small letters."""
    return {
        form.lower(): name
        for name, *others in rows("organisations")
        for form in (name, *"".join(others).split(";"))
        if form
    }


def _acronyms(group: list[tuple[Marked, Candidate]]) -> Iterator[str]:
    """Yield the acronyms explained in brackets after an organisation."""
    for marked, candidate in group:
        words, end = marked.text.words, candidate.end
        if words[end] == "(" and words[end + 2] == ")":
            if sum(letter.isupper() for letter in words[end + 1]) > 1:
                yield words[end + 1]


def _bare_acronyms(
    marked: Marked, decided: list[Candidate], acronyms: dict[str, str]
) -> Iterator[Candidate]:
    taken = {at for c in decided for at in range(c.start, c.end)}
    for at, word in enumerate(marked.text.words):
        if word in acronyms and at not in taken:
            yield Candidate(at, at + 1, _FIELD, 0.0, "acronym")
