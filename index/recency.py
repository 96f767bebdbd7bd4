"""Scores that fade with age: what the order `balanced` makes of relevance.

How old a release is counts from the newest one of the index, not from today, so that
the order stays as it is for as long as the index does.
"""

from array import array
from functools import cache

from index import kernels
from index.matches import Matches
from index.rank import recency_table
from index.segment import Segment

__all__ = ["faded", "left"]

_table = cache(recency_table)


def faded(matches: Matches, segment: Segment, newest: int) -> Matches:
    """Return the matches of a segment with the scores that their age leaves them;
    `newest` is the ordinal of the day to count from. O(matches)."""
    found = matches.owned()
    days = segment.days
    kernels.fade(found.docs, found.scores, found.count, days, newest, _table())
    return found


def left(segment: Segment, document: int, newest: int) -> float:
    """Return the share of its score that its age leaves a document."""
    share = array("f", [1.0])
    kernels.fade(array("H", [document]), share, 1, segment.days, newest, _table())
    return share[0]
