"""Pairs of words that are everywhere, kept as words of their own, so that a phrase of
them need not read where each of them stands."""

from array import array
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from index import building
from index.stopwords import PAIRED

__all__ = ["PAIR_SHIFT", "Paired", "Text", "with_pairs"]

PAIR_SHIFT = 32

_PAIRED = frozenset(word.encode() for word in PAIRED)


class Text(NamedTuple):
    """Words of documents one after another: number and position of each (uint32), and
    where each document ends (uint32)."""

    terms: "array[int]"
    positions: "array[int]"
    ends: "array[int]"


class Paired(NamedTuple):
    """A text with its pairs behind the words of each document.

    `words` (uint32) are the numbers of the words that pairs are made of, `pairs`
    (uint64) first word << 32 | second; both ascend. Pairs are numbered after the words,
    each stands where its first word stands.
    """

    text: Text
    words: "array[int]"
    pairs: "array[int]"


def with_pairs(text: Text, spelt: Sequence[bytes]) -> Paired:
    """Return the text with its pairs; `spelt` are the words in UTF-8."""
    paired = [number for number, word in enumerate(spelt) if word in _PAIRED]
    marks = array("H", bytes(2 * len(spelt)))
    for mark, number in enumerate(paired, 1):
        marks[number] = mark
    counts = array("I", bytes(4 * len(paired) ** 2))
    more = building.count_pairs(*text, marks, counts)
    fresh = count(len(spelt))
    numbers = array("I", (next(fresh) if times else 0 for times in counts))
    pairs = ((first, second) for first in paired for second in paired)
    keys = (a << PAIR_SHIFT | b for (a, b), n in zip(pairs, counts, strict=True) if n)
    size = 4 * (len(text.terms) + more)
    joined = Text(array("I", bytes(size)), array("I", bytes(size)), text.ends[:])
    building.add_pairs(*text, marks, numbers, *joined)
    return Paired(joined, array("I", paired), array("Q", keys))
