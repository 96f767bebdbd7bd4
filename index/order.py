"""Which of the matching releases come first, page by page.

By date the order is plain. By score the best 50 are looked at twice: the lists of
words find them, exact counts and nearness then move them among each other. Those after
them keep the order of BM25F, so a cursor says which of the two it belongs to.
"""

from dataclasses import dataclass

from index.cursor import Cursor
from index.gather import Gathered, Ranked, gather, in_order
from index.proximity import looked_at_again
from index.recency import left
from index.search import BY_SCORE, Search, Sort
from index.state import State
from index.trees import Tree, bare_words

__all__ = ["Page", "first_to_last"]

LOOKED_AT = 50  # no collection of tests/benchmarks/relevance.py gains from more


@dataclass(frozen=True, slots=True)
class Page:
    """The releases of a page, what all matches have, and the cursor of the next page,
    None on the last."""

    found: Gathered
    hits: list[Ranked]
    next: Cursor | None


def first_to_last(
    state: State, tree: Tree, search: Search, sort: Sort, after: Cursor | None
) -> Page:
    """Return the page of `search.size` releases after a cursor, or the first."""
    wordless = not bare_words(tree)
    if sort not in BY_SCORE or wordless or (after and not after.nearness):
        found = gather(state, tree, search, sort, search.size + 1, after)
        return _page(found, [(hit, False) for hit in found.best], search.size, sort)
    found = gather(state, tree, search, sort, LOOKED_AT + search.size + 1)
    nearer = in_order(_looked_at_again(state, tree, found.best[:LOOKED_AT], sort), sort)
    if after:
        nearer = [hit for hit in nearer if _comes_after(hit, after)]
    ordered = [(hit, True) for hit in nearer]
    ordered += [(hit, False) for hit in found.best[LOOKED_AT:]]
    return _page(found, ordered, search.size, sort)


def _looked_at_again(
    state: State, tree: Tree, best: list[Ranked], sort: Sort
) -> list[Ranked]:
    """Return the releases with exact scores, which fade with age where those did."""
    if sort != "balanced":
        return looked_at_again(state, tree, best)
    shares = {hit[:2]: left(*hit[:2], state.newest) for hit in best}
    full = [hit._replace(score=hit.score / shares[hit[:2]]) for hit in best]
    exact = looked_at_again(state, tree, full)
    return [hit._replace(score=hit.score * shares[hit[:2]]) for hit in exact]


def _page(
    found: Gathered, ordered: list[tuple[Ranked, bool]], size: int, sort: Sort
) -> Page:
    page = ordered[:size]
    more = len(ordered) > size and page
    last = page[-1][0].cursor(sort, nearness=page[-1][1]) if more else None
    return Page(found, [hit for hit, _ in page], last)


def _comes_after(hit: Ranked, after: Cursor) -> bool:
    key = hit.segment.key(hit.document)
    return (-hit.score, key) > (-after.score, after.key)
