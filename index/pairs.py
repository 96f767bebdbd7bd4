"""Which words that are everywhere stand side by side: such pairs are words of their
own, so that a phrase of them need not read where each of them stands."""

from array import array
from itertools import count
from typing import NamedTuple

from index import building
from index.batch import Batch
from index.dictionary import PAIR_SHIFT
from index.room import room
from index.stopwords import PAIRED

__all__ = ["Pairs", "pairs_of"]

_PAIRED = tuple(word.encode() for word in PAIRED)


class Pairs(NamedTuple):
    """The pairs of a batch, numbered after its words.

    `words` (uint32) are the numbers of the words that pairs are made of, `keys`
    (uint64) first word << 32 | second; both ascend. `places`, `marks` and `numbers` are
    as in `building.find_pairs` and `inverting.lay_out`.
    """

    words: "array[int]"
    keys: "array[int]"
    places: "memoryview[int]"
    marks: "array[int]"
    numbers: "array[int]"


def pairs_of(batch: Batch) -> Pairs:
    """Return the pairs in all texts of a batch."""
    paired = batch.ordered.numbers(_PAIRED)
    marks = array("H", bytes(2 * len(batch.ordered)))
    for mark, number in enumerate(paired, 1):
        marks[number] = mark
    counts = array("I", bytes(4 * len(paired) ** 2))
    text = batch.vocabulary.text
    places = room("I", len(text))  # what is not used takes no memory
    words = text, batch.titles, batch.bodies
    places = places[: building.find_pairs(*words, marks, counts, places)]
    fresh = count(len(batch.ordered))
    numbers = array("I", (next(fresh) if times else 0 for times in counts))
    pairs = ((first, second) for first in paired for second in paired)
    keys = (a << PAIR_SHIFT | b for (a, b), n in zip(pairs, counts, strict=True) if n)
    return Pairs(array("I", paired), array("Q", keys), places, marks, numbers)
