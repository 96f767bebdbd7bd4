"""The words that a beginning, a pattern or a near spelling stands for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import translate
from itertools import chain

from index.alike import words_alike
from index.dictionary import FIELD_MARK
from index.entries import Bounds, Entry, Ranges, entry_of
from index.segment import Segment

__all__ = ["MOST_ALIKE", "MOST_BEGUN", "words_begun", "words_fitting", "words_near"]

# words that a beginning or a pattern, and a near spelling may stand for
MOST_BEGUN, MOST_ALIKE = 5000, 200
_FIRST_WORD = chr(ord(FIELD_MARK) + 1)  # words of tag fields all come before it

_Near = tuple[str, int, Bounds]  # a word, how many edits it is away, its postings
_Numbered = tuple[Segment, Sequence[int]]  # words of a segment by their numbers


def words_begun(segments: Sequence[Segment], spelt: str, apart: bool) -> Entry:
    """Return the words of all segments that begin as it is spelt, the lists of each
    `apart` or those of neighbours as one."""
    begun = [segment.prefixed(spelt) for segment in segments]
    both = list(zip(segments, begun, strict=True))
    if not apart and sum(high - low for low, high in begun) <= MOST_BEGUN:
        whole = tuple(
            (segment.lists(low, high),) if low < high else ()
            for segment, (low, high) in both
        )
        return entry_of(whole, merged=True)
    return _most_frequent([(segment, range(*part)) for segment, part in both], apart)


def words_fitting(segments: Sequence[Segment], pattern: str, apart: bool) -> Entry:
    """Return the words of all segments that fit a pattern in which * is any letters and
    ? is one, the lists of each `apart` or those of neighbours as one.

    O(words that begin as the pattern does).
    """
    first, fits = re.split("[*?]", pattern)[0], re.compile(translate(pattern)).match
    begun = [(segment, range(*segment.prefixed(first))) for segment in segments]
    return _most_frequent(
        [(one, [n for n in part if fits(one.words[n])]) for one, part in begun], apart
    )


def words_near(
    segments: Sequence[Segment], spelt: str, first: str, distance: int
) -> Entry:
    """Return the words of all segments that begin with `first` and lie up to `distance`
    edits away from what is spelt."""
    found = [list(_near(segment, spelt, first, distance)) for segment in segments]
    forms = _likest(found)
    kept = frozenset(forms[:MOST_ALIKE])
    ranges = tuple(
        tuple(bounds for form, _, bounds in part if form in kept) for part in found
    )
    return entry_of(ranges, _plain(kept), left_out=len(forms) - len(kept))


def _near(segment: Segment, spelt: str, first: str, distance: int) -> Iterator[_Near]:
    begun = _beginning(segment, first)
    for number, edits in words_alike(segment, spelt, *begun, distance):
        yield segment.words[number], edits, segment.postings(number)


def _runs(
    segment: Segment, numbers: Iterable[int], kept: frozenset[str], apart: bool
) -> list[Bounds]:
    """Return the ranges of the `kept` words of these, of neighbours one unless they are
    to be `apart`: one list is read faster than its hundred parts."""
    runs: list[Bounds] = []
    for number in numbers:
        if segment.words[number] not in kept:
            continue
        if runs and runs[-1][1] == number and not apart:
            runs[-1] = runs[-1][0], number + 1
        else:
            runs.append((number, number + 1))
    return runs


def _most_frequent(found: Sequence[_Numbered], apart: bool) -> Entry:
    """Return those of the words, given by their numbers in each segment, that most
    releases have, at most MOST_BEGUN; whatever segments the releases lie in."""
    frequency: Counter[str] = Counter()
    for segment, numbers in found:
        for number in numbers:
            start, end = segment.postings(number)
            frequency[segment.words[number]] += end - start
    ordered = sorted(frequency, key=lambda word: (-frequency[word], word))
    kept = frozenset(ordered[:MOST_BEGUN])
    each: tuple[Ranges, ...] = tuple(
        tuple(segment.lists(*run) for run in _runs(segment, numbers, kept, apart))
        for segment, numbers in found
    )
    left_out = len(ordered) - len(kept)
    return entry_of(each, _plain(kept), merged=not apart, left_out=left_out)


def _plain(forms: Iterable[str]) -> frozenset[str]:
    """Return words of the index without the mark of their field."""
    return frozenset(form.rsplit(FIELD_MARK, 1)[-1] for form in forms)


def _likest(found: Sequence[Sequence[_Near]]) -> list[str]:
    """Return the distinct words of all segments, those of fewest edits first, of these
    the most frequent."""
    frequency: Counter[str] = Counter()
    edits: dict[str, int] = {}
    for form, distance, (start, end) in chain.from_iterable(found):
        frequency[form] += end - start
        edits[form] = distance
    return sorted(edits, key=lambda form: (edits[form], -frequency[form], form))


def _beginning(segment: Segment, first: str) -> Bounds:
    """Return the range of the words that begin so; of those of the text for ""."""
    if first:
        return segment.prefixed(first)
    return segment.words.place(_FIRST_WORD), len(segment.words)
