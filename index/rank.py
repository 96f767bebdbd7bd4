"""The arithmetic of ranking: BM25F over title and body, as pure functions.

A posting's frequency is `TITLE_WEIGHT` x occurrences in the title + occurrences in the
body; a document's length counts its words likewise (BM25F with one length norm:
Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
2004). What does not depend on the query is kept in the segment as one byte, the impact.
"""

from array import array
from math import log

__all__ = [
    "B",
    "FEW_WORDS",
    "K1",
    "K3",
    "NEAR",
    "TITLE_WEIGHT",
    "adjacent_weight",
    "group_table",
    "idf",
    "norm",
    "repeated",
    "weight",
    "within_weight",
]

K1, B, K3 = 1.5, 0.7, 8.0
TITLE_WEIGHT = 3.0
# A pair of query words counts as a word of its own where they stand side by side, and
# where they stand within NEAR words; long queries look at neighbours only.
ADJACENT, WITHIN, NEAR = 0.3, 0.4, 16
FEW_WORDS = 8
LONG_ADJACENT, LONG_WITHIN = 0.2, 0.1


def idf(matching: int, total: int) -> float:
    """Return how much a word that `matching` of `total` documents have tells, > 0."""
    matching = min(matching, total)
    return log(1 + (total - matching + 0.5) / (matching + 0.5))


def weight(matching: int, total: int) -> float:
    """Return what one step of an impact (1/255) is worth for a word."""
    return idf(matching, total) * (K1 + 1) / 255


def repeated(times: float) -> float:
    """Return how much more a word counts that a query has several times (BM25's k3)."""
    return times * (K3 + 1) / (times + K3)


def norm(length: float, average: float) -> float:
    """Return k1 times the length norm: frequency / (frequency + norm) is the impact."""
    return K1 * (1 - B + B * length / max(average, 1.0))


def group_table() -> "array[float]":
    """Return float32[256]: what an impact stands for before saturation.

    Impact i is 255 x / (1 + x); x adds up over the words of one stem, as the
    frequencies it is made of do.
    """
    return array("f", [i / (255 - i) for i in range(255)] + [255.0])


def adjacent_weight(first: float, second: float, words: int) -> float:
    """Return what two neighbours of a query of `words` words, side by side in a text in
    this order, are worth; `first` and `second` are their idf."""
    share = ADJACENT if words <= FEW_WORDS else LONG_ADJACENT
    return share * (first + second) / 2 * (K1 + 1)


def within_weight(first: float, second: float, words: int) -> float:
    """Return what two words of a query of `words` words, near each other in a text, are
    worth. With few words every pair counts, else neighbours only."""
    share = WITHIN * 2 / (words - 1) if words <= FEW_WORDS else LONG_WITHIN
    return share * (first + second) / 2 * (K1 + 1)
