"""How the documents of a segment are numbered: in which order, and how many at most."""

from datetime import date
from typing import TypeAlias

__all__ = ["MAX_DOCUMENTS", "SortKey", "segment_key"]

MAX_DOCUMENTS = 65_536  # a document number is a uint16
SortKey: TypeAlias = tuple[int, str]


def segment_key(published: date | None, release_id: str) -> SortKey:
    """Return the sort key of a document in its segment: newest first, undated last,
    ties by id."""
    return -published.toordinal() if published else 0, release_id
