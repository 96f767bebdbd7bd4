"""The text of a segment as it is inverted: the words of each document, then what its
tag fields say, then its pairs of words that are everywhere, which are words of their
own, so that a phrase of them need not read where each of them stands."""

from array import array
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from index import building
from index.batch import Batch
from index.dictionary import GAP, PAIR_SHIFT
from index.room import room
from index.stopwords import PAIRED

__all__ = ["Paired", "Text", "with_pairs"]

_PAIRED = frozenset(word.encode() for word in PAIRED)


class Text(NamedTuple):
    """Words of documents one after another: number and position of each (uint32), and
    where each document ends (uint32)."""

    terms: "memoryview[int]"
    positions: "memoryview[int]"
    ends: "memoryview[int]"


class Paired(NamedTuple):
    """A text with its pairs behind the words of each document.

    `words` (uint32) are the numbers of the words that pairs are made of, `pairs`
    (uint64) first word << 32 | second; both ascend. Pairs are numbered after the words,
    each stands where its first word stands.
    """

    text: Text
    words: "array[int]"
    pairs: "array[int]"


def with_pairs(batch: Batch) -> Paired:
    """Return the whole text of a batch with its pairs."""
    spelt: Sequence[bytes] = batch.spelt
    paired = [number for number, word in enumerate(spelt) if word in _PAIRED]
    marks = array("H", bytes(2 * len(spelt)))
    for mark, number in enumerate(paired, 1):
        marks[number] = mark
    words = batch.vocabulary.text, batch.titles, batch.bodies
    counts = array("I", bytes(4 * len(paired) ** 2))
    more = building.count_pairs(*words, marks, counts)
    fresh = count(len(spelt))
    numbers = array("I", (next(fresh) if times else 0 for times in counts))
    pairs = ((first, second) for first in paired for second in paired)
    keys = (a << PAIR_SHIFT | b for (a, b), n in zip(pairs, counts, strict=True) if n)
    said = batch.sayings
    size = len(words[0]) + said.size(batch.said) + more
    text = Text(room("I", size), room("I", size), room("I", len(batch.ids)))
    building.lay_out(
        *words, marks, numbers, batch.said, batch.said_ends,
        said.fields, said.ends, said.terms, said.places, said.widths, GAP, *text,
    )  # fmt: skip
    return Paired(text, array("I", paired), array("Q", keys))
