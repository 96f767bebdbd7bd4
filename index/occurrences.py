"""How often the words of a query, and pairs of them, stand in certain releases."""

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise

from msgspec import Struct

from index import kernels
from index.entries import Lists
from index.rank import TITLE_WEIGHT, Pair
from index.scratch import scratch
from index.segment import Segment

__all__ = ["Counted", "Occurrences", "Rows", "numbers"]

Rows = tuple["array[int]", "array[int]", int]  # as `Best` has them: places, docs, count


class Counted(Struct, frozen=True):
    """How often each word and each pair stands in each row: float32, row by row; what
    stands in a title weighs more, other forms than the query has less. `having`: how
    many rows have each pair (uint32); `lengths`: of the rows (float32)."""

    words: "array[float]"
    pairs: "array[float]"
    having: "array[int]"
    lengths: "array[float]"


class Occurrences:
    """The posting lists of some words, laid out to count in whatever rows of the
    segments; `words` are the lists of each word, segment by segment."""

    def __init__(
        self, segments: Sequence[Segment], words: Sequence[Sequence[Lists]]
    ) -> None:
        self._segments, self._words = segments, words
        owned = [word[place] for place in range(len(segments)) for word in words]
        lists = [*chain.from_iterable(owned)]
        self._lists = array("i", chain.from_iterable(one[:3] for one in lists))
        self._shares = array("f", [one.share for one in lists])
        self._groups = array("I", accumulate(map(len, owned), initial=0))
        bounds = self._groups[:: len(words)] if words else ()
        self._most_lists = max((b - a for a, b in pairwise(bounds)), default=0)
        self._proved: set[int] = set()
        self._texts: list[kernels.Texts | None] = [None] * len(segments)
        self._longest = 0

    def in_any_form(self) -> "Occurrences":
        """Return the same words, whose other forms count like their own."""
        words = [
            [tuple(one._replace(share=1.0) for one in lists) for lists in word]
            for word in self._words
        ]
        return Occurrences(self._segments, words)

    def count(
        self, rows: Rows, pairs: "array[int]", title_weight: float = TITLE_WEIGHT
    ) -> Counted:
        """Return how often all of them stand in the rows, and `pairs` of them, as
        `numbers` gives those. Raise IndexDamaged.

        O(positions of the words in these releases).
        """
        (places, docs, count), words = rows, len(self._words)
        if len(self._proved) < len(self._segments):
            self._prove(set(places[:count]) - self._proved)
        found = Counted(
            array("f", bytes(4 * count * words)),
            array("f", bytes(count * len(pairs))),
            array("I", bytes(len(pairs))),
            array("f", bytes(4 * count)),
        )
        kernels.closeness(
            places,
            docs,
            count,
            self._texts,
            self._lists,
            self._shares,
            self._groups,
            title_weight,
            pairs,
            words,
            scratch.tables(count, self._most_lists, words, self._longest),
            found.lengths,
            found.words,
            found.pairs,
            found.having,
        )
        return found

    def _prove(self, places: set[int]) -> None:
        for place in places:
            lists = chain.from_iterable(word[place] for word in self._words)
            self._segments[place].prove_positions(one[:2] for one in lists)
            self._texts[place] = self._segments[place].texts
            self._longest = max(self._longest, self._segments[place].longest)
            self._proved.add(place)


def numbers(*pairs: Pair) -> "array[int]":
    """Return int32[pairs x 4], as the kernel `closeness` takes them."""
    return array("i", [number for pair in pairs for number in pair[:4]])
