"""The live matches of a whole search in one segment: its query, its days, its picks."""

from collections.abc import Iterable, Sequence

from index import kernels
from index.match import find
from index.matches import Matches, Place, meet, remove, unite
from index.packed import packed
from index.scratch import scratch
from index.search import Picks, Search
from index.segment import Segment
from index.state import State
from index.trees import Tree

__all__ = [
    "admitted",
    "count",
    "having",
    "live",
    "matching",
    "meet_all",
    "without",
]


def count(state: State, tree: Tree, search: Search) -> int:
    """Return how many releases match the tree within the search's days and picks."""
    total = 0
    for place in state.places:
        found = matching(tree, search, place)
        wanted = (picks for picks in search.picks if picks.any)
        chosen = (having(picks, picks.any, place) for picks in wanted)
        total += meet_all(found, chosen).count
        scratch.take_back()
    return total


def matching(tree: Tree, search: Search, place: Place) -> Matches:
    """Return the live matches within the days, with every `all` and no `none`."""
    return without(search.picks, admitted(tree, search, place), place)


def admitted(tree: Tree, search: Search, place: Place) -> Matches:
    """Return the live matches within the days, with every `all`."""
    segment = place.segment
    found = find(tree, place)
    if search.since or search.until:
        found = found.between(*segment.between(search.since, search.until))
    found = live(found, segment)
    for picks in search.picks:
        for value in picks.all:
            found = meet(found, having(picks, (value,), place))
    return found


def without(several: Iterable[Picks], found: Matches, place: Place) -> Matches:
    """Return the documents that have no `none` of these picks; uses `found` up."""
    for picks in several:
        if picks.none:
            found = remove(found, having(picks, picks.none, place))
    return found


def live(found: Matches, segment: Segment) -> Matches:
    """Return the matches of a segment that are not deleted."""
    if segment.deleted is None:
        return found
    found = found.owned()
    lists = found.docs, found.scores, found.count
    found.count = kernels.keep_live(*lists, segment.deleted)
    return found


def having(picks: Picks, values: Sequence[str], place: Place) -> Matches:
    """Return the documents that have any of the values, scores 0."""
    segment = place.segment
    if "" in values and packed(picks.field, 0) in segment.unknown:
        return place.everything(0, segment.documents)
    numbers = (segment.value(picks.field, value) for value in values)
    return unite([_with_value(segment, n) for n in numbers if n is not None], place)


def _with_value(segment: Segment, number: int) -> Matches:
    start, end = segment.value_starts[number], segment.value_starts[number + 1]
    return Matches(segment.value_docs[start:end], end - start)


def meet_all(found: Matches, others: Iterable[Matches]) -> Matches:
    """Return what is in all of these; uses `found` up, not the others."""
    for other in others:
        found = meet(found, other.copy())
    return found
