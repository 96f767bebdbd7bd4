"""Places that something is held at, by that alone: spoke at Elm Bay Sands."""

from collections.abc import Iterator

from indexer.lexicon import distinct
from indexer.tagging.events import MEETINGS
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    HONORIFIC,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    UPPER,
)

__all__ = ["is_held_at", "venues"]

MOST_TOKENS = 4
_HELD = frozenset(
    "spoke speak speaking speech held hold ceremony ceremonies reception dinner lunch "
    "luncheon breakfast concert arrived stay stayed staying banquet gathered gathering "
    "performed performs vigil".split()
)
_NO_VENUE = (
    DATE | DEMONYM | HONORIFIC | OFFICE | OPENER | ORGANISATION | COMPANY | UPPER
)


def is_held_at(marked: Marked, at: int) -> bool:
    """Whether the words before token `at` tell that something is or was held there."""
    return marked.text.keys[at - 1] == "at" and marked.text.keys[at - 2] in _HELD


def venues(marked: Marked) -> Iterator[Candidate]:
    """Yield names of two words or more behind "held at" that no list has."""
    for at in marked.text.find(("at",)):
        first = at + 1 + (marked.text.keys[at + 1] == "the")
        if marked.text.keys[at - 1] in _HELD and _may_be_venue(marked, first):
            end = _end(marked, first)
            if end > first + 1 and marked.known[first] < end:
                yield Candidate(first, end, "locations", 2.6 + end - first, "venue")


def _may_be_venue(marked: Marked, at: int) -> bool:
    return bool(marked.text.kinds[at] & CAPITAL) and at not in marked.bodies


def _end(marked: Marked, first: int) -> int:
    """Return where the name ends, `first` where it is no name of a place."""
    kinds, end = marked.text.kinds, first
    while kinds[end] & CAPITAL and end - first < MOST_TOKENS:
        if kinds[end] & _NO_VENUE or end in marked.bodies:
            return first
        end += 1
    named = any(not kinds[at] & COMMON for at in range(first, end))
    event = marked.text.keys[end - 1] in distinct("event_heads")
    meets = marked.text.words[end - 1] in MEETINGS or kinds[end] & NUMBER
    return first if event or meets or kinds[end] & CAPITAL or not named else end
