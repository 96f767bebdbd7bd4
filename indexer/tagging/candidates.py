"""The countries, places and bodies that a text names, for which somebody may act."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import PARTY_OF_STATE, Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.gazetteer import capital_cities, country_of, places
from indexer.tagging.marked import Marked
from indexer.tagging.unions import seats
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    OFFICE,
    OPENER,
    SUFFIX,
)

__all__ = ["Named", "Sort", "extent", "named_in", "unlisted_beside"]

Sort = Literal["country", "region", "city", "agency", "company", "body", "unlisted"]
MOST_TOKENS = 5  # of a name that no list has
MOST_NOUNS = 3  # in small letters between it and a name: Elmo sales manager Ana Ruiz
_FROM = ("of", "from", "at", "with")
_BESIDE = (*_FROM, "for", ",", "(")
_CLOSING = (",", ")", ".", ";", "")
_WITHIN = ("&", "of", "and")
_NO_NOUNS = frozenset(
    "the a an and of by with to from for at in whose its his her their our said".split()
)


class Named(NamedTuple):
    """What the tokens start..end name, by the name it has as an affiliation."""

    start: int
    end: int
    sort: Sort
    name: str


def named_in(marked: Marked, called: Mapping[str, str]) -> tuple[Named, ...]:
    """Return the countries, their people, places and bodies of a text in order.

    `called` are the names of bodies by the look-up keys of other forms.
    """
    found: list[Named] = []
    after = 0
    for at in marked.text.capitals:
        if at >= after and (named := _named(marked, at, called)):
            found.append(named)
            after = named.end
    return tuple(found)


def _named(marked: Marked, at: int, called: Mapping[str, str]) -> Named | None:
    text = marked.text
    if end := marked.bodies.get(at):
        if iso := seats().get(text.key(at, end)):
            return Named(at, end, "country", country_name(iso))
        name = called.get(text.key(at, end)) or text.cut(at, end)
        return Named(at, end, _sort_of_body(marked, at, end), name)
    end = marked.countries.get(at) or at + 1
    if at in marked.countries or text.kinds[at] & DEMONYM:
        iso = country_of(text.cut(at, end))
        return Named(at, end, "country", country_name(iso)) if iso else None
    end = marked.known[at]
    known = places().get(text.key(at, end), ()) if end else ()
    if not known or known[0].kind not in ("region", "city"):
        return None
    if iso := capital_cities().get(known[0].name):
        return Named(at, end, "country", country_name(iso))
    return Named(at, end, known[0].kind, known[0].name)


def _sort_of_body(marked: Marked, at: int, end: int) -> Sort:
    if is_of_state(marked.text.keys[at:end]):
        return "agency"
    firm = any(kind & COMPANY for kind in marked.text.kinds[at:end])
    return "company" if firm else "body"


def extent(mention: Mention) -> tuple[int, int]:
    """Return where a name with the offices beside it begins and ends."""
    first, end = mention.first, mention.end
    for office in mention.offices:
        first, end = min(first, office.first), max(end, office.last)
    return first, end


def unlisted_beside(marked: Marked, mention: Mention) -> list[Named]:
    """Return the names beside somebody that no list has: Elmo manager Ana Ruiz."""
    found = (_behind(marked, mention), _before(marked, mention))
    return [
        Named(start, end, "unlisted", marked.text.cut(start, end))
        for start, end in found
        if start < end
    ]


def _behind(marked: Marked, mention: Mention) -> tuple[int, int]:
    """Return the capitals in "Ana Ruiz of Elmo", "Ana Ruiz (Elmo)"."""
    text = marked.text
    link = extent(mention)[1]
    link += text.words[link] == "," and text.keys[link + 1] in _FROM
    if text.keys[link] not in _BESIDE:
        return 0, 0
    start = link + 1 + (text.keys[link + 1] == "the")
    end = start
    if PARTY_OF_STATE.match(text.words[start]):
        return 0, 0
    while _may_name(marked, end) or (
        end > start and text.words[end] in _WITHIN and _may_name(marked, end + 1)
    ):
        end += 1
    closed = text.words[end] in _CLOSING or text.kinds[end] & BREAK
    named = text.keys[link] in _FROM or closed
    return (start, end) if named and not _is_titled(marked, start, end) else (0, 0)


def _before(marked: Marked, mention: Mention) -> tuple[int, int]:
    """Return the capitals in "Elmo's manager Bo Li", "Elmo, whose owner Bo Li"."""
    text = marked.text
    begin = end = extent(mention)[0]
    while begin - end < MOST_NOUNS and end > 0 and _is_noun(marked, end - 1):
        end -= 1
    if text.keys[end - 1] == "'s":
        end -= 1
    elif text.keys[end - 1] == "whose":
        end -= 1 + (text.words[end - 2] == ",")
    elif end == mention.start:
        return 0, 0
    start = end
    while start > 0 and end - start < MOST_TOKENS and _may_name(marked, start - 1):
        start -= 1
    return (start, end) if not _is_titled(marked, start, end) else (0, 0)


def _is_noun(marked: Marked, at: int) -> bool:
    word = marked.text.words[at]
    return word.islower() and word not in _NO_NOUNS


def _may_name(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    other = kind & (DEMONYM | DATE | HONORIFIC | SUFFIX | BREAK)
    speaks = marked.text.words[at] == "I"
    return bool(kind & CAPITAL and not (other or speaks)) and at not in marked.covered


def _is_titled(marked: Marked, start: int, end: int) -> bool:
    """Whether a name or an office stands there, and no body."""
    kinds = marked.text.kinds
    person = kinds[start] & GIVEN and end - start > 1
    return bool(person) or any(kind & (OFFICE | OPENER) for kind in kinds[start:end])
