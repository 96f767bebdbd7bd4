"""What it is worth that a query's words stand near each other in a release.

Each pair of words counts like a word of its own (Tao and Zhai, "An exploration of
proximity measures in information retrieval", 2007; Buettcher, Clarke and Lushman,
"Term proximity scoring for ad-hoc retrieval on very large text collections", 2006),
saturated as BM25 saturates a word, with the mean idf of the two.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter

from index import kernels
from index.gather import Ranked
from index.match import leaf
from index.rank import FEW_WORDS, NEAR, adjacent_weight, idf, norm, within_weight
from index.scratch import scratch
from index.segment import Segment
from index.state import State
from index.terms import Entry
from index.trees import Tree, bare_words

__all__ = ["nearer_first"]

_DOCUMENT = itemgetter(1)
_MOST_WORDS = 32
_MOST_POSITIONS = 128  # of one word in one release


def nearer_first(state: State, tree: Tree, found: Sequence[Ranked]) -> list[Ranked]:
    """Return the releases with what nearness is worth added to their scores, in no
    order. O(positions of the words in these releases).
    """
    entries = [leaf(node, state.terms) for node in bare_words(tree)[:_MOST_WORDS]]
    weights = _Weights(entries, state.documents)
    by_segment: dict[Segment, list[Ranked]] = defaultdict(list)
    for hit in found:
        by_segment[hit.segment].append(hit)
    nearer: list[Ranked] = []
    for segment, hits in by_segment.items():
        ranges = [entry.words[state.segments.index(segment)] for entry in entries]
        nearer += weights.added(segment, ranges, hits)
    return nearer


class _Weights:
    """What each pair of the words is worth, from the statistics of the whole index."""

    def __init__(self, entries: Sequence[Entry], total: int) -> None:
        told = [idf(entry.frequency, total) for entry in entries]
        count = self.count = len(told)
        self.near = NEAR if count <= FEW_WORDS else NEAR // 2
        neighbours = (adjacent_weight(a, b, count) for a, b in pairwise(told))
        self.adjacent = array("f", [*neighbours, 0.0])
        self.within = array("f", bytes(4 * count * count))
        for a in range(count):
            last = count if count <= FEW_WORDS else min(a + 2, count)
            for b in range(a + 1, last):
                self.within[a * count + b] = within_weight(told[a], told[b], count)

    def added(
        self,
        segment: Segment,
        ranges: Sequence[Sequence[tuple[int, int]]],
        hits: Iterable[Ranked],
    ) -> list[Ranked]:
        """Return the hits of one segment with their scores raised."""
        hits = sorted(hits, key=_DOCUMENT)
        lists = [bounds for found in ranges for bounds in found]
        lengths = (segment.lengths[hit.document] for hit in hits)
        one, _ = scratch.positions(segment.longest)
        worth = array("f", bytes(4 * len(hits)))
        kernels.proximity(
            array("H", [hit.document for hit in hits]),
            len(hits),
            segment.docs,
            array("I", [start for start, _ in lists]),
            array("I", [end for _, end in lists]),
            array("I", accumulate(map(len, ranges), initial=0)),
            segment.skips,
            segment.units,
            array("f", [norm(length, segment.average) for length in lengths]),
            self.adjacent,
            self.within,
            self.near,
            array("I", bytes(4 * self.count)),
            array("i", bytes(4 * self.count * _MOST_POSITIONS)),
            one,
            worth,
        )
        return [
            Ranked(segment, document, score + more)
            for (_, document, score), more in zip(hits, worth, strict=True)
        ]
