"""The arithmetic of ranking: BM25F over title and body, as pure functions.

A posting's frequency is `TITLE_WEIGHT` x occurrences in the title + occurrences in the
body; a document's length counts its words likewise (BM25F with one length norm:
Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
2004). What does not depend on the query is kept in the segment as one byte, the impact.
"""

from array import array
from math import log

__all__ = ["B", "K1", "TITLE_WEIGHT", "group_table", "idf", "norm", "weight"]

K1, B = 1.5, 0.7
TITLE_WEIGHT = 3.0


def idf(matching: int, total: int) -> float:
    """Return how much a word that `matching` of `total` documents have tells, > 0."""
    matching = min(matching, total)
    return log(1 + (total - matching + 0.5) / (matching + 0.5))


def weight(matching: int, total: int) -> float:
    """Return what one step of an impact (1/255) is worth for a word."""
    return idf(matching, total) * (K1 + 1) / 255


def norm(length: float, average: float) -> float:
    """Return k1 times the length norm: frequency / (frequency + norm) is the impact."""
    return K1 * (1 - B + B * length / max(average, 1.0))


def group_table() -> "array[float]":
    """Return float32[256]: what an impact stands for before saturation.

    Impact i is 255 x / (1 + x); x adds up over the words of one stem, as the
    frequencies it is made of do.
    """
    return array("f", [i / (255 - i) for i in range(255)] + [255.0])
