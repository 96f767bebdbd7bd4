"""The stems of a segment's words, by the rules of each language its releases are in."""

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.stemming import ENGLISH
from index.strings import Strings

if TYPE_CHECKING:
    from index.segment import Segment

__all__ = ["ANY_RULES", "AllStems", "SpokenStems", "Stemmed", "Stems"]

ANY_RULES = -1  # a list that counts in all documents


class Stemmed(NamedTuple):
    """Where the postings of a stem begin and end, and the words it has, by number."""

    bounds: tuple[int, int]
    words: tuple[int, ...]


class Stems(Protocol):
    """The stems by some `rules`, in documents of the rules numbered `number`."""

    rules: str
    number: int

    def stem(self, word: int) -> str | None:
        """Return the stem of a word, None if no document of these rules has it."""
        ...

    def find(self, name: str) -> Stemmed | None:
        """Return what a stem has, None if it is not here."""
        ...


class AllStems:
    """The stems of a segment of which all releases are in English."""

    rules, number = ENGLISH, ANY_RULES

    def __init__(self, segment: "Segment") -> None:
        self._segment = segment

    def stem(self, word: int) -> str | None:
        """Return the stem of a word, None for words of tag fields."""
        group = self._segment.group(word)
        return None if group is None else self._segment.stems[group]

    def find(self, name: str) -> Stemmed | None:
        """Return what a stem has, None if it is not here."""
        segment, group = self._segment, self._segment.stems.find(name)
        if group is None:
            return None
        return Stemmed(segment.stem_postings(group), segment.members(group))


class SpokenStems:
    """The stems by one of several rules, in documents of these rules alone."""

    def __init__(self, segment: "Segment", rules: str, number: int) -> None:
        self._segment, self.rules, self.number = segment, rules, number
        self._section = f"stems.{rules}"

    def stem(self, word: int) -> str | None:
        """Return the stem of a word, None if no document of these rules has it."""
        at = bisect_left(self._words, word)
        if at == len(self._words) or self._words[at] != word:
            return None
        number = self._segment.container.number
        return self._names[number(f"{self._section}.of", at)]

    def find(self, name: str) -> Stemmed | None:
        """Return what a stem has, None if it is not here."""
        group = self._names.find(name)
        if group is None:
            return None
        numbers = self._segment.container.numbers
        first, last = numbers(f"{self._section}.groups", group, group + 2)
        start, end = numbers(f"{self._section}.lists", 2 * group, 2 * group + 2)
        words = numbers(f"{self._section}.members", first, last)
        return Stemmed(self._segment.proved(start, end), tuple(words))

    @cached_property
    def _names(self) -> Strings:
        return Strings(self._segment.container, self._section)

    @cached_property
    def _words(self) -> "memoryview[int]":
        return self._segment.container.section(f"{self._section}.words", "I")
