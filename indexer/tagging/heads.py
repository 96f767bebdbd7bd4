"""The word an office is named by, found behind its modifiers: Deputy Prime Minister."""

from indexer.lexicon import pairs
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import person_verbs
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LINK,
    LISTED,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLURAL,
    STRONG,
    SUFFIX,
    UPPER,
)

__all__ = ["find_head", "last_head"]

MOST_HEADS = 4
# whose kind any small word before them may tell
_POSTS = frozenset(
    "officer coordinator specialist representative director manager agent analyst "
    "consultant supervisor surgeon".split()
)
_PRAISE = frozenset(
    "the a an his her its their our said new current then great good strong female "
    "male young first former including other local another old next outstanding".split()
)
_SMALL = ("d'affaires", "d’affaires")  # beside a capital too: Chargé d'affaires
_OWNERS = ("owner", "co-owner")
_FOR_NOW = ("acting", "interim", "outgoing")
LONGEST_ACRONYM = 6
_STYLES = ("sheikh", "shaikh")  # Prime Minister Sheikh Ana Ruiz is no such head
_CAPITAL_IN_SHORT = ("C", "D.C", "DC")
MOST_MODIFIERS = 8
MOST_MODIFIERS_BEFORE_AND = 3


def find_head(marked: Marked, start: int, loose: bool) -> int:
    """Return the first office head after modifiers from `start`, or -1."""
    kinds, known, keys = marked.text.kinds, marked.known, marked.text.keys
    second = pairs("office_heads")  # Permanent Observer, Poet Laureate
    at = start
    for _ in range(MOST_MODIFIERS):
        kind = kinds[at]
        if known[at] and not (kind & OFFICE and known[at] == at + 1):
            if _ends_with_head(marked, at, known[at]):
                return known[at] - 1
            at = known[at]
            if marked.text.words[at - 1].rstrip(".") in _CAPITAL_IN_SHORT:
                return -1  # in Washington, D.C. Deputy Secretary …
        elif kind & OFFICE and (kind & CAPITAL or loose):
            return at
        elif keys[at] in second and at > start and keys[at - 1] in second[keys[at]]:
            return at if kind & CAPITAL or loose else -1
        elif _modifies(marked, at, start, loose):
            at += 1
        else:
            return -1
    return -1


def _ends_with_head(marked: Marked, at: int, end: int) -> bool:
    """Whether a body's name was read on to an office: Elm Water Policy Director."""
    text = marked.text
    head = text.kinds[end - 1] & (OFFICE | PLURAL) == OFFICE and end - at > 1
    inside = text.keys[end - 2] in ("of", "the") or text.kinds[end - 1] & ORGANISATION
    named = text.kinds[end] & (GIVEN | HONORIFIC) and text.kinds[end] & CAPITAL
    return bool(head and not inside and named)


def _modifies(marked: Marked, at: int, start: int, loose: bool) -> bool:
    kinds = marked.text.kinds
    kind = kinds[at]
    if kind & CAPITAL:
        if kind & UPPER:
            short = len(marked.text.words[at]) <= LONGEST_ACRONYM
            return short and not kind & (LISTED | SUFFIX)
        if marked.text.keys[at] in person_verbs():
            return False  # a headline: Ruiz Welcomes Foreign Minister
        if marked.text.keys[at] == "under":  # Under Secretary, but: Under President X
            return marked.text.keys[at + 1].startswith("secretar")
        return bool(kind & (COMMON | OPENER | ORGANISATION | DEMONYM))
    if marked.text.keys[at] in _FOR_NOW:
        return True  # the Marshal and acting President
    if loose and (kind & (OPENER | ORGANISATION) or _describes(marked, at)):
        return True  # executive director, board chairman, compliance officer
    joined = kind & LINK and marked.text.keys[at] in ("and", "&")
    if joined and start < at <= start + MOST_MODIFIERS_BEFORE_AND:
        before, after = kinds[at - 1], kinds[at + 1]
        return bool(before & after & CAPITAL) and not (
            (before | after) & STRONG or at - 1 in marked.covered
        )
    return False


def _describes(marked: Marked, at: int) -> bool:
    """Whether a small word tells the kind of a post: compliance officer."""
    kind, key = marked.text.kinds[at], marked.text.keys[at]
    plain = kind & COMMON and not kind & (LINK | DATE | NUMBER)
    return (
        bool(plain)
        and marked.text.keys[at + 1] in _POSTS
        and not (key in _PRAISE or key.endswith("ed"))
    )


def last_head(marked: Marked, head: int, loose: bool) -> int:
    """Return the last of several heads in a row: Attorney General."""
    kinds = marked.text.kinds

    def stands(at: int) -> bool:
        small = loose or marked.text.keys[at] in _SMALL
        return bool(kinds[at] & OFFICE and (kinds[at] & CAPITAL or small))

    if marked.text.keys[head] in _OWNERS:
        head = _owner_and(marked, head, loose)
    for _ in range(MOST_HEADS):
        officer = _chief_officer(marked, head, loose)
        if officer:
            return officer
        deputised = _deputised(marked, head)
        if deputised:
            head = deputised
        elif marked.text.keys[head + 1] == "u.s." and stands(head + 2):
            head += 2  # Assistant U.S. Attorney
        elif stands(head + 1) and marked.text.keys[head + 1] not in _STYLES:
            head += 1
        elif marked.text.keys[head + 1] in person_verbs():
            break  # Elmish Envoy Meets President Ruiz
        elif kinds[head + 1] & (OPENER | COMMON) and (
            kinds[head + 1] & CAPITAL and stands(head + 2)
        ):
            if marked.text.keys[head] == marked.text.keys[head + 2]:
                break  # Secretary Gates Secretary Rice
            head += 2  # Chief Executive Officer
        else:
            break
    return head


def _owner_and(marked: Marked, head: int, loose: bool) -> int:
    # owner and operator of Elm Water
    if marked.text.keys[head + 1] != "and":
        return head
    other = find_head(marked, head + 2, loose)
    return head if other < 0 or marked.text.keys[other] == "chief" else other


def _deputised(marked: Marked, head: int) -> int:
    """Return the "Minister" of "Deputy Internal Affairs Minister", else 0."""
    kinds = marked.text.kinds
    if not (kinds[head] & OPENER and kinds[head + 1] & CAPITAL):
        return 0
    return max(find_head(marked, head + 1, False), 0)


def _chief_officer(marked: Marked, head: int, loose: bool) -> int:
    """Return the "Officer" of "Chief Customer and Development Officer", else 0."""
    keys, kinds = marked.text.keys, marked.text.kinds
    if keys[head] != "chief":
        return 0
    for at in range(head + 1, min(head + 7, len(marked.text))):
        if keys[at] in ("officer", "officers"):
            return at
        small = loose and kinds[at] & COMMON and not kinds[at] & LINK
        if not (kinds[at] & CAPITAL or small or keys[at] in ("and", "&")):
            return 0
    return 0
