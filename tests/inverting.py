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
Words = list[int]
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
    """Documents through `measure` and `invert`."""

    def __init__(self, building: ModuleType, found: list[Document]) -> None:
        words = [list(placed(document)) for document in found]
        terms = array("I", [term for part in words for term, _ in part])
        positions = array("I", [position for part in words for _, position in part])
        ends = array("I", accumulate(map(len, words)))
        places = zeros("I", 2 * (TERMS + 2))
        unseen = array("I", [len(found), 0] * (TERMS + 2))
        building.measure(terms, positions, ends, places, unseen[:])
        self.starts, self.unit_starts = (
            array("I", accumulate(places[kind::2], initial=0)) for kind in (0, 1)
        )
        places[::2], places[1::2] = self.starts[:-1], self.unit_starts[:-1]
        self.titles = array("I", [len(document[0]) for document in found])
        bodies = array("I", [len(document[1]) for document in found])
        self.norms = array("f", [1 + number % 3 for number in range(len(found))])
        self.docs, self.impacts = (zeros(k, self.starts[-1]) for k in "HB")
        self.units = zeros("H", self.unit_starts[-1])
        self.skips = zeros("I", (len(self.docs) + 15) // 16)
        self.frequencies = zeros("f", len(self.docs))
        building.invert(
            *(terms, positions, ends, self.titles, bodies, self.norms, 3.0),
            *(places, unseen),
            *(self.frequencies, self.docs, self.impacts),
            *(self.units, self.skips),
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
