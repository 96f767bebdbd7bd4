"""Which of the matching releases come first, page by page.

By date the order is plain. By score the best 50 are looked at twice: the lists of
words find them, exact counts and nearness then move them among each other. Those after
them keep the order of BM25F, so a cursor says which of the two it belongs to.
"""

from msgspec import Struct

from index.best import Best, Ranked
from index.cursor import Cursor
from index.gather import Gathered, gather
from index.proximity import Words, look_again
from index.recency import left
from index.search import BY_SCORE, Search, Sort
from index.state import State
from index.trees import Tree

__all__ = ["Page", "first_to_last", "looked_at"]

LOOKED_AT = 50  # no collection of tests/benchmarks/relevance.py gains from more


class Page(Struct, frozen=True):
    """The releases of a page, what all matches have, and the cursor of the next page,
    None on the last."""

    found: Gathered
    hits: list[Ranked]
    next: Cursor | None


def first_to_last(
    state: State, tree: Tree, search: Search, sort: Sort, after: Cursor | None
) -> Page:
    """Return the page of `search.size` releases after a cursor, or the first."""
    size = search.size
    by_score = sort in BY_SCORE and (after is None or after.nearness)
    words = Words(state, tree) if by_score else None
    if not (words and words.slots):
        found = gather(state, tree, search, sort, size + 1, after)
        return _page(found, found.best.hits(), size, sort, near=0)
    found = gather(state, tree, search, sort, LOOKED_AT + size + 1)
    best = found.best
    assert isinstance(best, Best)  # that is what orders by score
    nearer = best.cut(LOOKED_AT)
    _look_again(state, words, nearer, sort)
    hits = nearer.hits(0, None if after else size + 1)
    if after:
        hits = [hit for hit in hits if _comes_after(hit, after)]
    near = len(hits)
    if near <= size:
        hits += best.hits(LOOKED_AT)
    return _page(found, hits, size, sort, near)


def looked_at(state: State, tree: Tree, search: Search, sort: Sort) -> Best:
    """Return the releases that are looked at again, with the scores that the lists of
    words give."""
    best = gather(state, tree, search, sort, LOOKED_AT).best
    assert isinstance(best, Best)
    _unfaded(state, best, sort)
    return best


def _unfaded(state: State, best: Best, sort: Sort) -> list[float]:
    """Give the scores back what age took, and return what it leaves of each."""
    if sort != "balanced":
        return []
    shares = [left(hit.segment, hit.document, state.newest) for hit in best.hits()]
    for row, share in enumerate(shares):
        best.scores[row] /= share
    return shares


def _look_again(state: State, words: Words, best: Best, sort: Sort) -> None:
    """Make the scores exact, which fade with age where those did."""
    shares = _unfaded(state, best, sort)
    look_again(words, best)
    for row, share in enumerate(shares):
        best.scores[row] *= share
    best.sort()


def _page(
    found: Gathered, ordered: list[Ranked], size: int, sort: Sort, near: int
) -> Page:
    """Return the first `size` of the ordered; the first `near` were looked at again."""
    page = ordered[:size]
    if len(ordered) <= size or not page:
        return Page(found, page, None)
    return Page(found, page, page[-1].cursor(sort, nearness=len(page) <= near))


def _comes_after(hit: Ranked, after: Cursor) -> bool:
    key = hit.segment.key(hit.document)
    return (-hit.score, key) > (-after.score, after.key)
