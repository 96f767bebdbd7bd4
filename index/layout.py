"""The text of a batch as it is inverted: of each document the words, then what its tag
fields say, then its pairs; some documents at a time."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple, TypeAlias

from index import inverting
from index.batch import Batch
from index.dictionary import GAP
from index.pairs import Pairs
from index.room import room

__all__ = ["Layout", "Part"]

_WORDS = 20_000  # of the documents laid out at a time; with all else they fit in L2

Numbers: TypeAlias = "memoryview[int]"  # of uint32


class Part(NamedTuple):
    """Some documents: the number of the first; of all their words the term and the
    position, and where each document ends; how many words its title and body have."""

    first: int
    text: tuple[Numbers, Numbers, Numbers]
    titles: Numbers
    bodies: Numbers


class Layout:
    """Lays out the documents of a batch, part by part, as often as it is iterated.

    A part is no longer what it was once the next is asked for.
    """

    def __init__(self, batch: Batch, pairs: Pairs) -> None:
        self._batch, self._pairs = batch, pairs
        self._ends = array("I", accumulate(map(add, batch.titles, batch.bodies)))
        self._bounds = list(pairwise(self._edges()))
        sizes = batch.sayings.sizes()
        rooms = (self._room(*bounds, sizes) for bounds in self._bounds)
        longest = max(rooms, default=0)
        self._terms, self._positions = room("I", longest), room("I", longest)
        documents = max((end - start for start, end in self._bounds), default=0)
        self._part_ends = room("I", documents)

    def __iter__(self) -> Iterator[Part]:
        for first, last in self._bounds:
            yield self._laid_out(first, last)

    def _edges(self) -> Iterator[int]:
        """Yield the numbers of the documents that parts begin with, and the end."""
        at, documents = 0, len(self._ends)
        while at < documents:
            yield at
            at = max(at + 1, bisect_left(self._ends, self._words(at) + _WORDS))
        yield documents

    def _words(self, document: int) -> int:
        """Return how many words stand before a document."""
        return self._ends[document - 1] if document else 0

    def _said(self, document: int) -> int:
        """Return how many sayings stand before those of a document."""
        return self._batch.said_ends[document - 1] if document else 0

    def _room(self, first: int, last: int, sizes: list[int]) -> int:
        """Return the most words these documents can have, pairs and sayings among
        them."""
        said = self._batch.said[self._said(first) : self._said(last)]
        words = self._words(last) - self._words(first)
        return 2 * words + sum(map(sizes.__getitem__, said))

    def _laid_out(self, first: int, last: int) -> Part:
        batch, said = self._batch, self._batch.sayings
        start, end = self._words(first), self._words(last)
        places = self._pairs.places
        low, high = bisect_left(places, start), bisect_left(places, end)
        titles, bodies, said_ends = (
            memoryview(lengths)[first:last]
            for lengths in (batch.titles, batch.bodies, batch.said_ends)
        )
        text = self._terms, self._positions, self._part_ends[: last - first]
        inverting.lay_out(
            batch.vocabulary.text, start, titles, bodies,
            places[low:high], self._pairs.marks, self._pairs.numbers,
            batch.said, self._said(first), said_ends,
            said.fields, said.ends, said.terms, said.places, said.widths, GAP,
            *text,
        )  # fmt: skip
        return Part(first, text, titles, bodies)
