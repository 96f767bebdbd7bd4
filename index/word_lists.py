"""The words of a segment, and where their postings, their positions and their stems
lie."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from index.container import Container
from index.dictionary import FIELD_MARK, PAIR_SHIFT
from index.strings import Strings

__all__ = ["WordLists"]

_SKIP = 4  # a skip is kept for every 16th posting


class WordLists:
    """What a segment has of words; every method raises IndexDamaged."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.words = Strings(container, "words")
        # what is read of them was proved when the list was looked up
        self.docs = container.unproved("postings.docs", "H")
        self.impacts = container.unproved("postings.impacts")

    @cached_property
    def units(self) -> "memoryview[int]":
        """The positions of all lists; `prove_positions` first."""
        return self.container.unproved("postings.units", "H")

    @cached_property
    def skips(self) -> "memoryview[int]":
        """Where every 16th posting begins in `units`; `prove_positions` first."""
        return self.container.unproved("postings.skips", "I")

    @cached_property
    def longest(self) -> int:
        """The most position units any list has."""
        return int(self.container.section("longest", "I")[0])

    @cached_property
    def stems(self) -> Strings:
        return Strings(self.container, "stems")

    def postings(self, word: int) -> tuple[int, int]:
        """Return where the postings of a word or pair begin and end."""
        return self.lists(word, word + 1)

    def lists(self, low: int, high: int) -> tuple[int, int]:
        """Return where the postings of the words or pairs [low, high) begin and end."""
        number = self.container.number
        return self.proved(
            number("postings.starts", low), number("postings.starts", high)
        )

    def prove_positions(self, lists: Iterable[tuple[int, int]]) -> None:
        """Raise IndexDamaged unless the positions of these lists are as written; what
        reads `units` says before which."""
        prove_skips = self.container.prover("postings.skips")
        prove_units = self.container.prover("postings.units")
        skips, end_of_units = self.skips, len(self.units)
        for start, end in lists:
            if start < end:
                first, last = start >> _SKIP, ((end - 1) >> _SKIP) + 1
                prove_skips.check(4 * first, 4 * last + 4)
                units_end = skips[last] if last < len(skips) else end_of_units
                prove_units.check(2 * skips[first], 2 * units_end)

    def proved(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of postings. Raise IndexDamaged unless these are as they
        were written."""
        self.container.prove("postings.docs", 2 * start, 2 * end)
        self.container.prove("postings.impacts", start, end)
        return start, end

    def group(self, word: int) -> int | None:
        """Return the stem group of a word, None for words of tag fields."""
        if self.words[word].startswith(FIELD_MARK):
            return None
        return self.container.number("stems.of", word)

    def members(self, group: int) -> tuple[int, ...]:
        """Return the numbers of the words of one stem."""
        first, end = self.container.numbers("stems.groups", group, group + 2)
        return tuple(self.container.numbers("stems.members", first, end))

    def stem_postings(self, group: int) -> tuple[int, int]:
        """Return where the postings of a stem begin and end; they have no positions."""
        members = self.members(group)
        if len(members) == 1:
            return self.postings(members[0])
        number, pairs = self.container.number, len(self._pairs)
        first = number("postings.starts", len(self.words) + pairs)
        low = number("stems.ends", group - 1) if group else 0
        return self.proved(first + low, first + number("stems.ends", group))

    def pair(self, first: int, second: int) -> tuple[int, int] | None:
        """Return where the postings of two words side by side begin and end, None if
        such words are not paired."""
        if not {first, second} <= self._paired:
            return None
        pairs, wanted = self._pairs, first << PAIR_SHIFT | second
        at = bisect_left(pairs, wanted)
        if at == len(pairs) or pairs[at] != wanted:
            return 0, 0
        return self.postings(len(self.words) + at)

    @cached_property
    def _paired(self) -> frozenset[int]:
        return frozenset(self.container.section("pairs.words", "I"))

    @cached_property
    def _pairs(self) -> "memoryview[int]":
        return self.container.section("pairs", "Q")

    def prefixed(self, prefix: str) -> tuple[int, int]:
        """Return the range of words that begin with `prefix`."""
        low = self.words.place(prefix)
        # no word continues with the last code point, so it ends the range
        return low, self.words.place(prefix + "\U0010ffff", low)
