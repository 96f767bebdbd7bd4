"""The language whose rules find the stem of each word of a batch: that of the releases
that have it, if more than half of them are in one language; else English."""

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

from index.analysis import STEMMED, UNSAID
from index.batch import Batch

__all__ = ["languages_of"]


def languages_of(batch: Batch, starts: "array[int]") -> Sequence[str]:
    """Return for each word of the batch, by number, the ISO 639-1 code of a language
    that has a Snowball stemmer.

    `starts` are where the posting lists of words begin, and the end. O(words of
    releases in languages other than English).
    """
    found = [UNSAID] * len(batch.spelt)
    for language, counts in _releases_in(batch).items():
        for word, count in counts.items():
            if 2 * count > starts[word + 1] - starts[word]:
                found[word] = language
    return found


def _releases_in(batch: Batch) -> dict[str, Counter[int]]:
    """Return for each language, English apart, how many releases have each word."""
    found: dict[str, Counter[int]] = {}
    text, ends = (
        batch.vocabulary.text,
        accumulate(map(add, batch.titles, batch.bodies), initial=0),
    )
    for language, (start, end) in zip(batch.languages, pairwise(ends), strict=True):
        if language in STEMMED and language != UNSAID:
            found.setdefault(language, Counter()).update(set(text[start:end]))
    return found
