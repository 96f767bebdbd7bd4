"""Bodies within others, of many alike, and what only looks like one: a post, a pact."""

from functools import cache

from indexer.lexicon import entries, pairs
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.words import BODY, DEMONYM, OFFICE, ORGANISATION, UPPER

__all__ = [
    "ends_listed_body",
    "ends_pair",
    "governs",
    "is_generic",
    "is_numbered",
    "is_of_many",
    "is_pact",
    "is_post",
    "is_whole",
]

MOST_TOKENS = 8  # of a body
# what each body has or holds, and what that is called besides
_OF_EACH = ("board", "council", "registry", "congress")
_GOVERNING = frozenset(
    "governing executive management managing advisory supervisory national annual "
    "general".split()
)
_UNITS = ("section", "branch")
_LOCAL = ("field", "regional", "district", "resident", "liaison", "divisional")
_OF_AN_ARMY = (
    "battalion",
    "brigade",
    "regiment",
    "squadron",
    "corps",
    "division",
    "fleet",
)


def is_whole(marked: Marked, start: int, at: int, link: int) -> bool:
    """Whether a body ends before its link, which goes on an office."""
    # the Vice-President of the World Bank for Africa is that of the World Bank, and
    # the Under-Secretary of the Foreign Ministry for Trade that of the Foreign Ministry
    keys = marked.text.keys
    of = start - 1 - (keys[start - 1] == "the")
    held = keys[of] == "of" and marked.text.kinds[of - 1] & OFFICE
    known = marked.known[start] == link or keys[at] == "ministry"
    return bool(held) and known and keys[link] == "for"


def governs(marked: Marked, start: int, link: int, end: int) -> bool:
    """Whether a body is a part of what is named behind it, as each body has."""
    # the Governing Board of the Elm Water Authority, the Board of the Bank of Elmland,
    # of which each body has one
    keys, kinds = marked.text.keys, marked.text.kinds
    board = keys[link - 1] in _OF_EACH and keys[link + 1] == "the"
    board = board and all(key in _GOVERNING for key in keys[start : link - 1])
    inner = range(link + 2, end - 1)
    body = kinds[end - 1] & ORGANISATION or any(
        kinds[at] & BODY and keys[at + 1] == "of" for at in inner
    )
    return board and bool(body) and end > link + 3


def is_post(marked: Marked, at: int) -> bool:
    """Whether a mission is in the name of a post: Deputy Chief of Mission."""
    # the Deputy Chief of Mission of an embassy
    keys = marked.text.keys
    held = keys[at - 1] == "of" and marked.text.kinds[at - 2] & OFFICE
    return bool(held) and keys[at] == "mission"


def is_pact(marked: Marked, at: int) -> bool:
    """Whether an alliance is a pact of countries, or one that a list has."""
    # the U.S.-Elmland Alliance; a name that is listed is read as it is there
    if marked.text.keys[at] != "alliance":
        return False
    nation = marked.text.kinds[at - 1] & (DEMONYM | UPPER) or at - 1 in marked.covered
    nation = nation or "-" in marked.text.words[at - 1]
    return bool(nation) or at in marked.covered


def is_of_many(marked: Marked, start: int, at: int) -> bool:
    """Whether a body is one of several alike within another."""
    # a Press Section, an Oslo Branch, the Oslo Field Office of a body that has several
    keys = marked.text.keys
    town = at - (keys[at - 1] in _LOCAL)
    local = keys[at] == "office" and marked.text.key(start, town) in places()
    return local or keys[at] in _UNITS


def is_numbered(marked: Marked, start: int, at: int) -> bool:
    """Whether it is a unit of an army that has a number."""
    # the 4th Battalion, the 10th Mountain Division
    number = marked.text.words[start - 1]
    ordinal = number[:1].isdigit() and number[-2:] in ("st", "nd", "rd", "th")
    army = marked.text.keys[at] in _OF_AN_ARMY and marked.text.keys[start] != "class"
    return ordinal and army


def is_generic(marked: Marked, start: int, end: int) -> bool:
    """Whether each town has a body that is called so."""
    return marked.text.key(start, end) in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(entries("generic_bodies"))


def ends_pair(keys: list[str], at: int) -> bool:
    """Whether a token is the second of two words that a body ends with."""
    return keys[at - 1] in pairs("organisation_heads").get(keys[at], ())


def ends_listed_body(marked: Marked, end: int) -> bool:
    """Whether the name of a body that a list has ends before the token `end`."""
    if end - 1 not in marked.covered:
        return False
    starts = range(max(end - MOST_TOKENS, 0), end)
    found = (start for start in starts if marked.known[start] == end)
    start = next((start for start in found if start not in marked.countries), end)
    return start < end and marked.text.key(start, end) not in places()
