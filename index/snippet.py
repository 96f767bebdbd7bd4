"""The passages of a release that answer a query, and the words to mark in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from index.analysis import fold
from index.results import Snippet

__all__ = ["Marker", "passages"]

WINDOW = 240  # characters of a passage
MOST = 3  # passages of a release
_AROUND = 60  # characters before the first marked word of a passage
_MOST_MATCHES = 200  # looked at in a release; more say nothing new
_TYPOGRAPHY = re.compile("[^\\x00-\\x7f‘’“”–—…•\\u00a0]")
_BREAK = re.compile(r"\s")

Marks = tuple[tuple[int, int], ...]


class _BaseLetters(dict[int, str]):
    """Maps each character to one that looks like it, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code).casefold())[:1]
        self[code] = base or chr(code)
        return self[code]


_BASE_LETTERS = _BaseLetters()


@dataclass(frozen=True)
class Marker:
    """Finds folded words, words that begin with a prefix, and phrases (words side by
    side) in texts as written."""

    words: frozenset[str]
    prefixes: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        joined = [r"[\W_]+".join(map(_spelling, words)) for words in self.phrases]
        whole = [_spelling(word) for word in self.words]
        begun = [_spelling(prefix) + r"[^\W_]*" for prefix in self.prefixes]
        # the longest first: of two that begin alike the regular expression takes one
        parts = sorted(joined + whole + begun, key=lambda part: (-len(part), part))
        return _at_word_starts(parts) if parts else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end (exclusive) and folded text of each match; O(text)."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(_same_length(text)):
            start, end = match.span()
            yield start, end, fold(text[start:end])

    def marks(self, text: str) -> Marks:
        """Return where the words are, for a title."""
        return tuple((start, end) for start, end, _ in self.find(text))


def passages(text: str, marker: Marker) -> tuple[Snippet, ...]:
    """Return up to three passages, those with the most distinct words first taken, in
    the order of the text; the beginning when no word is in it."""
    found = list(islice(marker.find(text), _MOST_MATCHES))
    if not found:
        return (_cut(text, 0, WINDOW, ()),) if text else ()
    chosen: list[tuple[int, int]] = []
    missing = {word for _, _, word in found}
    for first, last in _windows(found):
        words = {word for _, _, word in found[first:last]}
        apart = all(last <= other[0] or first >= other[1] for other in chosen)
        if apart and (words & missing or not chosen):
            chosen.append((first, last))
            missing -= words
        if len(chosen) == MOST:
            break
    return tuple(_passage(text, found[first:last]) for first, last in sorted(chosen))


def _windows(found: list[tuple[int, int, str]]) -> Iterable[tuple[int, int]]:
    """Return ranges of matches that fit one passage, the most telling first."""
    ranges: list[tuple[int, int, int]] = []
    last = 0
    for first, (start, _, _) in enumerate(found):
        while last < len(found) and found[last][1] - start <= WINDOW - _AROUND:
            last += 1
        last = max(last, first + 1)
        distinct = len({word for _, _, word in found[first:last]})
        ranges.append((-distinct, first, last))
    return [(first, last) for _, first, last in sorted(ranges)]


def _passage(text: str, found: list[tuple[int, int, str]]) -> Snippet:
    start = max(0, found[0][0] - _AROUND)
    end = max(start + WINDOW, found[-1][1])
    return _cut(text, start, end, tuple((a, b) for a, b, _ in found))


def _cut(text: str, start: int, end: int, marks: Marks) -> Snippet:
    """Return text[start:end] moved to whole words, marks relative to it."""
    first_mark = marks[0][0] if marks else start
    last_mark = marks[-1][1] if marks else start + 1
    if start > 0:
        space = _BREAK.search(text, start, first_mark)
        start = space.end() if space else first_mark
    if end < len(text):
        end = max(_last_break(text, last_mark, end), last_mark)
    else:
        end = len(text)
    inside = tuple((a - start, b - start) for a, b in marks)
    # a line break would part a passage; one character for one keeps the marks right
    passage = _BREAK.sub(" ", text[start:end])
    return Snippet(passage, inside, cut_before=start > 0, cut_after=end < len(text))


def _last_break(text: str, low: int, high: int) -> int:
    while high > low and not text[high].isspace():
        high -= 1
    return high


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
    letters = "[.,'’]?".join(map(re.escape, word))
    return rf"{letters}(?:['’]s)?"


def _same_length(text: str) -> str:
    """Return the text folded, every character still in its place."""
    if _TYPOGRAPHY.search(text) is None:
        return text.lower()
    return text.translate(_BASE_LETTERS)
