"""The best releases looked at again: words weighed exactly, and how near they stand.

What the lists of a segment say of a word is rounded to a byte and knows one segment;
here it is counted anew, with the statistics of the whole index. Each pair of words
counts like a word of its own, as rare as the pair is (Tao and Zhai, "An exploration of
proximity measures in information retrieval", 2007; Buettcher, Clarke and Lushman,
"Term proximity scoring for ad-hoc retrieval on very large text collections", 2006).
"""

from array import array
from collections.abc import Sequence
from functools import cache

from index import kernels
from index.best import Best
from index.entries import Entry, united
from index.match import leaf
from index.occurrences import Counted, Occurrences, numbers
from index.rank import Pair, norm_line, pairs, repeated, worth
from index.state import State
from index.trees import Tree, bare_words

__all__ = ["Words", "look_again", "words_of"]

_MOST_WORDS = 32
# postings of the rarer word that say how rare a pair is; 512 order no better
_SAMPLE = 64
_NOTHING = 1e-5  # of a score


def look_again(words: "Words", best: Best) -> None:
    """Make the scores exact and add what nearness is worth; the order is left as it is.

    O(positions of the words in these releases).
    """
    if not best.count:
        return
    counted = words.counted(best)
    worths = words.pair_worths(counted)
    best.scores[: best.count] = words.scored(best, counted, worths)


def words_of(state: State, tree: Tree) -> "Words":
    """Return the bare words of a tree, looked up once for each state."""
    kept = state.terms.queries
    words = kept.get(tree)
    if words is None:
        words = kept[tree] = Words(state, tree)
    return words


class Words:
    """The bare words of a query, and the pairs of them that count as words."""

    def __init__(self, state: State, tree: Tree) -> None:
        bare = bare_words(tree)
        self.slots, self._sure = bare.slots[:_MOST_WORDS], bare.sure
        self._alone = bare.alone and len(bare.slots) <= _MOST_WORDS
        self._segments, self._documents = state.segments, state.documents
        self._pair_frequencies = state.terms.pair_frequencies
        self._norm_line = norm_line(state.manifest.average or 1.0)
        self.entries = [
            united([leaf(node, state.terms) for node in slot]) for slot in self.slots
        ]
        self._occurrences = self._occurrences_of(self.entries)
        self.pairs, self._numbers = _pairs_of(len(self.slots))
        self.worths = array("f", map(self._worth, self.slots, self.entries))

    def _worth(self, slot: Sequence[Tree], entry: Entry) -> float:
        """Return what a word is worth at most; 0 if what it gave must stay."""
        if len(slot) > 1 or slot[0] not in self._sure:
            return 0.0
        return worth(entry.frequency, self._documents) * repeated(slot[0].boost)

    def _occurrences_of(self, entries: Sequence[Entry]) -> Occurrences:
        return Occurrences(self._segments, [entry.words for entry in entries])

    def counted(self, best: Best) -> Counted:
        """Return how often all of them stand in the rows of `best`."""
        return self._occurrences.count(best.rows(), self._numbers)

    def places(self, best: Best, title_weight: float) -> "array[float]":
        """Return how often each of them stands in these rows, in whatever form, a place
        in the title counted `title_weight`."""
        every = self._occurrences.in_any_form()
        return every.count(best.rows(), numbers(), title_weight).words

    def pair_worths(self, counted: Counted) -> "array[float]":
        """Return what each pair is worth at most; 0 for those no release has."""
        worths = array("f", bytes(4 * len(self.pairs)))
        for column, pair in enumerate(self.pairs):
            if having := counted.having[column]:
                matching = max(having, self._frequency(pair))
                worths[column] = pair.share * worth(matching, self._documents)
        return worths

    def scored(
        self, best: Best, counted: Counted, worths: "array[float]"
    ) -> "array[float]":
        """Return the new scores of the rows."""
        scores = self.others(best)
        norms = counted.lengths, best.count, *self._norm_line
        kernels.saturate(counted.words, self.worths, *norms, scores)
        if len(worths):
            kernels.saturate(counted.pairs, worths, *norms, scores)
        return scores

    def others(self, best: Best) -> "array[float]":
        """Return what the scores have from anything but these words."""
        if self._alone:
            return array("f", bytes(4 * best.count))
        before = best.scores[: best.count]
        scores = before[:]
        for word, most in enumerate(self.worths):
            if most:
                self._take(best, word, scores)
        # what rounding leaves over would part releases that are alike
        kernels.drop_rests(scores, best.count, before, _NOTHING)
        return scores

    def stored(self, best: Best, word: int) -> "array[float]":
        """Return what the posting lists of a word give to each of the scores."""
        taken = array("f", bytes(4 * best.count))
        self._take(best, word, taken)
        return array("f", [-score for score in taken])

    def _take(self, best: Best, word: int, scores: "array[float]") -> None:
        step, (places, docs, count) = self.worths[word] / 255, best.rows()
        for place in best.used():
            segment = self._segments[place]
            for bounds in self.entries[word].ranges[place]:
                lists = segment.docs, segment.impacts, *bounds
                kernels.stored(places, docs, count, place, *lists, step, scores)

    def _frequency(self, pair: Pair) -> int:
        """Return about how many releases have the pair, from a look at some that have
        the rarer of its words."""
        first, second = self.slots[pair.first][0], self.slots[pair.second][0]
        kept, key = self._pair_frequencies, (first.text, second.text, *pair[2:4])
        found = kept.get(key)
        if found is None:
            found = kept[key] = self._estimate(pair)
        return found

    def _estimate(self, pair: Pair) -> int:
        both = [self.entries[pair.first], self.entries[pair.second]]
        rarer = min(both, key=lambda entry: entry.frequency)
        step = 1 + rarer.frequency // _SAMPLE
        places, docs = array("H"), array("H")
        for at, segment in enumerate(self._segments):
            found: set[int] = set()  # a release may have several forms of a word
            for start, end in rarer.ranges[at]:
                found.update(segment.docs[start:end:step])
            docs.extend(found)
            places.extend([at] * len(found))
        alone = numbers(pair._replace(first=0, second=1))
        rows = places, docs, len(docs)
        return self._occurrences_of(both).count(rows, alone).having[0] * step


@cache
def _pairs_of(words: int) -> "tuple[tuple[Pair, ...], array[int]]":
    """Return the pairs of so many words, and their numbers."""
    found = tuple(pairs(words))
    return found, numbers(*found)
