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
from itertools import accumulate, chain

from msgspec import Struct

from index import kernels
from index.best import Best, Part
from index.match import leaf
from index.rank import TITLE_WEIGHT, Pair, norm_line, pairs, repeated, worth
from index.scratch import scratch
from index.segment import Segment
from index.state import State
from index.terms import Entry, Lists, united
from index.trees import Tree, bare_words

__all__ = ["Counted", "Words", "look_again"]

_MOST_WORDS = 32
_MOST_POSITIONS = 128  # of one word in one release that are paired with others
# postings of the rarer word that say how rare a pair is; 512 order no better
_SAMPLE = 64
_NOTHING = 1e-5  # of a score
_NO_LISTS: tuple[tuple[()], ...] = ((), (), (), ())


def look_again(words: "Words", best: Best) -> None:
    """Make the scores exact and add what nearness is worth; the order is left as it is.

    O(positions of the words in these releases).
    """
    counted = [words.counted(part) for part in best.parts()]
    worths = words.pair_worths(counted)
    for found in counted:
        scores = words.scored(found, worths)
        for row, score in zip(found.part.rows, scores, strict=True):
            best.scores[row] = score


class Counted(Struct, frozen=True):
    """How often each word and each pair stands in releases of one segment: float32, row
    by row; what stands in a title weighs more, other forms than the query has less.
    `having`: how many have each pair."""

    part: Part
    words: "array[float]"
    pairs: "array[float]"
    having: "array[int]"


class Words:
    """The bare words of a query, and the pairs of them that count as words."""

    def __init__(self, state: State, tree: Tree) -> None:
        bare = bare_words(tree)
        self.state, self.slots = state, bare.slots[:_MOST_WORDS]
        self._sure = bare.sure
        self._alone = bare.alone and len(bare.slots) <= _MOST_WORDS
        self.entries = [
            united([leaf(node, state.terms) for node in slot]) for slot in self.slots
        ]
        self.pairs, self._numbers = _pairs_of(len(self.slots))
        self.worths = array("f", map(self._worth, self.slots, self.entries))
        self._average = state.manifest.average or 1.0

    def _worth(self, slot: Sequence[Tree], entry: Entry) -> float:
        """Return what a word is worth at most; 0 if what it gave must stay."""
        if len(slot) > 1 or slot[0] not in self._sure:
            return 0.0
        return worth(entry.frequency, self.state.documents) * repeated(slot[0].boost)

    def counted(self, part: Part) -> Counted:
        """Return how often all of them stand in these releases."""
        lists = [entry.words[part.place] for entry in self.entries]
        return Counted(part, *_counts(part.segment, part.docs, lists, self._numbers))

    def places(self, part: Part, title_weight: float) -> "array[float]":
        """Return how often each of them stands in these releases, in whatever form, a
        place in the title counted `title_weight`."""
        lists = [
            tuple(one._replace(share=1.0) for one in entry.words[part.place])
            for entry in self.entries
        ]
        return _counts(part.segment, part.docs, lists, _numbers(), title_weight)[0]

    def pair_worths(self, counted: Sequence[Counted]) -> "array[float]":
        """Return what each pair is worth at most; 0 for those no release has."""
        worths = array("f", bytes(4 * len(self.pairs)))
        for column, pair in enumerate(self.pairs):
            if having := sum(part.having[column] for part in counted):
                matching = max(having, self._frequency(pair))
                worths[column] = pair.share * worth(matching, self.state.documents)
        return worths

    def scored(self, counted: Counted, worths: "array[float]") -> "array[float]":
        """Return the new scores of the releases of one segment."""
        segment, docs = counted.part.segment, counted.part.docs
        scores = self.others(counted.part)
        norms = segment.lengths, *norm_line(self._average)
        kernels.saturate(counted.words, self.worths, docs, len(docs), *norms, scores)
        if len(worths):
            kernels.saturate(counted.pairs, worths, docs, len(docs), *norms, scores)
        return scores

    def others(self, part: Part) -> "array[float]":
        """Return what the scores have from anything but these words."""
        docs, before = part.docs, part.scores
        if self._alone:
            return array("f", bytes(4 * len(docs)))
        scores = before[:]
        for word, most in enumerate(self.worths):
            if most:
                self._take(part, word, scores)
        # what rounding leaves over would part releases that are alike
        kernels.drop_rests(scores, len(docs), before, _NOTHING)
        return scores

    def stored(self, part: Part, word: int) -> "array[float]":
        """Return what the posting lists of a word give to each of the scores."""
        taken = array("f", bytes(4 * len(part.docs)))
        self._take(part, word, taken)
        return array("f", [-score for score in taken])

    def _take(self, part: Part, word: int, scores: "array[float]") -> None:
        segment, docs, step = part.segment, part.docs, self.worths[word] / 255
        for bounds in self.entries[word].ranges[part.place]:
            lists = segment.docs, segment.impacts, *bounds
            kernels.stored(docs, len(docs), *lists, step, scores)

    def _frequency(self, pair: Pair) -> int:
        """Return about how many releases have the pair, from a look at some that have
        the rarer of its words."""
        names = (self.slots[number][0].text for number in pair[:2])
        kept, key = self.state.terms.pair_frequencies, (*names, pair.low, pair.high)
        if key not in kept:
            kept[key] = self._estimate(pair)
        return kept[key]

    def _estimate(self, pair: Pair) -> int:
        both = [self.entries[pair.first], self.entries[pair.second]]
        rarer = min(both, key=lambda entry: entry.frequency)
        step, found = 1 + rarer.frequency // _SAMPLE, 0
        for at, segment in enumerate(self.state.segments):
            alone = _numbers(pair._replace(first=0, second=1))
            lists = [entry.words[at] for entry in both]
            for start, end in rarer.ranges[at]:
                docs = array("H", segment.docs[start:end:step])
                found += _counts(segment, docs, lists, alone)[2][0]
        return found * step


@cache
def _pairs_of(words: int) -> "tuple[tuple[Pair, ...], array[int]]":
    """Return the pairs of so many words, and their numbers."""
    found = tuple(pairs(words))
    return found, _numbers(*found)


def _numbers(*pairs: Pair) -> "array[int]":
    """Return int32[pairs x 4], as the kernel `closeness` takes them."""
    return array("i", [number for pair in pairs for number in pair[:4]])


def _counts(
    segment: Segment,
    docs: "array[int]",
    words: Sequence[Lists],
    pairs: "array[int]",
    title_weight: float = TITLE_WEIGHT,
) -> "tuple[array[float], array[float], array[int]]":
    """Return how often words and pairs stand in documents of a segment, row by row, and
    how many of the documents have each pair; `pairs` as `_numbers` gives them."""
    lists = [*chain.from_iterable(words)]
    starts, ends, rules, shares = zip(*lists, strict=True) if lists else _NO_LISTS
    segment.prove_positions(starts, ends)
    one, _ = scratch.positions(segment.longest)
    frequencies = array("f", bytes(4 * len(docs) * len(words)))
    near = array("f", bytes(len(docs) * len(pairs)))
    having = array("I", bytes(len(pairs)))
    kernels.closeness(
        docs,
        len(docs),
        segment.docs,
        array("I", starts),
        array("I", ends),
        array("i", rules),
        array("f", shares),
        array("I", accumulate(map(len, words), initial=0)),
        segment.rules,
        segment.skips,
        segment.units,
        segment.title_words,
        title_weight,
        pairs,
        array("I", bytes(4 * len(words))),
        array("i", bytes(4 * len(words) * _MOST_POSITIONS)),
        one,
        frequencies,
        near,
        having,
    )
    return frequencies, near, having
