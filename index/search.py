"""What a reader asks: one frozen Search, the same for page, JSON and terminal."""

from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from index.release import FACET_FIELDS

__all__ = [
    "BY_SCORE",
    "MAX_SIZE",
    "Match",
    "Order",
    "Picks",
    "Search",
    "Sort",
    "Suggestion",
]

Match = Literal["all", "any"]
Sort = Literal["relevance", "newest", "oldest", "balanced"]
BY_SCORE: tuple[Sort, ...] = ("relevance", "balanced")
Order = Literal["count", "name"]  # of the values of a facet

MAX_SIZE = 100


class Picks(Struct, frozen=True):
    """What a reader picked in one facet field; each tuple is sorted and distinct.

    A release passes when it has at least one of `any` (if there are any), every one
    of `all`, and none of `none`. The value "" stands for "none given".
    """

    field: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.any or self.all or self.none)


class Search(Struct, frozen=True):
    """A whole search. `match` None: all words, or any when all together find nothing.

    `sort` None: relevance with words, newest without; `balanced` is relevance that
    fades with age. `since` and `until` are
    inclusive days. `picks` holds at most one Picks per field, in FACET_FIELDS order.
    `cursor` is opaque and comes from `Results.next`.
    """

    text: str = ""
    match: Match | None = None
    picks: tuple[Picks, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: Sort | None = None
    size: int = 10
    cursor: str | None = None

    def picked(self, field: str) -> Picks:
        """Return what is picked in `field`; empty Picks when nothing is."""
        found = (picks for picks in self.picks if picks.field == field)
        return next(found, Picks(field))

    def with_picks(self, picks: Picks) -> "Search":
        """Return this search with the picks of one field replaced, from page one."""
        kept = {p.field: p for p in self.picks} | {picks.field: _tidy(picks)}
        ordered = tuple(kept[f] for f in FACET_FIELDS if f in kept and kept[f])
        return replace(self, picks=ordered, cursor=None)


class Suggestion(Struct, frozen=True):
    """Something the index knows that begins as the reader typed."""

    field: str
    value: str
    label: str
    count: int


def _tidy(picks: Picks) -> Picks:
    parts = (picks.any, picks.all, picks.none)
    return Picks(picks.field, *(tuple(sorted(set(part))) for part in parts))
