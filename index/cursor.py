"""Where a page ends: an opaque text that the next page begins after."""

import base64
import json
from datetime import date
from math import isfinite

from msgspec import Struct

from index.errors import QueryError
from index.numbering import SortKey, segment_key
from index.search import Sort

__all__ = ["Cursor", "read_cursor"]


class Cursor(Struct, frozen=True):
    """The last release of a page in the order `sort`; `score` is 0.0 without words.

    `nearness`: the score has in it what the nearness of the words is worth, which is
    looked at for the best releases only. `before` counts the releases up to this one.
    """

    sort: Sort
    score: float
    published: date | None
    id: str
    nearness: bool = False
    before: int = 0

    @property
    def key(self) -> SortKey:
        """The place among releases of the same score."""
        return segment_key(self.published, self.id)

    def text(self) -> str:
        """Return the cursor as it stands in an address: letters, digits, - and _."""
        day = self.published.isoformat() if self.published else None
        told = [self.sort, self.score, day, self.id, self.nearness, self.before]
        data = json.dumps(told, ensure_ascii=False)
        return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def read_cursor(text: str, sort: Sort) -> Cursor:
    """Return the cursor. Raise QueryError unless it is ours and of this order."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        found, score, day, release_id, nearness, before = json.loads(data)
        cursor = Cursor(
            found,
            float(score),
            date.fromisoformat(day) if day is not None else None,
            str(release_id),
            bool(nearness),
            int(before),
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise _refused("it is not one of ours") from None
    if cursor.sort != sort:
        raise _refused(f"it belongs to the order {str(cursor.sort)[:20]}, not {sort}")
    if not isfinite(cursor.score) or cursor.before < 0:
        raise _refused("it is not one of ours")
    return cursor


def _refused(why: str) -> QueryError:
    return QueryError(f"the cursor cannot be used ({why}): go back to the first page")
