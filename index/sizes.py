"""How large segments are: which ones are merged, and where a long batch is parted.

Size-tiered: a crowd of segments of about one size becomes one of a higher tier, so
that n small commits leave O(log n) segments and each release is written O(log n) times.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from index.inversion import MAX_WORDS
from index.manifest import SegmentEntry
from index.numbering import MAX_DOCUMENTS
from index.release import Release

__all__ = ["CROWD", "CROWD_WHILE_ADDING", "plan_merge", "portions", "text_size"]

CROWD = 8
# while a writer is adding, patience pays: a million releases are written twice, not
# three times, since 32 batches fill a segment
CROWD_WHILE_ADDING = 32

_MOST_DELETED = 0.3
# four bytes a word is what no alphabet stays below, and what bounds the memory
_MAX_BYTES = 4 * MAX_WORDS

T = TypeVar("T")


def plan_merge(
    segments: Sequence[SegmentEntry], crowd: int = CROWD
) -> tuple[SegmentEntry, ...]:
    """Return the segments to make one of, () when all is well.

    First those with many deleted documents, each by itself; then, of the lowest tier
    with a `crowd` of segments, the smallest that fit in one. Ends when repeated.
    """
    for entry in segments:
        if entry.deleted_documents > _MOST_DELETED * entry.documents:
            return (entry,)
    tiers: dict[int, list[SegmentEntry]] = defaultdict(list)
    for entry in segments:
        if not _is_full(entry):
            tiers[_tier(entry.live)].append(entry)
    crowded = [tier for tier in sorted(tiers) if len(tiers[tier]) >= crowd]
    return _fitting(tiers[crowded[0]]) if crowded else ()


def portions(items: Iterable[T], size: Callable[[T], int]) -> Iterator[Iterator[T]]:
    """Part a stream so that each portion makes one segment; consume them in turn.

    `size` gives the bytes of text of an item.
    """
    rest = iter(items)
    for first in rest:
        yield _portion(chain((first,), rest), size)


def text_size(release: Release) -> int:
    """Return the bytes of a release's text."""
    return len(release.title) + len(release.body.encode("utf-8", "surrogatepass"))


def _portion(items: Iterable[T], size: Callable[[T], int]) -> Iterator[T]:
    total = 0
    for count, item in enumerate(items, 1):
        yield item
        total += size(item)
        if count == MAX_DOCUMENTS or total >= _MAX_BYTES:
            return


def _tier(live: int) -> int:
    return (live.bit_length() - 1) // 3  # whole part of the logarithm to base 8


def _is_full(entry: SegmentEntry) -> bool:
    # then any two that are not full fit together
    return 2 * entry.live > MAX_DOCUMENTS or 2 * entry.length > MAX_WORDS


def _fitting(segments: Iterable[SegmentEntry]) -> tuple[SegmentEntry, ...]:
    chosen: list[SegmentEntry] = []
    documents = length = 0
    for entry in sorted(segments, key=lambda entry: (entry.live, entry.length)):
        documents += entry.live
        length += entry.length
        if documents > MAX_DOCUMENTS or length > MAX_WORDS:
            break
        chosen.append(entry)
    return tuple(chosen)
