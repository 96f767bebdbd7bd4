"""What members of a parliament sit for: Member for X, X GRC."""

from collections.abc import Iterator

from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.typed import MOST_NAME_TOKENS, name_end
from indexer.tagging.words import (
    CAPITAL,
    HONORIFIC,
    OFFICE,
    UPPER,
)

__all__ = ["SEAT", "seats"]

SEAT = "seat-of-a-member"
_SEATED = frozenset("member members mp senator".split())
# behind the name of what sends one or several members to the parliament of Singapore
_CONSTITUENCIES = ("GRC", "SMC")
_FOLDED = ("grc", "smc")


def seats(marked: Marked) -> Iterator[Candidate]:
    """Yield the names of places that a member of a parliament sits for."""
    keys = marked.text.keys
    for at in marked.text.find(("for",)):
        if _is_seated(keys, at - 1) and marked.text.kinds[at + 1] & CAPITAL:
            yield from _seat(marked, at + 1)
    for at in marked.text.find(_FOLDED):
        if marked.text.words[at] in _CONSTITUENCIES:
            yield from _constituency(marked, at)


def _is_seated(keys: list[str], at: int) -> bool:
    """Whether "Member", "Member of Parliament" ends with token `at`."""
    of_parliament = keys[at] == "parliament" and keys[at - 1] == "of"
    return keys[at - 2 if of_parliament else at] in _SEATED


def _seat(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield what the Member for X sits for, whose voters live there."""
    known = places().get(marked.text.key(at, marked.known[at]), ())
    if known and known[0].certain:
        return  # Senator for Queensland
    shouted = marked.text.words[at - 1].isupper()
    end = at + 1 if shouted and marked.text.kinds[at] & UPPER else name_end(marked, at)
    # MEMBER FOR ELM, but not TEAM MEMBER FOR ELM RIVER
    cut = shouted and marked.text.kinds[end] & CAPITAL
    if end > at and not cut:
        yield Candidate(at, end, "locations", 2.6 + end - at, SEAT)


def _constituency(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield "Elm Rise GRC", which sends members to parliament."""
    kinds, start = marked.text.kinds, at
    while at - start < MOST_NAME_TOKENS and kinds[start - 1] & CAPITAL:
        start -= 1
    if start < at and not kinds[start] & (HONORIFIC | OFFICE):
        yield Candidate(start, at + 1, "locations", 4.6 + at - start, SEAT)
