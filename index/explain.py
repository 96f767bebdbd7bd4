"""What the score of a release is made of: word by word, field by field, pair by pair.

The arithmetic is that of `proximity.py`, done again with its parts kept: a word or pair
gives `most` x frequency / (frequency + norm), BM25F's saturation, where the norm grows
with the length of the release. Beyond the releases that are looked at twice, a word
gives what its posting list says, rounded to a 255th of `most`.
"""

from collections.abc import Iterator, Sequence

from index.best import Best, Ranked
from index.occurrences import Counted
from index.order import looked_at
from index.proximity import words_of
from index.rank import norm
from index.recency import left
from index.results import Explanation, Share
from index.search import Search, Sort
from index.state import State
from index.trees import Tree, highlights
from index.written import query_text

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
        self._words = words = words_of(state, tree)
        self._best = best = looked_at(state, words, tree, search, sort)
        self._counted = words.counted(best)
        self._pair_worths = words.pair_worths(self._counted)
        rows = zip(best.places, best.docs, range(best.count), strict=False)
        self._near = {(place, document): row for place, document, row in rows}
        weighed = zip(words.slots, words.worths, strict=True)
        told = {slot[0] for slot, most in weighed if most}
        self._others = tuple(query_text(n) for n in highlights(tree) if n not in told)

    def explain(self, hit: Ranked) -> Explanation:
        """Return what the score of one hit is made of."""
        segment, document, score = hit.segment, hit.document, hit.score
        age = left(segment, document, self._state.newest) if self._fades else 1.0
        place = self._state.segments.index(segment)
        best, row = self._best, self._near.get((place, document), -1)
        near, counted = row >= 0, self._counted
        if not near:
            best = Best.of(self._state.segments, place, document, score / age)
            row, counted = 0, self._words.counted(best)
        shares = list(self._word_shares(best, counted, row, exact=near))
        if near:
            shares += self._pair_shares(row)
        if rest := self._words.others(best)[row]:
            shares.append(Share("rest", self._others, rest))
        return Explanation(segment.id(document), score, age, tuple(shares))

    def _word_shares(
        self, best: Best, counted: Counted, row: int, exact: bool
    ) -> Iterator[Share]:
        words = self._words
        bodies, both = words.places(best, 0.0), words.places(best, 1.0)
        norm, start = self._norm(counted, row), row * len(words.slots)
        for at, most in enumerate(words.worths):
            times, body = counted.words[start + at], bodies[start + at]
            title = both[start + at] - body
            if not (most and times):
                continue
            gives = most * times / (times + norm)
            if not exact:
                gives = words.stored(best, at)[row]
            places = round(title), round(body)
            name, entry = words.slots[at][0].text, words.entries[at]
            yield Share("word", (name,), gives, most, *places, entry.frequency)

    def _pair_shares(self, row: int) -> Iterator[Share]:
        words, counted = self._words, self._counted
        norm = self._norm(counted, row)
        start = row * len(words.pairs)
        for at, most in enumerate(self._pair_worths):
            times = counted.pairs[start + at]
            if most and times:
                names = (words.slots[number][0].text for number in words.pairs[at][:2])
                yield Share("pair", tuple(names), most * times / (times + norm), most)

    def _norm(self, counted: Counted, row: int) -> float:
        return norm(counted.lengths[row], self._state.manifest.average or 1.0)
