"""What a query's words are in each segment, looked up once for each state."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from index.alike import LONGEST
from index.dictionary import field_word
from index.entries import Bounds, Entry, WordList, entry_of
from index.expanded import words_begun, words_fitting, words_near
from index.rank import OTHER_FORM
from index.segment import Segment
from index.stemming import stem
from index.stems import Stemmed, Stems

__all__ = ["Terms"]

_MOST, _MOST_LARGE = 20_000, 1000  # kept of what is small, and of what may be large

Key = TypeVar("Key")
Value = TypeVar("Value")
_Found = list[tuple[Stems, Stemmed]]  # what a stem has by the rules of each language


class _Kept(dict[Key, Value]):
    """What was looked up; all is forgotten when it is too much."""

    def __init__(self, most: int = _MOST) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)


class Terms:
    """Looks words up in all segments of one state of an index, and remembers."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._entries = _Kept[tuple[str, ...], Entry]()
        self._pairs = _Kept[tuple[str, str], tuple[Bounds | None, ...]]()
        # (word, word, from, to) -> about how many releases have them so near
        self.pair_frequencies = _Kept[tuple[str, str, int, int], int]()
        # tree -> its bare words, as proximity.py has them
        self.queries = _Kept[Any, Any](_MOST_LARGE)
        # (word, edits) -> words so far away, and how many releases have each
        self.spellings = _Kept[tuple[str, int], Counter[str]](_MOST_LARGE)
        # word -> what it is where it stands in two (compounds.py)
        self.compounds = _Kept[str, list[tuple[str, ...]]]()

    def stemmed(self, word: str) -> Entry:
        """Return the words of the same stem as `word`."""
        key = "stem", word
        return self._entries.get(key) or self._keep(key, lambda: self._stemmed(word))

    def exact(self, field: str, word: str) -> Entry:
        """Return the word as written, in a tag field or (else) in the text."""
        spelt = _spelt(field, word)
        return self._keep(("word", spelt), lambda: self._exact(spelt, word))

    def pair(self, first: str, second: str) -> tuple[Bounds | None, ...]:
        """Return, per segment, the posting list of two words of the text side by side,
        None where they are not kept as a pair."""
        key = first, second
        if key not in self._pairs:
            self._pairs[key] = self._pair(first, second)
        return self._pairs[key]

    def prefixed(self, field: str, prefix: str) -> Entry:
        """Return all words that begin with `prefix`."""
        spelt, apart = _spelt(field, prefix), field in ("title", "body")
        key = ("prefix", spelt, str(apart))
        return self._keep(key, lambda: words_begun(self._segments, spelt, apart))

    def fitting(self, field: str, pattern: str) -> Entry:
        """Return all words that fit a pattern of letters, * and ?."""
        spelt, apart = _spelt(field, pattern), field in ("title", "body")
        key = ("fitting", spelt, str(apart))
        return self._keep(key, lambda: words_fitting(self._segments, spelt, apart))

    def alike(self, field: str, word: str, distance: int, prefix: int) -> Entry:
        """Return the words up to `distance` edits away; `prefix` letters are fixed."""
        spelt = _spelt(field, word)
        if len(spelt) > LONGEST:
            return self.exact(field, word)
        first = spelt[: len(spelt) - len(word) + prefix]
        key = ("alike", spelt, first, str(distance))
        return self._keep(
            key, lambda: words_near(self._segments, spelt, first, distance)
        )

    def _keep(self, key: tuple[str, ...], make: Callable[[], Entry]) -> Entry:
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = make()
        return entry

    def _exact(self, spelt: str, word: str) -> Entry:
        found = [segment.words.find(spelt) for segment in self._segments]
        pairs = zip(self._segments, found, strict=True)
        ranges = tuple(() if n is None else (s.postings(n),) for s, n in pairs)
        return entry_of(ranges, frozenset([word]))

    def _pair(self, first: str, second: str) -> tuple[Bounds | None, ...]:
        pairs = [
            (segment, segment.words.find(first), segment.words.find(second))
            for segment in self._segments
        ]
        return tuple(
            (0, 0) if a is None or b is None else segment.pair(a, b)
            for segment, a, b in pairs
        )

    def _stemmed(self, word: str) -> Entry:
        rules = {part.rules for segment in self._segments for part in segment.spoken}
        stems = {name: self._stem(word, name) for name in rules}
        found = [_with_stems(segment, stems) for segment in self._segments]
        ranges = tuple(tuple(has.bounds for _, has in parts) for parts in found)
        both = zip(self._segments, found, strict=True)
        forms = [list(_forms(segment, parts, word)) for segment, parts in both]
        spoken = {name: {word} for name in rules}
        for name, form, _ in chain.from_iterable(forms):
            spoken[name].add(form)
        return Entry(
            sum(end - start for lists in ranges for start, end in lists),
            ranges,
            frozenset([word]),
            tuple(tuple(one for _, _, one in part) for part in forms),
            spoken={name: frozenset(every) for name, every in spoken.items()},
        )

    def _stem(self, word: str, rules: str) -> str:
        """Return the stem as a segment knows it, else as `stem` finds it."""
        for segment in self._segments:
            number = segment.words.find(word)
            if number is None:
                continue
            for part in segment.spoken:
                if part.rules == rules and (name := part.stem(number)) is not None:
                    return name
        return stem(word, rules)


def _with_stems(segment: Segment, stems: Mapping[str, str]) -> _Found:
    """Return what a segment has of the stems, which are by rules."""
    both = ((part, part.find(stems[part.rules])) for part in segment.spoken)
    return [(part, found) for part, found in both if found]


def _forms(
    segment: Segment, found: _Found, word: str
) -> Iterator[tuple[str, str, WordList]]:
    """Yield the rules, the spelling and the list of each word of some stems."""
    for part, stemmed in found:
        for number in stemmed.words:
            form, bounds = segment.words[number], segment.postings(number)
            share = 1.0 if form == word else OTHER_FORM
            yield part.rules, form, WordList(*bounds, part.number, share)


def _spelt(field: str, word: str) -> str:
    return word if field in ("text", "title", "body") else field_word(field, word)
