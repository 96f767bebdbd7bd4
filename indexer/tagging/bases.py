"""Military bases with the place behind: RAF Elm, CFB Elm, Naval Air Station Elm."""

from collections.abc import Iterator

from indexer.tagging.marked import Marked
from indexer.tagging.sites import BEING_AT, LOCATING, run_start
from indexer.tagging.spans import Candidate
from indexer.tagging.words import CAPITAL, COMMON, DATE, STRONG, UPPER

__all__ = ["bases"]

MOST_TOKENS = 2  # of the place
# a base of these is called after them where somebody or something is there
_FORCES = frozenset("raf cfb mcas nas hmnb rnas fob cob naf raaf rmaf".split())
_KINDS = ("base", "station")
_WHOSE = frozenset(
    "naval air joint corps army submarine raaf support force logistics military".split()
)
_THERE = LOCATING | BEING_AT | {"and", ",", "aboard"}
# above the body, and the person, that may be seen in its name: RAF Brize Norton
_ABOVE = 6.0


def bases(marked: Marked) -> Iterator[Candidate]:
    """Yield the bases that the name of their place follows."""
    keys, words = marked.text.keys, marked.text.words
    for at in marked.text.find(_FORCES):
        first = at + 1 + (words[at + 1] == "Base")
        end = _end(marked, first)
        if words[at].isupper() and keys[at - 1] in _THERE and end > first:
            yield _base(at, end)
    for at in marked.text.find(_KINDS):
        end = _end(marked, at + 1)
        if keys[at - 1] in _WHOSE and words[at].istitle() and end > at + 1:
            yield _base(run_start(marked, at), end)


def _base(start: int, end: int) -> Candidate:
    return Candidate(start, end, "locations", _ABOVE + end - start, "place-type-before")


def _end(marked: Marked, first: int) -> int:
    """Return where the name of the place ends, `first` where none begins there."""
    kinds, end = marked.text.kinds, first
    while kinds[end] & STRONG and end - first < MOST_TOKENS:
        if kinds[end] & (COMMON | DATE | UPPER):
            break
        end += 1
    return first if kinds[end] & CAPITAL else end
