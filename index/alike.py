"""The words of a segment that are spelt nearly as a given one."""

from array import array
from collections.abc import Iterator

from index import likeness
from index.segment import Segment

__all__ = ["LONGEST", "words_alike"]

LONGEST = 60  # letters of a word that is looked for, the mark of its field included
_ROOM = 8192


def words_alike(
    segment: Segment, word: str, low: int, high: int, distance: int
) -> Iterator[tuple[int, int]]:
    """Yield the number of each word of [low, high) up to `distance` edits away, and how
    many edits; a swap of two neighbours is one. At most 8,192 words, the first A-Z.

    O(words that begin nearly as the given one does).
    """
    numbers, distances = array("I", bytes(4 * _ROOM)), bytearray(_ROOM)
    found = likeness.spelt_alike(
        *(segment.words.blob, segment.words.at, low, high),
        *(array("I", map(ord, word)), distance),
        *(array("I", bytes(256)), bytearray(64 * (len(word) + 1))),
        *(numbers, distances),
    )
    yield from zip(numbers[:found], distances[:found], strict=True)
