"""Which releases of a segment a query tree matches, and their scores.

One short function per node of the tree that parse.py makes; each gives the matching
documents ascending with their scores. A conjunction begins with its rarest part and
only looks the others up; O(postings read).
"""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, reduce, singledispatch
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from whoosh import query

from index import kernels
from index.errors import QueryError
from index.inversion import MAX_DOCUMENTS
from index.rank import group_table, repeated, weight
from index.scratch import scratch
from index.segment import Segment
from index.terms import Bounds, Entry, Ranges, Terms
from index.trees import DayRange, Most, is_exclusion

__all__ = ["Matches", "Place", "find", "leaf", "meet", "remove", "unite"]

_ZONES = {"text": 0, "title": 1, "body": 2}
_NO_IMPACTS = memoryview(b"")
_NO_SCORES = memoryview(b"").cast("f")
_SPARSE = 0.3  # of all documents: fewer are merged, more added up one by one
_LONG, _LONGER = 256, 16  # documents; times as many
_MORE = 1.001  # than half, whatever is lost in adding up
_GROUP_TABLE = group_table()


@dataclass(slots=True)
class Matches:
    """Documents (uint16, ascending) with their scores; the first `count` count.

    A score is as in `scores` (float32), else weight x `impacts` (uint8), else 0: one of
    the two is empty, or both. Lists with `scores` are made for one query and may be
    changed in place, all others are parts of a segment. They last until the search goes
    on to another segment (scratch.py).
    """

    docs: "memoryview[int]"
    count: int
    scores: "memoryview[float]" = _NO_SCORES
    impacts: "memoryview[int]" = _NO_IMPACTS
    weight: float = 0.0

    @classmethod
    def room(cls, size: int) -> "Matches":
        """Return empty matches with room for `size` documents."""
        docs, scores = scratch.room(size)
        return cls(docs, 0, scores)

    def between(self, low: int, high: int) -> "Matches":
        """Return the matches with document numbers in [low, high)."""
        start = bisect_left(self.docs, low, 0, self.count)
        end = bisect_left(self.docs, high, start, self.count)
        parts = (self.scores[start:end], self.impacts[start:end])
        return Matches(self.docs[start:end], end - start, *parts, self.weight)

    def owned(self) -> "Matches":
        """Return these matches where they may be changed, else a copy."""
        if len(self.scores):
            return self
        n, found = self.count, Matches.room(self.count)
        found.count = n
        kernels.score(self.docs, self.impacts, n, self.weight, found.docs, found.scores)
        return found

    def weighing(self, weight: float) -> "Matches":
        """Return the same documents, each with this score."""
        ones = memoryview(bytes([1]) * self.count)
        return Matches(self.docs, self.count, _NO_SCORES, ones, weight)

    def copy(self) -> "Matches":
        """Return the same matches, which stay as they are when these are changed."""
        n = self.count
        if not len(self.scores):
            return self
        found = Matches.room(n)
        found.count = n
        found.docs[:n], found.scores[:n] = self.docs[:n], self.scores[:n]
        return found


@cache
def _numbers() -> "memoryview[int]":
    """Return all the numbers a document can have."""
    return memoryview(array("H", range(MAX_DOCUMENTS)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tree is matched: one segment, with the statistics of all of them.

    `at` is the number of the segment, `total` counts the releases of all.
    """

    segment: Segment
    at: int
    terms: Terms
    total: int

    def everything(self, low: int, high: int) -> Matches:
        """Return all documents in [low, high), scores 0."""
        return Matches(_numbers()[low:high], max(0, high - low))

    def weight(self, entry: Entry) -> float:
        """Return what one step of impact is worth for a word of the text."""
        return weight(entry.frequency, self.total)


def leaf(node: query.Query, terms: Terms) -> Entry:
    """Return the words a leaf (Term, Prefix or FuzzyTerm) stands for."""
    field, text = node.fieldname, node.text
    if isinstance(node, query.Prefix):
        return terms.prefixed(field, text)
    if isinstance(node, query.FuzzyTerm):
        return terms.alike(field, text, node.maxdist, node.prefixlength)
    return terms.stemmed(text) if field in _ZONES else terms.exact(field, text)


@singledispatch
def find(node: query.Query, place: Place) -> Matches:
    """Return the documents that match, with scores. Raise QueryError if unknown."""
    raise QueryError(f"a search cannot have a {type(node).__name__} in it")


@find.register(query.Term)
@find.register(query.Prefix)
@find.register(query.FuzzyTerm)
def _find_leaf(node: query.Query, place: Place) -> Matches:
    entry = leaf(node, place.terms)
    zone = _ZONES.get(node.fieldname, 0)
    worth = _worth(node, entry, place)
    if zone:
        steps = (_Step(bounds, worth, 0) for bounds in entry.words[place.at])
        return unite([_positional([step], 1, zone, place) for step in steps], place)
    return _unite_postings(entry.ranges[place.at], worth, place, entry.merged)


def _worth(node: query.Query, entry: Entry, place: Place) -> float:
    """Return what one step of impact is worth; words of tag fields are not scored."""
    if node.fieldname not in _ZONES:
        return 0.0
    return place.weight(entry) * repeated(node.boost)


@find.register(query.Phrase)
def _find_phrase(node: query.Phrase, place: Place) -> Matches:
    entries = [place.terms.exact(node.fieldname, word) for word in node.words]
    ranges = [entry.ranges[place.at] for entry in entries]
    if not all(ranges):
        return Matches.room(0)
    scored = node.fieldname in _ZONES
    worth = [place.weight(entry) if scored else 0.0 for entry in entries]
    lists = [bounds for (bounds,) in ranges]
    pairs = _pairs(node, place) if scored and node.slop == 1 else {}
    hidden = {at for first in pairs for at in (first, first + 1)}
    steps = [_Step(pairs[at], 0.0, at) for at in pairs]
    steps += [
        _Step(lists[at], worth[at], at) for at in range(len(lists)) if at not in hidden
    ]
    found = _positional(steps, node.slop, _ZONES.get(node.fieldname, 0), place)
    for at in hidden:
        found = meet(found, _postings(lists[at], worth[at], place))
    return found


def _pairs(node: query.Phrase, place: Place) -> dict[int, Bounds]:
    """Return the lists of neighbours in the phrase that are kept as pairs, by the place
    of the first."""
    kept = (place.terms.pair(a, b)[place.at] for a, b in pairwise(node.words))
    return {at: bounds for at, bounds in enumerate(kept) if bounds is not None}


@find.register(query.And)
def _find_all(node: query.And, place: Place) -> Matches:
    parts = sorted(node.subqueries, key=lambda part: _size(part, place))
    found = find(parts[0], place)
    for part in parts[1:]:
        if not found.count:
            break
        found = _narrow(part, found, place)
    return found


@find.register(query.Or)
def _find_any(node: query.Or, place: Place) -> Matches:
    return unite([find(part, place) for part in node.subqueries], place)


@find.register(Most)
def _find_most(node: Most, place: Place) -> Matches:
    parts = [find(part, place) for part in node.subqueries]
    both = zip(parts, node.weights, strict=True)
    weighed = unite([part.weighing(weight) for part, weight in both], place).owned()
    least = sum(node.weights) / 2
    kept = weighed.docs, weighed.scores, weighed.count
    weighed.count = kernels.keep_most(*kept, least * _MORE)
    weighed.scores[: weighed.count] = memoryview(bytes(4 * weighed.count)).cast("f")
    return meet(weighed, unite(parts, place))


@find.register(query.AndNot)
def _find_without(node: query.AndNot, place: Place) -> Matches:
    return remove(find(node.a, place), find(node.b, place))


@find.register(DayRange)
def _find_days(node: DayRange, place: Place) -> Matches:
    return place.everything(*place.segment.between(node.since, node.until))


@find.register(query.Every)
def _find_every(node: query.Every, place: Place) -> Matches:
    return place.everything(0, place.segment.documents)


def _narrow(part: query.Query, found: Matches, place: Place) -> Matches:
    """Return what is left of `found` when `part` must match too."""
    if is_exclusion(part):
        return remove(found, find(part.b, place))
    if isinstance(part, DayRange):
        return found.between(*place.segment.between(part.since, part.until))
    return meet(found, find(part, place))


def _size(node: query.Query, place: Place) -> int:
    """Return about how many documents a part matches; the rarest comes first."""
    if isinstance(node, query.Term | query.Prefix | query.FuzzyTerm):
        return sum(b - a for a, b in leaf(node, place.terms).ranges[place.at])
    if isinstance(node, query.Phrase):
        exact = (place.terms.exact(node.fieldname, word) for word in node.words)
        return min(sum(b - a for a, b in entry.ranges[place.at]) for entry in exact)
    if isinstance(node, query.And):
        return min(_size(part, place) for part in node.subqueries)
    if isinstance(node, query.Or):
        return sum(_size(part, place) for part in node.subqueries)
    return place.segment.documents


def _postings(bounds: Bounds, worth: float, place: Place) -> Matches:
    """Return one posting list as it lies in the segment."""
    start, end = bounds
    docs, impacts = place.segment.docs[start:end], place.segment.impacts[start:end]
    if not worth:
        return Matches(docs, end - start)
    return Matches(docs, end - start, impacts=impacts, weight=worth)


def _unite_postings(
    ranges: Ranges, worth: float, place: Place, merged: bool = False
) -> Matches:
    """Return the documents of any of the lists, which count as one word."""
    if len(ranges) == 1 and not merged:
        return _postings(ranges[0], worth, place)
    segment, sums, blocks = place.segment, scratch.sums, scratch.blocks
    size = sum(end - start for start, end in ranges)
    for start, end in ranges:
        docs, impacts = segment.docs[start:end], segment.impacts[start:end]
        kernels.add_group(docs, impacts, end - start, _GROUP_TABLE, sums, blocks)
    found = Matches.room(min(size, segment.documents) + 1)
    found.count = kernels.collect_group(sums, blocks, worth, found.docs, found.scores)
    return found


def unite(parts: list[Matches], place: Place) -> Matches:
    """Return the documents of any part, their scores added up."""
    parts = sorted((part for part in parts if part.count), key=_COUNT)
    total = sum(part.count for part in parts)
    if parts and total <= place.segment.documents * _SPARSE:
        return reduce(_merged, parts)
    sums, seen, documents = scratch.sums, scratch.seen, place.segment.documents
    for part in map(Matches.owned, parts):
        kernels.accumulate(part.docs, part.scores, part.count, sums, seen)
    found = Matches.room(min(documents, total) + 1)
    found.count = kernels.collect(sums, seen, documents, found.docs, found.scores)
    return found


_COUNT = attrgetter("count")


def _merged(found: Matches, other: Matches) -> Matches:
    """Return the documents of either, their scores added up."""
    either = Matches.room(found.count + other.count)
    one, two = found.owned(), other.owned()
    either.count = kernels.merge(
        *(one.docs, one.scores, one.count),
        *(two.docs, two.scores, two.count),
        *(either.docs, either.scores),
    )
    return either


def meet(found: Matches, other: Matches) -> Matches:
    """Return the documents of both, scores added up; uses up both."""
    if other.count < found.count:
        found, other = other, found
    found = found.owned()
    if found.count > _LONG and not len(other.scores):
        if other.count < _LONGER * found.count:
            return _meet_long(found, other)
    found.count = kernels.intersect(
        found.docs,
        found.scores,
        found.count,
        other.docs,
        other.impacts,
        other.scores,
        other.count,
        other.weight,
    )
    return found


def _meet_long(found: Matches, other: Matches) -> Matches:
    """Return the documents of two lists that are both long."""
    both = Matches.room(found.count + 1)
    both.count = kernels.intersect_marked(
        *(found.docs, found.scores, found.count),
        *(other.docs, other.impacts, other.count),
        other.weight,
        scratch.sums,
        scratch.seen,
        both.docs,
        both.scores,
    )
    return both


def remove(found: Matches, out: Matches) -> Matches:
    """Return the documents of `found` that `out` lacks; uses `found` up."""
    found = found.owned()
    found.count = kernels.subtract(
        found.docs, found.scores, found.count, out.docs, out.count
    )
    return found


class _Step(NamedTuple):
    """One posting list of a phrase: what it is worth, the word of the phrase it is."""

    bounds: Bounds
    worth: float
    word: int


def _positional(steps: list[_Step], slop: int, zone: int, place: Place) -> Matches:
    """Return where the words of the lists follow each other within `slop`."""
    segment = place.segment
    rarest, *others = sorted(steps, key=lambda step: step.bounds[1] - step.bounds[0])
    found = _postings(rarest.bounds, rarest.worth, place)
    for step in others:
        found = meet(found, _postings(step.bounds, step.worth, place))
    if not (others or zone):
        return found
    found = found.owned()
    steps.sort(key=lambda step: step.word)
    words = [step.word for step in steps]
    one, two = scratch.positions(segment.longest)
    segment.prove_positions(step.bounds for step in steps)
    found.count = kernels.phrase(
        found.docs,
        found.scores,
        found.count,
        segment.docs,
        array("I", [step.bounds[0] for step in steps]),
        array("I", [step.bounds[1] for step in steps]),
        array("I", [0, *(b - a for a, b in pairwise(words))]),
        slop,
        segment.skips,
        segment.units,
        segment.title_words,
        zone,
        array("I", bytes(4 * len(steps))),
        one,
        two,
    )
    return found
