"""The words of a batch inverted: posting lists of words and pairs."""

from array import array
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from index import building
from index.batch import Batch
from index.pairs import Text
from index.rank import TITLE_WEIGHT, norm
from index.room import room

__all__ = ["Lists", "Numbers", "inverted"]

Numbers: TypeAlias = "memoryview[int]"


@dataclass(slots=True)
class Lists:
    """The posting lists of words and pairs; those of stems are put behind them."""

    starts: "array[int]"
    docs: Numbers
    impacts: Numbers
    units: Numbers
    skips: Numbers
    longest: int
    frequencies: "memoryview[float]"
    norms: "array[float]"


def inverted(batch: Batch, text: Text, vocabulary: int, average: float) -> Lists:
    """Return the posting lists of a batch, whose `vocabulary` counts words and pairs;
    `average` is the mean weighted length that impacts are made with."""
    unseen = array("I", [len(batch.ids), 0]) * vocabulary
    places = array("I", bytes(8 * vocabulary))
    building.measure(*text, places, unseen[:])
    counts, sizes = places[::2], places[1::2]
    starts, unit_starts = (
        array("I", accumulate(n, initial=0)) for n in (counts, sizes)
    )
    postings, units = starts[-1], unit_starts[-1]
    places[::2], places[1::2] = starts[:-1], unit_starts[:-1]
    lists = Lists(
        starts,
        docs=room("H", postings),
        impacts=room("B", postings),
        units=room("H", units),
        skips=room("I", (postings + 15) // 16),
        longest=max(sizes, default=0),
        frequencies=room("I", postings).cast("B").cast("f"),
        norms=array("f", [norm(length, average) for length in batch.lengths]),
    )
    building.invert(
        *text,
        batch.titles,
        batch.bodies,
        lists.norms,
        TITLE_WEIGHT,
        places,
        unseen,
        lists.frequencies,
        lists.docs,
        lists.impacts,
        lists.units,
        lists.skips,
    )
    return lists
