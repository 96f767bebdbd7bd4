"""The words of a batch inverted: posting lists of words and pairs."""

from array import array
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from index import inverting
from index.batch import Batch
from index.layout import Layout
from index.pairs import Pairs
from index.rank import TITLE_WEIGHT, norm
from index.room import room

__all__ = ["Lists", "Numbers", "inverted"]

Numbers: TypeAlias = "memoryview[int]"

_UNSEEN = 65_536  # no document has this number


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


def inverted(batch: Batch, pairs: Pairs, average: float) -> Lists:
    """Return the posting lists of a batch; `average` is the mean weighted length that
    impacts are made with."""
    known = array("I", [0, 0, _UNSEEN, 0]) * (len(batch.ordered) + len(pairs.keys))
    layout = Layout(batch, pairs)
    for part in layout:
        inverting.measure(part.first, *part.text, known)
    norms = array("f", [norm(length, average) for length in batch.lengths])
    lists = _with_room(known, norms)
    for part in layout:
        inverting.invert(
            *(part.first, *part.text, part.titles, part.bodies, TITLE_WEIGHT, known),
            *(lists.frequencies, lists.docs, lists.units, lists.skips),
        )
    weighed = lists.docs, lists.frequencies, norms, lists.impacts
    inverting.complete(known, *weighed, lists.units)
    return lists


def _with_room(known: "array[int]", norms: "array[float]") -> Lists:
    """Return room for the lists that were measured, and set where each begins."""
    counts, sizes = known[::4], known[1::4]
    starts, unit_starts = (
        array("I", accumulate(n, initial=0)) for n in (counts, sizes)
    )
    known[::4], known[1::4] = starts[:-1], unit_starts[:-1]
    known[2::4] = array("I", [_UNSEEN]) * len(counts)
    postings = starts[-1]
    return Lists(
        starts,
        docs=room("H", postings),
        impacts=room("B", postings),
        units=room("H", unit_starts[-1]),
        skips=room("I", (postings + 15) // 16),
        longest=max(sizes, default=0),
        frequencies=room("I", postings).cast("B").cast("f"),
        norms=norms,
    )
