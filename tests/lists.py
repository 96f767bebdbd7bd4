"""What the tests of kernels are given: lists of documents, scores and rows."""

from array import array
from collections.abc import Iterable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from inverting import Document

__all__ = [
    "DAYS",
    "DOCUMENTS",
    "EACH",
    "Row",
    "doc_sets",
    "few_scores",
    "impact",
    "in_order",
    "matches",
    "pairs",
    "postings",
    "row_columns",
    "segments_of_rows",
    "titles_of",
    "weights",
]


EACH = settings(max_examples=40, deadline=None)
DOCUMENTS = 300  # numbers of the random lists; the last possible number is tested too


def titles_of(found: list[Document]) -> "array[int]":
    return array("I", [len(title) for title, *_ in found])


doc_sets = st.sets(st.integers(0, DOCUMENTS - 1) | st.just(65_535)).map(sorted)
weights = st.sampled_from([0.0, 0.5, 1.0, 4.0])


def postings(docs: list[int]) -> tuple["array[int]", "array[int]"]:
    """A posting list of these documents, each with an impact of its own."""
    return array("H", docs), array("B", [1 + doc % 254 for doc in docs])


def impact(doc: int) -> int:
    return 1 + doc % 254


def matches(docs: list[int]) -> tuple["array[int]", "array[float]"]:
    return array("H", docs), array("f", [doc / 4 for doc in docs])


def pairs(
    docs: "array[int]", scores: "array[float]", count: int
) -> list[tuple[int, float]]:
    return list(zip(docs[:count], scores[:count], strict=True))


Row = tuple[float, int, int, int]  # score, day, segment, document

few_scores = st.sampled_from([0.5, 1.0, 4.0])
segments_of_rows = st.lists(
    st.dictionaries(st.integers(0, 30), few_scores, max_size=12),
    min_size=1,
    max_size=4,
)
# newer documents come first in every segment, as they lie
DAYS = array("i", [100 - doc // 3 for doc in range(31)])


def row_columns(rows: list[Row], room: int) -> tuple["array[Any]", ...]:
    columns: list[Any] = [*zip(*rows, strict=True)] or [()] * 4
    pairs = zip("fiHH", columns, strict=True)
    return tuple(
        array(kind, [*column, *[0] * (room - len(rows))]) for kind, column in pairs
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row[0], -row[1], row[2:]))
