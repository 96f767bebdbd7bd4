"""The passages of a release that answer a query, and the words to mark in them."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby, islice
from sys import maxsize

from index import tokens
from index.analysis import fold, parted, plain_punctuation, spans, words
from index.results import Marks, Snippet
from index.wanted import Place, Wanted

__all__ = ["Marker", "passages"]

WINDOW = 240  # characters of a passage
MOST = 3  # passages of a release
_AROUND = 60  # characters before the first marked word of a passage
_MOST_MATCHES = 200  # looked at in a release; more say nothing new
_BREAK = re.compile(r"\s")
_NO_BLANK = re.compile(r"[^\S ]")  # white space but a blank, which most of it is
_APOSTROPHES = "‘’"
_JOINERS = ".,'‘’"
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
    if letter.isascii() or letter in _APOSTROPHES or between == ["a", "a"]:
        return letter.lower()
    return base if len(base) == 1 and between == [f"a{base}a"] else _ODD


_BASE_LETTERS = _BaseLetters()


@dataclass(frozen=True)
class Marker:
    """Finds folded words, words that begin with a prefix, and phrases (words side by
    side) in texts as written. `meant` numbers the word of the query that each form of
    it stands for."""

    words: frozenset[str]
    prefixes: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    meant: Mapping[str, int] = field(default_factory=dict, hash=False)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        joined = [r"[\W_]+".join(map(_spelling, words)) for words in self.phrases]
        whole = [_spelling(word) for word in self.words]
        begun = [_spelling(prefix) + r"[^\W_]*" for prefix in self.prefixes]
        # the longest first: of two that begin alike the regular expression takes one
        parts = sorted(joined + whole + begun, key=lambda part: (-len(part), part))
        return _at_word_starts(parts) if parts else None

    @cached_property
    def _wanted(self) -> Wanted | None:
        """What finds the words, where that is compiled and no beginnings are meant."""
        if self.prefixes or not tokens.COMPILED:
            return None
        return Wanted(self.words.union(*self.phrases))

    def find(self, text: str, most: int = maxsize) -> Iterator[Found]:
        """Yield start, end (exclusive) and folded text of each match, not many more
        than `most` where that is given; O(text)."""
        if self._pattern is None:
            return
        folded = _same_length(text)
        tagged = "#" in folded or "@" in folded
        hidden = tagged and parted(text) != text
        if self._wanted and not hidden and folded.isascii() and _ODD not in folded:
            yield from self._joined(self._wanted.places(folded, most))
        elif hidden or _ODD in folded:
            yield from self._among(_cut(text))
        else:
            yield from self._seen(text, folded)

    def _joined(self, places: Iterator[Place]) -> Iterator[Found]:
        """Yield the matches among the places of words, phrases as one."""
        if not self.phrases:
            for start, end, word, _ in places:
                yield start, end, word
            return
        for run in _runs(places):
            yield from self._among(iter(run))

    def _seen(self, text: str, folded: str) -> Iterator[Found]:
        """Yield the matches that a regular expression sees."""
        assert self._pattern is not None
        at = 0
        while match := self._pattern.search(folded, at):
            found, at = self._checked(text, folded, *match.span())
            if found:
                yield found

    def asked(self, form: str) -> str:
        """Return what in the query a form stands for, as a key."""
        return str(self.meant.get(form, form))

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

    def marks(self, text: str) -> Marks:
        """Return where the words are, for a title."""
        return tuple((start, end) for start, end, _ in self.find(text))


def passages(
    text: str, marker: Marker, otherwise: tuple[int, int] | None = None
) -> tuple[Snippet, ...]:
    """Return up to three passages, those with the most distinct words of the query
    first taken, of these the closest, in the order of the text; when no word is in it,
    that of the place (start, end) `otherwise`, or the beginning."""
    found = list(islice(marker.find(text, _MOST_MATCHES), _MOST_MATCHES))
    if not found:
        return tuple(_passages(text, [otherwise or (0, 0)], marker)) if text else ()
    asked = marker.asked
    found = [(start, end, asked(word)) for start, end, word in found]
    chosen: list[tuple[int, int]] = []
    missing = {word for _, _, word in found}
    for first, last in _windows(found):
        words = {word for _, _, word in found[first:last]}
        apart = all(last <= other[0] or first >= other[1] for other in chosen)
        if apart and (words & missing or not chosen):
            chosen.append((first, last))
            missing -= words
        if len(chosen) == MOST or not missing:
            break
    spots = sorted((found[first][0], found[last - 1][1]) for first, last in chosen)
    return tuple(_passages(text, spots, marker))


def _windows(found: list[Found]) -> Iterator[tuple[int, int]]:
    """Yield ranges of matches that fit one passage, the most telling first."""
    by_words: dict[int, list[tuple[int, int]]] = defaultdict(list)
    inside: dict[str, int] = defaultdict(int)
    last = 0
    for first, (start, _, word) in enumerate(found):
        while last <= first or (
            last < len(found) and found[last][1] - start <= WINDOW - _AROUND
        ):
            inside[found[last][2]] += 1
            last += 1
        by_words[len(inside)].append((first, last))
        inside[word] -= 1
        if not inside[word]:
            del inside[word]
    for count in sorted(by_words, reverse=True):
        spread = partial(_spread, found)
        # one word alone has no spread
        yield from sorted(by_words[count], key=spread) if count > 1 else by_words[count]


def _spread(found: list[Found], window: tuple[int, int]) -> int:
    """Return how far into a range of matches the last of its words is first met."""
    first, last = window
    # backwards, so that of each word the first place stays
    met = {word: begin for begin, _, word in found[last - 1 : first : -1]}
    met[found[first][2]] = found[first][0]
    return max(met.values()) - found[first][0]


def _passages(
    text: str, spots: Iterable[tuple[int, int]], marker: Marker
) -> Iterator[Snippet]:
    """Yield the text around each spot, none of it twice."""
    end = 0
    for first, last in spots:
        if first >= end:
            start = _start(text, max(end, first - _AROUND), first)
            end = _end(text, min(last, start + WINDOW), start + WINDOW)
            yield _snippet(text, start, end, marker)


def _snippet(text: str, start: int, end: int, marker: Marker) -> Snippet:
    passage = text[start:end]
    # a line break would part a passage; one character for one keeps the marks right
    shown = _NO_BLANK.sub(" ", passage)
    return Snippet(shown, marker.marks(passage), start > 0, end < len(text))


def _start(text: str, low: int, first: int) -> int:
    """Return where a word begins, from `low` to `first`."""
    if low == 0:
        return 0
    space = _BREAK.search(text, low, first)
    return space.end() if space else first


def _end(text: str, low: int, high: int) -> int:
    """Return where a word ends, from `low` to `high`: at a blank if there is one, in
    the middle of a word if it has no end there."""
    if high >= len(text):
        return len(text)
    at = next((at for at in range(high, low, -1) if text[at].isspace()), 0)
    ends = (low + end for _, _, end in spans(text[low : high + 1]))
    return at or max((end for end in ends if end <= high), default=low or high)


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
    space = _BREAK.search(text, end, end + _CONTEXT)
    high = space.start() if space else end + _CONTEXT
    return [word for word in _cut(text[low:high], low) if word[1] > start]


def _same_length(text: str) -> str:
    """Return the text folded, every character still in its place."""
    plain = text if text.isascii() else plain_punctuation(text)
    if plain.isascii():
        return plain.lower()
    return text.translate(_BASE_LETTERS)
