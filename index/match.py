"""Which releases of a segment a query tree matches, and their scores.

One short function per node of the tree that parse.py makes; each gives the matching
documents ascending with their scores. A conjunction begins with its rarest part and
only looks the others up; O(postings read).
"""

from array import array
from functools import cache, singledispatch
from itertools import pairwise
from typing import NamedTuple

from whoosh import query

from index import kernels
from index.entries import Bounds, Entry, Ranges, WordList
from index.errors import QueryError
from index.matches import Matches, Place, meet, remove, unite
from index.rank import group_table, repeated
from index.scratch import scratch
from index.stems import ANY_RULES
from index.terms import Terms
from index.trees import DayRange, Most, is_exclusion

__all__ = ["find", "leaf"]

_ZONES = {"text": 0, "title": 1, "body": 2}
# leaves that stand for words side by side in no order
_WORDS = (query.Term, query.Prefix, query.Wildcard, query.FuzzyTerm)
_MORE = 1.001  # than half, whatever is lost in adding up
_GROUP_TABLE = group_table()


def leaf(node: query.Query, terms: Terms) -> Entry:
    """Return the words a leaf (Term, Prefix, Wildcard or FuzzyTerm) stands for."""
    field, text = node.fieldname, node.text
    if type(node) is query.Term:
        return terms.stemmed(text) if field in _ZONES else terms.exact(field, text)
    if isinstance(node, query.Prefix):
        return terms.prefixed(field, text)
    if isinstance(node, query.Wildcard):
        return terms.fitting(field, text)
    return terms.alike(field, text, node.maxdist, node.prefixlength)


def find(node: query.Query, place: Place) -> Matches:
    """Return the documents that match, with scores. Raise QueryError if unknown."""
    return _finder(type(node))(node, place)  # type: ignore[arg-type]  # it is hashable


@singledispatch
def _find(node: query.Query, place: Place) -> Matches:
    raise QueryError(f"a search cannot have a {type(node).__name__} in it")


@_find.register(query.Term)
@_find.register(query.Prefix)
@_find.register(query.Wildcard)
@_find.register(query.FuzzyTerm)
def _find_leaf(node: query.Query, place: Place) -> Matches:
    entry = leaf(node, place.terms)
    zone = _ZONES.get(node.fieldname, 0)
    worth = _worth(node, entry, place)
    if zone:
        parts = (_in_zone(one, worth, zone, place) for one in entry.words[place.at])
        return unite(list(parts), place)
    return _unite_postings(entry.ranges[place.at], worth, place, entry.merged)


def _in_zone(words: WordList, worth: float, zone: int, place: Place) -> Matches:
    """Return where a word stands in the title or the body."""
    bounds = words.start, words.end
    found = _positional([_Step(bounds, worth, 0)], 1, zone, place)
    if words.rules != ANY_RULES:
        lists = found.docs, found.scores, found.count
        found.count = kernels.keep_rules(*lists, place.segment.rules, words.rules)
    return found


def _worth(node: query.Query, entry: Entry, place: Place) -> float:
    """Return what one step of impact is worth; words of tag fields are not scored."""
    if node.fieldname not in _ZONES:
        return 0.0
    return place.weight(entry) * repeated(node.boost)


@_find.register(query.Phrase)
def _find_phrase(node: query.Phrase, place: Place) -> Matches:
    entries = [place.terms.exact(node.fieldname, word) for word in node.words]
    ranges = [entry.ranges[place.at] for entry in entries]
    if not all(ranges):
        return Matches.room(0)
    scored = node.fieldname in _ZONES
    worth = [place.weight(entry) * node.boost * scored for entry in entries]
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


@_find.register(query.And)
def _find_all(node: query.And, place: Place) -> Matches:
    parts = sorted(node.subqueries, key=lambda part: _frequency(part, place))
    found = find(parts[0], place)
    for part in parts[1:]:
        if not found.count:
            break
        found = _narrow(part, found, place)
    return found


@_find.register(query.Or)
def _find_any(node: query.Or, place: Place) -> Matches:
    return unite([find(part, place) for part in node.subqueries], place)


@_find.register(Most)
def _find_most(node: Most, place: Place) -> Matches:
    parts = [find(part, place) for part in node.subqueries]
    both = zip(parts, node.weights, strict=True)
    weighed = unite([part.weighing(weight) for part, weight in both], place).owned()
    least = sum(node.weights) / 2
    kept = weighed.docs, weighed.scores, weighed.count
    weighed.count = kernels.keep_most(*kept, least * _MORE)
    weighed.scores[: weighed.count] = memoryview(bytes(4 * weighed.count)).cast("f")
    return meet(weighed, unite(parts, place))


@_find.register(query.AndNot)
def _find_without(node: query.AndNot, place: Place) -> Matches:
    return remove(find(node.a, place), find(node.b, place))


@_find.register(DayRange)
def _find_days(node: DayRange, place: Place) -> Matches:
    return place.everything(*place.segment.between(node.since, node.until))


@_find.register(query.Every)
def _find_every(node: query.Every, place: Place) -> Matches:
    return place.everything(0, place.segment.documents)


_finder = cache(_find.dispatch)  # what that keeps itself it looks up in Python


def _narrow(part: query.Query, found: Matches, place: Place) -> Matches:
    """Return what is left of `found` when `part` must match too."""
    if is_exclusion(part):
        return remove(found, find(part.b, place))
    if isinstance(part, DayRange):
        return found.between(*place.segment.between(part.since, part.until))
    return meet(found, find(part, place))


def _frequency(node: query.Query, place: Place) -> int:
    """Return about how many releases a part matches; the rarest comes first."""
    if isinstance(node, _WORDS):
        return leaf(node, place.terms).frequency
    if isinstance(node, query.Phrase):
        exact = (place.terms.exact(node.fieldname, word) for word in node.words)
        return min(entry.frequency for entry in exact)
    if isinstance(node, query.And):
        return min(_frequency(part, place) for part in node.subqueries)
    if isinstance(node, query.Or):
        return sum(_frequency(part, place) for part in node.subqueries)
    return place.total


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
    segment, sums, bits = place.segment, scratch.sums, scratch.bits
    size = sum(end - start for start, end in ranges)
    for start, end in ranges:
        docs, impacts = segment.docs[start:end], segment.impacts[start:end]
        kernels.add_group(docs, impacts, end - start, _GROUP_TABLE, sums, bits)
    found = Matches.room(min(size, segment.documents))
    found.count = kernels.collect_group(sums, bits, worth, found.docs, found.scores)
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
    starts = array("I", [step.bounds[0] for step in steps])
    ends = array("I", [step.bounds[1] for step in steps])
    segment.prove_positions(step.bounds for step in steps)
    found.count = kernels.phrase(
        found.docs,
        found.scores,
        found.count,
        segment.docs,
        starts,
        ends,
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
