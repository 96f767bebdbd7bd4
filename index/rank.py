"""The arithmetic of ranking: BM25F over title and body, as pure functions.

A posting's frequency is `TITLE_WEIGHT` x occurrences in the title + occurrences in the
body; a document's length counts its words likewise (BM25F with one length norm:
Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
2004). What does not depend on the query is kept in the segment as one byte, the impact.
"""

from array import array
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

__all__ = [
    "B",
    "K1",
    "K3",
    "OTHER_FORM",
    "TITLE_WEIGHT",
    "Pair",
    "group_table",
    "idf",
    "norm",
    "norm_line",
    "pairs",
    "recency_table",
    "repeated",
    "weight",
    "worth",
]

K1, B = 1.5, 0.7
K3 = 4.0  # published: 8; 3 to 6 order the collections of relevance.py as well or better
TITLE_WEIGHT = 3.0
# An occurrence of a word in another form than the query has counts so much of one: the
# exact form decides between releases that are alike else; .97 loses on cranfield.
OTHER_FORM = 0.99
# A pair of query words counts as a word of its own where one follows the other, and
# where they stand near each other; long queries look at neighbours only. Published for
# texts without the words that say nothing; those are kept here, so that one may stand
# between two that follow each other, and 24 places are about 16 telling words.
NEXT = 2
ADJACENT, WITHIN, NEAR = 0.3, 0.4, 24
FEW_WORDS = 8
# In the order `balanced` half of a score fades with age, and halves every year; after
# ten years next to nothing of that half is left.
FADING, HALF_LIFE, FADED = 0.5, 365, 3650  # share, days, days
LONG_ADJACENT, LONG_WITHIN, LONG_NEAR = 0.2, 0.1, 12


class Pair(NamedTuple):
    """Two words of a query, by number, that count as one where the second stands
    `low` to `high` places after the first; `share` is what of a word they count."""

    first: int
    second: int
    low: int
    high: int
    share: float


def idf(matching: int, total: int) -> float:
    """Return how much a word that `matching` of `total` documents have tells, > 0."""
    matching = min(matching, total)
    return log(1 + (total - matching + 0.5) / (matching + 0.5))


@lru_cache(maxsize=4096)  # asked for every word of a query in every segment
def worth(matching: int, total: int) -> float:
    """Return what a word or pair is worth at most: times frequency / (frequency +
    norm) it is its share of a score."""
    return idf(matching, total) * (K1 + 1)


def weight(matching: int, total: int) -> float:
    """Return what one step of an impact (1/255) is worth for a word."""
    return worth(matching, total) / 255


def repeated(times: float) -> float:
    """Return how much more a word counts that a query has several times (BM25's k3)."""
    return times * (K3 + 1) / (times + K3)


def norm(length: float, average: float) -> float:
    """Return k1 times the length norm: frequency / (frequency + norm) is the impact."""
    flat, slope = norm_line(average)
    return flat + slope * length


def norm_line(average: float) -> tuple[float, float]:
    """Return the norm of a document without words, and what each word adds to it."""
    return K1 * (1 - B), K1 * B / max(average, 1.0)


def group_table() -> "array[float]":
    """Return float32[256]: what an impact stands for before saturation.

    Impact i is 255 x / (1 + x); x adds up over the words of one stem, as the
    frequencies it is made of do.
    """
    return array("f", [i / (255 - i) for i in range(255)] + [255.0])


def recency_table() -> "array[float]":
    """Return float32[FADED + 2]: what is left of a score at each age in days; the last
    is for releases without a date."""
    ages = range(FADED + 1)
    left = [1 - FADING + FADING * 2.0 ** (-age / HALF_LIFE) for age in ages]
    return array("f", [*left, 1 - FADING])


def pairs(words: int) -> Iterator[Pair]:
    """Yield what counts as a word of its own in a query of `words` distinct words."""
    few = words <= FEW_WORDS
    near, adjacent = (NEAR, ADJACENT) if few else (LONG_NEAR, LONG_ADJACENT)
    for first in range(words - 1):
        yield Pair(first, first + 1, 1, NEXT, adjacent)
        for second in range(first + 1, words if few else first + 2):
            share = WITHIN * 2 / (words - 1) if few else LONG_WITHIN
            yield Pair(first, second, -near, near, share)
