"""What the score of a release is made of: word by word, field by field, pair by pair.

The arithmetic is that of `proximity.py`, done again with its parts kept: a word or pair
gives `most` x frequency / (frequency + norm), BM25F's saturation, where the norm grows
with the length of the release. Beyond the releases that are looked at twice, a word
gives what its posting list says, rounded to a 255th of `most`.
"""

from array import array
from collections.abc import Iterator, Sequence

from index.best import Part, Ranked
from index.order import looked_at
from index.proximity import Counted, Words
from index.rank import norm
from index.recency import left
from index.results import Explanation, Share
from index.search import Search, Sort
from index.state import State
from index.trees import Tree, highlights, query_text

__all__ = ["explained"]


def explained(
    state: State, tree: Tree, search: Search, sort: Sort, hits: Sequence[Ranked]
) -> list[Explanation]:
    """Return what the score of each hit of a search by score is made of.

    O(a search for the first page + positions of the words in these releases).
    """
    explainer = _Explainer(state, tree, search, sort)
    return [explainer.explain(hit) for hit in hits]


class _Explainer:
    """One search, with what was counted in the releases that are looked at twice."""

    def __init__(self, state: State, tree: Tree, search: Search, sort: Sort) -> None:
        self._state, self._fades = state, sort == "balanced"
        self._words = words = Words(state, tree)
        best = looked_at(state, tree, search, sort)
        counted = [words.counted(part) for part in best.parts()]
        self._pair_worths = words.pair_worths(counted)
        self._near = {
            (one.part.place, doc): one for one in counted for doc in one.part.docs
        }
        weighed = zip(words.slots, words.worths, strict=True)
        told = {slot[0] for slot, most in weighed if most}
        self._others = tuple(query_text(n) for n in highlights(tree) if n not in told)

    def explain(self, hit: Ranked) -> Explanation:
        """Return what the score of one hit is made of."""
        segment, document, score = hit
        age = left(segment, document, self._state.newest) if self._fades else 1.0
        place = self._state.segments.index(segment)
        near = self._near.get((place, document))
        counted = near or self._words.counted(_alone(place, hit, score / age))
        row = counted.part.docs.index(document)
        shares = list(self._word_shares(counted, row, exact=bool(near)))
        if near:
            shares += self._pair_shares(near, row)
        if rest := self._words.others(counted.part)[row]:
            shares.append(Share("rest", self._others, rest))
        return Explanation(segment.id(document), score, age, tuple(shares))

    def _word_shares(self, counted: Counted, row: int, exact: bool) -> Iterator[Share]:
        words, part = self._words, counted.part
        bodies, both = words.places(part, 0.0), words.places(part, 1.0)
        norm, start = self._norm(part, row), row * len(words.slots)
        for at, most in enumerate(words.worths):
            times, body = counted.words[start + at], bodies[start + at]
            title = both[start + at] - body
            if not (most and times):
                continue
            gives = most * times / (times + norm)
            if not exact:
                gives = words.stored(part, at)[row]
            places = round(title), round(body)
            name, entry = words.slots[at][0].text, words.entries[at]
            yield Share("word", (name,), gives, most, *places, entry.frequency)

    def _pair_shares(self, counted: Counted, row: int) -> Iterator[Share]:
        words, norm = self._words, self._norm(counted.part, row)
        start = row * len(words.pairs)
        for at, most in enumerate(self._pair_worths):
            times = counted.pairs[start + at]
            if most and times:
                names = (words.slots[number][0].text for number in words.pairs[at][:2])
                yield Share("pair", tuple(names), most * times / (times + norm), most)

    def _norm(self, part: Part, row: int) -> float:
        average = self._state.manifest.average or 1.0
        return norm(part.segment.lengths[part.docs[row]], average)


def _alone(place: int, hit: Ranked, score: float) -> Part:
    """Return a hit as the only one of its segment."""
    docs, scores = array("H", [hit.document]), array("f", [score])
    return Part(place, hit.segment, docs, scores, array("H", [0]))
