"""Small documents through the inversion, and what their posting lists should be."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from index.dictionary import GAP

__all__ = [
    "CARRY",
    "TERMS",
    "UNSEEN",
    "Document",
    "Inverted",
    "Words",
    "documents",
    "placed",
    "positions_of",
    "zeros",
]

CARRY = 32767  # the unit that only carries a position forward
TERMS = 4
UNSEEN = 65536  # no document has this number
Words = list[int]
Numbers = "array[int]"
# title, body, tag words (of other terms), words skipped between title and body
Document = tuple[Words, Words, Words, int]
texts = st.lists(st.integers(0, TERMS - 1), max_size=12)
tag_words = st.lists(st.integers(TERMS, TERMS + 1), max_size=3)
leaps = st.sampled_from([0, CARRY - GAP - 1, CARRY - GAP, CARRY, 2 * CARRY, 100_000])
documents = st.lists(st.tuples(texts, texts, tag_words, leaps), max_size=40)


def placed(document: Document) -> Iterator[tuple[int, int]]:
    """Each word of a document with its position, as the inversion lays them out."""
    title, body, tags, leap = document
    yield from zip(title, range(len(title)), strict=True)
    yield from zip(body, range(len(title) + GAP + leap, 10**9), strict=False)
    yield from zip(tags, range(len(tags)), strict=True)


class Inverted:
    """Documents through `measure`, `invert` and `complete`, three at a time."""

    def __init__(self, inverting: ModuleType, found: list[Document]) -> None:
        self._parts = [found[at : at + 3] for at in range(0, len(found), 3)]
        lists = array("I", [0, 0, UNSEEN, 0] * (TERMS + 2))
        for first, text, _, _ in self._laid_out():
            inverting.measure(first, *text, lists)
        self.starts, self.unit_starts = (
            array("I", accumulate(lists[kind::4], initial=0)) for kind in (0, 1)
        )
        lists[::4], lists[1::4] = self.starts[:-1], self.unit_starts[:-1]
        lists[2::4] = array("I", [UNSEEN] * (TERMS + 2))
        self.norms = array("f", [1 + number % 3 for number in range(len(found))])
        self.docs, self.impacts = (zeros(k, self.starts[-1]) for k in "HB")
        self.units = zeros("H", self.unit_starts[-1])
        self.skips = zeros("I", (len(self.docs) + 15) // 16)
        self.frequencies = zeros("f", len(self.docs))
        for first, text, titles, bodies in self._laid_out():
            inverting.invert(
                *(first, *text, titles, bodies, 3.0, lists, self.frequencies),
                *(self.docs, self.units, self.skips),
            )
        weighed = self.docs, self.frequencies, self.norms, self.impacts
        inverting.complete(lists, *weighed, self.units)

    def _laid_out(self) -> Iterator[tuple[int, tuple[Numbers, ...], Numbers, Numbers]]:
        """Each part: its first document, its words, lengths of titles and bodies."""
        for number, part in enumerate(self._parts):
            words = [list(placed(document)) for document in part]
            yield (
                3 * number,
                (
                    array("I", [term for document in words for term, _ in document]),
                    array("I", [place for document in words for _, place in document]),
                    array("I", accumulate(map(len, words))),
                ),
                array("I", [len(document[0]) for document in part]),
                array("I", [len(document[1]) for document in part]),
            )

    def postings(self) -> dict[int, dict[int, list[int]]]:
        """Term to document to positions, decoded unit by unit."""
        found: dict[int, dict[int, list[int]]] = {}
        for term in range(TERMS + 2):
            first, last = self.unit_starts[term], self.unit_starts[term + 1]
            docs = self.docs[self.starts[term] : self.starts[term + 1]]
            lists = decoded(self.units[first:last])
            found[term] = dict(zip(docs, lists, strict=True))
        return found


def decoded(units: Iterable[int]) -> Iterator[list[int]]:
    positions: list[int] = []
    position = 0
    for unit in units:
        gap = unit & 0x7FFF
        position += gap
        if gap != CARRY:
            positions.append(position)
        if unit & 0x8000:
            yield positions
            positions, position = [], 0


def zeros(kind: str, count: int) -> "array[Any]":
    return array(kind, [0] * count)


def positions_of(found: list[Document]) -> dict[int, dict[int, list[int]]]:
    lists: dict[int, dict[int, list[int]]] = {t: {} for t in range(TERMS + 2)}
    for number, document in enumerate(found):
        for term, position in placed(document):
            lists[term].setdefault(number, []).append(position)
    return lists
