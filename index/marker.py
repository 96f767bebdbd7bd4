"""Where the words of a query stand in a text as it is written."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby, islice
from sys import maxsize

from msgspec import Struct

from index import tokens
from index.analysis import fold, parted_at, plain_punctuation, spans, words
from index.results import Marks
from index.wanted import Place, Wanted

__all__ = ["Found", "Marker"]

_BLANK = re.compile(r"\s")
_JOINERS = ".,'"
_ODD = "\0"  # for what is neither one letter of a word nor between words
_CONTEXT = 64  # characters around a find, which decide whether it is a word

Found = tuple[int, int, str]


class _BaseLetters(dict[int, str]):
    """Maps each character to what the index has for it, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _base_letter(chr(code))
        return found


def _base_letter(letter: str) -> str:
    base, between = fold(letter), words(f"a{letter}a")
    if letter.isascii() or between == ["a", "a"]:
        return letter.lower()
    return base if len(base) == 1 and between == [f"a{base}a"] else _ODD


_BASE_LETTERS = _BaseLetters()


class Marker(Struct, frozen=True, dict=True):
    """Finds folded words, words that begin with a prefix, and phrases (words side by
    side) in texts as written. `meant` numbers the word of the query that each form of
    it stands for."""

    words: frozenset[str]
    prefixes: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    meant: Mapping[str, int] = {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        joined = [r"[\W_]+".join(map(_spelling, words)) for words in self.phrases]
        whole = [_spelling(word) for word in self.words]
        begun = [_spelling(prefix) + r"[^\W_]*" for prefix in self.prefixes]
        # the longest first: of two that begin alike the regular expression takes one
        parts = sorted(joined + whole + begun, key=lambda part: (-len(part), part))
        return _at_word_starts(parts)

    @cached_property
    def _wanted(self) -> Wanted | None:
        """What finds the words, where that is compiled and no beginnings are meant."""
        if self.prefixes or not tokens.COMPILED:
            return None
        return Wanted(self.words.union(*self.phrases))

    def find(self, text: str, most: int = maxsize) -> list[Found]:
        """Return start, end (exclusive) and folded text of each match, the first `most`
        of them; O(text)."""
        text, gaps = parted_at(text)
        found = self._find(text, most)
        if not gaps:
            return found
        return [
            (start - bisect_left(gaps, start), end - bisect_left(gaps, end), word)
            for start, end, word in found
        ]

    def marks(self, text: str) -> Marks:
        """Return where the words are, for a title."""
        return tuple((start, end) for start, end, _ in self.find(text))

    def _find(self, text: str, most: int) -> list[Found]:
        if not (self.words or self.prefixes or self.phrases):
            return []
        folded = _same_length(text)
        found: Iterable[Found]
        if _ODD in folded:
            found = self._among(_cut(text))
        elif self._wanted and folded.isascii():
            found = self._joined(self._wanted.places(folded, most))
        else:
            found = self._seen(text, folded)
        return list(islice(found, most))

    def _joined(self, places: list[Place]) -> Iterable[Found]:
        """Return the matches among the places of words, phrases as one."""
        if not self.phrases:
            return [place[:3] for place in places]
        return chain.from_iterable(self._among(iter(run)) for run in _runs(places))

    def _seen(self, text: str, folded: str) -> Iterator[Found]:
        """Yield the matches that a regular expression sees."""
        at = 0
        while match := self._pattern.search(folded, at):
            found, at = self._checked(text, folded, *match.span())
            if found:
                yield found

    def _checked(
        self, text: str, folded: str, start: int, end: int
    ) -> tuple[Found | None, int]:
        """Return the match that the pattern sees here, if it is one, and where to go
        on; where dots or apostrophes join other words, it may not be one."""
        if _stands_alone(folded, start, end):
            return (start, end, folded[start:end]), end
        cut = _words_from(text, start, end)
        found = self._match(cut) if cut and cut[0][0] == start else None
        return found, found[1] if found else cut[0][1] if cut else end

    def _among(self, cut: Iterator[Found]) -> Iterator[Found]:
        """Yield the matches among the words of a whole text."""
        ahead = deque(islice(cut, self._most))
        end = 0
        while ahead:
            found = self._match(list(ahead))
            if found and found[0] >= end:
                end = found[1]
                yield found
            ahead.popleft()
            ahead.extend(islice(cut, 1))

    def _match(self, cut: Sequence[Found]) -> Found | None:
        """Return the match that begins with the first of these words."""
        folded = tuple(word for _, _, word in cut[: self._most])
        count = self._length(folded)
        if not count:
            return None
        return cut[0][0], cut[count - 1][1], " ".join(folded[:count])

    def _length(self, folded: tuple[str, ...]) -> int:
        """Return how many of these words, from the first on, are one match."""
        for count in range(len(folded), 0, -1):
            if folded[:count] in self.phrases:
                return count
        begun = any(map(folded[0].startswith, self.prefixes))
        return int(begun or folded[0] in self.words)

    @cached_property
    def _most(self) -> int:
        return max(map(len, self.phrases), default=1)


def _at_word_starts(parts: list[str]) -> re.Pattern[str]:
    """Return a pattern for any of these at a word's start, up to a word's end.

    It begins with a set of characters, which the regular expression engine looks for
    three times as fast as for anything else; each part then looks back at its own.
    """
    heads = re.escape("".join(sorted({part[0] for part in parts})))
    tails = "|".join(f"(?<={re.escape(part[0])}){part[1:]}" for part in parts)
    return re.compile(rf"[{heads}](?<![^\W_][{heads}])(?:{tails})(?![^\W_])")


def _spelling(word: str) -> str:
    """Return a pattern for a folded word as people write it: dots and apostrophes
    inside, a possessive behind."""
    letters = "[.,'‘’]?".join(map(re.escape, word))
    return rf"{letters}(?:['‘’]s)?"


def _runs(places: Iterable[Place]) -> Iterator[list[Found]]:
    """Yield the words found that stand side by side in the text."""
    for _, run in groupby(enumerate(places), lambda pair: pair[1][3] - pair[0]):
        yield [place[:3] for _, place in run]


def _cut(text: str, low: int = 0) -> Iterator[Found]:
    """Yield the words of a text that begins at `low` in a longer one."""
    return ((low + start, low + end, word) for word, start, end in spans(text))


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Return whether letters are surely a word by themselves."""
    if not folded[start:end].isalnum() or folded[max(0, start - 1) : start] in _JOINERS:
        return False
    return (
        folded[end : end + 1] not in _JOINERS or not folded[end + 1 : end + 2].isalnum()
    )


def _words_from(text: str, start: int, end: int) -> list[Found]:
    """Return the words from the one that holds text[start] on, up to a blank after
    `end`."""
    low = start
    while low > max(0, start - _CONTEXT) and not text[low - 1].isspace():
        low -= 1
    space = _BLANK.search(text, end, end + _CONTEXT)
    high = space.start() if space else end + _CONTEXT
    return [word for word in _cut(text[low:high], low) if word[1] > start]


def _same_length(text: str) -> str:
    """Return the text folded, every character still in its place."""
    plain = text if text.isascii() else plain_punctuation(text)
    if plain.isascii():
        return plain.lower()
    return plain.translate(_BASE_LETTERS)
