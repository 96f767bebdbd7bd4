"""From releases to a segment file: cut into words, invert, write.

O(words) with one dictionary look-up per word and one stemming per distinct word; a
segment of n words takes about 12 n bytes of memory while it is made.
"""

from array import array
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import accumulate, groupby
from operator import add
from pathlib import Path

from msgspec import Struct

from index import likeness
from index.batch import Batch
from index.container import ContainerWriter
from index.garbage import uncollected
from index.numbering import MAX_DOCUMENTS
from index.postings import write_postings
from index.release import Release
from index.room import room
from index.rows import Ordinal, write_values
from index.stemmed import StemOf
from index.stemming import stem
from index.strings import write_strings

__all__ = [
    "MAX_WORDS",
    "SegmentSummary",
    "build_segment",
]

MAX_WORDS = 24_000_000  # bounds the memory of a build


class SegmentSummary(Struct, frozen=True):
    """What was written: `length` is the sum of weighted lengths in words, `average`
    the mean weighted length the impacts were made with."""

    documents: int
    length: int
    bytes: int
    average: float


def build_segment(
    path: Path,
    releases: Iterable[tuple[int, Release]],
    ordinal: Ordinal,
    average: float | None = None,
    stem_of: StemOf = stem,
) -> SegmentSummary:
    """Write one segment of (archive sequence, release), given in segment order.

    `ordinal` numbers a facet value index-wide. `average` is the mean weighted length
    of the index's documents, by default that of these. Raises ValueError for more
    than MAX_DOCUMENTS, OSError as the system gives it; no partial file stays.
    """
    with uncollected():
        return _build(path, releases, ordinal, average, stem_of)


def _build(
    path: Path,
    releases: Iterable[tuple[int, Release]],
    ordinal: Ordinal,
    average: float | None,
    stem_of: StemOf,
) -> SegmentSummary:
    batch = Batch()
    batch.extend(releases)
    count = len(batch.ids)
    if count > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds at most {MAX_DOCUMENTS} releases")
    average = average or max(1.0, batch.length / max(1, count))
    with ContainerWriter(path) as writer:
        write_postings(writer, batch, average, stem_of)
        write_values(writer, batch, ordinal)
        _write_documents(writer, batch)
        batch.facts.write(writer)
        summary = {"documents": count, "length": batch.length, "average": average}
        writer.close(summary | ({"rules": batch.spoken} if batch.spoken else {}))
    return SegmentSummary(count, batch.length, path.stat().st_size, average)


def _write_documents(writer: ContainerWriter, batch: Batch) -> None:
    write_strings(writer, "ids", batch.ids)
    write_strings(writer, "titles", batch.names)
    writer.add("documents.titles", batch.titles)
    writer.add("documents.lengths", batch.lengths)
    writer.add("documents.days", batch.days)
    writer.add("documents.sequences", batch.sequences)
    writer.add("documents.sketches", _sketches(batch))
    months = [
        (month, len(list(days))) for month, days in groupby(map(_month, batch.days))
    ]
    writer.add("months", array("I", [month for month, _ in months]))
    sizes = (size for _, size in months)
    writer.add("months.starts", array("I", accumulate(sizes, initial=0)))


def _sketches(batch: Batch) -> "memoryview[int]":
    """Return what is kept of the body of each document to know its like."""
    sketches = room("H", likeness.SLOTS * len(batch.ids))
    ends = array("I", accumulate(map(add, batch.titles, batch.bodies)))
    text = batch.vocabulary.text, ends, batch.titles, batch.bodies
    likeness.sketch(*text, batch.ordered.hashes(), sketches)
    return sketches


@cache
def _month(day: int) -> int:
    """Return year x 12 + month - 1 of an ordinal day; 0 for day 0, "undated"."""
    if not day:
        return 0
    published = date.fromordinal(day)
    return published.year * 12 + published.month - 1
